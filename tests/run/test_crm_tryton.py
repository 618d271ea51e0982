"""For real, against Tryton: an ERP that nobody here wrote, on SQLite, started by this test."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from urllib.request import Request, urlopen

import pyarrow as pa
import pytest

from syotto.run.build import build
from syotto.run.crm import allow
from syotto.run.crm_wishes import hand
from syotto.run.forget import forget
from syotto.run.house import open_house
from syotto.run.load import load
from syotto.run.workspace import create
from syotto.store import crm as book
from tests.collect.server import wait_for
from tests.run.crms import ACCOUNTS, LEADS, PEOPLE, killed_on_the_way, look
from tests.run.loaded import rows

pytest.importorskip("trytond.modules.sale_opportunity")
pytestmark = pytest.mark.slow
ADMIN = Path(sys.executable).parent / "trytond-admin"
SERVER = Path(__file__).parent.parent / "tryton_server.py"
SECTION = """
[crm.erp]
kind = "tryton"
address = "{address}"
database = "firm"
user = "admin"
password = "$CRM_KEY"
push = ["leads", "people", "accounts"]
[crm.erp.conflicts]
phone = "ours"
"""


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """A new database of Tryton with its modules, and nobody in it."""
    place = tmp_path_factory.mktemp("tryton")
    settings = place / "trytond.conf"
    settings.write_text(f"[database]\nuri = sqlite://\npath = {place}\n")
    (place / "password").write_text("fresh\n")
    (place / "firm.sqlite").touch()
    subprocess.run(
        [ADMIN, "-c", settings, "-d", "firm", "-u", "party", "sale_opportunity", "--activate-dependencies"],
        input="\n", text=True, check=True, capture_output=True,
        env={**os.environ, "TRYTONPASSFILE": str(place / "password")},
    )  # fmt: skip
    return place


@pytest.fixture
def erp(fresh, tmp_path):
    """Tryton with one company that sells."""
    place = tmp_path / "tryton"
    place.mkdir()
    shutil.copy(fresh / "firm.sqlite", place)
    settings = place / "trytond.conf"
    settings.write_text(f"[database]\nuri = sqlite://\npath = {place}\n")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = {**os.environ, "TRYTOND_CONFIG": str(settings), "TRYTOND_DATABASE_NAMES": "firm"}
    server = subprocess.Popen(
        [sys.executable, SERVER, str(port)], env=env, stderr=subprocess.DEVNULL
    )
    try:
        erp = Erp(f"http://127.0.0.1:{port}")
        wait_for(erp.there)
        everybody = erp.ask("res.group", "search", [], 0, None, None)
        (me,) = erp.ask("res.user", "search", [["login", "=", "admin"]], 0, None, None)
        erp.ask("res.user", "write", [me], {"groups": [["add", everybody]]})
        currency = erp.create(
            "currency.currency",
            name="Euro",
            code="EUR",
            symbol="e",
            digits=2,
            rounding={"__class__": "Decimal", "decimal": "0.01"},
        )
        party = erp.create("party.party", name="Us")
        erp.company = erp.create("company.company", party=party, currency=currency)
        erp.ask(
            "res.user",
            "write",
            [me],
            {"companies": [["add", [erp.company]]], "company": erp.company},
        )
        yield erp
    finally:
        server.kill()
        server.wait()


class Erp:
    """Tryton as its own clients speak with it."""

    def __init__(self, address: str) -> None:
        from syotto.act.crm import Setup
        from syotto.act.crm_tryton import tryton

        given = {"address": address, "database": "firm", "user": "admin", "password": "fresh"}
        self.address = address
        self.client = tryton(Setup("erp", given, Path()))
        self.company = 0

    def there(self) -> bool:
        try:
            body = b'{"id":0,"method":"common.server.version","params":[]}'
            head = {"Content-Type": "application/json"}
            return urlopen(Request(f"{self.address}/rpc/", body, head), timeout=2).status == 200
        except OSError:
            return False

    def ask(self, model: str, method: str, *params):
        answer = self.client.call(
            f"model.{model}.{method}", *params, {"company": self.company} if self.company else {}
        )
        assert answer.good, answer
        return answer.body

    def create(self, model: str, **values) -> int:
        return self.ask(model, "create", [values])[0]

    def all(self, model: str, *names: str) -> list:
        return self.ask(model, "search_read", [], 0, None, [["id", "ASC"]], ["id", *names])


@pytest.fixture(scope="module")
def firm(tmp_path_factory):
    folder = tmp_path_factory.mktemp("erp") / "firm"
    create(folder)
    house = open_house(folder)
    load(house, "people", [pa.Table.from_pylist(PEOPLE)], source="web")
    load(house, "accounts", [pa.Table.from_pylist(ACCOUNTS)], source="web")
    build(house)
    house.ledger.close()
    return folder


@pytest.fixture
def house(firm, erp, tmp_path):
    shutil.copytree(firm, tmp_path / "firm", symlinks=True)
    path = tmp_path / "firm/syotto.toml"
    path.write_text(path.read_text() + SECTION.format(address=erp.address))
    made = open_house(tmp_path / "firm")
    yield made
    made.ledger.close()


def test_cases_get_into_tryton_and_what_became_of_them_comes_back(house, erp):
    allow(house, "erp", by=None)
    hand(house, "erp", LEADS)
    made = look(house, "erp")
    with house.ledger.read() as connection:
        assert book.some(connection, book.crm_writes, "erp", 9, state=book.FAILED) == []
    assert (made.written, made.failed) == (6, 0)
    cases = erp.all("sale.opportunity", "reference", "state", "amount", "party", "description")
    assert [row["reference"] for row in cases] == ["lead-1", "lead-2"]
    assert cases[0]["amount"] == {"__class__": "Decimal", "decimal": "1200.00"}
    first, second = (row["id"] for row in cases)
    erp.ask("sale.opportunity", "write", [second], {"lost_reason": "price"})
    erp.ask("sale.opportunity", "lost", [second])
    look(house, "erp")
    told = {row["opportunity_id"]: row for row in rows(house, "opportunities")}
    assert (told[str(first)]["won"], told[str(second)]["won"]) == (None, False)
    assert (told[str(second)]["stage"], told[str(second)]["lost_reason"]) == ("lost", "price")
    assert told[str(first)]["amount"] == Decimal("1200.00")
    assert told[str(second)]["closed_at"] is not None
    parties = {row["name"] for row in erp.all("party.party", "name")}
    assert parties == {"Us", "Mill Oy", "Yard Ab", "Aino Ahola", "Cia Ceder"}
    assert look(house, "erp").written == 0


def test_a_phone_number_that_changed_here_changes_there_and_a_name_there_comes_here(house, erp):
    allow(house, "erp", by=None)
    hand(house, "erp", LEADS)
    look(house, "erp")
    look(house, "erp")
    (aino,) = [row for row in erp.all("party.party", "name") if row["name"] == "Aino Ahola"]
    erp.ask("party.party", "write", [aino["id"]], {"name": "Aino Virta"})
    load(
        house,
        "people",
        [
            pa.Table.from_pylist(
                [{**PEOPLE[0], "phone": "+358 9 6123456", "updated_at": house.now()}]
            )
        ],
        source="web",
    )
    build(house)
    look(house, "erp")
    assert [
        row["value"]
        for row in erp.all("party.contact_mechanism", "value", "type", "party")
        if row["party"] == aino["id"] and row["type"] == "phone"
    ] == ["+358 9 6123456"]
    assert "Virta" in {row["last_name"] for row in rows(house, "people")}


def test_who_is_erased_here_is_erased_in_tryton(house, erp, monkeypatch):
    monkeypatch.setenv("CRM_KEY", "fresh")
    allow(house, "erp", by=None)
    hand(house, "erp", [replace(LEADS[1], account_id=None)])
    look(house, "erp")
    assert "Cia Ceder" in {row["name"] for row in erp.all("party.party", "name")}
    forget(house, "p3")
    assert "Cia Ceder" not in {row["name"] for row in erp.all("party.party", "name")}
    assert not any("yard" in row["value"] for row in erp.all("party.contact_mechanism", "value"))


def test_killed_in_the_middle_again_and_again_nothing_is_there_twice(house, erp):
    allow(house, "erp", by=None)
    hand(house, "erp", LEADS)
    ends = killed_on_the_way(house, "erp", 17)
    assert -9 in ends
    look(house, "erp")
    assert [row["reference"] for row in erp.all("sale.opportunity", "reference")] == [
        "lead-1",
        "lead-2",
    ]
    names = sorted(row["name"] for row in erp.all("party.party", "name"))
    assert names == ["Aino Ahola", "Cia Ceder", "Mill Oy", "Us", "Yard Ab"]
