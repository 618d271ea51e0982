"""Events as tracking, the mail provider, the portal and the trade-show desk would send them.

Machine opens and link scanners look like people; phones send late, some clocks are wrong, and most
visitors are only a device.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta

import numpy as np
import pyarrow as pa

from syotto.demo.rows.aftersales import campaign_words
from syotto.demo.rows.columns import MOMENT, hour, labelled, microseconds, numbered, table, words
from syotto.demo.rows.identities import CRM, FORGOTTEN_DAYS, PORTAL_USER, SECOND, Identities
from syotto.demo.rows.signs import signs
from syotto.demo.world import catalogue
from syotto.demo.world.chance import Flags, Floats, Ints
from syotto.demo.world.state import State, World, moment
from syotto.schema import raw_world

SIGNED_IN = 0.25
"""Share of known people's web sessions in which the site knows who they are."""
REFERRERS = ("https://search.example/", "https://news.example/", "https://social.example/")
AGENTS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/128.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/17.5 Safari/605.1.15",
    "Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Mobile/15E148",
)
MACHINE_AGENT = "Mozilla/5.0"
SCANNER_AGENT = "Mozilla/4.0 (compatible; link check)"
PORTAL_EVENTS = ("Documents Opened", "Spare Part Searched", "Service Plan Opened", "Order Tracked")
MAIL_SECONDS = {"delivered": 4, "scanned": 7, "machine": 30, "opened": 7200, "clicked": 7240}


def events(
    world: World, who: Identities, state: State, since: int, until: int
) -> Iterator[pa.Table]:
    """The events of each kind that happened in [since, until)."""
    yield pages(world, who, state, since, until)
    yield portal(world, who, state, since, until)
    yield forms(world, who, state, since, until)
    yield shows(world, who, state, since, until)
    yield signs(world, who, state, since, until)
    yield from mails(world, who, state, since, until)


def contexts(agents: tuple[str, ...], since: int, until: int) -> list[str]:
    """Contexts by agent, then by agent and night of sending for what was sent late."""
    plain = [json.dumps({"userAgent": agent}) for agent in agents]
    nights = [moment(day) + timedelta(days=FORGOTTEN_DAYS) for day in range(since, until)]
    return plain + [
        json.dumps({"userAgent": agent, "sentAt": night.isoformat()})
        for night in nights
        for agent in agents
    ]


def context_codes(device: Ints, late: Flags, day: Ints, since: int) -> Ints:
    agent = device % len(AGENTS)
    sent_late = len(AGENTS) * (1 + day - since) + agent
    return np.where(late[device], sent_late, agent)


def stamped(day: Floats, device: Ints, who: Identities) -> pa.Array:
    """Moments by the device's own clock, right or wrong."""
    return pa.array(microseconds(day + who.clock[device])).cast(MOMENT)


def pages(world: World, who: Identities, state: State, since: int, until: int) -> pa.Table:
    day, person, step, content, which, known, u, place = state.journal.read(
        "page", "day person step content device known u place", since, until
    )
    device = who.device(person, which)
    seconds = step * 47.0 / 86_400.0
    at = day + hour(u, who.ahead[world.people.account[person]]) + seconds
    seen = known.astype(np.bool_) & ((u * 131.0) % 1.0 < SIGNED_IN)
    n = len(day)
    paths = [
        json.dumps({"path": f"/content/{i:03d}"}) for i in range(len(world.market.content_product))
    ]
    came_from = np.where(step == 0, np.floor((u * 17.0) % 1.0 * 5), -1)
    return table(
        raw_world.EVENTS,
        event_id=labelled("w", place),
        at=stamped(at, device, who),
        kind=words(["page"], np.zeros(n)),
        name=words(["Page Viewed"], np.zeros(n)),
        channel=words(["web"], np.zeros(n)),
        anonymous_id=words(who.device_refs, device),
        user_id=words(who.person_refs, np.where(seen, who.ref(CRM, person), -1)),
        content_id=words(numbered("W", np.arange(len(paths)), 3), content),
        referrer=words(REFERRERS, np.where(came_from < len(REFERRERS), came_from, -1)),
        properties=words(paths, content),
        context=words(contexts(AGENTS, since, until), context_codes(device, who.late, day, since)),
    )


