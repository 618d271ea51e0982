"""The JSON Schema of flows/*.yaml, for editors: what may stand where, and what it means.

It says what a schema can say. That ids differ, that shares make one, and that an event to wait for
has an end are for `schema/flow` to check.
"""

from __future__ import annotations

from typing import Any as Anything

from syotto.schema.condition_fields import OPERATORS, Kind
from syotto.schema.flow import ALWAYS, CONTROL_SHARE, NEVER, Key
from syotto.schema.flow_asks import CLOCK, SCORES, SPAN
from syotto.schema.flow_enter import HANDED_BACK, Every
from syotto.schema.flow_step_text import ID, WORKING_HOURS
from syotto.schema.flow_steps import Weekday
from syotto.schema.persona import BUYING_ROLES

Schema = dict[str, Anything]
TEXT: Schema = {"type": "string", "minLength": 1}
TRUTH: Schema = {"type": "boolean"}
PLAIN: Schema = {"type": ["string", "number", "boolean"]}


def ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def told(about: str, schema: Schema) -> Schema:
    return {"description": about, **schema}


def exact(required: tuple[str, ...], properties: Schema) -> Schema:
    return {
        "type": "object",
        "required": list(required),
        "properties": properties,
        "additionalProperties": False,
    }


def one_of(names: tuple[str, ...]) -> Schema:
    return {"enum": list(map(str, names))}


def some(schema: Schema, least: int = 1) -> Schema:
    """One of them, or a list."""
    return {"anyOf": [schema, many(schema, least)]}


def many(schema: Schema, least: int = 1) -> Schema:
    return {"type": "array", "items": schema, "minItems": least}


def matching(pattern: str) -> Schema:
    return {"type": "string", "pattern": f"^{pattern}$"}


def event() -> Schema:
    return {
        "event": told("the name of an event", TEXT),
        "where": told("its properties", {"type": "object"}),
    }


def asks() -> list[tuple[tuple[str, ...], Schema]]:
    """The ways to ask: what each needs, and all that it may have."""
    tests: Schema = {name: {} for name in OPERATORS[Kind.NUMBER]}
    quorum = exact(("event", "roles"), {**event(), "roles": some(one_of(BUYING_ROLES)),
                                        "at_least": {"type": "integer", "minimum": 1}})  # fmt: skip
    return [
        (("event",), event()),
        (("if",), {"if": ref("condition")}),
        (("score",), {"score": told("of lead_scores", one_of(SCORES)), **tests}),
        (("quorum",), {"quorum": told("so many buying roles of a company", quorum)}),
    ]


def asked(beside: Schema, required: tuple[str, ...] = ()) -> Schema:
    """Any way to ask, with other keys beside."""
    return {"anyOf": [exact((*needs, *required), {**asking, **beside}) for needs, asking in asks()]}


def steps() -> list[Schema]:
    wait = exact((), {
        "for": told("so long", ref("span")),
        "at": told("then to this time by the person's clock", ref("clock")),
        "on": told("on one of these days", some(one_of(tuple(Weekday)))),
        "until": {"anyOf": [{"const": WORKING_HOURS}, exact(("event",), event())]},
        "at_most": told("no longer than this", ref("span")),
    })  # fmt: skip
    within = {"steps": ref("steps")}
    ways = many(asked({"name": TEXT, **within}))
    part = exact(("name", "share"), {
        "name": TEXT, "share": {"type": "number", "exclusiveMinimum": 0, "maximum": 1}, **within,
    })  # fmt: skip
    contents = {"anyOf": [TEXT, exact(("one_of",), {"one_of": many(TEXT, 2)})]}
    return [
        step("send", told("a content, or one of several", contents),
             channel=told("a section [channels.NAME], or preferred", TEXT),
             at_most=told("held longer than this it does not go", ref("span"))),
        step("wait", {"anyOf": [ref("span"), wait]}),
        step("branch", told("the first way whose answer is yes", ways),
             otherwise=ref("steps")),
        step("split", told("shares that make 1", many(part, 2))),
        step("task", told("what one of us does", TEXT), to=told("owner, or an address", TEXT),
             due=ref("span"), text=TEXT),
        step("update", told("features of the person", {
            "type": "object", "minProperties": 1, "additionalProperties": PLAIN})),
        step("webhook", told("a channel of kind webhook", TEXT), needs=("content",), content=TEXT),
        step("hand_over", told("to sales, and why", TEXT)),
        step("end", told("the flow ends here, and why", TEXT)),
    ]  # fmt: skip


def step(kind: str, schema: Schema, needs: tuple[str, ...] = (), **beside: Schema) -> Schema:
    identity = told("keep it: counts and people's places are kept by it", matching(ID.pattern))
    return exact(("id", kind, *needs), {"id": identity, kind: schema, **beside})


def enter() -> Schema:
    on = {"anyOf": [one_of(tuple(Weekday)), {"type": "integer", "minimum": 1, "maximum": 28}]}
    return {
        "anyOf": [
            {"const": HANDED_BACK},
            exact(("event",), event()),
            exact(("segment",), {"segment": told("who comes into it", TEXT)}),
            exact(("schedule",), {"schedule": one_of(tuple(Every)), "on": on, "at": ref("clock")}),
        ]
    }


def audience() -> Schema:
    said = {"segment": TEXT, "persona": some(TEXT), "stage": some(TEXT), "if": ref("condition")}
    return told("who may come in; all of it must hold", exact((), said))


def reentry() -> Schema:
    again = {"anyOf": [one_of((NEVER, ALWAYS)), exact(("after",), {"after": ref("span")})]}
    return told("whether somebody may come in again", again)


def json_schema() -> Schema:
    """The whole of it."""
    whole: Schema = {"whole_account": told("for everybody of the company", TRUTH)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A flow of syotto",
        **exact(("enter", "goal", "steps"), {
            "title": TEXT,
            "what_for": told("in one line", TEXT),
            "owner": told("who looks after the flow", TEXT),
            "audience": audience(),
            "enter": told("what brings people in", some(ref("enter"))),
            "key": told("one instance for each", one_of(tuple(Key))),
            "reentry": reentry(),
            "goal": told("what it is for", asked({"within": ref("span"), **whole}, ("within",))),
            "exits": told("what ends it early", many(asked(whole), 0)),
            "control_share": told(f"left alone, 0-1; {CONTROL_SHARE} where nothing is said",
                                  {"type": "number", "minimum": 0, "maximum": 1}),
            "steps": {**ref("steps"), "minItems": 1},
        }),
        "$defs": {
            "span": matching(SPAN.pattern),
            "clock": matching(CLOCK.pattern),
            "condition": told("as in segments", {"type": "object", "minProperties": 1}),
            "enter": enter(),
            "steps": {"type": "array", "items": {"anyOf": steps()}},
        },
    }  # fmt: skip
