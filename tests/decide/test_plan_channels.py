"""The plan chooses the channel too: by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from syotto.decide.control import arm_of
from syotto.schema import DERIVED
from syotto.schema.pressure import CONTACT_PRICES, CONTACTS
from syotto.schema.words import Arm
from tests.decide.decided import decided
from tests.tables import table

AS_OF = datetime(2026, 1, 7, 9, tzinfo=UTC)  # a Wednesday
TREATED = [who for who in (f"c{n}" for n in range(60)) if arm_of(who, 0.1) is Arm.TREATED]
CONTROL = next(who for who in (f"c{n}" for n in range(60)) if arm_of(who, 0.1) is Arm.CONTROL)
A, B, C = TREATED[:3]
OFFERS = (
    "customer_id | product_id | products | rank | reading     | would_buy_anyway | chance_low | "
    "chance_high | extra_source | extra_if_contacted | extra_low | extra_high | value  | keep | "
    "cost | expected_margin | low  | high  | reasons"
)
LIFTS = """
name | lift | low | high | extra_source
all  | 0.2  | 0.1 | 0.4  | assumed
"""


def offer(who, value, *, product="kit", extra=0.1, cost=5.0):
    """Contact adds 10 points to the chance of a sale worth `value`."""
    return (
        f"{who} | {product} | {product} | 1 | incremental | 0.5 | 0.4 | 0.6 | assumed | {extra} | "
        f"{extra / 2} | {extra * 2} | {value} | 1.0 | {cost} | {extra * value - cost} | "
        f"{extra / 2 * value - cost} | {extra * 2 * value - cost} | because."
    )


def people(*who, firm="-"):
    rows = "\n".join(f"{one} | {firm}" for one in who)
    return table(DERIVED["people"], f"person_id | account_id\n{rows}")


def permitted(*rows):
    text = "\n".join(f"{who} | mailing | email | {allowed} | {said}" for who, allowed, said in rows)
    return table(
        DERIVED["permissions"], f"person_id | purpose | channel | allowed | stated\n{text}"
    )


def everything(rows, *, control_share=0.0, given=None, **settings):
    offers = "\n".join([OFFERS, *rows])
    who = sorted({row.split(" |")[0] for row in rows})
    customers = "\n".join(f"{one} | person | -" for one in who)
    drawn = {
        "lifts": table(DERIVED["lifts"], LIFTS),
        "offers": table(DERIVED["offers"], offers),
        "customers": table(DERIVED["customers"], f"customer_id | kind | owner\n{customers}"),
        "customer_groups": table(
            DERIVED["customer_groups"],
            "customer_id | customer_group\n" + "\n".join(f"{one} | all" for one in who),
        ),
        "people": people(*who),
        "permissions": permitted(*((one, "true", "true") for one in who)),
    }
    return decided(drawn | (given or {}), as_of=AS_OF, control_share=control_share, **settings)


def plans(made):
    return {row["customer_id"]: row for row in made["plan"].to_pylist()}


def rows_of(made, who):
    return {
        row["channel"]: row for row in made["candidates"].to_pylist() if row["customer_id"] == who
    }


MAIL = {"other_channels": ["email"]}


def test_each_offer_is_a_candidate_through_each_channel_with_its_own_terms():
    made = everything([offer(A, 400.0)], **MAIL)
    rows = rows_of(made, A)
    call, mail = rows["seller"], rows["email"]
    assert (call["now"], call["cost"], call["minutes"], call["expected_margin"]) == (
        40.0, 5.0, 15.0, 35.0,
    )  # fmt: skip
    assert (mail["now"], mail["cost"], mail["minutes"]) == pytest.approx((8.0, 0.02, 0.0))
    assert mail["expected_margin"] == pytest.approx(7.98)
    assert (call["person_id"], mail["person_id"]) == (None, A)
    # from a quarter of the assumed share of the least to four times that of the most
    assert (mail["low"], mail["high"]) == pytest.approx(
        (0.05 * 0.05 * 400 - 0.02, 0.2 * 0.8 * 400 - 0.02)
    )
    assert mail["basis"] == "assumed"
    assert mail["reasons"] == (
        "because. By e-mail 20 % of what a contact by a seller adds: assumed, "
        "it is read less often."
    )


def test_a_mail_where_a_call_costs_more_than_it_adds_and_a_call_where_minutes_are_free():
    made = everything([offer(A, 40.0), offer(B, 400.0)], **MAIL)
    told = plans(made)
    assert (told[A]["channel"], told[A]["minutes"]) == ("email", 0.0)  # 0.78; a call: -1
    assert (told[B]["channel"], told[B]["minutes"]) == ("seller", 15.0)
    assert (told[B]["beaten"], told[B]["beaten_channels"]) == (["kit"], ["email"])
    assert told[B]["beaten_by"] == pytest.approx([35.0 - 7.98])
    assert all(row["why_not"] is None for row in rows_of(made, B).values())


def test_where_the_sellers_day_is_full_the_next_best_get_a_mail():
    made = everything([offer(A, 500.0), offer(B, 400.0), offer(C, 40.0)], capacity=1, **MAIL)
    assert {who: row["channel"] for who, row in plans(made).items()} == {
        A: "seller", B: "email", C: "email",
    }  # fmt: skip
    assert [plans(made)[who]["place"] for who in (A, B, C)] == [1, 1, 2]


def test_one_channel_is_the_plan_of_before_to_the_digit():
    rows = [offer(who, 100.0 + n) for n, who in enumerate(TREATED)]
    alone, named = everything(rows), everything(rows, other_channels=["seller"])
    assert alone["plan"].equals(named["plan"])
    assert alone["plan_prices"].equals(named["plan_prices"])
    by = [("customer_id", "ascending")]
    assert alone["candidates"].sort_by(by).equals(named["candidates"].sort_by(by))
    first = rows_of(alone, A)["seller"]
    assert (first["low"], first["high"], first["reasons"]) == (0.0, 15.0, "because.")


def test_an_offer_is_summed_once_whatever_it_could_go_through():
    made = everything([offer(who, 400.0) for who in TREATED], capacity=5, **MAIL)
    done = [row for row in plans(made).values() if row["place"]]
    assert len(done) == len(TREATED)
    best = {
        who: max(row["expected_margin"] for row in rows_of(made, who).values()) for who in TREATED
    }
    assert sum(row["expected_margin"] for row in done) <= sum(best.values())


def test_only_who_may_and_can_be_written_to_is_a_candidate_for_a_mail():
    given = {"permissions": permitted((A, "false", "true"), (C, "true", "false"))}
    made = everything([offer(who, 40.0) for who in (A, B, C)], given=given, **MAIL)
    assert {who: set(rows_of(made, who)) for who in (A, B, C)} == {
        A: {"seller"}, B: {"seller"}, C: {"seller", "email"},
    }  # fmt: skip


def test_of_a_company_who_said_yes_gets_the_mail():
    given = {
        "people": people("ann", "bea", "cid", firm="acme"),
        "permissions": permitted(
            ("ann", "true", "false"), ("bea", "true", "true"), ("cid", "false", "true")
        ),
    }
    made = everything([offer("acme", 40.0)], given=given, **MAIL)
    assert plans(made)["acme"]["person_id"] == "bea"


def test_patience_is_priced_by_person_and_channel():
    prices = table(
        CONTACT_PRICES,
        f"""
