"""What the system's allocator is told: a screen that moves makes and frees large pictures all day."""

import ctypes
import sys

_M_MMAP_THRESHOLD = -3
"""Of glibc's `malloc.h`."""

APART_BYTES = 128 * 1024


def keep_large_blocks_apart() -> bool:
    """From now on blocks from `APART_BYTES` on go back to the system when they are freed; says whether that was heard.

    By itself glibc takes the first large picture that is freed as a reason to keep all later ones in its heap, between
    small things that stay: a kiosk then holds 40 MB more for good. Elsewhere nothing is to be done.
    """
    if sys.platform != "linux":
        return False
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):
        # Another C library.
        return False
    return bool(mallopt(_M_MMAP_THRESHOLD, APART_BYTES))
