"""The README's commands, typed as they stand there."""

import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from hub_server.protocol import pairing_code
from servers.hub import HubProcess
from servers.program import Program, free_port, typed, until

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")


def commands() -> list[list[str]]:
    """Every `heard …` of the block under `Running it`, as the words after `heard`."""
    block = README.partition("## Running it")[2].split("```")[1]
    return [shlex.split(line, comments=True)[1:] for line in re.findall(r"^heard .*$", block, re.MULTILINE)]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[object]:
    """Starts a command in an environment without a screen; all end with the test."""
    programs: list[Program] = []

    def starting(words: list[str]) -> Program:
        program = Program(
            [Path(sys.executable).with_name("heard"), *words],
            log=tmp_path / f"{words[0]}.log",
            environment={"HEARD_DATA_DIR": str(tmp_path / "data"), "QT_QPA_PLATFORM": "offscreen"},
        )
        programs.append(program)
        program.start()
        return program

    yield starting
    for program in programs:
        program.kill()


def test_the_commands_that_say_who_may_come_in(tmp_path: Path) -> None:
    """In the order they stand there; the code is that of a screen which asks."""
    block = README.partition("## Who may come in")[2].split("```")[1]
    lines = [shlex.split(line, comments=True)[1:] for line in re.findall(r"^heard .*$", block, re.MULTILINE)]
    assert len(lines) == 10
    hub = HubProcess(tmp_path, ("--redis", "none"), closed=True)
    hub.start()
    try:
        (code,) = (word for word in lines[0] if re.fullmatch("[A-Z]{4}-[A-Z]{4}", word))
        asked = hub.http.post("/api/v1/pairings").json()
        own = {"Authorization": f"Bearer {asked['token']}"}
        ours = pairing_code.new_number()
        said = hub.http.post(
            f"/api/v1/pairings/{asked['id']}/number", json={"number": ours}, headers=own
        ).json()
        real = pairing_code.shown(pairing_code.code(hub=said["number"], screen=ours, ca=asked["ca"]))
        for line in lines:
            words = [real if word == code else word for word in line]
            near = [] if words[0] == "audit" else ["--hub", hub.url]
            ended, said, complained = typed(
                *words, *near, environment={"HEARD_DATA_DIR": str(hub.data)}, folder=tmp_path
            )
            assert ended == 0, complained
            assert said, words
        assert hub.ask("GET", "/api/v1/me", token=asked["token"]).status_code == 401
        till = (tmp_path / "till-1").read_text().strip()
        assert hub.ask("GET", "/api/v1/me", token=till).json()["role"] == "integrator"
    finally:
        hub.close()


def test_the_three_commands_work_together(start, tmp_path: Path) -> None:
    """Only the port is another one, the guests hurry, and the kiosk ends by itself and leaves a picture."""
    hub, kiosk, simulate = commands()
    assert (hub[0], kiosk[0], simulate[0]) == ("hub", "kiosk", "simulate")
    port = str(free_port())
    url = f"http://127.0.0.1:{port}"
    running = start([*hub, "--port", port])
    with httpx2.Client(base_url=url, trust_env=False, timeout=30) as http:

        def ready() -> bool:
            try:
                return http.get("/readyz").status_code == 200
            except httpx2.ConnectError:
                return False

        running.wait_ready(ready)
        guests = start([*(word.replace("8000", port) for word in simulate), "--rate", "120"])
        until(lambda: http.get("/api/v1/stations/pending/orders").json()["total"] > 0, within_s=30)
        screen = start([*kiosk, "--hub", url, "--windowed", "--screenshot-dir", str(tmp_path), "--for", "3"])
        until(lambda: not screen.running, within_s=30)
        assert screen.stop() == 0
        assert (tmp_path / "pending.png").stat().st_size > 10_000
        assert guests.running, guests.output()
