from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import argon2
import pytest
import sqlalchemy as sa

from syotto.ask.audit import Wanted, audit as ask_audit
from syotto.ask.users import users as ask_users
from syotto.errors import InputError, NotFound
from syotto.run import passwords, tokens, users
from syotto.run.audit import Act, note
from syotto.run.sign_in import (
    Locked,
    WrongPassword,
    change_password,
    network_of,
    session_user,
    sign_in,
    sign_out,
    unlock,
)
from syotto.schema.access import MAY, Acted, Permission, Role
from syotto.store.audit import audit
from syotto.store.erasure import erase_rows
from syotto.store.users import api_tokens, sessions, users as table, waits
from tests.company import workspace

GOOD, OTHER = "correct horse battery", "staple of the other day"
ANN = "ann@mill.example"
HERE = "192.0.2.7"

pytestmark = pytest.mark.usefixtures("quick_passwords")


class Clock:
    """A house's clock that a test turns."""

    def __init__(self):
        self.at = datetime(2026, 5, 4, 9, tzinfo=UTC)

    def __call__(self):
        return self.at

    def turn(self, **by):
        self.at += timedelta(**by)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def house(tmp_path, ledger_url, clock):
    made = workspace(tmp_path / "shop", ledger=ledger_url)
    made.now = clock
    yield made
    made.ledger.close()


@pytest.fixture
def house_here(tmp_path, clock):
    """On SQLite alone, for what no database decides."""
    made = workspace(tmp_path / "shop")
    made.now = clock
    return made


@pytest.fixture
def ann(house):
    return users.add_user(house, ANN, Role.ADMINISTRATOR, GOOD, by="test")


def rows(house, of):
    with house.ledger.read() as connection:
        return [dict(row) for row in connection.execute(sa.select(of)).mappings()]


def wrong(house, email=ANN, times=1, address=HERE):
    for _ in range(times):
        with pytest.raises(WrongPassword):
            sign_in(house, email, "not the password", address=address)


def acts(house):
    return [(row["who"], row["what"], row["subject"]) for row in rows(house, audit)]


def test_who_knows_the_password_gets_a_session(house, ann):
    made = sign_in(house, " Ann@Mill.example ", GOOD, address=HERE)
    assert session_user(house, made.session) == made.user
    assert made.user.last_at == house.now()
    assert acts(house) == [("test", "user added", ANN), (ANN, "signed in", None)]


def test_neither_passwords_nor_sessions_nor_tokens_are_kept(house, ann):
    session = sign_in(house, ANN, GOOD, address=HERE).session
    secret = tokens.add_token(house, "reporting", ["read"], 30, by=ANN).secret
    kept = repr([rows(house, of) for of in (table, sessions, waits, api_tokens, audit)])
    assert "$argon2id$" in kept
    for hidden in (GOOD, session, secret, secret.split("_", 2)[2]):
        assert hidden not in kept


def test_a_password_costs_what_rfc_9106_advises_and_cheaper_ones_are_renewed(
    house, ann, monkeypatch
):
    monkeypatch.setattr(passwords, "hasher", argon2.PasswordHasher())
    passwords.nobodys.cache_clear()
    sign_in(house, ANN, GOOD, address=HERE)
    (kept,) = [row["password"] for row in rows(house, table)]
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert passwords.nobodys().startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    sign_in(house, ANN, GOOD, address=HERE)
    assert [row["password"] for row in rows(house, table)] == [kept]


def test_wrong_e_mail_and_wrong_password_are_told_alike(house, ann):
    said = []
    for email in (ANN, "nobody@mill.example", "", "x" * 5000):
        with pytest.raises(WrongPassword) as refused:
            sign_in(house, email, "not the password", address=HERE)
        said.append(str(refused.value))
    assert len(set(said)) == 1


@pytest.mark.parametrize("email", [ANN, "nobody@mill.example"])
def test_after_five_wrong_passwords_one_waits_longer_each_time(house, ann, clock, email):
    wrong(house, email, times=5)
    for minutes in (1, 2, 4):
        for password in (GOOD, "not the password"):
            with pytest.raises(Locked, match="Too many") as refused:
                sign_in(house, email, password, address=HERE)
            assert f"in {minutes} minute" in refused.value.fix
        clock.turn(minutes=minutes, seconds=1)
        wrong(house, email)


