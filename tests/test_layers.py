"""Which module may import which: the road of an order, drawn as a table.

Imports are read from the source, also those within functions, under `TYPE_CHECKING` and by name through
`import_module`.
"""

import ast
import fnmatch
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent

ROWS: list[tuple[str, ...]] = [
    # The contract; the only part of the hub that a kiosk may import.
    (
        "hub_server.protocol.card_numbers",
        "hub_server.protocol.states",
        "hub_server.protocol.pairing_code",
        "hub_server.protocol.strict",
        "hub_server.protocol.times",
    ),
    ("hub_server.protocol.orders",),
    ("hub_server.protocol.finding", "hub_server.protocol.kitchen", "hub_server.protocol.progress"),
    (
        "hub_server.protocol.kitchen_rules",
        "hub_server.protocol.intake",
        "hub_server.protocol.messages",
        "hub_server.protocol.pacing",
        "hub_server.protocol.routing",
        "hub_server.protocol.tickets",
    ),
    ("hub_server.protocol.arranging", "hub_server.protocol.outcomes"),
    ("hub_server.protocol.wishes",),
    ("hub_server.protocol.changes", "hub_server.protocol.resending"),
    ("hub_server.protocol.checks",),
    ("hub_server.protocol.due",),
    # The hub, from the disk to the sockets.
    ("hub_server.redis_client",),
    ("hub_server.roles", "hub_server.pairing", "hub_server.tries"),
    ("hub_server.credentials",),
    (
        "hub_server.audit",
        "hub_server.config",
        "hub_server.logs",
        "hub_server.metrics",
        "hub_server.problems",
        "hub_server.frames",
        "hub_server.displayed",
        "hub_server.kitchen_file",
        "hub_server.lifeline",
        "hub_server.pings",
        "hub_server.refusals",
        "hub_server.screens",
        "hub_server.sent",
        "hub_server.stop_signal",
    ),
    ("hub_server.hub_caller",),
    # The demo and the simulator are callers like any other: they know the contract and how to start programs.
    ("hub_server.demo*",),
    (
        "hub_server.tables",
        "hub_server.auth",
        "hub_server.checksums",
        "hub_server.crash_points",
        "hub_server.embedded_redis",
    ),
    ("hub_server.migrations*",),
    ("hub_server.database_file",),
    ("hub_server.database",),
    ("hub_server.answers", "hub_server.rows", "hub_server.soundness"),
    ("hub_server.integrity", "hub_server.high_water", "hub_server.register"),
    ("hub_server.transaction",),
    ("hub_server.backups", "hub_server.inspection", "hub_server.salvage"),
    ("hub_server.repair",),
    ("hub_server.writer",),
    ("hub_server.access", "hub_server.reader", "hub_server.kitchens", "hub_server.tills"),
    ("hub_server.store",),
    ("hub_server.feed", "hub_server.redis_intake", "hub_server.clockwork"),
    ("hub_server.cards", "hub_server.fan_out"),
    ("hub_server.rail",),
    ("hub_server.hub", "hub_server.query"),
    ("hub_server.guard", "hub_server.handshake", "hub_server.screen_messages"),
    (
        "hub_server.access_bodies",
        "hub_server.figures",
        "hub_server.http_bodies",
        "hub_server.openapi",
        "hub_server.websocket_api",
    ),
    ("hub_server.admission", "hub_server.pair_page"),
    ("hub_server.polling", "hub_server.recall_api", "hub_server.till_api", "hub_server.pairing_api"),
    ("hub_server.access_api", "hub_server.kitchen_api"),
    ("hub_server.http_api",),
    ("hub_server.certificates",),
    ("hub_server.server",),
    (
        "hub_server.certificate_command",
        "hub_server.access_command",
        "hub_server.audit_command",
        "hub_server.hub_command",
        "hub_server.backup_command",
        "hub_server.kitchen_command",
    ),
    ("hub_server.cli",),
    ("hub_server.__main__",),
    # The kiosk, from the socket to the glass.
    ("kiosk_app.speech",),
    ("kiosk_app.kept_token", "kiosk_app.trust"),
    (
        "kiosk_app.backoff",
        "kiosk_app.board",
        "kiosk_app.crash_points",
        "kiosk_app.hub_address",
        "kiosk_app.hub_clock",
        "kiosk_app.pairing",
    ),
    ("kiosk_app.disk",),
    ("kiosk_app.kept_board", "kiosk_app.outbox"),
    ("kiosk_app.hub_http", "kiosk_app.connection"),
    ("kiosk_app.pairing_http", "kiosk_app.searching"),
    ("kiosk_app.entry",),
    ("kiosk_app.listener",),
    ("kiosk_app.client_settings", "kiosk_app.hub_calls", "kiosk_app.polling", "kiosk_app.posting"),
    ("kiosk_app.client",),
    ("kiosk_app.pin",),
    (
        "kiosk_app.config",
        "kiosk_app.icons",
        "kiosk_app.measures",
        "kiosk_app.memory",
        "kiosk_app.resources",
        "kiosk_app.wrap",
    ),
    ("kiosk_app.bump_bar", "kiosk_app.pin_pad", "kiosk_app.reading_order", "kiosk_app.settings"),
    ("kiosk_app.key_profiles", "kiosk_app.setup"),
    ("kiosk_app.command_line",),
    ("kiosk_app.lesson", "kiosk_app.setting_rows"),
    ("kiosk_app.learning",),
    ("kiosk_app.training_menu",),
    ("kiosk_app.training_kitchen",),
    ("kiosk_app.blocks", "kiosk_app.cook", "kiosk_app.guards", "kiosk_app.notices", "kiosk_app.second_name"),
    ("kiosk_app.card", "kiosk_app.training"),
    ("kiosk_app.all_day", "kiosk_app.flow", "kiosk_app.layout"),
    ("kiosk_app.list_layout", "kiosk_app.tiles"),
    ("kiosk_app.hanging",),
    ("kiosk_app.words",),
    ("kiosk_app.actions", "kiosk_app.aging"),
    ("kiosk_app.mixer", "kiosk_app.sounds"),
    ("kiosk_app.ears", "kiosk_app.speaker"),
    (
        "kiosk_app.glass",
        "kiosk_app.floods",
        "kiosk_app.guests",
        "kiosk_app.off_page",
        "kiosk_app.panels",
        "kiosk_app.rail_view",
        "kiosk_app.row",
        "kiosk_app.toast",
    ),
    ("kiosk_app.backlight", "kiosk_app.brightness", "kiosk_app.standby", "kiosk_app.steadiness"),
    (
        "kiosk_app.calm",
        "kiosk_app.card_cursor",
        "kiosk_app.classroom",
        "kiosk_app.edges",
        "kiosk_app.language",
        "kiosk_app.order_model",
        "kiosk_app.said",
    ),
    ("kiosk_app.pair_panel", "kiosk_app.touches"),
    ("kiosk_app.screen",),
    ("kiosk_app.drawing",),
    ("kiosk_app.hand",),
    ("kiosk_app.finder",),
    ("kiosk_app.expediter",),
    ("kiosk_app.by_key",),
    ("kiosk_app.neighbour",),
    ("kiosk_app.keeper",),
    ("kiosk_app.resting",),
    ("kiosk_app.kiosk",),
    ("kiosk_app.reach",),
    ("kiosk_app.keys",),
    ("kiosk_app.station_choice", "kiosk_app.window"),
    ("kiosk_app.split",),
    ("kiosk_app.panes",),
    ("kiosk_app.__main__",),
]
"""A module imports from rows above its own; those of one row do not know each other."""

