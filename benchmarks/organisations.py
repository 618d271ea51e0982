"""Which of 3,337 records of organisations are one: syotto, Splink, dedupe with half the truth.

    python benchmarks/organisations.py DATA

DATA: the folder of dedupe's examples (csv_example_input_with_true_ids.csv: sites with name,
address, postal code, telephone, true ids). syotto and Splink learn without labels; Splink compares
names and streets by plain Jaro-Winkler, its pairs are clustered as syotto's are. dedupe
(`pip install dedupe`; left out with a word where it is absent) is shown the true pairs of half of
the records. F1 is of pairs: of all records, and of the half that nobody was shown.
"""

from __future__ import annotations

import csv
import io
import logging
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import redirect_stderr
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

import syotto
from syotto.api.identity import links

FILE = "csv_example_input_with_true_ids.csv"
NAMES = {"company": "Site name", "street": "Address", "postcode": "Zip", "phone": "Phone"}
SAME, TAUGHT_SAME, LESSONS, SEED, WITHIN = 0.9, 0.5, 1_000, 1, 0.02
Clusters = Sequence[Any]


def read(folder: Path) -> tuple[pa.Table, list[str]]:
    """The records, and the true number of each."""
    with (folder / FILE).open(encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened))
    columns = {name: [plain(row[theirs]) for row in rows] for name, theirs in NAMES.items()}
    return pa.table({"id": range(len(rows)), **columns}), [row["True Id"] for row in rows]


def plain(text: str) -> str | None:
    return re.sub(r"\s+", " ", text).strip().lower() or None


def shown(truth: Sequence[str]) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """The half of the true organisations of which a teacher tells."""
    every = sorted(set(truth))
    told = set(random.Random(SEED).sample(every, len(every) // 2))
    return np.array([one in told for one in truth])


def ours(records: pa.Table, truth: Sequence[str]) -> Clusters:
    found = syotto.identity.link(records, kind="companies").clusters(SAME)
    return list(found["cluster_id"].to_pylist())


def splinks(records: pa.Table, truth: Sequence[str]) -> Clusters:
    import splink.comparison_library as how
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    settings = SettingsCreator(
        link_type="dedupe_only", unique_id_column_name="id",
        comparisons=[
            how.JaroWinklerAtThresholds("company", [0.92, 0.88, 0.7]),
            how.JaroWinklerAtThresholds("street", [0.92, 0.88, 0.7]),
            how.ExactMatch("postcode"),
            how.LevenshteinAtThresholds("phone", [1, 2]),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("phone"), block_on("street"), block_on("postcode"), block_on("company"),
        ],
    )  # fmt: skip
    linker = Linker(DuckDBAPI().register(records), settings, log_level=logging.ERROR)
    learn = linker.training
    certain = [block_on("company", "street"), block_on("company", "phone")]
    learn.estimate_probability_two_random_records_match(certain, recall=0.8)
    learn.estimate_u_using_random_sampling(max_pairs=1e6, seed=SEED)
    for rule in ("street", "phone"):
        learn.estimate_parameters_using_expectation_maximisation(block_on(rule))
    made = linker.inference.predict(threshold_match_probability=0.01).as_pyarrow_table()
    names = ("unique_id_l", "unique_id_r", "probability")
    pairs = made.select(["id_l", "id_r", "match_probability"]).rename_columns(names)
    return list(links(records, pairs, True).clusters(SAME)["cluster_id"].to_pylist())


def taught(records: pa.Table, truth: Sequence[str]) -> Clusters:
    import dedupe
    from dedupe import variables
    from dedupe.serializer import write_training

    random.seed(SEED)
    np.random.seed(SEED)  # dedupe draws from it
    rows = dict(enumerate(records.drop_columns(["id"]).to_pylist()))
    told = {at: rows[at] | {"true": truth[at]} for at in np.flatnonzero(shown(truth)).tolist()}
    model = dedupe.Dedupe(
        [
            variables.String("company"), variables.String("street"),
            variables.Exact("postcode", has_missing=True),
            variables.String("phone", has_missing=True),
        ],
        num_cores=0,
    )  # fmt: skip
    lessons = dedupe.training_data_dedupe(told, "true", training_size=LESSONS)
    written = io.StringIO()
    write_training(lessons, written)
    written.seek(0)
    model.prepare_training(rows, written)
    model.train()
    found: list[Any] = [None] * len(rows)
    for number, (members, _) in enumerate(model.partition(rows, TAUGHT_SAME)):
        for at in members:
            found[at] = number
    return found


CONTENDERS: dict[str, Callable[[pa.Table, Sequence[str]], Clusters]] = {
    "syotto": ours, "Splink, Jaro-Winkler": splinks, "dedupe, taught": taught,
}  # fmt: skip


def f1(found: Iterable[Any], truth: Iterable[Any]) -> float:
    """Of pairs said to be one."""
    found, truth = list(found), list(truth)
    said, true, both = (
        sum(n * (n - 1) // 2 for n in Counter(of).values())
        for of in (found, truth, zip(found, truth, strict=True))
    )
    return 2 * both / (said + true)


def main(folder: Path) -> None:
    records, truth = read(folder)
    unseen = np.flatnonzero(~shown(truth)).tolist()
    told: dict[str, float] = {}
    for name, find in CONTENDERS.items():
        if find is taught and not find_spec("dedupe"):
            print(f"{name}: skipped, `pip install dedupe` brings it")
            continue
        started = time.process_time()
        with redirect_stderr(io.StringIO()):
            found = find(records, truth)
        told[name] = f1(found, truth)
        rest = f1([found[at] for at in unseen], [truth[at] for at in unseen])
        used = time.process_time() - started
        print(f"{name:21} F1 {told[name]:.4f}, of the unseen half {rest:.4f}, {used:.1f} CPU s")
    ours_, plain_, *taught_ = told.values()
    print(f"ahead of Jaro-Winkler by {ours_ - plain_:+.4f}")
    for one in taught_:
        print(f"of the taught one {ours_ - one:+.4f} (goal: -{WITHIN} or better)")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
