"""Who was erased: every door asks it, so that no load and no event brings them back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from syotto.errors import InputError, NotFound
from syotto.run.house import House
from syotto.run.keyed import hash_of, hashes
from syotto.schema.identifier import EMAIL, NUMBER, PHONE, normal
from syotto.schema.personal import BLACK, ERASED
from syotto.schema.table import TableSpec
from syotto.sense.persons import without
from syotto.store import rights as book

KINDS = (NUMBER, EMAIL, PHONE)
ADDRESS = re.compile(r"[^\s@\"'<>,;:(){}\[\]\\]+@[^\s@\"'<>,;:(){}\[\]\\]+")


@dataclass(frozen=True)
class Erased:
    """Knows people by the hashes that were kept of them, and by nothing else."""

    house: House
    hashed: frozenset[str]
    only: frozenset[tuple[str, str]] = frozenset()
    never: frozenset[tuple[str, str]] = frozenset()

    def is_(self, value: Any) -> bool:
        """Whether a number, e-mail address or telephone number is one of theirs."""
        if not isinstance(value, str) or not value.strip():
            return False
        return any(
            hashes(self.house, kind, [normal(value, kind)])[0] in self.hashed for kind in KINDS
        )

    def in_text(self, text: str | None) -> bool:
        """Whether an e-mail address in a text is theirs."""
        return any(self.is_(one.rstrip(".")) for one in ADDRESS.findall(text or ""))

    def blackened(self, text: str) -> str:
        return ADDRESS.sub(lambda m: BLACK if self.is_(m[0].rstrip(".")) else m[0], text)


def erased(house: House) -> Erased | None:
    """None where nobody was ever erased."""
    with house.ledger.read() as connection:
        hashed = book.hashes_because(connection, ERASED)
    return Erased(house, frozenset(hashed)) if hashed else None


def readmit(house: House, person: str, *, proof: str, by: str | None) -> list[str]:
    """Lets in who was erased and came back of their own will: new rows of them are taken again.

    What was erased does not return, and nothing that was allowed before is allowed again. Returns
    the records of the erasures that end with this. Raises NotFound for who was not erased,
    InputError without a proof.
    """
    if not proof.strip():
        raise InputError(
            "Nothing shows that they want to be back.",
            fix='Say where it can be seen: --proof "signed form of 2026-05-01, page 2".',
        )
    hashed = {hash_of(house, person, kind) for kind in KINDS}
    with house.ledger.begin() as connection:
        lifted = book.let_in(connection, hashed, at=house.now(), by=by, proof=proof.strip())
    if not lifted:
        raise NotFound(
            f"{person!r} was not erased, or was let in already.",
            fix="Give the e-mail address, telephone number or number that was erased.",
        )
    return lifted


def admitted(
    house: House, spec: TableSpec, batches: Iterator[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    """Rows on their way into the log, without people who were erased."""
    gone = erased(house)
    for batch in batches:
        if gone is None:
            yield batch
        else:
            yield from without(spec.name, pa.Table.from_batches([batch]), gone).to_batches()
