"""Rows about one effect: R10, many cooks bump one order at once; R11, a till sends one order many times."""

import asyncio
import copy
import json
import random
from collections import Counter
from typing import Any

from battery.checker import violations
from battery.fleet import Fleet, until
from battery.menu import Menu
from battery.screens import Screen
from battery.tills import Till
from battery.verdict import Scale, Verdict
from hub_server.protocol.messages import Command, Result
from hub_server.protocol.orders import Order
from hub_server.protocol.states import Action, Status
from kiosk_app import cook

TOGETHER = 25
"""Races that are run at the same time."""

ILLEGAL: tuple[tuple[Action, Status | None], ...] = (
    (Action.RECALL, None),
    (Action.BUMP, Status.CANCELLED),
    (Action.RECALL, Status.COMPLETE),
    (Action.VOID, None),
)
"""What may not happen to a whole pending order, whoever asks."""


async def one_bump(scale: Scale, seed: int) -> Verdict:
    """R10: of 2–8 kiosks that bump one order at once exactly one moves it; stale and illegal ones move nothing."""
    races = scale.of(2000, 100)
    verdict = Verdict()
    found: Counter[tuple[str, str]] = Counter()
    wrong: list[str] = []
    kinds: Counter[str] = Counter()
    async with Fleet(seed) as fleet:
        await fleet.hub()
        kiosks = await fleet.kiosks(8, stations=("pending",))
        menu, till = Menu(fleet.chance), await fleet.till()

        async def race() -> None:
            order_id = (await till.place(menu.order())).order_id
            racers = fleet.chance.sample(kiosks, fleet.chance.randint(2, 8))
            await until(
                lambda: all(k.seen.board.order(order_id or 0) for k in racers), 10, "the card is there"
            )
            kind = fleet.chance.choices(("bump", "stale", "illegal"), (70, 15, 15))[0]
            kinds[kind] += 1
            cards = [kiosk.seen.board.order(order_id or 0) for kiosk in racers]
            if kind == "stale":
                await changed(till, cards[0])
            given = [
                (kiosk, _wish(kind, card, fleet.chance))
                for kiosk, card in zip(racers, cards, strict=True)
                if card is not None
            ]
            for kiosk, command in given:
                kiosk.give(command)
            results = await _answers(fleet, given)
            found.update((kind, result) for result in results)
            wanted = {"bump": Result.ALREADY_DONE, "stale": Result.STALE_ITEMS, "illegal": Result.REJECTED}[
                kind
            ]
            winners = results.count(Result.APPLIED)
            others = len(results) - winners - results.count(wanted)
            if winners != (kind == "bump") or others:
                wrong.append(f"a race of {len(given)} with a {kind} ended {Counter(map(str, results))}")
            # Off the rail, so that it does not fill up.
            await till.call("POST", f"/operations/api/orders/{order_id}/status/", {"status": "complete"})

        for begun in range(0, races, TOGETHER):
            async with asyncio.TaskGroup() as tasks:
                for _ in range(min(TOGETHER, races - begun)):
                    tasks.create_task(race())
        commands = sum(found.values())
        verdict.did = f"{races:,} races of 2-8 kiosks, {commands:,} commands"
        verdict.exactly("applied", found["bump", Result.APPLIED], kinds["bump"])
        for kind, result in (("stale", Result.STALE_ITEMS), ("illegal", Result.REJECTED)):
            given_so = sum(count for (of, _), count in found.items() if of == kind)
            verdict.exactly(f"{result} of {given_so:,} {kind}", found[kind, result], given_so)
        verdict.hold(wrong, "one winner each")
        await fleet.equal(5)
        verdict.hold(violations(fleet.history, fleet.truth(), fleet.seen()))
    return verdict


def _wish(kind: str, card: Order, chance: random.Random) -> Command:
    if kind == "illegal":
        action, to = chance.choice(ILLEGAL)
        return cook.command(card, action, to)
    command = cook.bump(card, ())
    assert command is not None
    return command


async def changed(till: Till, card: Order | None) -> None:
    """The till adds a line to an order."""
    assert card is not None
    lines = [{"name": item.name, "id": item.id, "quantity": item.quantity} for item in card.items]
    body = {
        "source": card.source,
        "external_id": card.external_id,
        "items": [*lines, {"name": "One more", "id": "more"}],
    }
    answer = await till.call("PUT", f"/api/v1/orders/{card.source}/{card.external_id}", body)
    assert answer.status_code == 200, answer.content


async def _answers(fleet: Fleet, given: list[tuple[Screen, Command]]) -> list[Result]:
    bumps = [fleet.history.bumps[command.id] for _, command in given]
    await until(lambda: all(bump.ack is not None for bump in bumps), 10, "every command is answered")
    return [bump.ack.result for bump in bumps if bump.ack is not None]


async def one_order(scale: Scale, seed: int) -> Verdict:
    """R11: an order sent 1–5 times, one after the other or at once, is one order; under its key no other one fits."""
    creates = scale.of(5000, 250)
    verdict = Verdict()
    refused = others = calls = 0
    async with Fleet(seed) as fleet:
        await fleet.hub()
        menu, till = Menu(fleet.chance), await fleet.till()
        numbers = iter(range(creates))

        async def send() -> None:
            nonlocal refused, others, calls
            for _ in numbers:
                order, times = menu.order(), fleet.chance.randint(1, 5)
                if fleet.chance.random() < 0.5:
                    await till.place(order, times=times)
                else:
                    await at_once(fleet, till, order, times)
                calls += times
                if fleet.chance.random() < 0.2:
                    others += 1
                    answer = await till.call("POST", "/api/v1/orders", _another(order, fleet.chance))
                    refused += answer.status_code == 409

        async with asyncio.TaskGroup() as tasks:
            for _ in range(24):
                tasks.create_task(send())
        truth = fleet.truth()
        verdict.did = f"{creates:,} orders in {calls:,} calls, {others} other bodies under a key"
        verdict.exactly("orders", len(truth.orders), creates)
        verdict.exactly("409", refused, others)
        verdict.hold(violations(fleet.history, truth, fleet.seen()), "I1-I3, I5 hold")
    return verdict


async def at_once(fleet: Fleet, till: Till, order: dict[str, Any], times: int) -> None:
    """Sends an order on several connections at the same time, its JSON written differently each time."""
    placing = fleet.history.placing(till.name, order)

    async def send(indent: int | None) -> None:
        body = json.dumps(order, indent=indent, sort_keys=bool(indent), ensure_ascii=indent == 1)
        till.heard(placing, await till.send("POST", "/api/v1/orders", body.encode()))

    await asyncio.gather(*(send((None, 1, 2, 3, 4)[at]) for at in range(times)))


def _another(order: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    other = copy.deepcopy(order)
    match chance.randrange(3):
        case 0:
            other["items"][0]["quantity"] = other["items"][0]["quantity"] % 999 + 1
        case 1:
            other["items"].append({"name": "Something else"})
        case _:
            other["note"] = other.get("note", "")[:900] + " !"
    return other
