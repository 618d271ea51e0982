"""The page Scoring: what is shown before and after there is something, and a draft on its way."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pytest

from syotto.errors import InputError
from syotto.run.explained import explained
from syotto.run.load import load
from syotto.run.scoring import advance, backtest, compared, undo
from syotto.run.scoring_check import warnings
from syotto.run.scoring_texts import compared as texts_beside, history
from syotto.run.workspace import DATA
from tests.run.loaded import house_in
from tests.run.part import part_build
from tests.web.client import JSON, browser

AS_OF = datetime(2026, 6, 1, tzinfo=UTC)
DRAFT = "engagement:\n  rules:\n    asked: {did: Offer Requested, points: 70}\n"


@pytest.fixture(scope="module")
def scored(tmp_path_factory):
    """Eighty people, half of whom asked for an offer; of these most got a sales case."""
    house = house_in(tmp_path_factory.mktemp("w") / "w")
    people = [{"source_id": f"c{n}", "email": f"p{n}@mill{n}.example"} for n in range(80)]
    events, cases = [], []
    for n in range(80):
        at = AS_OF - timedelta(days=80, minutes=n)
        name = "Offer Requested" if n % 2 else "Page Viewed"
        events.append(
            {"event_id": f"e{n}", "at": at, "name": name, "kind": "track", "user_id": f"c{n}"}
        )
        if n % 2 and n % 5:
            case = {
                "opportunity_id": f"o{n}",
                "person_ref": f"c{n}",
                "created_at": at + timedelta(days=40),
            }
            cases.append(
                case | {"closed_at": AS_OF - timedelta(days=9), "won": n % 3 == 0, "amount": 9000}
            )
    for table, rows in (("people", people), ("events", events), ("opportunities", cases)):
        load(house, table, [pa.Table.from_pylist(rows)])
    part_build(house, "objections", "lead_scores", "lead_drift", as_of=AS_OF)
    return house


def test_before_anything_is_scored_the_page_says_what_to_do(tmp_path):
    page = browser(house_in(tmp_path / "w")).get("/scoring")
    assert page.status_code == 200
    assert "Nobody was scored yet" in page.text


def test_the_page_shows_rules_and_a_test_of_them(scored):
    client = browser(scored)
    answer = client.get("/scoring", headers=JSON).json()
    rules = {row["rule"]: row for row in answer["rules"]}
    assert len(rules) == 16
    asked = rules["asked us to get in touch"]
    assert (asked["worth"], asked["people"], asked["times"], asked["cap"]) == (60, 40, 40, None)
    assert "Offer Requested" in asked["when"]
    assert rules["was named in a tip"]["people"] == 0
    assert sum(row["people"] for row in answer["counts"]) == 80
    assert "Test the rules" in client.get("/scoring").text
    tested = client.get("/scoring/live")
    assert "32 succeeded" in tested.text


def test_rules_are_tested_on_what_became_of_earlier_leads(scored):
    told = backtest(scored)
    assert (told.people, told.successes) == (80, 32)
    assert told.auc > 0.85
    best = max(told.curve, key=lambda one: one.profit)
    assert best == told.best
    assert (best.called, best.found) == (40, 32)


def test_a_draft_is_tried_and_then_published_and_can_be_undone(scored):
    client = browser(scored)
    (scored.folder / "scoring-draft.yaml").write_text(DRAFT)
    live = scored.folder / "scoring.yaml"
    before = live.read_text() if live.exists() else DATA.joinpath("scoring.yaml").read_text("utf-8")
    for state, after in (("draft", "shadow"), ("shadow", "live")):
        assert f'href="/scoring/{state}"' in client.get("/scoring").text
        tested = client.get(f"/scoring/{state}").text
        assert "Of 80 leads 32 succeeded" in tested
        page = client.post("/scoring", data=hidden(tested))
        assert f">{after}</span>" in page.text
        assert "Of 80 leads 32 succeeded" in page.text
    assert live.read_text() == DRAFT
    assert not (scored.folder / "scoring-shadow.yaml").exists()
    assert [one.file for one in history(scored)].count("scoring.yaml") == 1
    undo(scored)
    assert not live.exists() or live.read_text() == before


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of the form on a page."""
    return dict(re.findall(r'type="hidden" name="(token|state|version)" value="([^"]*)"', page))


def test_worse_rules_are_not_published_unawares_nor_others_than_were_tested(scored):
    (scored.folder / "scoring-shadow.yaml").write_text(DRAFT.replace("70", "-70"))
    with pytest.raises(InputError, match="rank closed cases worse"):
        advance(scored, "shadow", "eve")
    with pytest.raises(InputError, match="Look at their test again"):
        advance(scored, "shadow", "eve", version="another", worse=True)
    assert advance(scored, "shadow", "eve", worse=True).tested.startswith(
        "Of 80 leads 32 succeeded"
    )
    undo(scored)


