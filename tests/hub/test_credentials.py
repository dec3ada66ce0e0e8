"""Tokens: made, kept as a hash, replaced, taken away; on one hub and on several."""

import contextlib
import json
import sqlite3
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosedError, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from hub.displays import WAIT_S, hear
from hub_server import credentials
from hub_server.auth import Gate, Refusal
from hub_server.credentials import OVERLAP_S, Caller, Credential, Verdict, hashed, rotated, verdict
from hub_server.roles import Right, Role
from servers.hub import HubProcess
from servers.program import refusal, typed, until

CLOSED_WITHIN_S = 2.0


def credential(secret: str = "s", **fields: object) -> Credential:
    given: dict[str, object] = {"id": "i", "name": "n", "role": Role.KIOSK, "created_at": "t"}
    return Credential(**{**given, "hash": hashed(secret), **fields})  # type: ignore[arg-type]


def display(hub: HubProcess, token: str, sockets: ExitStack) -> ClientConnection:
    url = hub.socket_url("pending")
    return sockets.enter_context(
        connect(url, proxy=None, additional_headers=hub.knock(token), open_timeout=WAIT_S)
    )


def listened(socket: ClientConnection, deadline_s: float) -> None:
    """Hears whatever comes until then."""
    while True:
        socket.recv(max(0.01, deadline_s - time.monotonic()))


def test_a_token_has_256_bits_and_only_its_hash_is_on_the_disk(start_hub: Callable[..., HubProcess]) -> None:
    """Whoever reads the database, its journal or a backup cannot come in with what is in it."""
    hub = start_hub("--redis", "none", closed=True)
    token = hub.issue("integrator", "till-1")
    asked = hub.http.post("/api/v1/pairings").json()["token"]
    for each in (token, asked):
        id_, secret = credentials.split(each)
        assert len(secret) == 43, "32 bytes in base64"
        assert secret != id_
    backup = Path(typed("backup", environment={"HEARD_DATA_DIR": str(hub.data)})[1].strip())
    kept = [path for path in hub.data.rglob("*") if path.is_file() and path.name != "token"]
    assert backup in kept
    for path in kept:
        content = path.read_bytes()
        for each in (token, asked):
            assert credentials.split(each)[1].encode() not in content, path
    assert hub.ask("GET", "/api/v1/me", token=token).json()["name"] == "till-1"


