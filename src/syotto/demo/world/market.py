"""The market: products with prices, tastes, affinities and cannibalisation; content with angles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from syotto.demo.world import catalogue
from syotto.demo.world.chance import Chance, Flags, Floats, Ints

BAND = {
    "spare part": (60.0, 2500.0, 0.38),
    "consumable": (25.0, 600.0, 0.30),
    "training": (900.0, 2800.0, 0.45),
    "retrofit": (18_000.0, 70_000.0, 0.28),
    "machine": (120_000.0, 600_000.0, 0.18),
    "service contract": (1.0, 1.0, 0.42),
}
"""Lowest and highest list price, and the mean margin share, of a family of products."""

COMPANIONS = 14
CONTENTS = 72
CAMPAIGNS = 26


@dataclass(frozen=True)
class Market:
    """Products by position: ordered ones first, then deals (retrofits, machines), contracts."""

    product_id: list[str]
    name: list[str]
    category: list[str]
    price: Floats
    margin_share: Floats
    companion: Ints  # the product that comes along on the same order; -1 is none
    companion_share: Floats
    tastes: Floats  # (types, ordered products): share of picks, rows sum to one
    deal_tastes: Floats  # (types, deals)
    contract_tastes: Floats  # (types, contracts): around one
    replaces: Floats  # (sold contract, held contract): P(the held one ends)
    content_purpose: Ints  # connect, educate, close
    content_angles: Ints  # (contents, 2); -1 is none
    content_product: Ints  # -1 is about no product

    @property
    def margin(self) -> Floats:
        """Margin of one piece, or of one year of a contract."""
        return self.price * self.margin_share


def make_market(chance: Chance) -> Market:
    rng = chance.stream("market")
    ids, names, categories = product_words()
    price, share = prices(rng, categories)
    companion, companion_share = companions(rng)
    types = len(catalogue.TYPES)
    purpose, angles, about = contents(rng)
    return Market(
        product_id=ids,
        name=names,
        category=categories,
        price=price,
        margin_share=share,
        companion=companion,
        companion_share=companion_share,
        tastes=rng.dirichlet(np.full(catalogue.ORDERED, 0.35), types),
        deal_tastes=rng.dirichlet(np.full(catalogue.DEALS, 0.8), types),
        contract_tastes=rng.gamma(3.0, 1 / 3.0, (types, len(catalogue.CONTRACTS))),
        replaces=np.array(catalogue.REPLACES),
        content_purpose=purpose,
        content_angles=angles,
        content_product=about,
    )


def product_words() -> tuple[list[str], list[str], list[str]]:
    rows = [
        (f"{letter}{number:03d}", name, category)
        for letter, category, names in catalogue.FAMILIES
        for number, name in enumerate(names, start=1)
    ]
    ids, names, categories = zip(*rows, strict=True)
    return list(ids), list(names), list(categories)


def prices(rng: np.random.Generator, categories: list[str]) -> tuple[Floats, Floats]:
    bands = np.array([BAND[category] for category in categories])
    low, high, share = bands.T
    price = np.round(low * (high / low) ** rng.random(len(low)), 2)
    price[catalogue.FIRST_CONTRACT :] = catalogue.CONTRACT_PRICES
    return price, np.round(np.clip(rng.normal(share, 0.05), 0.08, 0.7), 3)


def companions(rng: np.random.Generator) -> tuple[Ints, Floats]:
    """Pairs that go together: who takes one has a good chance to take the other with it."""
    companion = np.full(catalogue.ORDERED, -1)
    share = np.zeros(catalogue.ORDERED)
    goods = rng.permutation(catalogue.ORDERED)[: 2 * COMPANIONS]
    companion[goods[:COMPANIONS]] = goods[COMPANIONS:]
    share[goods[:COMPANIONS]] = np.round(rng.uniform(0.25, 0.55, COMPANIONS), 3)
    return companion, share


def contents(rng: np.random.Generator) -> tuple[Ints, Ints, Ints]:
    purpose = np.arange(CONTENTS) % len(catalogue.PURPOSES)
    angles = np.column_stack(
        [
            rng.integers(0, len(catalogue.ANGLES), CONTENTS),
            rng.integers(0, len(catalogue.ANGLES), CONTENTS),
        ]
    )
    alone: Flags = rng.random(CONTENTS) < 0.75
    angles[alone | (angles[:, 0] == angles[:, 1]), 1] = -1
    everything = catalogue.FIRST_CONTRACT + len(catalogue.CONTRACTS)
    about = rng.integers(0, everything, CONTENTS)
    about[purpose == 0] = -1
    return purpose, angles, about
