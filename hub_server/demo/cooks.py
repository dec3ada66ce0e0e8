"""The cooks of the demo: at each station somebody who bumps what hangs there, over HTTP as a display might."""

import asyncio
import random
import uuid
from collections.abc import Awaitable, Callable
from typing import Any

import httpx2

JsonOrder = dict[str, Any]
Send = Callable[[str, str, object], Awaitable[httpx2.Response]]

TARGETS = {"pending": 7, "preparing": 6, "ready": 4}
"""Orders the simulated cooks let stand at each stage, in a kitchen without other stations."""

PREP_TARGET, EXPO_TARGET = 6, 10
"""The same at each prep station, and at expo."""

ITEM_PART = 0.35
"""Of a hundred bumps at a prep station so many are of one item."""

SLOWEST_S = 4.0
"""A cook looks up at least so often."""

_NEXT = {"pending": "preparing", "preparing": "ready", "ready": "complete"}


class Cooks:
    """Everybody who works in one kitchen.

    Args:
        send: makes one call to the hub, for ever until it is answered.
        chance: of what they do and when.
        refused: told of each answer that should have been another one.

    Attributes:
        bumped: so far.
    """

    def __init__(self, send: Send, chance: random.Random, refused: Callable[[httpx2.Response], None]) -> None:
        self.bumped = 0
        self._refused = refused
        self._send = send
        self._chance = chance
        self._kinds: dict[str, str] = {}

    async def find(self) -> None:
        """Asks which stations there are; where some make things, the three stages are nobody's place."""
        answer = await self._send("GET", "/api/v1/stations", None)
        kinds = {station["name"]: station["kind"] for station in answer.json()["stations"]}
        works = "prep" in kinds.values()
        self._kinds = {
            name: kind for name, kind in kinds.items() if kind in (("prep", "expo") if works else ("stage",))
        }

    async def work(self, per_minute: float) -> None:
        """Bumps at every station until cancelled, `per_minute` orders on average."""
        async with asyncio.TaskGroup() as tasks:
            for name, kind in self._kinds.items():
                tasks.create_task(self._cook(name, kind, per_minute), name=f"cook at {name}")

    async def bring(self, order: JsonOrder, status: str) -> None:
        """Works at an order that has just come in until it is `preparing` or `ready`."""
        if "prep" not in self._kinds.values():
            path = f"/operations/api/orders/{order['id']}/status/"
            await self._send("POST", path, {"status": status})
            return
        expo = next((name for name, kind in self._kinds.items() if kind == "expo"), None)
        makers = _makers(order)
        nothing_to_do = not any(_todo(order, name) for name in makers)
        if expo is not None and (status == "ready" or nothing_to_do) and any(map(_is_held, order["items"])):
            order = await self._tell(expo, order, "fire") or order
        for name in makers:
            todo = _todo(order, name)
            if todo and status == "preparing":
                await self._tell(name, order, "bump", item_ids=todo[:1])
                return
            if todo:
                order = await self._tell(name, order, "bump", item_ids=[]) or order

    async def _cook(self, name: str, kind: str, per_minute: float) -> None:
        """Bumps mostly the oldest, the faster the more is waiting, so that boards neither empty nor overflow."""
        chance = self._chance
        pace_s = min(SLOWEST_S, 60 / per_minute)
        target = TARGETS.get(name, EXPO_TARGET if kind == "expo" else PREP_TARGET)
        while True:
            await asyncio.sleep(chance.uniform(0.5, 1.5) * pace_s)
            answer = await self._send("GET", f"/api/v1/stations/{name}/orders?limit=1000", None)
            if answer.status_code != 200:
                self._refused(answer)
                continue
            hanging: list[JsonOrder] = answer.json()["orders"]
            doable = [order for order in hanging if _is_doable(order, name, kind)]
            eagerness = len(doable) / target
            for order in doable[:3]:
                if chance.random() < 0.5 * eagerness**2 * pace_s * per_minute / 60:
                    await self._bump(name, kind, order)
                    break

    async def _bump(self, name: str, kind: str, order: JsonOrder) -> None:
        if kind == "stage":
            await self._tell(name, order, "bump", to=_NEXT[name])
            return
        if kind == "expo":
            await self._tell(name, order, "bump", to="complete")
            return
        todo = _todo(order, name)
        if not todo:
            await self._tell(name, order, "acknowledge")
            return
        is_one = len(todo) > 1 and self._chance.random() < ITEM_PART
        await self._tell(name, order, "bump", item_ids=[self._chance.choice(todo)] if is_one else [])

    async def _tell(self, station: str, order: JsonOrder, action: str, **fields: object) -> JsonOrder | None:
        """A command; the order as it is after it."""
        command = {
            "id": uuid.uuid4().hex,
            "station": station,
            "action": action,
            "order_id": order["id"],
            "version": order["version"],
            "items_version": order["items_version"],
            **fields,
        }
        answer = await self._send("POST", "/api/v1/commands", command)
        if answer.status_code != 200:
            self._refused(answer)
            return None
        self.bumped += 1
        after: JsonOrder | None = answer.json().get("order")
        return after


def _is_doable(order: JsonOrder, station: str, kind: str) -> bool:
    """Whether a cook would touch it now."""
    match kind:
        case "prep":
            waits = any(station in change.get("waiting", ()) for change in order.get("changes", ()))
            return bool(_todo(order, station)) or waits
        case "expo":
            return bool(order["status"] == "ready")
        case _:
            return True


def _makers(order: JsonOrder) -> list[str]:
    parts = (part["station"] for item in order["items"] for part in item.get("parts", ()))
    return list(dict.fromkeys(parts))


def _is_held(item: dict[str, Any]) -> bool:
    return bool(item.get("pace", {}).get("held"))


def _todo(order: JsonOrder, station: str) -> list[str]:
    """The items a station has something to make of now."""
    return [
        item["id"]
        for item in order["items"]
        if item.get("status") != "cancelled"
        and not _is_held(item)
        and any(
            part["station"] == station and part.get("status", "pending") in ("pending", "preparing")
            for part in item.get("parts", ())
        )
    ]
