"""A bump bar's keys, or a keyboard's: taken from the window, and done.

With nothing open they are about the cards; within a card about its items; on the buttons around the cards, and in a
panel, about whatever the ring is on. No wish needs a touch.
"""

import unicodedata
from collections.abc import Callable, Iterator
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk_app.bump_bar import NUMBERS, REPEATING, BumpBar, Wish
from kiosk_app.card_cursor import CardCursor, CardStop, Part
from kiosk_app.key_profiles import DIGITS, MODIFIERS, PAD, wish_of
from kiosk_app.kiosk import Kiosk
from kiosk_app.rail_view import STILL_S
from kiosk_app.reach import Reach
from kiosk_app.reading_order import Place, Way
from kiosk_app.speech import mirrored

IDLE_S = 20.0
"""After this long without a key the ring is gone: whoever comes next means the cards."""

PAGE_ROWS = 4
"""How many rows of a list a key for pages goes on."""

_TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.TabletPress})
_LOST = frozenset({QEvent.Type.FocusOut, QEvent.Type.WindowDeactivate, QEvent.Type.Hide})
_HELD = {
    Qt.KeyboardModifier.ControlModifier: "Ctrl",
    Qt.KeyboardModifier.AltModifier: "Alt",
    Qt.KeyboardModifier.MetaModifier: "Meta",
    Qt.KeyboardModifier.ShiftModifier: "Shift",
}
_WAYS = {Wish.UP: Way.UP, Wish.DOWN: Way.DOWN, Wish.LEFT: Way.LEFT, Wish.RIGHT: Way.RIGHT}
_ON = {Wish.NEXT: 1, Wish.PREVIOUS: -1, Wish.BUTTONS: 1, Wish.SWITCH: 1}
_PAGES = {Wish.PAGE_BEFORE: Way.UP, Wish.PAGE_AFTER: Way.DOWN}
_PANELS = {
    Wish.RECALL: "recall",
    Wish.ALL_DAY: "all_day",
    Wish.KITCHEN: "profile",
    Wish.STATION: "stations",
}


def name_of(event: QKeyEvent) -> str:
    """What a key is called; see `key_profiles`. A key Qt knows nothing of goes by its number, as `#213`."""
    key = event.key()
    try:
        plain = Qt.Key(key).name.removeprefix("Key_")
    except ValueError:
        plain = chr(key) if 0 < key <= 0x10FFFF else "unknown"
    if plain == "unknown" or key == 0:
        plain = f"#{event.nativeScanCode()}"
    elif len(plain) == 1 and (digit := unicodedata.digit(plain, -1)) >= 0:
        # Kitchens' keyboards write other digits, too.
        plain = str(digit)
    if plain in MODIFIERS:
        return plain
    held = "".join(f"{name}+" for modifier, name in _HELD.items() if event.modifiers() & modifier)
    pad = PAD if event.modifiers() & Qt.KeyboardModifier.KeypadModifier else ""
    return f"{held}{pad}{plain}"


class WindowKeys(QObject):
    """Gives a window's keys to the pane they are for.

    Taken in a filter and not in QML, which passes keys only to an active window; under a bare X server none ever is.
    """

    def __init__(self, kiosk: Kiosk, window: QQuickWindow) -> None:
        super().__init__(window)
        self._first = kiosk
        self._window = window
        # Of the window, as the keys are: one that goes to another pane is still down, and bounces.
        self._bar = BumpBar(lambda: kiosk.now_s)
        self._names: dict[int, str] = {}
        self._keys = self._made(kiosk)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Qt's."""
        kiosk = cast("Kiosk", self._first.at_keys)
        if event.type() is QEvent.Type.KeyPress:
            kiosk.key_used()
        if self._keys.kiosk is not kiosk:
            # Whatever is held down was pressed for the other pane.
            self._bar.spend()
            self._keys.end()
            self._keys = self._made(kiosk)
        if event.type() is QEvent.Type.KeyPress and not kiosk.keys_settled:
            return True
        return self._keys.eventFilter(watched, event)

    def _made(self, kiosk: Kiosk) -> "Keys":
        pane = next(pane for pane in _panes(self._window.contentItem()) if pane.property("kiosk") is kiosk)
        return Keys(kiosk, pane, self, self._bar, self._names)


