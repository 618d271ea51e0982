from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pyarrow as pa
import pytest

from syotto.know.carts import carts
from syotto.know.events import events
from syotto.run.local import run
from syotto.schema.happened import AGENTS, EVENTS
from syotto.schema.known import IDENTITIES, PEOPLE
from syotto.schema.raw_world import EVENTS as RAW_EVENTS
from syotto.sense.bots import agents, seen
from tests.tables import arrow

START = datetime(2026, 5, 4, 9, tzinfo=UTC)
AS_OF = datetime(2026, 6, 1, tzinfo=UTC)
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0 Safari/537.36"
DELIVERED, OPENED, CLICKED = "Email Delivered", "Email Opened", "Email Link Clicked"


def event(name, seconds, /, *, who="ann", mail="m1", agent=CHROME, ip="203.0.113.0", **properties):
    context = {key: value for key, value in (("userAgent", agent), ("ip", ip)) if value}
    return {
        "at": START + timedelta(seconds=seconds),
        "kind": "track",
        "name": name,
        "user_id": who,
        "content_id": mail,
        "properties": json.dumps(properties),
        "context": json.dumps(context),
    }


def told(*happened):
    rows = [{"event_id": f"e{number}", **one} for number, one in enumerate(happened, 1)]
    raw = arrow(RAW_EVENTS, rows)
    names = run(lambda table: seen(table)[0], raw)
    known = agents(names, as_of=AS_OF, machine_networks=[])
    nobody = [spec.columns.to_pyarrow().empty_table() for spec in (IDENTITIES, PEOPLE)]
    return run(events, raw, known.cast(AGENTS.columns.to_pyarrow()), *nobody, as_of=AS_OF)


def actors(*happened):
    found = told(*happened).sort_by("event_id").to_pylist()
    return [(row["actor"], row["actor_reason"]) for row in found]


def test_a_person_with_a_browser_is_human():
    assert actors(event("Page Viewed", 0)) == [("human", "browser")]


def test_where_no_browser_took_part_nobody_knows():
    assert actors(event("Order Completed", 0, agent=None, ip=None)) == [(None, None)]


def test_an_apple_proxy_opens_but_does_not_click():
    found = actors(event(OPENED, 60, agent="Mozilla/5.0"), event(CLICKED, 90, link_id="a"))
    assert found == [("machine", "Apple mail proxy"), ("human", "browser")]


def test_a_mail_scanner_is_known_by_its_network():
    assert actors(event(CLICKED, 60, ip="209.222.82.0"))[0] == (
        "machine",
        "Barracuda mail protection",
    )


@pytest.mark.parametrize(
    ("seconds", "actor"), [(10.0, "machine"), (10.999, "machine"), (11.0, "human"), (9.9, "human")]
)
def test_nobody_opens_a_mail_within_a_second_of_its_delivery(seconds, actor):
    found = actors(event(DELIVERED, 10, agent=None, ip=None), event(OPENED, seconds))
    assert found[1][0] == actor


def test_the_second_counts_for_each_person_and_mail_alone():
    found = actors(
        event(DELIVERED, 10, agent=None, ip=None),
        event(OPENED, 10.2, who="bob"),
        event(OPENED, 10.2, mail="m2"),
    )
    assert [actor for actor, _ in found[1:]] == ["human", "human"]


@pytest.mark.parametrize("start", [0.0, 0.9, 1.0, 1.5])
def test_all_links_at_once_is_a_machine(start):
    clicks = [event(CLICKED, 600 + start + part / 10, link_id=str(part)) for part in range(4)]
    assert {reason for _, reason in actors(*clicks)} == {"all links at once"}


def test_two_links_in_a_moment_and_one_link_many_times_are_a_person():
    two = [event(CLICKED, 600, link_id="a"), event(CLICKED, 601, link_id="b")]
    same = [event(CLICKED, 900 + part / 10, link_id="a") for part in range(4)]
    assert {actor for actor, _ in actors(*two, *same)} == {"human"}


def test_who_follows_the_hidden_link_is_a_machine_in_that_mail():
    found = actors(event("Honeypot Clicked", 60), event(CLICKED, 58, link_id="a"), event(CLICKED, 4000, link_id="b"),
                   event(CLICKED, 61, mail="m2", link_id="c"))  # fmt: skip
    assert found == [
        ("machine", "followed what no person sees"),
        ("machine", "the mail's hidden link was followed"),
        ("human", "browser"),
        ("human", "browser"),
    ]


def test_a_filled_in_hidden_field_is_a_machine():
    assert actors(event("Form Submitted", 0, honeypot=True))[0][0] == "machine"


def test_no_event_is_lost_or_doubled_and_the_future_is_cut():
    happened = [event(OPENED, part / 7, link_id=str(part % 5)) for part in range(50)]
    assert told(*happened).num_rows == 50
    assert told(event(OPENED, 60 * 86_400)).num_rows == 0


def test_a_judgement_depends_on_the_log_alone():
    happened = [event(DELIVERED, 10), event(OPENED, 10.5), event(CLICKED, 60, link_id="a")]
    assert told(*happened).equals(told(*happened))


def open_carts(*happened):
    found = told(*happened).select(EVENTS.columns).cast(EVENTS.columns.to_pyarrow())
    return {
        (row["person"], row["product_id"]): row
        for row in run(carts, found, as_of=AS_OF).to_pylist()
    }


def test_a_cart_holds_what_was_put_in_and_not_taken_out():
    found = open_carts(
        event("Product Added", 0, product_id="seal", name="Seal kit", price=19.9, quantity=2),
        event("Product Added", 5, product_id="seal", name="Seal kit", price=18.5, quantity=1),
        event("Product Removed", 9, product_id="seal", quantity=1),
        event("Product Added", 9, product_id="pump", price="100"),
        event("Product Removed", 10, product_id="pump"),
        event("Cart Viewed", 20),
    )
    (cart,) = found.values()
    assert (cart["product_id"], cart["quantity"], cart["price"]) == ("seal", 2, Decimal("18.50"))
    assert cart["touched_at"] == START + timedelta(seconds=20)


def test_an_order_empties_the_cart_of_its_buyer():
    found = open_carts(
        event("Product Added", 0, product_id="seal"),
        event("Product Added", 0, who="bob", product_id="seal"),
        event("Order Completed", 5, order_id="1"),
        event("Product Added", 9, product_id="pump"),
    )
    assert set(found) == {("bob", "seal"), ("ann", "pump")}


def test_a_machine_fills_no_cart():
    assert (
        open_carts(event("Product Added", 0, product_id="seal", agent="python-requests/2.31")) == {}
    )


def test_no_events_make_no_rows():
    nothing = pa.Table.from_pylist([], schema=RAW_EVENTS.columns.to_pyarrow())
    assert run(lambda table: seen(table)[0], nothing).num_rows == 0
