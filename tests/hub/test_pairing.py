"""How a screen comes to its token, through a real hub."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from typing import Any

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from hub.displays import WAIT_S, hear
from hub_server.protocol import pairing_code
from hub_server.protocol.pairing_code import CONSONANTS, shown
from hub_server.protocol.pairing_code import typed as as_typed
from hub_server.tries import Failures, Tries
from servers.hub import HubProcess
from servers.program import refusal, typed, until


@pytest.fixture
def hub(start_hub: Callable[..., HubProcess]) -> HubProcess:
    return start_hub("--redis", "none", closed=True)


def ask(hub: HubProcess) -> dict[str, Any]:
    """A screen asks to be let in."""
    answer = hub.http.post("/api/v1/pairings")
    assert answer.status_code == 201, answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    asked: dict[str, Any] = answer.json()
    number = pairing_code.new_number()
    theirs = say(hub, asked, number).json()["number"]
    assert pairing_code.commitment(theirs) == asked["commitment"]
    code = pairing_code.code(hub=theirs, screen=number, ca=asked["ca"])
    return {
        **asked,
        "code": shown(code),
        "link": f"{asked['page']}#{code}",
        "number": number,
        "theirs": theirs,
    }


def say(hub: HubProcess, asked: dict[str, Any], number: object, token: str = "") -> Any:
    path = f"/api/v1/pairings/{asked['id']}/number"
    return hub.ask("POST", path, json={"number": number}, token=token or asked["token"])


def poll(hub: HubProcess, asked: dict[str, Any], token: str = "") -> Any:
    return hub.ask("GET", f"/api/v1/pairings/{asked['id']}", token=token or asked["token"])


def approve(hub: HubProcess, code: str, name: str = "Grill", station: str = "", token: str = "") -> Any:
    body = {"code": code, "name": name, "station": station}
    return hub.ask("POST", "/api/v1/pairings/approve", json=body, token=token)


def later(hub: HubProcess) -> None:
    """Makes ten minutes pass for every screen that waits."""
    with closing(sqlite3.connect(hub.data / "heard.db", isolation_level=None)) as database:
        for id_, body in database.execute("SELECT id, body FROM pairings").fetchall():
            over = re.sub(rb'"expires_at_ms":\d+', b'"expires_at_ms":1', body)
            database.execute("UPDATE pairings SET body = ? WHERE id = ?", (over, id_))


def test_a_screen_is_let_in_by_the_code_it_shows(hub: HubProcess) -> None:
    """As it is typed on the hub's own machine; before, its token lets it in nowhere."""
    asked = ask(hub)
    assert re.fullmatch(f"[{CONSONANTS}]{{4}}-[{CONSONANTS}]{{4}}", asked["code"])
    assert asked["link"] == f"{hub.url}/pair#{asked['code'].replace('-', '')}"
    assert (asked["expires_s"], asked["poll_s"]) == (600, 2)
    assert poll(hub, asked).json()["paired"] is False
    assert hub.ask("GET", "/api/v1/me", token=asked["token"]).status_code == 401
    mine = {"HEARD_DATA_DIR": str(hub.data)}
    words = ("pair", asked["code"].lower(), "--name", "Grill", "--station", "pending", "--hub", hub.url)
    code, said, complained = typed(*words, environment=mine)
    assert code == 0, complained
    assert said.strip() == f"The screen “Grill” ({asked['id']}) may come in at pending."
    assert poll(hub, asked).json() == {"paired": True, "name": "Grill", "station": "pending"}
    me = hub.ask("GET", "/api/v1/me", token=asked["token"]).json()
    assert (me["name"], me["role"], me["station"]) == ("Grill", "kiosk", "pending")
    url = hub.socket_url("pending")
    with connect(
        url, proxy=None, additional_headers=hub.knock(asked["token"]), open_timeout=WAIT_S
    ) as socket:
        hear(socket, "orders_update")
    assert "no screen shows this code" in refusal(*words, environment=mine), "it is good once"


