"""Who may be contacted, on what basis; drawn by hand."""

from datetime import UTC, datetime

import pytest

from syotto.know.consent import permissions
from syotto.know.statements import objections
from syotto.schema import known
from syotto.schema.raw import (
    MEMBERSHIPS,
    ORDER_LINES,
    PEOPLE,
    SUBSCRIPTIONS,
)
from syotto.schema.raw_world import CONSENTS, SUPPRESSIONS
from tests.tables import rows_of, table

AS_OF = datetime(2026, 5, 1, tzinfo=UTC)
NONE = {
    "consents": (CONSENTS, "person_ref"),
    "suppressions": (SUPPRESSIONS, "identifier"),
    "people": (known.PEOPLE, "source_id"),
    "records": (PEOPLE, "source_id"),
    "renamed": (known.RENAMED, "identifier"),
    "accounts": (known.ACCOUNTS, "source_id"),
    "memberships": (MEMBERSHIPS, "person_ref"),
    "lines": (ORDER_LINES, "order_id"),
    "contracts": (SUBSCRIPTIONS, "subscription_id"),
}


def whole(name, drawing):
    """Records that nothing joins, as people and companies."""
    ours = {"people": "person_id", "accounts": "account_id"}.get(name, "source_id")
    named = drawing.replace("source_id", ours)
    return named.replace("account_ref", "account_id") if name == "people" else named


def made(country="FI", customer_days=730, lawful=None, topics=None, **drawings):
    drawn = {"records": drawings.get("people", "source_id"), **drawings}
    tables = [
        table(spec, whole(name, drawn.get(name, head))) for name, (spec, head) in NONE.items()
    ]
    settings = {"country": country, "customer_days": customer_days, "lawful": lawful or {}}
    settings["topics"] = topics or {}
    return permissions(*tables, as_of=AS_OF, **settings)


def mailing(**given):
    """person -> basis, or why not."""
    found = made(**given).filter(lambda t: (t.purpose == "mailing") & (t.channel == "email"))
    rows = rows_of(found, "person_id", "allowed", "basis", "reason")
    assert all(allowed == (basis is not None) for _, allowed, basis, _ in rows)
    return {person: basis or reason for person, _, basis, reason in rows}


ANN = """
    source_id | email        | country
    ann       | ann@mill.fi  | Finland
    """


def test_a_consumer_who_never_said_anything_may_not_be_written_to():
    why = "No consent, and nothing stands in for it in FI for a consumer."
    assert mailing(people=ANN) == {"ann": why}


def test_who_agreed_may_be_written_to():
    said = """
        person_ref | purpose    | channel | given | at         | basis   | source
        ann        | newsletter | E-Mail  | true  | 2026-01-01 | consent | web
        """
    assert mailing(people=ANN, consents=said) == {"ann": "consent"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("true 2026-01-01, false 2026-02-01", "Objected (web)."),
        ("false 2026-01-01, true 2026-02-01", "consent"),
        ("false 2026-02-01, true 2026-01-01", "Objected (web)."),
        ("true 2026-02-01, false 2026-02-01", "Objected (web)."),
        ("true 2026-01-01, false 2026-02-01, true 2026-03-01", "consent"),
    ],
)
def test_the_newest_word_counts_and_at_one_moment_the_objection(words, expected):
    head = "person_ref | purpose | channel | given | at | source"
    lines = [
        f"ann | mailing | email | {' | '.join(word.split())} | web" for word in words.split(", ")
    ]
    assert mailing(people=ANN, consents="\n".join([head, *lines])) == {"ann": expected}


def test_an_objection_wins_over_a_basis_that_was_written_down_later():
    said = """
        person_ref | purpose   | channel | given | at         | basis               | source
        ann        | marketing | email   | false | 2026-01-01 |                     | web
        ann        | marketing | email   | true  | 2026-02-01 | legitimate interest | crm
        """
    assert mailing(people=ANN, consents=said) == {"ann": "Objected (web)."}


COMPANY_OR_NOT = """
    source_id | email          | country        | company
    de_firm   | a@werk.de      | Deutschland    | Werk
    de_person | b@haus.de      | DE             |
    fi_firm   | c@mill.fi      | FIN            | Mill
    fi_person | d@home.fi      | fi             |
    us_person | e@home.com     | USA            |
    pl_firm   | f@firma.pl     | Poland         | Firma
    xx_firm   | g@firm.example | Atlantis       | Firm
    """
BOUGHT = """
    order_id | person_ref | at         | quantity
    o1       | de_firm    | 2026-01-01 | 1
    o2       | de_person  | 2020-01-01 | 1
    o3       | fi_person  | 2025-12-31 | 2
    o4       | pl_firm    | 2026-01-01 | 1
    o5       | xx_firm    | 2026-01-01 | 1
    """


def test_what_stands_in_for_consent_is_a_matter_of_the_country():
    found = mailing(people=COMPANY_OR_NOT, lines=BOUGHT)
    assert found == {
        "de_firm": "existing_customer",
        "de_person": "No consent, and nothing stands in for it in DE for a consumer.",
        "fi_firm": "legitimate_interest",
        "fi_person": "existing_customer",
        "us_person": "legitimate_interest",
        "pl_firm": "No consent, and nothing stands in for it in PL for a company.",
        "xx_firm": "existing_customer",
    }


def test_the_settings_may_ask_for_more_or_less_in_a_country():
    lawful = {"FI": {"business_mailing": []}, "DE": {"consumer_mailing": ["legitimate_interest"]}}
    found = mailing(people=COMPANY_OR_NOT, lines=BOUGHT, lawful=lawful)
    assert found["fi_firm"].startswith("No consent")
    assert found["de_person"] == "legitimate_interest"
    assert found["us_person"] == "legitimate_interest"


