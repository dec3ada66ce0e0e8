"""The last board of a station on the kiosk's disk: what a screen begins with, and what it leaves behind."""

import logging
from dataclasses import replace

from kiosk_app.board import Board, apply, snapshot
from kiosk_app.disk import Disk

log = logging.getLogger(__name__)

VOUCHED_EVERY_MS = 15_000
"""How old a board on disk may get while nothing but its time changes; a memory card wears out."""


class KeptBoard:
    """One station's board as it is on disk.

    Args:
        disk: None where nothing is kept.
        station: whose board.

    Attributes:
        board: the last one written down, taken in like every snapshot; an empty one where there is none.
    """

    def __init__(self, disk: Disk | None, station: str) -> None:
        self.board = Board(station=station)
        self._disk = disk
        update = None if disk is None else disk.board(station)
        try:
            if update is not None:
                self.board = apply(self.board, update)
        except (ValueError, OverflowError) as wrong:
            log.warning("the board that was kept makes no sense: %s", wrong)

    def keep(self, board: Board) -> None:
        """Writes the board down; one that only was vouched for again, and that is every second, now and then."""
        update = None if self._disk is None else snapshot(board)
        if self._disk is None or update is None or board.as_of_ms is None:
            return
        is_the_same = replace(self.board, as_of_ms=board.as_of_ms) == board
        if not is_the_same or abs(board.as_of_ms - (self.board.as_of_ms or 0)) >= VOUCHED_EVERY_MS:
            self.board = board
            self._disk.keep_board(update)
