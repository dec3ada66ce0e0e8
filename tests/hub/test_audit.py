"""The audit log: who, with which device, when, did what; only added to, and every change of it noticed."""

import asyncio
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa
from sample_kitchen import TEXT

from hub_server import tables
from hub_server.audit import FIRST, AuditEntry, Deed, chained, entry_hash, verified
from hub_server.credentials import Caller
from hub_server.register import audit_logs
from hub_server.roles import Role
from hub_server.store import Store
from servers.hub import HubProcess
from servers.old_schema import migrated
from servers.program import refusal, typed, until

MANAGER = Caller(id="manager23456", name="Ada", role=Role.MANAGER, address="192.0.2.7")


def written(url: str, count: int = 5) -> None:
    """A log of so many entries."""

    async def write(store: Store) -> None:
        for n in range(count):
            await store.access.note((MANAGER, Deed.MOVED, f"moved {n}"))

    with closing(Store(url)) as store:
        asyncio.run(write(store))


def edited(url: str, change: str) -> None:
    """Somebody who can write to the database has changed it, past what stands in the way."""
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            for verb in ("update", "delete"):
                connection.exec_driver_sql(f"DROP TRIGGER audits_{verb}")
        else:
            connection.exec_driver_sql("DROP TRIGGER audits_kept ON audits")
        connection.exec_driver_sql(change)
    engine.dispose()


def verify(url: str, *words: str) -> tuple[int, str]:
    """Exit code and words of `heard audit verify`."""
    code, said, complained = typed("audit", "verify", "--database", url, *words)
    assert code in (0, 1), complained
    return code, said.strip()


@pytest.mark.parametrize(
    "column", ["at_ms", "who", "device", "role", "address", "action", "what", "prev", "hash"]
)
def test_one_edited_row_is_named(url: str, column: str) -> None:
    """Whatever of it was changed."""
    written(url)
    assert verify(url)[0] == 0
    value = "17" if column == "at_ms" else "'x'"
    edited(url, f"UPDATE audits SET {column} = {value} WHERE seq = 3")
    assert verify(url) == (1, "main: NOT AS IT WAS WRITTEN: entry 3 is not as it was written")


def test_a_row_that_was_edited_together_with_its_hash_is_named(url: str) -> None:
    """The entry behind it was written after another one."""
    written(url)
    (_, _, third, *_) = audit_logs(url)["main"]
    forged = msgspec.structs.replace(third, who="Eve")
    forged = msgspec.structs.replace(forged, hash=entry_hash("main", forged))
    edited(url, f"UPDATE audits SET who = 'Eve', hash = '{forged.hash}' WHERE seq = 3")
    assert verify(url) == (
        1,
        "main: NOT AS IT WAS WRITTEN: entry 3 is not the one that entry 4 was written after",
    )


def test_a_row_that_was_taken_out_is_named(url: str) -> None:
    """Also when those behind it moved up."""
    written(url)
    edited(url, "DELETE FROM audits WHERE seq = 2")
    assert verify(url) == (1, "main: NOT AS IT WAS WRITTEN: entry 2 is missing")


def test_an_end_that_was_cut_off_or_forged_is_found_by_what_was_noted_down(url: str) -> None:
    """The chain alone cannot tell that it was longer; whoever noted its end can."""
    written(url)
    noted = verify(url)[1].rpartition(" ")[2]
    assert verify(url, "--known", noted)[0] == 0
    written(url, 2)
    assert verify(url, "--known", noted)[0] == 0, "it may have grown since"
    assert verify(url, "--known", "2:" + "0" * 64)[1].endswith("entry 2 is not the one that was noted down")
    edited(url, "DELETE FROM audits WHERE seq > 4")
    assert verify(url)[0] == 0
    assert verify(url, "--known", noted) == (
        1,
        "main: NOT AS IT WAS WRITTEN: the log ends at entry 4, and entry 5 was noted down",
    )
    assert "SEQ:HASH" in refusal("audit", "verify", "--database", url, "--known", "five")


@pytest.mark.parametrize("way", ["new", "migrated"])
@pytest.mark.parametrize("change", ["UPDATE audits SET who = 'Eve'", "DELETE FROM audits"])
def test_the_database_itself_refuses_to_change_the_log(url: str, way: str, change: str) -> None:
    """A slip of a hub, or of somebody at the database's prompt, changes nothing."""
    if way == "migrated":
        migrated(url, "head").dispose()
    written(url)
    engine = sa.create_engine(url)
    with engine.connect() as connection, pytest.raises(sa.exc.DBAPIError, match="only added to"):
        connection.exec_driver_sql(change)
    engine.dispose()
    assert verify(url)[0] == 0


def test_an_entry_is_bound_to_its_place_and_its_house() -> None:
    """Nothing of it can be put elsewhere: every field and the location's name are in its hash."""
    entry = chained("main", MANAGER, Deed.PAIRED, "let in", after=(0, FIRST), at_ms=1)
    assert verified("main", [entry]).fault == ""
    assert verified("annex", [entry]).fault == "entry 1 is not as it was written"
    for name in AuditEntry.__struct_fields__:
        other = msgspec.structs.replace(entry, **{name: 7 if name in ("seq", "at_ms") else "7"})
        assert verified("main", [other]).fault, name
    late = chained("main", MANAGER, Deed.PAIRED, "let in", after=(0, "f" * 64), at_ms=1)
    assert verified("main", [late]).fault == "entry 1 is not the first that was written"


