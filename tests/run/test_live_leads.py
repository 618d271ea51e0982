"""Who does something between builds is scored anew, as the next build will, and goes to sales."""

from __future__ import annotations

from datetime import timedelta

import duckdb
import pytest

from syotto.predict.lead_live import live_features
from syotto.run.access import access, as_page
from syotto.run.build import build
from syotto.run.collect import put
from syotto.run.drain import drain_all
from syotto.run.house import House, open_house
from syotto.run.lead_answers import answer
from syotto.run.leads import route
from syotto.run.live_leads import just_now
from syotto.run.profiles import publish_profiles
from syotto.run.sources import add_source
from syotto.schema.leads import LIVE_FEATURES, NEVER_BUYS
from syotto.schema.profile import Happened
from syotto.store import leads as book
from syotto.store.sources import source_errors
from tests.know.test_lead_features import AS_OF, made, met
from tests.run.leads import EVERYBODY, MONDAY, SALLA, employing, score

RULES = """
engagement:
  most: 200
  rules:
    brochure: {did: Brochure Downloaded, points: 30, half_life_days: 30}
    boss: {when: {field: title, contains: Manager}, points: 5}
qualify: {points: 50}
"""


@pytest.fixture
def scored(built, monkeypatch):
    """Makes a copy of the built workspace in which these people are scored, and nobody qualified."""
    monkeypatch.setattr(House, "now", lambda _: MONDAY)

    def made(*people, **more):
        copy = score(built, {one: (EVERYBODY[one][0], None) for one in people}, **more)
        (copy.folder / "scoring.yaml").write_text(RULES, encoding="utf-8")
        house = employing(copy.folder, SALLA)
        add_source(house, "website")
        return house

    return made


def tell(house, person, days=0.0, name="Brochure Downloaded"):
    at = (MONDAY - timedelta(days=days)).isoformat()
    put(house, "website", [{"type": "track", "event": name, "userId": person, "timestamp": at}])


def leads(house) -> dict:
    with house.ledger.read() as connection:
        rows = connection.execute(book.leads.select()).mappings()
        return {row["person_id"]: dict(row) for row in rows}


def test_who_reaches_enough_points_is_with_a_seller_at_once(scored):
    house = scored("p1", "p3", "p4", "p5", stage="none")
    tell(house, "p1")
    drain_all(house)
    assert leads(house) == {}
    one = just_now(house, "p1")
    assert (one.points, one.pays, one.because) == (
        35,
        False,
        ["brochure (1×, last 0 days ago)", "boss"],
    )
    for person, days in (("p1", 1), ("p5", 0), ("p5", 1.5)):
        tell(house, person, days)
    drain_all(house)
    (lead,) = leads(house).values()
    assert (lead["person_id"], lead["owner"], lead["state"]) == ("p1", "Salla Salo", "handed")
    assert lead["because"].startswith("brochure (2×, last 0 days ago)")
    assert lead["points"] == pytest.approx(35 + 30 * 2 ** (-1 / 30))
    assert just_now(house, "p5").pays  # but nobody can reach them
    assert just_now(house, "p2") is just_now(house, "p3") is None


@pytest.mark.parametrize("more", [{"stage": "sql"}, {"stage": "none", "why_not": NEVER_BUYS}])
def test_whose_case_is_open_or_who_never_buys_is_not(scored, more):
    house = scored("p1", **more)
    for days in (0, 1):
        tell(house, "p1", days)
    drain_all(house)
    assert leads(house) == {}


def test_whoever_is_worth_most_comes_first_where_there_is_little_room(scored):
    house = scored("p1", "p4", stage="none")
    house = employing(house.folder, {**SALLA, "capacity": 1})
    for person, days in (("p1", 1), ("p1", 0), ("p4", 1), ("p4", 0), ("p4", 0.5)):
        tell(house, person, days)
    drain_all(house)
    assert set(leads(house)) == {"p4"}


ONE_A_DAY = {**SALLA, "capacity": 1}
NOTHING_SAID = {name: value for name, value in SALLA.items() if name != "capacity"}


@pytest.mark.parametrize(("seller", "usual"), [(ONE_A_DAY, 25), (NOTHING_SAID, 1)])
def test_nobody_goes_before_who_is_worth_more_and_waits(scored, seller, usual):
    house = scored("p1", "p4", left=["p4"])
    text = (house.folder / "syotto.toml").read_text()
    (house.folder / "syotto.toml").write_text(f"lead_capacity = {usual}\n" + text)
    house = employing(house.folder, seller)
    for days in (0, 1):
        tell(house, "p4", days)
    drain_all(house)
    assert just_now(house, "p4").pays  # 59.3 points, and p1 has 60
    assert leads(house) == {}
    tell(house, "p4")
    drain_all(house)
    assert set(leads(house)) == {"p4"}


