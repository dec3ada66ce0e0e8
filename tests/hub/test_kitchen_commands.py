"""`heard kitchen …`, typed as the README has it."""

import json
import re
import shlex
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hub_server.cli import main
from hub_server.demo.demo_command import KITCHEN
from servers.hub import HubProcess
from servers.program import until

README = (Path(__file__).parent.parent.parent / "README.md").read_text("utf-8")


def commands() -> list[list[str]]:
    """Every `heard …` of the block under `The kitchen's line`, as the words after `heard`."""
    block = README.partition("## The kitchen's line")[2].split("```")[1]
    lines = re.findall(r"^uv run heard (.*)$", block, re.MULTILINE)
    return [shlex.split(line, comments=True) for line in lines]


def test_a_kitchen_is_begun_checked_loaded_asked_and_run(
    bare_hub: HubProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The README's lines, one after the other, each does what stands behind it."""
    monkeypatch.chdir(tmp_path)
    Path("order.json").write_text(
        json.dumps({"source": "t", "external_id": "1", "items": [{"name": "Fries", "category": "Sides"}]})
    )
    said = []
    for words in commands():
        local = words[1] in ("init", "check")
        assert main([*words, *([] if local else ["--hub", bare_hub.url])]) == 0, words
        said.append(capsys.readouterr().out)
    init, check, load, route, profile = said
    assert "kitchen.toml is a kitchen to begin with" in init
    assert re.search(r"\d+ stations, \d+ routes", check)
    assert load == "The hub runs version 1 of the kitchen.\n"
    assert re.match(r"Fries: fry\n  route \d takes it", route)
    assert profile == "The kitchen runs by quiet.\n"
    assert bare_hub.http.get("/api/v1/kitchen").json()["profile"] == "quiet"
    assert main(["kitchen", "show", "--hub", bare_hub.url]) == 0
    assert '{ name = "grill", kind = "prep"' in capsys.readouterr().out


def test_the_kitchen_of_the_demo_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    """Every line of it is understood."""
    assert main(["kitchen", "check", str(KITCHEN)]) == 0
    assert "9 stations" in capsys.readouterr().out


def test_what_is_wrong_is_said_with_its_line(
    bare_hub: HubProcess, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one sentence; nothing changes."""
    file = tmp_path / "kitchen.toml"
    file.write_text('[[stations]]\nname = "grill"\nkind = "gril"\n')
    assert main(["kitchen", "check", str(file)]) == 1
    assert "line 3: stations[0].kind" in capsys.readouterr().err
    assert main(["kitchen", "load", str(file), "--hub", bare_hub.url]) == 2
    assert "line 3: stations[0].kind" in capsys.readouterr().err
    assert main(["kitchen", "init", str(file)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert main(["kitchen", "profile", "mad", "--hub", bare_hub.url]) == 2
    assert "There is no profile `mad`" in capsys.readouterr().err
    for hub, told in (("http://127.0.0.1:1", "cannot be asked"), ("hub.example", "is no address such as")):
        assert main(["kitchen", "show", "--hub", hub]) == 2
        assert told in capsys.readouterr().err
    assert bare_hub.http.get("/api/v1/kitchen").json()["version"] == 0


def test_tills_hear_what_is_sold_out_and_who_said_so(bare_hub: HubProcess) -> None:
    """At once, when they wait for it; and everything that happened to the kitchen can be read afterwards."""

    def events(**query: int) -> list[tuple[int, str, str, str]]:
        told = bare_hub.http.get("/api/v1/kitchen/events", params=query).json()["events"]
        return [(event["version"], event["action"], event["name"], event["by"]) for event in told]

    assert events() == []
    bare_hub.http.put(
        "/api/v1/kitchen.toml", content=KITCHEN.read_bytes(), headers={"Content-Type": "application/toml"}
    )
    bare_hub.http.post("/api/v1/kitchen/sold-out", json={"name": "Fries"})
    bare_hub.http.post("/api/v1/kitchen/profile", json={"profile": "quiet"})
    bare_hub.http.post("/api/v1/kitchen/sold-out", json={"name": "fries", "sold_out": False})
    everything = [
        (1, "described", "", "api"),
        (2, "sold_out", "Fries", "api"),
        (3, "profile", "quiet", "api"),
        (4, "back_in_stock", "Fries", "api"),
    ]
    assert events() == everything
    assert events(since=2, wait=20) == everything[2:]
    assert events(since=4, wait=0) == []
    with ThreadPoolExecutor() as tills:
        waiting = tills.submit(events, since=4, wait=20)
        until(lambda: "heard_polls_waiting 1.0" in bare_hub.http.get("/metrics").text)
        bare_hub.http.post("/api/v1/kitchen/sold-out", json={"name": "Soup"})
        assert waiting.result() == [(5, "sold_out", "Soup", "api")]
