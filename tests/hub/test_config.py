"""Whatever is wrong with the configuration ends with one clear sentence and exit code 2."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from servers.hub import HubProcess
from servers.program import refusal, until
from servers.redis_server import RedisServer


def refused(*options: str, data: Path) -> str:
    """What a hub with these options and this data folder says instead of starting."""
    return refusal(
        *("hub", *options),
        environment={"HEARD_DATA_DIR": str(data)},
        # What it was told to use is looked for there, and left nowhere else.
        folder=data if data.is_dir() else None,
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--open", "--host", "0.0.0.0"], "loopback only"),
        (["--host", "0.0.0.0", "--insecure-lan", "--tls"], "--insecure-lan is for a hub without encryption"),
        (["--tls-key", "key.pem"], "--tls-cert"),
        (["--tls-cert", "no-such.pem"], "no-such.pem cannot be read"),
        (["--redis", "http://127.0.0.1"], "is not a redis://"),
        (["--redis", "redis://127.0.0.1:port"], "is not a redis://"),
        (
            ["--redis", "redis+sentinel://127.0.0.1"],
            "--redis takes `embedded`, `none` or a URL, and this one names",
        ),
        (["--port", "70000"], "port"),
        (["--database", "nosuch://x"], "database URL"),
        (["--database", "sqlite://"], "lose every order"),
        (["--database", "sqlite:///"], "lose every order"),
        (["--database", "sqlite+pysqlite:///:memory:"], "lose every order"),
        (["--database", "sqlite:///file::memory:?uri=true"], "lose every order"),
        (["--database", "sqlite:///file:x?mode=memory&uri=true"], "lose every order"),
        (["--database", "sqlite://x"], "not usable"),
        (["--database", "sqlite:///x?timeout=abc"], "not usable"),
        (["--database", "sqlite:///x?mode=memory&uri=true"], "not usable"),
        (["--database", "postgresql+pg8000://127.0.0.1:99999/x"], "not usable"),
        (["--database", "postgresql+pg8000://u:secret@127.0.0.1:port/x"], "not usable"),
        (["--database", "postgresql+pg8000://u:secret@[::1/x"], "not usable"),
        (["--database", "postgresql+pg8000://u:secret@127.0.0.1:1/x?bogus=1"], "not usable"),
        (["--database", "postgresql+pg8000://u:secret@127.0.0.1:1/x"], "does not answer"),
        (["--allow-origin", "example"], "--allow-origin"),
        (["--allow-origin", "http://["], "--allow-origin"),
        (["--config", "no-such-file.toml"], "no-such-file.toml"),
    ],
)
def test_a_wrong_option_is_named(words: list[str], said: str, tmp_path: Path) -> None:
    """Whoever typed it sees what to correct, and nobody sees a password."""
    port = [] if "--port" in words else ["--port", "0"]
    sentence = refused(*words, *port, data=tmp_path)
    assert said in sentence
    assert "secret" not in sentence, "no password in a message"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[hub]\nprot = 8000\n", "prot"),
        ('[hub]\nport = "eight thousand"\n', "port"),
        ("[hub\n", "not valid TOML"),
        ("[kitchen]\n", "kitchen"),
    ],
)
def test_a_wrong_line_of_the_file_is_named(text: str, said: str, tmp_path: Path) -> None:
    """With the file, of which somebody may not know."""
    (tmp_path / "heard.toml").write_text(text)
    sentence = refused(data=tmp_path)
    assert said in sentence
    assert "heard.toml" in sentence


def test_what_the_file_says_is_taken_and_an_option_goes_before_it(
    start_hub: Callable[..., HubProcess], redis_server: RedisServer, tmp_path: Path
) -> None:
    """A restaurant writes its settings down once, and one start may still differ."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "heard.toml").write_text('[hub]\nlocation = "bistro"\nredis = "none"\n')
    hub = start_hub("--redis", redis_server.url, folder=tmp_path)
    with redis_server.client() as redis:
        until(lambda: redis.exists("heard:bistro:intake"))
    assert hub.http.get("/readyz").json()["redis"] != "none"


def test_a_taken_port_is_said(tmp_path: Path) -> None:
    """Whoever starts a second hub by mistake reads which port it is."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert f"port {port}: another program uses it" in refused("--port", str(port), data=tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="needs the null device of POSIX")
def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """A hub that could keep nothing does not start."""
    assert "cannot be written to" in refused(data=Path("/dev/null/heard"))


def test_a_ready_file_of_an_earlier_run_says_nothing_about_this_one(tmp_path: Path) -> None:
    """Whoever waits for it must not find the address of a hub that is gone."""
    ready = tmp_path / "ready"
    ready.write_text("http://127.0.0.1:1")
    (tmp_path / "heard.db").mkdir()
    words = ("--open", "--port", "0", "--redis", "none", "--ready-file", str(ready))
    assert "cannot be opened" in refused(*words, data=tmp_path)
    assert not ready.exists()
    for nowhere in (tmp_path / "no" / "ready", tmp_path):
        sentence = refused("--open", "--port", "0", "--ready-file", str(nowhere), data=tmp_path)
        assert f"{nowhere} cannot be written" in sentence


def test_a_database_locked_by_another_program_is_said(tmp_path: Path) -> None:
    """Whoever starts the hub is told what stands in its way."""
    import sqlite3

    with sqlite3.connect(tmp_path / "heard.db", isolation_level=None) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("BEGIN EXCLUSIVE")
        assert "locked by another program" in refused("--open", "--port", "0", data=tmp_path)
    other.close()


@pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX's")
def test_a_token_others_can_read_is_refused(tmp_path: Path) -> None:
    """A secret everybody on the machine can read is none."""
    token = tmp_path / "token"
    token.write_text("x" * 43)
    token.chmod(0o644)
    assert "can be read by others" in refused("--port", "0", data=tmp_path)
