"""Webhooks: what a system sends as JSON becomes an event of the Segment spec, by a mapping.

[hooks.orders]
secret = "$ORDERS_SECRET"        # a variable of the environment
scheme = "standard"              # standard, timestamp, hex, base64
event = "Order Completed"        # or identify, group
each = "line_items"              # every one of these is a product of `products`
[hooks.orders.map]
userId = "customer.email"
order_id = "number"
timestamp = "created_at"
"products.product_id" = "sku"
"products.price" = "price"
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from syotto.errors import SettingError, SourceError
from syotto.sense.evaluate import looked_up, tree, value
from syotto.sense.happenings import Unusable
from syotto.sense.mapping import Node
from syotto.sense.secret import secret
from syotto.sense.signatures import HEADERS, Signing

MEMBERS = {"userId", "anonymousId", "groupId", "timestamp", "messageId"}
"""What stands beside the properties of an event."""
KINDS = {"identify", "group"}
KNOWN = ("secret", "scheme", "header", "window_seconds", "event", "each", "into", "map")
WINDOW = 300
Event = dict[str, Any]


@dataclass(frozen=True)
class Hook:
    """One webhook. Elements of the list `each` become a list `into` of the properties."""

    name: str
    signing: Signing
    event: str
    each: str
    into: str
    mapping: Mapping[str, Node]


def parse(name: str, given: Mapping[str, Any], environ: Mapping[str, str]) -> Hook:
    """A section [hooks.NAME]. Raises SettingError where something of it is wrong or missing."""
    wrong = fault(given)
    if wrong:
        raise SettingError(f"[hooks.{name}] {wrong}.", fix=f"It knows: {', '.join(KNOWN)}.")
    scheme = given.get("scheme", "standard")
    signing = Signing(
        scheme=scheme,
        secret=secret(given["secret"], environ),
        header=str(given.get("header", HEADERS[scheme])).lower(),
        window=int(given.get("window_seconds", WINDOW)),
    )
    try:
        mapping = {column: tree(str(text)) for column, text in given["map"].items()}
    except SourceError as error:
        raise SettingError(f"[hooks.{name}.map]: {error.what}", fix=error.fix) from error
    return Hook(
        name, signing, given["event"], given.get("each", ""), given.get("into", "products"), mapping
    )


def fault(given: Mapping[str, Any]) -> str | None:
    unknown = sorted(set(given) - set(KNOWN))
    lacking = [entry for entry in ("secret", "event", "map") if not given.get(entry)]
    scheme = given.get("scheme", "standard")
    if unknown:
        return f"has an unknown {unknown[0]!r}"
    if lacking:
        return f"has no {lacking[0]!r}"
    if scheme not in HEADERS:
        return f"has the scheme {scheme!r}; there are {', '.join(HEADERS)}"
    if not {"userId", "anonymousId"} & set(given["map"]):
        return "maps neither userId nor anonymousId: nobody knows whom it is about"
    return None


def event_of(hook: Hook, body: Any, number: str) -> Event:
    """The event of a body. number: of the message; the same number is the same event.

    Raises Unusable where the body is no object, names nobody, or holds what cannot be read.
    """
    if not isinstance(body, Mapping):
        raise Unusable("The body is no JSON object.", fix="Send one object.")
    inside = {name: node for name, node in hook.mapping.items() if is_inside(hook, name)}
    outside = {name: node for name, node in hook.mapping.items() if name not in inside}
    said = mapped(outside, [body])
    beside = {name: said.pop(name) for name in MEMBERS & set(said)}
    if not {"userId", "anonymousId"} & set(beside):
        raise Unusable(
            f"Neither userId nor anonymousId is in the body of {hook.name}.",
            fix="Correct the mapping, or leave such messages out at their sender.",
        )
    if hook.each:
        said[hook.into] = elements(hook, body, inside)
    kind = hook.event if hook.event in KINDS else "track"
    names = {} if kind in KINDS else {"event": hook.event}
    return {
        "type": kind,
        "messageId": f"{hook.name}-{number}",
        **names,
        **{name: str(one) for name, one in beside.items()},
        "traits" if kind in KINDS else "properties": said,
        "context": {"library": {"name": f"webhook {hook.name}"}},
    }


def is_inside(hook: Hook, name: str) -> bool:
    return bool(hook.each) and name.startswith(f"{hook.into}.")


def elements(hook: Hook, body: Mapping[str, Any], inside: Mapping[str, Node]) -> list[Event]:
    """One object for each element; a name is looked up in the element, then in the body."""
    listed = looked_up(hook.each, [body])
    if not isinstance(listed, list):
        raise Unusable(f"{hook.each} is no list.", fix="Correct `each`, or send a list there.")
    named = {name.removeprefix(f"{hook.into}."): node for name, node in inside.items()}
    return [mapped(named, [one, body]) for one in listed if isinstance(one, Mapping)]


def mapped(mapping: Mapping[str, Node], places: list[Mapping[str, Any]]) -> Event:
    """What is said, by name; what is not there is left out."""
    found = {name: value(node, places) for name, node in mapping.items()}
    return {name: plain(one) for name, one in found.items() if one is not None}


def plain(given: Any) -> Any:
    """Reckoned numbers as JSON has them: text keeps every digit."""
    return str(given) if isinstance(given, Decimal) else given