def test_a_secret_is_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a credential that is there and of one that is not: both comparisons, whatever comes of the first."""
    compared = []
    right = credentials.hmac.compare_digest

    def counting(one: str, other: str) -> bool:
        compared.append((one, other))
        return right(one, other)

    monkeypatch.setattr(credentials.hmac, "compare_digest", counting)
    for known in (credential(), credential(earlier_hash=hashed("e")), None):
        for presented in ("s", "e", "x", ""):
            compared.clear()
            verdict(known, hashed(presented), 0)
            assert len(compared) == 2
            assert {other for _, other in compared} == {hashed(presented)}


def test_what_becomes_of_a_secret() -> None:
    """Good, wrong, of one that was revoked, or replaced and over; nothing else lets in, an empty one least of all."""
    known = credential("new", earlier_hash=hashed("old"), earlier_until_ms=1000)
    assert verdict(known, hashed("new"), 5000) is Verdict.GOOD
    assert verdict(known, hashed("old"), 999) is Verdict.GOOD
    assert verdict(known, hashed("old"), 1000) is Verdict.REPLACED
    assert verdict(known, hashed("other"), 0) is Verdict.WRONG
    assert verdict(credential(), hashed(""), 0) is Verdict.WRONG
    assert verdict(None, hashed(""), 0) is Verdict.WRONG
    assert verdict(credential(revoked_at="t"), hashed("s"), 0) is Verdict.REVOKED
    assert verdict(credential(revoked_at="t"), hashed("x"), 0) is Verdict.WRONG, "that one knows nothing"


def test_a_rotation_that_is_repeated_because_its_answer_got_lost() -> None:
    """The token its holder has goes on being good, and for no longer than after the first time."""
    once = rotated(credential("a"), secret="b", presented=hashed("a"), at="t", now_ms=0)
    again = rotated(once, secret="c", presented=hashed("a"), at="t", now_ms=5000)
    assert verdict(again, hashed("a"), OVERLAP_S * 1000 - 1) is Verdict.GOOD
    assert verdict(again, hashed("a"), OVERLAP_S * 1000) is Verdict.REPLACED
    assert verdict(again, hashed("b"), 5000) is Verdict.WRONG, "nobody has it"
    assert verdict(again, hashed("c"), 5000) is Verdict.GOOD
    later = rotated(again, secret="d", presented=hashed("c"), at="t", now_ms=9000)
    assert verdict(later, hashed("a"), 9000) is Verdict.WRONG
    assert verdict(later, hashed("c"), 9000) is Verdict.GOOD


def test_whoever_came_in_with_a_token_that_is_over_is_in_no_more() -> None:
    """Also somebody whose socket was opened before."""
    now_ms = 0
    gate = Gate("x" * 43, (), now_ms=lambda: now_ms)
    gate.learn(1, [credential("new", earlier_hash=hashed("old"), earlier_until_ms=1000)])
    caller = gate.admit(host=None, origin=None, authorization="Bearer i.old")
    assert isinstance(caller, Caller)
    assert gate.next_end_ms() == 1000
    assert gate.refusal(caller, Right.ENTER) is None
    now_ms = 1000
    assert gate.next_end_ms() is None
    refused = gate.refusal(caller, Right.ENTER)
    assert isinstance(refused, Refusal)
    assert refused.status == 401


def test_a_token_is_replaced_by_its_holder_or_by_a_manager(start_hub: Callable[..., HubProcess]) -> None:
    """The one before lets in meanwhile; a third one does not."""
    hub = start_hub("--redis", "none", closed=True)
    first = hub.issue("integrator", "till-1")
    answer = hub.ask("POST", "/api/v1/me/rotate", token=first)
    second = answer.json()["token"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.json()["overlap_s"] == OVERLAP_S
    assert [hub.ask("GET", "/api/v1/me", token=token).status_code for token in (first, second)] == [200, 200]
    third = hub.ask("POST", f"/api/v1/devices/{first.partition('.')[0]}/rotate").json()["token"]
    states = [hub.ask("GET", "/api/v1/me", token=token).status_code for token in (first, second, third)]
    assert states == [401, 200, 200]


@pytest.mark.parametrize("redis", ["none", "a Redis"])
def test_a_revoked_device_is_out_of_every_hub_within_two_seconds(
    redis: str,
    start_hub: Callable[..., HubProcess],
    url: str,
    sockets: ExitStack,
    request: pytest.FixtureRequest,
) -> None:
    """Its open sockets are closed where they are, and it is told that it was revoked when it comes again."""
    events = "none" if redis == "none" else request.getfixturevalue("redis_server").url
    one, other = (start_hub("--database", url, "--redis", events, closed=True) for _ in range(2))
    token, stays = one.issue("kiosk", "grill-1"), one.issue("kiosk", "fry-1")
    until(lambda: other.ask("GET", "/api/v1/me", token=stays).status_code == 200, within_s=CLOSED_WITHIN_S)
    displays = [display(hub, token, sockets) for hub in (one, other) for _ in range(2)]
    others = [display(hub, stays, sockets) for hub in (one, other)]
    for each in (*displays, *others):
        hear(each, "orders_update")
    assert one.ask("POST", f"/api/v1/devices/{token.partition('.')[0]}/revoke").json()["revoked_at"]
    deadline_s = time.monotonic() + CLOSED_WITHIN_S
    for each in displays:
        with pytest.raises(ConnectionClosedError) as closed:
            listened(each, deadline_s)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1008
        assert "revoked" in closed.value.rcvd.reason
    for hub in (one, other):
        answer = hub.ask("GET", "/api/v1/stations/pending/orders", token=token)
        assert (answer.status_code, answer.json()["type"]) == (401, "urn:heard:revoked")
        with pytest.raises(InvalidStatus) as refused:
            display(hub, token, sockets)
        assert refused.value.response.status_code == 401
        assert refused.value.response.body is not None
        assert json.loads(refused.value.response.body)["type"] == "urn:heard:revoked"
    for each in others:
        each.send(json.dumps({"type": "request_update"}))
        hear(each, "orders_update")


def test_a_poll_that_waits_tells_a_revoked_device_nothing(start_hub: Callable[..., HubProcess]) -> None:
    """It was let in before; what has happened since is not for it any more."""
    hub = start_hub("--redis", "none", closed=True)
    token = hub.issue("kiosk", "grill-1")
    tag = hub.ask("GET", "/api/v1/stations/pending/orders", token=token).headers["ETag"]

    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool:
        path = "/api/v1/stations/pending/orders?wait=15"
        poll = pool.submit(hub.ask, "GET", path, token=token, headers={"If-None-Match": tag})
        until(lambda: "heard_polls_waiting 1.0" in hub.ask("GET", "/metrics").text)
        hub.ask("POST", f"/api/v1/devices/{token.partition('.')[0]}/revoke")
        hub.ask("POST", "/api/v1/orders", json={"source": "t", "external_id": "1", "items": [{"name": "x"}]})
        assert poll.result(WAIT_S).status_code == 401


def test_a_device_has_five_sockets_and_no_more(
    start_hub: Callable[..., HubProcess], sockets: ExitStack
) -> None:
    """The sixth is refused until one of them ends; others are not concerned."""
    hub = start_hub("--redis", "none", closed=True)
    token, other = hub.issue("kiosk", "grill-1"), hub.issue("kiosk", "fry-1")
    displays = [display(hub, token, sockets) for _ in range(5)]
    with pytest.raises(InvalidStatus) as refused:
        display(hub, token, sockets)
    assert refused.value.response.status_code == 429
    display(hub, other, sockets)
    (listed,) = (
        each for each in hub.ask("GET", "/api/v1/devices").json()["devices"] if each["name"] == "grill-1"
    )
    assert listed["sockets"] == 5
    displays.pop().close()

    def is_in() -> bool:
        with contextlib.suppress(InvalidStatus):
            return bool(display(hub, token, sockets))
        return False

    until(is_in)


def test_the_hubs_own_token_is_replaced_in_its_file(start_hub: Callable[..., HubProcess]) -> None:
    """Whoever types on the hub's machine goes on without noticing; another hub of the folder takes it, too."""
    hub = start_hub("--redis", "none", closed=True)
    second = start_hub("--redis", "none", closed=True, folder=hub.folder)
    first = (hub.data / "token").read_text().strip()
    assert (
        typed("token", "rotate", "owner", "--hub", hub.url, environment={"HEARD_DATA_DIR": str(hub.data)})[0]
        == 0
    )
    assert (hub.data / "token").read_text().strip() != first
    assert (hub.data / "token").stat().st_mode & 0o077 == 0
    until(lambda: second.ask("GET", "/api/v1/me").status_code == 200)
    assert hub.ask("GET", "/api/v1/me", token=first).status_code == 200, "for a while"
    assert hub.ask("POST", "/api/v1/devices/owner/revoke").status_code == 409


