"""Why the store does not do what it was asked; the text of each is for whoever asked."""


class Conflict(Exception):
    """The same key or id was used before for something else; the text says for what."""


class Unknown(Exception):
    """There is no such order."""


class TooMany(Exception):
    """Not now; the text says why.

    Attributes:
        wait_s: seconds after which it may be tried again.
    """

    def __init__(self, detail: str, wait_s: float) -> None:
        super().__init__(detail)
        self.wait_s = wait_s


class NotPossible(Exception):
    """The state machine refuses it; the text says why."""
