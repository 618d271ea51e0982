from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from syotto.cli import app
from syotto.errors import InputError, NotFound, SourceError
from syotto.run.audience import audience
from syotto.run.house import open_house
from syotto.run.mail_check import mail_check, make_key
from syotto.run.mailing import Mailing, Reason, approve, let_go, stop
from syotto.run.rights import give
from syotto.run.sending import send_due
from syotto.sense.mail_dns import checked, dkim, dmarc, spf
from tests.act.sink import running
from tests.run.mail import mail_house, rows, states

PEOPLE = "person_id,E-Mail,first_name\n1,p1@example.org,Ann\n2,p2@example.org,Bo\n3,,Cy\n4,nonsense,Di\n5,P1@example.org,Eve\n1,p1@example.org,Ann\n6,p6@example.org,\n"


@pytest.fixture
def sink():
    with running() as one:
        yield one


@pytest.fixture
def house(tmp_path, sink):
    made = mail_house(tmp_path / "shop", sink.port)
    (tmp_path / "people.csv").write_text(PEOPLE)
    for number in (1, 2, 6):
        give(
            made,
            person_id=str(number),
            address=f"p{number}@example.org",
            purpose="mailing",
            channel="email",
            at=made.now(),
            source="test",
        )
    yield made
    made.ledger.close()


@pytest.fixture
def people(tmp_path):
    return str(tmp_path / "people.csv")


def test_a_mailing_is_counted_before_anything_leaves(house, people, sink):
    plan = Mailing(house, people, "hello").plan()
    assert (plan.people, plan.lawful, plan.repeated, plan.already) == (6, 3, 1, 0)
    assert plan.not_lawful == [
        Reason("no address", 1), Reason("not an address", 1), Reason("the address is in the audience twice", 1),
    ]  # fmt: skip
    assert plan.lawful + sum(one.people for one in plan.not_lawful) == plan.people
    assert (rows(house), sink.mails) == ([], [])


def test_every_person_of_the_audience_ends_with_a_reason(house, people, sink):
    assert let_go(Mailing(house, people, "hello"), "ann")[0] == "running"
    send_due(house)
    found = {row["person_id"]: (row["state"], row["reason"]) for row in rows(house)}
    assert len(found) == 6
    assert [found["1"][0], found["2"][0]] == ["sent", "sent"]
    assert found["3"] == ("failed", "no address")
    assert found["4"] == ("failed", "not an address: nonsense")
    assert found["5"] == ("skipped", "the address is in the audience twice")
    assert found["6"] == ("failed", "No value for first_name.")


def test_nobody_gets_the_same_mailing_twice(house, people, sink, tmp_path):
    let_go(Mailing(house, people, "hello"), "ann")
    send_due(house)
    more = tmp_path / "more.csv"
    more.write_text(PEOPLE + "7,p7@example.org,Fay\n")
    again = Mailing(house, str(more), "hello")
    assert again.plan().already == 6
    assert let_go(again, "ann")[1].new == 1
    send_due(house)
    assert len(sink.mails) == 2  # the new one may not be written to
    assert let_go(Mailing(house, people, "hello", name="another"), "ann")[1].new == 6


def test_a_mailing_is_shown_on_a_real_person(house, people):
    mailing = Mailing(house, people, "hello")
    assert mailing.preview().subject == "Seals for Ann"
    assert mailing.preview("P2@example.org").subject == "Seals for Bo"
    with pytest.raises(NotFound, match="not in the audience"):
        mailing.preview("nobody@example.org")
    with pytest.raises(InputError, match="No value for first_name"):
        mailing.preview("6")


def test_a_test_goes_to_us_alone(house, people, sink):
    Mailing(house, people, "hello").test("me@example.com")
    send_due(house)
    assert [(mail.recipient, mail.message["Subject"]) for mail in sink.mails] == [
        ("me@example.com", "Seals for Ann")
    ]
    assert Mailing(house, people, "hello").plan().already == 0


def test_a_second_person_lets_a_large_mailing_go(tmp_path, sink, people, house):
    path = house.folder / "syotto.toml"
    path.write_text("second_person_from = 3\n" + path.read_text())
    strict = open_house(house.folder)
    assert let_go(Mailing(strict, people, "hello"), "ann")[0] == "planned"
    assert send_due(strict) == 0
    assert let_go(Mailing(strict, people, "hello"), "ann")[0] == "planned"
    with pytest.raises(InputError, match="second person"):
        approve(strict, "hello", "ann")
    assert let_go(Mailing(strict, people, "hello"), "bo")[0] == "running"
    assert send_due(strict) == 3
    strict.ledger.close()


def test_a_mailing_lets_people_out(house, people):
    path = house.folder / "content/hello.mjml"
    path.write_text(path.read_text().replace("{{ unsubscribe_url }}", "https://example.com/out"))
    with pytest.raises(InputError, match="no link to unsubscribe"):
        Mailing(house, people, "hello").plan()


@pytest.mark.parametrize(
    ("name", "text", "error", "said"),
    [
        ("x.csv", None, NotFound, "no file"),
        ("segment", None, NotFound, "neither a file, a segment nor a table"),
        ("x.csv", "name,age\nAnn,5\n", SourceError, "no column with addresses"),
        ("x.csv", "email,name\na@b.fi,Ann\nb@b.fi,Bo,Ek\n", SourceError, "line 3: 3 fields"),
        (
            "x.csv",
            "email,name\n" + "a@b.fi,Ann\n" * 99 + "b@b.fi,Bo,Ek\n",
            SourceError,
            "line 101: 3 f",
        ),
    ],
)
def test_an_audience_that_is_none_is_said_so(house, tmp_path, name, text, error, said):
    place = tmp_path / name
    if text:
        place.write_text(text)
    with pytest.raises(error, match=said):
        audience(house, str(place) if "." in name else name)


