"""Events with who acted, a person or a machine, and what says so. First match wins:

1. a link that no person can see was followed, or a field that no person can see was filled in:
   this event, and every click in the same mail within a minute
2. the network it came from (a mail scanner; for opens also a privacy proxy)
3. what the browser calls itself
4. a mail opened or clicked within a second of its delivery
5. three or more different links of a mail within a second or two
6. a browser that says nothing suspicious: human
No browser took part (a server sent it): nobody knows.
"""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import BooleanValue

from syotto.schema.event_names import (
    EMAIL_DELIVERED,
    EMAIL_LINK_CLICKED,
    EMAIL_OPENED,
    HONEYPOT_CLICKED,
)
from syotto.schema.inside import text_in, value_in
from syotto.schema.known import ANONYMOUS_ID, VISITOR
from syotto.schema.words import Actor, Tells, Touches

ABOUT_MAIL = (EMAIL_OPENED, EMAIL_LINK_CLICKED, EMAIL_DELIVERED, HONEYPOT_CLICKED)
AT_ONCE = 3
"""Different links of one mail in a moment that no person follows."""
HUMAN, MACHINE = Actor.HUMAN.value, Actor.MACHINE.value


def events(
    given: Table, agents: Table, identities: Table, people: Table, *, as_of: datetime
) -> Table:
    """Every event of raw.events up to `as_of`, with who acted; schema EVENTS."""
    known = given.filter(given.at <= as_of)
    told = known.mutate(
        user_agent=text_in(known.context, "userAgent", "user_agent"),
        network=text_in(known.context, "ip"),
        trap=(known.name == HONEYPOT_CLICKED)
        | known.properties.contains('"honeypot":true').fill_null(False)
        | known.properties.contains('"honeypot": true').fill_null(False),
    )
    marked = judged(with_course(with_agents(told, agents), mails(known)))
    return with_person(marked, identities, people)


def with_person(told: Table, identities: Table, people: Table) -> Table:
    """Adds person_id and account_id: whom the event names, else whose browser it is."""
    browsers = identities.filter(identities.kind == ANONYMOUS_ID).select(
        browser="identifier", used_by="person_id"
    )
    joined = told.left_join(browsers, told.anonymous_id == browsers.browser)
    somebody = ibis.literal(VISITOR) + joined.anonymous_id
    named = joined.mutate(person_id=joined.user_id.coalesce(joined.used_by, somebody))
    homes = people.filter(people.account_id.notnull()).select(lives="person_id", home="account_id")
    placed = named.left_join(homes, named.person_id == homes.lives)
    return placed.mutate(account_id=placed.account_ref.coalesce(placed.home))


def mails(known: Table) -> Table:
    """What happened to mails: the few events from which the course is read."""
    about = known.filter(known.name.isin(ABOUT_MAIL))
    told = about.select(
        "event_id",
        "at",
        "name",
        who=about.user_id.coalesce(about.anonymous_id),
        mail=about.content_id.coalesce(value_in(about.properties, "email_id")),
        link=value_in(about.properties, "link_id", "link_url"),
    )
    return told.filter(told.who.notnull() & told.mail.notnull())


def with_agents(told: Table, agents: Table) -> Table:
    """Adds what the browser and the network say: by_browser, by_network and their reasons."""
    browsers = agents.filter(agents.kind == Tells.USER_AGENT.value).select(
        browser="value", by_browser="actor", browser_reason="actor_reason", browser_of="touches"
    )
    networks = agents.filter(agents.kind == Tells.NETWORK.value).select(
        known="value", by_network="actor", network_reason="actor_reason", network_of="touches"
    )
    joined = told.left_join(browsers, told.user_agent == browsers.browser)
    return joined.left_join(networks, joined.network == networks.known)


