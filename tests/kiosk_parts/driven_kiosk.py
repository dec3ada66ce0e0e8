"""`heard kiosk` as a program of its own that a test can look at and bump with: started by `DrivenKiosk`.

As a script it is the kiosk itself, with one thing added: on Qt's own loop it does what stands in the file `do`, line by
line, and writes what is on the glass to the file `glass`.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

from servers.program import Program, complaints, until


class DrivenKiosk:
    """One kiosk process after the other, each with the same folder for its data."""

    def __init__(self, folder: Path, *arguments: str, **environment: str) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._arguments = [sys.executable, __file__, *arguments, "--data-dir", str(folder / "data")]
        self._environment = {
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            **environment,
        }
        self.program = Program(self._arguments, log=folder / "kiosk.log", environment=self._environment)

    def start(self, **environment: str) -> None:
        """Starts it, or starts it again after its end."""
        for name in ("do", "glass"):
            (self.folder / name).unlink(missing_ok=True)
        self.program = Program(
            self._arguments,
            log=self.folder / "kiosk.log",
            environment={**self._environment, "DRIVEN_IN": str(self.folder), **environment},
        )
        self.program.start()

    def glass(self) -> dict[str, Any]:
        """What is on the glass; nothing before the first frame."""
        try:
            told: dict[str, Any] = json.loads((self.folder / "glass").read_text())
        except FileNotFoundError:
            return {
                "numbers": [],
                "ages": [],
                "waiting": 0,
                "stale": "",
                "title": "",
                "toast": "",
                "link": "",
            }
        return told

    def wait(self, met: Any, what: str) -> dict[str, Any]:
        """Waits until `met` is true of what is on the glass, and returns that."""

        def shown() -> dict[str, Any]:
            glass = self.glass()
            return glass if met(glass) else {}

        return until(shown, within_s=20, what=f"{what}; on the glass: {self.glass()}")

    def bump(self, order_id: int) -> None:
        """A tap on the order's button."""
        with (self.folder / "do").open("a") as file:
            file.write(f"{order_id}\n")

    def kept(self) -> bytes:
        """Every byte its database has on disk now."""
        return b"".join(path.read_bytes() for path in (self.folder / "data").glob("*.db*"))

    def close(self) -> None:
        """Ends it; it has complained of nothing."""
        self.program.kill()
        said = self.program.output()
        assert "Traceback" not in said, said
        assert complaints(said) == []


def _drive(kiosk: Any, window: Any, folder: Path) -> Any:
    from boards.scene import items
    from PySide6.QtCore import QTimer

    done = 0

    def look() -> None:
        nonlocal done
        orders = (folder / "do").read_text().split("\n")[:-1] if (folder / "do").exists() else []
        if done < len(orders):
            # Again until it counts: a card that has just moved takes no tap.
            kiosk.bump(int(orders[done]))
            done += int(orders[done]) in kiosk._pending
        root = window.contentItem()
        told = {
            "numbers": [item.property("text") for item in items(root, "number")],
            "ages": [item.property("text") for item in items(root, "age")],
            "waiting": sum(bool(card.property("waiting")) for card in items(root, "card")),
            "stale": " ".join(item.property("text") for item in items(root, "staleText")),
            "title": " ".join(item.property("text") for item in items(root, "stationTitle")),
            "toast": " ".join(item.property("text") for item in items(root, "toastText")),
            "link": kiosk.link,
        }
        half = folder / "glass.half"
        half.write_text(json.dumps(told))
        half.replace(folder / "glass")

    timer = QTimer(kiosk)
    timer.timeout.connect(look)
    window.frameSwapped.connect(lambda: None if timer.isActive() else timer.start(20))
    return timer


def _main() -> int:
    from kiosk_app import __main__, window

    opened = window.open_window

    def open_window(kiosk: Any, *size: int, fullscreen: bool) -> Any:
        made = opened(kiosk, *size, fullscreen=fullscreen)
        _drive(kiosk, made[1], Path(os.environ["DRIVEN_IN"]))
        return made

    window.open_window = open_window
    return __main__.main()


if __name__ == "__main__":
    sys.exit(_main())