def test_what_was_revoked_stays_so_whatever_is_put_back(start_hub: Callable[..., HubProcess]) -> None:
    """A backup of yesterday lets nobody in who was turned out today."""
    hub = start_hub("--redis", "none", closed=True)
    gone, stays = hub.issue("kiosk", "grill-1"), hub.issue("kiosk", "fry-1")
    environment = {"HEARD_DATA_DIR": str(hub.data)}
    backup = typed("backup", environment=environment)[1].strip()
    hub.ask("POST", f"/api/v1/devices/{gone.partition('.')[0]}/revoke")
    late = hub.issue("kiosk", "bar-1")
    assert typed("restore", backup, environment=environment)[0] == 0
    for _ in range(2):
        states = [hub.ask("GET", "/api/v1/me", token=token).status_code for token in (gone, stays, late)]
        assert states == [401, 200, 200]
        hub.stop()
        hub.restart()


def test_a_damaged_credential_lets_nobody_in(start_hub: Callable[..., HubProcess]) -> None:
    """A flipped bit must not make a screen a manager; what is damaged is moved aside as every other row."""
    hub = start_hub("--redis", "none", closed=True)
    token, other = hub.issue("kiosk", "grill-1"), hub.issue("kiosk", "fry-1")
    hub.stop()
    with closing(sqlite3.connect(hub.data / "heard.db", isolation_level=None)) as database:
        changed = database.execute(
            "UPDATE credentials SET body = replace(CAST(body AS TEXT), 'kiosk', 'manager') WHERE id = ?",
            (token.partition(".")[0],),
        )
        assert changed.rowcount == 1
    hub.restart()
    assert hub.ask("GET", "/api/v1/me", token=token).status_code == 401
    assert hub.ask("GET", "/api/v1/me", token=other).json()["role"] == "kiosk"
    assert list(hub.data.glob("heard.db.damaged-*"))


