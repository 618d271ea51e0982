"""What flows chose goes on record as decisions: who is left alone, which part of a split, what to
say where there was a choice; each with the chance with which it was chosen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from syotto.maths.hashing import digest
from syotto.run.house import House
from syotto.run.lead_log import append
from syotto.schema.derived import RECORDED_DECISIONS
from syotto.schema.enrolled import How
from syotto.schema.flow import parse
from syotto.schema.flow_steps import Send, Split
from syotto.schema.words import Action, Arm
from syotto.store import flow_choices as book, flows, marks

PLACE = "flows/choices"
AT_ONCE = 50_000
SETTLED = timedelta(minutes=5)
"""What is younger may still be written by a worker; the next build takes it."""
ALWAYS = datetime(1970, 1, 1, tzinfo=UTC)
ENTERED, PART, CONTENT = "flow_entered", "flow_part", "flow_content"
"""Why, as a code."""
SENT: Mapping[str, float] = {How.DONE: 1.0}
"""A content that rules chose is certain, one of a lot has its own chance; one that could not be
sent was not chosen.
"""
Row = Mapping[str, Any]
Rows = Sequence[Row]
Place = tuple[str, str]
"""An enrolment, or a flow, and a step of it."""


class Chosen(NamedTuple):
    """How a step chooses in a version, and since when. shares: of each part of a split; null: a
    content by rules.
    """

    version: int
    since: datetime
    shares: Mapping[str, float] | None


def drain_choices(house: House) -> int:
    """Appends to the log what it does not know yet; returns how many choices.

    A crash before the end appends rows again; their keys are the same.
    """
    with house.ledger.read() as connection:
        if not flows.every_flow(connection):
            return 0
        reached = (marks.mark_of(connection, PLACE) or {}).get("until")
    since = datetime.fromisoformat(reached) if reached else ALWAYS
    until = house.now() - SETTLED
    shares = chosen_by_lot(house)
    made = total(house, lambda after: entered(house, since, until, after), entry)
    named = sorted({step_id for _, step_id in shares})
    made += total(house, lambda after: left(house, named, since, until, after), shares_of(shares))
    with house.ledger.begin() as connection:
        marks.move(connection, PLACE, {"until": until.isoformat()}, house.now())
    return made


def total(
    house: House,
    read: Callable[[tuple[str, str]], Sequence[Row]],
    made: Callable[[Row], Row | None],
) -> int:
    count, after = 0, ("", "")
    while rows := read(after):
        found = [one for one in map(made, rows) if one is not None]
        append(house, RECORDED_DECISIONS, found)
        count += len(found)
        after = (rows[-1]["enrolment_id"], rows[-1].get("step_id") or "")
    return count


def entered(house: House, since: datetime, until: datetime, after: Place) -> Rows:
    with house.ledger.read() as connection:
        return book.entered(connection, since, until, after[0], AT_ONCE)


def left(house: House, named: list[str], since: datetime, until: datetime, after: Place) -> Rows:
    with house.ledger.read() as connection:
        return book.left(connection, named, since, until, after, AT_ONCE)


def chosen_by_lot(house: House) -> dict[Place, list[Chosen]]:
    """(flow, step) -> how it chooses, by version; the newest first."""
    with house.ledger.read() as connection:
        names = [row["name"] for row in flows.every_flow(connection)]
        given = [one for name in names for one in flows.versions_of(connection, name)]
    found: dict[Place, list[Chosen]] = defaultdict(list)
    for row in given:
        for step_id, shares in choices(row["flow"], row["given"]):
            chosen = Chosen(row["version"], row["published_at"], shares)
            found[row["flow"], step_id].append(chosen)
    return found


def choices(name: str, text: Row) -> Iterator[tuple[str, dict[str, float] | None]]:
    for step in parse(name, text).each():
        if isinstance(step, Split):
            yield step.id, {part.name: part.share for part in step.parts}
        if isinstance(step, Send) and len(step.contents) > 1:
            yield step.id, None


def entry(row: Row) -> Row:
    """That somebody came into a flow, or into its control group."""
    alone = ", left alone to compare" if row["arm"] == Arm.CONTROL else ""
    words = f"{row['flow']}: {row['because']}{alone}"
    return decision(row, row["entered_at"], row["arm"], row["propensity"], ENTERED, words)


def shares_of(chosen: Mapping[Place, Sequence[Chosen]]) -> Callable[[Row], Row | None]:
    def part(row: Row) -> Row | None:
        """Which part of a split they got, or which content, by the version that chose it: who was
        moved to a newer one since left the step by the one of then.
        """
        every = chosen.get((row["flow"], row["step_id"]), ())
        there = (one for one in every if one.version <= row["version"] and one.since <= row["at"])
        known = next(there, None)
        if known is None:
            return None
        by_rules = known.shares is None
        share = (SENT if known.shares is None else known.shares).get(row["how"])
        if by_rules and row["chances"] and share is not None:
            share = row["chances"][row["words"]]
        if share is None:
            return None
        what = (row["words"] or row["how"]) if by_rules else row["how"]
        words = f"{row['flow']}, {row['step_id']}: {what}"
        mine, why = {**row, "version": known.version}, CONTENT if by_rules else PART
        return decision(mine, row["at"], Arm.TREATED, share, why, words)

    return part


def decision(row: Row, at: datetime, arm: str, chance: float, reason: str, words: str) -> Row:
    """A row of raw.decisions."""
    return {
        "decision_id": digest("flow", row["enrolment_id"], row.get("step_id")),
        "at": at,
        "customer_id": row["account_id"] or row["person_id"],
        "person_id": row["person_id"],
        "account_id": row["account_id"],
        "action": Action.FLOW,
        "arm": arm,
        "propensity": chance,
        "reason": reason,
        "reasons": words,
        "policy_version": f"{row['flow']}/{row['version']}",
    }
