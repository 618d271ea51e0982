"""What people do by themselves: web sessions, portal visits, trade shows."""

from __future__ import annotations

import numpy as np

from syotto.demo.world import catalogue
from syotto.demo.world.buying import WEEK
from syotto.demo.world.chance import Floats, Ints, logistic
from syotto.demo.world.contact import angle_effect
from syotto.demo.world.market import CONTENTS
from syotto.demo.world.state import State, World

LONGEST = 12
PORTAL_CLICKS = 2
SHOWS = (52, 143, 234, 325)
"""Days of the year on which a trade show opens."""


def browse(world: World, state: State, day: int) -> None:
    """Web sessions: busier with interest; what was read moves interest if it fits the stage."""
    p, people = world.p, world.people
    taste = 0.3 + 4.2 * people.preference[:, catalogue.WEB]
    rate = p.sessions_a_year / 365 * people.activity * taste * (0.4 + logistic(state.interest))
    who = world.chance.happens("sessions", day, np.minimum(rate * WEEK[day % 7], 0.9))
    u = world.chance.pick("pages", day, who, LONGEST + 3)
    goes_on = np.cumprod(u[:, : LONGEST - 1] < p.pages, axis=1).sum(axis=1).astype(np.int64)
    pages = 1 + goes_on
    place = np.repeat(np.arange(len(who)), pages)
    step = np.arange(len(place)) - np.repeat(np.cumsum(pages) - pages, pages)
    content = np.floor((u[place, step] * 7919.0 + u[place, -1]) % 1.0 * CONTENTS).astype(np.int64)
    read(world, state, who[place], content, pages[place])
    state.journal.note(
        "page",
        day=np.full(len(place), day),
        person=who[place],
        step=step,
        content=content,
        device=np.floor(u[place, -2] * people.devices[who[place]]).astype(np.int64),
        known=state.known[who[place]],
        u=u[place, -3],
    )


def read(world: World, state: State, person: Ints, content: Ints, pages: Ints) -> None:
    """Interest gained; long sessions do not count in full."""
    p, market = world.p, world.market
    fits = market.content_purpose[content] == np.array(catalogue.FITS)[state.stage[person]]
    gain = np.where(fits, p.content_gain, p.content_misfit)
    angles = world.market.content_angles[content]
    gain = gain * np.exp(angle_effect(world, person, angles[:, 0], angles[:, 1])) / np.sqrt(pages)
    state.interest += np.bincount(person, weights=gain, minlength=world.people.n)


def visiting(world: World, state: State, day: int) -> Floats:
    """Each person's chance to come to the portal today."""
    p, people = world.p, world.people
    taste = 0.3 + 4.2 * people.preference[:, catalogue.PORTAL]
    rate = p.portal_a_year / 365 * people.activity * taste * WEEK[day % 7]
    rate = rate * (state.customer[state.account] & state.known)
    return np.asarray(np.minimum(rate, 0.9))


def use_portal(world: World, state: State, day: int) -> None:
    """Customers' people look things up in the portal, signed in."""
    who = world.chance.happens("portal", day, visiting(world, state, day))
    place = np.repeat(np.arange(len(who)), PORTAL_CLICKS)
    u = world.chance.pick("portal clicks", day, who, PORTAL_CLICKS + 1)
    state.journal.note(
        "portal",
        day=np.full(len(place), day),
        person=who[place],
        step=np.arange(len(place)) % PORTAL_CLICKS,
        what=u[:, :PORTAL_CLICKS].ravel(),
        u=u[place, -1],
    )


def attend(world: World, state: State, day: int) -> None:
    """A trade show: those who like events come, and leave with more interest."""
    if day % 365 not in SHOWS:
        return
    taste = 2.0 * world.people.preference[:, catalogue.EVENT] * logistic(state.interest)
    who = world.chance.happens("shows", day, 0.25 * taste)
    state.interest[who] += 0.5
    state.known[who] = True
    state.journal.note(
        "show",
        day=np.full(len(who), day),
        person=who,
        u=world.chance.luck("show hours", day, who),
    )