def test_the_hub_has_chosen_before_it_hears_what_the_screen_chose(hub: HubProcess) -> None:
    """And neither can choose again: who stands between them cannot bring both to one code."""
    asked = ask(hub)
    assert say(hub, asked, asked["number"]).json() == {"number": asked["theirs"]}, "an answer may get lost"
    again = say(hub, asked, pairing_code.new_number())
    assert (again.status_code, again.json()["errors"][0]["field"]) == (400, "number")
    assert approve(hub, asked["code"]).status_code == 201


def test_before_a_screen_has_said_its_number_nothing_lets_it_in(hub: HubProcess) -> None:
    """There is no code yet that anybody could type, and its id is none."""
    asked = hub.http.post("/api/v1/pairings").json()
    for code in (asked["id"], "", asked["commitment"][:8]):
        assert approve(hub, code).status_code == 400
    assert poll(hub, asked).json()["paired"] is False


@pytest.mark.parametrize("number", ["", "0" * 63, "G" * 64, "A" * 64, 7, None])
def test_what_is_no_number_is_refused_by_name(hub: HubProcess, number: object) -> None:
    """The screen may say another one after that."""
    asked = hub.http.post("/api/v1/pairings").json()
    answer = say(hub, asked, number)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "number")
    assert say(hub, asked, "0" * 64).status_code == 200


def test_another_authority_makes_another_code() -> None:
    """A hub and a screen that do not see the same certificate show codes that nobody takes for the same."""
    one, other = (
        "-----BEGIN CERTIFICATE-----\n" + sign * 8 + "\n-----END CERTIFICATE-----\n" for sign in "AB"
    )
    numbers = {"hub": "0" * 64, "screen": "1" * 64}
    codes = {pairing_code.code(**numbers, ca=ca) for ca in ("", one, other)}
    assert len(codes) == 3
    assert all(len(code) == 8 and set(code) <= set(CONSONANTS) for code in codes)
    assert pairing_code.code(hub="1" * 64, screen="0" * 64, ca="") not in codes
    for wrong in ("x", "-----BEGIN CERTIFICATE-----\n?\n-----END CERTIFICATE-----"):
        with pytest.raises(ValueError, match="no certificate"):
            pairing_code.fingerprint(wrong)


def test_a_code_whose_time_is_over_lets_nobody_in(hub: HubProcess) -> None:
    """The screen asks anew and shows another one."""
    asked = ask(hub)
    later(hub)
    assert approve(hub, asked["code"]).status_code == 400
    answer = poll(hub, asked)
    assert answer.status_code == 404
    assert "Ask anew" in answer.json()["detail"]
    assert ask(hub)["code"] != asked["code"]


def test_a_code_is_good_for_one_screen(hub: HubProcess) -> None:
    """A second use is refused and lets in neither the first screen twice nor another one."""
    asked, other = ask(hub), ask(hub)
    assert approve(hub, asked["code"]).status_code == 201
    again = approve(hub, asked["code"], "Fry")
    assert (again.status_code, again.json()["errors"][0]["field"]) == (400, "code")
    assert poll(hub, other).json()["paired"] is False
    assert hub.ask("GET", "/api/v1/me", token=other["token"]).status_code == 401


def test_another_screen_gets_nothing_of_it(hub: HubProcess) -> None:
    """Neither before nor after it was let in, with whatever token but its own."""
    asked, other = ask(hub), ask(hub)
    forged = f"{asked['id']}.{other['token'].partition('.')[2]}"
    for _ in range(2):
        assert say(hub, asked, asked["number"], other["token"]).status_code == 401
        for token in (
            other["token"],
            forged,
            f"{asked['id']}.",
            asked["id"],
            "x",
            hub.issue("kiosk", f"k{_}"),
        ):
            answer = poll(hub, asked, token)
            assert answer.status_code == 401, token
            assert "paired" not in answer.json()
        approve(hub, asked["code"], "Grill")
    hub.ask("POST", f"/api/v1/devices/{asked['id']}/revoke")
    assert poll(hub, asked).status_code == 401


