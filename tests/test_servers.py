"""The servers of the tests themselves: that they are real, and behave as the tests rely on."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pg8000.native
import psutil
import pytest
from selenium.webdriver import Chrome

from servers import warm
from servers.program import Program, free_port, gone, until
from servers.redis_server import RedisServer


class RunningAMomentAgo(psutil.Process):
    """One that ends after it was asked whether it runs."""

    def is_running(self) -> bool:
        return True


def test_a_process_that_ends_while_it_is_asked_about_is_gone() -> None:
    """The end of a program is waited for, and never a fault of the test that waits."""
    program = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    asked = RunningAMomentAgo(program.pid)
    assert not gone([asked])
    program.communicate()
    assert gone([asked])


def test_two_runs_of_tests_never_take_the_same_port() -> None:
    """They run side by side, and a server that was killed must find its port free."""
    asks = "from servers.program import free_port; print(*(free_port() for _ in range(150))); input()"
    with subprocess.Popen(
        [sys.executable, "-c", asks],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        text=True,
    ) as other:
        assert other.stdout is not None
        theirs = {int(port) for port in other.stdout.readline().split()}
        ours = [free_port() for _ in range(150)]
        other.communicate("\n")
    assert theirs
    assert not theirs & set(ours)
    assert len(set(ours[:50])) == 50, "and not one twice within a short time"


@pytest.mark.skipif(not warm.are_possible(), reason="only Linux can fork and watch hubs as the tests want it")
def test_a_forked_hub_ends_like_one_started_from_nothing(tmp_path: Path) -> None:
    """With its own exit code, words and folder; a kill is told apart from an ordered end."""
    environment = {"HEARD_DATA_DIR": "data"}
    heard = (sys.executable, "-m", "hub_server.cli", "hub", "--port")
    refused = Program([*heard, "0", "--redis", "nowhere"], log=tmp_path / "refused", environment=environment)
    refused.start()
    until(lambda: not refused.running)
    assert refused.stop() == 2
    assert refused.output().startswith("heard hub: --redis")
    hub = Program(
        [*heard, "0", "--redis", "none", "--ready-file", "up"], log=tmp_path / "log", environment=environment
    )
    for end, code in ((hub.stop, 0), (hub.kill, -signal.SIGKILL)):
        hub.start()
        hub.wait_ready((tmp_path / "up").exists)
        assert (tmp_path / "data" / "token").exists()
        assert psutil.Process(hub.pid).ppid() != os.getpid(), "it was forked"
        end()
        assert hub.stop() == code
        (tmp_path / "up").unlink()


def test_redis_keeps_its_data_over_a_kill_and_loses_it_when_it_comes_back_empty(
    redis_server: RedisServer,
) -> None:
    """Both failures of Redis can be told apart in a test."""
    with redis_server.client() as client:
        client.xadd("stream", {"order": "1"})
    redis_server.kill()
    redis_server.start()
    with redis_server.client() as client:
        assert client.xlen("stream") == 1
    redis_server.come_back_empty()
    with redis_server.client() as client:
        assert client.xlen("stream") == 0


def test_every_test_gets_an_empty_database(postgres_url: str) -> None:
    """A PostgreSQL of our own serves it."""
    port, name = postgres_url.rsplit(":", 1)[1].split("/")
    connection = pg8000.native.Connection("heard", host="127.0.0.1", port=int(port), database=name)
    tables = connection.run("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    connection.close()
    assert tables == []


def test_the_browser_runs_our_javascript(chromium: Chrome) -> None:
    """Pages of the tests are played by a real browser."""
    chromium.get("data:text/html,<title>kitchen</title>")
    assert chromium.title == "kitchen"
    assert chromium.execute_script("return typeof WebSocket") == "function"
