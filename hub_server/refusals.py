"""Why the store does not do what it was asked; the text of each is for whoever asked."""


class Conflict(Exception):
    """The same key or id was used before for something else; the text says for what."""


class Unknown(Exception):
    """There is no such order."""


class NotPossible(Exception):
    """The state machine refuses it; the text says why."""