def test_wrong_codes_are_few(hub: HubProcess) -> None:
    """After five within a minute even the right one has to wait; another manager's are counted apart."""
    asked = ask(hub)
    for _ in range(5):
        answer = approve(hub, "BCDF-GHJK")
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "code")
    answer = approve(hub, asked["code"])
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 60
    assert poll(hub, asked).json()["paired"] is False
    entries = hub.ask("GET", "/api/v1/audit").json()["entries"]
    assert sum(1 for each in entries if each["action"] == "pairing_refused") == 5
    other = hub.issue("manager", "Ada")
    assert approve(hub, asked["code"], token=other).status_code == 201


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"name": "Grill"}, "code"),
        ({"code": "BBBB-BBBB"}, "name"),
        ({"code": "BBBB-BBBB", "name": " "}, "name"),
        ({"code": "BBBB-BBBB", "name": "a\u202eb"}, "name"),
        ({"code": "BBBB-BBBB", "name": "x" * 61}, "name"),
        ({"code": "BBBB-BBBB", "name": "Grill", "station": "nowhere"}, "station"),
        ({"code": "BBBB-BBBB", "name": "Grill", "role": "manager"}, "role"),
        ({"code": "ABCD-EFGH", "name": "Grill"}, "code"),
        ({"code": "B" * 41, "name": "Grill"}, "code"),
        ({"code": 7, "name": "Grill"}, "code"),
    ],
)
def test_what_is_wrong_with_an_approval_is_named(
    body: dict[str, object], field: str, closed_hub: HubProcess
) -> None:
    """By its field, and nobody is let in."""
    answer = closed_hub.ask(
        "POST", "/api/v1/pairings/approve", json=body, token=closed_hub.issue("manager", str(body)[:60])
    )
    assert answer.status_code == 400, answer.text
    assert answer.json()["errors"][0]["field"] == field


def test_a_name_is_given_once(hub: HubProcess) -> None:
    """Two screens of one name could not be told apart on the day one of them is to be turned out."""
    asked = ask(hub)
    hub.issue("integrator", "GRILL")
    answer = approve(hub, asked["code"], "Grill")
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "name")
    assert approve(hub, asked["code"], "Grill 2").status_code == 201, "that was no wrong code"


def test_so_many_screens_wait_and_no_more(hub: HubProcess) -> None:
    """Whoever asks again and again fills no disk, and a place is free again when a time is over."""
    for _ in range(10):
        ask(hub)
    answer = hub.http.post("/api/v1/pairings")
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 600
    later(hub)
    ask(hub)
    with closing(sqlite3.connect(hub.data / "heard.db")) as database:
        assert database.execute("SELECT count(*) FROM pairings").fetchone() == (1,)


def test_a_screen_may_ask_one_hub_and_be_let_in_at_another(
    start_hub: Callable[..., HubProcess], url: str
) -> None:
    """Behind a balancer nobody knows which one answers."""
    one, other = (start_hub("--database", url, "--redis", "none", closed=True) for _ in range(2))
    asked = ask(one)
    assert poll(other, asked).json()["paired"] is False
    assert approve(other, asked["code"]).status_code == 201
    assert poll(one, asked).json()["paired"] is True
    assert one.ask("GET", "/api/v1/me", token=asked["token"]).status_code == 200, "at once where it was told"
    until(lambda: other.ask("GET", "/api/v1/me", token=asked["token"]).status_code == 200)


