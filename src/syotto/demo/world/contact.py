"""What a contact does: an offer that stays fresh for a while, interest, and worn goodwill.

The log hazard ratio of the offered product is
    goodwill * (strength * lift + own lift + angles + channel + bought elsewhere)
    - tired * (1 - goodwill) - open complaint,
so the same message helps with one person and hurts with the next, and the tenth in a month hurts
with most. It counts from the moment that it was heard: a call that reached, an e-mail opened.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from syotto.demo.world import catalogue
from syotto.demo.world.chance import Flags, Floats, Ints, logistic
from syotto.demo.world.state import CALL_OFFER, EMAIL_OFFER, NEVER, State, World

UNHEARD = 0.3
"""Share of the wear of a call that nobody answers."""
CALL_MINUTES = 12.0


@dataclass(frozen=True)
class Contacts:
    """Contacts of one day: one place each; products, angles and what it tells of -1 are none.

    asks: for a recommendation, instead of offering something.
    tells: the purpose of a message that offers nothing, by its place in PURPOSES.
    """

    person: Ints
    product: Ints
    channel: Ints
    angle: Ints
    second_angle: Ints
    campaign: Ints
    propensity: Floats
    asks: Flags
    tells: Ints

    @property
    def n(self) -> int:
        return len(self.person)

    def where(self, chosen: Flags) -> Contacts:
        return Contacts(*(getattr(self, part.name)[chosen] for part in fields(self)))


def contacts(
    person: Ints,
    product: Ints,
    channel: int,
    *,
    angle: Ints | int = -1,
    second_angle: Ints | int = -1,
    campaign: int = -1,
    propensity: float = 1.0,
    asks: Flags | bool = False,
    tells: Ints | int = -1,
) -> Contacts:
    n = len(person)
    return Contacts(
        person=person,
        product=product,
        channel=np.full(n, channel),
        angle=np.broadcast_to(np.asarray(angle), n),
        second_angle=np.broadcast_to(np.asarray(second_angle), n),
        campaign=np.full(n, campaign),
        propensity=np.full(n, propensity),
        asks=np.broadcast_to(np.asarray(asks), n),
        tells=np.broadcast_to(np.asarray(tells), n),
    )


def together(parts: list[Contacts]) -> Contacts:
    return Contacts(
        *(np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(Contacts))
    )


def angle_effect(world: World, person: Ints, angle: Ints, second: Ints) -> Floats:
    """Log hazard added by the message's angles; two together count half."""
    one, two = world.people.angle[person, angle], world.people.angle[person, second]
    return np.where(second >= 0, world.p.two_angles * (one + two), one)


def lift(world: World, state: State, asked: Contacts, day: int) -> Floats:
    """The true log hazard ratio of the offered product if each contact is heard today."""
    p, person = world.p, asked.person
    account = state.account[person]
    goodwill = state.goodwill[person]
    ordered = (asked.product >= 0) & (asked.product < catalogue.ORDERED)
    elsewhere = world.accounts.elsewhere[account, np.where(ordered, asked.product, 0)] & ordered
    strength = np.where(asked.channel == catalogue.EMAIL, p.email_strength, 1.0)
    preference = world.people.preference[person, asked.channel]
    good = strength * (p.lift + p.lift_elsewhere * elsewhere) + world.people.lift[person]
    good = good + angle_effect(world, person, asked.angle, asked.second_angle)
    good = good + p.channel_effect * (preference - 1.0 / len(catalogue.CHANNELS))
    complaining = state.open_case_until[account] >= day
    bad = p.tired * (1 - goodwill) + p.open_case_effect * complaining
    return np.asarray(goodwill * good - bad)


def receive(world: World, state: State, day: int, asked: Contacts) -> None:
    """Today's contacts reach people, or not; they answer with interest, offers or anger."""
    if not asked.n:
        return
    by_mail = asked.channel == catalogue.EMAIL
    heard = np.zeros(asked.n, dtype=np.bool_)
    heard[by_mail] = mailed(world, state, day, asked.where(by_mail))
    heard[~by_mail] = called(world, state, day, asked.where(~by_mail))
    remember_offers(world, state, day, asked.where(heard), by_mail[heard])
    recommend(world, state, day, asked.person[heard & asked.asks])
    wear(world, state, day, asked, heard)


def called(world: World, state: State, day: int, asked: Contacts) -> Flags:
    """Which calls reach the person; a call too early cools interest, a timely one warms it."""
    person = asked.person
    eager = 0.6 + 2.4 * world.people.preference[person, catalogue.PHONE]
    luck = world.chance.luck("calls", day, person)
    reached: Flags = luck < world.p.reached * np.minimum(eager, 1.5)
    early = state.stage[person] < catalogue.PROSPECT
    gain = np.where(early, world.p.early_call, world.p.timely_call)
    np.add.at(state.interest, person[reached], gain[reached])
    state.journal.note(
        "activity",
        number=state.number("activity", asked.n),
        day=np.full(asked.n, day),
        account=state.account[person],
        person=person,
        kind=np.where(reached, catalogue.PHONE, -1),
        u=world.chance.luck("call notes", day, person),
    )
    note_exposures(state, day, asked)
    return reached


