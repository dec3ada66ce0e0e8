"""The glass: how large the window is, and every size that follows from it and from the settings. Qt-free."""

from kiosk_app.config import Config
from kiosk_app.layout import Rail
from kiosk_app.measures import Measures, columns, measures, pixels_per_mm


class Glass:
    """One screen's window and rail.

    Args:
        config: the diagonal, the scale and the number of columns and cards.

    Attributes:
        sizes: of everything on it.
    """

    def __init__(self, config: Config) -> None:
        self.sizes: Measures = measures(1.0)
        self._config = config

    def resize(self, width: float, height: float) -> bool:
        """Takes the window's size in pixels; says whether other sizes follow from it."""
        if width < 1 or height < 1:
            return False
        per_mm = pixels_per_mm(round(width), round(height), self._config.diagonal) * self._config.scale
        if per_mm == self.sizes.per_mm:
            return False
        self.sizes = measures(per_mm)
        return True

    def rail(self, width: float, height: float) -> Rail | None:
        """The rail of this size in pixels; None while it has no room."""
        if width < 1 or height < 1:
            return None
        return Rail(
            width=int(width),
            height=int(height),
            columns=self._config.columns or columns(width, self.sizes.per_mm),
            cards=self._config.cards_per_page,
            sizes=self.sizes,
        )