def test_no_token_and_no_code_is_in_any_log(start_hub: Callable[..., HubProcess]) -> None:
    """Whatever is done with them, also where they do not belong, and at the chattiest level."""
    hub = start_hub("--log-level", "debug", closed=True)
    asked = ask(hub)
    tokens = [
        asked["token"],
        hub.issue("kiosk"),
        hub.issue("integrator"),
        (hub.data / "token").read_text().strip(),
    ]
    for token in tokens:
        poll(hub, asked, token)
        hub.ask("GET", f"/api/v1/stations?token={token}", token=token)
        hub.ask("GET", "/nowhere", token=token)
        hub.ask("POST", "/api/v1/me/rotate", token=token[:-1] + "!")
        hub.http.get("/api/v1/stations", params={"access_token": token})
        for path in ("pending", f"nowhere/?token={token}"):
            url = f"{hub.socket_url(path)}"
            for headers in (hub.knock(token), hub.knock(token[:-1] + "!"), {}):
                with (
                    suppress(InvalidStatus),
                    connect(url, proxy=None, additional_headers=headers, open_timeout=WAIT_S) as socket,
                ):
                    hear(socket, "orders_update")
    approve(hub, asked["code"])
    hub.stop()
    said = hub.program.output()
    assert "paired" in said
    for token in tokens:
        assert token not in said
        assert token.rpartition(".")[2] not in said
    assert asked["code"] not in said
    assert asked["code"].replace("-", "") not in said


def test_a_manager_lets_a_screen_in_from_a_phone(hub: HubProcess, chromium: Chrome) -> None:
    """By the address in the QR code; what is wrong is said there, and the page may load nothing from elsewhere."""
    asked = ask(hub)
    chromium.get(asked["link"])
    said = chromium.find_element(By.ID, "said")
    assert chromium.find_element(By.ID, "code").get_attribute("value") == asked["code"]
    assert asked["code"] in chromium.find_element(By.ID, "typed").text
    fields = {"name": "Grill", "station": "nowhere", "token": (hub.data / "token").read_text()}
    for name, value in fields.items():
        chromium.find_element(By.ID, name).send_keys(value.strip())
    send = chromium.find_element(By.TAG_NAME, "button")
    send.click()
    until(lambda: "station: there is none of this name" in said.text)
    chromium.find_element(By.ID, "station").clear()
    send.click()
    until(lambda: said.text == "“Grill” may come in.")
    assert poll(hub, asked).json()["paired"] is True
    assert "default-src 'none'" in hub.http.get("/pair").headers["Content-Security-Policy"]
    smuggled = "const script = document.createElement('script'); script.textContent = 'window.ran = 1';"
    assert chromium.execute_script(f"{smuggled} document.body.append(script); return window.ran") is None


def test_a_code_as_people_type_it() -> None:
    """Capitals, dashes and blanks do not matter; a sign that is none of the twenty does."""
    code = "WDJBMJHT"
    assert as_typed(shown(code)) == code
    assert as_typed(f" {shown(code).lower().replace('-', ' – ')} ") == code
    for wrong in ("", "BBBB", "AEIO-UYYY", code + "B", "BBBBBBB0"):
        assert as_typed(wrong) == ""
    codes = {pairing_code.code(hub=pairing_code.new_number(), screen="0" * 64, ca="") for _ in range(1000)}
    assert len(codes) == 1000
    for place in range(8):
        assert {code[place] for code in codes} == set(CONSONANTS), "no sign is left out anywhere"


def test_tries_and_failures_are_counted_within_bounds() -> None:
    """By a clock of the test's own."""
    now_s = 0.0
    tries = Tries(2, 60.0, clock=lambda: now_s)
    for _ in range(2):
        assert tries.wait_s("a") == 0
        tries.went_wrong("a")
    assert (tries.wait_s("a"), tries.wait_s("b")) == (60.0, 0.0)
    now_s = 60.0
    assert tries.wait_s("a") == 0

    failures = Failures(60.0, 2, clock=lambda: now_s)
    for n in range(5):
        failures.note(f"10.0.0.{n}", "why")
    failures.note("10.0.0.0", "last")
    assert failures.due() == [("10.0.0.0", 2, "last"), ("10.0.0.1", 1, "why"), ("others", 3, "why")]
    failures.note("10.0.0.0", "again")
    assert failures.due() == []
    now_s = 120.0
    assert failures.due() == [("10.0.0.0", 1, "again")]