def test_a_good_test_of_a_draft_stands_where_the_rules_that_count_cannot_be_read(scored):
    (scored.folder / "scoring-draft.yaml").write_text(DRAFT)
    (scored.folder / "scoring.yaml").write_text("fit: [")
    found = compared(scored, "draft")
    assert found.test is not None
    assert found.live is None
    assert "The rules that count were not tested" in found.finding


def test_rules_without_closed_cases_say_that_they_were_not_tested(tmp_path):
    house = house_in(tmp_path / "w")
    (house.folder / "scoring-draft.yaml").write_text(DRAFT)
    page = browser(house).get("/scoring/draft").text
    assert "Not tested on closed cases" in page
    assert advance(house, "draft", "eve").tested.startswith("Not tested on closed cases")


def test_a_draft_is_started_written_and_thrown_away_on_the_page(scored):
    client = browser(scored)
    draft = scored.folder / "scoring-draft.yaml"
    draft.unlink(missing_ok=True)
    (scored.folder / "scoring.yaml").write_text(DRAFT)
    assert "Start a draft" in client.get("/scoring").text
    assert "Nothing: these are the rules" in client.post("/scoring/draft/start").text
    assert draft.read_text() == DRAFT
    assert client.post("/scoring/draft/start").status_code == 422
    more = DRAFT.replace("70", "80")
    read = client.post("/scoring/draft/read", data={"text": more}).text
    assert "asked: 80 points, not 70" in read
    wrong = client.post("/scoring/draft/read", data={"text": "engagement: [1]"}).text
    assert "wrong</span>" in wrong
    assert client.post("/scoring/draft", data={"text": "engagement: [1]"}).status_code == 422
    assert draft.read_text() == DRAFT
    saved = client.post("/scoring/draft", data={"text": more})
    assert "Draft rules on earlier leads" in saved.text
    assert draft.read_text() == more
    client.post("/scoring/draft/drop")
    assert not draft.exists()


def test_versions_are_held_against_each_other(scored):
    live = scored.folder / "scoring.yaml"
    live.write_text(DRAFT)
    (scored.folder / "scoring-shadow.yaml").write_text(DRAFT.replace("70", "90"))
    before = compared(scored, "live").version
    advance(scored, "shadow", "eve", worse=True)
    last = next(one for one in history(scored) if one.file == "scoring.yaml")
    assert (last.version, last.became) == (before, compared(scored, "live").version)
    found = texts_beside(scored, last.text_id)
    assert [(line.kind, line.words[-4:-1]) for line in found.lines if line.kind] == [
        ("-", " 70"),
        ("+", " 90"),
    ]
    assert texts_beside(scored, before, "live").lines == found.lines
    page = browser(scored).get(f"/scoring/versions/{last.text_id}").text
    assert "<del>" in page
    assert before in page
    assert browser(scored).get("/scoring/versions/none").status_code == 404
    undo(scored)


