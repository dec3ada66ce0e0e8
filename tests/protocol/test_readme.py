"""The contract's page says what the code does: its examples are read by the hub's own decoders, its words are all."""

import dataclasses
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from hub_server import kitchen_file
from hub_server.access_bodies import (
    Approval,
    AskedPairing,
    AuditPage,
    Devices,
    IssuedToken,
    NewCredential,
    NewName,
    NewStation,
    Number,
    PairingState,
)
from hub_server.audit import Deed
from hub_server.http_api import HttpApi
from hub_server.http_bodies import (
    Health,
    KitchenEvents,
    NewStatus,
    OtherCheck,
    SoldOut,
    StationCommand,
    Stations,
    StatusAnswer,
    WantedFire,
    WantedProfile,
)
from hub_server.openapi import Call, document
from hub_server.problems import Problem
from hub_server.protocol import PROTOCOL_VERSION, messages, orders
from hub_server.protocol.checks import NewCheck
from hub_server.protocol.intake import NewItem, NewModifier, NewOrder, new_order
from hub_server.protocol.kitchen import Ages, CookTime, Courses, Kitchen, Profile, Route, Station
from hub_server.protocol.messages import EventAction, Result, encode, hub_message, kiosk_message
from hub_server.protocol.states import ITEM_TABLE, ORDER_TABLE, Action, Status
from hub_server.protocol.strict import Refused, decode
from hub_server.roles import ALLOWED, Role

