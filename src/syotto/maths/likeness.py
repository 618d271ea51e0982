"""How alike short texts are: by the letters that follow each other in their words.

Grams of 3 and 4 letters, a word's beginning and end marked; weighed by tf-idf (log tf, smoothed
idf, length 1), so the likeness of two texts is a cosine from 0 to 1. Salton & Buckley 1988.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

SIZES = (3, 4)
Matrix = Any


def grams(text: str) -> Counter[str]:
    """Of `oil mill`: ` oi`, `oil`, `il `, ` mi`, ... and those of four letters."""
    words = [f" {word} " for word in text.split()]
    return Counter(
        word[start : start + size]
        for word in words
        for size in SIZES
        for start in range(len(word) - size + 1)
    )


def likeness(texts: Sequence[str], known: Sequence[str]) -> Matrix:
    """One row for each of `texts`, one column for each of `known`; sparse, cosines.

    Grams that no known text has make a text less alike to all of them.
    """
    counted = [grams(text) for text in known]
    seen = Counter(gram for one in counted for gram in one)
    weights = {gram: np.log((1 + len(known)) / (1 + n)) + 1 for gram, n in seen.items()}
    rarest = np.log(1 + len(known)) + 1
    places = {gram: place for place, gram in enumerate(weights)}
    here = weighed([grams(text) for text in texts], places, weights, rarest)
    return here @ weighed(counted, places, weights, rarest).T


def weighed(
    counted: Sequence[Counter[str]],
    places: Mapping[str, int],
    weights: Mapping[str, float],
    rarest: float,
) -> Matrix:
    rows, columns, values = [], [], []
    for row, one in enumerate(counted):
        given = {gram: (1 + np.log(n)) * weights.get(gram, rarest) for gram, n in one.items()}
        length = np.sqrt(sum(value * value for value in given.values())) or 1.0
        for gram, value in given.items():
            if gram in places:
                rows.append(row)
                columns.append(places[gram])
                values.append(value / length)
    return csr_matrix((values, (rows, columns)), shape=(len(counted), len(places)))
