"""Order lines as they are meant: whose they are, what kind they are, what was left of them.

Nothing is dropped: a line without a customer, a fee or a correction stays, with its kind, so the
amounts add up to what was loaded. Only a line in a currency that has no rate has no amount; the
finding `no_rate` counts those.

What a line is, first match wins:
1. charge: its code is no product (postage, fees, samples, manual corrections)
2. adjustment: amount and quantity point in opposite directions, or goods left for nothing without
   a cancellation number (stock written off): nobody bought anything
3. free: a price of zero
4. return: a negative quantity
5. cancelled: a sale that a later return takes back in full
6. sale
"""

from __future__ import annotations

import re
from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import BooleanValue, Column, StringColumn

from syotto.know.money import foreign, sign, times
from syotto.schema.table import MONEY
from syotto.schema.words import LineKind, MarginSource

LINE = ("order_id", "line_no")
TWIN = ("customer_id", "product_id", "pieces")


def order_lines(
    lines: Table,
    products: Table,
    rates: Table,
    *,
    as_of: datetime,
    currency: str,
    margin_share: float,
    not_products: list[str],
    cancellation_prefix: str,
) -> Table:
    """Every line known at `as_of`; schema ORDER_LINES."""
    known = lines.filter(lines.at <= as_of)
    named = known.mutate(
        person_id=known.person_ref,
        account_id=known.account_ref,
        customer_id=known.account_ref.coalesce(known.person_ref),
        kind=kind_of(known, not_products, cancellation_prefix),
    )
    priced = with_margin(in_own_currency(named, rates, currency), products, margin_share)
    return with_cancellations(priced, cancellations(named))


def in_own_currency(lines: Table, rates: Table, currency: str) -> Table:
    """Amount and margin at the latest rate on or before the day; null where there is none."""
    abroad = foreign(lines.currency, currency)
    days = lines.filter(abroad).select("currency", day=lines.at.date()).distinct()
    known = rates.select(code=rates.currency.upper(), rate_day=rates.day, rate=rates.rate)
    dated = days.join(known, [days.currency.upper() == known.code, known.rate_day <= days.day])
    latest = dated.group_by("currency", "day").agg(rate=dated.rate.argmax(dated.rate_day))
    at_rate = lines.left_join(
        latest, [lines.currency == latest.currency, lines.at.date() == latest.day]
    )
    columns = [name for name in lines.columns if name not in {"amount", "margin"}]
    return at_rate.select(
        *columns,
        amount=ibis.ifelse(abroad, times(lines.amount, latest.rate), lines.amount.cast(MONEY)),
        margin=ibis.ifelse(abroad, times(lines.margin, latest.rate), lines.margin.cast(MONEY)),
    )


def kind_of(lines: Table, not_products: list[str], cancellation_prefix: str) -> Column:
    pieces, paid = sign(lines.quantity), sign(lines.amount)
    taken_back = (
        lines.order_id.startswith(cancellation_prefix)
        if cancellation_prefix
        else ibis.literal(value=False)
    )
    written_off = (paid == 0) & (pieces < 0) & ~taken_back
    return ibis.cases(
        (is_charge(lines.product_id, lines.product_name, not_products), LineKind.CHARGE.value),
        ((pieces * paid < 0) | written_off, LineKind.ADJUSTMENT.value),
        ((paid == 0) & (pieces >= 0), LineKind.FREE.value),
        ((pieces < 0) | (paid < 0), LineKind.RETURN.value),
        else_=LineKind.SALE.value,
    )


def is_charge(code: StringColumn, name: StringColumn, not_products: list[str]) -> BooleanValue:
    """Whether a code is no product: `POST`, `TEST*`, or `M=Manual` where the name must fit too.

    Case does not matter; * stands for anything.
    """
    upper = code.upper()
    plain = [word.upper() for word in not_products if not {"*", "="} & set(word)]
    found = upper.isin(plain) if plain else ibis.literal(value=False)
    for word in not_products:
        if {"*", "="} & set(word):
            of_code, named, of_name = word.upper().partition("=")
            fits = matches(upper, of_code)
            found = found | (fits & matches(name.fill_null("").upper(), of_name) if named else fits)
    return found


