"""Who is who against the truth: of the pairs of numbers and browsers, how many are right."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from syotto.schema.known import ANONYMOUS_ID, PERSON_ID, REF

FILE = "truth/identities.parquet"


def pairs_right(folder: Path, identities: pa.Table) -> tuple[float, float]:
    """precision and recall over the pairs that are one person.

    A browser that the product gives to nobody is in no pair. nan: there is no pair.
    """
    true = pq.read_table(folder / FILE).to_pydict()
    person = dict(zip(true["ref"], true["person"], strict=True))
    known = identities.to_pydict()
    found = {
        name: who
        for kind, name, who in zip(
            known["kind"], known["identifier"], known[PERSON_ID], strict=True
        )
        if kind in (REF, ANONYMOUS_ID) and name in person
    }
    ours, theirs = (
        np.unique(values, return_inverse=True)[1]
        for values in (list(found.values()), [person[name] for name in found])
    )
    both = together(ours * (int(theirs.max(initial=0)) + 1) + theirs)
    shares = [both / n if n else float("nan") for n in map(together, (ours, theirs))]
    return shares[0], shares[1]


def together(group: np.ndarray) -> int:
    """Pairs within groups."""
    _, size = np.unique(group, return_counts=True)
    return int((size * (size - 1) // 2).sum())