def test_what_was_revoked_stays_so_when_a_damaged_database_is_replaced(
    start_hub: Callable[..., HubProcess],
) -> None:
    """By a backup from before it: what can still be read of the damaged one counts, and so does its audit log."""
    hub = start_hub("--redis", "none", closed=True)
    gone, damaged = hub.issue("kiosk", "grill-1"), hub.issue("kiosk", "fry-1")
    typed("backup", environment={"HEARD_DATA_DIR": str(hub.data)})
    hub.ask("POST", f"/api/v1/devices/{gone.partition('.')[0]}/revoke")
    entries = hub.ask("GET", "/api/v1/audit").json()["entries"]
    hub.stop()
    with closing(sqlite3.connect(hub.data / "heard.db", isolation_level=None)) as database:
        database.execute("UPDATE credentials SET version = 99 WHERE id = ?", (damaged.partition(".")[0],))
    hub.restart()
    assert list(hub.data.glob("heard.db.damaged-*"))
    assert hub.ask("GET", "/api/v1/me", token=gone).json()["type"] == "urn:heard:revoked"
    assert hub.ask("GET", "/api/v1/me", token=damaged).status_code == 200, "as the backup has it"
    assert hub.ask("GET", "/api/v1/audit").json()["entries"][: len(entries)] == entries
    code, said, _ = typed("audit", "verify", environment={"HEARD_DATA_DIR": str(hub.data)})
    assert code == 0, said


def test_tokens_as_they_are_typed(start_hub: Callable[..., HubProcess], tmp_path: Path) -> None:
    """On the hub's own machine, with nothing but the command."""
    hub = start_hub("--redis", "none", closed=True)
    mine = {"HEARD_DATA_DIR": str(hub.data)}

    def heard(*words: str) -> str:
        code, said, complained = typed(*words, "--hub", hub.url, environment=mine)
        assert code == 0, complained
        return said.strip()

    token = heard("token", "new", "--role", "integrator", "--name", "Till 1")
    assert hub.ask("GET", "/api/v1/me", token=token).json()["role"] == "integrator"
    file = tmp_path / "till-2"
    assert str(file) in heard("token", "new", "--role", "kiosk", "--name", "Grill", "--to", str(file))
    assert file.stat().st_mode & 0o777 == 0o600
    screen = file.read_text().strip()
    rows = [line.split() for line in heard("token", "list").splitlines()]
    assert [row[0] for row in rows] == ["NAME", "owner", "Grill", "Till"] or rows[3][0] == "Grill"
    assert "Till" not in heard("devices")
    assert heard("devices", "rename", "grill", "Grill left") == "“grill” is called “Grill left” now."
    assert heard("devices", "move", "Grill left", "ready") == "“Grill left” stands at ready now."
    assert hub.ask("GET", "/api/v1/me", token=screen).json()["station"] == "ready"
    again = heard("token", "rotate", "Till 1")
    assert hub.ask("GET", "/api/v1/me", token=again).status_code == 200
    heard("devices", "revoke", "Grill left")
    assert "Grill" not in heard("devices", "list")
    assert "revoked" in heard("devices", "list", "--all")
    assert hub.ask("GET", "/api/v1/me", token=screen).status_code == 401
    near = ("--hub", hub.url)
    assert "is called" in refusal("token", "revoke", "Nobody", *near, environment=mine)
    words = ("token", "new", "--role", "kiosk", "--name", "till 1", *near)
    assert "name: “till 1” has a credential already" in refusal(*words, environment=mine)
    words = ("devices", "move", "Till 1", "nowhere", *near)
    assert "station: there is none of this name" in refusal(*words, environment=mine)
    assert "cannot be asked" in refusal("token", "list", "--hub", "http://127.0.0.1:1", environment=mine)


def test_an_open_hub_gives_no_tokens(untouched_hub: HubProcess) -> None:
    """What anybody could make there must not be good on the day the hub is closed."""
    hub = untouched_hub
    assert hub.http.get("/api/v1/me").json()["role"] == "manager"
    for path, body in (
        ("devices", {"name": "x", "role": "manager"}),
        ("pairings", None),
        ("pairings/approve", {"code": "BBBBBBBB", "name": "x"}),
        ("me/rotate", None),
        ("devices/x/rotate", None),
        ("devices/x/revoke", None),
        ("devices/x/name", {"name": "x"}),
        ("devices/x/station", {"station": ""}),
    ):
        answer = hub.http.post(f"/api/v1/{path}", json=body) if body else hub.http.post(f"/api/v1/{path}")
        assert answer.status_code == 403, path
        assert "open hub" in answer.json()["detail"]


def test_an_open_hub_says_so(start_hub: Callable[..., HubProcess]) -> None:
    """In its log, and to every screen that asks for its stations."""
    hub = start_hub("--redis", "none")
    assert "OPEN: whoever uses this machine may do everything" in hub.program.output()
    assert hub.http.get("/api/v1/stations").json()["open"] is True
