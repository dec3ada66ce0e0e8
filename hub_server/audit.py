"""The audit log: who, with which device, when, did what. Entries are only added; each holds the hash of the one before.

An entry that was edited does not fit its own hash, or, if that was made to fit, the one behind it. Whoever can write to
the database could work out the whole chain anew; against that, note down the number and the hash of the last entry from
time to time, outside (`heard audit verify` prints it, the hub's log has each one), and have them looked for.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from hub_server.credentials import Caller

FIRST = "0" * 64
"""What the first entry holds in place of a hash before it."""

WHAT_MOST = 500
"""Characters of `what`."""


class Deed(StrEnum):
    """What is written down."""

    FIRST_MANAGER = "first_manager"
    PAIRED = "paired"
    PAIRING_REFUSED = "pairing_refused"
    ISSUED = "issued"
    ROTATED = "rotated"
    REVOKED = "revoked"
    RENAMED = "renamed"
    MOVED = "moved"
    NOT_LET_IN = "not_let_in"
    KITCHEN = "kitchen"
    CANCELLED_COMMAND = "cancelled_command"
    BACKED_UP = "backed_up"
    RESTORED = "restored"


class AuditEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the log.

    Attributes:
        seq: from 1, without holes.
        at_ms: the hub's clock, milliseconds since the Unix epoch.
        who: the name of the credential at that time, or of the user of the hub's machine.
        device: id of the credential; empty where there was none.
        role: of the credential.
        address: of the machine it came from.
        action: one of `Deed`.
        what: a sentence for people.
        prev: the hash of the entry before.
        hash: SHA-256 of all the others and of the location's name, in hex.
    """

    seq: int
    at_ms: int
    who: str
    device: str
    role: str
    address: str
    action: str
    what: str
    prev: str
    hash: str


@dataclass(frozen=True, slots=True)
class Chain:
    """What came of looking through a log.

    Attributes:
        fault: the first thing that is wrong with it, in a sentence; empty when nothing is.
        seq: number of the last entry looked at that is in order.
        hash: of that entry.
    """

    fault: str
    seq: int
    hash: str


def entry_hash(location: str, entry: AuditEntry) -> str:
    """What the hash of an entry has to be."""
    values = {**msgspec.structs.asdict(entry), "hash": location}
    return hashlib.sha256(msgspec.json.encode(list(values.values()))).hexdigest()


def chained(
    location: str, caller: Caller, action: Deed, what: str, *, after: tuple[int, str], at_ms: int
) -> AuditEntry:
    """The entry that follows another one.

    Args:
        after: number and hash of that one; 0 and `FIRST` for none.
    """
    entry = AuditEntry(
        seq=after[0] + 1,
        at_ms=at_ms,
        who=caller.name[:100],
        device=caller.id,
        role=caller.role if caller.id else "",
        address=caller.address[:64],
        action=action,
        what=what[:WHAT_MOST],
        prev=after[1],
        hash="",
    )
    return msgspec.structs.replace(entry, hash=entry_hash(location, entry))


def verified(location: str, entries: Iterable[AuditEntry], *, known: tuple[int, str] | None = None) -> Chain:
    """Looks through a whole log, oldest entry first.

    Args:
        known: number and hash of an entry that were noted down before; it has to be there, and the same.
    """
    seq, last = 0, FIRST
    for entry in entries:
        if entry.seq != seq + 1:
            return Chain(f"entry {seq + 1} is missing", seq, last)
        if entry.hash != entry_hash(location, entry):
            return Chain(f"entry {entry.seq} is not as it was written", seq, last)
        if entry.prev != last:
            if not seq:
                return Chain("entry 1 is not the first that was written", seq, last)
            return Chain(f"entry {seq} is not the one that entry {entry.seq} was written after", seq - 1, "")
        if known is not None and known[0] == entry.seq and known[1] != entry.hash:
            return Chain(f"entry {entry.seq} is not the one that was noted down", seq, last)
        seq, last = entry.seq, entry.hash
    if known is not None and known[0] > seq:
        return Chain(f"the log ends at entry {seq}, and entry {known[0]} was noted down", seq, last)
    return Chain("", seq, last)
