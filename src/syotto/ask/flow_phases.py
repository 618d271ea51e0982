"""Which phases of the customers' way a running flow looks after."""

from __future__ import annotations

from syotto.ask.seen import limited
from syotto.ask.sources import Sources
from syotto.schema.coverage import Phase
from syotto.schema.enrolled import FlowState
from syotto.schema.flow import Flow, Key, parse
from syotto.store import flows as book

OF_STAGE = {
    "visitor": Phase.INTEREST, "suspect": Phase.INTEREST, "known": Phase.INTEREST,
    "prospect": Phase.INTEREST, "lead": Phase.INTEREST, "cart": Phase.DECISION,
    "opportunity": Phase.DECISION, "customer": Phase.USE, "repeat": Phase.USE,
    "loyal": Phase.USE, "advocate": Phase.USE, "former customer": Phase.USE,
}  # fmt: skip
OF_KEY = {Key.OPPORTUNITY: Phase.DECISION, Key.ORDER: Phase.DECISION, Key.ASSET: Phase.USE}


def phases_of(flow: Flow) -> set[Phase]:
    """By the stages of its audience, else by what it has an instance for; else every phase."""
    named = {OF_STAGE[stage] for stage in flow.audience.stage if stage in OF_STAGE}
    if named or flow.audience.stage:
        return named
    return {OF_KEY[flow.key]} if flow.key in OF_KEY else set(Phase)


def looked_after(house: Sources) -> dict[Phase, list[str]]:
    """The titles of flows that run, by phase; for who sees a part, none."""
    found: dict[Phase, list[str]] = {phase: [] for phase in Phase}
    if limited(house):
        return found
    with house.ledger.read() as connection:
        running = book.in_state(connection, FlowState.RUNNING)
        given = [
            (row["name"], book.given_of(connection, row["name"], row["version"])) for row in running
        ]
    for name, said in given:
        flow = parse(name, said)
        for phase in phases_of(flow):
            found[phase].append(flow.title)
    return found
