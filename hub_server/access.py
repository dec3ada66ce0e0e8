"""Every way in which somebody comes to a credential or loses it; jobs of the writer, each put into the audit log."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa

from hub_server import pairing
from hub_server.audit import AuditEntry, Deed
from hub_server.credentials import (
    Caller,
    Credential,
    Verdict,
    hashed,
    new_id,
    new_secret,
    rotated,
    verdict,
)
from hub_server.pairing import Pairing
from hub_server.protocol import pairing_code
from hub_server.protocol.strict import Refused
from hub_server.protocol.times import timestamp
from hub_server.refusals import TooMany, Unknown
from hub_server.register import Register, read_audit, read_credentials
from hub_server.roles import Role
from hub_server.transaction import Transaction
from hub_server.writer import Writer

T = TypeVar("T")

Read = Callable[[Callable[[sa.Connection], Any]], Coroutine[Any, Any, Any]]
"""See `Reader._read`."""

UNKNOWN_CODE = "no screen shows this code now"


@dataclass(frozen=True, slots=True)
class Issued:
    """A credential that was made or rotated, with its token, which nobody can be told again."""

    credential: Credential
    token: str


class Access:
    """One location's credentials; every method raises `StoreError` when the database cannot be used.

    Args:
        writer: the store's.
        read: the store's.
        location: name of the location.
    """

    def __init__(self, writer: Writer, read: Read, location: str) -> None:
        self._writer = writer
        self._read = read
        self._location = location

    async def credentials(self) -> list[Credential]:
        """Every one there ever was."""
        found: list[Credential] = await self._read(
            lambda connection: read_credentials(connection, self._location)
        )
        return found

    async def audit(self, after: int, *, at_most: int) -> list[AuditEntry]:
        """Entries of the audit log with greater numbers, oldest first."""
        found: list[AuditEntry] = await self._read(
            lambda connection: read_audit(connection, self._location, after=after, at_most=at_most)
        )
        return found

    async def note(self, *notes: tuple[Caller, Deed, str]) -> None:
        """Writes down what was done."""

        def job(transaction: Transaction) -> None:
            for note in notes:
                transaction.register.note(*note)

        await self._writer.run(job)

    async def ask(self, *, address: str) -> tuple[Pairing, str]:
        """A screen wants to be let in.

        Returns:
            What it waits with, and its token.

        Raises:
            TooMany: others wait already, so many as may.
        """
        secret = new_secret()

        def job(transaction: Transaction) -> Pairing:
            waiting = transaction.register.pairings()
            of_address = sum(1 for each in waiting.values() if each.address == address)
            if len(waiting) >= pairing.WAITING_MOST or of_address >= pairing.WAITING_MOST_OF_ADDRESS:
                first = next(iter(waiting.values()))
                raise TooMany(
                    "Too many screens wait to be paired.", (first.expires_at_ms - transaction.now_ms) / 1000
                )
            id_ = new_id()
            asked = Pairing(
                id=id_,
                code=id_,
                hash=hashed(secret),
                address=address,
                expires_at_ms=transaction.now_ms + pairing.VALID_S * 1000,
                number=pairing_code.new_number(),
            )
            transaction.register.ask(asked)
            return asked

        asked = await self._writer.run(job)
        return asked, f"{asked.id}.{secret}"

    async def meet(self, id_: str, secret: str, number: str, *, ca: str) -> Pairing | None:
        """A screen that asked says its number, and from now on waits by the code that comes of it.

        Args:
            number: the screen's; the same may be said again, for an answer that got lost.
            ca: what this hub's certificate hangs on, in PEM; may be empty.

        Returns:
            What it waits with; None when it does not (any more).

        Raises:
            PermissionError: it is another screen's.
            Refused: it has said another number before.
        """
        presented = hashed(secret)

        def job(transaction: Transaction) -> Pairing | None:
            register = transaction.register
            asked = register.pairings().get(id_)
            if asked is not None:
                _check_secret(asked.hash, presented, id_, transaction.now_ms)
            if asked is None or asked.screen == number:
                return asked
            if asked.screen:
                # Whoever could try numbers would look for one that gives a code already shown elsewhere.
                raise Refused("number", "this screen has said another one; ask anew")
            code = pairing_code.code(hub=asked.number, screen=number, ca=ca)
            if any(each.code == code for each in register.pairings().values()):
                raise Refused("number", "its code is shown by another screen; ask anew")
            met = msgspec.structs.replace(asked, code=code, screen=number)
            register.ask(met)
            return met

        return await self._writer.run(job)

    async def answer(self, id_: str, secret: str, *, now_ms: int) -> Credential | Pairing | None:
        """What has become of a screen that asked: let in, waiting, or neither, because its time is over or never began.

        Raises:
            PermissionError: it is another screen's.
        """
        presented = hashed(secret)

        def read(connection: sa.Connection) -> Credential | Pairing | None:
            register = Register(connection, self._location, now_ms)
            credential = register.credentials().get(id_)
            if credential is not None:
                if verdict(credential, presented, now_ms) is not Verdict.GOOD:
                    raise PermissionError
                return credential
            waiting = register.pairings().get(id_)
            if waiting is not None:
                _check_secret(waiting.hash, presented, id_, now_ms)
            return waiting

        found: Credential | Pairing | None = await self._read(read)
        return found

    async def approve(self, code: str, *, name: str, station: str, by: Caller) -> Credential:
        """Lets the screen in that shows this code; the code is of no use afterwards.

        Raises:
            Refused: no screen shows it, or the name is taken.
        """

        def job(transaction: Transaction) -> Credential:
            register = transaction.register
            asked = next((each for each in register.pairings().values() if each.code == code), None)
            if asked is None:
                raise Refused("code", UNKNOWN_CODE)
            _check_name(register, name)
            credential = Credential(
                id=asked.id,
                name=name,
                role=Role.KIOSK,
                station=station,
                hash=asked.hash,
                created_at=timestamp(transaction.now_ms),
            )
            register.end(asked)
            register.keep(credential)
            at = f" at {station}" if station else ""
            register.note(
                by,
                Deed.PAIRED,
                f"let in the screen “{name}” ({asked.id}){at}, which asked from {asked.address}",
            )
            return credential

        return await self._writer.run(job)

    async def issue(self, *, name: str, role: Role, station: str, by: Caller) -> Issued:
        """Makes a credential.

        Raises:
            Refused: the name is taken.
        """
        secret = new_secret()

        def job(transaction: Transaction) -> Credential:
            _check_name(transaction.register, name)
            made = Credential(
                id=new_id(),
                name=name,
                role=role,
                station=station,
                hash=hashed(secret),
                created_at=timestamp(transaction.now_ms),
            )
            transaction.register.keep(made)
            transaction.register.note(by, Deed.ISSUED, f"made a token for the {role} “{name}” ({made.id})")
            return made

        made = await self._writer.run(job)
        return Issued(made, f"{made.id}.{secret}")

    async def rotate(self, id_: str, *, by: Caller) -> Issued:
        """Gives a credential another token; the one before lets in for `OVERLAP_S` more.

        Raises:
            Unknown: there is none, or it was revoked.
        """
        secret = new_secret()

        def change(credential: Credential, transaction: Transaction) -> Credential:
            return rotated(
                credential,
                secret=secret,
                presented=by.hash if by.id == id_ else "",
                at=timestamp(transaction.now_ms),
                now_ms=transaction.now_ms,
            )

        credential = await self._changed(id_, change, Deed.ROTATED, "gave {} another token", by)
        return Issued(credential, f"{id_}.{secret}")

    async def revoke(self, id_: str, *, by: Caller) -> Credential:
        """From now on the credential lets nobody in, for ever.

        Raises:
            Unknown: there is none, or it was revoked.
        """

        def change(credential: Credential, transaction: Transaction) -> Credential:
            return msgspec.structs.replace(credential, revoked_at=timestamp(transaction.now_ms))

        return await self._changed(id_, change, Deed.REVOKED, "revoked {}", by)

    async def rename(self, id_: str, name: str, *, by: Caller) -> Credential:
        """Calls a credential something else.

        Raises:
            Unknown: there is none, or it was revoked.
            Refused: the name is taken.
        """

        def change(credential: Credential, transaction: Transaction) -> Credential:
            if credential.name != name:
                _check_name(transaction.register, name)
            return msgspec.structs.replace(credential, name=name)

        return await self._changed(id_, change, Deed.RENAMED, f"called {{}} “{name}”", by)

    async def move(self, id_: str, station: str, *, by: Caller) -> Credential:
        """Says that a screen stands elsewhere.

        Raises:
            Unknown: there is none, or it was revoked.
        """

        def change(credential: Credential, _: Transaction) -> Credential:
            return msgspec.structs.replace(credential, station=station)

        return await self._changed(id_, change, Deed.MOVED, f"moved {{}} to {station or 'no station'}", by)

    async def _changed(
        self,
        id_: str,
        change: Callable[[Credential, Transaction], Credential],
        deed: Deed,
        what: str,
        by: Caller,
    ) -> Credential:
        def job(transaction: Transaction) -> Credential:
            known = transaction.register.credentials().get(id_)
            if known is None or known.revoked_at:
                raise Unknown(f"There is no credential `{id_[:40]}`, or it was revoked.")
            changed = change(known, transaction)
            if changed != known:
                transaction.register.keep(changed)
                named = f"the {known.role} “{known.name}” ({id_})"
                transaction.register.note(by, deed, what.replace("{}", named, 1))
            return changed

        return await self._writer.run(job)


def _check_secret(known: str, presented: str, id_: str, now_ms: int) -> None:
    """Compares the hash of a waiting screen's secret, as slowly for a wrong one as for the right one."""
    stand_in = Credential(id=id_, name="", role=Role.KIOSK, hash=known, created_at="")
    if verdict(stand_in, presented, now_ms) is not Verdict.GOOD:
        raise PermissionError


def _check_name(register: Register, name: str) -> None:
    """Refuses a name that somebody has who may come in."""
    taken = {each.name.casefold() for each in register.credentials().values() if not each.revoked_at}
    if name.casefold() in taken:
        raise Refused("name", f"“{name}” has a credential already; revoke that one, or take another name")