def _panes(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if child.objectName() == "pane":
            yield child
        elif child.inherits("QQuickLoader"):
            yield from _panes(child)


class Keys(QObject):
    """What becomes of a pane's keys.

    Attributes:
        kiosk: whose pane it is.
    """

    def __init__(
        self, kiosk: Kiosk, pane: QQuickItem, parent: QObject, bar: BumpBar, names: dict[int, str]
    ) -> None:
        super().__init__(parent)
        self.kiosk = self._kiosk = kiosk
        self._bar = bar
        self._reach = Reach(pane)
        self._cursor = CardCursor()
        self._pane = pane
        # How a key was called when it went down: with another key held it may be called something else when it goes up.
        self._names = names
        self._panel_at = self._pressed_at = kiosk.now_s
        self._by_key = False
        self._told = ""
        self._simple: dict[Wish, Callable[[], None]] = {
            Wish.UNDO: kiosk.undo,
            Wish.ORDER: kiosk.openSelected,
            Wish.RUSH: kiosk.rushSelected,
            Wish.SETTINGS: kiosk.openSettings,
            Wish.SWITCH: self._switch,
            Wish.BUMP: kiosk.bumpSelected,
            Wish.NEXT: lambda: kiosk.select(1),
            Wish.DOWN: lambda: kiosk.select(1),
            Wish.PREVIOUS: lambda: kiosk.select(-1),
            Wish.UP: lambda: kiosk.select(-1),
            Wish.LEFT: lambda: kiosk.turn(1 if mirrored() else -1),
            Wish.PAGE_BEFORE: lambda: kiosk.turn(-1),
            Wish.RIGHT: lambda: kiosk.turn(-1 if mirrored() else 1),
            Wish.PAGE_AFTER: lambda: kiosk.turn(1),
            Wish.CLOSE: lambda: kiosk.open(""),
            Wish.ITEMS: self._enter_card,
            Wish.BUTTONS: self._to_buttons,
        }
        kiosk.panelChanged.connect(self._opened)
        kiosk.learning.changed.connect(self._opened)
        kiosk.ticked.connect(self._ticked)
        kiosk.model.dataChanged.connect(self._redraw)
        kiosk.model.rowsInserted.connect(self._redraw)
        kiosk.model.rowsRemoved.connect(self._redraw)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Qt's."""
        kind = event.type()
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        if kind is QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            return self._released(event)
        if kind in _TOUCHES:
            self._leave()
        elif kind in _LOST:
            self._bar.release_all()
            self._names.clear()
        return super().eventFilter(watched, event)

    def end(self) -> None:
        """Another pane has the keys."""
        self._leave()
        self.deleteLater()

    # Presses

    def _pressed(self, event: QKeyEvent) -> bool:
        name = name_of(event)
        self._names.setdefault(event.nativeScanCode() or event.key(), name)
        wish = wish_of(name, self._kiosk.keymap)
        counts = self._bar.press(
            name,
            debounce_s=self._kiosk.debounce_s,
            by_itself=event.isAutoRepeat(),
            repeats=wish in REPEATING and not self._kiosk.learning.property("active"),
        )
        if name in MODIFIERS:
            # By itself it may be a bar's key, or the first half of a combination: that is known when it is let go.
            return wish is not None or bool(self._kiosk.learning.property("active"))
        if counts:
            self._take(name, wish, event)
        return wish is not None or counts

    def _released(self, event: QKeyEvent) -> bool:
        if event.isAutoRepeat():
            return True
        name = self._names.pop(event.nativeScanCode() or event.key(), None) or name_of(event)
        if self._bar.release(name) and name in MODIFIERS:
            self._take(name, wish_of(name, self._kiosk.keymap), event)
        return True

    def _take(self, name: str, wish: Wish | None, event: QKeyEvent) -> None:
        """A key that counts."""
        self._pressed_at = self._kiosk.now_s
        self._by_key = True
        self._kiosk.handled()
        try:
            if self._kiosk.learning.property("active"):
                self._kiosk.learning.press(name)
            elif not self._written(wish, event) and wish is not None:
                self._do(wish)
        finally:
            self._by_key = False

    def _written(self, wish: Wish | None, event: QKeyEvent) -> bool:
        """Whether a key was one of a word or a number that is written into the open panel."""
        if self._open_panel() is None:
            return False
        commands = (
            Qt.KeyboardModifier.ControlModifier
            | Qt.KeyboardModifier.AltModifier
            | Qt.KeyboardModifier.MetaModifier
        )
        if wish is Wish.UNDO or event.key() == Qt.Key.Key_Backspace:
            text = "\b"
        elif wish in NUMBERS:
            text = DIGITS[NUMBERS.index(wish)]
        elif self._kiosk.writes_letters or wish is None:
            text = "" if event.modifiers() & commands else event.text()
        else:
            text = ""
        if not text or (text != "\b" and not text.isprintable()):
            return False
        return self._reach.type(text)

    # Wishes

    def _do(self, wish: Wish) -> None:
        if self._open_panel() is not None:
            self._in_panel(wish)
        elif self._cursor.order_id is not None:
            self._in_card(wish)
        elif self._reach.at is not None:
            self._on_buttons(wish)
        else:
            self._on_cards(wish)

    def _on_cards(self, wish: Wish) -> None:
        if wish in NUMBERS:
            self._kiosk.bumpKey(DIGITS[NUMBERS.index(wish)])
        elif wish in _PANELS:
            self._kiosk.open(_PANELS[wish])
        else:
            self._simple[wish]()

    def _in_panel(self, wish: Wish) -> None:
        if self._moved(wish):
            return
        if wish in _PAGES:
            for _ in range(PAGE_ROWS):
                self._reach.move(_PAGES[wish])
        elif wish is Wish.BUMP:
            self._tap()
        elif wish is Wish.CLOSE or _PANELS.get(wish, "-") == self._kiosk.property("panel"):
            if not self._reach.close():
                self._kiosk.open("")
        elif wish in _PANELS:
            self._kiosk.open(_PANELS[wish])

    def _on_buttons(self, wish: Wish) -> None:
        is_switch = wish is Wish.SWITCH and not self._kiosk.is_alone
        if not is_switch and self._moved(wish):
            return
        if wish is Wish.BUMP:
            self._tap()
        else:
            self._reach.hide()
            if wish is not Wish.CLOSE:
                self._on_cards(wish)

    def _in_card(self, wish: Wish) -> None:
        order_id, rows = self._cursor.order_id, self._kiosk.model.rows
        if wish in (Wish.UP, Wish.DOWN, Wish.NEXT, Wish.PREVIOUS):
            self._mark(self._cursor.move(1 if wish in (Wish.DOWN, Wish.NEXT) else -1, rows))
        elif wish in (Wish.LEFT, Wish.RIGHT) and order_id is not None:
            self._kiosk.hang(order_id, 1 if (wish is Wish.RIGHT) is not mirrored() else -1)
        elif wish is Wish.BUMP and order_id is not None:
            self._touch_stop(order_id, self._cursor.current(rows))
        else:
            self._leave()
            if wish not in (Wish.CLOSE, Wish.ITEMS):
                self._on_cards(wish)

    def _touch_stop(self, order_id: int, stop: CardStop | None) -> None:
        match stop and stop.part:
            case Part.HEAD:
                self._kiosk.openOrder(order_id)
            case Part.ITEM if stop is not None:
                self._kiosk.bumpItem(order_id, stop.item_id)
            case Part.FOOT:
                self._kiosk.bump(order_id)

    def _moved(self, wish: Wish) -> bool:
        """Whether it was a wish that moves the ring."""
        if wish in _WAYS:
            self._reach.move(_WAYS[wish])
        elif wish in _ON:
            self._reach.step(_ON[wish])
        else:
            return False
        return True

    def _tap(self) -> None:
        """Touches what the ring is on. Not what has only just come there: the key was meant for what was before."""
        if self._reach.at is None:
            if not self._reach.enter():
                self._reach.show()
        elif self._kiosk.now_s - self._panel_at >= STILL_S:
            self._reach.tap()

    def _to_buttons(self) -> None:
        self._reach.show()

    def _switch(self) -> None:
        """Goes to the other half of the screen; where there is only one, on to its buttons."""
        if self._kiosk.is_alone:
            self._to_buttons()
        else:
            self._kiosk.switchPane()

    def _enter_card(self) -> None:
        self._kiosk.choose_first()
        if self._kiosk.selected is not None:
            self._mark(self._cursor.enter(self._kiosk.selected, self._kiosk.model.rows))

    def _leave(self) -> None:
        self._cursor.leave()
        self._reach.hide()

    # The ring

    def _mark(self, stop: CardStop | None) -> None:
        card = None if stop is None else self._card(stop)
        if stop is None or card is None:
            self._leave()
            return
        name = {Part.HEAD: "cardHead", Part.ITEM: "cardLines", Part.FOOT: "bumpButton"}[stop.part]
        place = Place(stop.left, stop.y, stop.across, stop.height) if stop.part is Part.ITEM else None
        self._reach.mark(card, name, place)

    def _card(self, stop: CardStop) -> QQuickItem | None:
        cards = next((item for item in self._pane.childItems() if item.objectName() == "board"), None)
        wanted = (self._cursor.order_id, stop.card)
        return next(
            (
                card
                for card in ([] if cards is None else cards.childItems())
                if (card.property("orderId"), card.property("part")) == wanted
                and not card.property("leaving")
            ),
            None,
        )

    def _redraw(self) -> None:
        """The cards are drawn anew: the ring goes with what it is on."""
        if self._cursor.order_id is not None:
            self._mark(self._cursor.current(self._kiosk.model.rows))

    def _open_panel(self) -> QQuickItem | None:
        """The panel over the cards; notes when it is another one than before."""
        panel = self._reach.panel()
        told = "" if panel is None else panel.objectName()
        if told != self._told:
            self._told, self._panel_at = told, self._kiosk.now_s
        return panel

    def _opened(self) -> None:
        """Another panel is open, or none: what is held down meant something else.

        One that a key has opened shows at once where the next key will act.
        """
        before = self._told
        panel = self._open_panel()
        if self._told == before:
            return
        self._bar.spend()
        self._leave()
        if panel is not None and self._by_key:
            self._reach.show()

    def _ticked(self) -> None:
        for key in self._bar.stuck():
            self._kiosk.stuck(key)
        is_idle = self._kiosk.now_s - self._pressed_at >= IDLE_S
        if is_idle and self._reach.shown and self._open_panel() is None:
            self._leave()