def mailed(world: World, state: State, day: int, asked: Contacts) -> Flags:
    """Which e-mails are opened by a person; machines and gateways leave their own traces."""
    p, person = world.p, asked.person
    u = world.chance.pick("mail", day, person, 4)
    dead = state.bounced[person]
    liking = 3.0 * (world.people.preference[person, catalogue.EMAIL] - 1 / len(catalogue.CHANNELS))
    liking = liking + angle_effect(world, person, asked.angle, asked.second_angle)
    mood = 3.0 * (state.goodwill[person] - p.goodwill)
    opened = ~dead & (u[:, 0] < logistic(p.opens + liking + mood))
    clicked = opened & (u[:, 1] < p.clicks)
    np.add.at(state.interest, person[clicked], p.content_gain)
    fits = asked.tells == np.array(catalogue.FITS)[state.stage[person]]
    np.add.at(state.interest, person[opened & fits], p.message_gain)
    angry = p.unsubscribe * (1.5 - state.goodwill[person]) * np.where(state.consent[person], 1, 3)
    leaves = opened & (u[:, 2] < angry)
    withdraw(state, day, person[leaves])
    state.journal.note(
        "mail",
        day=np.full(asked.n, day),
        person=person,
        campaign=asked.campaign,
        product=asked.product,
        bounced=dead,
        opened=opened,
        clicked=clicked,
        machine=world.people.machine[person] & ~dead,
        scanner=world.accounts.scanner[state.account[person]] & ~dead,
        unsubscribed=leaves,
        u=u[:, 3],
    )
    note_exposures(state, day, asked)
    return opened


def note_exposures(state: State, day: int, asked: Contacts) -> None:
    """The firm logs what it offered to whom, also when nobody heard it."""
    offering = asked.where(asked.product >= 0)
    state.journal.note(
        "exposure",
        day=np.full(offering.n, day),
        person=offering.person,
        product=offering.product,
        channel=offering.channel,
        campaign=offering.campaign,
        treated=np.ones(offering.n, dtype=np.bool_),
        propensity=offering.propensity,
    )


def withdraw(state: State, day: int, person: Ints) -> None:
    gone = np.unique(person[state.consent[person]])
    state.consent[gone] = False
    state.journal.note(
        "consent", person=gone, day=np.full(len(gone), day), given=np.zeros(len(gone), np.bool_)
    )


def remember_offers(world: World, state: State, day: int, heard: Contacts, by_mail: Flags) -> None:
    """An account keeps the last offer it heard from each side; deals are talk, not offers."""
    offering = (heard.product >= 0) & (
        (heard.product < catalogue.ORDERED) | (heard.product >= catalogue.FIRST_CONTRACT)
    )
    heard, by_mail = heard.where(offering), by_mail[offering]
    account = state.account[heard.person]
    slot = np.where(by_mail, EMAIL_OFFER, CALL_OFFER)
    state.offer_product[account, slot] = heard.product
    state.offer_lift[account, slot] = lift(world, state, heard, day)
    state.offer_until[account, slot] = day + int(world.p.offer_days)


def recommend(world: World, state: State, day: int, person: Ints) -> None:
    """Some of those who are asked bring an account that never was a customer."""
    chance = world.p.recommends * state.goodwill[person]
    never = np.flatnonzero(~state.customer & (state.lost_on == NEVER))
    state.journal.note("ask", day=np.full(len(person), day), person=person, chance=chance)
    u = world.chance.pick("recommends", day, person, 2)
    brings = (u[:, 0] < chance) & (len(never) > 0)
    brought = never[np.floor(u[brings, 1] * len(never)).astype(np.int64)]
    state.customer[brought] = True
    state.journal.note(
        "recommended",
        day=np.full(len(brought), day),
        referrer=state.account[person[brings]],
        account=brought,
    )


def wear(world: World, state: State, day: int, asked: Contacts, heard: Flags) -> None:
    """Every contact costs goodwill, unheard calls less; without any it ends in a complaint."""
    p, person = world.p, asked.person
    by_mail = asked.channel == catalogue.EMAIL
    cost = np.where(by_mail, p.wear_email, p.wear_call * np.where(heard, 1.0, UNHEARD))
    left = np.maximum(1 - cost * world.people.sensitivity[person], 0.05)
    np.multiply.at(state.goodwill, person, left)
    luck = world.chance.luck("angry at contact", day, person)
    unasked = np.where(by_mail & ~state.consent[person], 3.0, 1.0)
    angry = luck < p.pressure_complaint * unasked * (1 - state.goodwill[person])
    complain(world, state, day, np.unique(person[angry]), about=3)


def complain(world: World, state: State, day: int, person: Ints, about: int = -1) -> None:
    """A complaint of a person: open for some days, in which the account buys less."""
    account = state.account[person]
    u = world.chance.pick("complaints", day, person, 3)
    closes = day + 1 + np.floor(-np.log1p(-u[:, 0]) * world.p.case_open_days).astype(np.int64)
    np.maximum.at(state.open_case_until, account, closes)
    words = np.floor(u[:, 1] * len(catalogue.COMPLAINTS)).astype(np.int64)
    state.journal.note(
        "case",
        number=state.number("case", len(person)),
        day=np.full(len(person), day),
        person=person,
        account=account,
        closes=closes,
        words=np.where(about < 0, words, about),
        score=np.floor(u[:, 2] * 4) + 1,
    )


def recover(world: World, state: State, day: int) -> None:
    """Goodwill comes back slowly; customers whose main contact has none left begin to leave."""
    state.goodwill += world.p.recovery * (world.people.goodwill - state.goodwill)
    going = world.chance.happens("tired customers", day, tired(world, state))
    state.customer[going] = False
    state.lost_on[going] = day
    days = np.full(len(going), day)
    state.journal.note("lost", account=going, day=days, why=["tired of contact"] * len(going))


def tired(world: World, state: State) -> Floats:
    """Chance of each account to leave today because its main contact has little goodwill left."""
    p, main = world.p, state.goodwill[world.accounts.first_person]
    return np.asarray(p.leave_tired * np.maximum(0.0, 1 - main / p.tired_below) * state.customer)
