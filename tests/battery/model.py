"""R23: chance plays tills, cooks, crashes and restores against a real store, and a small model says what must follow.

The model knows orders as a page of paper would: a status, three versions, the lines. The store is the product's own on
a SQLite file; the kiosks have the product's own outbox and board and send what the product's own taps say. A crash
loses the answers that were under way, being offline delays them, a restore puts an earlier copy of the file back.
"""

import asyncio
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from battery import checker, truth
from battery.history import History
from battery.menu import Menu
from battery.paper import ROAD, Paper, Wrong, expected
from battery.verdict import Scale, Verdict
from hub_server.protocol.intake import new_order
from hub_server.protocol.messages import Ack, Command, OrdersUpdate, Result, hub_message
from hub_server.protocol.times import timestamp
from hub_server.refusals import Conflict, NotPossible
from hub_server.store import Store, wall_clock_ms
from kiosk_app import cook
from kiosk_app.board import Board, apply
from kiosk_app.outbox import Outbox, by_order


class Kiosk:
    """A cook's screen: what it last saw, what it keeps."""

    def __init__(self, name: str, station: str) -> None:
        self.name, self.station = name, station
        self.board = Board(station=station)
        self.outbox = Outbox()
        self.online = True


class Game:
    """One play; every method that begins with `do_` is a step that chance may choose."""

    def __init__(self, folder: Path, empty: Path, chance: random.Random, run: Callable[[Any], Any]) -> None:
        self.chance, self.run = chance, run
        self.folder = folder
        self.database = folder / "heard.db"
        shutil.copy(empty, self.database)
        self.store = Store(f"sqlite:///{self.database}")
        self.menu = Menu(chance)
        self.history = History()
        self.sent: dict[str, dict[str, Any]] = {}
        self.papers: dict[int, Paper] = {}
        self.kiosks = [Kiosk(f"k{at}-{name}", name) for at in (1, 2) for name in ROAD[:3]]
        self.answers: dict[str, bytes] = {}
        self.kept: tuple[dict[int, Paper], dict[str, dict[str, Any]], dict[str, tuple[str, bytes]]] | None = (
            None
        )
        self.steps: list[str] = []

    # Tills

    def do_place(self) -> None:
        order = self.menu.order()
        self._place(order, new=True)

    def do_place_again(self) -> None:
        if self.sent:
            self._place(self.chance.choice(list(self.sent.values())), new=False)

    def _place(self, order: dict[str, Any], *, new: bool) -> None:
        placed = self.run(self.store.place(new_order(msgspec.json.encode(order))))
        key = order["external_id"]
        if placed.created != new:
            raise Wrong(f"{key} was {'not ' if new else ''}created")
        if new:
            lines = tuple((line["name"], line.get("quantity", 1)) for line in order["items"])
            if placed.order.id in self.papers:
                raise Wrong(f"number {placed.order.id} was given twice")
            self.papers[placed.order.id] = Paper(key, lines=lines)
            self.sent[key] = order
        elif self.papers[placed.order.id].key != key:
            raise Wrong(f"{key} is order {placed.order.id} of another till's")

    def do_another_body(self) -> None:
        if self.sent:
            order = self.chance.choice(list(self.sent.values()))
            other = {**order, "items": [*order["items"], {"name": "Another"}]}
            try:
                self.run(self.store.place(new_order(msgspec.json.encode(other))))
            except Conflict:
                return
            raise Wrong("another body was taken under a key")

    def do_edit(self) -> None:
        found = self._any()
        if found is None:
            return
        order_id, paper = found
        items = [
            {"name": name, "id": str(at), "quantity": n} for at, (name, n) in enumerate(paper.lines, start=1)
        ]
        items[0]["quantity"] = paper.lines[0][1] % 999 + 1
        whole = {**self.sent[paper.key], "items": [{**a, **b} for a, b in self._lines(paper, items)]}
        try:
            placed = self.run(self.store.replace(new_order(msgspec.json.encode(whole))))
        except NotPossible:
            if paper.status not in ("complete", "cancelled"):
                raise Wrong(f"order {order_id}, {paper.status}, could not be changed") from None
            return
        if paper.status in ("complete", "cancelled"):
            raise Wrong(f"order {order_id}, {paper.status}, was changed")
        version = paper.version + 1
        lines = tuple((item["name"], item["quantity"]) for item in items)
        self.papers[order_id] = replace(paper, version=version, items_version=version, lines=lines)
        self._same(placed.order, self.papers[order_id])
        # The key's body is another one from now on.
        self.sent[paper.key] = whole

    def _lines(
        self, paper: Paper, items: list[dict[str, Any]]
    ) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        return list(zip(self.sent[paper.key]["items"], items, strict=True))

    def do_cancel(self) -> None:
        found = self._any()
        if found is None or self.chance.random() < 0.5:
            return
        order_id, paper = found
        try:
            self.run(self.store.tills.cancel("till", paper.key))
        except NotPossible:
            if paper.status != "complete":
                raise Wrong(f"order {order_id}, {paper.status}, could not be cancelled") from None
            return
        if paper.status == "complete":
            raise Wrong(f"order {order_id} was complete and is cancelled")
        if paper.status != "cancelled":
            self.papers[order_id] = replace(paper, status="cancelled", version=paper.version + 1)

    def _any(self) -> tuple[int, Paper] | None:
        return self.chance.choice(list(self.papers.items())) if self.papers else None

    # Cooks

    def do_look(self) -> None:
        """Some screens get the truth."""
        for kiosk in self.kiosks:
            if kiosk.online and self.chance.random() < 0.7:
                self._look(kiosk)

    def _look(self, kiosk: Kiosk) -> None:
        head, orders = self.run(self.store.standing())
        here = truth.rail(orders, kiosk.station)
        recent = tuple(self.run(self.store.left(here_status(kiosk.station), at_most=20)))
        kiosk.board = apply(
            kiosk.board,
            OrdersUpdate(
                station=kiosk.station,
                orders=here,
                epoch=self.store.epoch,
                seq=head.seq,
                now=timestamp(wall_clock_ms()),
                total=len(here),
                recent=recent,
            ),
        )

    def do_bump(self) -> None:
        self._tap(lambda kiosk, held: [cook.bump(card, held(card.id)) for card in kiosk.board.orders])

    def do_recall(self) -> None:
        self._tap(
            lambda kiosk, held: [
                cook.recall(card, here_status(kiosk.station), held(card.id)) for card in kiosk.board.recent
            ]
        )

    def _tap(self, wishes: Callable[[Kiosk, Callable[[int], Any]], list[Command | None]]) -> None:
        kiosk = self.chance.choice(self.kiosks)
        pending = by_order(kiosk.outbox.pending())
        found = [
            command for command in wishes(kiosk, lambda id_: pending.get(id_, ())) if command is not None
        ]
        if found:
            command = msgspec.structs.replace(self.chance.choice(found), epoch=kiosk.board.epoch)
            kiosk.outbox.put(kiosk.station, command)
            if kiosk.online and self.chance.random() < 0.6:
                self._send(kiosk)

    def do_offline(self) -> None:
        self.chance.choice(self.kiosks).online = False

    def do_reconnect(self) -> None:
        """A screen comes back: it gets the truth, and what it kept goes out, in order per order."""
        kiosk = self.chance.choice(self.kiosks)
        kiosk.online = True
        self._look(kiosk)
        while len(kiosk.outbox):
            self._send(kiosk, heard=True)

    def _send(self, kiosk: Kiosk, *, heard: bool | None = None) -> None:
        """The oldest command of each order goes out; its answer may be lost, then it goes out again some time."""
        for given in tuple(kiosk.outbox.heads()):
            answer = self.run(self.store.command(given.command, station=kiosk.station))
            self._judge(given.command, answer)
            if heard or self.chance.random() < 0.7:
                kiosk.outbox.take(given.command.id)

    def _judge(self, command: Command, answer: bytes) -> None:
        epoch = self.store.epoch
        known = self.answers.get(command.id)
        if known is not None:
            if known != answer:
                raise Wrong(f"{command.id} was answered {known!r} and then {answer!r}")
            return
        self.answers[command.id] = answer
        ack = hub_message.decode(answer)
        assert isinstance(ack, Ack)
        if command.epoch != epoch:
            result, paper = Result.REJECTED, self.papers.get(command.order_id)
        else:
            result, paper = expected(self.papers.get(command.order_id), command)
        if ack.result is not result:
            raise Wrong(f"{command} was {ack.result}, not {result}: {ack.detail}; {paper}")
        if paper is not None:
            self.papers[command.order_id] = paper

    # Misfortune

    def do_crash(self) -> None:
        """Commands are under way when the hub ends; nobody hears the answers, and it starts with what is on disk."""
        for kiosk in self.chance.sample(self.kiosks, 2):
            for given in tuple(kiosk.outbox.heads())[:1]:
                self._judge(given.command, self.run(self.store.command(given.command, station=kiosk.station)))
        epoch = self.store.epoch
        self.store.close()
        self.store = Store(f"sqlite:///{self.database}")
        if self.store.epoch != epoch:
            raise Wrong("a restart made another epoch")

    def do_backup(self) -> None:
        with closing(sqlite3.connect(self.database)) as here, closing(sqlite3.connect(self._backup)) as there:
            here.backup(there)
        self.kept = dict(self.papers), dict(self.sent), dict(self.answers)

    def do_restore(self) -> None:
        if self.kept is None or self.chance.random() < 0.5:
            return
        self.store.close()
        for ending in ("-wal", "-shm"):
            self.database.with_name(self.database.name + ending).unlink(missing_ok=True)
        shutil.copy(self._backup, self.database)
        new_epoch(self.database)
        self.store = Store(f"sqlite:///{self.database}")
        # What was carried out since is undone with its answers; commands about the old log are void.
        self.papers, self.sent, self.answers = (dict(each) for each in self.kept)

    @property
    def _backup(self) -> Path:
        return self.folder / "backup.db"

    # What holds after every step

    def check(self) -> None:
        """The orders are the model's, the log is dense and folds to them."""
        known = truth.read(self.database)
        found = checker.dense(known) + checker.each_once(History(), known)
        if found:
            raise Wrong(found[0])
        folded = known.folded()
        if folded != known.orders:
            raise Wrong("the orders are not the log folded")
        if set(folded) != set(self.papers):
            raise Wrong(f"there are the orders {sorted(folded)}, not {sorted(self.papers)}")
        for order_id, paper in self.papers.items():
            self._same(folded[order_id], paper)
        if known.epoch != self.store.epoch:
            raise Wrong("the epoch on disk is another one")

    def _same(self, order: Any, paper: Paper) -> None:
        told = (order.external_id, str(order.status), order.version, order.items_version)
        lines = tuple((item.name, item.quantity) for item in order.items)
        if (*told, lines) != (paper.key, paper.status, paper.version, paper.items_version, paper.lines):
            raise Wrong(f"order {order.id} is {told} {lines}, not {paper}")

    def end(self) -> None:
        """Everybody is online again; then nothing waits and every screen shows what the model says."""
        for kiosk in self.kiosks:
            kiosk.online = True
            while len(kiosk.outbox):
                self._send(kiosk, heard=True)
        self.check()
        for kiosk in self.kiosks:
            self._look(kiosk)
            ids = sorted(order.id for order in kiosk.board.orders)
            wanted = sorted(id_ for id_, paper in self.papers.items() if paper.status == kiosk.station)
            if ids != wanted:
                raise Wrong(f"{kiosk.name} shows {ids}, not {wanted}")


