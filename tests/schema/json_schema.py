"""As much of JSON Schema as our schema uses, told by the letter of the specification."""

from __future__ import annotations

import re
from typing import Any

KINDS = {
    "object": dict, "array": list, "string": str, "number": (int, float), "integer": int,
    "boolean": bool,
}  # fmt: skip
KNOWN = {
    "$schema", "$defs", "$ref", "title", "description", "type", "enum", "const", "anyOf", "required",
    "properties", "additionalProperties", "minProperties", "items", "minItems", "minLength",
    "pattern", "minimum", "maximum", "exclusiveMinimum",
}  # fmt: skip


def complaint(value: Any, schema: dict[str, Any], root: dict[str, Any] | None = None) -> str:
    """What is wrong with a value; nothing where it is valid."""
    root = root or schema
    assert set(schema) <= KNOWN, set(schema) - KNOWN
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/$defs/")
        found = complaint(value, root["$defs"][name], root)
        if found:
            return found
    if "anyOf" in schema:
        tried = [complaint(value, one, root) for one in schema["anyOf"]]
        if all(tried):
            return f"{value!r} is none of: {'; '.join(tried)}"
    return of_itself(value, schema) or of_parts(value, schema, root)


def of_itself(value: Any, schema: dict[str, Any]) -> str:
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(is_a(value, kind) for kind in kinds):
        return f"{value!r} is no {kinds}"
    if "enum" in schema and value not in schema["enum"]:
        return f"{value!r} is not of {schema['enum']}"
    if "const" in schema and value != schema["const"]:
        return f"{value!r} is not {schema['const']!r}"
    if isinstance(value, str):
        short = len(value) < schema.get("minLength", 0)
        return f"{value!r}" if short or not re.search(schema.get("pattern", ""), value) else ""
    if isinstance(value, int | float):
        low, high = schema.get("minimum", value), schema.get("maximum", value)
        fits = low <= value <= high and value > schema.get("exclusiveMinimum", value - 1)
        return "" if fits else f"{value} is out of bounds"
    return ""


def is_a(value: Any, kind: str) -> bool:
    return isinstance(value, KINDS[kind]) and (kind == "boolean" or not isinstance(value, bool))


def of_parts(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> str:
    if isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            return f"{value!r} is too short"
        items = schema.get("items", {})
        return next(filter(None, (complaint(one, items, root) for one in value)), "")
    if not isinstance(value, dict):
        return ""
    known, more = schema.get("properties", {}), schema.get("additionalProperties", {})
    missing = [key for key in schema.get("required", []) if key not in value]
    extra = [key for key in value if key not in known] if more is False else []
    if missing or extra or len(value) < schema.get("minProperties", 0):
        return f"missing {missing}, too much {extra}"
    of = {key: known.get(key, more or {}) for key in value}
    return next(filter(None, (complaint(value[key], of[key], root) for key in value)), "")
