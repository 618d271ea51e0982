"""What service desks, technicians, machines and the marketing calendar would export."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from syotto.demo.rows.columns import flags, hour, moments, money, numbered, table, words
from syotto.demo.rows.identities import CRM, Identities, customer_ref
from syotto.demo.rows.records import company_ref
from syotto.demo.rows.sales import owners
from syotto.demo.world import catalogue
from syotto.demo.world.chance import Ints
from syotto.demo.world.contact import CALL_MINUTES
from syotto.demo.world.habit import LETTER
from syotto.demo.world.referring import INCENTIVE, referred
from syotto.demo.world.state import NEVER, State, World
from syotto.schema import raw, raw_world

VISIT_MINUTES = 180.0
KINDS = ("page", "article", "case", "calculator", "webinar", "newsletter")


def deliveries(state: State, until: int) -> pa.Table:
    order, promised, arrives = state.journal.read("delivery", "order promised arrives", 0, until)
    return table(
        raw_world.DELIVERIES,
        order_id=numbered("O", order),
        promised_at=moments(promised + 0.5),
        delivered_at=moments(np.where(arrives < until, arrives + 0.5, NEVER)),
    )


def cases(world: World, who: Identities, state: State, until: int) -> pa.Table:
    """Complaints; a mark only where the customer answered when it was settled."""
    number, day, person, account, closes, about, score = state.journal.read(
        "case", "number day person account closes words score", 0, until
    )
    hours = hour(world.chance.luck("complaint hours", 0, number), who.ahead[account])
    unsettled = closes >= until
    return table(
        raw_world.CASES,
        case_id=numbered("B", number),
        person_ref=numbered(CRM, person, 6),
        account_ref=company_ref(world, account),
        kind=words(["complaint"], np.zeros(len(number))),
        opened_at=moments(day + hours),
        closed_at=moments(np.where(unsettled, NEVER, closes + hours)),
        score=pa.array(score, pa.float64(), mask=unsettled | (number % 3 == 0)),
        text=words(catalogue.COMPLAINTS, about),
    )


def activities(world: World, who: Identities, state: State, since: int, until: int) -> pa.Table:
    """Calls, reached or not, and service visits; what was said, in a few words."""
    number, day, account, person, kind, u = state.journal.read(
        "activity", "number day account person kind u", since, until
    )
    reached, visit = kind >= 0, kind == catalogue.VISIT
    minutes = np.where(visit, VISIT_MINUTES, np.where(reached, CALL_MINUTES, 1.0)) * (0.5 + u)
    note = np.where(reached, np.floor(u * (len(catalogue.NOTES) - 3)), len(catalogue.NOTES) - 2)
    return table(
        raw_world.ACTIVITIES,
        activity_id=numbered("H", number, 8),
        at=moments(day + hour(u, who.ahead[account])),
        owner=words(owners(world), world.accounts.owner[account]),
        person_ref=numbered(CRM, person, 6),
        account_ref=company_ref(world, account),
        kind=words(["call", "visit"], visit.astype(np.int64)),
        minutes=np.round(minutes, 1),
        text=words(catalogue.NOTES, note),
    )


def exposures(world: World, who: Identities, state: State, since: int, until: int) -> pa.Table:
    """What was offered to whom, with the randomised mailing's two arms."""
    day, person, product, channel, campaign, treated, propensity, place = state.journal.read(
        "exposure", "day person product channel campaign treated propensity place", since, until
    )
    names, code = campaign_words(campaign)
    seconds = (place % 997) / 86_400.0
    return table(
        raw.EXPOSURES,
        person_ref=numbered(CRM, person, 6),
        at=moments(day + 9.0 / 24.0 + seconds),
        channel=words(catalogue.CHANNELS, channel),
        campaign=words(names, code),
        action=words(world.market.product_id, product),
        arm=words(["control", "treated"], treated.astype(np.int64)),
        propensity=np.asarray(propensity, dtype=np.float64),
    )


def campaign_words(campaign: Ints) -> tuple[list[str], Ints]:
    """Names of the campaigns that occur, and each row's place among them."""
    found, code = np.unique(campaign, return_inverse=True)
    names = [f"letter {c - LETTER + 1}" if c >= LETTER else f"newsletter {c + 1}" for c in found]
    return names, np.where(campaign < 0, -1, code)


def referrals(world: World, state: State) -> pa.Table:
    """Who brought whom, with what those answered who were asked."""
    told = referred(world, state)
    n = len(told.account)
    return table(
        raw_world.REFERRALS,
        referral_id=numbered("R", np.arange(n)),
        at=moments(told.day + 0.4),
        referrer_ref=numbered(CRM, world.accounts.first_person[told.referrer], 6),
        referred_ref=customer_ref(world).take(pa.array(told.account)),
        would_have_come=flags(told.answer, unknown=~told.asked),
        incentive=money(np.where(told.came, INCENTIVE, 0.0)),
        campaign=words(["recommend us"], np.zeros(n)),
        anonymous=flags(told.anonymous),
    )


def assets(world: World, state: State) -> pa.Table:
    a = state.assets
    return table(
        raw_world.ASSETS,
        asset_id=numbered("X", np.arange(len(a.account))),
        account_ref=company_ref(world, a.account),
        product_id=words(world.market.product_id, a.product),
        installed_at=moments(a.installed),
        serviced_at=moments(a.serviced),
    )


def readings(state: State, since: int, until: int) -> pa.Table:
    asset, day, value = state.journal.read("reading", "asset day value", since, until)
    return table(
        raw_world.READINGS,
        asset_id=numbered("X", asset),
        at=moments(day + 1.0 / 24.0),
        measure=words(["vibration_mm_s"], np.zeros(len(asset))),
        value=np.asarray(value, dtype=np.float64),
    )


def contents(world: World) -> pa.Table:
    market = world.market
    n = len(market.content_purpose)
    names = [
        "+".join(catalogue.ANGLES[a] for a in pair if a >= 0) for pair in market.content_angles
    ]
    about = [market.name[i] if i >= 0 else "our work" for i in market.content_product]
    kind = np.arange(n) * 5 // n
    titles = [f"{KINDS[k].capitalize()} about {what}" for k, what in zip(kind, about, strict=True)]
    return table(
        raw_world.CONTENTS,
        content_id=numbered("W", np.arange(n), 3),
        title=pa.array(titles),
        kind=words(KINDS, kind),
        purpose=words(catalogue.PURPOSES, market.content_purpose),
        angles=pa.array(names),
        product_id=words(market.product_id, market.content_product),
        language=words(["en"], np.zeros(n)),
    )
