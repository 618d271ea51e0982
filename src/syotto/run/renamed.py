"""Numbers of before: the ledger keeps the number a person had, the newest build says which it is.

Rows of the ledger are never rewritten: whoever asks by a number asks for all that it stands for.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from typing import TYPE_CHECKING

from syotto.errors import NotFound
from syotto.run.house import House
from syotto.schema.known import PERSON, RENAMED

if TYPE_CHECKING:
    from ibis import Table

MANY = 2_000
"""More numbers than that are looked up in all that changed."""


def present(house: House, numbers: Collection[str]) -> dict[str, str]:
    """number of before -> number now, of those that changed."""
    return looked_up(house, numbers, "identifier")


def before(house: House, numbers: Collection[str]) -> dict[str, str]:
    """The same, of everybody whose number now is one of these."""
    return looked_up(house, numbers, "stands_for")


def looked_up(house: House, numbers: Collection[str], column: str) -> dict[str, str]:
    changed = changes(house)
    if changed is None or not numbers:
        return {}
    if len(numbers) <= MANY:
        changed = changed.filter(changed[column].isin(sorted(numbers)))
    found = changed.select("identifier", "stands_for").to_pyarrow()
    wanted = set(numbers)
    return {
        row["identifier"]: row["stands_for"] for row in found.to_pylist() if row[column] in wanted
    }


def any_changed(house: House) -> bool:
    changed = changes(house)
    return changed is not None and bool(changed.limit(1).count().to_pyarrow().as_py())


def changes(house: House) -> Table | None:
    """People whose number changed, by the newest build; None where nobody's did."""
    with suppress(NotFound):
        snapshot = house.warehouse.open()
        if RENAMED.name in snapshot.names:
            table = snapshot.table(RENAMED.name)
            return table.filter(table.subject == PERSON, table.source == "")
    return None
