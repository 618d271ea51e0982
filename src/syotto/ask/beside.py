"""Rules that are tried beside those that count: who would come in, drop out, rank elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import ibis

from syotto.ask.sources import Sources, asked
from syotto.ask.words import count, many
from syotto.errors import NotFound
from syotto.schema.leads import LEAD_SCORES
from syotto.schema.scoring import Scoring
from syotto.store.snapshot import Snapshot

IN, OUT, STAYS, NEITHER = "comes in", "drops out", "stays in", "stays out"
SHOWN = 100


@dataclass(frozen=True)
class Beside:
    """A person by both rules. rank: by points, 1 is the most; equal points have the same rank.

    moved: places up by the tried rules. what: comes in, drops out, stays in or stays out.
    """

    person_id: str
    name: str | None
    company: str | None
    owner: str | None
    points: float
    tried: float
    rank: int
    tried_rank: int
    moved: int
    what: str
    worth_a_call: bool


@dataclass(frozen=True)
class Tried:
    """finding: in words. enough: the points that qualify, by the rules that count and the tried.

    called, enough_of_called, tried_of_called: of who is worth a call now, who has enough points by
    each. best: so many of the best are compared; shared: of them, who is among the best by both.
    """

    finding: str
    as_of: datetime | None = None
    enough: tuple[float, float] = (0.0, 0.0)
    people: int = 0
    come_in: int = 0
    drop_out: int = 0
    stay: int = 0
    called: int = 0
    enough_of_called: int = 0
    tried_of_called: int = 0
    best: int = 0
    shared: int = 0
    rank_moved: int = 0
    chance_decides: bool = False
    rows: Sequence[Beside] = ()

    @property
    def shown(self) -> Sequence[Beside]:
        """Who comes in or drops out, then who moved most."""
        return self.rows[:SHOWN]


def beside(house: Sources, live: Scoring | None, shadow: Scoring | None) -> Tried:
    """By the newest build, with the thresholds that the two texts have now."""
    if not shadow or not live:
        return Tried("No rules are tried beside those that count.")
    try:
        snapshot = house.warehouse.open()
    except NotFound:
        return Tried("The tried rules are counted with the next build.")
    found = asked(snapshot, both) if LEAD_SCORES.name in snapshot.names else []
    if not found:
        return Tried("The tried rules are counted with the next build.")
    enough = live.enough, shadow.enough
    rows = [
        Beside(
            row["person_id"], row["name"], row["company"], row["owner"], row["points"],
            row["tried"], row["rank"] + 1, row["tried_rank"] + 1, row["rank"] - row["tried_rank"],
            what(row["points"] >= enough[0], row["tried"] >= enough[1]), row["qualified"],
        )
        for row in found
    ]  # fmt: skip
    decides = any(row["probability"] is not None for row in found)
    return told(rows, enough, decides, snapshot.build.as_of)


def what(now: bool, tried: bool) -> str:
    if now != tried:
        return IN if tried else OUT
    return STAYS if now else NEITHER


def told(rows: list[Beside], enough: tuple[float, float], decides: bool, at: datetime) -> Tried:
    counts = {name: sum(row.what == name for row in rows) for name in (IN, OUT, STAYS)}
    called = [row for row in rows if row.worth_a_call]
    best = counts[STAYS] + counts[OUT]
    some = [row for row in rows if row.points > 0 or row.tried > 0]
    shared = sum(row.rank <= best and row.tried_rank <= best for row in some)
    order = {IN: 0, OUT: 0}
    ordered = sorted(rows, key=lambda row: (order.get(row.what, 1), -abs(row.moved), row.rank))
    said = (
        f"By the tried rules {many(counts[IN], 'person', 'people')} would come in and"
        f" {count(counts[OUT])} drop out; {count(counts[STAYS])} have enough points by both."
    )
    return Tried(
        said, at, enough, len(rows), counts[IN], counts[OUT], counts[STAYS], len(called),
        sum(row.points >= enough[0] for row in called),
        sum(row.tried >= enough[1] for row in called),
        best, shared, sum(row.moved != 0 for row in some), decides, ordered,
    )  # fmt: skip


def both(snapshot: Snapshot) -> ibis.Table:
    """Everybody whom both rules counted."""
    scores, people = snapshot.table(LEAD_SCORES.name), snapshot.table("people")
    accounts = snapshot.table("accounts")
    rows = scores.filter(scores.shadow_points.notnull())
    rows = rows.mutate(
        tried=rows.shadow_points,
        rank=ibis.rank().over(order_by=ibis.desc(rows.points)),
        tried_rank=ibis.rank().over(order_by=ibis.desc(rows.shadow_points)),
    )
    named = people.select("name", "company", "owner", own="person_id")
    firms = accounts.select(firm="name", looks_after="owner", at="account_id")
    wide = rows.left_join(named, [("person_id", "own")]).left_join(firms, [("account_id", "at")])
    return wide.select(
        "person_id", "name", "points", "tried", "rank", "tried_rank", "qualified", "probability",
        company=ibis.coalesce(wide.firm, wide.company),
        owner=ibis.coalesce(wide.looks_after, wide.owner),
    ).order_by("person_id")  # fmt: skip
