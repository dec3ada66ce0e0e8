"""The hub's certificate: one of its own making that screens pin, or one that somebody gave it.

At the first start that wants one the hub makes an authority of its own, for nothing but itself, and a certificate of
that authority. Screens that are paired trust the authority; so certificates come and go without pairing anybody again.
"""

import asyncio
import ipaddress
import logging
import os
import socket
import ssl
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from hub_server.config import CannotStart, HubConfig
from hub_server.protocol.pairing_code import fingerprint

log = logging.getLogger("heard.tls")

AUTHORITY_DAYS = 3650
"""An authority is pinned by screens that hang on a wall for years; whoever has its key has the hub's machine."""

DAYS = 90
RENEWED_DAYS_BEFORE = 30
"""A hub that is off for a month finds a certificate that is still good."""

BEFORE_DAYS = 3
"""From so long before it was made a certificate is good: clocks of kiosks are wrong by a day now and then."""

LOOK_S = 60.0
"""Pause between two looks at the files and at the names of this machine."""

Now = Callable[[], datetime]


class Certificates:
    """What a hub shows to whoever connects; its context stays the same, what is in it changes.

    Args:
        folder: of the hub's own authority and certificate.
        config: says whether the certificate is somebody else's, and which names it is for.
        now: the hub's clock, UTC.

    Attributes:
        ca: what screens pin, in PEM; empty for a certificate that hangs on what everybody trusts.
        context: for listening.

    Raises:
        CannotStart: a file cannot be read or written, is no certificate, or its key is for everybody to read.
    """

    def __init__(self, folder: Path, config: HubConfig, *, now: Now = lambda: datetime.now(UTC)) -> None:
        self._folder = folder
        self._config = config
        self._now = now
        self._seen: object = None
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.minimum_version = ssl.TLSVersion.TLSv1_2
        self.context.set_alpn_protocols(["http/1.1"])
        self.ca = "" if config.tls_cert else _authority(self._authority_file, now()).decode()
        self.look()

    @property
    def _authority_file(self) -> Path:
        return self._folder / "authority.pem"

    def look(self) -> None:
        """Takes another certificate when there is one, or makes one when it is time to.

        Raises:
            CannotStart: what is there is of no use; the one before stays.
        """
        if self._config.tls_cert:
            self._take(Path(self._config.tls_cert), Path(self._config.tls_key or self._config.tls_cert))
            return
        file = self._folder / "server.pem"
        names = own_names(self._config)
        if not _is_good(file, names, self.ca, self._now()):
            _write_private(file, _issued(self._authority_file, names, self._now()))
            log.info("this hub has another certificate, for %s", ", ".join(names))
        self._take(file, file)

    def _take(self, certificate: Path, key: Path) -> None:
        try:
            seen = [(path.stat().st_mtime_ns, path.stat().st_ino) for path in (certificate, key)]
            if seen == self._seen:
                return
            if os.name == "posix" and key.stat().st_mode & 0o077:
                raise CannotStart(
                    f"The key {key} can be read by others; make it private with: chmod 600 {key}"
                )
            # A pair that does not belong together is refused before it takes the place of the one before.
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key)
            self.context.load_cert_chain(certificate, key)
        except ssl.SSLError as error:
            raise CannotStart(
                f"{certificate} and {key} are no certificate with its key: {error.reason or error}."
            ) from None
        except OSError as error:
            raise CannotStart(f"The certificate {certificate} cannot be read: {error.strerror}.") from None
        self._seen = seen

    async def keep(self) -> None:
        """Looks again and again until cancelled; what is wrong is said once, and the certificate before stays."""
        said = ""
        while True:
            await asyncio.sleep(LOOK_S)
            try:
                await asyncio.to_thread(self.look)
                said = ""
            except CannotStart as wrong:
                if str(wrong) != said:
                    said = str(wrong)
                    log.error("the certificate before stays: %s", wrong)


def authority(folder: Path) -> str:
    """The hub's authority as screens and tills take it, in PEM; empty when the hub has made none.

    Args:
        folder: that of `Certificates`.
    """
    try:
        return _certificate_of((folder / "authority.pem").read_bytes()).decode()
    except FileNotFoundError:
        return ""


def own_names(config: HubConfig) -> list[str]:
    """Names and addresses by which this machine may be reached, in a settled order."""
    name = socket.gethostname().lower()
    names = {*config.tls_names, name, f"{name.partition('.')[0]}.local", "localhost", "127.0.0.1", "::1"}
    with_addresses = {each[4][0] for each in _addresses(name)} | set(_outward())
    try:
        given = ipaddress.ip_address(config.host)
        with_addresses |= set() if given.is_unspecified else {config.host}
    except ValueError:
        names.add(config.host.lower())
    return sorted(names | {str(each).partition("%")[0] for each in with_addresses})


