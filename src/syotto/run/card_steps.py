"""The part of the data flow that is about the cards of leads."""

from __future__ import annotations

from syotto.know.lead_cards import lead_cards, reads
from syotto.run.step import Step
from syotto.schema import known, raw_world
from syotto.schema.derived import OFFERS, PRODUCTS
from syotto.schema.handed import LEAD_CARDS, LEADS
from syotto.schema.happened import EVENTS
from syotto.schema.journeys import TOUCHPOINTS
from syotto.schema.leads import LEAD_SCORES
from syotto.schema.segmented import PERSONAS
from syotto.schema.timeline import ASSETS

CARDS: tuple[Step, ...] = (
    Step(
        LEAD_CARDS,
        (
            LEAD_SCORES, LEADS, known.PEOPLE, known.MEMBERSHIPS, PERSONAS, TOUCHPOINTS,
            raw_world.CASES, OFFERS, PRODUCTS, ASSETS, known.IDENTITIES,
            EVENTS,
        ),
        lead_cards,
        kind="local",
        reads=reads,
        of=2,
    ),
)  # fmt: skip
