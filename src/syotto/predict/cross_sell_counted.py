"""The same rows as `cross_sell`, counted in process: a million customers in seconds.

Products are whole numbers, counting is a sparse matrix product per group, and a compiled walk
looks at every product that a customer lacks. A property test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from scipy import sparse

from syotto.errors import InputError
from syotto.maths.antecedents import Lists, Spoken, Top, add_targets, empty_top
from syotto.maths.codes import ranked
from syotto.maths.shrinkage import moments, strength_of
from syotto.predict.owned_sets import Members, Sets, sets_held

EVERYBODY = "all"
CELLS_AT_ONCE = 8_000_000  # of a table antecedents x targets
ROWS_AT_MOST = 100_000_000
DIGITS = 12
Floats = NDArray[np.float64]
Longs = NDArray[np.int64]
Places = NDArray[np.int32]


@dataclass(frozen=True)
class Counts:
    """What is counted for one group and a block of targets; arrays antecedents x targets."""

    members: list[Members]
    targets: list[Members]
    n_antecedent: Longs
    n_both: NDArray[np.int64]
    n_group: int
    adjusted: Floats

    @property
    def confidence(self) -> Floats:
        return np.asarray(self.n_both / np.maximum(self.n_antecedent, 1)[:, None])

    @property
    def support(self) -> Floats:
        return np.asarray(self.n_both / self.n_group)

    @property
    def rank_key(self) -> Floats:
        return (self.confidence + self.support) / 2


Score = Callable[[Counts], Floats]


@dataclass(frozen=True)
class Base:
    """Who has what. owned: customers x products; group: each customer's place in `groups`."""

    customers: pa.Array
    products: pa.Array
    groups: pa.Array
    owned: sparse.csr_matrix
    group: NDArray[np.int32]

    @property
    def sizes(self) -> Longs:
        return np.bincount(self.group, minlength=len(self.groups))


def base_of(owned: pa.Table, groups: pa.Table | None) -> Base:
    """Raises InputError for a customer who owns something but is in no group."""
    if groups is None:
        customers = pc.unique(owned["customer_id"])
        groups = pa.table(
            {
                "customer_id": customers,
                "customer_group": pa.array([EVERYBODY] * len(customers), pa.string()),
            }
        )
    _, known = ranked(groups["customer_id"])
    place = pc.index_in(owned["customer_id"].combine_chunks(), known)
    if place.null_count:
        stranger = owned["customer_id"].filter(pc.is_null(place))[0].as_py()
        raise InputError(
            f"Customer {stranger!r} owns something but is in no group.",
            fix="Give every customer of `owned` a row in `groups`, or leave `groups` out.",
        )
    product, products = ranked(owned["product_id"])
    group_code, names = ranked(groups["customer_group"])
    group = np.empty(len(known), np.int32)
    group[pc.index_in(groups["customer_id"].combine_chunks(), known).to_numpy()] = group_code
    shape = (len(known), len(products))
    held = sparse.csr_matrix((np.ones(len(product), np.int32), (place.to_numpy(), product)), shape)
    held.data[:] = 1
    return Base(known, products, names, held, group)


@dataclass(frozen=True)
class Search:
    """What is looked for. least: owners that an antecedent needs, per group."""

    least: Longs
    antecedent_size: int = 1
    max_products: int = 1
    sellable: NDArray[np.bool_] | None = None
    unseen: bool = True
    top: int | None = None


def cross_sell_rows(base: Base, search: Search, score: Score) -> pa.Table:
    """Each customer's lacked products, the best first; columns of CROSS_SELL."""
    if not base.owned.nnz:
        return no_rows(base)
    smallest = int(search.least.min())
    antecedents = sets_held(base.owned, search.antecedent_size, smallest)
    offered = sellable_sets(base, search, smallest)
    prior = Prior(base, antecedents, offered)
    parts = [
        part
        for group in range(len(base.groups))
        if (part := group_rows(base, search, antecedents, offered, prior, group, score)) is not None
    ]
    return ordered(pa.concat_tables(parts)) if parts else no_rows(base)


def sellable_sets(base: Base, search: Search, least: int) -> Sets:
    sets = sets_held(base.owned, search.max_products, least)
    if search.sellable is None:
        return sets
    fits = [place for place, m in enumerate(sets.members) if search.sellable[list(m)].all()]
    return sets.chosen(np.array(fits, np.int64))


