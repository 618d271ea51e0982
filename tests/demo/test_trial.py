"""Trials: the same luck for every policy, and an answer that follows the truth."""

from __future__ import annotations

import numpy as np
import pytest

from syotto.demo.simulate import past
from syotto.demo.trials.acts import OFFERED, READY, as_contacts, planners
from syotto.demo.trials.handover import SYOTTOS, handovers
from syotto.demo.trials.policies import policies
from syotto.demo.trials.prospects import Prospects
from syotto.demo.trials.sight import CALLS, Act, Sight, by_seller
from syotto.demo.trials.tally import tallied
from syotto.demo.trials.trial import NOTHING, Paper, Span, render, span, spread, trial
from syotto.demo.world import catalogue
from syotto.demo.world.contact import contacts
from syotto.demo.world.habit import nobody
from syotto.demo.world.live import live
from syotto.demo.world.referring import referred
from syotto.errors import InputError, NotFound
from syotto.run.workspace import create
from syotto.schema.plan import CANDIDATES
from syotto.settings import FILE, Settings
from tests.demo.worlds import lived
from tests.tables import table


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    """A workspace that says which company it is; trials make the company anew."""
    folder = tmp_path_factory.mktemp("company")
    create(folder)
    (folder / "truth").mkdir()
    (folder / "truth" / "world.json").write_text('{"people": 1500, "days": 60, "seed": 3}')
    return folder


class CallNobodyInParticular:
    """A policy of one's own: every seller calls the first customers of the list."""

    name = "first-on-the-list"
    builds = False

    def choose(self, sight: Sight):
        person = by_seller(
            sight, sight.world.accounts.first_person, -np.arange(float(sight.world.accounts.n))
        )
        return contacts(person, np.zeros(len(person), dtype=int), catalogue.PHONE)


def test_doing_nothing_causes_nothing_and_the_oracle_beats_every_policy(company):
    report = trial(company, ["blast-everyone", "newest-lead-first", "oracle"], weeks=5, seeds=2)
    by_name = {result.policy: result for result in report.results}
    nothing, oracle = by_name[NOTHING], by_name["oracle"]
    assert (nothing.margin.mean, nothing.contacts, nothing.complaints) == (0.0, 0.0, 0.0)
    assert max(report.results, key=lambda result: result.sales.mean) is oracle
    assert oracle.sales.mean > 0
    assert by_name["blast-everyone"].complaints > 5
    assert "oracle" in render(report)


def test_a_trial_gives_the_same_numbers_twice(company):
    once = trial(company, ["threshold-score"], weeks=2, seeds=1)
    again = trial(company, ["threshold-score"], weeks=2, seeds=1)
    assert once.tallies == again.tallies


def test_a_policy_of_ones_own_can_be_tried(company):
    mine = CallNobodyInParticular()
    report = trial(company, [mine.name], weeks=2, seeds=2, more={mine.name: mine})
    result = next(result for result in report.results if result.policy == mine.name)
    assert result.contacts > 0
    assert result.margin.low < result.margin.mean < result.margin.high


def test_an_unknown_policy_or_an_unknown_company_is_refused_with_a_fix(company, tmp_path):
    with pytest.raises(InputError, match="no policy 'best'"):
        trial(company, ["best"])
    create(tmp_path)
    with pytest.raises(NotFound, match="is not known"):
        trial(tmp_path, ["oracle"])
    assert (tmp_path / FILE).exists()


def test_contacts_are_spread_over_working_days_and_none_is_lost():
    chosen = contacts(np.arange(13), np.zeros(13, dtype=int), catalogue.PHONE)
    on = spread(chosen, 70)
    days = [on(None, None, day).person.tolist() for day in range(70, 77)]
    assert sorted(who for day in days for who in day) == list(range(13))
    assert days[5:] == [[], []]


def test_a_seller_calls_the_best_people_of_their_own():
    world, state = lived()
    sight = Sight(world, state, 0, 3, list)
    score = np.arange(float(world.people.n))
    chosen = by_seller(sight, np.arange(world.people.n), score)
    seller = world.accounts.owner[state.account]
    for one in np.unique(seller):
        best = np.flatnonzero(seller == one)[-3:]
        assert set(chosen[seller[chosen] == one]) == set(best)


def test_only_policies_that_build_need_a_workspace():
    assert [name for name, policy in policies(5.0).items() if policy.builds] == ["syotto"]


def test_one_seed_has_no_interval():
    assert span([4.0]) == Span(4.0, float("-inf"), float("inf"))
    three = span([1.0, 2.0, 3.0])
    assert three.mean == (three.low + three.high) / 2 == pytest.approx(2.0)
    assert three.high - 2 == pytest.approx(1.8856 / np.sqrt(3), rel=1e-3)


def test_syottos_own_policy_has_the_settings_of_the_workspace_and_room_for_a_weeks_calls(tmp_path):
    world, _ = lived()
    mine = Settings(control_share=0.5, rest_days=7, publish=["elsewhere"])
    used = Paper(world, tmp_path, mine, [OFFERED]).house.settings
    assert (used.control_share, used.rest_days) == (0.5, 7)
    assert (used.capacity, used.publish) == (CALLS, [])


def test_leads_are_handed_over_once_in_four_weeks(company):
    made = past(1500, 60, 3)
    world, state = made[0], made[1].copy()
    for policy in handovers().values():
        if policy.builds:
            continue
        first = policy.choose(Sight(world, state, 0, CALLS, list))
        assert first.n > 0
        assert set(first.product) == {-1}
        after = state.copy()
        live(world, after, lambda *_, first=first: first, 1)
        again = policy.choose(Sight(world, after, 0, CALLS, list))
        assert not set(again.person) & set(first.person)