FOREIGN: dict[str, tuple[str, ...]] = {
    "msgspec": ("hub_server.*", "kiosk_app.*"),
    "sqlalchemy": (
        "hub_server.store",
        "hub_server.answers",
        "hub_server.access",
        "hub_server.register",
        "hub_server.rows",
        "hub_server.database_file",
        "hub_server.salvage",
        "hub_server.repair",
        "hub_server.inspection",
        "hub_server.transaction",
        "hub_server.reader",
        "hub_server.writer",
        "hub_server.tables",
        "hub_server.database",
        "hub_server.migrations*",
    ),
    "cryptography": ("hub_server.certificates",),
    "tomli_w": ("hub_server.kitchen_file",),
    "alembic": ("hub_server.database", "hub_server.migrations*"),
    # The feed tells one kind of its refusals from another.
    "redis": ("hub_server.redis_client", "hub_server.feed"),
    "starlette": (
        "hub_server.access_api",
        "hub_server.admission",
        "hub_server.pairing_api",
        "hub_server.pair_page",
        "hub_server.http_api",
        "hub_server.http_bodies",
        "hub_server.kitchen_api",
        "hub_server.openapi",
        "hub_server.polling",
        "hub_server.recall_api",
        "hub_server.till_api",
    ),
    "uvicorn": ("hub_server.server", "hub_server.websocket_api"),
    "uvloop": ("hub_server.server",),
    "websockets": ("hub_server.frames", "hub_server.websocket_api", "kiosk_app.connection"),
    "prometheus_client": ("hub_server.metrics", "hub_server.figures"),
    "filelock": (
        "hub_server.embedded_redis",
        "hub_server.backups",
        "hub_server.backup_command",
        "hub_server.repair",
    ),
    "miniaudio": ("kiosk_app.speaker",),
    "platformdirs": ("hub_server.config", "kiosk_app.config"),
    "httpx2": ("kiosk_app.hub_http", "kiosk_app.pairing_http", "hub_server.demo*"),
    "segno": ("kiosk_app.pair_panel",),
    "PySide6": (
        "kiosk_app.calm",
        "kiosk_app.edges",
        "kiosk_app.language",
        "kiosk_app.ears",
        "kiosk_app.pair_panel",
        "kiosk_app.order_model",
        "kiosk_app.said",
        "kiosk_app.touches",
        "kiosk_app.screen",
        "kiosk_app.drawing",
        "kiosk_app.hand",
        "kiosk_app.finder",
        "kiosk_app.expediter",
        "kiosk_app.neighbour",
        "kiosk_app.by_key",
        "kiosk_app.learning",
        "kiosk_app.reach",
        "kiosk_app.keys",
        "kiosk_app.keeper",
        "kiosk_app.resting",
        "kiosk_app.kiosk",
        "kiosk_app.window",
        "kiosk_app.__main__",
    ),
    "shiboken6": ("kiosk_app.window",),
    "qasync": ("kiosk_app.__main__",),
}
"""Package of others → the modules that may import it."""