@pytest.mark.parametrize(
    "text",
    ["email;name\na@b.fi;Ähö\n", "email\tname\na@b.fi\tÄhö\n", '"Email","Name"\n"a@b.fi","Ähö"\n'],
)
def test_an_audience_may_be_written_in_other_ways(house, tmp_path, text):
    path = tmp_path / "other.csv"
    path.write_bytes(text.encode("cp1252"))
    (row,) = audience(house, str(path)).rows.to_pylist()
    assert (row["address"], row["name"], row["person_id"]) == ("a@b.fi", "Ähö", None)


def test_the_command_counts_tests_and_sends(house, people, sink):
    run = CliRunner().invoke
    asked = ["send", str(house.folder), "--to", people, "--content", "hello"]
    counted = run(app, asked)
    assert "may be written to" in counted.output
    assert "Subject: Seals for Ann" in counted.output
    assert sink.mails == []
    assert "To me@example.com: sent. 250" in run(app, [*asked, "--test", "me@example.com"]).output
    answer = json.loads(run(app, [*asked, "--approve", "--json"]).output)
    assert (answer["state"], answer["intended"]["new"]) == ("running", 6)
    run(app, [*asked, "--approve", "--now"])
    assert sorted(mail.recipient for mail in sink.mails) == [
        "me@example.com",
        "p1@example.org",
        "p2@example.org",
    ]
    assert states(house)["hello/1/p1@example.org"] == "sent"


def test_a_test_that_the_server_refuses_is_not_called_sent(house, people, sink):
    sink.handler.says = lambda command, _: "550 5.1.1 no such person" if command == "RCPT" else None
    asked = ["send", str(house.folder), "--to", people, "--content", "hello", "--test"]
    done = CliRunner().invoke(app, [*asked, "me@example.com"])
    assert (done.exit_code, done.output) == (
        1,
        "To me@example.com: failed. 550 5.1.1 no such person\n",
    )


def test_a_stopped_mailing_takes_nobody_in(house, people):
    let_go(Mailing(house, people, "hello"), "ann")
    stop(house, "hello", "ann")
    before = states(house)
    with pytest.raises(InputError, match="stopped for good"):
        let_go(Mailing(house, people, "hello"), "ann")
    assert states(house) == before


# what DNS says

GOOD = {
    "example.com": ["v=spf1 include:mail.example.net -all", "something else"],
    "_dmarc.example.com": ["v=DMARC1; p=reject"],
    "k._domainkey.example.com": ["v=DKIM1; k=ed25519; p=AB CD"],
}


def texts(name):
    return GOOD.get(name, [])


def test_a_domain_that_is_set_up_well_is_good():
    found = checked(
        texts,
        "example.com",
        "bounces.example.com",
        "example.com",
        [("k", "v=DKIM1; k=ed25519; p=ABCD")],
    )
    assert [one.about for one in found if not one.good] == ["SPF of bounces.example.com"]
    assert spf(texts, "example.com").good
    assert dmarc(texts, "shop.example.com").words == "Receivers are told to do: reject."


def test_what_is_missing_is_said_in_words_with_the_line_to_add():
    assert "v=spf1" in spf(lambda _: [], "example.com").fix
    assert not spf(lambda _: ["v=spf1 a -all", "v=spf1 mx -all"], "example.com").good
    assert not spf(lambda _: ["v=spf1 +all"], "example.com").good
    assert "p=XY" in dkim(lambda _: [], "example.com", "k", "v=DKIM1; p=XY").fix
    assert "another key" in dkim(texts, "example.com", "k", "v=DKIM1; p=XY").words
    assert "v=DMARC1" in dmarc(lambda _: [], "example.com").fix
    found = checked(texts, "example.com", "mailer.example.net", "example.com", [])
    assert "mailer.example.net does not belong to example.com." in [one.words for one in found]
    assert "Mails are not signed." in [one.words for one in found]


def test_a_new_key_signs_and_is_what_dns_must_say(house):
    path, record = make_key(house, "k1", short=True)
    assert path.stat().st_mode & 0o77 == 0
    toml = house.folder / "syotto.toml"
    toml.write_text(toml.read_text() + 'dkim_selector = "k1"\ndkim_key = "keys/k1.pem"\n')
    asked = {**GOOD, "k1._domainkey.example.com": [record]}
    found = mail_check(open_house(house.folder), "email", lambda name: asked.get(name, []))
    assert [one.about for one in found if not one.good] == []
    with pytest.raises(InputError, match="There is a key"):
        make_key(house, "k1", short=True)
    with pytest.raises(InputError, match="cannot be a selector"):
        make_key(house, "../k", short=True)


def test_a_new_workspace_has_a_content_that_can_be_sent(tmp_path):
    from syotto.run.contents import keep_content, kept
    from syotto.run.mail_links import addresses
    from syotto.run.workspace import create

    create(tmp_path / "new")
    made = open_house(tmp_path / "new")
    content = kept(made, keep_content(made, "welcome"))
    filled = content.fill({}, addresses(made, "01", tracked=False))
    assert content.can_unsubscribe
    assert "Hello dear customer," in filled.text
    made.ledger.close()
