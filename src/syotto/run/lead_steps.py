"""The part of the data flow that is about leads: where they were caught, and what they score."""

from __future__ import annotations

from syotto.decide.leads import lead_scores
from syotto.know.lead_features import lead_features
from syotto.know.origins import origins
from syotto.know.points import lead_points, lead_totals, tried_points
from syotto.predict import lead_steps
from syotto.run.step import Step
from syotto.schema import known, raw, raw_world
from syotto.schema.derived import ORDER_LINES, PRODUCTS
from syotto.schema.handed import LEADS as LEADS_SAID
from syotto.schema.happened import EVENTS
from syotto.schema.journeys import STAGES, TOUCHPOINTS
from syotto.schema.leads import (
    LEAD_CHANCES,
    LEAD_DRIFT,
    LEAD_FEATURES,
    LEAD_MODEL,
    LEAD_POINTS,
    LEAD_SCORES,
    LEAD_TOTALS,
    TRIED_POINTS,
)
from syotto.schema.origins import ORIGINS
from syotto.schema.rights import PERMISSIONS
from syotto.schema.segmented import FEATURES, PERSONAS, SEGMENT_LISTS

JUDGED = (
    known.PEOPLE, known.ACCOUNTS, EVENTS, ORDER_LINES, PRODUCTS, FEATURES, PERMISSIONS, PERSONAS,
    SEGMENT_LISTS,
)  # fmt: skip
CAUGHT: tuple[Step, ...] = (
    Step(ORIGINS, (EVENTS, raw.PEOPLE, known.PEOPLE), origins, ("origins",), of=2),
)
LEADS: tuple[Step, ...] = (
    Step(LEAD_POINTS, JUDGED, lead_points, ("time_zone",), of=1, defined=("scoring",)),
    Step(TRIED_POINTS, JUDGED, tried_points, ("time_zone",), of=1, defined=("shadow",)),
    Step(
        LEAD_TOTALS,
        (known.PEOPLE, PERSONAS, known.MEMBERSHIPS, LEAD_POINTS, TRIED_POINTS),
        lead_totals,
        of=1,
        defined=("scoring", "shadow"),
    ),
    Step(
        LEAD_FEATURES,
        (
            known.PEOPLE, TOUCHPOINTS, STAGES, known.ACCOUNTS, PERSONAS, raw_world.OPPORTUNITIES,
            ORDER_LINES, LEADS_SAID,
        ),
        lead_features,
        ("lead_days", "lead_outcome"),
        of=1,
    ),
    Step(
        LEAD_MODEL,
        (LEAD_FEATURES,),
        lead_steps.learned,
        ("lead_days",),
        kind="local",
        reads=lead_steps.closed,
        of=1,
    ),
    Step(
        LEAD_CHANCES,
        (LEAD_FEATURES, LEAD_MODEL),
        lead_steps.scored,
        kind="local",
        reads=lead_steps.open_now,
        of=1,
    ),
    Step(
        LEAD_DRIFT,
        (LEAD_FEATURES, LEAD_MODEL),
        lead_steps.drifted,
        kind="local",
        reads=lead_steps.open_now,
        of=1,
    ),
    Step(
        LEAD_SCORES,
        (
            LEAD_TOTALS, LEAD_CHANCES, known.PEOPLE, known.ACCOUNTS, raw_world.OPPORTUNITIES,
            ORDER_LINES, LEADS_SAID,
        ),
        lead_scores,
        (
            "lead_outcome", "lead_value", "lead_capacity", "call_cost", "early_cost",
            "margin_share",
        ),
        of=1,
        defined=("scoring",),
    ),
)  # fmt: skip
