"""Whom sellers get as leads: everybody, the newest, who has points enough, or whom syotto says.

A call is about what they want, not an offer. Nobody is handed over again within four weeks of a
call, whatever the policy.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from syotto.demo.trials.acts import READY, Reads
from syotto.demo.trials.policies import THRESHOLD, ThresholdScore
from syotto.demo.trials.sight import Policy, Sight, by_seller
from syotto.demo.world import catalogue
from syotto.demo.world.chance import Floats, Ints
from syotto.demo.world.contact import Contacts, contacts

RESTS = 28
ANYTHING = 0.5
SYOTTOS = "handover-syotto"
Leads = tuple[Ints, Floats]


@dataclass
class HandOver:
    """Calls the best of whom it wants, as many as sellers can call.

    wanted: people and how much each is wanted.
    """

    name: str
    wanted: Callable[[Sight], Leads]
    builds: bool = False
    reads: Reads = READY

    def choose(self, sight: Sight) -> Contacts:
        person, score = self.wanted(sight)
        (called,) = sight.state.journal.read("activity", "person", sight.day - RESTS)
        free = ~np.isin(person, called)
        chosen = by_seller(sight, person[free], score[free])
        return contacts(chosen, np.full(len(chosen), -1), catalogue.PHONE)


def newest(sight: Sight) -> Leads:
    """Who left their name last comes first."""
    came = np.full(sight.world.people.n, -1.0)
    for kind in ("show", "form"):
        person, day = sight.state.journal.read(kind, "person day")
        np.maximum.at(came, person, day.astype(np.float64))
    lead = np.flatnonzero(came >= 0)
    return lead, came[lead]


def profitable(sight: Sight) -> Leads:
    """The workspace is built every week; who is qualified is called, the most profit first."""
    asked = [act.person or "" for act in sight.decided()]
    known = [int(person[1:]) for person in asked if person[1:].isdigit()]
    lead = np.array(known, dtype=np.int64)
    return lead, -np.arange(len(lead), dtype=np.float64)


def above(least: float) -> Callable[[Sight], Leads]:
    """Who has so many points for what they did in four weeks, the most points first."""

    def wanted(sight: Sight) -> Leads:
        score = ThresholdScore().points(sight)
        lead = np.flatnonzero((score >= least) & sight.state.known)
        return lead, score[lead]

    return wanted


def handovers() -> dict[str, Policy]:
    every: tuple[Policy, ...] = (
        HandOver("handover-everybody", above(ANYTHING)),
        HandOver("handover-newest", newest),
        HandOver("handover-threshold", above(THRESHOLD)),
        HandOver(SYOTTOS, profitable, builds=True),
    )
    return {policy.name: policy for policy in every}
