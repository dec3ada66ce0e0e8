"""From a hub's bytes to the glass, on software rendering at 1920×1080: `python tests/bench/bench_paint.py`.

A changed card and a new one, with 20 and with 200 orders queued; a snapshot of 50 kB and one of 1 MB. Each time is from
the moment in which the bytes are there to the first swapped frame that shows it.
"""

import sys

from figures import Figures, percentile
from scene import Screen, changed, frame_of, small

from hub_server.protocol.orders import Priority

TIMES = 100


def cards(figures: Figures, queued: int, times: int) -> None:
    """A card changes, and a rush order comes to the first place and goes again, so that everything moves."""
    screen = Screen(small(100 + number, 900 - 2 * number) for number in range(queued))
    screen.run(1.0)
    change, new = [], []
    for turn in range(times):
        order = screen.wire.client.board.orders[turn % 5]
        other = changed(order, 10 + turn)
        done = sum(item.status.value == "ready" for item in other.items)

        def says(order_id: int = order.id, done: int = done) -> bool:
            return any(card.property("progress").startswith(f"{done}/") for card in screen.cards(order_id))

        change.append(screen.painted(screen.wire.update(other), says))
        screen.run(0.02)
    for turn in range(times):
        rush = small(9000 + turn, 5, 3, priority=Priority.RUSH)
        new.append(screen.painted(screen.wire.update(rush), lambda id_=rush.id: bool(screen.cards(id_))))
        screen.run(0.45)
        screen.wire.send(screen.wire.update(rush, left=True))
        screen.run(0.45)
    for what, took, p50 in (("changed", change, 10), ("new", new, 30)):
        figures.most(f"{what} card painted, {queued} queued, p50", percentile(took, 50), p50, "ms")
        figures.most(f"{what} card painted, {queued} queued, p99", percentile(took, 99), 60, "ms")
    screen.close()


def snapshots(figures: Figures, times: int) -> None:
    """The whole board anew, and none of its orders was there before."""
    screen = Screen(small(100 + number, 900 - 2 * number) for number in range(20))
    screen.run(1.0)
    for size, bound in ((50_000, 1000 / 60), (1_000_000, 40)):
        blocks = []
        for turn in range(max(5, times // 5)):
            frame = screen.wire.snapshot(frame_of(size, 5000 * (1 + turn)))
            blocks.append(screen.blocked(lambda frame=frame: screen.wire.send(frame), 1.0))
        figures.most(
            f"a snapshot of {size // 1000} kB holds all up for, p50", percentile(blocks, 50), bound, "ms"
        )
        figures.most(f"a snapshot of {size // 1000} kB holds all up for, worst", max(blocks), 40, "ms")
    screen.close()


def main() -> int:
    """Prints the figures."""
    times = 10 if "--short" in sys.argv else TIMES
    figures = Figures("paint: a hub's bytes → the glass, 1920×1080, software rendering")
    for queued in (20, 200):
        cards(figures, queued, times)
    snapshots(figures, times)
    return figures.exit_code()


if __name__ == "__main__":
    sys.exit(main())
