import pytest

from hub_server.protocol.strict import Refused
from kiosk_app.hub_address import HubAddress


@pytest.mark.parametrize(
    ("url", "http", "socket"),
    [
        ("http://kitchen.local:8000", "http://kitchen.local:8000/x", "ws://kitchen.local:8000/ws/"),
        ("https://hub/", "https://hub/x", "wss://hub/ws/"),
        ("ws://10.0.0.5:8000", "http://10.0.0.5:8000/x", "ws://10.0.0.5:8000/ws/"),
        ("wss://hub.example/heard/", "https://hub.example/heard/x", "wss://hub.example/heard/ws/"),
        ("http://[::1]:8000", "http://[::1]:8000/x", "ws://[::1]:8000/ws/"),
    ],
)
def test_both_roads_come_from_one_address(url: str, http: str, socket: str):
    """Whatever of the four ways an address is written in, HTTP and socket lead to the same hub."""
    address = HubAddress(url)
    assert address.http("/x") == http
    assert address.socket("pending", recent=20) == f"{socket}kitchen/pending/?limit=1000&recent=20"


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("kitchen.local:8000", "begin with http"),
        ("", "begin with http"),
        ("http:kitchen", "begin with http"),
        ("ftp://kitchen", "begin with http"),
        ("http://", "names no machine"),
        ("http://kitchen:99999", "not an address"),
        ("http://kitchen:eight", "not an address"),
        ("http://kitchen:0", "port 0"),
        ("http://cook:secret@kitchen", "use a token"),
        ("http://kitchen/?x=1", "behind its path"),
        ("http://kit chen", "blanks"),
        ("http://kitchen\r\nX-Evil: 1", "blanks or control"),
        ("http://[::1", "not an address"),
    ],
)
def test_a_wrong_address_is_refused_with_what_is_wrong(url: str, says: str):
    """Whoever sets a screen up reads what to correct."""
    with pytest.raises(Refused, match=says) as refused:
        HubAddress(url)
    assert refused.value.field == "hub"


@pytest.mark.parametrize("token", ["", "a\r\nb", "hé"])
def test_a_token_that_cannot_stand_in_a_header_is_refused(token: str):
    """Nothing can be smuggled into a request by a token file."""
    with pytest.raises(Refused, match="token"):
        HubAddress("http://kitchen", token)


def test_the_token_is_in_the_header_and_in_no_url_or_text():
    """A token is never logged with an address."""
    address = HubAddress("http://kitchen", "sesame")
    assert address.headers == {"Authorization": "Bearer sesame"}
    assert "sesame" not in repr(address) + address.socket("pending", recent=1) + address.http("/")


def test_a_strange_station_name_stays_one_part_of_the_path():
    """A station's name cannot lead elsewhere on the hub."""
    assert "/ws/kitchen/..%2Fgrill%20%3F/?" in HubAddress("http://kitchen").socket("../grill ?", recent=1)