def test_the_wait_doubles_up_to_an_hour(house, ann, clock):
    wrong(house, times=5)
    minutes = []
    for _ in range(9):
        (mine,) = [row for row in rows(house, waits) if row["subject"].startswith("email")]
        minutes.append((mine["until"] - mine["failed_at"]) / timedelta(minutes=1))
        clock.at = mine["until"]
        wrong(house)
    assert minutes == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_after_the_wait_the_right_password_lets_in_and_the_count_begins_anew(house, ann, clock):
    wrong(house, times=5)
    clock.turn(minutes=1, seconds=1)
    sign_in(house, ANN, GOOD, address=HERE)
    wrong(house, times=4)
    sign_in(house, ANN, GOOD, address=HERE)


def test_four_wrong_passwords_are_forgotten_after_a_quarter_of_an_hour(house, ann, clock):
    wrong(house, times=4)
    clock.turn(minutes=15, seconds=1)
    wrong(house, times=4)
    sign_in(house, ANN, GOOD, address=HERE)


def test_an_administrator_unlocks(house, ann):
    wrong(house, times=5)
    unlock(house, ANN, by="boss")
    sign_in(house, ANN, GOOD, address=HERE)
    assert ("boss", "unlocked", ANN) in acts(house)


def test_many_at_once_gain_nothing(house, ann):
    def tried(number):
        try:
            sign_in(house, ANN, f"guess number {number}", address=HERE)
        except InputError as error:
            return type(error)

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(tried, range(16)))
    assert answers.count(WrongPassword) == 5
    assert answers.count(Locked) == 11


def test_a_wrong_try_is_written_down_also_where_nobody_has_the_address(house, ann):
    wrong(house)
    wrong(house, "Secret password typed here")
    mine = [row for row in rows(house, audit) if row["what"] == "wrong e-mail or password"]
    assert [row["who"] for row in mine] == [ANN, "somebody"]
    assert "typed here" not in repr(rows(house, audit))


def test_who_owns_a_network_of_ipv6_has_no_more_tries():
    assert network_of("2001:db8:1:2::1") == network_of("2001:db8:1:2:ffff::9")
    assert network_of("2001:db8:1:2::1") != network_of("2001:db8:1:3::1")
    assert network_of("192.0.2.1") != network_of("192.0.2.2")
    assert network_of(None) == network_of("nowhere")


def test_an_address_that_tries_many_users_waits_and_an_office_that_signs_in_does_not(
    house, ann, monkeypatch
):
    monkeypatch.setitem(sign_in.__globals__["TRIES"], "address", 6)
    for _ in range(8):
        sign_in(house, ANN, GOOD, address=HERE)
    for number in range(6):
        wrong(house, f"{number}@mill.example", address="198.51.100.1")
    with pytest.raises(Locked):
        sign_in(house, ANN, GOOD, address="198.51.100.1")
    sign_in(house, ANN, GOOD, address=HERE)


def test_a_session_ends_when_idle_when_old_and_on_sign_out(house, ann, clock):
    idle, left = (sign_in(house, ANN, GOOD, address=HERE).session for _ in range(2))
    assert idle != left
    sign_out(house, left)
    assert session_user(house, left) is None
    for _ in range(3):
        clock.turn(minutes=100)
        assert session_user(house, idle) is not None
    clock.turn(minutes=121)
    assert session_user(house, idle) is None
    busy = sign_in(house, ANN, GOOD, address=HERE).session
    for _ in range(7):
        clock.turn(minutes=100)
        assert session_user(house, busy) is not None
    clock.turn(minutes=30)
    assert session_user(house, busy) is None
    assert session_user(house, "guess") is None
    assert rows(house, sessions) == []


def test_a_new_password_ends_all_sessions_but_the_one_that_follows(house, ann):
    before = sign_in(house, ANN, GOOD, address=HERE).session
    after = change_password(house, ANN, GOOD, OTHER, address=HERE).session
    assert session_user(house, before) is None
    assert session_user(house, after) is not None
    wrong_now = pytest.raises(WrongPassword)
    with wrong_now:
        sign_in(house, ANN, GOOD, address=HERE)
    sign_in(house, ANN, OTHER, address=HERE)