def test_what_managers_do_and_who_was_not_let_in_is_written_down(
    start_hub: Callable[..., HubProcess], tmp_path: Path
) -> None:
    """Who, with which device, when, what; read by an auditor over the network and by hand on the machine."""
    hub = start_hub("--redis", "none", closed=True)
    till = hub.issue("integrator", "till-1")
    auditor = hub.issue("auditor", "Grace")
    device = till.partition(".")[0]
    hub.ask("POST", f"/api/v1/devices/{device}/name", json={"name": "till-2"})
    hub.ask("POST", f"/api/v1/devices/{device}/station", json={"station": "pending"})
    hub.ask("POST", f"/api/v1/devices/{device}/rotate")
    hub.ask(
        "PUT", "/api/v1/kitchen.toml", headers={"Content-Type": "application/toml"}, content=TEXT.encode()
    )
    hub.ask("POST", "/api/v1/kitchen/profile", json={"profile": "quiet"})
    hub.ask("POST", "/api/v1/kitchen/sold-out", json={"name": "Fries"}, token=till)
    bump = {"station": "pending", "id": "one-two-three", "action": "bump", "version": 1, "items_version": 1}
    order = {"source": "t", "external_id": "1", "items": [{"name": "Burger"}]}
    placed = hub.ask("POST", "/api/v1/orders", json=order).json()
    hub.ask("POST", "/api/v1/orders/t/1/cancel")
    acked = hub.ask("POST", "/api/v1/commands", json=bump | {"order_id": placed["id"]}).json()
    assert acked["result"] == "cancelled"
    hub.ask("POST", f"/api/v1/devices/{device}/revoke")
    hub.ask("GET", "/api/v1/stations", token=till)
    (tmp_path / "token").write_text(auditor)

    def listed() -> list[list[str]]:
        words = ("--hub", hub.url, "--token-file", str(tmp_path / "token"))
        code, said, complained = typed("audit", "list", *words)
        assert code == 0, complained
        return [line.split(": ", 2) for line in said.splitlines()]

    until(lambda: any("not_let_in" in line for line in listed()))
    lines = listed()
    assert [line[1] for line in lines if line[1] != "not_let_in"] == [
        *("first_manager", "issued", "issued", "renamed", "moved", "rotated"),
        *("kitchen", "kitchen", "kitchen", "cancelled_command", "revoked"),
    ]
    (sold_out,) = (line for line in lines if "Fries" in line[2])
    assert f"till-2 (integrator {device}) from 127.0.0.1" in sold_out[0]
    (renamed,) = (line for line in lines if line[1] == "renamed")
    assert "owner (manager owner) from 127.0.0.1" in renamed[0]
    assert "“till-1”" in renamed[2]
    assert "“till-2”" in renamed[2]
    words = ("--hub", hub.url, "--token-file", str(tmp_path / "token"))
    code, said, _ = typed("audit", "verify", *words)
    assert (code, "as they were written" in said) == (0, True)
    backup = typed("backup", environment={"HEARD_DATA_DIR": str(hub.data)})[1].strip()
    assert typed("restore", backup, environment={"HEARD_DATA_DIR": str(hub.data)})[0] == 0
    assert [line[1] for line in listed()][-2:] == ["backed_up", "restored"]


def test_a_flood_of_wrong_tokens_fills_no_log(start_hub: Callable[..., HubProcess]) -> None:
    """One entry for an address, however often it tries; the next one, a minute later, says how often."""
    hub = start_hub("--redis", "none", closed=True)
    for _ in range(200):
        assert hub.http.get("/api/v1/stations").status_code == 401

    def refused() -> int:
        entries = hub.ask("GET", "/api/v1/audit").json()["entries"]
        return sum(1 for each in entries if each["action"] == "not_let_in")

    until(lambda: refused() > 0)
    for _ in range(200):
        assert hub.http.get("/api/v1/stations").status_code == 401
    assert refused() == 1


def test_names_cannot_look_like_other_entries(url: str) -> None:
    """Each entry is one line, whatever is in it."""
    asked = Caller(name="Ada", address="192.0.2.7\n  9  now")

    async def write(store: Store) -> None:
        await store.access.note(
            (asked, Deed.NOT_LET_IN, "a\n    8  2026-01-01T00:00:00.000Z  Ada: revoked: nothing")
        )

    with closing(Store(url)) as store:
        asyncio.run(write(store))
    said = typed("audit", "list", "--database", url)[1]
    assert len(said.splitlines()) == 1


def test_a_hub_of_another_location_has_a_log_of_its_own(url: str) -> None:
    """Both are looked through."""
    written(url, 2)
    with closing(Store(url, location="annex")) as store:
        asyncio.run(store.access.note((MANAGER, Deed.MOVED, "moved")))
    code, said = verify(url)
    assert code == 0
    assert [line.partition(",")[0] for line in said.splitlines()] == ["annex: 1 entries", "main: 2 entries"]
    assert "audits" in tables.metadata.tables
