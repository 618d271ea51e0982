"""Whose words a mail holds, in the ways in which mail programs quote and pass on."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from syotto.sense.enquiries import bare, enquiry, own_words
from syotto.sense.letters import events_of

OUTLOOK = """Please call her.
Ville

________________________________
From: Anna Virtanen <anna@mill.fi>
Sent: Monday, 4 May 2026 12.00
To: Ville Vinha <ville@shop.example>
Subject: Pump P-7

We need a pump for line 3.

Anna Virtanen
Mill Oy, +358 40 1234567
"""
GMAIL = """---------- Forwarded message ---------
From: *Anna Virtanen* <anna@mill.fi>
Date: Mon, 4 May 2026 at 12:00
Subject: Re: Pump P-7
To: <ville@shop.example>


We need a pump.

On Sun, 3 May 2026, Ville wrote:
> Do you need anything?
"""
APPLE = """FYI

> Begin forwarded message:
>
> From: Anna Virtanen <anna@mill.fi>
> Subject: Pump P-7
> Date: 4 May 2026 at 12:00
> To: ville@shop.example
>
> We need a pump.
"""
GERMAN = """Bitte anrufen.

Von: Anna Virtanen [mailto:anna@mill.fi]
Gesendet: Montag, 4. Mai 2026 12:00
An: Ville
Betreff: Pumpe

Wir brauchen eine Pumpe.
"""
FINNISH = """Lähettäjä: Anna Virtanen <anna@mill.fi>
Lähetetty: maanantai 4. toukokuuta 2026 12.00
Vastaanottaja: Ville
Aihe: Pumppu

Tarvitsemme pumpun.
"""


@pytest.mark.parametrize(
    ("subject", "text", "found"),
    [
        ("FW: Pump P-7", OUTLOOK, ("anna@mill.fi", "Anna Virtanen", "Pump P-7", "We need a pump for line 3.\n\nAnna Virtanen\nMill Oy, +358 40 1234567", "Please call her.\nVille")),
        ("Fwd: Re: Pump P-7", GMAIL, ("anna@mill.fi", "Anna Virtanen", "Pump P-7", "We need a pump.", "")),
        ("Fwd: Pump P-7", APPLE, ("anna@mill.fi", "Anna Virtanen", "Pump P-7", "We need a pump.", "FYI")),
        ("WG: Pumpe", GERMAN, ("anna@mill.fi", "Anna Virtanen", "Pumpe", "Wir brauchen eine Pumpe.", "Bitte anrufen.")),
        ("VL: Pumppu", FINNISH, ("anna@mill.fi", "Anna Virtanen", "Pumppu", "Tarvitsemme pumpun.", "")),
    ],
    ids=["outlook", "gmail", "apple", "german", "finnish"],
)  # fmt: skip
def test_of_a_mail_that_is_passed_on_the_first_sender_wants_something(subject, text, found):
    made = enquiry("Ville Vinha", "ville@shop.example", subject, text)
    assert (made.address, made.name, made.subject, made.text, made.note) == found
    assert made.passed_on_by == "ville@shop.example"


def test_an_answer_that_quotes_is_no_mail_passed_on():
    made = enquiry("Anna", "anna@mill.fi", "RE: Pump P-7", OUTLOOK)
    assert (made.address, made.text, made.passed_on_by) == (
        "anna@mill.fi",
        "Please call her.\nVille",
        "",
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Yes.\n\nOn Mon, 4 May 2026 at 12:00, Ann <ann@shop.fi> wrote:\n> More?\n> Ann", "Yes."),
        ("Yes.\n\nOn Mon, 4 May 2026 at 12:00, Ann Ahola of the shop\n<ann@shop.fi> wrote:\n\n> More?", "Yes."),
        ("Am 4. Mai 2026 schrieb Ann <ann@shop.fi>:\n> Mehr?\nJa, 40.", "Ja, 40."),
        ("Joo.\n\nAnn Ahola <ann@shop.fi> kirjoitti 4.5.2026 klo 12.00:\nlisää?\n", "Joo."),
        ("Yes.\n\n-----Original Message-----\nFrom: Ann\nMore?", "Yes."),
        ("40 seals\n> as quoted\nby Friday", "40 seals\nby Friday"),
        ("He wrote: call me at 12:30", "He wrote: call me at 12:30"),
        ("", ""),
    ],
)  # fmt: skip
def test_own_words_are_those_that_are_not_quoted(text, words):
    assert own_words(text) == words


def test_a_subject_without_its_prefixes():
    assert bare("Re: FW: AW: Pump: P-7") == "Pump: P-7"
    assert bare("Reason for our call") == "Reason for our call"


@pytest.mark.parametrize("name", ["android", "aol", "apple_mail", "comcast", "gmail", "hotmail", "iphone", "outlook",
                                  "sparrow", "thunderbird", "yahoo"])  # fmt: skip
def test_real_answers_lose_what_they_quote(shared_data, name):
    raw = (shared_data / f"mail/talon/standard_replies/{name}.eml").read_bytes()
    (event,) = events_of(raw, leads=True)
    assert event["event"] == "Enquiry Received"
    text = event["properties"]["text"]
    assert "hello" in text.lower()
    assert "wrote" not in text
    assert ">" not in text


def letter(text, **headers):
    message = EmailMessage()
    given = {
        "From": "Ville <ville@shop.example>",
        "Subject": "FW: Pump P-7",
        "Message-ID": "<1@x>",
        **headers,
    }
    for name, value in given.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def one(message):
    (event,) = events_of(bytes(message), leads=True)
    return event


def test_an_enquiry_names_who_wants_it_and_who_passed_it_on():
    event = one(letter(OUTLOOK))
    assert (event["event"], event["userId"]) == ("Enquiry Received", "anna@mill.fi")
    told = event["properties"]
    assert (told["name"], told["giver"], told["origin"], told["note"]) == (
        "Anna Virtanen", "ville@shop.example", "mailbox", "Please call her.\nVille",
    )  # fmt: skip


def test_a_mail_passed_on_as_an_attachment_is_its_senders():
    outer = letter("Please call her.")
    outer.add_attachment(letter("We need a pump.", From="Anna <Anna@mill.fi>", Subject="Pump"))
    told = one(outer)["properties"]
    assert (told["email"], told["subject"], told["text"], told["giver"], told["note"]) == (
        "anna@mill.fi", "Pump", "We need a pump.", "ville@shop.example", "Please call her.",
    )  # fmt: skip


def test_what_no_person_wrote_is_left_out_with_the_reason():
    event = one(letter("I am away.", Auto_Submitted="auto-replied"))
    assert event["event"] == "Automatic Reply Received"
    assert event["properties"]["reason"] == "it says Auto-Submitted: auto-replied"
