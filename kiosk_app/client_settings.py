"""How patient a kiosk is, in all."""

from dataclasses import dataclass, field

from kiosk_app.connection import Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientSettings:
    """How patient a kiosk is.

    Attributes:
        limits: waits within one connection.
        schedule_s: fixed waits between attempts; empty for random ones that double (see `Backoff`).
        poll_after_s: polling starts this long after the socket was lost, or was not to be had from the start.
        poll_after_attempts: polling starts after so many failed attempts instead.
        poll_wait_s: how long the hub may hold a poll's answer back; short, because no answer is no sign of life.
        poll_every_s: pause between two polls.
    """

    limits: Limits = field(default_factory=Limits)
    schedule_s: tuple[float, ...] = ()
    poll_after_s: float = 5.0
    poll_after_attempts: int | None = None
    poll_wait_s: int = 1
    poll_every_s: float = 0.0


SEED_SETTINGS = ClientSettings(
    schedule_s=(1.0, 2.0, 4.0, 8.0, 16.0, 30.0), poll_after_attempts=5, poll_wait_s=0, poll_every_s=10.0
)
"""The seed document's schedule, except that the socket is still tried after the fifth attempt."""