PAGE = Path(messages.__file__).with_name("README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```json ?([^\n]*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def typed(type_: Any) -> Callable[[str], Any]:
    decoder = msgspec.json.Decoder(type_)
    return lambda text: decode(text, decoder)


READERS: dict[str, Callable[[str], Any]] = {
    "new_order": new_order,
    "order": typed(orders.Order),
    "new_status": typed(NewStatus),
    "other_check": typed(OtherCheck),
    "new_check": typed(NewCheck),
    "wanted_profile": typed(WantedProfile),
    "wanted_fire": typed(WantedFire),
    "kitchen_events": typed(KitchenEvents),
    "sold_out": typed(SoldOut),
    "status_answer": typed(StatusAnswer),
    "stations": typed(Stations),
    "station_command": typed(StationCommand),
    "problem": typed(Problem),
    "health": typed(Health),
    "event": typed(messages.Event),
    "asked_pairing": typed(AskedPairing),
    "number": typed(Number),
    "pairing_state": typed(PairingState),
    "approval": typed(Approval),
    "new_credential": typed(NewCredential),
    "issued_token": typed(IssuedToken),
    "devices": typed(Devices),
    "new_name": typed(NewName),
    "new_station": typed(NewStation),
    "audit_page": typed(AuditPage),
}
for kind in ("orders_update", "order_update", "status_change", "heartbeat", "ack", "error"):
    READERS[kind] = lambda text: decode(text, hub_message)
for kind in ("request_update", "command", "seen"):
    READERS[kind] = lambda text: decode(text, kiosk_message)


def holds(whole: Any, part: Any, at: str = "$") -> None:
    """Everything `part` says is in `whole`, so that no example shows a field that does not exist."""
    if isinstance(part, dict):
        for key, value in part.items():
            # Structs of what the hub sends leave out some defaults; a misspelt name would not be a field at all.
            assert key in whole or (key, value) in {("kind", "add"), ("type", "about:blank")}, f"{at}.{key}"
            if key in whole:
                holds(whole[key], value, f"{at}.{key}")
    elif isinstance(part, list):
        assert len(whole) == len(part), at
        for index, value in enumerate(part):
            holds(whole[index], value, f"{at}[{index}]")
    elif isinstance(part, str) and re.match(r"\d{4}-\d\d-\d\dT", part):
        assert isinstance(whole, str), at
    else:
        assert whole == part, at


@pytest.mark.parametrize(("info", "text"), BLOCKS, ids=[info for info, _ in BLOCKS])
def test_every_example_is_what_it_says(info: str, text: str) -> None:
    """Read by the decoder of its kind, and nothing in it is ignored; or refused for the field it names."""
    kind, _, refused_for = info.partition(" refused ")
    if refused_for:
        with pytest.raises(Refused) as refusal:
            READERS[kind](text)
        assert refusal.value.field == refused_for
        return
    read = READERS[kind](text)
    example = json.loads(text)
    holds(json.loads(encode(read)), example)
    if "type" in example and kind != "problem":
        assert example["type"] == kind


def test_every_kind_of_message_has_an_example() -> None:
    """An integrator sees each of them once."""
    assert {info.partition(" ")[0] for info, _ in BLOCKS} == set(READERS)


def test_the_kitchen_file_on_the_page_describes_a_kitchen() -> None:
    """Every field in it exists, and every field there is stands in it."""
    (text,) = re.findall(r"^```toml kitchen\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    kitchen = kitchen_file.read(text)
    assert kitchen.routes
    assert kitchen.profiles
    for struct in (Kitchen, Courses, Station, Ages, Route, Profile, CookTime):
        # Only the three stages have a status, and they are there anyway.
        for name in set(struct.__struct_fields__) - {"status"}:
            assert re.search(rf"\b{name}\b", text), f"{struct.__name__}.{name}"


STRUCTS = [
    *(NewOrder, NewItem, NewModifier, orders.Order, orders.Item, orders.Modifier, orders.Change),
    *(messages.OrdersUpdate, messages.OrderUpdate, messages.StatusChange, messages.Heartbeat, messages.Ack),
    *(messages.Error, messages.Command, messages.Seen, messages.Event, StatusAnswer, Stations),
]
WORDS = {name for struct in STRUCTS for name in struct.__struct_fields__}
WORDS |= {str(word) for enum in (Status, Action, Result, EventAction) for word in enum}
WORDS |= {str(word) for enum in (orders.ServiceType, orders.Priority, orders.ModifierKind) for word in enum}
WORDS |= {str(word) for word in orders.ChangeKind}
WORDS |= {str(word) for enum in (Role, Deed) for word in enum}


def test_every_field_and_word_of_the_contract_is_on_the_page() -> None:
    """What is not written down cannot be relied on."""
    assert [word for word in sorted(WORDS) if not re.search(rf"[`\"{{]{word}[`\"}}]", PAGE)] == []


def test_the_table_of_roles_on_the_page_is_the_hubs_own() -> None:
    """Row by row, in the order of the rights."""
    table = PAGE.partition("| | `integrator` | `kiosk` | `manager` | `auditor` |\n")[2].partition("\n\n")[0]
    rows = [[cell.strip() for cell in line.split("|")[2:6]] for line in table.splitlines()[1:]]
    assert rows == [
        [
            "yes" if role in roles else "–"
            for role in (Role.INTEGRATOR, Role.KIOSK, Role.MANAGER, Role.AUDITOR)
        ]
        for roles in ALLOWED.values()
    ]


def calls() -> tuple[Call, ...]:
    nothing: dict[str, Any] = {field.name: None for field in dataclasses.fields(HttpApi)}
    return HttpApi(**nothing).calls()


@pytest.mark.parametrize("call", calls(), ids=lambda call: f"{call.method} {call.path}")
def test_every_call_of_the_hub_is_on_the_page(call: Call) -> None:
    """With its method."""
    assert f"`{call.method} {call.path.replace(':int', '')}`" in PAGE


def test_page_and_description_are_of_the_version_in_the_code() -> None:
    """A peer can tell whether it would misread a message."""
    assert f"normative for protocol version {PROTOCOL_VERSION}." in PAGE
    assert document(calls())["info"]["version"] == str(PROTOCOL_VERSION)


def test_the_table_of_statuses_is_the_state_machine() -> None:
    """Each cell of the page, against both tables."""
    for status in Status:
        row = re.search(rf"^\| `{status}` \| (.*) \| (.*) \| (.*) \|$", PAGE, re.MULTILINE)
        assert row is not None, status
        for cell, action, item_action in zip(
            row.groups(),
            (Action.BUMP, Action.RECALL, Action.CANCEL),
            (Action.BUMP, Action.RECALL, Action.VOID),
            strict=True,
        ):
            reached = None if cell == "–" else Status(cell.strip("`"))
            assert ORDER_TABLE.get((status, action)) is reached, (status, action)
            assert ITEM_TABLE.get((status, item_action)) is reached, (status, item_action)


def test_links_within_the_page_lead_somewhere() -> None:
    """Anchors are made from headings as forges do."""
    headings = re.findall(r"^#+ (.*)$", PAGE, re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]*)\)", PAGE)) <= anchors
