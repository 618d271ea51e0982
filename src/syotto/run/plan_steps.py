"""The part of the data flow that decides: all that could be done, the plan, the decisions."""

from __future__ import annotations

from syotto.decide.choice import decisions
from syotto.decide.plan import plan, plan_prices, reads
from syotto.decide.plan_candidates import candidates
from syotto.learn.channel import plan_channels
from syotto.run.step import Step
from syotto.schema import known, raw
from syotto.schema.acted import LAST_CONTACTS
from syotto.schema.derived import (
    CUSTOMER_GROUPS,
    CUSTOMERS,
    DECISIONS,
    LIFTS,
    OFFERS,
    ORDER_LINES,
    RECORDED_DECISIONS,
    SUBSCRIPTIONS,
)
from syotto.schema.handed import LEADS
from syotto.schema.leads import LEAD_SCORES
from syotto.schema.plan import (
    ACT_LIFTS,
    CANDIDATES,
    KEEP_CANDIDATES,
    PLAN,
    PLAN_CHANNELS,
    PLAN_PRICES,
    REFERRAL_CANDIDATES,
    SUPPLY_CANDIDATES,
)
from syotto.schema.pressure import CONTACT_PRICES, CONTACTS
from syotto.schema.rights import HOLDS, PERMISSIONS
from syotto.schema.table import TableSpec

RULES = (
    "capacity", "contact_minutes", "day_budget", "control_share", "control_exempt",
    "explore_share", "sellers", "holidays", "time_zone", "working_hours",
)  # fmt: skip
SUBJECTS: tuple[TableSpec, ...] = (KEEP_CANDIDATES, SUPPLY_CANDIDATES, REFERRAL_CANDIDATES)
"""Tables of candidates, each of a subject that knows something to do."""
DECIDED: tuple[Step, ...] = (
    Step(
        PLAN_CHANNELS,
        (
            LIFTS, CONTACTS, raw.EXPOSURES, RECORDED_DECISIONS, ORDER_LINES, SUBSCRIPTIONS,
            raw.MEMBERSHIPS,
        ),
        plan_channels,
        (
            "horizon_days", "outcome_days", "channel", "other_channels", "contact_minutes",
            "contact_costs", "contact_adds",
        ),
    ),
    Step(
        CANDIDATES,
        (
            OFFERS, LEAD_SCORES, *SUBJECTS, ACT_LIFTS, CUSTOMERS, known.PEOPLE, known.ACCOUNTS,
            LEADS, PERMISSIONS, raw.FEEDBACK, LAST_CONTACTS, HOLDS, CONTACT_PRICES,
            PLAN_CHANNELS,
        ),
        candidates,
        (
            "channel", "contact_minutes", "horizon_days", "rest_days", "call_cost", "early_cost",
            "assumed_rebuys",
        ),
        of=2 + len(SUBJECTS),
    ),
    Step(PLAN_PRICES, (CANDIDATES,), plan_prices, RULES, kind="local", reads=reads),
    Step(PLAN, (CANDIDATES, PLAN_PRICES), plan, RULES, kind="local", reads=reads, of=1),
    Step(
        DECISIONS,
        (PLAN, OFFERS, CUSTOMERS, CUSTOMER_GROUPS),
        decisions,
        (
            "hold_days", "horizon_days", "control_share", "control_exempt", "capacity", "channel",
            "candidates", "rest_days", "outcome_days", "own_days", "min_owners",
            "antecedent_size", "max_products", "margin_share", "lift", "lift_low", "lift_high",
            "contact_cost", "keep", "contact_minutes", "day_budget", "explore_share", "call_cost",
            "early_cost", "assumed_rebuys", "contact_risk", "contact_growth", "contact_half_life",
            "other_channels", "contact_costs", "contact_adds",
        ),
        of=3,
    ),
)  # fmt: skip
