"""Who gets a lead: whose it is, whom it fits, whose turn it is; never somebody who is away."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from syotto.decide.assign import Desk, Load, Rule, Wanted, assign
from syotto.schema.sellers import Seller

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Helsinki")
ROOM = {"capacity": 10_000, "most_open": 10_000}
AWAY = ((date(2026, 11, 20), date(2026, 11, 30)),)


def seller(name, **more):
    return Seller(name, None, ZONE, **{**ROOM, **more})


def given_to(leads, sellers, loads=None):
    got = assign(leads, sellers, loads or {}, NOW)
    return [(one.seller.name, one.rule) if one else None for one in got]


def test_the_owner_of_the_account_comes_first():
    lead = Wanted("l1", owner="Ben", country="FI")
    sellers = [seller("Anna", territories=("FI",)), seller("Ben")]
    assert given_to([lead], sellers) == [("Ben", Rule.OWNER)]


def test_while_the_owner_is_away_their_deputy_does_then_who_fits():
    lead = Wanted("l1", owner="Ben")
    gone, anna, cleo = seller("Ben", away=AWAY, deputy="Cleo"), seller("Anna"), seller("Cleo")
    assert given_to([lead], [gone, anna, cleo]) == [("Cleo", Rule.DEPUTY)]
    assert given_to([lead], [seller("Ben", away=AWAY), anna]) == [("Anna", Rule.TURN)]


def test_an_owner_without_room_keeps_the_customer_and_the_lead_waits():
    lead = Wanted("l1", owner="Ben")
    sellers = [seller("Ben", capacity=0), seller("Anna")]
    assert given_to([lead], sellers) == [None]
    assert given_to([Wanted("l1", owner="Ben", hot=True)], sellers) == [("Ben", Rule.OWNER)]


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        (Wanted("l", country="FI"), "Anna"),
        (Wanted("l", country="DE", postcode="80331"), "Bert"),
        (Wanted("l", country="DE", postcode="10115"), "Cleo"),
        (Wanted("l", country="FI", products=frozenset({"pumps"})), "Dora"),
        (Wanted("l", unit="paper"), "Emil"),
        (Wanted("l"), "Cleo"),
    ],
    ids=["country", "postcode", "another postcode", "product and country", "unit", "nothing known"],
)
def test_who_fits_most_closely_gets_it(lead, name):
    sellers = [
        seller("Anna", territories=("FI",)),
        seller("Bert", territories=("Germany 8*",)),
        seller("Cleo"),
        seller("Dora", territories=("FI",), products=frozenset({"pumps"})),
        seller("Emil", units=frozenset({"paper"})),
    ]
    assert given_to([lead], sellers)[0][0] == name


FI = {"territories": ("FI",)}
UNKNOWN = [
    ("nothing is known", Wanted("l", hot=True), "Cleo"),
    ("the country is", Wanted("l", country="SE", hot=True), "Dora"),
    ("the country is, the postcode is not", Wanted("l", country="DE", hot=True), "Cleo"),
    ("what it is about is", Wanted("l", country="FI", products=frozenset({"seals"}), hot=True), "Emil"),
    ("what would fit them is", Wanted("l", country="FI", offered=frozenset({"seals"}), hot=True), "Emil"),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "name"), [one[1:] for one in UNKNOWN], ids=[one[0] for one in UNKNOWN])  # fmt: skip
def test_what_is_not_known_of_who_asked_for_us_excludes_nobody(lead, name):
    sellers = [
        seller("Anna", **FI),
        seller("Bert", territories=("DE 8*",)),
        seller("Cleo"),
        seller("Dora", territories=("SE",), units=frozenset({"paper"})),
        seller("Emil", products=frozenset({"seals"}), **FI),
    ]
    assert given_to([lead], sellers)[0][0] == name
    assert given_to([Wanted("l", hot=True)], sellers[:2]) == [("Anna", Rule.TURN)]
    assert given_to([Wanted("l", country="DE", hot=True)], sellers[:2]) == [("Bert", Rule.TURN)]
    assert given_to([Wanted("l")], sellers[:2]) == [None]  # nobody asked: it must be known


def why_not(lead, *sellers):
    desk = Desk(sellers, {}, NOW, ())
    assert desk.give(lead) is None
    return desk.why_not(lead)


def test_why_nobody_gets_it_is_true():
    us = Wanted("l", country="US", unit="paper", products=frozenset({"pumps"}), hot=True)
    assert why_not(us, seller("Anna", **FI)) == "no seller covers US, pumps, unit paper"
    fi = Wanted("l", country="FI", hot=True)
    gone = (seller("Anna", away=AWAY, **FI), seller("Bert", territories=("SE",)))
    assert why_not(fi, *gone) == "whoever covers it is away until 2026-12-01"
    own = Wanted("l", owner="Ben", country="FI", hot=True)
    assert why_not(own, seller("Ben", away=AWAY)) == "whoever covers it is away until 2026-12-01"
    full = seller("Anna", capacity=0)
    assert why_not(Wanted("l"), full) == "nobody who may have it has room"
    always = seller("Anna", days=frozenset())
    assert why_not(Wanted("l"), always) == "whoever covers it is away"


names = st.lists(st.sampled_from("ABCDEFG"), min_size=1, max_size=6, unique=True)


@st.composite
def teams(draw):
    return [
        seller(
            name,
            weight=draw(st.sampled_from([0.5, 1.0, 2.0, 3.0])),
            away=AWAY if draw(st.booleans()) else (),
            capacity=draw(st.integers(0, 20)),
            most_open=draw(st.integers(0, 20)),
            territories=draw(st.sampled_from([(), ("FI",), ("DE", "SE")])),
        )
        for name in draw(names)
    ]


leads = st.lists(
    st.builds(
        Wanted,
        lead=st.uuids().map(str),
        owner=st.sampled_from([None, "A", "B", "nobody of us"]),
        country=st.sampled_from([None, "FI", "DE", "US"]),
        hot=st.booleans(),
    ),
    max_size=40,
)
loads = st.dictionaries(
    st.sampled_from("ABCDEFG"), st.builds(Load, open=st.integers(0, 5), today=st.integers(0, 5))
)


@given(leads, teams(), loads)
def test_nobody_who_is_away_or_full_gets_one_and_the_answer_is_always_the_same(some, team, load):
    got = assign(some, team, load, NOW)
    assert got == assign(some, team, load, NOW)
    assert not any(one.seller.away for one in got if one)
    for one in team:
        cold = [g for w, g in zip(some, got, strict=True) if g and g.seller == one and not w.hot]
        before = load.get(one.name, Load())
        assert len(cold) <= max(0, one.capacity - before.today)
        assert len(cold) <= max(0, one.most_open - before.open)


@given(st.integers(0, 200), st.lists(st.sampled_from([0.5, 1.0, 2.0, 3.0]), min_size=1, max_size=6))
def test_leads_are_shared_out_by_weight(count, weights):
    team = [seller(f"s{number}", weight=weight) for number, weight in enumerate(weights)]
    got = assign([Wanted(str(number)) for number in range(count)], team, {}, NOW)
    has = {one.name: sum(given.seller == one for given in got) for one in team}
    assert sum(has.values()) == count
    for one in team:
        for other in team:
            assert has[one.name] / one.weight <= (has[other.name] + 1) / other.weight


def test_who_comes_back_to_few_gets_the_next_ones():
    busy, back = seller("Anna"), seller("Ben")
    got = given_to([Wanted(str(n)) for n in range(4)], [busy, back], {"Anna": Load(open=3)})
    assert [name for name, _ in got] == ["Ben", "Ben", "Ben", "Anna"]


def test_a_desk_is_full_when_nobody_who_is_here_has_room():
    team = [seller("Anna", capacity=1), seller("Ben", away=AWAY)]
    desk = Desk(team, {}, NOW, ())
    assert not desk.full
    desk.give(Wanted("l1"))
    assert desk.full
    assert desk.give(Wanted("l2")) is None
    assert not Desk(team, {"Anna": Load(open=1)}, NOW + timedelta(days=1), ()).full
