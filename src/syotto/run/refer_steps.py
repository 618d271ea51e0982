"""The part of the data flow about what falls due, what flows hear of it, and who brought whom."""

from __future__ import annotations

from syotto.decide.referral import referral_candidates
from syotto.decide.supply import supply_candidates
from syotto.know.happenings import happenings
from syotto.know.rebuys import rebuys
from syotto.know.referrals import referrals, satisfied
from syotto.learn.act_lift import act_lifts
from syotto.predict import referral_steps, supply_needs, supply_steps
from syotto.predict.referral_margins import read_from
from syotto.run.step import Step
from syotto.schema import raw, raw_world
from syotto.schema.derived import (
    CUSTOMERS,
    LIFTS,
    ORDER_LINES,
    PRODUCTS,
    PURCHASES,
    RECORDED_DECISIONS,
    SUBSCRIPTIONS,
)
from syotto.schema.happened import EVENTS, HAPPENINGS
from syotto.schema.journeys import TOUCHPOINTS
from syotto.schema.known import PEOPLE
from syotto.schema.lifetime import LIFETIME_VALUES
from syotto.schema.plan import ACT_LIFTS, REFERRAL_CANDIDATES, SUPPLY_CANDIDATES
from syotto.schema.referred import REFERRAL_SPLIT, REFERRAL_VALUES, REFERRALS, SATISFIED
from syotto.schema.supply import REBUYS, SUPPLY_FITS, SUPPLY_NEEDS
from syotto.schema.timeline import ASSETS

REFERRAL = referral_steps.SETTINGS
BROUGHT: tuple[Step, ...] = (
    Step(
        REFERRALS,
        (raw_world.REFERRALS, CUSTOMERS, raw.MEMBERSHIPS),
        referrals,
        of=1,
    ),
    Step(
        ACT_LIFTS,
        (RECORDED_DECISIONS, LIFTS, raw_world.OPPORTUNITIES, ORDER_LINES, ASSETS, REFERRALS),
        act_lifts,
        (
            "horizon_days", "lead_days", "lead_outcome", "lead_lift", "lead_lift_low",
            "lead_lift_high", "referral_rate", "referral_rate_low", "referral_rate_high",
        ),
    ),
    Step(
        REFERRAL_SPLIT,
        (REFERRALS, CUSTOMERS, ORDER_LINES, SUBSCRIPTIONS),
        referral_steps.split,
        REFERRAL,
        kind="local",
        reads=read_from,
        of=1,
    ),
    Step(
        REFERRAL_VALUES,
        (REFERRAL_SPLIT, REFERRALS, CUSTOMERS, ORDER_LINES, SUBSCRIPTIONS, LIFETIME_VALUES),
        referral_steps.values,
        REFERRAL,
        kind="local",
        reads=referral_steps.read_values,
        of=1,
    ),
    Step(
        SATISFIED,
        (raw_world.CASES, raw.MEMBERSHIPS),
        satisfied,
        ("satisfied_from",),
        of=1,
    ),
    Step(
        REFERRAL_CANDIDATES,
        (SATISFIED, REFERRAL_SPLIT, REFERRAL_VALUES, CUSTOMERS, ACT_LIFTS),
        referral_candidates,
        ("contact_cost", "channel"),
        of=1,
    ),
)  # fmt: skip
DUE: tuple[Step, ...] = (
    Step(REBUYS, (ORDER_LINES, PURCHASES), rebuys, of=1),
    Step(
        SUPPLY_FITS,
        (REBUYS, ASSETS, raw_world.READINGS),
        supply_steps.fits,
        ("service_days", "reading_limits"),
        kind="local",
        reads=supply_steps.learned_from,
        of=2,
    ),
    Step(
        SUPPLY_NEEDS,
        (
            REBUYS, ASSETS, raw_world.READINGS, SUBSCRIPTIONS, raw.SUBSCRIPTIONS, SUPPLY_FITS,
            PURCHASES, CUSTOMERS, PRODUCTS,
        ),
        supply_needs.needs,
        ("horizon_days", "service_days", "service_value", "reading_limits"),
        kind="local",
        reads=supply_needs.read_from,
        of=4,
    ),
    Step(
        SUPPLY_CANDIDATES,
        (SUPPLY_NEEDS, CUSTOMERS, ACT_LIFTS),
        supply_candidates,
        ("contact_cost", "channel"),
        of=1,
    ),
    Step(
        HAPPENINGS,
        (
            raw_world.OPPORTUNITIES, raw_world.QUOTES, ORDER_LINES, ASSETS, SUPPLY_NEEDS, EVENTS,
            TOUCHPOINTS, PEOPLE,
        ),
        happenings,
        of=5,
    ),
)  # fmt: skip