def modules() -> Iterator[tuple[str, Path]]:
    for package in ("hub_server", "kiosk_app"):
        for path in sorted((ROOT / package).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            yield name.removesuffix(".__init__"), path


MODULES = dict(modules())


def imported(path: Path) -> set[str]:
    """Full names of what a file imports: modules, or names in them."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            assert node.module is not None
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Call) and "import_module" in ast.unparse(node):
            found |= {
                word.value
                for word in node.args
                if isinstance(word, ast.Constant) and isinstance(word.value, str)
            }
    return found


def module_of(name: str) -> str:
    """`hub_server.store.Store` → `hub_server.store`."""
    while name and name not in MODULES:
        name = name.rpartition(".")[0]
    return name


def row_of(module: str) -> int | None:
    return next(
        (at for at, row in enumerate(ROWS) if any(fnmatch.fnmatchcase(module, name) for name in row)), None
    )


def is_package(module: str) -> bool:
    return MODULES[module].name == "__init__.py"


def test_a_module_imports_only_what_lies_below_it() -> None:
    """Data walks one way; and a bundle of the kiosk holds no database and no Redis."""
    for module in MODULES:
        _imports_only_what_lies_below(module)


def _imports_only_what_lies_below(module: str) -> None:
    own_row = row_of(module)
    assert own_row is not None or is_package(module), f"{module} has no row in the table yet"
    for name in imported(MODULES[module]):
        package = name.partition(".")[0]
        if package in sys.stdlib_module_names:
            continue
        if package in ("hub_server", "kiosk_app"):
            wanted = module_of(name)
            row = row_of(wanted)
            if row is None:
                assert is_package(wanted), f"{module} imports {name}, which does not exist"
                continue
            assert own_row is not None, f"{module} is a package that only says what is in it"
            together = row == own_row and len(ROWS[row]) == 1 and "*" in ROWS[row][0]
            assert row < own_row or together, f"{module} imports {wanted}, which is not below it"
            if module.startswith("kiosk_app"):
                assert wanted.startswith(("kiosk_app", "hub_server.protocol")), f"{module} imports {wanted}"
            else:
                assert not wanted.startswith("kiosk_app"), f"{module} imports {wanted}"
        else:
            allowed = FOREIGN.get(package, ())
            assert any(fnmatch.fnmatchcase(module, name) for name in allowed), f"{module} imports {package}"


def test_commands_are_found_by_name() -> None:
    """What `heard` imports only when it is asked for exists."""
    from hub_server.cli import COMMANDS

    assert {module for module, _ in COMMANDS.values()} <= set(MODULES)


def test_every_row_speaks_of_a_module_that_exists() -> None:
    """A table with ghosts in it misleads."""
    named = {name for row in ROWS for name in row}
    assert [name for name in named if not fnmatch.filter(MODULES, name)] == []
