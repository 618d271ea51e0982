from __future__ import annotations

import pytest

from syotto.ask.kpis import kpis, month_before, one_kpi
from syotto.ask.seen import seen_by
from syotto.ask.words import measured
from syotto.errors import NotFound
from syotto.schema.access import MAY, Role, Viewer


def viewer(owners=None, units=None):
    return Viewer("somebody", MAY[Role.SELLER], Role.SELLER, owners, units)


def test_a_month_is_told_beside_the_one_before_and_its_targets(house):
    board = kpis(house)
    assert (board.period, board.periods, board.dimension) == (
        "2026-01",
        ["2026-01", "2025-12"],
        "all",
    )
    told = [(one.kpi, one.value, one.before, one.target) for one in board.figures]
    assert told == [
        ("leads", 50, 40, 60),
        ("lead_to_opportunity", None, 0.25, 0.2),
        ("cost_per_lead", 80, None, None),
        ("hours_to_answer", 8, None, 4),
    ]
    assert board.finding == (
        "2026-01: hours to an answer 8\u00a0hours, the target is 4\u00a0hours. Behind too: Leads."
    )


def test_another_month_and_another_owner_can_be_chosen(house):
    assert [one.value for one in kpis(house, "2025-12").figures] == [40, 0.25]
    salla = kpis(house, of="owner=Salla")
    assert ([one.value for one in salla.figures], salla.finding) == (
        [30], "2026-01: no figure is behind its target, of 1 that have one.",
    )  # fmt: skip
    assert kpis(house, "1999-01", "owner=Nobody").period == "2026-01"


def test_one_figure_over_months_and_by_whose_it_is(house):
    found = one_kpi(house, "leads")
    assert [(one.period, one.value) for one in found.months] == [("2025-12", 40), ("2026-01", 50)]
    assert (found.dimension, found.dimensions) == ("owner", ["owner", "unit"])
    assert [(one.member, one.value) for one in found.by] == [("Salla", 30), ("Jukka", 20)]
    assert found.finding == "50 in 2026-01, 40 before."
    assert [one.member for one in one_kpi(house, "leads", by="unit").by] == ["North"]


def test_the_newest_month_that_is_told_is_shown_first(house):
    assert one_kpi(house, "lead_to_opportunity").period == "2025-12"
    assert one_kpi(house, "won").finding == "No month can be told yet."
    with pytest.raises(NotFound, match="no figure 'nope'"):
        one_kpi(house, "nope")


def test_a_limited_viewer_sees_their_own_figures(house):
    salla = seen_by(house, viewer(owners=frozenset({"Salla"})))
    assert [(one.kpi, one.value) for one in kpis(salla).figures] == [("leads", 30)]
    assert one_kpi(salla, "leads").months == []
    north = seen_by(house, viewer(units=frozenset({"North"})))
    assert [one.value for one in kpis(north).figures] == [11]
    both = seen_by(house, viewer(frozenset({"Salla"}), frozenset({"North"})))
    assert kpis(both).figures == []


def test_the_month_before_january_is_december():
    assert month_before("2026-01") == "2025-12"
    assert month_before("2026-12") == "2026-11"


@pytest.mark.parametrize(
    ("value", "measure", "words"),
    [(0.25, "share", "25 %"), (4.25, "hours", "4.2 hours"), (1, "days", "1 day"), (80, "money", "€80"),
     (1234, "number", "1,234"), (None, "money", "–")],
)  # fmt: skip
def test_a_figure_is_told_in_what_it_is_measured(value, measure, words):
    assert measured(value, measure, "EUR").replace("\u00a0", " ") == words