def portal(world: World, who: Identities, state: State, since: int, until: int) -> pa.Table:
    day, person, step, what, u, place = state.journal.read(
        "portal", "day person step what u place", since, until
    )
    account = state.account[person]
    n = len(day)
    return table(
        raw_world.EVENTS,
        event_id=labelled("p", place),
        at=stamped(
            day + hour(u, who.ahead[account]) + step / 1440.0, who.device(person, 0 * person), who
        ),
        kind=words(["track"], np.zeros(n)),
        name=words(PORTAL_EVENTS, np.floor(what * len(PORTAL_EVENTS))),
        channel=words(["portal"], np.zeros(n)),
        user_id=words(who.person_refs, who.ref(PORTAL_USER, person)),
        account_ref=words(
            who.account_refs,
            np.where(world.accounts.solo[account], -1, account),
        ),
    )


def forms(world: World, who: Identities, state: State, since: int, until: int) -> pa.Table:
    """The form ties the device to the name."""
    person, day, place = state.journal.read("form", "person day place", since, until)
    u = world.chance.luck("form hours", 0, person)
    device = who.device_of[person]
    n = len(day)
    return table(
        raw_world.EVENTS,
        event_id=labelled("f", place),
        at=stamped(day + hour(u, who.ahead[state.account[person]]), device, who),
        kind=words(["identify"], np.zeros(n)),
        name=words(["Form Submitted"], np.zeros(n)),
        channel=words(["web"], np.zeros(n)),
        anonymous_id=words(who.device_refs, device),
        user_id=words(who.person_refs, who.ref(CRM, person)),
        context=words(contexts(AGENTS, 0, 0), device % len(AGENTS)),
    )


def shows(world: World, who: Identities, state: State, since: int, until: int) -> pa.Table:
    day, person, u, place = state.journal.read("show", "day person u place", since, until)
    n = len(day)
    return table(
        raw_world.EVENTS,
        event_id=labelled("t", place),
        at=pa.array(microseconds(day + hour(u, who.ahead[state.account[person]]))).cast(MOMENT),
        kind=words(["track"], np.zeros(n)),
        name=words(["Event Attended"], np.zeros(n)),
        channel=words(["event"], np.zeros(n)),
        user_id=words(who.person_refs, who.ref(CRM, person)),
        campaign=words(["trade show"], np.zeros(n)),
    )


def mails(
    world: World, who: Identities, state: State, since: int, until: int
) -> Iterator[pa.Table]:
    """Delivered or bounced; scanned, opened by machine, opened, clicked, left."""
    mail = state.journal.read(
        "mail",
        "day person campaign place u bounced scanner machine opened clicked unsubscribed",
        since,
        until,
    )
    bounced, scanner, machine, opened, clicked, left = (part.astype(np.bool_) for part in mail[5:])
    human = AGENTS[0]
    for letter, name, happened, after, agent in (
        ("md", "Email Delivered", ~bounced, "delivered", ""),
        ("mb", "Email Bounced", bounced, "delivered", ""),
        ("ms", "Email Link Clicked", scanner, "scanned", SCANNER_AGENT),
        ("mm", "Email Opened", machine, "machine", MACHINE_AGENT),
        ("mo", "Email Opened", opened, "opened", human),
        ("mc", "Email Link Clicked", clicked, "clicked", human),
        ("mu", "Unsubscribed", left, "clicked", human),
    ):
        chosen = [column[happened] for column in mail[:5]]
        yield mail_rows(world, who, chosen, letter, name, MAIL_SECONDS[after], agent)


def mail_rows(
    world: World, who: Identities, mail: list[Ints], letter: str, name: str, after: int, agent: str
) -> pa.Table:
    day, person, campaign, place, u = mail
    n = len(day)
    seconds = after * (0.5 + u if after < 3600 else 3.0 * u * u + 0.01)
    second = who.twice[person] & (u < 0.3)
    number = np.where(second, who.ref(SECOND, person), who.ref(CRM, person))
    names, code = campaign_words(campaign)
    return table(
        raw_world.EVENTS,
        event_id=labelled(letter, place),
        at=pa.array(microseconds(day + (8.0 * 3600 + seconds) / 86_400.0)).cast(MOMENT),
        kind=words(["track"], np.zeros(n)),
        name=words([name], np.zeros(n)),
        channel=words([catalogue.CHANNELS[catalogue.EMAIL]], np.zeros(n)),
        user_id=words(who.person_refs, number),
        campaign=words(names, code),
        context=words([json.dumps({"userAgent": agent})], np.full(n, 0 if agent else -1)),
    )
