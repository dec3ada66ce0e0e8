"""Where a cook trains on a working screen: a made-up kitchen on the glass, and behind it the real one, not forgotten.

While a lesson goes on, what the hub says is kept and counted instead of shown. The hub is told of nothing that is
drawn, so it knows that nobody sees what has come since. Qt-free.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hub_server.protocol.messages import Ack, Command
from hub_server.protocol.states import Status
from kiosk_app import panels, words
from kiosk_app.aging import Agings
from kiosk_app.board import Board, Link
from kiosk_app.config import Config
from kiosk_app.disk import Given
from kiosk_app.listener import Hub, Listener
from kiosk_app.outbox import Pending
from kiosk_app.searching import Finding
from kiosk_app.speech import tr, trn
from kiosk_app.toast import Missed
from kiosk_app.training import Later, Trainer

NONE: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """What the screen says of the real kitchen during a lesson.

    Attributes:
        alarm: somebody has to look: an order has come, one is late, or nobody can know.
    """

    text: str = ""
    alarm: bool = False


class Aside:
    """Listens to the real hub in the screen's place, and keeps what it says.

    Args:
        hub: the station's client; None where the screen has none yet.
        title: of the station, for people.
        status: see `Kiosk.attach`.
        link: how the kiosk stood with its hub.
        detail: the sentence to it.
        pending: the commands without effect.
        conflicts: by order, why a tap had no effect and was not heeded yet.
        missed: what else had no effect, and was not read yet.
        changed: called when something else may be to be said of the real orders.

    Attributes:
        board: as it is now.
        agings: of its orders.
        began: the first one of that log that was known; what has become of it is told when the lesson is over.
    """

    def __init__(
        self,
        hub: Hub | None,
        title: str,
        status: Status | None,
        *,
        link: Link,
        detail: str,
        pending: Pending = panels.NOTHING,
        conflicts: Mapping[int, str] = NONE,
        missed: Iterable[Missed] = (),
        changed: Callable[[], None],
    ) -> None:
        self.hub, self.title, self.status = hub, title, status
        self.link, self.detail, self.pending = link, detail, pending
        self.conflicts, self.missed = dict(conflicts), tuple(missed)
        self._changed = changed
        self.agings = Agings()
        self.answers: list[tuple[Command, Ack]] = []
        self.board = self.began = Board(station="") if hub is None else hub.board
        if hub is not None:
            hub.listener = self

    def board_changed(self, board: Board) -> None:
        """The client's."""
        if not self.began.epoch:
            # The first word of a hub: what hangs there was there before.
            self.began = board
        elif board.epoch != self.board.epoch:
            # What did not succeed was about other orders, of which some have the same numbers.
            self.conflicts = {}
        self.board = board
        self.agings.keep(board.orders)
        self._changed()

    def link_changed(self, link: Link, detail: str) -> None:
        """The client's."""
        self.link, self.detail = link, detail
        self._changed()

    def pending_changed(self, pending: Pending) -> None:
        """The client's."""
        self.pending = dict(pending)

    def answered(self, command: Command, ack: Ack) -> None:
        """The client's; said when the lesson is over."""
        self.answers.append((command, ack))

    def found(self, finding: Finding) -> None:
        """The client's; who looked for it has gone into a lesson."""

    def held(self) -> tuple[Given, ...]:
        """What waits for a cook to say whether it is still to be sent."""
        return () if self.hub is None else self.hub.held()

    def fresh(self) -> int:
        """How many real orders have come since the lesson began; in another log all of them are new."""
        known = {order.id for order in self.began.orders} if self.board.epoch == self.began.epoch else set()
        return sum(1 for order in self.board.orders if order.id not in known)


def behind(aside: Aside, config: Config) -> Behind:
    """What is said of the real orders that wait."""
    board, hub = aside.board, aside.hub
    if hub is None or (not board.epoch and not board.orders):
        return Behind(text=tr("No hub is heard: this screen knows of no real orders."))
    late = panels.counts(board.orders, hub.hub_now_ms(), aside.agings, board.at, config)["late"]
    fresh, total = aside.fresh(), max(board.total, len(board.orders))
    said = [
        trn("%n real order waits here", "%n real orders wait here", total)
        if total
        else tr("No real order waits here")
    ]
    if fresh:
        said.append(trn("%n of them new", "%n of them new", fresh, "real orders"))
    if late:
        said.append(trn("%n of them late", "%n of them late", late, "real orders"))
    stale = panels.is_stale(aside.link, hub.vouched_ago_s(), config.schedule)
    if stale:
        said.append(tr("as of {time}: the hub is not heard", time=words.clock(board.as_of_ms)))
    return Behind(text=" · ".join(said), alarm=bool(fresh or late or stale))


class Classroom:
    """A screen's lesson, while there is one.

    Args:
        config: the settings as they are now.
        clock: monotonic, in seconds.
        wall_ms: the kiosk's own clock, in ms since the Unix epoch; for a lesson without a hub.
        later: see `Trainer`.

    Attributes:
        aside: what is behind the lesson; None while there is none.
        behind: what is said of that.
    """

    def __init__(
        self,
        config: Callable[[], Config],
        *,
        clock: Callable[[], float],
        wall_ms: Callable[[], int],
        later: Later,
    ) -> None:
        self.aside: Aside | None = None
        self.behind = Behind()
        self._config, self._clock, self._wall_ms, self._later = config, clock, wall_ms, later
        self._trainer: Trainer | None = None
        self._begun_at = self._touched_at = clock()
        # Whether the lesson is about the kitchen the screen stands in.
        self._is_at_home = False

    def begin(self, aside: Aside, listener: Listener, *, seed: int) -> Trainer:
        """Begins a lesson; one that goes on ends.

        Args:
            aside: listens to the hub meanwhile.
            listener: the screen.
            seed: of all chance in it.
        """
        if self._trainer is not None:
            self._trainer.end()
        self.aside, self._is_at_home = aside, aside.board.kitchen is not None
        now_ms = None if aside.hub is None else aside.hub.hub_now_ms()
        self._trainer = Trainer(
            aside.board,
            listener,
            seed=seed,
            now_ms=self._wall_ms() if now_ms is None else now_ms,
            clock=self._clock,
            later=self._later,
        )
        self._begun_at = self._touched_at = self._clock()
        self.look()
        return self._trainer

    def end(self, listener: Listener) -> Aside:
        """Ends it; from now on the hub talks to `listener` again."""
        aside, trainer = self.aside, self._trainer
        assert aside is not None, "no lesson"
        assert trainer is not None, "no lesson"
        trainer.end()
        self.aside = self._trainer = None
        self.behind = Behind()
        if aside.hub is not None:
            aside.hub.listener = listener
        return aside

    def touched(self) -> None:
        """Somebody is at the screen."""
        self._touched_at = self._clock()

    def is_left(self) -> bool:
        """Whether nobody has touched the screen for so long that the lesson is over."""
        since_s = self._clock() - self._touched_at
        return self.aside is not None and since_s >= 60 * self._config().training_min

    def is_about_another(self) -> bool:
        """Whether a hub was heard only after the lesson began, which nobody has touched yet: it can be about that."""
        known = self.aside is not None and self.aside.board.kitchen is not None
        return known and not self._is_at_home and self._touched_at == self._begun_at

    def go_on(self) -> None:
        """A second has passed."""
        if self._trainer is not None:
            self._trainer.go_on()

    def look(self) -> bool:
        """Looks behind the lesson; says whether something else is to be said of it than before."""
        known, self.behind = (
            self.behind,
            Behind() if self.aside is None else behind(self.aside, self._config()),
        )
        return self.behind != known
