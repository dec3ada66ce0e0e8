"""Where fonts, sounds and icons are: beside the packages in a checkout, inside `kiosk_app` in a wheel or a bundle."""

import sys
from pathlib import Path


def resources() -> Path:
    """The folder `resources`.

    Raises:
        FileNotFoundError: this installation has none; it is damaged.
    """
    package = Path(__file__).parent
    # A PyInstaller bundle unpacks its data below `sys._MEIPASS`.
    bundle = Path(getattr(sys, "_MEIPASS", package.parent))
    for folder in (package / "resources", bundle / "kiosk_app" / "resources", bundle / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"no folder `resources` in {package} or {bundle}")
