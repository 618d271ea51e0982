"""How steps were left, and where people of a flow are, as pages say it."""

from __future__ import annotations

from syotto.schema.enrolled import How, Reason, Status

HOWS: dict[str, str] = {
    How.DONE: "done",
    How.WAITED: "waited to the end",
    How.HEARD: "what it waited for happened",
    How.NOT_HEARD: "what it waited for did not happen in time",
    How.LEFT: "the flow ended for them here",
    How.NO_CONTENT: "no content was for them",
    How.NO_ADDRESS: "no address",
    How.FAILED: "could not be done",
}
REASONS: dict[str, str] = {
    Reason.GOAL: "reached the goal",
    Reason.FINISHED: "went through all steps",
    Reason.CONTROL: "control group: left alone by lot",
    Reason.EXIT: "left by an exit",
    Reason.END: "ended by a step",
    Reason.COLLEAGUE: "a colleague of theirs ended it for the company",
    Reason.MERGED: "the same person was in it under another number",
    Reason.OBJECTED: "they objected",
    Reason.GONE: "nobody knows them any more",
    Reason.VERSION: "a new version had no place for them",
    Reason.STOPPED: "the flow was ended",
}
STATUSES: dict[str, str] = {
    Status.RUNNING: "on the way",
    Status.WATCHED: "past the steps; the goal may still be reached",
    Status.ENDED: "the time for the goal is over",
}


def how_in_words(how: str) -> str:
    """Ways of a branch and parts of a split have their own names."""
    return HOWS.get(how) or f"went {how}"


def reason_in_words(status: str, reason: str) -> str:
    """`exit: Meeting Booked` has its own words behind it."""
    kind, _, words = reason.partition(":")
    said = REASONS.get(kind.strip(), kind) or STATUSES.get(status, status)
    return f"{said}: {words.strip()}" if words.strip() else said
