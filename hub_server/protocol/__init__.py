"""The contract between hub, kiosks and the world: pure, without I/O, event loop or Qt.

`states` says what may happen to an order, `orders` what an order is, `intake` what a POS may send, `messages` what
travels between hub and kiosk, `strict` how JSON is read, `times` how instants are written. The normative text is
`README.md` beside this file; a test decodes every example in it.
"""

PROTOCOL_VERSION = 1
"""Grows when an older peer would misread a message; new optional fields do not count."""
