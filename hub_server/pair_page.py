"""The page behind a screen's QR code, on which a manager lets it in from a phone; all of it is in one file.

The code is in the fragment of its address, which a browser keeps to itself.
"""

import base64
import hashlib
import re
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

_HTML = Path(__file__).with_name("pair.html").read_text("utf-8")


def _hash_of(tag: str) -> str:
    """How a policy names what may stand between two tags.

    https://www.w3.org/TR/CSP3/#grammardef-hash-source
    """
    (content,) = re.findall(f"<{tag}>(.*?)</{tag}>", _HTML, re.DOTALL)
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


_HEADERS = {
    # Whatever came into the page, it could load nothing, run nothing and send nothing elsewhere.
    "Content-Security-Policy": f"default-src 'none'; script-src {_hash_of('script')}; style-src {_hash_of('style')};"
    " connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


async def pair_page(_: Request) -> Response:
    """The page; it knows nothing, so that it may be shown to anybody."""
    return Response(_HTML, media_type="text/html; charset=utf-8", headers=_HEADERS)
