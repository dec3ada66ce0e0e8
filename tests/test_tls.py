"""A hub and its screens through an encrypted network, and those who would like to be one of them."""

import asyncio
import json
import signal
import ssl
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
import pytest
import trustme
from websockets.exceptions import InvalidHandshake
from websockets.sync.client import connect

from hub.displays import WAIT_S, hear
from hub_server.certificates import Certificates, authority
from hub_server.config import HubConfig
from hub_server.protocol.messages import encode
from kiosk_app.board import Link
from kiosk_app.client import HubAddress
from kiosk_app.entry import paired
from kiosk_app.pairing import Waiting
from kiosk_app.trust import NOT_THE_HUB, NOT_TRUSTED
from kiosk_parts.witness import QUICK, Witness, running
from servers.hub import HubProcess
from servers.program import Program, complaints, refusal, typed
from servers.program import until as until_true
from servers.waiting import until

POLLS = replace(QUICK, poll_after_s=0.02)


@pytest.fixture
def hub(start_hub: Callable[..., HubProcess]) -> HubProcess:
    """As a restaurant has it: closed, and to be reached from its network."""
    return start_hub("--host", "0.0.0.0", "--redis", "none", closed=True)


def pem(of: trustme.CA) -> str:
    return of.cert_pem.bytes().decode()


