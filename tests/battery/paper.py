"""The small model of R23: what an order is, as a page of paper would have it, and what a cook's command does to it."""

from dataclasses import dataclass, replace

from hub_server.protocol.messages import Command, Result

ROAD = ("pending", "preparing", "ready", "complete")


class Wrong(AssertionError):
    """The store did something else than the model says; the text says what."""


@dataclass(frozen=True, slots=True)
class Paper:
    """An order in the model; replaced, never changed.

    Attributes:
        since: the version at which its status began.
        recalled: brought back and not bumped again.
    """

    key: str
    status: str = "pending"
    version: int = 1
    items_version: int = 1
    since: int = 1
    recalled: bool = False
    lines: tuple[tuple[str, int], ...] = ()


def expected(paper: Paper | None, command: Command) -> tuple[Result, Paper | None]:
    """What has to become of a cook's command about a whole order that names where it wants to arrive."""
    if paper is None:
        return Result.REJECTED, None
    if paper.status == "cancelled":
        return Result.CANCELLED, paper
    here, there = ROAD.index(paper.status), ROAD.index(str(command.to))
    if command.action == "bump":
        # A bump from before a recall does not undo it.
        if here >= there or (paper.recalled and command.version < paper.since):
            return Result.ALREADY_DONE, paper
        if command.items_version < paper.items_version:
            return Result.STALE_ITEMS, paper
    else:
        if here == there:
            return Result.ALREADY_DONE, paper
        if here < there:
            return Result.REJECTED, paper
    version = paper.version + 1
    recalled = command.action == "recall"
    return Result.APPLIED, replace(
        paper, status=ROAD[there], version=version, since=version, recalled=recalled
    )
