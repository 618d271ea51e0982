from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from syotto.sense.letters import events_of

MAILS = Path(__file__).parent / "mails"


def report(name):
    return [(e["event"], e["properties"]) for e in events_of((MAILS / name).read_bytes())]


def letter(text="How much are 40 seals?", **headers):
    message = EmailMessage()
    given = {"From": "Ann Ahola <Ann@Mill.fi>", "To": "leads@shop.example", "Subject": "Seals",
             "Message-ID": "<1@mill.fi>", "Date": "Mon, 04 May 2026 12:00:00 +0300", **{name.replace("_", "-"): value for name, value in headers.items()}}  # fmt: skip
    for name, value in given.items():
        message[name] = value
    message.set_content(text)
    return message


def one(message):
    (event,) = events_of(bytes(message))
    return event


def test_a_report_names_each_recipient_that_was_not_reached():
    found = [(p["email"], p["bounce_type"], p.get("status")) for _, p in report("bounce.eml")]
    assert found == [
        ("louisl@larry.slip.umd.edu", "soft", "4.0.0"),
        ("nobody@mill.fi", "hard", "5.1.1"),
        ("full@mill.fi", "soft", "5.2.2"),
        ("late@mill.fi", "soft", "4.4.7"),
    ]


def test_a_report_says_which_mail_and_which_send_it_is_about():
    _, properties = report("bounce.eml")[1]
    assert properties["diagnostic"] == "550 5.1.1 <nobody@mill.fi>: no such user"
    assert (properties["email_id"], properties["token"]) == ("offer-1@shop.example", "send-77")


def test_a_complaint_names_who_complained():
    assert report("complaint.eml") == [
        ("Email Marked as Spam",
         {"email": "user@example.com", "diagnostic": "abuse",
          "email_id": "8787KJKJ3K4J3K4J3K4J3.mail@example.net"}),
    ]  # fmt: skip


def test_a_report_that_follows_no_standard_is_read_too():
    assert report("qmail.eml") == [
        ("Email Bounced", {"email": "gone@mill.fi", "bounce_type": "hard"})
    ]


def test_whoever_writes_to_us_is_somebody():
    event = one(letter())
    assert (event["event"], event["userId"]) == ("Email Received", "ann@mill.fi")
    assert event["properties"] == {
        "email": "ann@mill.fi",
        "name": "Ann Ahola",
        "subject": "Seals",
        "text": "How much are 40 seals?",
        "to": "leads@shop.example",
    }
    assert event["timestamp"] == "2026-05-04T09:00:00+00:00"


def test_a_mail_read_twice_is_one_event():
    assert one(letter())["messageId"] == one(letter())["messageId"]
    assert one(letter())["messageId"] != one(letter(Message_ID="<2@mill.fi>"))["messageId"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"From": "no-reply@mill.fi"},
        {"From": "MAILER-DAEMON@mill.fi"},
        {"List_Id": "<news.mill.fi>"},
    ],
)
def test_an_automatic_answer_is_nobody_new(headers):
    assert one(letter(**headers))["event"] == "Automatic Reply Received"


def test_a_person_who_quotes_a_bounce_is_a_person():
    text = (MAILS / "qmail.eml").read_text().partition("\n\n")[2]
    assert one(letter(text))["event"] == "Email Received"


def test_html_is_read_as_its_words():
    message = letter()
    message.set_content(
        "<style>p{}</style><p>40&nbsp;seals,<br>please</p><script>x()</script>", subtype="html"
    )
    assert one(message)["properties"]["text"] == "40 seals,\nplease"


@pytest.mark.parametrize("name", ["android", "aol", "apple_mail", "comcast", "gmail", "hotmail", "iphone", "outlook",
                                  "sparrow", "thunderbird", "yahoo"])  # fmt: skip
def test_real_answers_of_mail_programs_are_read(shared_data, name):
    path = shared_data / f"mail/talon/standard_replies/{name}.eml"
    (event,) = events_of(path.read_bytes())
    assert event["event"] == "Email Received"
    assert "@" in event["properties"]["email"]
    assert "Hello" in event["properties"]["text"] or "hello" in event["properties"]["text"]


@given(
    st.binary(max_size=400),
    st.sampled_from(["bounce.eml", "complaint.eml", "qmail.eml"]),
    st.integers(0, 900),
)
@settings(deadline=None, max_examples=150)
def test_no_mail_breaks_the_reader(noise, name, place):
    raw = (MAILS / name).read_bytes()
    for event in events_of(raw[:place] + noise + raw[place:]):
        assert event["event"]
        assert "@" in event["userId"]