def test_beyond_this_machine_everything_is_encrypted(hub: HubProcess) -> None:
    """Without a word about it: the till with the hub's certificate gets through, and so does a screen."""
    assert hub.url.startswith("https://127.0.0.1:")
    order = {"source": "till-1", "external_id": "1", "items": [{"name": "Ravioli"}]}
    assert hub.ask("POST", "/api/v1/orders", json=order).status_code == 201
    with pytest.raises(httpx2.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
        httpx2.get(f"{hub.url}/healthz", trust_env=False)
    token = hub.issue("kiosk")

    async def story() -> None:
        witness = Witness()
        async with running(HubAddress(hub.url, token, hub.ca), witness, QUICK) as client:
            await until(lambda: client.link is Link.CONNECTED, "the socket")
            assert client.board.orders[0].items[0].name == "Ravioli"
            assert not client.board.insecure

    asyncio.run(story())


def test_on_an_encrypted_port_nothing_is_said_unencrypted(hub: HubProcess) -> None:
    """Neither to HTTP nor to a socket."""
    plain = hub.url.replace("https:", "http:")
    with pytest.raises(httpx2.HTTPError):
        httpx2.get(f"{plain}/healthz", trust_env=False)
    with pytest.raises((OSError, EOFError, InvalidHandshake)):
        connect(plain.replace("http:", "ws:") + "/ws/kitchen/pending/", proxy=None, open_timeout=WAIT_S)


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_old_encryption_is_none(hub: HubProcess, version: ssl.TLSVersion) -> None:
    """Those of before 2008 can be read."""
    old = ssl.create_default_context(cadata=hub.ca)
    old.set_ciphers("ALL:@SECLEVEL=0")
    old.minimum_version = old.maximum_version = version
    with pytest.raises(httpx2.ConnectError, match=r"(?i)protocol|version|no shared cipher"):
        httpx2.get(f"{hub.url}/healthz", trust_env=False, verify=old)


def test_the_hub_is_the_same_after_a_restart(hub: HubProcess) -> None:
    """Whoever was paired with it stays paired; the folder of its key is for nobody else."""
    before = hub.ca
    hub.stop()
    hub.start()
    assert authority(hub.data / "tls") == before
    for path in (hub.data / "tls", *(hub.data / "tls").iterdir()):
        assert path.stat().st_mode & 0o077 == 0, path
    assert hub.ask("GET", "/api/v1/me").status_code == 200


def test_the_commands_find_the_hub_of_this_machine_and_trust_it(hub: HubProcess, tmp_path: Path) -> None:
    """Nobody types an address or a certificate there; elsewhere the certificate is a file."""
    mine = {"HEARD_DATA_DIR": str(hub.data)}
    code, said, complained = typed("devices", environment=mine)
    assert code == 0, complained
    assert "SOCKETS" in said
    code, said, complained = typed("certificate", "--to", "hub.pem", environment=mine, folder=tmp_path)
    assert code == 0, complained
    assert (tmp_path / "hub.pem").read_text() == hub.ca
    elsewhere = {"HEARD_DATA_DIR": str(tmp_path / "none")}
    token = tmp_path / "token"
    token.write_text(hub.issue("auditor"))
    there = ("devices", "--hub", hub.url, "--token-file", str(token))
    assert "CERTIFICATE_VERIFY_FAILED" in refusal(*there, environment=elsewhere)
    code, said, complained = typed(*there, "--ca", str(tmp_path / "hub.pem"), environment=elsewhere)
    assert code == 0, complained


# Those who are not the hub


@asynccontextmanager
async def impostor(context: ssl.SSLContext | None) -> AsyncIterator[tuple[int, bytearray]]:
    """Whatever answers at the hub's address; gives its port and all that it was told."""
    told = bytearray()

    async def hear_all(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65536):
            told.extend(data)
            writer.write(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")

    async with serving(hear_all, context) as port:
        yield port, told


@asynccontextmanager
async def serving(
    handle: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]],
    context: ssl.SSLContext | None,
) -> AsyncIterator[int]:
    """A server on a port of its own; nothing of it is left afterwards."""
    writers, tasks = set(), set()

    async def handled(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.add(writer)
        tasks.add(asyncio.current_task())
        with suppress(OSError, asyncio.IncompleteReadError):
            await handle(reader, writer)
        writer.transport.abort()

    server = await asyncio.start_server(handled, "127.0.0.1", 0, ssl=context)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for writer in writers:
            writer.transport.abort()
        if tasks:
            await asyncio.wait(tasks)
        # Handshakes that failed end a step later.
        await asyncio.sleep(0.05)


def of_days(folder: Path, days: int) -> ssl.SSLContext:
    """What a hub with this folder showed so many days from now."""
    return Certificates(folder, HubConfig(), now=lambda: datetime.now(UTC) + timedelta(days=days)).context


def foreign(_: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    return context


@pytest.mark.parametrize(
    ("shows", "says"),
    [
        (foreign, NOT_THE_HUB),
        (lambda folder: of_days(folder, -200), NOT_THE_HUB),
        (lambda folder: of_days(folder, 100), NOT_THE_HUB),
        (lambda _: None, ""),
    ],
    ids=["another hub's", "expired", "not yet good", "not encrypted"],
)
@pytest.mark.parametrize("pinned", [True, False], ids=["pinned", "as everybody trusts"])
# WORKAROUND: httpx2 leaves the socket of a call that is cancelled within its handshake to the garbage collector.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_who_is_not_the_hub_hears_nothing(
    shows: Callable[[Path], ssl.SSLContext | None], says: str, pinned: bool, tmp_path: Path
) -> None:
    """Neither on a socket nor by polling, and the screen says what is wrong; it goes on trying."""

    async def story() -> None:
        # The authority first, as the screen has met it.
        of_days(tmp_path / "tls", -300)
        (tmp_path / "tls" / "server.pem").unlink()
        ca = authority(tmp_path / "tls") if pinned else ""
        witness = Witness()
        async with impostor(shows(tmp_path / "tls")) as (port, told):
            address = HubAddress(f"https://127.0.0.1:{port}", "abc.secret", ca)
            async with running(address, witness, POLLS) as client:
                await until(lambda: client._attempts > 3 and client._polls, "several attempts, both ways")
                if says:
                    assert client.link is Link.ERROR
                    assert (says if pinned else NOT_TRUSTED) in client.detail
                else:
                    assert client.link is not Link.CONNECTED
            assert b"secret" not in told
            assert b"GET" not in told

    asyncio.run(story())


def test_an_authority_that_vouches_for_others_has_to_vouch_for_the_name(tmp_path: Path) -> None:
    """A screen that was given a company's certificate takes no other machine of that company for its hub."""
    company = trustme.CA()

    async def story() -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        company.issue_cert("printer.example").configure_cert(context)
        async with impostor(context) as (port, told):
            witness = Witness()
            address = HubAddress(f"https://127.0.0.1:{port}", "abc.secret", pem(company), named=True)
            async with running(address, witness, QUICK) as client:
                await until(lambda: client.link is Link.ERROR, "the refusal")
            assert b"secret" not in told

    asyncio.run(story())


class Shown:
    """A panel that remembers what it shows."""

    def __init__(self) -> None:
        self.waiting: Waiting | None = None

    def wait(self, waiting: Waiting | None) -> None:
        self.waiting = waiting


@asynccontextmanager
async def in_between(hub: HubProcess, number: str = "") -> AsyncIterator[str]:
    """Somebody between screen and hub, who speaks to each in the other's name and has an authority of his own.

    Args:
        number: what is said to the screen in the place of the hub's.
    """
    own = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.issue_cert("127.0.0.1").configure_cert(context)

    async def relay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        fields = [line.split(": ", 1) for line in head[1:] if line]
        headers = {name.lower(): value for name, value in fields}
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        method, path, _ = head[0].split()
        told = await asyncio.to_thread(
            hub.http.request,
            method,
            path,
            content=body,
            headers={name: headers[name] for name in ("authorization", "content-type") if name in headers},
        )
        answer = told.json()
        if "ca" in answer:
            answer["ca"] = pem(own)
        if number and "number" in answer:
            answer["number"] = number
        content = encode(answer)
        writer.write(f"HTTP/1.1 {told.status_code} x\r\ncontent-length: {len(content)}\r\n".encode())
        writer.write(b"connection: close\r\ncontent-type: application/json\r\n\r\n" + content)
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    async with serving(relay, context) as port:
        yield f"https://127.0.0.1:{port}"


def test_nobody_in_between_is_let_in(hub: HubProcess) -> None:
    """The screen shows a code, the manager types it, and the hub knows of none like that."""

    async def story() -> None:
        async with in_between(hub) as url:
            panel = Shown()
            task = asyncio.create_task(paired(HubAddress(url), panel))
            await until(lambda: panel.waiting is not None and panel.waiting.code != "", "a code")
            assert panel.waiting is not None
            body = {"code": panel.waiting.code, "name": "Grill", "station": ""}
            answer = await asyncio.to_thread(hub.ask, "POST", "/api/v1/pairings/approve", json=body)
            assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "code")
            task.cancel()
            await asyncio.wait([task])

    asyncio.run(story())


