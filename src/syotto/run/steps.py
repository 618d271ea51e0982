"""Which table is made from which: the whole data flow on one page."""

from __future__ import annotations

import ibis

from syotto.decide.assumptions import assumptions
from syotto.decide.offer import offers
from syotto.know.assets import assets
from syotto.know.blind_spots import blind_spots
from syotto.know.carts import carts
from syotto.know.consent import permissions
from syotto.know.contacts import last_contacts
from syotto.know.contracts import keeps, subscriptions
from syotto.know.coverage import coverage
from syotto.know.customers import customers
from syotto.know.events import events
from syotto.know.experience import experience
from syotto.know.features import features
from syotto.know.findings import findings
from syotto.know.group_names import groups
from syotto.know.groups import customer_groups
from syotto.know.holds import holds
from syotto.know.orders import order_lines
from syotto.know.owned import owned
from syotto.know.personas import personas, with_titles
from syotto.know.products import products
from syotto.know.purchases import purchases
from syotto.know.search import search
from syotto.know.segments import known_by, segment_lists, segment_members
from syotto.know.statements import objections
from syotto.know.takeups import takeups
from syotto.know.timeline import timeline
from syotto.learn.lift import lifts
from syotto.predict import chance_steps, pair_steps
from syotto.predict.cross_sell import cross_sell, cross_sell_fast, without_chance
from syotto.run.card_steps import CARDS
from syotto.run.journey_steps import WALKED
from syotto.run.kpi_steps import MEASURED
from syotto.run.lead_steps import CAUGHT, LEADS
from syotto.run.lifetime_steps import VALUED
from syotto.run.plan_steps import DECIDED
from syotto.run.pressure_steps import PRESSED
from syotto.run.refer_steps import BROUGHT, DUE
from syotto.run.step import Step, Tables
from syotto.run.who_is_who import WHO_IS_WHO, WHOLE
from syotto.schema import known, raw, raw_world
from syotto.schema.coverage import BLIND_SPOTS, COVERAGE, EXPERIENCE
from syotto.schema.derived import (
    ASSUMPTIONS,
    CHANCE_FITS,
    CHANCE_MODEL,
    CHANCES,
    CROSS_SELL,
    CUSTOMER_GROUPS,
    CUSTOMERS,
    DECISIONS,
    FINDINGS,
    GROUPS,
    KEEPS,
    LAST_CONTACTS,
    LIFTS,
    OFFERS,
    ORDER_LINES,
    OWNED,
    PAIRS,
    PRODUCTS,
    PURCHASES,
    RECORDED_DECISIONS,
    SUBSCRIPTIONS,
    TAKEUPS,
)  # fmt: skip
from syotto.schema.happened import AGENTS, CARTS, EVENTS
from syotto.schema.journeys import STAGES
from syotto.schema.rights import HOLDS, OBJECTIONS, PERMISSIONS
from syotto.schema.segmented import FEATURES, PERSONAS, SEGMENT_LISTS, SEGMENT_MEMBERS
from syotto.schema.timeline import ASSETS, SEARCH, TIMELINE
from syotto.sense import bots


def who_has_what(owned: ibis.Table, *others: ibis.Table) -> Tables:
    return owned.select("customer_id", "product_id"), *others


def who_lacks_what(
    owned: ibis.Table, customer_groups: ibis.Table, products: ibis.Table, chances: ibis.Table
) -> Tables:
    return *who_has_what(owned, customer_groups), without_chance(products, chances)


CONTACTED = (raw_world.ACTIVITIES, raw.EXPOSURES, raw.FEEDBACK, raw.MEMBERSHIPS)
GROUPING = ("group_by", "groups_at_most", "group_size")
LIFT = ("lift", "lift_low", "lift_high")

