"""The OpenAPI document of the public listener, with the routes that no framework sees."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from syotto.run.collect_doors import KINDS, LARGEST_BODY, LARGEST_EVENT, PIXELS, POSTED, Door
from syotto.web import plain

ID = {"type": ["string", "number", "null"]}
MOMENT = {"type": ["string", "number", "null"]}
OBJECT = {"type": ["object", "null"]}
IDENTIFIED = {
    "anyOf": [
        {"required": [name], "properties": {name: {"type": "string", "minLength": 1}}}
        for name in ("userId", "anonymousId")
    ]
}
EVENT: dict[str, Any] = {
    "type": "object",
    "description": f"An event of the Segment spec, at most {LARGEST_EVENT:,} bytes.",
    "properties": {
        "type": {"enum": list(KINDS)},
        "event": {"type": "string", "minLength": 1},
        **dict.fromkeys(("userId", "anonymousId", "groupId", "previousId", "messageId"), ID),
        **dict.fromkeys(("timestamp", "originalTimestamp", "sentAt"), MOMENT),
        **dict.fromkeys(("properties", "traits", "context"), OBJECT),
    },
    "required": ["type", "event"],
    **IDENTIFIED,
}
BATCH = {
    "type": "object",
    "description": f"At most {LARGEST_BODY:,} bytes.",
    "properties": {
        "batch": {"type": "array", "items": {"$ref": "#/components/schemas/Event"}},
        "writeKey": {"type": ["string", "null"]},
        "sentAt": MOMENT,
    },
    "required": ["batch"],
}
POSTHOG = {
    "type": "object",
    "properties": {
        "api_key": {"type": "string"},
        "batch": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "event": {"type": "string", "minLength": 1},
                    "distinct_id": {"type": "string", "minLength": 1},
                    "properties": {"type": "object"},
                    "timestamp": {"type": "string"},
                    "uuid": {"type": "string"},
                },
                "required": ["event", "distinct_id"],
            },
        },
        "sent_at": {"type": "string"},
    },
    "required": ["batch"],
}
PROBLEM = {
    "type": "object",
    "properties": {
        "code": {"type": "string"},
        "message": {"type": "string"},
        "kept": {"type": "integer", "description": "events of the batch that are kept"},
        "rejected": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "index": {"type": "integer"},
                    "code": {"type": "string"},
                    "message": {"type": "string"},
                },
                "required": ["index", "code", "message"],
            },
        },
    },
    "required": ["code", "message"],
}
SUCCESS = {
    "type": "object",
    "properties": {"success": {"const": True}},
    "required": ["success"],
}
SCHEMAS = {"one": "Event", "batch": "Batch", "import": "Batch", "posthog": "PostHog"}
ANSWERS = {
    "400": "Something of it is not kept; the rest of a batch is.",
    "401": "The write key is missing or unknown.",
    "403": "The web page may not send to this source.",
    "429": "Come again: see Retry-After.",
}
KEY = {
    "name": "writeKey",
    "in": "query",
    "required": False,
    "schema": {"type": "string"},
    "description": "Also as the user of a Basic header, in the body, as X-Write-Key or Bearer.",
}
DATA = {
    "name": "data",
    "in": "query",
    "required": True,
    "schema": {"type": "string"},
    "description": "The event: JSON in base64.",
}

PLAIN: dict[str, tuple[str, str, list[dict[str, Any]]]] = {
    plain.SEGMENT: (
        "Where Segment's browser SDK sends to",
        "application/json",
        [{"name": "key", "in": "path", "required": True, "schema": {"type": "string"}}],
    ),
    plain.RUDDER: ("A source for RudderStack's SDKs", "application/json", [KEY]),
    plain.SLOTS: ("The script that fills slots", "text/javascript", []),
    plain.HEALTH: ("This process answers", "application/json", []),
    plain.READY: ("Events are taken", "application/json", []),
}
"""summary, media type, parameters of what is got by its address."""


def add_to(app: FastAPI) -> None:
    """Serves the document at /openapi.json."""

    @app.get("/openapi.json", include_in_schema=False)
    def document() -> dict[str, Any]:
        return whole(app)


def whole(app: FastAPI) -> dict[str, Any]:
    said = app.openapi()
    parts = said.setdefault("components", {}).setdefault("schemas", {})
    parts.update(
        {"Event": EVENT, "Batch": BATCH, "PostHog": POSTHOG, "Problem": PROBLEM, "Success": SUCCESS}
    )
    for operations in said["paths"].values():
        for operation in operations.values():
            operation["responses"].pop("422", None)  # what FastAPI would say, and we do not
            operation["responses"]["default"] = json_answer("It was refused.", "Problem")
    posts = {path: {"post": posted(path, door)} for path, door in POSTED.items()}
    images = {path: {"get": pixel(path)} for path in PIXELS}
    asked = {path: {"get": got(path)} for path in PLAIN}
    return {**said, "paths": {**said["paths"], **posts, **images, **asked}}


def got(path: str) -> dict[str, Any]:
    summary, media, parameters = PLAIN[path]
    content: dict[str, Any] = {media: {"schema": {}}}
    return {
        "summary": summary,
        "operationId": name_of("get", path.replace("{key}", "key")),
        "parameters": parameters,
        "responses": {
            "200": {"description": "Here it is.", "content": content},
            "default": json_answer("It was refused.", "Problem"),
        },
    }


def posted(path: str, door: Door) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{SCHEMAS[door.name]}"}
    kinds = ("application/json", "text/plain")
    return {
        "summary": f"Send events ({door.kind or door.name})",
        "operationId": name_of("post", path),
        "parameters": [KEY],
        "requestBody": {"required": True, "content": {kind: {"schema": schema} for kind in kinds}},
        "responses": {"200": json_answer("Committed.", "Success"), **problems()},
    }


def pixel(path: str) -> dict[str, Any]:
    image = {"description": "Committed.", "content": {"image/gif": {"schema": {"type": "string"}}}}
    return {
        "summary": "Record that something was seen",
        "operationId": name_of("get", path),
        "parameters": [KEY, DATA],
        "responses": {"200": image, **problems()},
    }


def problems() -> dict[str, Any]:
    return {status: json_answer(about, "Problem") for status, about in ANSWERS.items()}


def json_answer(about: str, schema: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {"description": about, "content": content}


def name_of(verb: str, path: str) -> str:
    return verb + path.replace("/", "_")
