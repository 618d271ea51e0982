"""What the contact rules ask about people: their time zone, and whether they wait for us."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from syotto.decide.guard import Hold
from syotto.errors import NotFound
from syotto.run.house import House
from syotto.schema.rights import HOLDS

PEOPLE = "raw.people"


@dataclass(frozen=True)
class About:
    """Of one person. hold: why nothing is sold to them just now."""

    time_zone: str | None = None
    hold: Hold | None = None


NOBODY = About()


def about(house: House, people: Sequence[str]) -> dict[str, About]:
    """By person, as the newest build knows them; who is not there is unknown."""
    try:
        snapshot = house.warehouse.open()
    except NotFound:
        return {}
    wanted = sorted(set(people))
    zones: dict[str, str] = {}
    holds: dict[str, Hold] = {}
    if PEOPLE in snapshot.names:
        known = snapshot.table(PEOPLE)
        known = known.filter(known.source_id.isin(wanted), known.time_zone.notnull())
        found = known.select("source_id", "time_zone").to_pyarrow().to_pylist()
        zones = {row["source_id"]: row["time_zone"] for row in found}
    if HOLDS.name in snapshot.names:
        table = snapshot.table(HOLDS.name)
        named = table.filter(table.person_id.isin(wanted) | table.customer_id.isin(wanted))
        for row in named.order_by("since", "about").to_pyarrow().to_pylist():
            for who in (row["person_id"], row["customer_id"]):
                if who:
                    holds.setdefault(who, Hold(row["words"], row["since"]))
    return {who: About(zones.get(who), holds.get(who)) for who in wanted}