def test_a_contract_makes_a_customer_as_long_as_it_runs_and_for_a_while_after():
    contracts = """
        subscription_id | person_ref | started_at | ended_at
        s1              | ann        | 2010-01-01 |
        """
    ended = contracts.rstrip() + "2019-01-01\n"
    assert mailing(people=ANN, contracts=contracts) == {"ann": "existing_customer"}
    assert mailing(people=ANN, contracts=ended)["ann"].startswith("No consent")


def test_a_person_of_an_account_that_bought_is_a_customer():
    people = "source_id | email | account_ref\nann | ann@werk.de | werk"
    accounts = "source_id | country\nwerk | Germany"
    lines = "order_id | account_ref | at | quantity\no1 | werk | 2026-01-01 | 1"
    assert mailing(people=people, accounts=accounts, lines=lines) == {"ann": "existing_customer"}


def test_a_basis_that_the_country_does_not_know_is_none():
    said = """
        person_ref | purpose   | channel | given | at         | basis
        de_person  | marketing | email   | true  | 2026-02-01 | Legitimate interest – prospect/lead
        us_person  | marketing | email   | true  | 2026-02-01 | Legitimate interest – prospect/lead
        """
    found = mailing(people=COMPANY_OR_NOT, consents=said)
    assert found["de_person"].startswith("No consent")
    assert found["us_person"] == "legitimate_interest"


SHARED = """
    source_id | email
    crm7      | Ann@Mill.fi
    shop9     | ann@mill.fi
    other     | bob@mill.fi
    """


def test_the_most_restrictive_counts_for_an_address_of_several_people():
    said = """
        person_ref | purpose | channel | given | at         | source
        crm7       | mailing | email   | true  | 2026-02-01 | crm
        other      | mailing | email   | true  | 2026-02-01 | crm
        shop9      | mailing | email   | false | 2026-01-01 | shop
        """
    assert mailing(people=SHARED, consents=said) == {
        "crm7": "Somebody of the same address objected (shop).",
        "other": "consent",
        "shop9": "Objected (shop).",
    }


def test_what_an_address_says_counts_for_all_who_have_it():
    said = """
        person_ref  | purpose | channel | given | at         | source
        shop9       | mailing | email   | false | 2026-01-01 | shop
        ANN@mill.fi | mailing | email   | true  | 2026-02-01 | form
        """
    found = mailing(people=SHARED, consents=said)
    assert found == {
        "ANN@mill.fi": "consent",
        "crm7": "consent",
        "other": "No consent, and nothing stands in for it in FI for a consumer.",
        "shop9": "consent",
    }


def test_a_suppressed_address_is_not_written_to_whatever_else_was_said():
    said = """
        person_ref | purpose | channel | given | at
        crm7       | mailing | email   | true  | 2026-02-01
        other      | mailing | email   | true  | 2026-02-01
        """
    listed = """
        identifier  | channel | reason
        ANN@mill.fi | email   | bounced
        bob@mill.fi | all     |
        """
    assert mailing(people=SHARED, consents=said, suppressions=listed) == {
        "crm7": "Suppressed: bounced.",
        "other": "Suppressed: on the firm's list.",
        "shop9": "Suppressed: bounced.",
    }


def test_each_purpose_has_its_own_answer():
    people = "source_id | email | phone | country\nann | ann@mill.fi | 0401234567 | FI"
    said = """
        person_ref | purpose   | channel | given | at
        ann        | marketing | email   | false | 2026-02-01
        ann        | recording | phone   | true  | 2026-02-01
        """
    found = made(people=people, consents=said)
    rows = {(p, c): b for p, c, b in rows_of(found, "purpose", "channel", "basis")}
    assert rows == {
        ("mailing", "email"): None,
        ("mailing", "sms"): None,
        ("calls", "phone"): "legitimate_interest",
        ("profiling", "any"): "legitimate_interest",
        ("ad_audiences", "any"): None,
        ("tracking", "any"): None,
        ("recording", "any"): "consent",
        ("service", "any"): "contract",
    }


def test_who_objects_through_every_channel_objects_to_all_that_sells():
    said = """
        person_ref | purpose | channel | given | at
        ann        | all     | any     | false | 2026-02-01
        """
    found = made(people=ANN, consents=said)
    allowed = {purpose for purpose, allowed in rows_of(found, "purpose", "allowed") if allowed}
    assert allowed == {"service"}


def test_consent_carries_its_wording_source_and_proof():
    said = """
        person_ref | purpose | channel | given | at         | source | wording  | proof
        ann        | mailing | email   | true  | 2026-02-01 | web    | Send me. | event 7
        """
    found = made(people=ANN, consents=said).filter(lambda t: t.purpose == "mailing")
    assert rows_of(found, "since", "source", "wording", "proof") == [
        (datetime(2026, 2, 1, tzinfo=UTC), "web", "Send me.", "event 7")
    ]


def test_an_objection_to_profiling_is_everybodys_of_the_address():
    said = """
        person_ref | purpose   | channel | given | at
        crm7       | profiling | any     | false | 2026-01-01
        other      | profiling | any     | false | 2026-01-01
        other      | profiling | any     | true  | 2026-02-01
        """
    found = objections(
        table(CONSENTS, said),
        table(PEOPLE, SHARED),
        table(known.RENAMED, "identifier"),
        as_of=AS_OF,
    )
    assert rows_of(found, "person_id") == [("crm7",), ("shop9",)]


def test_nothing_known_is_nobody_asked():
    assert rows_of(made(), "person_id") == []
