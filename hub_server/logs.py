"""Structured logs: one JSON object a line on stderr, or plain lines for a person at a terminal."""

import json
import logging
import sys

from hub_server.protocol.card_numbers import masked
from hub_server.protocol.times import timestamp

_PLAIN = set(vars(logging.makeLogRecord({}))) | {"message", "asctime"}


class JsonLines(logging.Formatter):
    """One record as one line of JSON: `at`, `level`, `logger`, `message`, and what was given as `extra`."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        entry = {
            "at": timestamp(int(record.created * 1000)),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": masked(record.getMessage()),
        }
        entry |= {name: value for name, value in vars(record).items() if name not in _PLAIN}
        if record.exc_info:
            entry["traceback"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False, default=str)


class PlainLines(logging.Formatter):
    """One record as one line for a person."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        return masked(super().format(record))


def set_up(level: str, *, json_lines: bool | None = None) -> None:
    """Sends the log to stderr.

    Args:
        level: name of a level, e.g. `info`.
        json_lines: JSON or plain text; None means plain on a terminal.
    """
    handler = logging.StreamHandler(sys.stderr)
    if json_lines or (json_lines is None and not sys.stderr.isatty()):
        handler.setFormatter(JsonLines())
    else:
        handler.setFormatter(PlainLines("%(asctime)s %(levelname)-7s %(message)s", "%H:%M:%S"))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    # Their own lines repeat what the hub says in the kitchen's words.
    for chatty in ("uvicorn", "uvicorn.error", "uvicorn.access", "heard.websockets", "alembic"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
