"""Leads go out as a file, and their results come back in one."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from syotto.ask.crm_links import links
from syotto.ask.handed_leads import handed_leads
from syotto.cli import app
from syotto.run import leads
from syotto.run.load import load
from syotto.store import leads as book
from tests.run.leads import MONDAY, SALLA, employing, score
from tests.run.loaded import file
from tests.run.mail import mail_house


@pytest.fixture
def house(tmp_path):
    mail_house(tmp_path / "w")
    made = employing(tmp_path / "w", SALLA)
    yield made
    made.ledger.close()


def states(house):
    with house.ledger.read() as connection:
        return {row["person_id"]: row["state"] for row in book.every_handed(connection)}


def test_the_file_says_who_has_whom_and_comes_back_with_results(house, tmp_path):
    for name in ("p1", "p2", "p3"):
        leads.route(house, name, f"Asked by {name}", now=MONDAY)
    out = CliRunner().invoke(app, ["export", str(house.folder), "handed_leads"]).stdout
    found = list(csv.DictReader(io.StringIO(out)))
    assert {(row["person_id"], row["seller"], row["state"], row["why"]) for row in found} == {
        (name, "Salla Salo", "handed", f"Asked by {name}") for name in ("p1", "p2", "p3")
    }
    said = {"p1": ("Won", ""), "p2": ("rejected", "boring"), "p3": ("", "")}
    for row in found:
        row["result"], row["reason"] = said[row["person_id"]]
    back = io.StringIO()
    sheet = csv.DictWriter(back, found[0].keys())
    sheet.writeheader()
    sheet.writerows([*found, {**found[0], "lead_id": "nope", "result": "won"}])
    report = load(house, "lead_results", [file(tmp_path, "back.csv", back.getvalue())])
    assert states(house) == {"p1": "won", "p2": "handed", "p3": "handed"}
    assert report.notes[0] == "1 results of leads count from here on."
    told = "\n".join(report.notes)
    assert "A lead is not rejected for 'boring'." in told
    assert "nope: There is no lead 'nope'." in told


def test_of_people_of_a_build_the_file_has_names_companies_and_numbers(built):
    house = score(built)
    leads.hand_over(house, MONDAY)
    one = next(row for row in handed_leads(house).to_pylist() if row["person_id"] == "p1")
    assert (one["name"], one["company"], one["email"], one["phone"]) == (
        "Anna Strom", "Mill", "anna@mill.example", "+358401234567"
    )  # fmt: skip
    assert one["card"] == f"/leads/{one['lead_id']}"


def test_a_record_has_an_address_where_its_connection_says_it(house):
    crm = {
        "hub": {"kind": "hubspot", "page": "https://hub.example/contact/{id}"},
        "force": {"kind": "salesforce", "address": "https://acme.example/"},
        "odd": {"kind": "rest", "page": "javascript:{id}"},
    }
    settings = replace(house.settings, crm=crm)
    known_as = ["hub 7/8", "force 003", "odd 1", "crm C001197"]
    assert links(settings, known_as) == {
        "hub 7/8": "https://hub.example/contact/7%2F8", "force 003": "https://acme.example/003"
    }  # fmt: skip
