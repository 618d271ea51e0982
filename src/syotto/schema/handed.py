"""Leads that sales got: where each stands, what may be said about it, and its facts in the log."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from syotto.schema.raw import ACCOUNT, PERSON, raw
from syotto.schema.table import MOMENT, TableSpec, column, required


class LeadState(StrEnum):
    """Where a lead stands. The first three are live: their person is handed to nobody else."""

    OPEN = "open"  # it waits for a seller
    HANDED = "handed"  # it waits for the seller's answer
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    RECYCLED = "recycled"  # back to nurturing, with its history
    WON = "won"
    LOST = "lost"


@dataclass(frozen=True)
class Ahead:
    """What a hand-over would do now with somebody worth a call: who gets them, or why not."""

    goes_to: str | None
    why_not: str | None


LIVE_ALREADY = "handed over already"
"""They, or somebody of their account."""
BEATEN = "the plan does something else for them today, or leaves them alone"
LIVE = (LeadState.OPEN, LeadState.HANDED, LeadState.ACCEPTED)


class LeadStep(StrEnum):
    """What happens to a lead without changing where it stands."""

    ASKED = "asked again"
    ESCALATED = "escalated"
    DONE = "done"  # somebody spoke with them
    MOVED = "moved"  # another person's or account's number now
    OPPORTUNITY = "opportunity"  # a sales case was opened
    LATER = "later"  # they are called again on a day
    NOTED = "noted"  # something was added to an answer
    TAKEN_BACK = "taken back"  # the last answer does not count


class LeadStage(StrEnum):
    """How far sales are with a lead: the three that the stage lead of the journey is made of."""

    MARKETING_QUALIFIED = "marketing-qualified"  # handed over to a seller
    SALES_ACCEPTED = "sales-accepted"  # the seller took it, or spoke with them
    SALES_QUALIFIED = "sales-qualified"  # a sales case: by the seller, by a build, won or lost


STEPS_INTO: Mapping[LeadStage, tuple[str, ...]] = {
    LeadStage.MARKETING_QUALIFIED: (LeadState.HANDED,),
    LeadStage.SALES_ACCEPTED: (LeadState.ACCEPTED, LeadStep.DONE, LeadStep.LATER),
    LeadStage.SALES_QUALIFIED: (LeadStep.OPPORTUNITY, LeadState.WON, LeadState.LOST),
}
"""Steps of a lead that say it came so far; who came further came through those before."""


def stage_of(steps: Collection[str]) -> LeadStage | None:
    """The furthest stage of a lead with these steps; None before a seller had it."""
    reached = [stage for stage, into in STEPS_INTO.items() if not set(into).isdisjoint(steps)]
    return reached[-1] if reached else None


class LeadVerdict(StrEnum):
    """What a seller, or the CRM, says about a lead."""

    ACCEPT = "accept"
    DONE = "done"
    NOT_NOW = "not_now"
    REJECT = "reject"
    CASE = "case"  # they will buy, or may: it became a sales case
    LATER = "later"  # spoken with, and again on a day
    WON = "won"
    LOST = "lost"


TAKE_BACK = timedelta(minutes=10)
"""So long an answer may be taken back; until then the log does not have it."""


def due_of(lead: Mapping[str, Any]) -> datetime | None:
    """Until when somebody has to have it, the seller to answer, to speak with them, or to come back
    to them.
    """
    of = {LeadState.OPEN: "due_at", LeadState.HANDED: "due_at", LeadState.ACCEPTED: "next_at"}
    due: datetime | None = lead[of[lead["state"]]] if lead["state"] in of else None
    return due


class Teaches(StrEnum):
    """What the chance of leads learns from a rejection, beside what came of the lead."""

    WHAT_CAME = "what came of them"
    FAILURE = "a failure, whatever their company did"
    NOTHING = "nothing, unless they succeeded"


@dataclass(frozen=True)
class Reason:
    """Why a lead was rejected. back: it is worth nurturing, and goes back to it.

    never: nobody who ever buys; not handed over by score, until sales take them up again.
    """

    words: str
    back: bool
    teaches: Teaches = Teaches.WHAT_CAME
    never: bool = False


REASONS = {
    "too_early": Reason("interested, but not yet", back=True),
    "no_budget": Reason("no budget now", back=True),
    "no_need": Reason("no need for it", back=True),
    "not_reached": Reason("could not be reached", back=True, teaches=Teaches.NOTHING),
    "wrong_person": Reason(
        "not the one who decides or uses it", back=False, teaches=Teaches.FAILURE
    ),
    "known_already": Reason(
        "a case is open with them already", back=False, teaches=Teaches.NOTHING
    ),
    "competitor": Reason(
        "a competitor, student or supplier", back=False, teaches=Teaches.FAILURE, never=True
    ),
    "wrong_details": Reason("the contact details are wrong", back=False, teaches=Teaches.NOTHING),
}
"""The fixed list; a text may be added."""
NEVER = [code for code, reason in REASONS.items() if reason.never]
AGAIN = [
    LeadState.RECYCLED.value,
    LeadState.ACCEPTED.value,
    LeadStep.DONE.value,
    LeadState.WON.value,
]
"""Steps after which it does not count any more that sales said never."""


def teaching(what: Teaches) -> list[str]:
    """Codes of the reasons that teach this."""
    return [code for code, reason in REASONS.items() if reason.teaches == what]


INBOUND, SCORED = "inbound", "scored"
"""What brought a lead: they asked for us, or their score says that a call pays."""

LEADS = raw(
    "leads",
    "a step of a lead that sales got, with what was promised about it",
    ("step_id",),
    required("step_id", "string", "number of the step"),
    required("at", MOMENT, "when"),
    required("lead_id", "string", "the lead"),
    required(
        "step",
        "string",
        "open, handed, accepted, done, later, opportunity, rejected, recycled, won, lost, ...",
    ),
    PERSON,
    ACCOUNT,
    column("origin", "string", "what brought it: scored, inbound, a tip, a fair"),
    column("hot", "boolean", "they asked for us"),
    column("owner", "string", "the seller who has it"),
    column("rule", "string", "what made them the one: account owner, deputy, territory, turn"),
    column("because", "string", "why it was handed over, in words"),
    column("reason", "string", "code of the reason of this step"),
    column("words", "string", "what was said with it"),
    column("by", "string", "who took the step"),
    column("due_at", MOMENT, "until when an answer was due"),
    column(
        "expected_profit",
        "float64",
        "chance x value less the call, at hand-over; not what the call adds",
    ),
    column("probability", "float64", "chance of what `lead_outcome` says, at hand-over, 0-1"),
    column("low", "float64", "80 % interval of the chance, lower end"),
    column("high", "float64", "80 % interval of the chance, upper end"),
    column("points", "float64", "points at hand-over"),
    column("persona", "string", "what kind of work they do"),
    column("product_id", "string", "what they are best offered"),
    column("scoring_version", "string", "the version of the scoring that qualified it"),
    column("opportunity_ref", "string", "the sales case it became"),
    known_at="at",
)

LEAD_RESULTS = raw(
    "lead_results",
    "what came of a lead that sales got, told in a file",
    ("lead_id",),
    required("lead_id", "string", "the lead, as `handed_leads` has it"),
    column("result", "string", "accept, done, case, won, lost, not now, reject; null: nothing yet"),
    column("reason", "string", "of a rejection: too_early, no_budget, no_need, wrong_person, ..."),
    column("words", "string", "what is said with it"),
    PERSON,
)

LEAD_CARDS = TableSpec(
    "lead_cards",
    "what a seller wants to know before they call somebody",
    (
        required("person_id", "string", "the person"),
        column("account_id", "string", "the company"),
        column("last_at", MOMENT, "when we met last"),
        column("timing", "string", "is the timing right: how much, and when last"),
        column("value_added", "string", "what is in it for them: the best offer, and why"),
        column("reason", "string", "the real reason to call"),
        column("topics", "array<string>", "what they looked at most, of late"),
        column("said", "array<string>", "what they wrote or said, in their own words"),
        column("email", "string", "their e-mail address"),
        column("phone", "string", "their telephone number"),
        column("time_zone", "string", "their IANA time zone"),
        column("hour", "int64", "the hour (UTC) in which they come most; null: not known"),
        column("known_as", "array<string>", "in which of our systems, by which number"),
        column("buying_group", "array<string>", "everybody at the company, with their part"),
        column("missing_roles", "array<string>", "parts in buying that nobody known has"),
        column("cross_sell", "array<string>", "what else fits them"),
        column("installed", "array<string>", "what stands there, and when its service is due"),
        column("product_id", "string", "the best offer"),
        column("deal_size", "float64", "margin of a sale of it"),
        column("extra_chance", "float64", "what a contact adds to the chance of it, 0-1"),
        column("expected_margin", "float64", "size x extra chance, less what it costs"),
        column("low", "float64", "80 % interval, lower end"),
        column("high", "float64", "80 % interval, upper end"),
    ),
    ("person_id",),
)
HANDED_TABLES = (LEAD_CARDS,)