def here_status(station: str) -> Any:
    """The status a stage station shows."""
    from hub_server.protocol.states import Status

    return Status(station)


def new_epoch(database: Path) -> None:
    """What a restore does to the log's identity."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE location SET epoch = lower(hex(randomblob(16)))")
        connection.commit()


_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Where a game's files are: what is tried here is what is stored, not that it is on a disk."""

STEPS = {
    "place": 5,
    "place_again": 1,
    "another_body": 1,
    "edit": 2,
    "cancel": 1,
    "look": 4,
    "bump": 9,
    "recall": 6,
    "offline": 2,
    "reconnect": 2,
    "crash": 1,
    "backup": 1,
    "restore": 1,
}
"""Step → how often chance takes it."""


def play(seed: int, steps: int, run: Callable[[Any], Any], empty: Path) -> list[str]:
    """One game, on a copy of an empty database.

    Returns:
        The steps taken.

    Raises:
        Wrong: with the steps that led there.
    """
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="heard-battery-", dir=_MEMORY) as folder:
        game = Game(Path(folder), empty, chance, run)
        taken = []
        try:
            for _ in range(steps):
                name = chance.choices(tuple(STEPS), tuple(STEPS.values()))[0]
                taken.append(name)
                getattr(game, f"do_{name}")()
                game.check()
            game.end()
        except Exception as wrong:
            raise Wrong(f"game {seed}, {', '.join(taken)}: {type(wrong).__name__}: {wrong}") from wrong
        finally:
            game.store.close()
    return taken


async def machine(scale: Scale, seed: int) -> Verdict:
    """R23."""
    games, steps = scale.of(500, 25), 30
    verdict = Verdict(did=f"{games} games of {steps} steps against a model")
    over = False

    def all_games() -> int:
        played = 0
        with asyncio.Runner() as runner, tempfile.TemporaryDirectory(prefix="heard-battery-") as folder:
            # Made once: that takes longer than a game.
            empty = Path(folder) / "empty.db"
            Store(f"sqlite:///{empty}").close()
            for number in range(games):
                if over:
                    break
                play(seed + number, steps, runner.run, empty)
                played += 1
        return played

    try:
        verdict.exactly("games without a difference", await asyncio.to_thread(all_games), games)
    except Wrong as wrong:
        verdict.faults.append(str(wrong)[:900])
    finally:
        over = True
    return verdict
