"""The part of the data flow that is about what customers are worth and who is about to leave."""

from __future__ import annotations

from syotto.decide.keep import keep_candidates
from syotto.know.histories import histories
from syotto.know.renewals import contract_histories
from syotto.learn.keep import keep_effects
from syotto.predict import churn, lifetime, lifetime_test
from syotto.run.step import Step
from syotto.schema import raw
from syotto.schema.derived import CUSTOMERS, ORDER_LINES, PRODUCTS, SUBSCRIPTIONS
from syotto.schema.lifetime import (
    CHURN_RISKS,
    CONTRACT_HISTORIES,
    KEEP_EFFECTS,
    LIFETIME_FITS,
    LIFETIME_FORECASTS,
    LIFETIME_HISTORIES,
    LIFETIME_VALUES,
)
from syotto.schema.plan import KEEP_CANDIDATES
from syotto.schema.raw_world import OPPORTUNITIES
from syotto.schema.rights import HOLDS

YEARS = ("subscription_years", "discount")

VALUED: tuple[Step, ...] = (
    Step(
        LIFETIME_HISTORIES,
        (ORDER_LINES, CUSTOMERS, PRODUCTS, OPPORTUNITIES),
        histories,
        ("subscription_years", "group_by"),
        of=1,
    ),
    Step(CONTRACT_HISTORIES, (SUBSCRIPTIONS, raw.SUBSCRIPTIONS), contract_histories, of=1),
    Step(
        LIFETIME_FITS,
        (LIFETIME_HISTORIES, CONTRACT_HISTORIES),
        lifetime.fits,
        kind="local",
        of=2,
    ),
    Step(
        LIFETIME_VALUES,
        (LIFETIME_HISTORIES, CONTRACT_HISTORIES, LIFETIME_FITS),
        lifetime.values,
        YEARS,
        kind="local",
        of=2,
    ),
    Step(
        LIFETIME_FORECASTS,
        (LIFETIME_HISTORIES, LIFETIME_FITS),
        lifetime_test.forecasts,
        kind="local",
        of=1,
    ),
    Step(
        KEEP_EFFECTS,
        (raw.EXPOSURES, raw.MEMBERSHIPS, ORDER_LINES, SUBSCRIPTIONS),
        keep_effects,
        ("horizon_days",),
        of=1,
    ),
    Step(
        CHURN_RISKS,
        (
            LIFETIME_HISTORIES, LIFETIME_VALUES, CONTRACT_HISTORIES, LIFETIME_FITS, HOLDS,
            KEEP_EFFECTS,
        ),
        churn.risks,
        (*YEARS, "contact_cost"),
        kind="local",
        of=3,
    ),
    Step(
        KEEP_CANDIDATES,
        (CHURN_RISKS, CUSTOMERS),
        keep_candidates,
        ("horizon_days", "contact_cost", "channel"),
        of=1,
    ),
)  # fmt: skip