def _addresses(name: str) -> Iterable[tuple[object, object, object, object, tuple[object, ...]]]:
    try:
        return socket.getaddrinfo(name, None)
    except OSError:
        return ()


def _outward() -> Iterable[str]:
    """The addresses from which this machine would speak to others; nothing is sent."""
    for family, elsewhere in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as asking:
                asking.connect((elsewhere, 9))
                yield asking.getsockname()[0]
        except OSError:
            continue


def _authority(file: Path, now: datetime) -> bytes:
    """The authority's certificate; made when there is none."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not file.exists():
            _write_private(file, _new_authority(now), only_first=True)
        if os.name == "posix" and file.stat().st_mode & 0o077:
            raise CannotStart(
                f"{file} can be read by others, and whoever has it can pass for this hub. Delete the folder"
                f" {file.parent}, start the hub, and pair every screen again."
            )
        return _certificate_of(file.read_bytes())
    except OSError as error:
        raise CannotStart(f"{file} cannot be used: {error.strerror}.") from None
    except ValueError:
        raise CannotStart(
            f"{file} is damaged; put it back from a copy, or delete it and pair every screen again."
        ) from None


def _new_authority(now: datetime) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Heard hub {socket.gethostname()}"[:64])])
    usage = x509.KeyUsage(
        **dict.fromkeys(("digital_signature", "content_commitment", "key_encipherment"), False),
        **dict.fromkeys(("data_encipherment", "key_agreement", "encipher_only", "decipher_only"), False),
        key_cert_sign=True,
        crl_sign=False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=BEFORE_DAYS))
        .not_valid_after(now + timedelta(days=AUTHORITY_DAYS))
        # Of this authority come certificates, and no other authorities.
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return _pem(key, certificate)


def _issued(authority_file: Path, names: list[str], now: datetime) -> bytes:
    """A certificate of the authority, with its key and with the authority's own certificate behind it."""
    pem = authority_file.read_bytes()
    ca_key = serialization.load_pem_private_key(pem, password=None)
    ca = x509.load_pem_x509_certificate(_certificate_of(pem))
    assert isinstance(ca_key, ec.EllipticCurvePrivateKey)
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Heard hub")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(ca.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(max(now - timedelta(days=BEFORE_DAYS), ca.not_valid_before_utc))
        .not_valid_after(min(now + timedelta(days=DAYS), ca.not_valid_after_utc))
        .add_extension(x509.SubjectAlternativeName([_general(name) for name in names]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.public_key()), critical=False
        )
        .sign(ca_key, hashes.SHA256())
    )
    return _pem(key, certificate) + _certificate_of(pem)


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name.encode("idna").decode())


def _is_good(file: Path, names: list[str], ca: str, now: datetime) -> bool:
    """Whether a certificate is for these names, of this authority, and for some time to come."""
    try:
        pem = file.read_bytes()
        certificate = x509.load_pem_x509_certificate(_certificate_of(pem))
        certificate.verify_directly_issued_by(x509.load_pem_x509_certificate(ca.encode()))
        known = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except Exception:
        # Whatever is wrong with it: another one is soon made.
        return False
    return (
        {_general(name) for name in names} == set(known)
        and now < certificate.not_valid_after_utc - timedelta(days=RENEWED_DAYS_BEFORE)
        and now > certificate.not_valid_before_utc
    )


def _pem(key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ) + certificate.public_bytes(serialization.Encoding.PEM)


def _certificate_of(pem: bytes) -> bytes:
    """The first certificate of a file that has its key as well, in PEM.

    Raises:
        ValueError: there is none.
    """
    begin = pem.find(b"-----BEGIN CERTIFICATE-----")
    end_mark = b"-----END CERTIFICATE-----\n"
    end = pem.find(end_mark, begin)
    if begin < 0 or end < 0:
        raise ValueError("no certificate")
    found = pem[begin : end + len(end_mark)]
    x509.load_pem_x509_certificate(found)
    return found


def _write_private(file: Path, content: bytes, *, only_first: bool = False) -> None:
    """Writes a file that only its owner can read, in one piece.

    Args:
        only_first: another hub of the same folder may have been first, and then its file stays.
    """
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "wb") as writing:  # noqa: PTH123  # made with its rights
            writing.write(content)
        if only_first:
            try:
                os.link(part, file)
            except FileExistsError:
                return
        else:
            part.replace(file)
    except OSError as error:
        raise CannotStart(f"{file} cannot be written: {error.strerror}.") from None
    finally:
        part.unlink(missing_ok=True)


def said(ca: str) -> str:
    """The fingerprint of an authority as people compare it: eight groups of the first 32 signs."""
    whole = fingerprint(ca)[:32]
    return " ".join(whole[at : at + 4] for at in range(0, len(whole), 4)).upper()