def test_who_is_with_sales_already_is_not_waited_for(scored):
    house = employing(scored("p1", "p4", left=["p4"]).folder, {**SALLA, "capacity": 1})
    lead_id = route(house, "p1", "Asked", now=MONDAY - timedelta(days=3)).lead_id
    answer(house, lead_id, "accept")
    for days in (0, 1):
        tell(house, "p4", days)
    drain_all(house)
    assert set(leads(house)) == {"p1", "p4"}


@pytest.mark.parametrize(("place", "handed"), [(1, set()), (None, {"p4"})])
def test_for_whom_the_plan_does_something_else_is_not_handed_over(scored, place, handed):
    house = scored("p4", stage="none")
    path = house.warehouse.path(house.warehouse.current())
    with duckdb.connect(str(path)) as connection:
        connection.execute("DELETE FROM plan")
        said = ("a3", "offer", "K", place)
        connection.execute(
            "INSERT INTO plan (customer_id, kind, what, place) VALUES (?, ?, ?, ?)", said
        )
    for days in (0, 1):
        tell(house, "p4", days)
    drain_all(house)
    assert set(leads(house)) == handed


def test_the_control_group_is_left_alone(scored):
    house = scored("p1", stage="none")
    text = (house.folder / "syotto.toml").read_text()
    (house.folder / "syotto.toml").write_text("control_share = 0.9\n" + text)
    house = open_house(house.folder)
    for days in (0, 1):
        tell(house, "p1", days)
    drain_all(house)
    assert just_now(house, "p1").pays
    assert leads(house) == {}


def test_rules_that_count_no_event_ask_for_nothing(scored):
    house = scored("p1", stage="none")
    boss = "fit: {most: 100, rules: {boss: {when: {field: title, contains: Manager}, points: 90}}}"
    (house.folder / "scoring.yaml").write_text(boss, encoding="utf-8")
    tell(house, "p1")
    drain_all(house)
    with house.ledger.read() as connection:
        assert connection.execute(source_errors.select()).all() == []
    assert leads(house) == {}


@pytest.mark.slow
def test_points_are_those_that_the_next_build_counts(scored):
    house = scored("p1", "p3", "p4", "p5", stage="none")
    for person, days in (("p1", 0), ("p1", 1), ("p4", 0.5), ("p5", 0), ("p5", 1.5)):
        tell(house, person, days)
    tell(house, "p3", name="Page Viewed")
    drain_all(house)
    live = {who: just_now(house, who).points for who in ("p1", "p3", "p4", "p5")}
    build(house)
    table = house.warehouse.open().table("lead_scores").select("person_id", "points").to_pyarrow()
    told = {row["person_id"]: row["points"] for row in table.to_pylist()}
    assert live == pytest.approx({who: told[who] for who in live}, abs=1e-9)
    assert just_now(house, "p1") is None  # the build knows of it


@pytest.mark.slow
def test_a_build_that_is_not_published_yet_counts_nothing_twice(scored, monkeypatch):
    house = scored("p1", stage="none")
    tell(house, "p1")
    drain_all(house)
    before = just_now(house, "p1")

    def killed(_house):
        raise KeyboardInterrupt

    monkeypatch.setattr("syotto.run.build.publish_profiles", killed)
    with pytest.raises(KeyboardInterrupt):
        build(house)
    assert house.warehouse.open().build.number == 2
    assert just_now(house, "p1") == before
    house.warehouse.path(1).unlink()
    assert just_now(house, "p1") is None  # nobody knows what they had before
    monkeypatch.undo()
    publish_profiles(house)
    assert just_now(house, "p1") is None  # the build knows of it


def test_features_that_an_event_changes_are_those_of_the_next_build():
    before = [met("ann", 100), met("ann", 40, "Offer Requested"), met("bea", 10)]
    new = [met("ann", 0.2, "Offer Requested"), met("ann", 0.1), met("ann", 0.3, "Form Submitted")]
    known = made(before)["ann", 0]
    since = [Happened(one["at"], one["kind"]) for one in new]
    after = made([*before, *new])["ann", 0]
    assert live_features(known, since, AS_OF) == pytest.approx(
        {name: after[name] for name in LIVE_FEATURES}
    )


def test_what_a_person_is_told_says_how_they_are_scored_since_the_build(scored):
    house = scored("p1", stage="none")
    assert access(house, "p1").since_build == []
    tell(house, "p1")
    drain_all(house)
    told = access(house, "p1")
    (row,) = told.since_build
    assert (row["person_id"], row["points"], row["because"]) == (
        "p1", 35, ["brochure (1×, last 0 days ago)", "boss"],
    )  # fmt: skip
    assert "What we worked out of what you did since" in as_page(told)
