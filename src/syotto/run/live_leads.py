"""Leads between builds: who does something is scored anew at once, and goes to sales if it pays.

Points are counted on the live profile by the rules of the build. Where earlier leads tell a chance,
it is told anew too, with what an event changes at once (`schema/leads.LIVE_FEATURES`); the rest is
as the build knew it. Nobody jumps the queue (`in_turn`). Without sellers nobody is looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from math import inf
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from ibis import Table

from syotto.decide.control import arm_of
from syotto.errors import InputError, NotFound
from syotto.predict.lead_fit import Fit
from syotto.predict.lead_live import chance_now
from syotto.predict.lead_steps import read_back
from syotto.run import live, live_events, qualified as ready
from syotto.run.house import House, open_house
from syotto.run.in_turn import in_turn
from syotto.run.leads import hand_over_now
from syotto.run.profiles import published
from syotto.run.scoring import rules_of, value_of
from syotto.schema.judge import Now
from syotto.schema.leads import LEAD_FEATURES, LEAD_MODEL, LEAD_SCORES, NEVER_BUYS, Stage
from syotto.schema.points import Points, points_of
from syotto.schema.profile import Happened
from syotto.schema.scoring import FILE, Scoring
from syotto.schema.words import Arm
from syotto.sense.segments import FOLDER
from syotto.sense.yaml_folder import stamp_of
from syotto.store import profiles as book
from syotto.store.questions import answer
from syotto.store.snapshot import Snapshot

AT_ONCE = 200
"""People of one look; more are a load, and wait for the next build."""
FEW = 20
"""So many are asked about one by one: what is compiled once costs less than one query for all."""
REASONS = 3
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Rescored:
    """One person as they are now, where they did something since the build.

    points_then: by the build; profit: as in `lead_scores`; null: not known.
    pays: a call pays now. because: the weightiest points.
    """

    person_id: str
    events: int
    points: float
    points_then: float | None
    probability: float | None
    low: float | None
    high: float | None
    profit: float | None
    pays: bool
    because: Sequence[str]


def take(house: House, events: pa.Table) -> list[str]:
    """New rows of raw.events: whoever is worth a call by them goes to a seller; their lead_ids."""
    scoring = rules(house)
    names = sorted({leaf.name for rule in scoring.rules for leaf in rule.events})
    counted = live_events.new_ones(events)
    counted = counted.filter(pc.is_in(counted["name"], value_set=pa.array(names, pa.string())))
    people = live_events.changed(house, counted) if counted.num_rows else []
    now = house.now()
    found = [one for one in rescored(house, people[:AT_ONCE], now).values() if one.pays]
    rows = [ready.about(house, one.person_id) | said(one) for one in sorted(found, key=urgency)]
    mine = in_turn(house, [row for row in rows if not left_alone(house, row)])
    return hand_over_now(house, mine, now)


def left_alone(house: House, row: Row) -> bool:
    """In the control group: the plan gives nobody of it to a seller either."""
    s, customer = house.settings, row.get("account_id") or row["person_id"]
    return arm_of(customer, s.control_share, s.control_exempt) is Arm.CONTROL


def urgency(one: Rescored) -> tuple[float, float, str]:
    """As a hand-over orders them: the most profit first, then the most points."""
    profit = one.profit if one.profit is not None else -inf
    return -profit, -one.points, one.person_id


def said(one: Rescored) -> dict[str, Any]:
    """What a lead keeps of it."""
    return {
        "points": one.points, "probability": one.probability, "low": one.low, "high": one.high,
        "expected_profit": one.profit, "reasons": list(one.because),
    }  # fmt: skip


def just_now(house: House, person_id: str) -> Rescored | None:
    """None where nothing happened since the build, or nobody is known or profiled by that name."""
    return rescored(house, [person_id], house.now()).get(person_id)


def rescored(house: House, people: Sequence[str], now: datetime) -> dict[str, Rescored]:
    """Of these people, who did something since the build that knows them.

    That is the build which the profiles are of: a newer one knows of these events already.
    """
    number, since = happened(house, people)
    scoring = rules(house)
    snapshot = house.warehouse.opened(number) if since and scoring else None
    if snapshot is None or LEAD_SCORES.name not in snapshot.names:
        return {}
    moment = Now(now, house.settings.time_zone)
    profiles = live.profiles(house, list(since))
    known = built(snapshot, list(profiles))
    found, value = learned(house, snapshot)
    return {
        who: judged(
            house, row, len(since[who]), points_of(profiles[who], scoring, moment), scoring.enough,
            chance_now(found, row, since[who], now) if found else None, value,
        )
        for who, row in known.items()
    }  # fmt: skip


def judged(
    house: House, row: Row, events: int, points: Points, enough: float,
    chance: tuple[float, float, float] | None, value: float | None,
) -> Rescored:  # fmt: skip
    """Whether a call pays, as decide/leads says of everybody."""
    profit = None
    if chance and value is not None:
        early = (1 - chance[0]) * house.settings.early_cost
        profit = chance[0] * value - house.settings.call_cost - early
    barred = row["score_stage"] == Stage.SQL or row["why_not"] == NEVER_BUYS
    worth_it = points.points >= enough if profit is None else profit > 0
    most = sorted(points.given, key=lambda one: (-abs(one.points), one.rule))
    probability, low, high = chance or (None, None, None)
    return Rescored(
        row["person_id"], events, points.points, row["points"], probability, low, high, profit,
        worth_it and not barred, [one.because for one in most[:REASONS]],
    )  # fmt: skip


def happened(house: House, people: Sequence[str]) -> tuple[int, dict[str, list[Happened]]]:
    """The number of the build that profiles are of, and what each did since."""
    found: dict[str, list[Happened]] = {}
    with house.ledger.read() as connection:
        number = published(connection)
        for person, at, name, properties in book.events_of(connection, list(people)):
            found.setdefault(person, []).append(Happened(at, name, properties))
    return number, found


def built(snapshot: Snapshot, people: Sequence[str]) -> dict[str, dict[str, Any]]:
    """What the build knew of these people, and how it scored them."""
    if len(people) <= FEW:
        rows = [row for one in people for row in answer(snapshot, known_of, who=one).to_pylist()]
    else:
        table = scored(snapshot)
        rows = table.filter(table.person_id.isin(list(people))).to_pyarrow().to_pylist()
    return {row["person_id"]: row for row in rows}


def known_of(snapshot: Snapshot, who: Any) -> Table:
    table = scored(snapshot)
    return table.filter(table.person_id == who)


def scored(snapshot: Snapshot) -> Table:
    """Everybody at the moment of the build, with their score."""
    features, scores = snapshot.table(LEAD_FEATURES.name), snapshot.table(LEAD_SCORES.name)
    own = scores.select("why_not", "points", scored="person_id", score_stage="stage")
    return features.filter(features.now).join(own, [("person_id", "scored")])


@lru_cache(maxsize=1)
def learned(house: House, snapshot: Snapshot) -> tuple[Fit | None, float | None]:
    """What the build learned, and the margin of a success; null where it is not known."""
    found = read_back(snapshot.table(LEAD_MODEL.name).to_pyarrow())
    return found, value_of(house) if found else None


def rules(house: House) -> Scoring:
    """The rules that count; none where they cannot be read, as the next build tells."""
    texts = [house.folder / FILE] if (house.folder / FILE).is_file() else []
    stamp = tuple((one.stat().st_mtime_ns, one.stat().st_size) for one in texts)
    return read_rules(house.folder, (stamp, stamp_of(house.folder / FOLDER)))


@lru_cache(maxsize=8)
def read_rules(folder: Path, stamp: tuple[Any, ...]) -> Scoring:
    """stamp: another one when the files are others."""
    try:
        return rules_of(open_house(folder), "live")
    except (InputError, NotFound):
        return Scoring()
