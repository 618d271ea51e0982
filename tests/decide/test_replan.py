"""One person planned anew: what happened since changes the price, the permission, or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from syotto.decide.pressure import PriceFit
from syotto.decide.replan import Known, Since, chosen, options

AS_OF = datetime(2026, 1, 31, tzinfo=UTC)
NOW = AS_OF + timedelta(days=30)
FIT = PriceFit(0.001, 0.0005, 0.004, 0.3, 0.1, 0.6, 30.0)
KNOWN = Known(AS_OF, {"email": FIT, "any": FIT}, {}, {None: 4.0}, 1_000.0)


def row(what: str, margin: float, **given):
    return {
        "kind": "offer", "what": what, "product_id": what, "channel": "email", "person_id": None,
        "expected_margin": margin, "pressure": 2.2, "low": margin - 5, "high": margin + 5,
        "minutes": 0.0, "owner": None, "cost": 1.0, "reasons": "because", "why_not": None,
        "until": None,
    } | given  # fmt: skip


def test_patience_comes_back_with_time_and_goes_with_every_contact():
    one, two = row("a", 10.0), row("b", 9.0, why_not="held")
    rested = options([one, two], KNOWN, Since(), NOW)[0]
    assert rested.pressure == pytest.approx(2.2 * (1 + 0.3 * 2) / (1 + 0.3 * 4))
    assert rested.expected_margin == pytest.approx(10 + 2.2 - rested.pressure)
    called = Since(contacts=[("phone", NOW)] * 4)
    worn = options([one], KNOWN, called, NOW)[0]
    assert worn.pressure == pytest.approx(2.2 * (1 + 0.3 * 14) / (1 + 0.3 * 4))
    before, after = (4.0 * (1 + 0.6 * recent) for recent in (4, 14))  # at most
    assert worn.low == pytest.approx(5 + before - after)
    before, after = (0.5 * (1 + 0.1 * recent) for recent in (4, 14))  # at least
    assert worn.high == pytest.approx(15 + before - after)


def test_a_first_contact_is_free_and_after_it_the_next_one_costs_at_once():
    known = replace(KNOWN, recent={})
    first = options([row("a", 10.0, pressure=0.0)], known, Since(), NOW)[0]
    assert (first.pressure, first.expected_margin, first.low) == (0.0, 10.0, 5.0)
    called = Since(contacts=[("phone", NOW)])
    again = options([row("a", 10.0, pressure=0.0)], known, called, NOW)[0]
    assert again.pressure == pytest.approx(1_000 * 0.001 * (1 + 0.3 * 3))
    assert again.expected_margin == pytest.approx(10.0 - again.pressure)
    assert again.low == pytest.approx(5 - 4.0 * (1 + 0.6 * 3))


def test_at_the_moment_of_the_build_nothing_has_changed():
    rows = [row("a", 10.0), row("b", 3.0), row("c", -1.0)]
    found = options(rows, KNOWN, Since(), AS_OF)
    assert [one.expected_margin for one in found] == [10.0, 3.0, -1.0]
    assert chosen(found).what == "a"


def test_what_takes_scarce_minutes_gives_way():
    known = replace(KNOWN, prices={("minutes", "Salla"): 0.5, ("budget", ""): 2.0})
    rows = [row("call", 10.0, minutes=15.0, owner="Salla"), row("mail", 9.0)]
    found = options(rows, known, Since(), AS_OF)
    assert [(one.what, one.net) for one in found] == [("mail", 7.0), ("call", 0.5)]


@pytest.mark.parametrize(
    ("since", "given", "why"),
    [
        (Since(refused=frozenset({"email"})), {}, "not_permitted"),
        (Since(refused=frozenset({"phone"})), {"channel": "seller"}, "not_permitted"),
        (Since(bought=frozenset({"a"})), {}, "bought"),
        (Since(declined=frozenset({"a"})), {}, "feedback"),
        (Since(declined=frozenset({None})), {"product_id": None}, "feedback"),
        (Since(declined=frozenset({"a"})), {"product_id": None}, "feedback"),
        (Since(owned=frozenset({"a"})), {}, "feedback"),
        (Since(owned=frozenset({"a"})), {"kind": "supply"}, None),
        (Since(), {"until": AS_OF}, "over"),
        (Since(), {"why_not": "rested"}, "rested"),
        (Since(declined=frozenset({"b"})), {"product_id": None}, None),
        (Since(refused=frozenset({"sms"}), bought=frozenset({"b"})), {}, None),
    ],
)
def test_what_speaks_against_it_is_said_and_it_is_not_done(since, given, why):
    found = options([row("a", 10.0, **given)], KNOWN, since, NOW)
    assert found[0].why_not == why
    assert (chosen(found) is None) == (why is not None)


def test_the_control_group_is_left_alone_and_no_contact_is_worth_nothing():
    found = options([row("a", 10.0)], replace(KNOWN, arm="control"), Since(), NOW)
    assert (found[0].why_not, chosen(found)) == ("control", None)
    assert chosen(options([row("a", -3.0)], KNOWN, Since(), NOW)) is None
    assert chosen([]) is None