def test_names_that_nothing_is_known_of_are_told_and_stop_nothing(scored):
    text = """\
fit:
  rules:
    decides: {when: {field: persona, one_of: [exekutive]}, points: 40}
engagement:
  rules:
    tipped: {did: Tip Givn, points: 5, personas: {finanse: 2}}
    asked: {did: Offer Requested, points: 7}
    odd: {did: Quite Another Thing, points: 7}
"""
    (scored.folder / "scoring-draft.yaml").write_text(text)
    told = warnings(scored, ["draft"])
    assert told == [
        "scoring-draft.yaml, “decides”: there is no persona 'exekutive'. Did you mean 'executive'?",
        "scoring-draft.yaml, “tipped”: there is no persona 'finanse'. Did you mean 'finance'?",
        "scoring-draft.yaml, “tipped”: no event 'Tip Givn' ever came. Did you mean 'Tip Given'?",
        "scoring-draft.yaml, “odd”: no event 'Quite Another Thing' ever came.",
    ]
    client = browser(scored)
    for page in ("/scoring", "/scoring/draft", "/scoring/draft/edit"):
        assert "Tip Given" in client.get(page).text
    assert advance(scored, "draft", "eve").state == "shadow"
    (scored.folder / "scoring-shadow.yaml").unlink()


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Three people; the tried rules think more of pages than of offers."""
    house = house_in(tmp_path_factory.mktemp("b") / "w")
    (house.folder / "scoring.yaml").write_text(
        "engagement:\n  most: 50\n  categories: {web: 6}\n  rules:\n"
        "    asked: {did: Offer Requested, points: 60}\n"
        "    pages: {did: Page Viewed, points: 4, category: web}\nqualify: {points: 20}\n"
    )
    (house.folder / "scoring-shadow.yaml").write_text(
        "engagement:\n  rules:\n    pages: {did: Page Viewed, points: 30}\nqualify: {points: 20}\n"
    )
    people = [{"source_id": name, "email": f"{name}@mill.example"} for name in ("ann", "ben", "cy")]
    did = [("ann", "Offer Requested", 30), ("ben", "Page Viewed", 0), ("ben", "Page Viewed", 30)]
    events = [
        {
            "event_id": f"e{n}", "at": AS_OF - timedelta(days=days), "name": name,
            "kind": "track", "user_id": who,
        }
        for n, (who, name, days) in enumerate(did)
    ]  # fmt: skip
    load(house, "people", [pa.Table.from_pylist(people)])
    load(house, "events", [pa.Table.from_pylist(events)])
    part_build(house, "objections", "lead_scores", "lead_drift", as_of=AS_OF)
    return house


def who_is(house, name):
    people = house.warehouse.open().table("people")
    return people.filter(people.email == f"{name}@mill.example").person_id.to_pyarrow()[0].as_py()


def test_tried_rules_stand_beside_those_that_count(both):
    client = browser(both)
    page = client.get("/scoring").text
    assert "1 person would come in and 1 drop out" in re.sub("</?b>", "", page)
    answer = client.get("/scoring/shadow/people", headers=JSON).json()
    rows = {row["person_id"]: row for row in answer["rows"]}
    ann, ben, cy = (rows[who_is(both, name)] for name in ("ann", "ben", "cy"))
    assert (ann["what"], ann["points"], ann["tried"]) == ("drops out", 30, 0)
    assert (ben["what"], ben["points"], ben["tried"]) == ("comes in", 6, 45)
    assert (ann["rank"], ann["tried_rank"], ben["moved"], cy["what"]) == (1, 2, 1, "stays out")
    assert (answer["called"], answer["enough_of_called"], answer["tried_of_called"]) == (1, 1, 0)
    assert (answer["best"], answer["shared"]) == (1, 0)
    csv = client.get("/scoring/shadow/people?format=csv").text
    assert csv.count("\n") == 4
    assert "Tried rules" in client.get("/scoring/shadow/people").text


def test_without_tried_rules_the_page_says_so(tmp_path):
    page = browser(house_in(tmp_path / "w")).get("/scoring/shadow/people").text
    assert "No rules are tried" in page


def test_every_point_of_a_person_is_explained(both):
    told = explained(both, who_is(both, "ben"), back=True)
    (pages,) = told.rules
    assert (pages.rule, pages.times, pages.last) == ("pages", 2, AS_OF.date())
    assert (pages.fresh, pages.points) == (8, 6)
    assert [one.points for one in pages.each] == [4, 2]
    assert told.caps == []
    assert (told.points, told.enough) == (6, 20)
    assert [(one.build, one.points) for one in told.earlier] == [(1, 6)]
    ann = explained(both, who_is(both, "ann"))
    assert (ann.rules[0].fresh, ann.points) == (60, 30)
    assert explained(both, "nobody") is None


def test_points_are_explained_by_the_rules_that_counted_them(both):
    live = both.folder / "scoring.yaml"
    text = live.read_text()
    live.write_text(text.replace("60", "61"))
    unknown = explained(both, who_is(both, "ben"))
    assert (unknown.known, unknown.rules[0].fresh, unknown.points) == (False, None, 6)
    page = browser(both).get(f"/people/{who_is(both, 'ben')}/points").text
    assert "Their text is not kept" in page
    assert "text has changed since the newest build" in browser(both).get("/scoring").text
    live.write_text(text)
    page = browser(both).get(f"/people/{who_is(both, 'ben')}/points")
    assert "By the last builds" in page.text
    assert "+6.0" in page.text


def test_a_cap_that_held_points_is_named():
    from syotto.run.explained import caps
    from syotto.schema.scoring import Part, Scoring

    def given(category, points):
        return {"part": "engagement", "category": category, "points": points}

    part = Part(most=10, categories={"web": 6})
    told = caps([given("web", 9.0), given("request", 60.0)], Scoring(engagement=part))
    assert [one.words for one in told] == [
        "web: 9.0 points, which stop at 6",
        "engagement: 66.0 points, which stop at 10",
    ]
    below = caps([given("web", -9.0)], Scoring(engagement=part))
    assert [one.words for one in below] == ["engagement: -9.0 points, and none falls below zero"]