STEPS: tuple[Step, ...] = (
    *WHO_IS_WHO,
    *WHOLE,
    Step(
        OBJECTIONS,
        (raw_world.CONSENTS.said, raw.PEOPLE, known.RENAMED),
        objections,
        of=1,
        sees_all=True,
    ),
    Step(
        PERMISSIONS,
        (
            raw_world.CONSENTS.said, raw_world.SUPPRESSIONS, known.PEOPLE, raw.PEOPLE,
            known.RENAMED, known.ACCOUNTS, raw.MEMBERSHIPS, raw.ORDER_LINES, raw.SUBSCRIPTIONS,
        ),
        permissions,
        ("country", "customer_days", "lawful", "topics"),
        of=3,
        sees_all=True,
    ),
    Step(
        AGENTS,
        (raw_world.EVENTS,),
        bots.agents,
        ("machine_networks",),
        kind="local",
        reads=bots.seen,
        of=1,
    ),
    Step(EVENTS, (raw_world.EVENTS, AGENTS, known.IDENTITIES, known.PEOPLE), events, of=1),
    Step(CARTS, (EVENTS,), carts, of=1),
    Step(
        ORDER_LINES,
        (raw.ORDER_LINES, raw.PRODUCTS, raw.RATES),
        order_lines,
        ("currency", "margin_share", "not_products", "cancellation_prefix"),
        of=1,
    ),
    Step(
        SUBSCRIPTIONS,
        (raw.SUBSCRIPTIONS, raw.PRODUCTS),
        subscriptions,
        ("margin_share",),
        of=1,
    ),
    *WALKED,
    *CAUGHT,
    *MEASURED,
    Step(PURCHASES, (ORDER_LINES,), purchases, ("horizon_days",), of=1),
    Step(
        PRODUCTS,
        (ORDER_LINES, PURCHASES, SUBSCRIPTIONS, raw.PRODUCTS),
        products,
        ("horizon_days", "margin_share", "subscription_years", "discount", "not_products"),
        of=4,
    ),
    Step(
        CUSTOMERS,
        (ORDER_LINES, PURCHASES, SUBSCRIPTIONS, known.PEOPLE, known.ACCOUNTS, raw.MEMBERSHIPS),
        customers,
        of=3,
    ),
    Step(
        OWNED,
        (PURCHASES, SUBSCRIPTIONS, PRODUCTS),
        owned,
        ("own_days", "own_days_by_category"),
        of=2,
    ),
    Step(CUSTOMER_GROUPS, (CUSTOMERS,), customer_groups, GROUPING, kind="local", of=1),
    Step(GROUPS, (CUSTOMERS, CUSTOMER_GROUPS), groups, GROUPING, kind="local", of=1),
    Step(
        PAIRS,
        (OWNED, CUSTOMER_GROUPS),
        pair_steps.pairs,
        ("min_owners",),
        fast=pair_steps.pairs_fast,
        reads=who_has_what,
        of=1,
    ),
    Step(
        CHANCE_MODEL,
        (ORDER_LINES,),
        chance_steps.learned,
        ("horizon_days", "own_days"),
        kind="local",
        reads=chance_steps.bought,
    ),
    Step(CHANCE_FITS, (CHANCE_MODEL,), chance_steps.coefficients, kind="local"),
    Step(
        CHANCES,
        (ORDER_LINES, CUSTOMER_GROUPS, PRODUCTS, CHANCE_MODEL),
        chance_steps.scored,
        ("candidates",),
        kind="local",
        reads=chance_steps.on_sale,
        of=1,
    ),
    Step(
        CROSS_SELL,
        (OWNED, CUSTOMER_GROUPS, PRODUCTS, CHANCES),
        cross_sell,
        ("min_owners", "antecedent_size", "max_products", "candidates"),
        fast=cross_sell_fast,
        reads=who_lacks_what,
        of=1,
    ),
    Step(KEEPS, (SUBSCRIPTIONS,), keeps, ("horizon_days", "min_owners"), of=1),
    Step(
        LAST_CONTACTS,
        (EVENTS, *CONTACTED),
        last_contacts,
        ("channel",),
        of=4,
    ),
    Step(
        TAKEUPS,
        (SUBSCRIPTIONS, CUSTOMERS, *CONTACTED),
        takeups,
        ("horizon_days", "outcome_days"),
        of=1,
    ),
    Step(
        LIFTS,
        (raw.EXPOSURES, RECORDED_DECISIONS, ORDER_LINES, SUBSCRIPTIONS, PRODUCTS, raw.MEMBERSHIPS),
        lifts,
        ("horizon_days", "outcome_days", *LIFT),
    ),
    Step(
        OFFERS,
        (
            CHANCES, CROSS_SELL, OWNED, PRODUCTS, KEEPS, PAIRS, LIFTS, TAKEUPS,
            raw_world.OPPORTUNITIES,
        ),
        offers,
        ("horizon_days", "candidates", "contact_cost", "keep"),
        of=2,
    ),
    *PRESSED,
    Step(
        HOLDS,
        (
            raw_world.CASES, raw_world.DELIVERIES, raw_world.QUOTES, ORDER_LINES, raw.MEMBERSHIPS,
        ),
        holds,
        ("hold_days",),
        of=3,
    ),
    *VALUED,
    Step(FEATURES, (raw_world.FEATURES,), features, of=1),
    Step(
        PERSONAS,
        (known.PEOPLE,),
        personas,
        kind="local",
        reads=with_titles,
        of=1,
        defined=("personas",),
    ),
    Step(
        SEGMENT_LISTS,
        (known.IDENTITIES,),
        segment_lists,
        kind="local",
        reads=known_by,
        of=1,
        defined=("lists",),
    ),
    Step(
        SEGMENT_MEMBERS,
        (
            known.PEOPLE, known.ACCOUNTS, EVENTS, ORDER_LINES, PRODUCTS, FEATURES, PERMISSIONS,
            PERSONAS, SEGMENT_LISTS,
        ),
        segment_members,
        ("time_zone",),
        of=1,
        defined=("segments",),
        before=True,
    ),
    *LEADS,
    Step(ASSETS, (raw_world.ASSETS, raw_world.READINGS), assets, ("service_days",), of=1),
    *BROUGHT,
    *DUE,
    *DECIDED,
    Step(
        ASSUMPTIONS,
        (ORDER_LINES, SUBSCRIPTIONS, OWNED, OFFERS, DECISIONS),
        assumptions,
        (
            "currency", "margin_share", "own_days", "horizon_days", "lift", "lift_low",
            "lift_high", "contact_cost", "subscription_years", "discount", "control_share",
        ),
        of=5,
    ),
    Step(
        FINDINGS,
        (raw.ORDER_LINES, raw.SUBSCRIPTIONS, ORDER_LINES, PRODUCTS),
        findings,
        ("currency", "cancellation_prefix"),
        of=4,
    ),
    Step(
        TIMELINE,
        (
            EVENTS, ORDER_LINES, raw_world.DELIVERIES, SUBSCRIPTIONS, raw_world.CASES,
            raw_world.ACTIVITIES, raw_world.MEETINGS, raw_world.OPPORTUNITIES, raw_world.QUOTES,
            raw.EXPOSURES, raw_world.CONSENTS, RECORDED_DECISIONS, DECISIONS,
            STAGES, raw_world.CONTENTS, known.PEOPLE, raw.MEMBERSHIPS,
        ),
        timeline,
        of=14,
    ),
    *CARDS,
    Step(
        SEARCH, (known.PEOPLE, known.ACCOUNTS, CUSTOMERS, raw_world.OPPORTUNITIES), search, of=4
    ),
    Step(
        COVERAGE,
        (
            EVENTS, raw_world.ACTIVITIES, raw_world.CASES, raw_world.MEETINGS, raw_world.READINGS,
            raw_world.OPPORTUNITIES, ORDER_LINES, ASSETS, raw.MEMBERSHIPS,
        ),
        coverage, ("horizon_days", "margin_share"), of=6,
    ),
    Step(
        BLIND_SPOTS,
        (
            raw_world.EVENTS, raw_world.ACTIVITIES, raw_world.CASES, raw_world.DELIVERIES,
            known.ACCOUNTS, known.PEOPLE, PERMISSIONS, known.MEMBERSHIPS, CUSTOMERS,
            raw.ORDER_LINES,
        ),
        blind_spots, of=6,
    ),
    Step(
        EXPERIENCE,
        (
            raw_world.CASES, EVENTS, raw_world.ACTIVITIES, raw_world.DELIVERIES, ORDER_LINES,
            CUSTOMERS, raw.MEMBERSHIPS,
        ),
        experience, of=4,
    ),
)  # fmt: skip