class Prior:
    """The whole base's confidence of each pair, and how many owners it weighs like."""

    def __init__(self, base: Base, antecedents: Sets, offered: Sets) -> None:
        self.base, self.antecedents, self.offered = base, antecedents, offered
        self.one = len(base.groups) == 1
        self.share = offered.counts / max(base.owned.shape[0], 1)
        self.owners = antecedents.counts
        self.by_group = [self.counted(group) for group in range(len(base.groups))]
        self.strength = self.strength_of_all()

    def counted(self, group: int) -> tuple[Longs, sparse.csr_matrix]:
        """Owners of each antecedent in a group, and of both, antecedents x offered sets."""
        inside = np.flatnonzero(self.base.group == group)
        held = self.antecedents.held[inside]
        both = held.T.tocsr() @ self.offered.held[inside]
        return np.asarray(held.sum(axis=0), np.int64).ravel(), both.tocsr()

    def centre(self, first: int, stop: int) -> Floats:
        """antecedents x targets first .. stop."""
        if self.one:
            return np.broadcast_to(self.share[first:stop], (len(self.owners), stop - first))
        both = sum(part[:, first:stop].toarray() for _, part in self.by_group)
        return np.asarray(both / np.maximum(self.owners, 1)[:, None])

    def strength_of_all(self) -> float:
        groups = len(self.by_group)
        freedom = 1.0 if self.one else (groups - 1) / groups
        beyond = room = 0.0
        for first, stop in blocks(len(self.offered.members), len(self.owners)):
            shared = overlapping(self.antecedents.members, self.offered.members[first:stop])
            centre = np.where(shared, 0.0, self.centre(first, stop))  # 0 of 0: says nothing
            for owners, both in self.by_group:
                told = owners >= 2
                seen = np.where(shared[told], 0, both[told, first:stop].toarray())
                trials = np.broadcast_to(owners[told, None], seen.shape)
                more, most = moments(seen, trials, centre[told], freedom=freedom)
                beyond, room = beyond + more, room + most
        return strength_of(beyond, room)


def overlapping(antecedents: list[Members], targets: list[Members]) -> NDArray[np.bool_]:
    """True where an antecedent and a target share a product."""
    shared = np.zeros((len(antecedents), len(targets)), bool)
    having: dict[int, list[int]] = {}
    for place, members in enumerate(antecedents):
        for item in members:
            having.setdefault(item, []).append(place)
    for place, members in enumerate(targets):
        for item in members:
            shared[having.get(item, []), place] = True
    return shared


