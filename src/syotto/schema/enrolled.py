"""Words about people in flows: where an enrolment stands, and how a step was left."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

LATE = timedelta(minutes=15)
"""After this somebody whose turn it was is overdue."""


class Status(StrEnum):
    """Where an enrolment stands."""

    RUNNING = "running"  # on its way through the steps
    WATCHED = "watched"  # past the steps, or control group: the goal may still be reached
    ENDED = "ended"  # the time for the goal is over


class How(StrEnum):
    """How a step was left, or why its message did not go. Ways and parts have their own names."""

    DONE = "done"
    WAITED = "waited"
    HEARD = "heard"  # what it waited for happened
    NOT_HEARD = "not_heard"  # it did not happen in time
    LEFT = "left"  # the flow ended for the person while they stood here
    NO_CONTENT = "no_content"  # none of the contents is for this person now
    NO_ADDRESS = "no_address"
    FAILED = "failed"


class Reason(StrEnum):
    """Why somebody is past the steps."""

    GOAL = "goal"
    FINISHED = "finished"
    CONTROL = "control"
    EXIT = "exit"  # an exit of the flow, its words behind it
    END = "end"  # a step `end`, its words behind it
    COLLEAGUE = "colleague"  # somebody of the company did what ends it for all
    MERGED = "merged"  # the same person was in it under another number
    OBJECTED = "objected"
    GONE = "gone"  # nobody knows the person any more
    VERSION = "version"  # a new version had no place for them
    STOPPED = "stopped"  # the flow was ended for all


class FlowState(StrEnum):
    """Where a flow stands. A flow that was never published has none."""

    COLLEAGUES = "colleagues"  # only our own people come in
    PLANNED = "planned"  # waits for a second person
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"


def mailing_of(flow: str) -> str:
    """The mailing that a flow's messages belong to."""
    return f"flow: {flow}"
