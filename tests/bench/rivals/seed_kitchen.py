"""What the seed document describes: Django Channels, daphne and Redis; a consumer per display, a group per station.

Serve it with `daphne seed_kitchen:application`; `python seed_kitchen.py COUNT_BY_LINE` is the view that places orders:
for each line `N` on its standard input it stores N orders and tells the group of each, as `notify_new_order` does.
Settings come from the environment: REDIS_PORT, DATABASE.
"""

import asyncio
import json
import os
import sys

import django
from django.conf import settings

settings.configure(
    SECRET_KEY="of a measurement",
    ALLOWED_HOSTS=["*"],
    INSTALLED_APPS=["channels"],
    ASGI_APPLICATION="seed_kitchen.application",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["DATABASE"]}},
    CHANNEL_LAYERS={
        "default": {
            "BACKEND": "channels_redis.core.RedisChannelLayer",
            "CONFIG": {"hosts": [("127.0.0.1", int(os.environ["REDIS_PORT"]))]},
        }
    },
)
django.setup()

from channels.db import database_sync_to_async  # noqa: E402
from channels.generic.websocket import AsyncWebsocketConsumer  # noqa: E402
from channels.layers import get_channel_layer  # noqa: E402
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from django.db import connection  # noqa: E402
from django.urls import re_path  # noqa: E402

CARDS = 20
"""`Displays show maximum 20 recent orders`."""


def recent_orders() -> list[dict[str, object]]:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS orders (id INTEGER PRIMARY KEY, body TEXT)")
        cursor.execute("SELECT body FROM orders ORDER BY id LIMIT %s", [CARDS])
        return [json.loads(body) for (body,) in cursor.fetchall()]


class KitchenConsumer(AsyncWebsocketConsumer):
    async def connect(self) -> None:
        self.station = self.scope["url_route"]["kwargs"]["station"]
        await self.channel_layer.group_add(f"kitchen_{self.station}", self.channel_name)
        await self.accept()
        orders = await database_sync_to_async(recent_orders)()
        await self.send(json.dumps({"type": "orders_update", "orders": orders, "station": self.station}))

    async def disconnect(self, _code: int) -> None:
        await self.channel_layer.group_discard(f"kitchen_{self.station}", self.channel_name)

    async def order_update(self, event: dict[str, object]) -> None:
        await self.send(
            json.dumps({"type": "order_update", "order": event["order"], "action": event["action"]})
        )


application = ProtocolTypeRouter(
    {"websocket": URLRouter([re_path(r"^ws/kitchen/(?P<station>\w+)/$", KitchenConsumer.as_asgi())])}
)


async def place() -> None:
    layer = get_channel_layer()
    order = json.loads(sys.argv[1])
    while line := await asyncio.to_thread(sys.stdin.readline):
        for _ in range(int(line)):
            await layer.group_send(
                "kitchen_pending", {"type": "order_update", "order": order, "action": "new_order"}
            )


if __name__ == "__main__":
    asyncio.run(place())
