"""The control group: customers who are never proposed, so that we learn what proposals change.

It is persistent: the draw depends on the customer alone (the account, where there is one), and a
larger share keeps everybody of a smaller one. It limits only what syotto proposes, never what a
person chooses or a customer asks for. Exempt customers are open to every proposal and tell nothing.
"""

from __future__ import annotations

from collections.abc import Collection

import ibis
from ibis import Table

from syotto.maths.hashing import HEX_DIGITS, below, draw
from syotto.schema.words import Arm

NAME = "control"


def arm_of(customer_id: str, share: float, exempt: Collection[str] = ()) -> Arm:
    """`control` for about `share` of all customers, always the same ones."""
    if customer_id in exempt:
        return Arm.EXEMPT
    return Arm.CONTROL if draw(NAME, customer_id) < below(share) else Arm.TREATED


def with_arm(customers: Table, share: float, exempt: Collection[str] = ()) -> Table:
    """The same as `arm_of`, for a whole table: adds `arm`."""
    drawn = (f"{NAME}|" + customers.customer_id).hexdigest("md5").substr(0, HEX_DIGITS)
    by_draw = ibis.ifelse(drawn < below(share), Arm.CONTROL.value, Arm.TREATED.value)
    if not exempt:
        return customers.mutate(arm=by_draw)
    named = customers.customer_id.isin(sorted(exempt))
    return customers.mutate(arm=ibis.ifelse(named, Arm.EXEMPT.value, by_draw))