def test_syottos_leads_are_called_in_the_order_of_their_profit():
    world, state = past(1500, 60, 3)
    listed = [Act("", who) for who in ("C000007", "not-ours", "C000003")]
    chosen = handovers()[SYOTTOS].choose(Sight(world, state, 0, CALLS, lambda: listed))
    assert sorted(chosen.person) == [3, 7]


def test_calls_that_came_too_early_are_counted_as_people_stood_that_morning():
    world, state = past(1500, 60, 3)
    began = state.day
    person = np.arange(200)
    early = int((state.stage[person] < catalogue.PROSPECT).sum())
    assert 0 < early < 200
    asked = contacts(person, np.full(200, -1), catalogue.PHONE)
    live(world, state, lambda _w, _s, day: asked if day == began else nobody(), 20)
    assert tallied(state, began, 5.0).early == early


def test_two_policies_are_compared_company_by_company(company):
    report = trial(company, ["handover-newest", "handover-everybody"], weeks=2, seeds=2)
    less = report.against("handover-newest", "handover-everybody")
    spans = {result.policy: result.margin.mean for result in report.results}
    assert less.mean == pytest.approx(spans["handover-newest"] - spans["handover-everybody"])
    assert "too early" in render(report)


def test_a_week_is_lived_through_several_times_with_the_same_acts(company):
    whole = trial(company, ["threshold-score"], weeks=1, seeds=1, lives=3)
    first = trial(company, ["threshold-score"], weeks=1, seeds=1)
    several, one = (report.tallies["threshold-score", 3] for report in (whole, first))
    assert several.contacts == one.contacts > 0
    assert several.margin != one.margin
    with pytest.raises(InputError, match="single week"):
        trial(company, ["threshold-score"], weeks=2, seeds=1, lives=3)


def test_who_is_asked_for_a_recommendation_may_bring_somebody_and_leaving_costs_a_year():
    world, state = past(1500, 60, 3)
    main = world.accounts.first_person
    nothing = np.full(len(main), -1)
    sums = {}
    for name, asks, times in (("asked", True, 1), ("called", False, 1), ("plagued", False, 20)):
        after, began = state.copy(), state.day
        each = contacts(main, nothing, catalogue.PHONE, asks=asks)
        acts = lambda _w, _s, day, e=each, n=times, b=began: e if day < b + n else nobody()  # noqa: E731
        live(world, after, acts, 30, watch=Prospects.of(world).note)
        sums[name] = tallied(after, began, 5.0)
        (came,) = after.journal.read("recommended", "account", began)
        assert (len(came) > 0) == asks
        assert after.customer[came].sum() >= 0.8 * len(came)
        told = referred(world, after)
        ours = np.isin(told.account, came)
        assert told.only[ours].all()
        assert ours.sum() == len(came)
    assert sums["asked"].brought > 0 == sums["called"].brought
    assert sums["plagued"].left > 3 * sums["called"].left > 0


@pytest.mark.slow
def test_syottos_leads_are_those_whom_the_build_holds_ready(tmp_path):
    world, state = past(300, 60, 3)
    paper = Paper(world, tmp_path, Settings(), [READY])
    listed = paper.done(state, READY)
    scores = paper.house.warehouse.open().table("lead_scores")
    ready = (
        scores.filter(scores.qualified).select("person_id").to_pyarrow()["person_id"].to_pylist()
    )
    assert sorted(act.person for act in listed) == sorted(ready)
    assert {row["person_id"][0] for row in scores.to_pyarrow().to_pylist()} <= set("CDPE")


def test_what_a_plan_lists_becomes_calls_and_mails_to_whom_it_names():
    world, state = past(1500, 60, 3)
    first = world.accounts.first_person
    firms = np.flatnonzero(~world.accounts.solo)[:2]
    product = world.market.product_id[2]
    acts = [
        Act(f"A{firms[0]:06d}", None, product, "seller"),
        Act(f"A{firms[1]:06d}", "C000009", None, "email"),
        Act("A999999", None, product, "seller"),
    ]
    chosen = as_contacts(Sight(world, state, 0, CALLS, list), acts)
    told = sorted(zip(chosen.person, chosen.product, chosen.channel, strict=True))
    assert told == sorted([(first[firms[0]], 2, catalogue.PHONE), (9, -1, catalogue.EMAIL)])
    assert as_contacts(Sight(world, state, 0, CALLS, list), []).n == 0


def test_one_subject_alone_does_its_own_best_for_each_customer_as_its_sellers_can():
    rows = """
    customer_id | kind  | what | product_id | channel | expected_margin | pressure | minutes | owner | why_not
    a           | offer | P    | P          | seller  | 5               | 1        | 15      | Salla | -
    a           | offer | Q    | Q          | seller  | 4               | 9        | 15      | Salla | -
    b           | offer | P    | P          | seller  | 7               | 1        | 15      | Salla | held
    c           | offer | P    | P          | seller  | -1              | 3        | 15      | Salla | -
    d           | keep  | K    | -          | email   | 50              | 1        | 0       | -     | -
    """
    build = {CANDIDATES.name: table(CANDIDATES, rows)}

    class Build:
        table = staticmethod(build.__getitem__)

    listed = planners()["only-offer"].reads.listed(Build)
    assert listed == [Act("a", None, "Q", "seller"), Act("c", None, "P", "seller")]
    kept = planners()["only-keep"].reads.listed(Build)
    assert kept == [Act("d", None, None, "email")]
    assert [one.what for one in kept] == ["K"]
