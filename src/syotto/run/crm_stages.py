"""How far people are is told to the CRM, record by record, and only forward.

It is told once: who is set back there by somebody stays so, until they come further here. A stage
of theirs that is none of ours is left alone, as nobody here knows how far it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import accumulate
from typing import Any, NamedTuple

from ibis import Table

from syotto.act.crm_merge import differing, later
from syotto.errors import SettingError
from syotto.run.crm import Connection
from syotto.run.crm_known import newest, ours_of, rows
from syotto.run.crm_push import Row, Settled
from syotto.run.crm_told import Lack, Telling
from syotto.run.erased import erased
from syotto.run.house import House
from syotto.schema import journeys
from syotto.schema.crm import LADDER, Fields, Kind, Push, Record, Rule, Written
from syotto.schema.handed import LeadState, stage_of
from syotto.schema.journeys import Subject
from syotto.store import crm as book, leads

STAGE = "stage"
NOWHERE = -1
"""Before the first stage, as visitors and who was a customer once."""
OF_JOURNEY: Mapping[str, str | None] = {
    "visitor": None, "suspect": "suspect", "known": "suspect", "prospect": "prospect",
    "cart": "prospect", "lead": "marketing-qualified", "opportunity": "opportunity",
    "customer": "customer", "loyal": "customer", "repeat": "customer", "advocate": "advocate",
    "former customer": None,
}  # fmt: skip
"""Stages of the journey -> ours; one of the house's own is as far as the known one before it."""
NOT_BACK = (LeadState.HANDED, LeadState.ACCEPTED, LeadState.WON)
"""Leads that tell how far their person is; who was sent back is where the journey says."""


class Stand(NamedTuple):
    """How far somebody is, as a place of the LADDER, and since when."""

    place: int
    since: datetime


def standing(c: Connection) -> dict[str, Any]:
    """Another one when sales said something that stands."""
    with c.house.ledger.read() as connection:
        return {"steps": leads.steps_that_stand(connection, c.house.now())}


def lacks(c: Connection, records: Mapping[str, Record]) -> dict[str, Lack]:
    """Record -> its stage, where its person is further here than there."""
    steps = spoken(c)
    whose = ours_of(c.house, c.name, Kind.PEOPLE, list(records))
    out = erased(c.house)
    known = {n: ours for n, ours in whose.items() if not (out and (out.is_(n) or out.is_(ours)))}
    stands = stand_of(c.house, sorted(set(known.values())))
    with c.house.ledger.read() as connection:
        numbers = [number for number, ours in known.items() if ours in stands]
        book_rows = book.records_of(connection, c.name, Kind.PEOPLE, by="record_id", values=numbers)
    agreed = {row["record_id"]: row["agreed"] or {} for row in book_rows}
    found = {}
    for number in numbers:
        lack = lack_of(c, steps, records[number], stands[known[number]], agreed.get(number, {}))
        if lack:
            found[number] = lack
    return found


def lack_of(
    c: Connection, steps: Sequence[str | None], record: Record, ours: Stand, agreed: Fields
) -> Lack | None:
    """The stage to be written; None where it is no step forward, or theirs counts."""
    word, there = steps[ours.place], record.fields.get(STAGE)
    if word is None or (there is not None and there not in LADDER):
        return None
    at = NOWHERE if there is None else LADDER.index(there)
    if ours.place <= at or (there is not None and steps[at] == word):
        return None
    rules = {STAGE: c.wishes.conflicts.get(STAGE, Rule.OURS)}
    newer = later(ours.since.isoformat(), record.updated_at)
    base = {STAGE: there, **agreed}
    wanted, clashes = differing({STAGE: word}, {STAGE: there}, base, rules, newer)
    return Lack(wanted, tuple(clashes)) if wanted else None


def spoken(c: Connection) -> list[str | None]:
    """For each place of the LADDER the stage that the CRM has a word for: it, or the last before.

    Raises SettingError where the CRM has no stage of people.
    """
    shape = c.crm.shapes.get(Kind.PEOPLE)
    writable = shape and STAGE in shape.fields and STAGE not in shape.read_only
    known = [one if shape and shape.stages.get(one) else None for one in LADDER]
    if not (writable and any(known)):
        raise SettingError(
            f"{c.name} has no field for the stage of a person.",
            fix=f'Take "{Push.STAGES}" out of push in [crm.{c.name}], or name it and its words: '
            f"fields and stages in [crm.{c.name}.records.people].",
        )
    return list(accumulate(known, lambda before, one: one or before))


def stand_of(house: House, people: Sequence[str]) -> dict[str, Stand]:
    """How far each of these people is: by the newest build, or by sales, whichever is further."""
    found = by_journey(house, people)
    with house.ledger.read() as connection:
        steps = leads.came_so_far(connection, people, NOT_BACK, house.now())
    for row in steps:
        stage = stage_of([row["step"]])
        stand = Stand(LADDER.index(stage) if stage else NOWHERE, row["at"])
        if stand.place > found.get(row["person_id"], (NOWHERE,))[0]:
            found[row["person_id"]] = stand
    return found


def by_journey(house: House, people: Sequence[str]) -> dict[str, Stand]:
    """Without stages that a system said: what a CRM told us is not told back to it as ours."""
    snapshot = newest(house)
    if snapshot is None or journeys.STAGES.name not in snapshot.names:
        return {}
    table = snapshot.table(journeys.STAGES.name)
    here = table.filter(
        table.subject == Subject.PERSON.value,
        table.subject_id.isin(list(people)),
        table.left_at.isnull(),
        ~table.because.startswith(journeys.SAID).fill_null(False),
    )
    places = places_of(table)
    stands = [
        (row["subject_id"], Stand(places[row["stage"]], row["entered_at"]))
        for row in rows(here.select("subject_id", "stage", "entered_at"))
    ]
    return {person: stand for person, stand in stands if stand.place > NOWHERE}


def places_of(stages: Table) -> dict[str, int]:
    """Each stage of the journey and how far it is."""
    found, before = {}, NOWHERE
    for row in rows(stages.select("stage", "place").distinct().order_by("place")):
        ours = OF_JOURNEY.get(row["stage"])
        own = row["stage"] not in OF_JOURNEY
        place = before if own else LADDER.index(ours) if ours else NOWHERE
        found[row["stage"]] = before = place
    return found


def send(c: Connection, leaving: Sequence[Settled]) -> list[Written]:
    return c.crm.write(Kind.PEOPLE, [one.change for one in leaving if one.change])


def kept(known: Row, told: Fields) -> Row:
    """Both sides have it alike now; the record is read once more, so that builds know it too."""
    fields, agreed = {**known["fields"], **told}, {**(known["agreed"] or {}), **told}
    return {**known, "fields": fields, "agreed": agreed, "updated_at": None}


STAGES = Telling(Push.STAGES, "came further here", standing, lacks, send, kept, again=False)