customer_id | person_id | channel | price | low | high
{B}         | {B}       | email   | 7.5   | 1.0 | 9.0
{B}         | -         | phone   | 34.9  | 1.0 | 40.0
""",
    )
    made = everything([offer(B, 400.0)], given={"contact_prices": prices}, **MAIL)
    assert rows_of(made, B)["seller"]["expected_margin"] == pytest.approx(0.1)
    assert rows_of(made, B)["email"]["expected_margin"] == pytest.approx(0.48)
    assert plans(made)[B]["channel"] == "email"


def test_the_firms_own_numbers_count():
    own = {"contact_costs": {"email": 1.0}, "contact_adds": {"email": 0.5}}
    mail = rows_of(everything([offer(A, 400.0)], **MAIL, **own), A)["email"]
    assert (mail["now"], mail["cost"]) == pytest.approx((20.0, 1.0))


def opens(read, of):
    lines = "\n".join(
        f"p{n} | p{n} | email | 2026-01-0{1 + n % 6} | {str(n < read).lower()}" for n in range(of)
    )
    return table(CONTACTS, f"customer_id | person_id | channel | at | opened\n{lines}")


def test_what_is_opened_says_how_much_a_mail_adds():
    made = everything([offer(A, 400.0)], given={"contacts": opens(30, 80)}, **MAIL)
    mail = rows_of(made, A)["email"]
    assert mail["now"] == pytest.approx(40.0 * 30 / 80)
    assert (
        "38 % of what a contact by a seller adds: assumed, as 30 of 80 were opened"
        in mail["reasons"]
    )
    few = everything([offer(A, 400.0)], given={"contacts": opens(10, 80)}, **MAIL)
    assert rows_of(few, A)["email"]["now"] == pytest.approx(8.0)


def drawn(channel, lift, n=200):
    """Offers of last year; of the held out 60 in 100 bought, of the contacted 1 + lift as many."""
    decided_, bought = [], []
    for arm, share in (("treated", 0.6 * (1 + lift)), ("control", 0.6)):
        for number in range(n):
            who = f"{channel}{arm}{number}"
            reason = "best_offer" if arm == "treated" else "control"
            decided_.append(
                f"{who} | {who} | 2025-10-01 | {who} | kit | {channel} | {arm} | 0.5 | {reason} | x | y"
            )
            if number < share * n:
                bought.append(f"o{who} | 1 | 2025-10-05 | {who} | {who} | kit | sale")
    return decided_, bought


def test_what_a_channel_adds_is_measured_where_chance_decided():
    (calls, sold), (mails, more) = drawn("seller", 0.5), drawn("email", 0.1)
    head = "decision_id | customer_id | at | person_id | product_id | channel | arm | propensity | reason | action | policy_version"
    given = {
        "raw.decisions": table(DERIVED["decisions"], "\n".join([head, *calls, *mails])),
        "order_lines": table(
            DERIVED["order_lines"],
            "\n".join(
                [
                    "order_id | line_no | at | customer_id | person_id | product_id | kind",
                    *sold,
                    *more,
                ]
            ),
        ),
        "lifts": table(DERIVED["lifts"], LIFTS.replace("assumed", "measured")),
    }
    made = everything([offer(A, 400.0)], given=given, outcome_days=30, horizon_days=30, **MAIL)
    told = {row["channel"]: row for row in made["plan_channels"].to_pylist()}
    assert told["seller"]["adds"] == pytest.approx(0.5 / 0.2)
    assert told["email"]["adds"] == pytest.approx(0.1 / 0.2)
    assert (told["email"]["basis"], told["email"]["bought_treated"]) == ("measured", 132)
    assert told["email"]["low"] < 0.5 < told["email"]["high"]
    rows = rows_of(made, A)
    assert rows["seller"]["now"] == pytest.approx(100.0)
    assert rows["email"]["now"] == pytest.approx(20.0)
    alone = everything([offer(A, 400.0)], given=given, outcome_days=30, horizon_days=30)
    assert rows_of(alone, A)["seller"]["now"] == 40.0  # one channel: what the offer says


def test_the_control_group_is_on_record_with_the_channel_they_would_have_had():
    made = everything([offer(CONTROL, 40.0), offer(A, 40.0)], control_share=0.1, **MAIL)
    rows = {row["customer_id"]: row for row in made["decisions"].to_pylist()}
    left, done = rows[CONTROL], rows[A]
    assert (left["action"], left["reason"], left["channel"]) == ("no_contact", "control", "email")
    assert (done["action"], done["person_id"], done["channel"]) == ("offer", A, "email")
    assert left["propensity"] == pytest.approx(0.1)


def test_of_the_control_group_too_who_finds_no_place_with_a_seller_would_get_a_mail():
    rows = [offer(CONTROL, 300.0), *(offer(who, 400.0) for who in TREATED[:3])]
    told = plans(everything(rows, control_share=0.1, capacity=1, **MAIL))
    assert (told[CONTROL]["reason"], told[CONTROL]["channel"]) == ("control", "email")


@pytest.mark.parametrize(("ago", "reason"), [(5, "rested"), (40, "best_offer")])
def test_whom_the_plan_wrote_to_is_left_alone_by_the_machine_for_a_while(ago, reason):
    written = (AS_OF - timedelta(days=ago)).isoformat()
    known = table(DERIVED["last_contacts"], f"customer_id | written_at\n{A} | {written}")
    made = everything([offer(A, 40.0)], given={"last_contacts": known}, **MAIL)
    assert plans(made)[A]["reason"] == reason
    rich = everything([offer(A, 400.0)], given={"last_contacts": known}, **MAIL)
    assert plans(rich)[A]["channel"] == "seller"  # a mail keeps no seller from calling
