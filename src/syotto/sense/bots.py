"""Who acts: a person, or a machine that fetches pages and opens mails for them.

What a browser calls itself and the network it comes from are judged here, once for each name and
each network; what only the course of events shows (too fast, all links at once, a link no person
sees) is judged in the build. Nothing is stored that cannot be made again from raw.events.

Names are judged in `bot_names`. Known networks: data/networks.csv, each with its source and its
date; `machine_networks` adds.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

import ibis
import pyarrow as pa

from syotto.errors import SettingError
from syotto.schema.happened import AGENTS
from syotto.schema.inside import text_in
from syotto.schema.words import Actor, Tells
from syotto.sense.bot_names import Verdict, of_browser

Network = IPv4Network | IPv6Network


@dataclass(frozen=True)
class KnownNetwork:
    """Addresses from which machines fetch, and whose they are."""

    network: Network
    verdict: Verdict


def seen(events: ibis.Table) -> tuple[ibis.Table, ...]:
    """Every browser name and every address in raw.events, once: what `agents` reads."""
    names = events.select(value=text_in(events.context, "userAgent", "user_agent"))
    addresses = events.select(value=text_in(events.context, "ip"))
    both = names.mutate(kind=ibis.literal(Tells.USER_AGENT.value)).union(
        addresses.mutate(kind=ibis.literal(Tells.NETWORK.value))
    )
    return (both.filter(both.value.notnull()).select("kind", "value").distinct(),)


def agents(seen: pa.Table, *, as_of: datetime, machine_networks: Sequence[str]) -> pa.Table:
    """A verdict for each of `seen` (kind, value); schema AGENTS. Networks that are nobody's known
    are left out: they say nothing.

    Raises SettingError where `machine_networks` names none.
    """
    networks = [*known_networks(), *given_networks(machine_networks)]
    rows = []
    for one in seen.sort_by([("kind", "ascending"), ("value", "ascending")]).to_pylist():
        verdict = (
            of_browser(one["value"])
            if one["kind"] == Tells.USER_AGENT
            else of_address(one["value"], networks)
        )
        if verdict:
            rows.append(row(one, verdict))
    return pa.Table.from_pylist(rows, schema=AGENTS.columns.to_pyarrow())


def row(one: Mapping[str, str], verdict: Verdict) -> dict[str, str]:
    return {
        **one,
        "actor": verdict.actor.value,
        "actor_reason": verdict.reason,
        "touches": verdict.touches,
    }


def of_address(text: str, networks: Iterable[KnownNetwork]) -> Verdict | None:
    """What the network of an address says; null where it says nothing. A cut address counts too."""
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return next((known.verdict for known in networks if address in known.network), None)


@cache
def known_networks() -> tuple[KnownNetwork, ...]:
    text = files("syotto.sense").joinpath("data/networks.csv").read_text(encoding="utf-8")
    return tuple(
        KnownNetwork(
            ip_network(entry["network"]), Verdict(Actor.MACHINE, entry["reason"], entry["touches"])
        )
        for entry in csv.DictReader(text.splitlines())
    )


def given_networks(given: Sequence[str]) -> list[KnownNetwork]:
    try:
        return [
            KnownNetwork(ip_network(text), Verdict(Actor.MACHINE, f"network {text}"))
            for text in given
        ]
    except ValueError as error:
        raise SettingError(
            f"`machine_networks` cannot be read: {error}.", fix="Write networks like 192.0.2.0/24."
        ) from error
