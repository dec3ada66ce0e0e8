"""What the hub counts, for Prometheus."""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.registry import Collector

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0)


class Metrics:
    """One hub's figures; each hub has its own registry, so that tests can run several in one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.joins = Counter(
            "heard_kiosk_joins",
            "Sockets opened, by what the kiosk was sent first",
            ["first"],
            registry=self.registry,
        )
        self.polls = Gauge("heard_polls_waiting", "Long polls held open", registry=self.registry)
        self.dropped = Counter(
            "heard_kiosk_queue_dropped", "Times a slow kiosk's queue was dropped", registry=self.registry
        )
        self.refused = Counter(
            "heard_refused", "Calls and messages refused", ["where"], registry=self.registry
        )
        self.orders = Counter(
            "heard_orders_placed",
            "Orders stored, by the way they came; _repeat: sent again, and there already",
            ["way"],
            registry=self.registry,
        )
        self.not_stored = Counter(
            "heard_not_stored",
            "Calls and commands refused because the database could not be used",
            ["why"],
            registry=self.registry,
        )
        self.feed_delays = Histogram(
            "heard_feed_delay_seconds",
            "From the commit of an event, by any hub, to its fan-out by this one",
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.commits = Histogram(
            "heard_commit_seconds",
            "From taking a batch to its commit with fsync",
            buckets=_SECONDS,
            registry=self.registry,
        )

    def watch(self, name: str, text: str, read: Callable[[], float]) -> None:
        """A gauge that is read when it is asked for."""
        Gauge(name, text, registry=self.registry).set_function(read)

    def collect(self, collector: Collector) -> None:
        """Figures that are worked out when they are asked for."""
        self.registry.register(collector)

    def text(self) -> bytes:
        """All figures in Prometheus' text format."""
        return generate_latest(self.registry)
