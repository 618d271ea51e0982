"""What flows chose goes on record as decisions: who is left alone, which part of a split, what to
say where there was a choice; each with the chance with which it was chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from syotto.maths.hashing import digest
from syotto.run.house import House
from syotto.run.lead_log import append
from syotto.schema.derived import RECORDED_DECISIONS
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
Row = Mapping[str, Any]
Rows = Sequence[Row]
Place = tuple[str, str]
"""An enrolment and a step: rows from behind it on."""


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


def chosen_by_lot(house: House) -> dict[tuple[str, str], dict[str, float] | None]:
    """(flow, step) -> the share of each part of a split; None where a content was chosen by rules.

    Of a step that several versions have, the newest counts.
    """
    with house.ledger.read() as connection:
        names = [row["name"] for row in flows.every_flow(connection)]
        given = [
            (name, one["given"]) for name in names for one in flows.versions_of(connection, name)
        ]
    found: dict[tuple[str, str], dict[str, float] | None] = {}
    for name, text in given:
        for step_id, shares in choices(name, text):
            found.setdefault((name, step_id), shares)
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


def shares_of(
    shares: Mapping[tuple[str, str], Mapping[str, float] | None],
) -> Callable[[Row], Row | None]:
    def part(row: Row) -> Row | None:
        """Which part of a split they got, or which content."""
        known = shares.get((row["flow"], row["step_id"]), {})
        share = 1.0 if known is None else known.get(row["how"])
        if share is None:
            return None
        what = (row["words"] or row["how"]) if known is None else row["how"]
        words = f"{row['flow']}, {row['step_id']}: {what}"
        why = CONTENT if known is None else PART
        return decision(row, row["at"], Arm.TREATED, share, why, words)

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