def test_a_hub_that_chose_again_after_it_heard_the_screen_is_none(hub: HubProcess) -> None:
    """Whoever could would look for a number that makes a code the hub knows; the screen shows no code at all."""

    async def story() -> None:
        async with in_between(hub, "0" * 64) as url:
            panel = Shown()
            task = asyncio.create_task(paired(HubAddress(url), panel))
            await until(lambda: panel.waiting is not None and panel.waiting.trouble != "", "the refusal")
            assert panel.waiting is not None
            assert panel.waiting.code == ""
            task.cancel()
            await asyncio.wait([task])

    asyncio.run(story())


def test_a_screen_that_is_paired_with_an_encrypted_hub_knows_it_again(
    hub: HubProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program, twice: by the code, then by what it kept."""
    monkeypatch.setenv("HEARD_DATA_DIR", str(tmp_path / "kiosk"))
    sockets = lambda: sum(each["sockets"] for each in hub.ask("GET", "/api/v1/devices").json()["devices"])  # noqa: E731

    def started(number: int) -> Program:
        program = Program(
            [sys.executable, "-m", "hub_server.cli", "kiosk", "--size", "640x480", "--hub", hub.url],
            log=tmp_path / f"kiosk-{number}.log",
            environment={"QT_QPA_PLATFORM": "offscreen"},
        )
        program.start()
        return program

    def waiting() -> str:
        import sqlite3
        from contextlib import closing

        with closing(sqlite3.connect(hub.data / "heard.db")) as database:
            found = database.execute("SELECT code FROM pairings WHERE length(code) = 8").fetchone()
        return found[0] if found else ""

    first = started(1)
    try:
        until_true(lambda: waiting() != "", within_s=20, what="a code")
        body = {"code": waiting(), "name": "Grill", "station": "pending"}
        assert hub.ask("POST", "/api/v1/pairings/approve", json=body).status_code == 201
        until_true(lambda: sockets() == 1, within_s=20, what="the screen")
    finally:
        assert first.stop(by=signal.SIGTERM) == 0
    (kept,) = (tmp_path / "kiosk").rglob("*.token")
    assert json.loads(kept.read_bytes())["ca"] == hub.ca
    second = started(2)
    try:
        until_true(lambda: sockets() == 1, within_s=20, what="the screen again")
    finally:
        assert second.stop(by=signal.SIGTERM) == 0
    for program in (first, second):
        assert complaints(program.output()) == []


def test_pages_of_the_hub_may_use_it_by_any_of_its_addresses(hub: HubProcess) -> None:
    """A phone comes by an address in numbers, which cannot be made to point elsewhere; a name could."""
    port = hub.url.rsplit(":", 1)[1]
    for host, scheme, right in (
        (f"192.0.2.7:{port}", "https", True),
        (f"[2001:db8::7]:{port}", "https", True),
        (f"192.0.2.7:{port}", "http", False),
        (f"evil.example:{port}", "https", False),
    ):
        headers = {"Host": host, "Origin": f"{scheme}://{host}"}
        assert hub.ask("GET", "/api/v1/me", headers=headers).status_code == (200 if right else 403), headers
    strange = {"Host": f"192.0.2.7:{port}", "Origin": f"https://192.0.2.8:{port}"}
    assert hub.ask("GET", "/api/v1/me", headers=strange).status_code == 403


def test_a_socket_of_a_display_is_heard_over_tls(hub: HubProcess) -> None:
    """What is framed once goes through each screen's own encryption."""
    hub.ask("POST", "/api/v1/orders", json={"source": "t", "external_id": "9", "items": [{"name": "Soup"}]})
    trust = ssl.create_default_context(cadata=hub.ca)
    url = hub.url.replace("https:", "wss:") + "/ws/kitchen/pending/"
    with connect(url, proxy=None, ssl=trust, additional_headers=hub.knock(), open_timeout=WAIT_S) as socket:
        assert hear(socket, "orders_update")["orders"][0]["items"][0]["name"] == "Soup"
