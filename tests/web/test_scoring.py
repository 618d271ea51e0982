"""The page Scoring: what is shown before and after there is something, and a draft on its way."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pytest

from syotto.errors import InputError
from syotto.run.load import load
from syotto.run.scoring import advance, backtest, compared, history, undo
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
    assert {row["rule"] for row in answer["rules"]} >= {
        "asked us to get in touch",
        "can be reached",
    }
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
