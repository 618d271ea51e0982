"""Reading objects of which some members are not of the expected type: those are left out."""

from __future__ import annotations

import typing
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

Wanted = TypeVar("Wanted", bound=msgspec.Struct)


def read_leniently(decode: Callable[[bytes], Wanted], body: bytes, wanted: type[Wanted]) -> Wanted:
    """What `decode` reads; member by member where it cannot. Raises DecodeError for no JSON."""
    try:
        return decode(body)
    except msgspec.ValidationError:
        made: Wanted = fitting(msgspec.json.decode(body), wanted)
        return made


def fitting(value: Any, wanted: Any) -> Any:
    """`value` as the type that is wanted, without what does not fit; None where nothing does."""
    for one in typing.get_args(wanted) or (wanted,):
        if typing.get_origin(wanted) is list:
            return [fitting(part, one) for part in value] if isinstance(value, list) else []
        if isinstance(one, type) and issubclass(one, msgspec.Struct):
            return members(value, one) if isinstance(value, dict) else None
    try:
        return msgspec.convert(value, wanted)
    except msgspec.ValidationError:
        return None


def members(value: dict[str, Any], wanted: type[Wanted]) -> Wanted:
    known = msgspec.structs.fields(wanted)
    found = {
        one.name: fitting(value[one.encode_name], one.type)
        for one in known
        if one.encode_name in value
    }
    return wanted(**found)
