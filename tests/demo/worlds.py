"""Small simulated companies for tests."""

from __future__ import annotations

import hashlib
from functools import cache

import numpy as np
import pyarrow as pa

from syotto.demo.rows import exports
from syotto.demo.rows.identities import make_identities
from syotto.demo.world.catalogue import PHONE
from syotto.demo.world.contact import contacts
from syotto.demo.world.habit import habit, nobody
from syotto.demo.world.live import begin, live
from syotto.demo.world.state import make_world


@cache
def lived(people=600, days=60, seed=5):
    """A world after some days of the firm's habits. Tests must not change it."""
    world = make_world(people, seed)
    state = begin(world)
    live(world, state, habit, days)
    return world, state


@cache
def exported(people=600, days=60, seed=5):
    """The rows of every raw table, by (table, source)."""
    world, state = lived(people, days, seed)
    parts = {}
    for export in exports.everything(world, make_identities(world), state, 0, days):
        parts.setdefault((export.table, export.source), []).append(plain(export.rows))
    return {key: pa.concat_tables(rows) for key, rows in parts.items()}


def plain(rows):
    """Dictionary columns as the words in them."""
    kinds = [f.type.value_type if pa.types.is_dictionary(f.type) else f.type for f in rows.schema]
    return rows.cast(pa.schema(list(zip(rows.column_names, kinds, strict=True))))


def checksum(rows):
    digest = hashlib.sha256()
    for batch in rows.combine_chunks().to_batches():
        digest.update(repr(batch.to_pylist()).encode())
    return digest.hexdigest()


def leave_alone(world, state, day):
    return nobody()


def call_everybody(product):
    """Every main contact is called on the first day about one product."""

    def policy(world, state, day):
        if day > 0:
            return nobody()
        who = np.unique(world.accounts.first_person)
        return contacts(who, np.full(len(who), product), PHONE)

    return policy
