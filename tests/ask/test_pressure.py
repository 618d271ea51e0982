"""What the pages about contacts say: prices by channel, who is most tired, what to automate."""

from __future__ import annotations

import pytest

from syotto.ask.automate import automate
from syotto.ask.pressure import pressure
from syotto.ask.seen import seen_by
from syotto.schema.access import MAY, Role, Viewer


def viewer(owner: str) -> Viewer:
    return Viewer("sam", MAY[Role.SELLER], Role.SELLER, frozenset({owner}), None)


def test_a_price_is_told_for_a_thousand_of_yearly_margin_by_recent_contacts(house):
    told = pressure(house)
    email, other = told.channels
    assert [one.estimate for one in email.prices] == pytest.approx([1.0, 1.6, 2.5, 4.0])
    assert email.prices[0].low < 1 < email.prices[0].high
    assert (other.channel, other.basis) == ("any", "assumed")
    assert told.lines == {"email": pytest.approx([1.0, 1.6, 2.5, 4.0])}


def test_the_most_tired_come_first_and_a_viewer_sees_their_own(house):
    assert [one.customer_id for one in pressure(house).tired] == ["cid", "ann", "bob"]
    assert "Cedar" in pressure(house).finding
    salla = seen_by(house, viewer("Salla"))
    assert [one.customer_id for one in pressure(salla).tired] == ["ann", "bob"]
    assert "Nobody" in pressure(house, "post").finding


def test_what_pays_to_automate_is_told_with_its_sum_and_to_nobody_who_sees_a_part(house):
    told = automate(house)
    assert told.finding == "1 of 2 recurring acts would pay to automate: €480 a quarter."
    assert [one.named for one in told.acts] == ["call, customers", "quote, customers"]
    part = automate(seen_by(house, viewer("Salla")))
    assert (part.acts, part.part) == ([], True)
    assert "Ask somebody" in part.finding