def test_the_old_password_is_asked_for_and_guessing_it_is_counted(house, ann):
    for _ in range(5):
        with pytest.raises(WrongPassword):
            change_password(house, ANN, "not the password", OTHER, address=HERE)
    with pytest.raises(Locked):
        change_password(house, ANN, GOOD, OTHER, address=HERE)


@pytest.mark.parametrize(
    "password", ["short", "eleven char", "aaaaaaaaaaaaaaaa", ANN, ANN.upper(), "x" * 1025]
)
def test_a_password_that_will_not_do_is_refused(house_here, password):
    with pytest.raises(InputError):
        users.add_user(house_here, ANN, Role.VIEWER, password, by="test")
    assert rows(house_here, table) == []


@pytest.mark.parametrize("email", ["", "ann", "ann@", "a b@mill.example", "ann@mill/..", "@mill"])
def test_an_e_mail_that_is_none_is_refused(house_here, email):
    with pytest.raises(InputError, match="e-mail"):
        users.add_user(house_here, email, Role.VIEWER, GOOD, by="test")


def test_an_e_mail_is_taken_once(house, ann):
    with pytest.raises(InputError, match="already"):
        users.add_user(house, "ANN@mill.example", Role.VIEWER, GOOD, by="test")


def test_a_seller_needs_an_owner_name_and_nobody_else_may_have_one(house_here):
    with pytest.raises(InputError, match="owner"):
        users.add_user(house_here, ANN, Role.SELLER, GOOD, by="test")
    with pytest.raises(InputError, match="owner"):
        users.add_user(house_here, ANN, Role.VIEWER, GOOD, by="test", owners=["Salla"])
    made = users.add_user(
        house_here, ANN, Role.SELLER, GOOD, by="test", owners=["Salla", " ", "Salla"]
    )
    assert made.viewer.owners == {"Salla"}


def test_a_new_role_ends_sessions_and_is_written_down(house, ann):
    bob = users.add_user(house, "bob@mill.example", Role.VIEWER, GOOD, by="test")
    session = sign_in(house, bob.email, GOOD, address=HERE).session
    made = users.change_role(house, bob.email, Role.SELLER, by=ANN, owners=["Jukka"], units=["N"])
    assert (made.viewer.owners, made.viewer.units) == ({"Jukka"}, {"N"})
    assert session_user(house, session) is None
    assert rows(house, audit)[-1]["detail"] == "seller, owner Jukka, unit N"


def test_whoever_has_ended_is_out_and_stays_out(house, ann):
    bob = users.add_user(house, "bob@mill.example", Role.VIEWER, GOOD, by="test")
    session = sign_in(house, bob.email, GOOD, address=HERE).session
    users.end_user(house, bob.email, by=ANN)
    assert session_user(house, session) is None
    wrong(house, bob.email)
    with pytest.raises(WrongPassword):
        sign_in(house, bob.email, GOOD, address=HERE)
    assert users.anybody(house)


def test_the_last_administrator_stays(house, ann):
    with pytest.raises(InputError, match="only administrator"):
        users.end_user(house, ANN, by=ANN)
    with pytest.raises(InputError, match="only administrator"):
        users.change_role(house, ANN, Role.VIEWER, by=ANN)
    users.add_user(house, "bob@mill.example", Role.ADMINISTRATOR, GOOD, by=ANN)
    users.end_user(house, ANN, by="bob@mill.example")
    with pytest.raises(NotFound):
        users.end_user(house, "nobody@mill.example", by="bob@mill.example")


def test_only_one_is_the_first(house):
    assert not users.anybody(house)
    users.add_user(house, ANN, Role.ADMINISTRATOR, GOOD, by="first run", first=True)
    with pytest.raises(InputError, match="already"):
        users.add_user(house, "b@c.example", Role.ADMINISTRATOR, GOOD, by="x", first=True)


