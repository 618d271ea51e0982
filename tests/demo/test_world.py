"""The simulated company: the same seed gives the same rows, and its laws hold."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from syotto.demo.rows import exports
from syotto.demo.rows.identities import make_identities
from syotto.demo.rows.sales import billed
from syotto.demo.world import buying, catalogue, contact, need
from syotto.demo.world.aftersales import mergers
from syotto.demo.world.chance import Chance
from syotto.demo.world.contact import contacts
from syotto.demo.world.live import live
from syotto.demo.world.parameters import Parameters
from syotto.demo.world.state import NEVER, first_state, make_world, moment
from syotto.schema import RAW
from tests.demo.worlds import call_everybody, checksum, exported, leave_alone, lived, plain

HAS = {
    "products", "accounts", "people", "memberships", "order_lines", "subscriptions",
    "opportunities", "quotes", "deliveries", "cases", "events", "activities", "exposures",
    "consents", "suppressions", "contents", "features", "assets", "readings", "referrals",
}  # fmt: skip
"""What a company exports; spend and meetings are not there yet."""


def test_the_same_seed_gives_the_same_rows_and_another_seed_others():
    first = exported(300, 20, 7)
    exported.cache_clear()
    lived.cache_clear()
    again, other = exported(300, 20, 7), exported(300, 20, 8)
    sums = {key: checksum(rows) for key, rows in first.items()}
    assert sums == {key: checksum(rows) for key, rows in again.items()}
    same = {key for key, rows in other.items() if checksum(rows) == sums[key]}
    assert same == set()


def test_every_raw_table_of_the_world_gets_rows_with_known_columns_and_unique_keys():
    by_table = {}
    for (table, _), rows in exported().items():
        by_table.setdefault(table, []).append(rows)
    assert set(by_table) == HAS
    for table, parts in by_table.items():
        spec = RAW[table]
        for rows in parts:
            assert rows.num_rows > 0, table
            assert set(rows.column_names) <= set(spec.columns), table
            for name in spec.required:
                assert rows[name].null_count == 0, (table, name)
        key = [name for name in spec.key if name != "source"]  # which the door adds
        keys = [tuple(row.values()) for rows in parts for row in rows.select(key).to_pylist()]
        assert len(set(keys)) == len(keys), table


def test_facts_exported_week_by_week_are_the_facts_exported_at_once():
    world, state = lived()
    who = make_identities(world)
    for place, export in enumerate(exports.facts(world, who, state, 0, 60)):
        weeks = [
            list(exports.facts(world, who, state, day, min(day + 7, 60)))[place].rows
            for day in range(0, 60, 7)
        ]
        at_once = {tuple(row.values()) for row in plain(export.rows).to_pylist()}
        weekly = [tuple(row.values()) for rows in weeks for row in plain(rows).to_pylist()]
        assert set(weekly) == at_once, export.table
        assert len(weekly) == export.rows.num_rows, export.table


def test_a_place_has_the_same_number_whoever_else_is_asked():
    chance = Chance(3)
    alone = chance.pick("picks", 4, np.array([17]), 3)
    among = chance.pick("picks", 4, np.arange(100), 3)
    assert (alone[0] == among[17]).all()
    assert abs(among.mean() - 0.5) < 0.1
    assert len(np.unique(chance.pick("picks", 4, np.arange(1000), 50))) == 50_000


def test_parts_and_days_have_their_own_numbers():
    chance = Chance(3)
    first = chance.uniform("orders", 1, 5)
    assert (first == Chance(3).uniform("orders", 1, 5)).all()
    others = [chance.uniform("orders", 2, 5), chance.uniform("stages", 1, 5)]
    others.append(Chance(3, life=1).uniform("orders", 1, 5))
    assert not any((first == other).any() for other in others)


def test_people_buy_without_being_asked_and_the_same_things_when_somebody_asks():
    world = make_world(1500, 2)
    unasked, asked = first_state(world), first_state(world)
    live(world, unasked, leave_alone, 30)
    live(world, asked, call_everybody(catalogue.ORDERED - 1), 30)
    rows = {}
    for name, state in (("unasked", unasked), ("asked", asked)):
        day, account, product, caused = state.journal.read("line", "day account product caused")
        organic = ~caused.astype(bool) & (product != catalogue.ORDERED - 1)
        rows[name] = set(zip(day[organic], account[organic], product[organic], strict=True))
    assert len(rows["unasked"]) > 150
    shared = len(rows["unasked"] & rows["asked"]) / len(rows["unasked"])
    assert shared > 0.95


def test_contact_adds_the_share_of_sales_that_its_true_lift_says():
    """Expected extra purchases from the hidden lifts against those that happened."""
    p = Parameters(reached=10.0, offer_days=60.0)
    product = 3
    expected, happened = 0.0, 0
    for seed in range(6):
        world = make_world(2500, seed, p)
        state = first_state(world)
        policy = call_everybody(product)
        lifts = contact.lift(world, state, policy(world, state, 0), 0)
        accounts = state.account[np.unique(world.accounts.first_person)]
        live(world, state, leave_alone, 0)
        plain_life = first_state(world)
        live(world, plain_life, leave_alone, 60)
        live(world, state, policy, 60)
        before = bought(plain_life, product)
        share = buying.pick_share(world, accounts, np.full(len(accounts), product))
        hazard = np.bincount(accounts, np.exp(lifts) - 1, world.accounts.n)
        picks = orders_of(plain_life, world.accounts.n) * buying.mean_picks(world)
        expected += float((picks * np.bincount(accounts, share, world.accounts.n) * hazard).sum())
        happened += bought(state, product) - before
    assert happened == pytest.approx(
        expected, abs=3.5 * np.sqrt(max(expected, 1.0)) + 0.15 * expected
    )
    assert happened > 0


def orders_of(state, accounts):
    order, account = state.journal.read("line", "order account")
    _, first = np.unique(order, return_index=True)
    return np.bincount(account[first], minlength=accounts)


def bought(state, product):
    return int((state.journal.read("line", "product")[0] == product).sum())


def test_two_angles_together_count_half():
    world = make_world(200, 1)
    person = np.arange(50)
    first, second = np.zeros(50, dtype=int), np.ones(50, dtype=int)
    none = np.full(50, -1)
    one = contact.angle_effect(world, person, first, none)
    two = contact.angle_effect(world, person, second, none)
    both = contact.angle_effect(world, person, first, second)
    np.testing.assert_allclose(both, 0.5 * (one + two))
    assert (one > 0).any()
    assert (one < 0).any()


def test_contact_wears_goodwill_at_once_and_it_comes_back_slowly():
    world = make_world(400, 1)
    state = first_state(world)
    person = np.arange(200)
    start = state.goodwill[person].copy()
    calls = contacts(person, np.full(200, -1), catalogue.PHONE)
    contact.receive(world, state, 0, calls)
    worn = state.goodwill[person].copy()
    for day in range(30):
        contact.recover(world, state, day)
    month_later = state.goodwill[person]
    assert (worn < start).all()
    assert 0 < (month_later - worn).mean() < (start - worn).mean()


def test_a_complaint_makes_an_offer_weaker():
    world = make_world(400, 1)
    state = first_state(world)
    calls = contacts(np.arange(100), np.zeros(100, dtype=int), catalogue.PHONE)
    calm = contact.lift(world, state, calls, 5)
    contact.complain(world, state, 5, np.arange(100))
    angry = contact.lift(world, state, calls, 5)
    np.testing.assert_allclose(calm - angry, world.p.open_case_effect)


def test_a_sold_contract_ends_the_one_it_replaces_as_often_as_the_truth_says():
    world = make_world(3000, 1)
    state = first_state(world)
    basic, plus = 0, 1
    state.held[:] = False
    state.held[:, basic] = True
    state.held_number[:, basic] = np.arange(world.accounts.n)
    everybody = np.arange(world.accounts.n)
    sold, caused = np.full(world.accounts.n, plus), np.ones(world.accounts.n, dtype=bool)
    buying.start_contracts(world, state, 3, everybody, sold, caused)
    assert 1 - state.held[:, basic].mean() == pytest.approx(
        world.market.replaces[plus, basic], abs=0.05
    )


def test_orders_of_a_merged_company_carry_its_buyers_number():
    world, _ = lived()
    sold, buyer, day = mergers(world)
    assert (billed(world, sold, day - 1) == sold).all()
    assert (billed(world, sold, day) == buyer).all()
    assert not set(sold) & set(buyer)


def test_the_noise_that_the_company_promises_is_in_its_rows():
    rows = exported(2000, 90, 1)
    crm = rows["people", "crm"].to_pydict()
    second = [ref for ref in crm["source_id"] if ref.startswith("D")]
    assert 0.04 < len(second) / len(crm["source_id"]) < 0.12
    assert crm["email"].count(None) > 0
    shared = [email for email in crm["email"] if email and email.startswith("purchasing@")]
    assert len(shared) > len(set(shared))
    events = rows["events", "tracking"].to_pydict()
    devices = {}
    for user, device in zip(events["user_id"], events["anonymous_id"], strict=True):
        if user and device:
            devices.setdefault(user, set()).add(device)
    assert max(map(len, devices.values())) > 1
    assert min(events["at"]) < moment(0)
    agents = {"machine": '{"userAgent": "Mozilla/5.0"}', "scanner": "link check", "late": "sentAt"}
    for text in agents.values():
        assert any(text in (context or "") for context in set(events["context"]))


def test_consent_is_given_and_withdrawn():
    rows = exported(2000, 90, 1)["consents", "crm"].to_pydict()
    assert {True, False} == set(rows["given"])


def test_stages_go_forward_and_back_and_cases_are_won_and_lost():
    _, state = lived(2000, 90, 1)
    assert set(state.stage) == set(range(len(catalogue.STAGES)))
    won = state.journal.read("deal close", "won")[0].astype(bool)
    assert won.any()
    assert not won.all()
    person, stage = state.journal.read("stage", "person stage")
    steps = {}
    for who, where in zip(person, stage, strict=True):
        steps.setdefault(who, []).append(where)
    assert any(b < a for path in steps.values() for a, b in itertools.pairwise(path))


def test_need_rises_with_age_and_wear_and_falls_with_service():
    world = make_world(800, 1)
    state = first_state(world)
    need.update_need(world, state, 0)
    today = state.log_need.copy()
    need.update_need(world, state, 300)
    has = np.unique(state.assets.account)
    assert (state.log_need[has] > today[has]).all()
    state.assets.serviced[:] = 300
    need.update_need(world, state, 300)
    assert (state.log_need[has] < today[has] + 0.2).all()


def test_customers_who_get_tired_leave():
    world = make_world(2000, 1)
    state = first_state(world)
    state.goodwill[:] = 0.0
    for day in range(20):
        contact.recover(world, state, day)
    (why,) = state.journal.read("lost", "why")
    assert (why == "tired of contact").any()
    assert (state.lost_on < NEVER).sum() == len(why)