def with_course(seen: Table, in_mail: Table) -> Table:
    """Adds what only the course of events shows: trapped, fast, flood."""
    traps = in_mail.filter(in_mail.name == HONEYPOT_CLICKED).select(
        trap_who="who", trap_mail="mail", trap_at="at"
    )
    clicks = in_mail.filter(in_mail.name == EMAIL_LINK_CLICKED)
    near = clicks.inner_join(
        traps,
        [
            clicks.who == traps.trap_who,
            clicks.mail == traps.trap_mail,
            clicks.at <= traps.trap_at + ibis.interval(seconds=60),
            traps.trap_at <= clicks.at + ibis.interval(seconds=60),
        ],
    )
    trapped = marked_ids(near, "trapped")
    fast = marked_ids(just_delivered(in_mail), "fast")
    flood = marked_ids(all_at_once(clicks), "flood")
    for marks in (trapped, fast, flood):
        (name,) = (column for column in marks.columns if column != "marked_id")
        joined = seen.left_join(marks, seen.event_id == marks.marked_id).drop("marked_id")
        seen = joined.mutate(**{name: joined[name].fill_null(False)})
    return seen


def marked_ids(chosen: Table, name: str) -> Table:
    marks = chosen.select(marked_id="event_id").distinct()
    return marks.mutate(**{name: ibis.literal(value=True)})


def just_delivered(in_mail: Table) -> Table:
    """Opens and clicks within a second of the mail's delivery."""
    arrived = (
        in_mail.filter(in_mail.name == EMAIL_DELIVERED)
        .group_by(to_who="who", to_mail="mail")
        .agg(arrived_at=lambda mails: mails.at.min())
    )
    touched = in_mail.filter(in_mail.name.isin([EMAIL_OPENED, EMAIL_LINK_CLICKED]))
    return touched.inner_join(
        arrived,
        [
            touched.who == arrived.to_who,
            touched.mail == arrived.to_mail,
            touched.at >= arrived.arrived_at,
            touched.at < arrived.arrived_at + ibis.interval(seconds=1),
        ],
    )


def all_at_once(clicks: Table) -> Table:
    """Clicks on many links of one mail at once, in spans of two seconds, read at two offsets."""
    second = clicks.at.epoch_seconds()
    spans = clicks.mutate(even=second // 2, odd=(second + 1) // 2)
    found = []
    for span in ("even", "odd"):
        many = (
            spans.group_by(of_who="who", of_mail="mail", of_span=span)
            .agg(links=lambda mails: mails.link.nunique())
            .filter(lambda mails: mails.links >= AT_ONCE)
        )
        found.append(
            spans.inner_join(
                many,
                [
                    spans.who == many.of_who,
                    spans.mail == many.of_mail,
                    spans[span] == many.of_span,
                ],
            ).select("event_id")
        )
    return found[0].union(found[1])


def judged(marked: Table) -> Table:
    """The first rule that says something; the rest of the row as it came."""
    rules = (
        (marked.trap, MACHINE, ibis.literal("followed what no person sees")),
        (marked.trapped, MACHINE, ibis.literal("the mail's hidden link was followed")),
        (says(marked, "network"), MACHINE, marked.network_reason),
        (says(marked, "browser"), MACHINE, marked.browser_reason),
        (marked.fast, MACHINE, ibis.literal("within a second of delivery")),
        (marked.flood, MACHINE, ibis.literal("all links at once")),
        (marked.by_browser == HUMAN, HUMAN, marked.browser_reason),
    )
    return marked.mutate(
        actor=ibis.cases(*((test, ibis.literal(actor)) for test, actor, _ in rules)),
        actor_reason=ibis.cases(*((test, reason) for test, _, reason in rules)),
    )


def says(marked: Table, what: str) -> BooleanValue:
    """The browser or the network says machine, and about this kind of event."""
    about = (marked[f"{what}_of"] == Touches.ALL.value) | (marked.name == EMAIL_OPENED)
    return (marked[f"by_{what}"] == MACHINE) & about
