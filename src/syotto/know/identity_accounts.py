"""Which records of which systems are one company.

1. what people joined by hand is one
2. records with the same number or the same registration number are one company, unless their names
   say otherwise; those with the same web domain where their names agree

Names are compared without legal forms. Domains of mail providers are nobody's.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from ibis import Table

from syotto.know.identity import by_hand, ids_of, joined_by_hand, rows, sole, with_age
from syotto.know.identity_graph import Sharing, codes, one_each, shared
from syotto.know.identity_rules import PROVIDERS, plainly
from syotto.know.match_keys import address, company
from syotto.maths.codes import arrow
from syotto.schema.known import (
    ACCOUNT,
    ACCOUNT_IDENTITIES,
    DOMAIN,
    MERGE,
    RECORD,
    REF,
    REGISTRATION_NO,
)

OLDEST_FIRST = [(name, "ascending") for name in ("since", "source", "source_id")]
NAMES = ACCOUNT_IDENTITIES.columns.names


def reads(accounts: Table, merges: Table, versions: Table) -> tuple[Table, Table]:
    """Of records what they are told apart by, and what was joined by hand.

    versions: all that was ever said in records that changed.
    """
    records = with_age(accounts, versions).select(
        "source", "source_id", "name", "domain", "registration_no", "since"
    )
    return records, joined_by_hand(merges, ACCOUNT)


def account_identities(
    accounts: pa.Table, merges: pa.Table,
    *, as_of: datetime, shared_by: int, nobodys: Sequence[str],
) -> pa.Table:  # fmt: skip
    """One row for everything that exactly one company is known by; schema ACCOUNT_IDENTITIES."""
    refs = accounts.combine_chunks().sort_by(OLDEST_FIRST)
    sharing = names_of(refs)
    web = pc.utf8_lower(plainly(address(refs["domain"]), [*nobodys, *PROVIDERS]))
    state = plainly(refs["registration_no"], nobodys)
    kinds = [
        shared(codes(refs["source_id"]), sharing, most=len(refs), against=sharing.fits),
        shared(codes(state), sharing, most=shared_by),
        shared(codes(web), sharing, most=shared_by),
    ]
    own = ids_of(refs)
    said = by_hand(merges, own)
    group = one_each(kinds, sharing, said)
    account = own.take(arrow(group))
    joined = np.zeros(len(refs), np.bool_)
    joined[group[said.left]] = True
    how = pc.if_else(pa.array(joined[group]), MERGE, RECORD)
    made = [
        rows(REF, refs["source"], refs["source_id"], account, refs["since"], how),
        sole(DOMAIN, web, account, refs["since"], RECORD),
        sole(REGISTRATION_NO, state, account, refs["since"], RECORD),
    ]
    return pa.concat_tables(made).rename_columns(NAMES)


def names_of(refs: pa.Table) -> Sharing:
    return Sharing.of(company(refs["name"]), same_company)


def same_company(one: str, other: str) -> bool:
    """Whether all words of the shorter name are in the longer; the legal form is gone already."""
    short, long = sorted((set(one.split()), set(other.split())), key=len)
    return short <= long
