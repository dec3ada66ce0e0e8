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
    address = HubAddress(url, insecure=True)
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
        HubAddress("https://kitchen", token)


def test_the_token_is_in_the_header_and_in_no_url_or_text():
    """A token is never logged with an address."""
    address = HubAddress("https://kitchen", "sesame")
    assert address.headers == {"Authorization": "Bearer sesame"}
    assert "sesame" not in repr(address) + address.socket("pending", recent=1) + address.http("/")


def test_a_strange_station_name_stays_one_part_of_the_path():
    """A station's name cannot lead elsewhere on the hub."""
    assert "/ws/kitchen/..%2Fgrill%20%3F/?" in HubAddress("https://kitchen").socket("../grill ?", recent=1)


@pytest.mark.parametrize(
    "url", ["http://kitchen.local:8000", "ws://192.168.1.20:8000", "http://0.0.0.0:8000"]
)
def test_nothing_is_said_unencrypted_through_a_network_unless_somebody_wants_it(url: str):
    """The sentence names both ways out."""
    with pytest.raises(Refused, match=r"https://.*--insecure-lan") as refused:
        HubAddress(url)
    assert refused.value.field == "hub"
    assert HubAddress(url, insecure=True).tls is None


@pytest.mark.parametrize(
    "url", ["http://localhost:8000", "ws://127.0.0.1", "http://[::1]:8000", "http://127.8.8.8"]
)
def test_within_one_machine_nothing_has_to_be_encrypted(url: str):
    """Nobody listens there who could not read the memory as well."""
    assert HubAddress(url).tls is None


def test_what_is_no_certificate_is_refused():
    """Before anything is asked by it."""
    with pytest.raises(Refused) as refused:
        HubAddress("https://kitchen", ca="-----BEGIN CERTIFICATE-----")
    assert refused.value.field == "ca"
