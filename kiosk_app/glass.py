"""The glass: how large the window is, and every size that follows from it and from the settings. Qt-free."""

from kiosk_app.config import Config
from kiosk_app.layout import Rail
from kiosk_app.measures import Measures, columns, measures, pixels_per_mm

BESIDE_MM = 103.0
"""Width of the totals that stand beside the cards: a dish, its number and its button."""


class Glass:
    """One screen's window and rail.

    Args:
        config: the diagonal, the scale, the size of text, how close things stand, the number of columns and cards.

    Attributes:
        sizes: of everything on it.
    """

    def __init__(self, config: Config) -> None:
        self._config = config
        # In pixels, as they were told last.
        self._window = 0.0, 0.0
        self._rail = 0.0, 0.0
        self.sizes: Measures = measures(1.0, config.text_size, config.density)

    def configure(self, config: Config) -> None:
        """Takes other settings."""
        self._config = config
        self._measure()

    def resize(self, width: float, height: float) -> bool:
        """Takes the window's size in pixels; says whether other sizes follow from it."""
        if width < 1 or height < 1:
            return False
        self._window = width, height
        return self._measure()

    def rail(self, width: float, height: float) -> Rail | None:
        """The rail of this size in pixels; None while it has no room."""
        if width < 1 or height < 1:
            return None
        self._rail = width, height
        return self.same_rail()

    def same_rail(self) -> Rail | None:
        """The rail of the size it had last, in today's settings; None before it had any."""
        width, height = self._rail
        if width < 1:
            return None
        sizes, config = self.sizes, self._config
        return Rail(
            width=int(width),
            height=int(height),
            columns=self.columns(width),
            cards=config.cards_per_page,
            sizes=sizes,
            layout=config.layout,
            dish_language=config.dish_language,
        )

    def _measure(self) -> bool:
        config, (width, height) = self._config, self._window
        per_mm = self.sizes.per_mm
        if width >= 1:
            per_mm = pixels_per_mm(round(width), round(height), config.diagonal) * config.scale
        sizes = measures(per_mm, config.text_size, config.density)
        if sizes == self.sizes:
            return False
        self.sizes = sizes
        return True

    def beside(self, width: float) -> int:
        """Width of the totals beside the cards of a pane of this width, in pixels.

        0 where they are not wanted, and where they would leave room for one column of cards only.
        """
        sizes = self.sizes
        beside = sizes.px(BESIDE_MM)
        is_wide = columns(width - beside - 3 * sizes.gap, sizes.per_mm, sizes.text_size) > 1
        return beside if self._config.beside and is_wide else 0

    def columns(self, width: float) -> int:
        """How many columns of cards a rail of this width has; of a list, of items, 0 for as many as can be read."""
        wanted = self._config.columns
        if self._config.layout == "list":
            return wanted
        if not wanted:
            return columns(width, self.sizes.per_mm, self.sizes.text_size)
        return self.sizes.least_columns(int(width), wanted)
