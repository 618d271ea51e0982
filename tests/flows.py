"""Flows that hypothesis draws, and flows from a few lines of text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from hypothesis import strategies as st

from syotto.schema.condition import Field, InSegment, Test
from syotto.schema.flow import (
    Audience,
    Exit,
    Flow,
    Goal,
    Key,
    Reentry,
    parse,
)
from syotto.schema.flow_enter import Every, OnEvent, OnHandBack, OnSchedule, OnSegment
from syotto.schema.flow_steps import (
    Branch,
    End,
    HandOver,
    Happens,
    Meets,
    Part,
    Quorum,
    Scores,
    Send,
    Span,
    Split,
    Step,
    Task,
    Unit,
    Update,
    Wait,
    Way,
    Webhook,
    Weekday,
)
from syotto.sense import yaml_text

EVENTS = ("Form Submitted", "Email Opened", "Demo Requested")
words = st.text("abcdefghij ", min_size=1, max_size=8).filter(str.strip)
spans = st.builds(Span, st.integers(1, 40), st.sampled_from(Unit))
clocks = st.builds(time, st.integers(0, 23), st.integers(0, 59))
tests = st.builds(Test, st.just("is"), st.sampled_from(["a", "b"]))
happens = st.builds(
    Happens, st.sampled_from(EVENTS), st.sampled_from([(), (("form", Test("is", "a")),)])
)
meets = st.builds(Meets, st.sampled_from([Field("country", Test("is", "FI")), InSegment("lapsed")]))
scores = st.builds(
    Scores, st.just("points"), st.builds(Test, st.just("at_least"), st.integers(0, 99))
)
quorums = st.builds(Quorum, st.just(("decides", "uses")), st.integers(1, 2), happens)
asks = st.one_of(happens, meets, scores, quorums)
days = st.lists(st.sampled_from(Weekday), unique=True, max_size=3).map(
    lambda some: tuple(day for day in Weekday if day in some)
)


def waits(id: str) -> st.SearchStrategy[Wait]:
    return st.one_of(
        st.builds(Wait, st.just(id), spans),
        st.builds(Wait, st.just(id), st.none() | spans, clocks, days),
        st.builds(Wait, st.just(id), working_hours=st.just(True)),
        st.builds(Wait, st.just(id), spans, event=happens),
    )


def plain_steps(id: str) -> st.SearchStrategy[Step]:
    one = st.just(id)
    return st.one_of(
        st.builds(Send, one, st.sampled_from([("a",), ("a", "b")]), at_most=st.none() | spans),
        waits(id),
        st.builds(Task, one, words, due=st.none() | spans),
        st.builds(Update, one, st.just((("welcomed", True),))),
        st.builds(Webhook, one, st.just("erp"), st.just("note")),
        st.builds(HandOver, one, words),
        st.builds(End, one, words),
    )


@st.composite
def step_lists(
    draw: Callable[..., object], fresh: Callable[[], str], depth: int = 0
) -> tuple[Step, ...]:
    return tuple(draw(steps(fresh, depth)) for _ in range(draw(st.integers(depth == 0, 3))))


@st.composite
def steps(draw: Callable[..., object], fresh: Callable[[], str], depth: int) -> Step:
    kind = draw(st.sampled_from(["plain", "plain", "branch", "split"])) if depth < 3 else "plain"
    id, more = fresh(), step_lists(fresh, depth + 1)
    if kind == "branch":
        ways = [Way(str(n + 1), draw(asks), draw(more)) for n in range(draw(st.integers(1, 3)))]
        return Branch(id, tuple(ways), draw(more))
    if kind == "split":
        return Split(id, (Part("one", 0.25, draw(more)), Part("two", 0.75, draw(more))))
    return draw(plain_steps(id))


enters = st.one_of(
    st.builds(OnEvent, happens),
    st.builds(OnSegment, st.just("newcomers")),
    st.builds(OnSchedule, st.just(Every.DAY), clocks),
    st.builds(OnSchedule, st.just(Every.WEEK), clocks, st.sampled_from(Weekday)),
    st.builds(OnSchedule, st.just(Every.MONTH), clocks, day=st.integers(1, 28)),
    st.builds(OnHandBack),
)
audiences = st.builds(
    Audience,
    st.sampled_from([None, "newcomers"]),
    st.sampled_from([(), ("maintenance",)]),
    st.sampled_from([(), ("prospect", "lead")]),
    st.sampled_from([None, Field("country", Test("is", "FI"))]),
)


@st.composite
def flows(draw: Callable[..., object]) -> Flow:
    numbers = iter(range(10_000))
    made = draw(step_lists(lambda: f"s{next(numbers)}"))
    return Flow(
        name="drawn",
        title=draw(words),
        steps=made,
        enter=tuple(draw(st.lists(enters, min_size=1, max_size=2))),
        goal=Goal(draw(asks), draw(spans), draw(st.booleans())),
        audience=draw(audiences),
        key=draw(st.sampled_from(Key)),
        reentry=draw(
            st.sampled_from([Reentry(), Reentry(True), Reentry(True, Span(9, Unit.DAYS))])
        ),
        exits=tuple(draw(st.lists(st.builds(Exit, asks, st.booleans()), max_size=2))),
        control_share=draw(st.sampled_from([0.0, 0.1, 0.5])),
    )


def flow_of(text: str, name: str = "welcome") -> Flow:
    """A flow from the text of its file."""
    return parse(name, *yaml_text.read(text, f"flows/{name}.yaml"))
