"""In which stage people and companies were, when, and what brought them there.

Rules: `[journey.stages]` in the settings, else know/journey_defaults.py. People and companies walk
by the same rules; a company meets us in all of its people.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from ibis import Table
from numpy.typing import NDArray

from syotto.know.journey_defaults import B2B, SHOP
from syotto.know.journey_rules import Rules, Sign, parse
from syotto.maths import stages as walking
from syotto.maths.codes import arrow, plain, ranked
from syotto.schema.journeys import SAID, STAGES, How, Subject

IDENTIFIED, CONTRACT = "Identified", "Contract Started"
OF_SALES = ("Opportunity ", "Quote ", "Case Quoted")
HOWS = (How.FORWARD, How.BACK, How.LOST, How.RECYCLED, How.LOYALTY)
ROLES = {
    "enter": walking.ENTER,
    "lost": walking.LOST,
    "won": walking.WON,
    "keep": walking.KEEP,
    "set": walking.SET,
}
DAY_US = 86_400_000_000
MOMENT = pa.timestamp("us", "UTC")
MET = pa.schema(
    [("subject_id", pa.string()), ("at", pa.int64()), ("until", pa.int64()), ("kind", pa.string())]
)
Longs = NDArray[np.int64]


def read(
    touchpoints: Table, people: Table, accounts: Table, subscriptions: Table
) -> tuple[Table, ...]:
    """What stages are made of."""
    return (
        touchpoints.select("person_id", "account_id", "at", "kind", "known"),
        people.select("person_id", "first_at"),
        accounts.select("account_id", "first_at"),
        subscriptions.select("person_id", "account_id", "started_at", "ended_at"),
    )


def stages(
    touchpoints: pa.Table, people: pa.Table, accounts: pa.Table, subscriptions: pa.Table,
    *, as_of: datetime, journey: Mapping[str, Any],
) -> pa.Table:  # fmt: skip
    """Every stay in a stage up to `as_of`; schema STAGES. Raises SettingError for wrong rules."""
    rules = parse(journey, found=like(touchpoints))
    now = pa.scalar(as_of, MOMENT).cast(pa.int64()).as_py()
    records = {Subject.PERSON: people, Subject.ACCOUNT: accounts}
    parts = [
        stays(subject, met(subject, touchpoints, records[subject], subscriptions, now), rules, now)
        for subject in Subject
    ]
    return pa.concat_tables(parts)


def like(touchpoints: pa.Table) -> str:
    """A firm with sales cases or companies is no shop."""
    kinds = touchpoints["kind"].unique().to_pylist()
    sells = any(kind.startswith(OF_SALES) for kind in kinds)
    companies = len(touchpoints) - touchpoints["account_id"].null_count
    return B2B if sells or companies else SHOP


def met(
    subject: Subject, touchpoints: pa.Table, records: pa.Table, contracts: pa.Table, now: int
) -> pa.Table:
    """All that happened to people or companies; schema MET, in no order."""
    key = f"{subject.value}_id"
    own = touchpoints.filter(pc.is_valid(touchpoints[key]))
    running = contracts.filter(pc.is_valid(contracts[key]))
    start = pc.min(micros(own["at"])).as_py()
    parts = [
        happening(own[key], micros(own["at"]), own["kind"]),
        *identified(own, key, records, now if start is None else start),
        happening(
            running[key],
            micros(running["started_at"]),
            CONTRACT,
            until=pc.fill_null(micros(running["ended_at"]), now),
        ),
    ]
    return pa.concat_tables(parts)


def identified(own: pa.Table, key: str, records: pa.Table, start: int) -> Iterator[pa.Table]:
    """Since when the name is known: the first touchpoint with it, or the record's own date.

    A record without a date and without a touchpoint was there from the `start`.
    """
    named = own.filter(pc.fill_null(own["known"], False))
    first = named.group_by(key).aggregate([("at", "min")])
    yield happening(first[key], micros(first["at_min"]), IDENTIFIED)
    told = pc.fill_null(micros(records["first_at"]), start)
    silent = pc.invert(pc.is_in(records[key], value_set=first[key].combine_chunks()))
    fresh = pc.and_(silent, pc.is_valid(records[key]))
    yield happening(records[key].filter(fresh), told.filter(fresh), IDENTIFIED)


def happening(ids: Any, at: Any, kind: Any, *, until: Any = None) -> pa.Table:
    kinds = pa.array([kind] * len(ids), pa.string()) if isinstance(kind, str) else kind
    return pa.table([ids, at, at if until is None else until, kinds], schema=MET)


def micros(moments: Any) -> Any:
    return moments.cast(MOMENT).cast(pa.int64())


def stays(subject: Subject, told: pa.Table, rules: Rules, now: int) -> pa.Table:
    """The walk of every subject as rows of STAGES."""
    case, ids = ranked(told["subject_id"])
    kind, kinds = ranked(told["kind"])
    at, until = (plain(told[name].combine_chunks()) for name in ("at", "until"))
    order = np.lexsort((kind, at, case))
    starts = np.concatenate([[0], np.cumsum(np.bincount(case, minlength=len(ids)))])
    given = walking.Happenings(starts, at[order], until[order], kind[order])
    moves = walking.walked(given, numbers(rules, kinds.to_pylist()), now)
    return as_rows(subject, moves, ids, kinds, rules)


def as_rows(
    subject: Subject, moves: walking.Moves, ids: pa.Array, kinds: pa.Array, rules: Rules
) -> pa.Table:
    names, hows = pa.array(rules.names), pa.array([how.value for how in HOWS])
    stays_on = np.append(
        moves.subject[1:] == moves.subject[:-1], np.zeros(min(len(moves.at), 1), bool)
    )
    following = np.where(stays_on, np.arange(1, len(moves.at) + 1), 0)
    gone = pa.array(~stays_on)
    stage, how = names.take(arrow(moves.stage)), hows.take(arrow(moves.how))
    went_on = ~np.isin(moves.how, (walking.BACK, walking.FELL_LOST))

    def of_next(values: Any) -> Any:
        taken = values.take(arrow(following)) if len(values) else values
        return pc.if_else(gone, pa.scalar(None, values.type), taken)

    return pa.table(
        {
            "subject": pa.array([subject.value] * len(gone), pa.string()),
            "subject_id": ids.take(arrow(moves.subject)),
            "stage": stage,
            "place": arrow(moves.stage.astype(np.int64)),
            "customer": pa.array([one.customer for one in rules.stages]).take(arrow(moves.stage)),
            "entered_at": arrow(moves.at).cast(pa.timestamp("us")).cast(MOMENT),
            "left_at": of_next(arrow(moves.at).cast(pa.timestamp("us")).cast(MOMENT)),
            "how": how,
            "because": causes(moves, kinds, rules),
            "next_stage": of_next(stage),
            "moved_on": of_next(pa.array(went_on)),
        },
        schema=STAGES.columns.to_pyarrow(),
    )


def causes(moves: walking.Moves, kinds: pa.Array, rules: Rules) -> pa.Array:
    """What happened, or what did not: the silence is that of the stage before."""
    silent = [f"no sign of it for {stage.days:,} days" for stage in rules.stages]
    words = pa.concat_arrays([kinds.cast(pa.string()), pa.array(silent, pa.string())])
    before = np.append(0, moves.stage[:-1])[: len(moves.stage)]
    code = np.where(moves.because == walking.SILENCE, len(kinds) + before, moves.because)
    return words.take(arrow(code.astype(np.int64)))


def numbers(rules: Rules, kinds: list[str]) -> walking.Rules:
    """The rules by number of kind and stage."""
    told = list(signs(rules))
    fitting = [[n for n, (_, _, sign) in enumerate(told) if sign.fits(kind)] for kind in kinds]
    place = {name: number for number, name in enumerate(rules.names)}
    last, pool = len(rules.stages) - 1, place[rules.pool]
    level = [number if number != last else pool for number in range(last + 1)]
    ints, flags = np.int32, np.bool_
    return walking.Rules(
        starts=np.concatenate([[0], np.cumsum([len(one) for one in fitting])]).astype(np.int64),
        rule=np.array([n for one in fitting for n in one], ints),
        role=np.array([role for _, role, _ in told], ints),
        stage=np.array([stage for stage, _, _ in told], ints),
        times=np.array([sign.times for _, _, sign in told], ints),
        level=np.array(level, ints),
        days=np.array([stage.days * DAY_US for stage in rules.stages], np.int64),
        back=np.array([place.get(stage.back_to, 0) for stage in rules.stages], ints),
        any_keeps=np.array([not stage.keep for stage in rules.stages], flags),
        again=np.array([stage.again for stage in rules.stages], flags),
        customer=np.array([stage.customer for stage in rules.stages], flags),
        pool=pool,
    )


def signs(rules: Rules) -> Iterator[tuple[int, int, Sign]]:
    """Every rule: its stage, what it does there, and its sign."""
    for number, stage in enumerate(rules.stages):
        for name, role in ROLES.items():
            for sign in getattr(stage, name):
                whole = Sign(SAID + sign.pattern, sign.times) if name == "set" else sign
                yield number, role, whole
