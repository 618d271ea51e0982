"""What is known of contents, from counts drawn by hand."""

from __future__ import annotations

import pytest

from syotto.learn.content_known import Count, results


def of(found, content, persona=""):
    (row,) = [one for one in found if (one.content, one.persona) == (content, persona)]
    return row


def test_below_a_hundred_messages_or_without_a_click_nothing_is_known():
    assert results([Count("a", "", 99, 9, 0, 0)], ["a", "b"]) == []
    assert results([Count("a", "", 900, 0, 0, 0)], ["a", "b"]) == []


def test_a_content_begins_with_the_share_of_its_step():
    found = results([Count("a", "", 199, 9, 0, 0), Count("b", "", 100, 20, 0, 0)], ["a", "b", "c"])
    mean = 29.5 / 300
    assert of(found, "")[2:5] == ("click", 299, 29)
    assert of(found, "a").alpha == pytest.approx(9 + 20 * mean)
    assert of(found, "a").beta == pytest.approx(190 + 20 * (1 - mean))
    new = of(found, "c")
    assert (new.messages, new.alpha + new.beta) == (0, pytest.approx(20))


def test_the_goal_counts_once_enough_reached_it():
    few = results([Count("a", "", 400, 40, 300, 29)], ["a"])
    many = results([Count("a", "", 400, 40, 300, 30)], ["a"])
    assert (of(few, "a").goal, of(few, "a").hits) == ("click", 40)
    assert (of(many, "a").goal, of(many, "a").messages, of(many, "a").hits) == ("goal", 300, 30)


def test_personas_that_differ_keep_their_own_and_those_alike_take_the_whole():
    differ = [Count("a", "x", 500, 200, 0, 0), Count("a", "y", 500, 10, 0, 0)]
    alike = [Count("a", "x", 500, 50, 0, 0), Count("a", "y", 500, 50, 0, 0)]

    def share(counts, persona):
        row = of(results(counts, ["a"]), "a", persona)
        return row.alpha / (row.alpha + row.beta)

    assert share(differ, "x") == pytest.approx(0.4, abs=0.02)
    assert share(differ, "y") == pytest.approx(0.02, abs=0.02)
    assert share(alike, "x") == pytest.approx(0.1, abs=0.001)


def test_a_persona_is_never_known_better_than_everybody():
    counts = [Count("a", name, 50, 5, 0, 0) for name in ("", "x", "y", "z")]
    found = results(counts, ["a"])
    whole, own = of(found, "a"), of(found, "a", "x")
    assert own.alpha + own.beta == pytest.approx(whole.alpha + whole.beta)
