"""What every test finds: a way to draw without a display, and real servers to talk to."""

import os
import sys

if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    # pytest-qt aborts the whole run when Qt finds no display.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The same pixels everywhere: no GPU, no scaling by the desktop.
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ.setdefault("QT_SCALE_FACTOR", "1")

pytest_plugins = [
    "servers.redis_server",
    "servers.postgres",
    "servers.hub",
    "servers.browser",
    "hub.displays",
]