def blocks(targets: int, antecedents: int) -> Iterator[tuple[int, int]]:
    width = max(CELLS_AT_ONCE // max(antecedents, 1), 1)
    for first in range(0, targets, width):
        yield first, min(first + width, targets)


def group_rows(
    base: Base,
    search: Search,
    antecedents: Sets,
    offered: Sets,
    prior: Prior,
    group: int,
    score: Score,
) -> pa.Table | None:
    inside = np.flatnonzero(base.group == group)
    owners, both = prior.by_group[group]
    used = np.flatnonzero(owners >= search.least[group])
    used = used[preference(owners[used], [antecedents.members[place] for place in used])]
    has = with_plain_shares(antecedents.held[inside][:, used])
    n_both = sparse.vstack([both[used], plain_counts(offered, inside)], format="csr")
    members = [*(antecedents.members[place] for place in used), ()]
    n_antecedent = np.append(owners[used], len(inside))
    places = len(offered.members) if search.top is None else search.top
    if len(inside) * places > ROWS_AT_MOST:
        raise InputError(
            f"{len(inside):,} customers x {places:,} products are too many rows.",
            fix="Give `top`, say top=5: so many products for each customer.",
        )
    top = empty_top(len(inside), places)
    counted: list[Counts] = []
    for first, stop in blocks(len(offered.members), len(members)):
        centre = np.vstack([prior.centre(first, stop)[used], prior.share[None, first:stop]])
        seen = n_both[:, first:stop].toarray().astype(np.int64)
        adjusted = (seen + prior.strength * centre) / (n_antecedent[:, None] + prior.strength)
        block = Counts(
            members, offered.members[first:stop], n_antecedent, seen, len(inside),
            np.round(adjusted, DIGITS),
        )  # fmt: skip
        scores = np.where((seen > 0) | search.unseen, score(block), -np.inf)
        blocked = lists_of(overlap_with_owned(base.owned[inside], block.targets))
        spoken = Spoken(block.adjusted, scores)
        add_targets(top, has, blocked, spoken, first, best_first=search.top is not None)
        counted.append(block)
    return written(base, inside, top, counted, group)


def preference(owners: Longs, members: list[Members]) -> Longs:
    """Of equally strong antecedents: the one with most owners, the shorter one, by product."""
    keys = sorted(
        range(len(members)), key=lambda place: (-owners[place], len(members[place]), members[place])
    )
    return np.array(keys, np.int64)


def with_plain_shares(held: sparse.csr_matrix) -> Lists:
    """The antecedents of each customer; one who has none gets the last one, which is empty."""
    without = np.flatnonzero(np.diff(held.indptr) == 0)
    ones = np.ones(len(without), held.dtype)
    column = sparse.csr_matrix(
        (ones, (without, np.zeros(len(without), np.int64))), (held.shape[0], 1)
    )
    return lists_of(sparse.hstack([held, column], format="csr"))


def lists_of(matrix: sparse.csr_matrix) -> Lists:
    matrix.sort_indices()
    return Lists(matrix.indptr.astype(np.int32), matrix.indices.astype(np.int32))


def plain_counts(offered: Sets, inside: Longs) -> sparse.csr_matrix:
    return sparse.csr_matrix(offered.held[inside].sum(axis=0))


def overlap_with_owned(owned: sparse.csr_matrix, targets: list[Members]) -> sparse.csr_matrix:
    """Customers x targets: where a customer owns any product of the target."""
    pairs = [(item, place) for place, members in enumerate(targets) for item in members]
    items, places = np.array(pairs, np.int64).reshape(-1, 2).T
    ones = np.ones(len(pairs), np.int32)
    contains = sparse.csr_matrix((ones, (items, places)), (owned.shape[1], len(targets)))
    return (owned @ contains).tocsr()


def written(
    base: Base, inside: Longs, top: Top, counted: list[Counts], group: int
) -> pa.Table | None:
    """The filled places of `top` as a table; CROSS_SELL and `score`."""
    used = np.arange(top.score.shape[1])[None, :] < top.filled[:, None]
    if not used.any():
        return None
    customer = np.repeat(inside, top.filled)
    antecedent, target = top.antecedent[used], top.target[used]
    numbers = looked_up(counted, antecedent, target)
    targets = [members for block in counted for members in block.targets]
    name = base.groups[group].as_py()
    products = listed(targets, target, base.products)
    return pa.table(
        {
            "customer_id": base.customers.take(pa.array(customer)),
            "customer_group": pa.array([name], base.groups.type).take(
                pa.array(np.zeros(len(customer), np.int32))
            ),
            "product_id": together(targets, target, base.products),
            "products": products,
            "antecedent": listed(counted[0].members, antecedent, base.products),
            **numbers,
            "score": top.score[used],
            "at": customer,
        }
    )


def looked_up(counted: list[Counts], antecedent: Places, target: Places) -> dict[str, Floats]:
    first = np.cumsum([0, *(len(block.targets) for block in counted)])
    both = np.empty(len(target), np.int64)
    adjusted = np.empty(len(target))
    for start, block in zip(first, counted, strict=False):
        here = (target >= start) & (target < start + len(block.targets))
        cell = antecedent[here], target[here] - start
        both[here], adjusted[here] = block.n_both[cell], block.adjusted[cell]
    owners = counted[0].n_antecedent[antecedent]
    confidence, support = both / np.maximum(owners, 1), both / counted[0].n_group
    return {
        "confidence": confidence,
        "support": support,
        "n_antecedent": owners,
        "n_both": both,
        "n_group": np.full(len(both), counted[0].n_group),
        "confidence_adjusted": adjusted,
        "rank_key": (confidence + support) / 2,
    }


def listed(members: list[Members], places: Places, products: pa.Array) -> pa.ListArray:
    """Each place's products as a list."""
    lengths = np.array([len(m) for m in members], np.int64)
    offsets = np.concatenate([[0], np.cumsum(lengths)])
    flat = np.array([item for m in members for item in m], np.int64)
    whole = pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), products.take(pa.array(flat)))
    return whole.take(pa.array(places))


def together(members: list[Members], places: Places, products: pa.Array) -> pa.Array:
    """A product as it is; several as one text, joined by +."""
    if all(len(m) == 1 for m in members):
        single = np.array([m[0] for m in members], np.int64)
        return products.take(pa.array(single[places]))
    texts = products.cast(pa.string()).to_pylist()
    names = pa.array(["+".join(texts[item] for item in m) for m in members], pa.string())
    return names.take(pa.array(places))


def ordered(rows: pa.Table) -> pa.Table:
    """By customer, the best first."""
    order = np.lexsort((-rows["score"].to_numpy(), rows["at"].to_numpy()))
    return rows.drop_columns(["score", "at"]).take(pa.array(order))


def no_rows(base: Base) -> pa.Table:
    text, number = pa.list_(base.products.type), pa.float64()
    kinds = {
        "customer_id": base.customers.type, "customer_group": base.groups.type,
        "product_id": base.products.type, "products": text, "antecedent": text,
        "confidence": number, "support": number, "n_antecedent": pa.int64(),
        "n_both": pa.int64(), "n_group": pa.int64(), "confidence_adjusted": number,
        "rank_key": number,
    }  # fmt: skip
    return pa.schema(list(kinds.items())).empty_table()
