"""What shows of the road to an investment: brochures, requests, and what the CRM says of a lead.

The road itself is hidden. One sign in ten is missed; that somebody cooled down is seen less often,
and mostly by the seller.
"""

from __future__ import annotations

import json

import numpy as np
import pyarrow as pa

from syotto.demo.rows.columns import hour, labelled, moments, table, words
from syotto.demo.rows.identities import CRM, Identities
from syotto.demo.world import catalogue
from syotto.demo.world.catalogue import CUSTOMER, LEAD, PROSPECT, SUSPECT
from syotto.demo.world.chance import Flags, Ints
from syotto.demo.world.state import State, World
from syotto.schema import raw_world

BROCHURE, REQUEST, SAID = range(3)
NAMES = ("Brochure Downloaded", "Offer Requested", "Lifecycle Stage Changed")
CHANNELS = ("web", "email", "phone", "crm")
SEEN, RETURNED, COOLED = 0.9, 0.7, 0.5
"""Shares that are seen: of steps forward, of leads that are none any more, of lost interest."""


def signs(world: World, who: Identities, state: State, since: int, until: int) -> pa.Table:
    """Signs of the steps in [since, until); with the first day also the CRM's word on everybody."""
    person, day, stage, before, place = state.journal.read(
        "stage", "person day stage before place", since, until
    )
    luck = world.chance.pick("signs", 0, place, 3)
    kind = kinds(stage, before)
    shown = luck[:, 0] < shares(stage, before)
    chosen = np.flatnonzero((kind >= 0) & shown)
    through = np.where(kind == REQUEST, np.floor(luck[:, 1] * 3), 0)
    through = np.where(kind == SAID, CHANNELS.index("crm"), through)
    told = rows(
        world, who, person[chosen], day[chosen], kind[chosen], stage[chosen], through[chosen],
        luck[chosen, 2], labelled("s", place[chosen]),
    )  # fmt: skip
    return pa.concat_tables([told, standing(world, who, state)]) if since == 0 else told


def kinds(stage: Ints, before: Ints) -> Ints:
    """Which sign a step leaves; -1: none of its own, as forms and sales cases tell of it."""
    fell = stage < before
    return np.select(
        [
            fell & np.isin(before, (PROSPECT, LEAD, CUSTOMER)),
            stage == PROSPECT,
            stage == LEAD,
        ],
        [SAID, BROCHURE, REQUEST],
        -1,
    )


def shares(stage: Ints, before: Ints) -> np.ndarray:
    return np.select([stage > before, before == LEAD], [SEEN, RETURNED], COOLED)


def standing(world: World, who: Identities, state: State) -> pa.Table:
    """What the CRM says on the first day of those who were more than suspects then."""
    first = first_stages(state)
    person = np.flatnonzero(np.isin(first, (PROSPECT, LEAD, CUSTOMER)))
    n = len(person)
    return rows(
        world, who, person, 0 * person, np.full(n, SAID), first[person],
        np.full(n, CHANNELS.index("crm")), np.zeros(n), labelled("s0-", person),
    )  # fmt: skip


def first_stages(state: State) -> Ints:
    """Where everybody stood before the first step: where they stand now, with all steps undone."""
    person, before = state.journal.read("stage", "person before")
    then: Ints = state.stage.copy()
    who, first = np.unique(person, return_index=True)
    then[who] = before[first]
    return then


def rows(
    world: World, who: Identities, person: Ints, day: Ints, kind: Ints, stage: Ints,
    through: Ints, u: np.ndarray, number: pa.Array,
) -> pa.Table:  # fmt: skip
    words_of_stage = ["visitor", "subscriber", *catalogue.STAGES[PROSPECT:]]
    said: Flags = kind == SAID
    properties = [json.dumps({"stage": word}) for word in words_of_stage]
    return table(
        raw_world.EVENTS,
        event_id=number,
        at=moments(day + hour(u, who.ahead[world.people.account[person]])),
        kind=words(["track"], np.zeros(len(person))),
        name=words(NAMES, kind),
        channel=words(CHANNELS, through),
        user_id=words(who.person_refs, who.ref(CRM, person)),
        properties=words(properties, np.where(said, np.maximum(stage, SUSPECT), -1)),
    )
