"""Which certificates a kiosk believes a hub by."""

import ssl
from functools import lru_cache

from kiosk_app.speech import mark

NOT_THE_HUB = mark("This is not the hub this screen was paired with.")
"""What a screen says whose hub's certificate does not hang on the authority it was paired with."""

NOT_TRUSTED = mark("Nobody this screen knows vouches for the hub's certificate.")


@lru_cache(maxsize=4)
def trusted(ca: str, *, named: bool = False) -> ssl.SSLContext:
    """What a connection to the hub is made with.

    Args:
        ca: the authority the screen was paired with, in PEM. Only what hangs on it is believed then, whatever name it
            is for: it is the hub's own and vouches for nothing else, while addresses in a restaurant change. Empty:
            whatever this machine trusts, for the name it was asked by.
        named: the certificate has to be for that name as well, as the authority may vouch for others.

    Raises:
        ssl.SSLError: it is no certificate.
    """
    if ca:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = named
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(cadata=ca)
    else:
        context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def unseen() -> ssl.SSLContext:
    """For the one question by which a screen gets to know its hub's authority.

    Nothing that it hears is believed before people have compared the codes that come of it.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