def test_a_token_lets_in_until_its_day_and_not_after_it_was_ended(house, clock):
    made = tokens.add_token(house, "reporting", ["read", "export"], 30, by=ANN, units=["N"])
    found = tokens.open_token(house, made.secret)
    assert found.viewer.permissions == {Permission.READ, Permission.EXPORT}
    assert (found.viewer.units, found.viewer.owners) == ({"N"}, None)
    assert rows(house, api_tokens)[0]["used_at"] == house.now()
    clock.turn(days=30)
    assert tokens.open_token(house, made.secret) is None
    clock.turn(days=-1)
    tokens.end_token(house, made.token.token_id, by=ANN)
    assert tokens.open_token(house, made.secret) is None


def test_what_is_no_token_lets_nobody_in(house_here):
    made = tokens.add_token(house_here, "reporting", ["read"], 30, by=ANN)
    for sent in (
        "",
        "syotto",
        "syotto_x_y",
        made.secret[:-1],
        made.secret + "x",
        "other" + made.secret[6:],
    ):
        assert tokens.open_token(house_here, sent) is None


@pytest.mark.parametrize(
    ("name", "scopes", "days"),
    [
        ("", ["read"], 9),
        ("x", [], 9),
        ("x", ["users"], 9),
        ("x", ["account"], 9),
        ("x", ["read"], 0),
        ("x", ["read"], 367),
    ],
)
def test_a_token_that_will_not_do_is_refused(house_here, name, scopes, days):
    with pytest.raises(InputError):
        tokens.add_token(house_here, name, scopes, days, by=ANN)
    assert rows(house_here, api_tokens) == []


def test_a_read_that_comes_again_soon_is_one_row_and_a_change_is_two(house, clock):
    for action in (Acted.READ, Acted.CHANGE):
        act = Act(ANN, action, "/customers/{customer_id}", "c1", None, HERE)
        for _ in range(2):
            note(house, act)
            clock.turn(minutes=1)
    note(house, Act(ANN, Acted.READ, "/customers/{customer_id}", "c2", None, HERE))
    clock.turn(minutes=5)
    note(house, Act(ANN, Acted.READ, "/customers/{customer_id}", "c1", None, HERE))
    found = ask_audit(house, Wanted(subject="c1"))
    assert [(row.action, row.times) for row in found.rows] == [
        ("read", 1), ("change", 1), ("change", 1), ("read", 2),
    ]  # fmt: skip
    first = found.rows[-1]
    assert (first.last_at - first.at, first.address) == (timedelta(minutes=1), HERE)


def test_the_log_is_read_page_by_page_and_by_day(house, clock):
    for number in range(5):
        note(house, Act(ANN, Acted.CHANGE, "/feedback", f"c{number}"))
        clock.turn(days=1)
    page = ask_audit(house, Wanted(limit=2))
    assert ([row.subject for row in page.rows], page.found) == (["c4", "c3"], 5)
    page = ask_audit(house, Wanted(limit=2, after=page.next_after))
    assert [row.subject for row in page.rows] == ["c2", "c1"]
    days = Wanted(since=date(2026, 5, 5), until=date(2026, 5, 6))
    assert [row.subject for row in ask_audit(house, days).rows] == ["c2", "c1"]


def test_the_users_page_says_who_is_locked_out(house, ann, clock):
    wrong(house, times=5)
    assert ask_users(house).users[0].locked_until == clock.at + timedelta(minutes=1)
    assert "1 is locked out" in ask_users(house).finding
    clock.turn(minutes=1)
    assert ask_users(house).users[0].locked_until is None


def test_who_is_erased_leaves_the_log_and_no_user_is_lost(house, ann):
    note(house, Act(ANN, Acted.READ, "/customers/{customer_id}", "quilla"))
    note(house, Act(ANN, Acted.READ, "/customers", None, "q=quilla"))
    with house.ledger.begin() as connection:
        gone = erase_rows(connection, lambda _, row: "quilla" in repr(row) or ANN in repr(row))
    assert gone == {"audit": 3}
    assert "quilla" not in repr(rows(house, audit))
    assert [row["what"] for row in rows(house, audit)][1:] == [
        "/customers/{customer_id}", "/customers",
    ]  # fmt: skip
    sign_in(house, ANN, GOOD, address=HERE)


def test_every_role_may_change_its_password_and_only_one_makes_users():
    assert set(MAY) == set(Role)
    assert all(Permission.ACCOUNT in may for may in MAY.values())
    assert [role for role, may in MAY.items() if Permission.USERS in may] == [Role.ADMINISTRATOR]
