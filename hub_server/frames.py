"""WebSocket frames, made once and written to every connection."""

from websockets.frames import Frame, Opcode


def text_frame(payload: bytes) -> bytes:
    """An unfragmented, unmasked text frame around UTF-8 `payload` (RFC 6455, section 5.2)."""
    return Frame(Opcode.TEXT, payload).serialize(mask=False)


PING = Frame(Opcode.PING, b"").serialize(mask=False)
"""A ping; whoever gets it answers with a pong."""
