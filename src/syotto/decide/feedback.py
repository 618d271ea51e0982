"""What people said about proposals, as far as it is in effect.

verdict        what it hides                         until
not_now        the offer                             `until`; without one, a horizon
done           the offer                             `until`; without one, a horizon
already_has    the offer                             for good
wrong_person   the offer                             `until`; without one, for good
never_here     every offer to the customer           for good
accept         nothing

An answer about no product is about every offer to the customer. What was taken back hides nothing.
"""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table

from syotto.schema.words import Verdict

FOR_A_WHILE = [Verdict.NOT_NOW.value, Verdict.DONE.value]


def hidden(feedback: Table, *, as_of: datetime, horizon_days: int) -> Table:
    """customer_id, product_id (null: every offer), verdict of what is hidden at `as_of`.

    Where orders end before people began to answer, the newest answer sets the clock.
    """
    known_at = ibis.literal(as_of, type="timestamp('UTC')")
    newest = feedback.at.max().over(ibis.window())
    timed = feedback.mutate(moment=ibis.greatest(newest, known_at))
    said = timed.filter(
        (timed.undone_at.isnull() | (timed.undone_at > timed.moment))
        & (timed.verdict != Verdict.ACCEPT.value)
    )
    fades = said.until.isnull() & said.verdict.isin(FOR_A_WHILE)
    faded = said.at + ibis.interval(days=horizon_days) <= said.moment
    over = ibis.ifelse(fades, faded, said.until <= said.moment)
    standing = said.filter(~over.fill_null(ibis.literal(value=False)))
    everywhere = standing.verdict == Verdict.NEVER_HERE.value
    return standing.select(
        "customer_id",
        product_id=ibis.ifelse(everywhere, ibis.null("string"), standing.product_id),
        verdict=standing.verdict,
    )


def without_hidden(offers: Table, hiding: Table) -> Table:
    """Offers that nobody said no to."""
    one = hiding.filter(hiding.product_id.notnull()).select("customer_id", "product_id").distinct()
    every = hiding.filter(hiding.product_id.isnull()).select("customer_id").distinct()
    return offers.anti_join(one, ["customer_id", "product_id"]).anti_join(every, "customer_id")
