"""The table `chances`: the best candidates of every customer with chance, interval and reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from syotto.maths.intervals import REACH
from syotto.maths.logistic import logit, sigmoid
from syotto.predict.candidates import Best, Weights, best_candidates
from syotto.predict.chance_fit import Fit
from syotto.predict.popularity import Uptake, uptake
from syotto.predict.purchases import Purchases
from syotto.predict.training import PARTS, Groups, View, log_odds_parts, view_at
from syotto.schema.derived import CHANCES

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
AT_ONCE = 100_000


class Pairs(NamedTuple):
    """Shown pairs of some customers, one after the other."""

    customer: Ints
    product: Ints
    place: Longs
    log_odds: Floats
    confidence: Floats
    cosine: Floats
    because: Ints


class Source(NamedTuple):
    """Everything a chunk of the table is made from."""

    purchases: Purchases
    view: View
    names: pa.Array
    fit: Fit
    weights: Weights
    taken_up: Uptake | None


def chances(
    purchases: Purchases, moment: int, groups: Groups, names: pa.Array, fit: Fit,
    barred: NDArray[np.bool_], log_value: Floats, top: int,
) -> Iterator[pa.RecordBatch]:  # fmt: skip
    """The rows of AT_ONCE customers at a time: of a million, all at once are too many."""
    if not len(purchases.at):
        return
    view = view_at(purchases, moment, groups, fit.settings)
    popular = None
    if fit.how == "popularity":
        days = fit.settings.horizon_days / fit.exposure
        popular = uptake(purchases, moment, days, fit.settings.own_days)
    source = Source(purchases, view, names, fit, weights_of(fit, view, popular, log_value), popular)
    met, open_ = view.known.met, view.facts.sold & ~barred
    for at in range(0, len(met), AT_ONCE):
        some = met[at : at + AT_ONCE]
        best = best_candidates(
            view.known.owned, view.group, view.tied, source.weights, open_, some, top
        )
        yield rows(source, some, best)


def weights_of(fit: Fit, view: View, popular: Uptake | None, log_value: Floats) -> Weights:
    """The blend's log odds; those of the uptake; or, with no past, the confidence alone."""
    if fit.how == "fitted":
        return log_odds_parts(view, np.array(fit.coefficients), log_value)
    customers, products = view.known.owned.rows, view.known.owned.n_items
    if popular is None:
        ties, of_product = np.array([1.0, 0, 0, 0]), np.zeros(products)
    else:
        ties, of_product = np.zeros(4), logit(popular.chance)
    return Weights(np.zeros(customers), of_product, ties, log_value)


def rows(source: Source, customers: Ints, best: Best) -> pa.RecordBatch:
    """One chunk of customers as rows of `chances`."""
    shown, place = np.nonzero(best.product >= 0)
    pairs = Pairs(
        customers[shown],
        best.product[shown, place],
        place + 1,
        best.log_odds[shown, place].astype(float),
        best.in_group[shown, place].astype(float),
        best.cosine[shown, place].astype(float),
        best.because[shown, place],
    )
    columns = {
        "customer_id": source.purchases.customers.take(pa.array(pairs.customer)),
        "product_id": source.purchases.products.take(pa.array(pairs.product)),
        "customer_group": source.names.take(pa.array(source.view.group[pairs.customer])),
        "rank": pairs.place,
        **chance_columns(source, pairs),
        **reason_columns(source, pairs),
        "cosine": pairs.cosine,
        "recent_buyers": source.view.facts.recent_buyers[pairs.product],
        "how": pa.repeat(told(source.fit), len(pairs.product)),
    }
    return pa.RecordBatch.from_pydict(columns, CHANCES.columns.to_pyarrow())


def told(fit: Fit) -> str:
    return fit.how if fit.how == "fitted" else f"{fit.how}: {fit.why}"


def chance_columns(source: Source, pairs: Pairs) -> dict[str, object]:
    """The chance and its 80 % interval, for the whole horizon."""
    names = "would_buy_anyway", "chance_low", "chance_high"
    given: tuple[Floats, ...]
    fit, product = source.fit, pairs.product
    if fit.how == "unknown":
        return {name: pa.nulls(len(product), pa.float64()) for name in names}
    if source.taken_up:
        taken = source.taken_up
        given = taken.chance[product], taken.low[product], taken.high[product]
    else:
        far = interval(source, pairs)
        given = tuple(sigmoid(pairs.log_odds + side * far) for side in (0, -1, 1))
    if fit.exposure > 1:
        given = tuple(-np.expm1(fit.exposure * np.log1p(-p)) for p in given)
    return dict(zip(names, given, strict=True))


def interval(source: Source, pairs: Pairs) -> Floats:
    """Half the 80 % interval in log odds: what the parts leave open, and drift between cuts."""
    fit, weights, view = source.fit, source.weights, source.view
    plain, mean = np.array(fit.coefficients[1:]) / view.scale.spread, view.scale.mean
    ties_mean, product_mean, customer_mean = (plain[part] @ mean[part] for part in PARTS)
    customer = view.facts.customers[pairs.customer] @ plain[PARTS[2]] - customer_mean
    product = weights.product[pairs.product]
    ties = pairs.log_odds - weights.customer[pairs.customer] - product - ties_mean
    x = np.column_stack([np.ones(len(ties)), ties, product - product_mean, customer])
    open_ = REACH**2 * np.einsum("ij,jk,ik->i", x, np.array(fit.parts), x)
    half: Floats = np.sqrt(open_ + (fit.reach * fit.drift) ** 2)
    return half


def reason_columns(source: Source, pairs: Pairs) -> dict[str, object]:
    """The owned product that speaks most for the candidate, and its counts in the group.

    Where no owned product is tied to it: no antecedent, and the plain share of the group.
    """
    tied, group = source.view.tied, source.view.group[pairs.customer]
    top = tied.near.item.shape[1]
    some = pairs.because >= 0
    owned, place = np.divmod(np.maximum(pairs.because, 0), top)
    n_group = tied.n_group[group]
    n_antecedent = np.where(some, tied.near.n_item[owned, group], n_group)
    alone = tied.near.n_item[pairs.product, group]
    n_both = np.where(some, tied.near.n_both[owned, place, group], alone)
    offsets = np.concatenate([[0], np.cumsum(some)]).astype(np.int32)
    reason = source.purchases.products.take(pa.array(owned[some]))
    return {
        "antecedent": pa.ListArray.from_arrays(pa.array(offsets), reason),
        "n_antecedent": n_antecedent,
        "n_both": n_both,
        "n_group": n_group,
        "confidence": n_both / np.maximum(n_antecedent, 1),
        "support": n_both / np.maximum(n_group, 1),
        "confidence_adjusted": pairs.confidence,
    }
