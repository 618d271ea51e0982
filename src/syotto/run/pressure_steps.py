"""The part of the data flow that is about what contacts cost: in patience, and in hours."""

from __future__ import annotations

from syotto.decide.pressure import contact_prices
from syotto.know.contact_log import contact_log
from syotto.learn.automation import automations
from syotto.learn.pressure import pressure_fits
from syotto.learn.pressure_facts import facts
from syotto.run.step import Step
from syotto.schema import raw, raw_world
from syotto.schema.derived import CUSTOMERS, OFFERS, ORDER_LINES, SUBSCRIPTIONS
from syotto.schema.happened import EVENTS
from syotto.schema.known import PEOPLE
from syotto.schema.pressure import AUTOMATIONS, CONTACT_PRICES, CONTACTS, PRESSURE_FITS

PRESSED: tuple[Step, ...] = (
    Step(
        CONTACTS,
        (EVENTS, raw_world.ACTIVITIES, raw.EXPOSURES, raw.FEEDBACK, raw.MEMBERSHIPS),
        contact_log,
        ("channel",),
        of=4,
    ),
    Step(
        PRESSURE_FITS,
        (
            CONTACTS,
            EVENTS,
            raw_world.CASES,
            raw_world.CONSENTS,
            ORDER_LINES,
            OFFERS,
            CUSTOMERS,
            SUBSCRIPTIONS,
        ),
        pressure_fits,
        ("contact_risk", "contact_growth", "contact_half_life", "horizon_days"),
        kind="local",
        reads=facts,
        of=1,
    ),
    Step(
        CONTACT_PRICES,
        (CONTACTS, PRESSURE_FITS, CUSTOMERS, SUBSCRIPTIONS, PEOPLE),
        contact_prices,
        of=1,
    ),
    Step(
        AUTOMATIONS,
        (raw_world.ACTIVITIES, raw_world.QUOTES, CONTACTS, CUSTOMERS, raw.MEMBERSHIPS),
        automations,
        ("hour_cost", "setup_hours"),
        of=2,
    ),
)
