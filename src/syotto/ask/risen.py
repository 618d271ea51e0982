"""Who became worth a call, who rose and who dropped out since the build before, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import inf
from typing import Any
from weakref import WeakKeyDictionary

from syotto.ask.sources import Sources, rows
from syotto.ask.words import day, listed, many, share
from syotto.schema.leads import LEAD_SCORES
from syotto.store.snapshot import Snapshot

Row = Mapping[str, Any]
SHOWN = 10
"""Of those who came or rose, and of those who dropped out."""
REASONS = 3
NEW, ROSE, FELL, OUT = "new", "rose", "fell", "dropped out"
TOLD = ("person_id", "points", "probability", "expected_profit", "qualified", "reasons", "why_not")
ABOUT = re.compile(r" \(| up to | over | \d|:")
"""Where the numbers of a reason begin; what stands before says which reason it is."""
WEIGHT = re.compile(r"\(([\d,]+)×|odds × ([\d.]+)")
GONE = "nobody with that number is in the newest build"


@dataclass(frozen=True)
class Moved:
    """Somebody worth a call now or by the build before. place: among them, 1 is the best."""

    person_id: str
    name: str
    company: str | None
    what: str
    place: int | None
    place_before: int | None
    expected_profit: float | None
    profit_before: float | None
    why: str

    @property
    def words(self) -> str:
        """new; rose from place 31 to 4."""
        if self.place is None or self.place_before is None:
            return self.what
        return f"{self.what} from place {self.place_before} to {self.place}"


@dataclass(frozen=True)
class Moves:
    """What two builds differ in. up: who came or rose, the most profit first; out: who dropped out.

    about: what became of each who is still worth a call, and of whom that is not the same.
    """

    finding: str
    before: datetime | None
    up: Sequence[Moved]
    out: Sequence[Moved]
    about: Mapping[str, str]


NOT_BUILT = Moves("Nothing was built yet.", None, [], [], {})
KNOWN: WeakKeyDictionary[Snapshot, Moves] = WeakKeyDictionary()


def moves(house: Sources, newest: Snapshot) -> Moves:
    """Between the newest build and the one before it, as the viewer sees both."""
    if newest not in KNOWN:
        KNOWN[newest] = compared(newest, house.warehouse.opened(newest.build.number - 1))
    return KNOWN[newest]


def compared(newest: Snapshot, before: Snapshot | None) -> Moves:
    if before is None or not all(LEAD_SCORES.name in one.names for one in (newest, before)):
        return Moves("No earlier build is kept to compare with.", None, [], [], {})
    now, then = worth_a_call(newest), worth_a_call(before)
    others = told(newest, then.keys() - now.keys())
    was = then | told(before, now.keys() - then.keys())
    named = names(newest, now.keys()) | names(before, then.keys() - now.keys())
    up = [moved(row, was.get(person), named) for person, row in now.items()]
    out = [
        dropped(row, others.get(person), named) for person, row in then.items() if person not in now
    ]
    return in_all(up, out, before.build.as_of)


def worth_a_call(snapshot: Snapshot) -> dict[str, Row]:
    """With their place; as a hand-over orders them."""
    scores = snapshot.table(LEAD_SCORES.name)
    found = sorted(rows(scores.filter(scores.qualified).select(*TOLD)), key=order)
    return {row["person_id"]: row | {"place": place} for place, row in enumerate(found, 1)}


def order(row: Row) -> tuple[float, float, str]:
    profit = row["expected_profit"]
    return -inf if profit is None else -float(profit), -(row["points"] or 0.0), row["person_id"]


def told(snapshot: Snapshot, people: Iterable[str]) -> dict[str, Row]:
    """The same of others, who have no place."""
    scores = snapshot.table(LEAD_SCORES.name)
    found = rows(scores.filter(scores.person_id.isin(sorted(people))).select(*TOLD))
    return {row["person_id"]: row | {"place": None} for row in found}


def names(snapshot: Snapshot, people: Iterable[str]) -> dict[str, Row]:
    table = snapshot.table("people")
    mine = table.filter(table.person_id.isin(sorted(people)))
    return {
        row["person_id"]: row for row in rows(mine.select("person_id", "name", "email", "company"))
    }


def moved(now: Row, then: Row | None, named: Mapping[str, Row]) -> Moved:
    """Of somebody worth a call now. then: what the build before said of them."""
    place = then["place"] if then else None
    what = NEW if place is None else ROSE if now["place"] < place else FELL
    if then is None:
        why = "; ".join((now["reasons"] or [])[:REASONS]) or "not known before"
    else:
        why = because(now, then)
    return one_of(now, then, what, why, named)


def because(now: Row, then: Row) -> str:
    """The reasons that are new or weigh more; where none does, the numbers themselves."""
    before = {about(one): one for one in then["reasons"] or []}
    found = [
        f"{one} (new)"
        if about(one) not in before
        else f"{one} (before × {weight(before[about(one)]):g})"
        for one in now["reasons"] or []
        if about(one) not in before or weight(one) > weight(before[about(one)])
    ]
    if found:
        return "; ".join(found[:REASONS])
    points = f"points {then['points'] or 0:.0f} before, {now['points'] or 0:.0f} now"
    if now["probability"] is None or then["probability"] is None:
        return points
    return f"chance {share(then['probability'])} before, {share(now['probability'])} now; {points}"


def about(reason: str) -> str:
    return ABOUT.split(reason, maxsplit=1)[0]


def weight(reason: str) -> float:
    """How often, or by how much it moves the odds; 1 where it does not say."""
    found = WEIGHT.search(reason)
    return float(next(filter(None, found.groups())).replace(",", "")) if found else 1.0


def dropped(then: Row, now: Row | None, named: Mapping[str, Row]) -> Moved:
    why = (now["why_not"] or "") if now else GONE
    return one_of(now or {"person_id": then["person_id"]}, then, OUT, why, named)


def one_of(now: Row, then: Row | None, what: str, why: str, named: Mapping[str, Row]) -> Moved:
    person = now["person_id"]
    known = named.get(person, {})
    return Moved(
        person_id=person,
        name=str(known.get("name") or known.get("email") or person),
        company=known.get("company"),
        what=what,
        place=now.get("place"),
        place_before=then["place"] if then else None,
        expected_profit=euros(now),
        profit_before=euros(then or {}),
        why=why,
    )


def euros(row: Row) -> float | None:
    profit = row.get("expected_profit")
    return None if profit is None else float(profit)


def in_all(up: Sequence[Moved], out: Sequence[Moved], before: datetime) -> Moves:
    changed = [one for one in up if one.place != one.place_before]
    risen = [one for one in changed if one.what != FELL]
    counted = [
        (len([one for one in up if one.what == NEW]), "new"),
        (len([one for one in changed if one.what == ROSE]), "rose"),
        (len([one for one in changed if one.what == FELL]), "fell"),
        (len(out), "dropped out"),
    ]
    said = [f"{number:,} {what}" for number, what in counted if number]
    finding = f"Since the build before, as of {day(before)}: " + (
        f"of {many(len(up), 'person', 'people')} worth a call {listed(said)}."
        if said
        else "the same people are worth a call, in the same order."
    )
    most = sorted(risen, key=lambda one: (-gained(one), one.place or 0))
    words = {one.person_id: f"{one.words}: {one.why}" for one in changed}
    return Moves(finding, before, most[:SHOWN], out[:SHOWN], words)


def gained(one: Moved) -> float:
    return (one.expected_profit or 0.0) - (one.profit_before or 0.0)
