"""The hub's figures that are worked out when Prometheus asks: kiosks, how far they are behind, what nobody has seen."""

import time
from collections.abc import Iterable

from prometheus_client import Metric
from prometheus_client.core import GaugeMetricFamily

from hub_server.feed import RedisState
from hub_server.hub import Hub


class Figures:
    """A collector over one hub; register it with the hub's `Metrics`."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def collect(self) -> Iterable[Metric]:
        """Called for every scrape."""
        yield from self._feed()
        yield from self._stations()
        yield from self._screens()

    def _feed(self) -> Iterable[Metric]:
        feed = self._hub.feed
        yield GaugeMetricFamily("heard_feed_seq", "Number of the last event fanned out", value=feed.last)
        yield GaugeMetricFamily(
            "heard_log_readable", "Whether the last look at the log succeeded", value=float(feed.readable)
        )
        redis = GaugeMetricFamily("heard_redis", "How events travel between hubs", labels=["state"])
        for state in RedisState:
            redis.add_metric([state], float(feed.redis is state))
        yield redis

    def _stations(self) -> Iterable[Metric]:
        at_s = time.monotonic()
        orders = GaugeMetricFamily("heard_open_orders", "Orders on a station", labels=["station"])
        hidden = GaugeMetricFamily(
            "heard_orders_undisplayed",
            "Orders that no screen of this hub has drawn 10 s after they came to the station",
            labels=["station"],
        )
        for name, rail in self._hub.rails():
            orders.add_metric([name], len(rail.keys))
            hidden.add_metric([name], len(rail.displayed.overdue(at_s)))
        yield orders
        yield hidden

    def _screens(self) -> Iterable[Metric]:
        at_s = time.monotonic()
        rails = dict(self._hub.rails())
        screens = self._hub.screens
        connected = GaugeMetricFamily("heard_kiosks_connected", "Screens with a socket", labels=["station"])
        polling = GaugeMetricFamily("heard_kiosks_polling", "Screens that poll", labels=["station"])
        for name in rails:
            connected.add_metric([name], sum(each.station == name for each in screens.connected()))
            polling.add_metric([name], sum(each.station == name for each in screens.polling()))
        yield connected
        yield polling
        of_kiosk = ["station", "kiosk"]
        events = GaugeMetricFamily(
            "heard_kiosk_lag_events", "Events not on its glass yet, worst of its screens", labels=of_kiosk
        )
        seconds = GaugeMetricFamily(
            "heard_kiosk_lag_seconds", "How long the oldest of them is known", labels=of_kiosk
        )
        waiting = GaugeMetricFamily(
            "heard_kiosk_outbox", "Commands it keeps without an answer", labels=of_kiosk
        )
        told: dict[tuple[str, str], tuple[int, float, int]] = {}
        for screen in (*screens.connected(), *screens.polling()):
            # A station that is gone has no rail, and its last screens are being let go.
            if screen.kiosk and screen.seen is not None and screen.station in rails:
                at = (screen.station, screen.kiosk)
                lag = (*rails[screen.station].displayed.lag(screen.seen, at_s), screen.waiting)
                told[at] = max(told.get(at, lag), lag)
        for at, (lag_events, lag_s, kept) in told.items():
            events.add_metric(at, lag_events)
            seconds.add_metric(at, lag_s)
            waiting.add_metric(at, kept)
        yield events
        yield seconds
        yield waiting
