"""What nobody sees of the customers' way, what hangs on it, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from syotto.ask.flow_phases import looked_after
from syotto.ask.seen import limited
from syotto.ask.sources import Sources, rows
from syotto.ask.words import count, day, many, money, share
from syotto.schema.coverage import ANY, BLIND_SPOTS, COVERAGE, UNKNOWN, Phase
from syotto.schema.timeline import BuyingRole
from syotto.store.snapshot import Snapshot

SEEN, PARTLY = 2 / 3, 1 / 3
FLOOR = 10
"""Outcomes below which a share is not told."""
PART = (
    "This is counted over all customers together, and you see a part of them. "
    "Ask somebody who sees all of them."
)
PHASES = {
    Phase.INTEREST: "Before a first order or sales case",
    Phase.DECISION: "While a sales case is open",
    Phase.USE: "Between orders",
}
ROLES = {
    ANY: "anybody",
    **{role.value: f"who {role.value}" for role in BuyingRole},
    UNKNOWN: "part not known",
}
NOBODY, NO_DECIDER = "nobody of the customer was seen", "who decides was not seen"
HOW_TO_SEE = {
    Phase.INTEREST: "Track the site and forms (docs/collecting.md); load calls, visits and events.",
    Phase.DECISION: "Load meetings and calls with the person, and their part in buying.",
    Phase.USE: "Load cases, deliveries, portal events and readings of installed products.",
}


@dataclass(frozen=True)
class Cell:
    """How many outcomes were visible. state: seen, partly, blind, or unknown below the floor."""

    phase: str
    channel: str
    role: str
    outcomes: int
    visible: int
    share: float
    low: float
    high: float
    margin: float
    dark_margin: float
    state: str


@dataclass(frozen=True)
class PhaseRow:
    """A phase, who owns it and what is wanted of it; null is not said. flows: that run for it."""

    phase: str
    name: str
    all: Cell
    channels: list[Cell]
    roles: list[Cell]
    owner: str | None
    target: float | None
    target_met: bool | None
    flows: list[str]


@dataclass(frozen=True)
class Spot:
    """One blind spot. amount: margin that it is about, as a description; null is not known."""

    name: str
    what: str
    fix: str
    rows: int
    of: int | None
    low: float | None
    high: float | None
    amount: float | None


@dataclass(frozen=True)
class BlindSpots:
    """Spots with the most margin first; cells of the grid by phase."""

    finding: str
    currency: str
    as_of: datetime
    part: bool
    phases: list[PhaseRow]
    channels: list[str]
    roles: list[str]
    spots: list[Spot]
    cells: list[Cell]


def blind_spots(house: Sources) -> BlindSpots:
    """Counted over all customers, so empty for a viewer who sees a part of them.

    Raises NotFound before the first build.
    """
    snapshot = house.warehouse.open()
    cells = grid(snapshot)
    phases = phase_rows(house, cells)
    part = limited(house)
    found = [*dark(phases), *unowned(phases), *without_flow(phases), *noticed(snapshot)]
    spots = [] if part else found
    spots.sort(key=lambda spot: (-(spot.amount or 0), spot.name, spot.what))
    return BlindSpots(
        finding=PART if part else finding(phases, spots, house.settings.currency),
        currency=house.settings.currency,
        as_of=snapshot.build.as_of,
        part=part,
        phases=phases,
        channels=sorted({cell.channel for cell in cells} - {ANY}),
        roles=[role for role in ROLES if any(cell.role == role for cell in cells)],
        spots=spots,
        cells=cells,
    )


def grid(snapshot: Snapshot) -> list[Cell]:
    if COVERAGE.name not in snapshot.names:
        return []
    found = rows(snapshot.table(COVERAGE.name).order_by("phase", "channel", "role"))
    return [Cell(**row, state=state_of(row)) for row in found]


def state_of(row: dict[str, Any]) -> str:
    if row["outcomes"] < FLOOR:
        return "unknown"
    return "seen" if row["share"] >= SEEN else "partly" if row["share"] >= PARTLY else "blind"


def phase_rows(house: Sources, cells: list[Cell]) -> list[PhaseRow]:
    flows = looked_after(house)
    return [
        phase_row(phase, mine, house.settings.phases.get(phase.value, {}), flows[phase])
        for phase in Phase
        if (mine := [cell for cell in cells if cell.phase == phase])
    ]


def phase_row(phase: Phase, cells: list[Cell], said: dict[str, Any], flows: list[str]) -> PhaseRow:
    whole = next(cell for cell in cells if (cell.channel, cell.role) == (ANY, ANY))
    target = said.get("target")
    return PhaseRow(
        phase=phase,
        name=PHASES[phase],
        all=whole,
        channels=[cell for cell in cells if cell.role == ANY and cell.channel != ANY],
        roles=[cell for cell in cells if cell.channel == ANY and cell.role != ANY],
        owner=said.get("owner"),
        target=target,
        target_met=None if target is None else whole.share >= target,
        flows=flows,
    )


def dark(phases: list[PhaseRow]) -> list[Spot]:
    """Outcomes that nobody saw coming, and those before which who decides was not seen."""
    found = []
    for row in phases:
        deciding = next((one for one in row.roles if one.role == BuyingRole.DECIDES), None)
        for cell, words in ((row.all, NOBODY), (deciding, NO_DECIDER)):
            if cell and cell.state not in ("seen", "unknown"):
                missed = cell.outcomes - cell.visible
                what = (
                    f"{row.name}: {words} in {count(missed)} of {many(cell.outcomes, 'outcome')}."
                )
                low, high = 1 - cell.high, 1 - cell.low
                found.append(
                    Spot(
                        "dark", what, HOW_TO_SEE[Phase(row.phase)], missed, cell.outcomes,
                        low, high, cell.dark_margin,
                    )
                )  # fmt: skip
    return found


def unowned(phases: list[PhaseRow]) -> list[Spot]:
    return [
        Spot(
            "unowned",
            f"{row.name}: no {' and no '.join(lacking)} is named.",
            f"Add [phases.{row.phase}] with owner and target to syotto.toml.",
            len(lacking), None, None, None, row.all.dark_margin,
        )
        for row in phases
        if (lacking := [name for name in ("owner", "target") if getattr(row, name) is None])
    ]  # fmt: skip


def without_flow(phases: list[PhaseRow]) -> list[Spot]:
    fix = "Publish a flow for people in this phase: the page Flows has some to begin with."
    return [
        Spot("no_flow", f"{row.name}: no flow runs.", fix, 1, None, None, None, None)
        for row in phases
        if not row.flows
    ]


def noticed(snapshot: Snapshot) -> list[Spot]:
    if BLIND_SPOTS.name not in snapshot.names:
        return []
    return [spot_of(row) for row in rows(snapshot.table(BLIND_SPOTS.name))]


def spot_of(row: dict[str, Any]) -> Spot:
    words, fix = SPOTS[row["name"]]
    said = {
        "rows": count(row["rows"]), "of": count(row["of"]), "about": row["about"],
        "since": day(row["since"]), "example": row["example"] or "",
    }  # fmt: skip
    return Spot(
        row["name"],
        words.format(**said),
        fix,
        row["rows"],
        row["of"],
        row["low"],
        row["high"],
        row["amount"],
    )


SPOTS = {
    "silent_source": (
        "{about} fell silent: nothing since {since}, {rows} days; before that it came regularly.",
        "Ask who sends it; `syotto source` and the page Sources say what arrived last.",
    ),
    "no_decision_maker": (
        "{rows} of {of} accounts have no known decision-maker, say {example}.",
        "Ask at the next meeting, and load `memberships` with a buying_role.",
    ),
    "never_asked": (
        "{rows} of {of} people with an address were never asked whether they want news.",
        "Ask at the next order or form; docs/consent.md says what counts.",
    ),
}


def finding(phases: list[PhaseRow], spots: list[Spot], currency: str) -> str:
    if not phases:
        return "Nothing but orders is known, so everything before them is dark."
    worst = min(phases, key=lambda row: row.all.share)
    of = f"{count(worst.all.visible)} of {count(worst.all.outcomes)}"
    seen = f"{worst.name}, {of} outcomes ({share(worst.all.share)}) were visible."
    if not spots or not spots[0].amount:
        return seen
    return f"{seen} The most margin, {money(spots[0].amount, currency)}: {spots[0].what}"
