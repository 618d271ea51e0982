"""Exports of HubSpot and Marketo as people have them: nothing is mapped by hand."""

from __future__ import annotations

import pytest

from syotto.run.load import load
from tests.run.loaded import columns, file, house_in

HUBSPOT = """\
Record ID,Email,Unsubscribed from all email,Opted out of email: Spare parts,Legal basis for processing contact's data,Last Modified Date
101,ann@mill.fi,true,false,Not applicable,2026-02-01 10:00
102,bob@mill.fi,,true,Freely given consent from contact,2026-02-02 10:00
103,cid@mill.fi,false,,Legitimate interest – existing customer;Performance of a contract,2026-02-03 10:00
104,dan@mill.fi,,,,2026-02-04 10:00
"""
MARKETO = """\
Id,Email Address,Unsubscribed,Unsubscribed Reason,Email Invalid,Email Invalid Cause,Marketing Suspended,Black Listed,Do Not Call
7,ann@mill.fi,1,too much mail,0,,0,0,0
8,bob@mill.fi,0,,1,550 no such user,0,0,1
9,cid@mill.fi,0,,0,,1,1,0
10,dan@mill.fi,0,,0,,0,0,0
"""


@pytest.fixture
def house(tmp_path):
    made = house_in(tmp_path / "w")
    yield made
    made.ledger.close()


def test_hubspots_contacts_say_who_objected_and_on_what_basis_others_are(house, tmp_path):
    report = load(house, "consents", file(tmp_path, "hubspot.csv", HUBSPOT), source="hubspot")
    assert report.rejected == 0
    assert columns(house, "consents", "person_ref", "purpose", "channel", "given", "basis") == [
        ("101", "marketing", "email", False, None),
        ("102", "Spare parts", "email", False, None),
        ("102", "mailing", "email", True, "Freely given consent from contact"),
        ("103", "mailing", "email", True, "Legitimate interest – existing customer"),
    ]
    assert {at.isoformat()[:10] for (at,) in columns(house, "consents", "at")} == {
        "2026-02-01", "2026-02-02", "2026-02-03",
    }  # fmt: skip


def test_marketos_leads_say_who_objected(house, tmp_path):
    load(house, "consents", file(tmp_path, "marketo.csv", MARKETO), source="marketo")
    said = columns(house, "consents", "person_ref", "purpose", "channel", "given")
    assert set(said) == {
        ("7", "marketing", "email", False),
        ("8", "calls", "phone", False),
        ("9", "marketing", "any", False),
    }
    proofs = dict(columns(house, "consents", "person_ref", "proof"))
    assert proofs["7"] == "Unsubscribed: too much mail"


def test_marketos_leads_say_which_addresses_nobody_may_use(house, tmp_path):
    load(house, "suppressions", file(tmp_path, "marketo.csv", MARKETO), source="marketo")
    assert columns(house, "suppressions", "identifier", "channel", "reason") == [
        ("ann@mill.fi", "email", "unsubscribed: too much mail"),
        ("bob@mill.fi", "email", "bounced: 550 no such user"),
        ("cid@mill.fi", "email", "black listed"),
    ]


def test_hubspots_list_of_unsubscribes_and_bounces(house, tmp_path):
    text = "Email,Portal Bounce,Portal Unsubscribe,Portal Spam Report,Global Bounce\n"
    text += "a@x.fi,TRUE,FALSE,FALSE,FALSE\nb@x.fi,FALSE,FALSE,TRUE,FALSE\nc@x.fi,FALSE,FALSE,FALSE,FALSE\n"
    load(house, "suppressions", file(tmp_path, "list.csv", text))
    assert columns(house, "suppressions", "identifier", "reason") == [
        ("a@x.fi", "bounced"), ("b@x.fi", "spam complaint"),
    ]  # fmt: skip


def test_a_plain_list_of_addresses_is_a_list_of_e_mail_addresses(house, tmp_path):
    load(house, "suppressions", file(tmp_path, "opt_out.csv", "Email\nann@mill.fi\nbob@mill.fi\n"))
    assert columns(house, "suppressions", "identifier", "channel") == [
        ("ann@mill.fi", "email"), ("bob@mill.fi", "email"),
    ]  # fmt: skip


def test_a_file_with_a_row_for_each_word_is_read_as_it_is(house, tmp_path):
    text = "contact_id,subscription_type,channel,opted_in,date\n7,Newsletter,email,yes,2026-01-01\n"
    load(house, "consents", file(tmp_path, "rows.csv", text))
    assert columns(house, "consents", "person_ref", "purpose", "given") == [
        ("7", "Newsletter", True)
    ]