def matches(text: StringColumn, word: str) -> BooleanValue:
    if "*" not in word:
        return text == word
    head = word[:-1]
    if word.endswith("*") and "*" not in head:
        return text.startswith(head)
    return text.re_search("^" + ".*".join(re.escape(part) for part in word.split("*")) + "$")


def with_margin(lines: Table, products: Table, default: float) -> Table:
    """Margin from the line, else the product's share, else the default share.

    A charge or an adjustment has the margin that its line gives, or none.
    """
    shares = products.filter(products.margin_share.notnull()).select(
        product_ref=products.product_id, share=products.margin_share
    )
    joined = lines.left_join(shares, lines.product_id == shares.product_ref)
    given, of_product = lines.margin.notnull(), shares.share.notnull()
    other = lines.kind.isin([LineKind.CHARGE.value, LineKind.ADJUSTMENT.value])
    share = shares.share.fill_null(default)
    columns = [name for name in lines.columns if name != "margin"]
    return joined.select(
        *columns,
        margin=ibis.cases((given, lines.margin), (~other, times(lines.amount, share))),
        margin_source=ibis.cases(
            (given, MarginSource.GIVEN.value),
            (other, ibis.null(str)),
            (of_product, MarginSource.PRODUCT.value),
            else_=MarginSource.DEFAULT.value,
        ),
    )


def cancellations(lines: Table) -> Table:
    """order_id, line_no of every matched return and of every sale it takes back in full.

    A return takes back the latest earlier sale to the same customer of the same product with the
    opposite quantity that no other return has taken back. Read in time that is a stack: a sale is
    put on it, a return takes the top one. The height of the stack is a running sum, and on one
    height sales and the returns that belong to them alternate, so the neighbour is the match.
    """
    moves = sales_and_returns(lines)
    in_time = [moves.at, moves.step.desc(), moves.order_id, moves.line_no]
    running = ibis.window(group_by=TWIN, order_by=in_time, rows=(None, 0))
    summed = moves.mutate(total=moves.step.sum().over(running))
    lowest = ibis.least(summed.total.min().over(running), 0)
    back = (summed.step < 0).cast("int64")
    levels = summed.mutate(height=summed.total - lowest + back)
    order = [levels.at, levels.step.desc(), levels.order_id, levels.line_no]
    level = ibis.window(group_by=(*TWIN, "height"), order_by=order)
    beside = levels.mutate(
        before=levels.step.lag().over(level),
        before_id=levels.order_id.lag().over(level),
        after=levels.step.lead().over(level),
    )
    takes_back = (beside.step < 0) & (beside.before > 0)
    taken_back = (beside.step > 0) & (beside.after < 0)
    return beside.filter(takes_back | taken_back).select(
        *LINE,
        cancelled=beside.step > 0,
        takes=ibis.ifelse(takes_back, beside.before_id, ibis.null(str)),
    )


def sales_and_returns(lines: Table) -> Table:
    """Returns of a named customer (step -1) and the sales that they could take back (step 1)."""
    named = lines.filter(lines.customer_id.notnull())
    back = named.filter(named.kind == LineKind.RETURN.value)
    sold = named.filter(named.kind == LineKind.SALE.value)
    returned = back.select(
        *LINE, "at", "customer_id", "product_id", pieces=-back.quantity, step=ibis.literal(-1)
    )
    twins = returned.select(*TWIN).distinct()
    bought = sold.select(
        *LINE, "at", "customer_id", "product_id", pieces=sold.quantity, step=ibis.literal(1)
    )
    return bought.semi_join(twins, list(TWIN)).union(returned)


def with_cancellations(lines: Table, marks: Table) -> Table:
    joined = lines.left_join(marks, list(LINE))
    cancelled = marks.cancelled.fill_null(ibis.literal(value=False))
    return joined.select(
        "order_id", "line_no", "at", "customer_id", "person_id", "account_id", "product_id",
        "product_name",
        kind=ibis.ifelse(cancelled, LineKind.CANCELLED.value, lines.kind),
        cancels_order_id=marks.takes,
        quantity=lines.quantity,
        amount=lines.amount,
        margin=lines.margin,
        margin_source=lines.margin_source,
        channel=lines.channel,
        unit=lines.unit,
        country=lines.country,
    )  # fmt: skip
