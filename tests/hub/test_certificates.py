"""The hub's own certificate, and one that somebody gave it: made, renewed, followed, refused."""

import asyncio
import os
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme
from cryptography import x509

from hub_server.certificates import Certificates, authority
from hub_server.config import CannotStart, HubConfig
from hub_server.protocol import pairing_code
from servers.program import refusal


def files(authority_of: trustme.CA, folder: Path, *names: str) -> tuple[Path, Path]:
    """A certificate for these names, and its key."""
    made = authority_of.issue_cert(*names)
    certificate, key = folder / "own.pem", folder / "own-key.pem"
    made.cert_chain_pems[0].write_to_path(certificate)
    key.write_bytes(made.private_key_pem.bytes())
    key.chmod(0o600)
    return certificate, key


def pem(of: trustme.CA) -> str:
    return of.cert_pem.bytes().decode()


def shown_by(context: ssl.SSLContext, trust: ssl.SSLContext) -> bytes:
    """The certificate that somebody who connects now is shown, and trusts."""
    sides = {}
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    sides["hub"] = context.wrap_bio(incoming, outgoing, server_side=True)
    sides["screen"] = trust.wrap_bio(outgoing, incoming, server_hostname="localhost")
    for _ in range(4):
        for side in sides.values():
            try:
                side.do_handshake()
            except ssl.SSLWantReadError:
                continue
    return sides["screen"].getpeercert(binary_form=True) or b""


def test_a_certificate_is_renewed_in_time_and_nobody_is_paired_again(tmp_path: Path) -> None:
    """Every day of its life it is good for a month at least; the authority and the context stay the same."""
    now = datetime.now(UTC) - timedelta(days=61)
    certificates = Certificates(tmp_path, HubConfig(), now=lambda: now)
    trust = ssl.create_default_context(cadata=certificates.ca)
    first = shown_by(certificates.context, trust)
    now += timedelta(days=59)
    certificates.look()
    assert shown_by(certificates.context, trust) == first
    now += timedelta(days=2)
    certificates.look()
    second = shown_by(certificates.context, trust)
    assert second not in (b"", first)
    assert authority(tmp_path) == certificates.ca
    again = Certificates(tmp_path, HubConfig(), now=lambda: now)
    assert shown_by(again.context, trust) == second
    named = Certificates(tmp_path, HubConfig(tls_names=("kitchen.example",)), now=lambda: now)
    assert shown_by(named.context, trust) not in (b"", second), "it is reached by another name"


def test_a_socket_stays_while_the_certificate_changes(tmp_path: Path) -> None:
    """A renewal costs no screen its connection; the next one sees the new certificate."""

    async def story() -> None:
        now = datetime.now(UTC) - timedelta(days=61)
        certificates = Certificates(tmp_path, HubConfig(), now=lambda: now)
        trust = ssl.create_default_context(cadata=certificates.ca)

        async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            while data := await reader.read(100):
                writer.write(data)
            writer.close()

        async with await asyncio.start_server(echo, "127.0.0.1", 0, ssl=certificates.context) as server:
            port = server.sockets[0].getsockname()[1]
            ends = [await asyncio.open_connection("127.0.0.1", port, ssl=trust)]
            now += timedelta(days=61)
            certificates.look()
            ends.append(await asyncio.open_connection("127.0.0.1", port, ssl=trust))
            seen = set()
            for reader, writer in ends:
                writer.write(b"x")
                assert await reader.readexactly(1) == b"x"
                seen.add(writer.get_extra_info("ssl_object").getpeercert(binary_form=True))
                writer.close()
            assert len(seen) == 2

    asyncio.run(story())


def test_a_certificate_of_somebody_else_is_taken_and_followed(tmp_path: Path) -> None:
    """As an ACME client leaves it; files that do not belong together change nothing."""
    company = trustme.CA()
    certificate, key = files(company, tmp_path, "localhost")
    certificates = Certificates(tmp_path / "tls", HubConfig(tls_cert=str(certificate), tls_key=str(key)))
    assert certificates.ca == "", "it hangs on what everybody trusts"
    trust = ssl.create_default_context(cadata=pem(company))
    first = shown_by(certificates.context, trust)
    good = key.read_bytes()
    for wrong in (b"", b"no key", trustme.CA().issue_cert("localhost").private_key_pem.bytes()):
        key.write_bytes(wrong)
        with pytest.raises(CannotStart, match="no certificate with its key"):
            certificates.look()
        assert shown_by(certificates.context, trust) == first
    key.unlink()
    with pytest.raises(CannotStart, match="cannot be read"):
        certificates.look()
    key.write_bytes(good)
    key.chmod(0o600)
    files(company, tmp_path, "localhost", "other.example")
    certificates.look()
    assert shown_by(certificates.context, trust) not in (b"", first)


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps the rights of a file elsewhere")
@pytest.mark.parametrize("whose", ["own", "given"])
def test_a_key_that_others_can_read_is_refused(whose: str, tmp_path: Path) -> None:
    """At the start, with what to do."""
    words = ["--host", "127.0.0.1", "--port", "0", "--redis", "none"]
    if whose == "own":
        Certificates(tmp_path / "tls", HubConfig())
        (tmp_path / "tls" / "authority.pem").chmod(0o644)
        words += ["--tls"]
    else:
        certificate, key = files(trustme.CA(), tmp_path, "localhost")
        key.chmod(0o644)
        words += ["--tls-cert", str(certificate), "--tls-key", str(key)]
    said = refusal("hub", *words, environment={"HEARD_DATA_DIR": str(tmp_path)})
    assert "can be read by others" in said
    assert ("pair every screen again" if whose == "own" else "chmod 600") in said


def test_the_authority_makes_certificates_and_no_authorities(tmp_path: Path) -> None:
    """And its fingerprint is what the code is made of."""
    certificates = Certificates(tmp_path, HubConfig())
    assert pairing_code.fingerprint(certificates.ca) == pairing_code.fingerprint(authority(tmp_path))
    made = x509.load_pem_x509_certificate(certificates.ca.encode())
    limits = made.extensions.get_extension_for_class(x509.BasicConstraints)
    assert (limits.critical, limits.value.ca, limits.value.path_length) == (True, True, 0)
