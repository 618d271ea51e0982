"""The part of the data flow about what falls due, and about who brought whom."""

from __future__ import annotations

from syotto.decide.supply import supply_candidates
from syotto.know.rebuys import rebuys
from syotto.predict import supply_needs, supply_steps
from syotto.run.step import Step
from syotto.schema import raw, raw_world
from syotto.schema.derived import CUSTOMERS, LIFTS, ORDER_LINES, PRODUCTS, PURCHASES, SUBSCRIPTIONS
from syotto.schema.plan import SUPPLY_CANDIDATES
from syotto.schema.supply import REBUYS, SUPPLY_FITS, SUPPLY_NEEDS
from syotto.schema.timeline import ASSETS

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
        (SUPPLY_NEEDS, CUSTOMERS, LIFTS),
        supply_candidates,
        ("contact_cost", "channel"),
        of=1,
    ),
)  # fmt: skip
