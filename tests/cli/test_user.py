from __future__ import annotations

import json

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner

from syotto.cli import app
from syotto.errors import InputError
from syotto.run.house import open_house
from syotto.run.sign_in import sign_in
from syotto.run.workspace import create
from syotto.store.audit import audit

pytestmark = pytest.mark.usefixtures("quick_passwords")
GOOD = "correct horse battery"
ANN = "ann@mill.example"


@pytest.fixture
def folder(tmp_path):
    create(tmp_path / "shop")
    return str(tmp_path / "shop")


def syotto(*words, typed=f"{GOOD}\n"):
    done = CliRunner().invoke(app, words, input=typed)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.stdout


def add(folder, *more):
    return syotto("user", "add", folder, *more, "--password-stdin")


def test_a_user_is_added_listed_changed_and_ended(folder):
    assert "administrator" in add(folder, ANN, "--role", "administrator")
    added = add(
        folder,
        "sam@mill.example",
        "--role",
        "seller",
        "--owner",
        "Sam",
        "--owner",
        "S. Smith",
        "--json",
    )
    assert json.loads(added)["owners"] == ["Sam", "S. Smith"]
    assert sign_in(open_house(folder), ANN, GOOD, address=None).user.email == ANN
    syotto("user", "role", folder, "sam@mill.example", "viewer", "--unit", "Pumps")
    listed = json.loads(syotto("user", "list", folder, "--json"))
    assert [(one["email"], one["role"], one["units"]) for one in listed] == [
        (ANN, "administrator", []),
        ("sam@mill.example", "viewer", ["Pumps"]),
    ]
    syotto("user", "end", folder, "sam@mill.example")
    assert "ended" in syotto("user", "list", folder)


def test_a_new_password_ends_a_lock(folder):
    add(folder, ANN, "--role", "administrator")
    house = open_house(folder)
    for _ in range(5):
        with pytest.raises(InputError):
            sign_in(house, ANN, "not the password", address=None)
    syotto("user", "password", folder, ANN, "--password-stdin", typed="staple of the day\n")
    sign_in(house, ANN, "staple of the day", address=None)


def test_what_a_command_changed_says_who_ran_it(folder):
    add(folder, ANN, "--role", "administrator")
    with open_house(folder).ledger.read() as connection:
        (row,) = connection.execute(sa.select(audit)).mappings()
    assert row["who"].endswith("(command line)")
    assert (row["what"], row["subject"], row["detail"]) == ("user added", ANN, "administrator")


def test_a_password_is_not_an_option(folder):
    with pytest.raises(InputError, match="no terminal"):
        syotto("user", "add", folder, ANN, "--role", "viewer")
    assert json.loads(syotto("user", "list", folder, "--json")) == []


def test_a_token_is_printed_once_and_ended(folder):
    secret = syotto(
        "token", "add", folder, "reporting", "--scope", "read", "--scope", "export"
    ).strip()
    assert secret.startswith("syotto_")
    (listed,) = json.loads(syotto("token", "list", folder, "--json"))
    assert (listed["name"], listed["scopes"]) == ("reporting", ["export", "read"])
    assert secret.rpartition("_")[2] not in json.dumps(listed)
    syotto("token", "end", folder, listed["token_id"])
    assert "ended" in syotto("token", "list", folder)
    with pytest.raises(InputError, match="no scope"):
        syotto("token", "add", folder, "x", "--scope", "everything")
