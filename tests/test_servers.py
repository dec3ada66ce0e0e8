"""The servers of the tests themselves: that they are real, and behave as the tests rely on."""

import subprocess
import sys

import pg8000.native
import psutil
from selenium.webdriver import Chrome

from servers.program import gone
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
