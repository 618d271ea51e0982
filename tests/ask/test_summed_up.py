"""The headline of a day names each assumption that its sum stands on, and no measured one."""

from __future__ import annotations

import pyarrow as pa
import pytest

from syotto.ask.added import ACTS, Adds
from syotto.ask.summed_up import condition
from syotto.schema.plan import REBUY


def actions(*kinds, offers="measured", what="A7"):
    n = len(kinds)

    def of_offers(word):
        return pa.array([word if kind == "offer" else None for kind in kinds], pa.string())

    return pa.table(
        {
            "action": list(kinds),
            "what": [what] * n,
            "product_id": ["SEAL"] * n,
            "reading": of_offers("incremental"),
            "extra_source": of_offers(offers),
            "would_buy_anyway": pa.array([0.2] * n, pa.float64()),
            "extra_if_contacted": pa.array([0.01] * n, pa.float64()),
        }
    )


def added(**basis):
    lifts = {"lead": 0.2, "supply": 0.05, REBUY: 0.01, "referral": 0.03}
    return [
        Adds(kind, ACTS[kind], lift, 0.0, 1.0, basis.get(kind, "assumed"), 0, 0, 0, 0)
        for kind, lift in lifts.items()
    ]


UNTIL = ", as assumed until your control group says more"


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (("lead",), " if a call lifts a lead's chance by 20\u00a0%" + UNTIL),
        (
            ("referral", "keep"),
            " if 3\u00a0% of those asked to recommend us bring somebody" + UNTIL,
        ),
        (("supply",), " if a reminder lifts services by 5\u00a0%" + UNTIL),
        (("keep",), ""),
        (("offer",), ""),
    ],
)
def test_only_what_is_on_the_list_is_named(kinds, said):
    assert condition(actions(*kinds), added()) == said


def test_a_reminder_of_what_they_buy_again_is_told_apart_from_a_service():
    again = actions("supply", what="SEAL")
    said = " if a reminder lifts what they buy again by 1\u00a0%" + UNTIL
    assert condition(again, added(supply="measured")) == said
    assert condition(again, added(rebuy="measured")) == ""


def test_what_lots_measured_is_no_assumption():
    listed = actions("lead", "referral", "offer", offers="assumed")
    assert condition(listed, added(lead="measured", referral="measured")) == (
        " if contact lifts buying by 5\u00a0%" + UNTIL
    )
