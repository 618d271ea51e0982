"""Whether the filters of today's list name anything: a slip of the pen is no empty list."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from syotto.ask.acts import KINDS
from syotto.ask.sources import Sources, group_names, product_names, rows
from syotto.ask.today import MACHINE, Wanted, kinds, on_the_list
from syotto.ask.words import listed
from syotto.errors import InputError
from syotto.store.snapshot import Snapshot

FEW = 8


def check(house: Sources, wanted: Wanted) -> None:
    """Raises InputError, with the nearest name, for a name that nothing has.

    Raises NotFound before the first build.
    """
    snapshot = house.warehouse.open()
    must_be("kind of act", wanted.kind, {*KINDS, *kinds(snapshot)})
    must_be("seller", wanted.owner, {*sellers(house, snapshot), MACHINE})
    must_be("customer group", wanted.customer_group, group_names(snapshot))
    must_be("product", wanted.product_id, product_names(snapshot))


def sellers(house: Sources, snapshot: Snapshot) -> set[str]:
    """Whoever looks after a customer, takes leads or has something to do today."""
    looks = rows(snapshot.table("customers").select("owner").distinct())
    does = on_the_list(snapshot)["owner"].unique().to_pylist()
    named = {*(row["owner"] for row in looks), *does}
    return {one for one in named if one} | {
        str(one["name"]) for one in house.settings.sellers if "name" in one
    }


def must_be(what: str, given: str | None, known: Collection[str]) -> None:
    if given is None or given in known:
        return
    every = sorted(map(str, known))
    near = get_close_matches(given, every, n=1, cutoff=0.5)
    some = f"There is {listed(every)}." if len(every) <= FEW else f"There are {len(every):,}."
    fix = f"Did you mean {near[0]!r}?" if near else some if every else "There is none."
    raise InputError(f"There is no {what} {given!r}.", fix=fix)
