"""Flows in words, for drawings and pages: `Waits 3 days`, `when they did Form Submitted`."""

from __future__ import annotations

from syotto.schema.condition_words import in_words, test_in_words
from syotto.schema.flow import Audience, Flow, Reentry
from syotto.schema.flow_enter import Enter, OnEvent, OnHandBack, OnSchedule, OnSegment
from syotto.schema.flow_steps import (
    PREFERRED,
    Ask,
    Branch,
    End,
    HandOver,
    Happens,
    Meets,
    Quorum,
    Scores,
    Send,
    Split,
    Step,
    Task,
    Update,
    Wait,
    Webhook,
)

KINDS: dict[type, str] = {
    Send: "send", Wait: "wait", Branch: "branch", Split: "split", Task: "task", Update: "update",
    Webhook: "webhook", HandOver: "hand_over", End: "end",
}  # fmt: skip
"""What a step is called in its file."""
CALLED: dict[str, str] = {
    "send": "Send", "wait": "Wait", "branch": "Branch", "split": "Split", "task": "Task",
    "update": "Update", "webhook": "Webhook", "hand_over": "Hand over", "end": "End",
}  # fmt: skip
"""What a page calls it."""


def kind_of(step: Step) -> str:
    return KINDS[type(step)]


def step_in_words(step: Step) -> str:
    """What a step does, without what lies in it."""
    match step:
        case Send(contents=contents, channel=channel, at_most=at_most):
            what = contents[0] if len(contents) == 1 else f"one of {', '.join(contents)}"
            by = "by the channel they answer most" if channel == PREFERRED else f"by {channel}"
            return f"{what} {by}" + (f", within {at_most}" if at_most else "")
        case Wait():
            return wait_in_words(step)
        case Branch(ways=ways):
            return "; ".join(ask_in_words(way.ask) for way in ways)
        case Split(parts=parts):
            return ", ".join(f"{part.name} {part.share:.0%}" for part in parts)
        case _:
            return plain_in_words(step)


def plain_in_words(step: Task | Update | Webhook | HandOver | End) -> str:
    match step:
        case Task(title=title, to=to, due=due):
            return f"{title}, to {to}" + (f", within {due}" if due else "")
        case Update(values=values):
            return ", ".join(f"{name} is {value}" for name, value in values)
        case Webhook(channel=channel, content=content):
            return f"{content} to {channel}"
        case HandOver(because=because):
            return f"to sales: {because}"
        case End(reason=reason):
            return reason


def wait_in_words(step: Wait) -> str:
    if step.working_hours:
        return "until working hours"
    if step.event:
        return f"until {happens_in_words(step.event)}, at most {step.span}"
    parts = (
        str(step.span or ""),
        f"until {step.at:%H:%M}" if step.at else "",
        f"on {', '.join(day.capitalize() for day in step.on)}" if step.on else "",
    )
    return " ".join(part for part in parts if part)


def happens_in_words(happens: Happens) -> str:
    tests = ", ".join(f"{name} {test_in_words(test)}" for name, test in happens.where)
    return happens.event + (f" ({tests})" if tests else "")


def ask_in_words(ask: Ask) -> str:
    match ask:
        case Happens():
            return happens_in_words(ask)
        case Meets(condition):
            return in_words(condition)
        case Scores(name, test):
            return f"{name.replace('_', ' ')} {test_in_words(test)}"
        case Quorum(roles, at_least, happens):
            who = " or ".join(roles)
            return f"{at_least} of the company ({who}) did {happens_in_words(happens)}"


def enter_in_words(enter: Enter) -> str:
    match enter:
        case OnEvent(happens):
            return happens_in_words(happens)
        case OnSegment(segment):
            return f"comes into segment {segment}"
        case OnSchedule(every, at, weekday, day):
            on = f" on {weekday.capitalize()}" if weekday else f" on day {day}" if day else ""
            return f"every {every}{on} at {at:%H:%M}"
        case OnHandBack():
            return "sales gives them back"


def audience_in_words(audience: Audience) -> str:
    parts = (
        f"in segment {audience.segment}" if audience.segment else "",
        " or ".join(audience.persona),
        f"{' or '.join(audience.stage)}s" if audience.stage else "",
        in_words(audience.condition) if audience.condition else "",
    )
    return ", and ".join(part for part in parts if part) or "everybody"


def reentry_in_words(reentry: Reentry) -> str:
    if not reentry.allowed:
        return "once"
    return f"again {reentry.after} after the last time" if reentry.after else "again at once"


def goal_in_words(flow: Flow) -> str:
    whole = " by anybody of the company" if flow.goal.whole_account else ""
    return f"{ask_in_words(flow.goal.ask)}{whole} within {flow.goal.within}"
