"""The part of the data flow that is about leads: where they were caught, and what they score."""

from __future__ import annotations

from syotto.know.origins import origins
from syotto.know.points import lead_points, lead_scores
from syotto.run.step import Step
from syotto.schema import known, raw
from syotto.schema.derived import ORDER_LINES, PRODUCTS
from syotto.schema.happened import EVENTS
from syotto.schema.leads import LEAD_POINTS, LEAD_SCORES
from syotto.schema.origins import ORIGINS
from syotto.schema.rights import PERMISSIONS
from syotto.schema.segmented import FEATURES, PERSONAS, SEGMENT_LISTS

CAUGHT: tuple[Step, ...] = (
    Step(ORIGINS, (EVENTS, raw.PEOPLE, known.PEOPLE), origins, ("origins",), of=2),
)
LEADS: tuple[Step, ...] = (
    Step(
        LEAD_POINTS,
        (
            known.PEOPLE, known.ACCOUNTS, EVENTS, ORDER_LINES, PRODUCTS, FEATURES, PERMISSIONS,
            PERSONAS, SEGMENT_LISTS,
        ),
        lead_points,
        ("time_zone",),
        of=1,
        defined=("scoring",),
    ),
    Step(
        LEAD_SCORES,
        (known.PEOPLE, PERSONAS, known.MEMBERSHIPS, LEAD_POINTS),
        lead_scores,
        of=1,
        defined=("scoring",),
    ),
)  # fmt: skip
