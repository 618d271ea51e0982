"""What the firm did before: newsletters to everybody, calls where it already sells.

Sellers call who needs something anyway, so those contacted buy more also without being called:
the habit confounds. One mailing a year is randomised; it alone tells what a mailing causes.
"""

from __future__ import annotations

import numpy as np

from syotto.demo.world import catalogue
from syotto.demo.world.chance import Ints
from syotto.demo.world.contact import Contacts, contacts, together
from syotto.demo.world.market import CONTENTS
from syotto.demo.world.state import State, World

NEWSLETTER_DAYS = 14
CALLS_A_DAY = 0.010
"""Share of customers that a seller calls on a working day at even need."""
NEW_LEAD_CALLED = 0.5
LETTER_DAY = 58
"""The randomised mailing of the year."""
LETTER_PROPENSITY = 0.5
LETTER = 1000


def habit(world: World, state: State, day: int) -> Contacts:
    """Everybody whom the firm contacts today."""
    parts = [calls(world, state, day), calls_to_leads(world, state, day)]
    if day % NEWSLETTER_DAYS == 1:
        parts.append(newsletter(world, state, day))
    if day % 365 == LETTER_DAY:
        parts.append(letter(world, state, day))
    return together(parts)


def newsletter(world: World, state: State, day: int) -> Contacts:
    """One product and one angle for all who agreed, whether they need it or not."""
    campaign = day // NEWSLETTER_DAYS
    rng = world.chance.stream("newsletter", day)
    product = int(rng.integers(0, catalogue.ORDERED))
    angle = int(world.market.content_angles[campaign % CONTENTS, 0])
    who = np.flatnonzero(state.consent)
    return contacts(
        who, np.full(len(who), product), catalogue.EMAIL, angle=angle, campaign=campaign
    )


def calls(world: World, state: State, day: int) -> Contacts:
    """Sellers call customers in need and offer what these like already."""
    if day % 7 > 4:
        return nobody()
    chance = CALLS_A_DAY * np.exp(1.5 * state.log_need) * state.customer
    account = world.chance.happens("habitual calls", day, np.minimum(chance, 0.5))
    u = world.chance.pick("call subjects", day, account, 2)
    favourite = np.argsort(-world.accounts.tastes[account], axis=1)[:, :3]
    product = favourite[np.arange(len(account)), np.floor(u[:, 0] * 3).astype(np.int64)]
    angle = np.floor(u[:, 1] * len(catalogue.ANGLES)).astype(np.int64)
    person = world.accounts.first_person[account]
    return contacts(person, product, catalogue.PHONE, angle=angle)


def calls_to_leads(world: World, state: State, day: int) -> Contacts:
    """Yesterday's new leads and form senders are called at once, ready or not."""
    if day % 7 > 4:
        return nobody()
    who = np.unique(
        np.concatenate(
            [
                part["person"][part["stage"] >= catalogue.SUSPECT]
                for part in state.journal.parts.get("stage", [])[-8:]
                if part["day"][0] == day - 1
            ]
            or [np.empty(0, dtype=np.int64)]
        )
    )
    luck = world.chance.luck("calls to leads", day, who)
    who = who[(luck < NEW_LEAD_CALLED) & (state.stage[who] <= catalogue.LEAD)]
    return contacts(who, np.full(len(who), -1), catalogue.PHONE)


def letter(world: World, state: State, day: int) -> Contacts:
    """The randomised mailing: half of the customers' main contacts who agreed get it."""
    rng = world.chance.stream("letter", day)
    product = int(rng.integers(len(catalogue.PARTS), catalogue.ORDERED))
    main = np.unique(world.accounts.first_person[state.customer])
    able = main[state.consent[main]]
    luck = world.chance.luck("letter arms", day, able)
    treated = luck < LETTER_PROPENSITY
    hold_out(state, day, able[~treated], product)
    chosen = able[treated]
    return contacts(
        chosen,
        np.full(len(chosen), product),
        catalogue.EMAIL,
        campaign=LETTER + day // 365,
        propensity=LETTER_PROPENSITY,
    )


def hold_out(state: State, day: int, person: Ints, product: int) -> None:
    """The control group of the mailing is logged too."""
    n = len(person)
    state.journal.note(
        "exposure",
        day=np.full(n, day),
        person=person,
        product=np.full(n, product),
        channel=np.full(n, catalogue.EMAIL),
        campaign=np.full(n, LETTER + day // 365),
        treated=np.zeros(n, dtype=np.bool_),
        propensity=np.full(n, 1 - LETTER_PROPENSITY),
    )


def nobody() -> Contacts:
    none = np.empty(0, dtype=np.int64)
    return contacts(none, none, catalogue.PHONE)
