"""Which of 1,000,000 records are one person: syotto beside Splink's own run.

    python benchmarks/linking.py [RECORDS] [--only syotto|splink]

The records are made (`people_records.py`), so the truth is known. Each contender reads the same
Parquet file in a process of its own, imports included, learns without labels and gives the pairs
with a probability of a half or more. Splink stands with settings as its documentation gives them
for people. Precision and recall are of pairs, at .95.
"""

from __future__ import annotations

import json
import logging
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import people_records
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

RECORDS, SEED, GIVEN, SAME = 1_000_000, 1, 0.5, 0.95
Longs = NDArray[np.int64]
Found = tuple[Longs, Longs, NDArray[np.float64]]
BLOCKS = (
    ("first_name", "last_name"), ("birth_date", "last_name"), ("birth_date", "first_name"),
    ("postcode", "last_name"), ("postcode", "first_name"), ("birth_date", "postcode"),
    ("email",), ("phone",), ("street",),
)  # fmt: skip


def ours(path: Path) -> Found:
    import syotto

    made = syotto.identity.link(pq.read_table(path).drop_columns(["person"])).pairs
    made = made.filter(made["probability"].to_numpy() >= GIVEN)
    return longs(made, "id_left"), longs(made, "id_right"), made["probability"].to_numpy()


def splinks(path: Path) -> Found:
    import splink.comparison_library as how
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    compared = [
        how.NameComparison("first_name"), how.NameComparison("last_name"),
        how.DamerauLevenshteinAtThresholds("birth_date", [1, 2]),
        how.JaroWinklerAtThresholds("street", [0.9]).configure(term_frequency_adjustments=True),
        how.ExactMatch("postcode"),
        how.ExactMatch("city").configure(term_frequency_adjustments=True),
        how.EmailComparison("email"),
        how.LevenshteinAtThresholds("phone", 2),
    ]  # fmt: skip
    settings = SettingsCreator(
        link_type="dedupe_only", unique_id_column_name="id", comparisons=compared,
        blocking_rules_to_generate_predictions=[block_on(*rule) for rule in BLOCKS],
    )  # fmt: skip
    records = DuckDBAPI().register(pq.read_table(path).drop_columns(["person"]))
    linker = Linker(records, settings, log_level=logging.ERROR)
    learn = linker.training
    certain = [block_on("first_name", "last_name", "birth_date"), block_on("email")]
    learn.estimate_probability_two_random_records_match(certain, recall=0.8)
    learn.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("first_name", "last_name"), block_on("birth_date", "postcode")):
        learn.estimate_parameters_using_expectation_maximisation(rule)
    made = linker.inference.predict(threshold_match_probability=GIVEN).as_pyarrow_table()
    return longs(made, "id_l"), longs(made, "id_r"), made["match_probability"].to_numpy()


def longs(table: pa.Table, name: str) -> Longs:
    return np.asarray(table[name].to_numpy(), np.int64)


CONTENDERS: dict[str, Callable[[Path], Found]] = {"syotto": ours, "splink": splinks}


def quality(path: Path, found: Found) -> dict[str, float]:
    """Precision and recall of the pairs at SAME."""
    table = pq.read_table(path, columns=["id", "person"])
    person = np.empty(len(table), np.int64)
    person[longs(table, "id")] = longs(table, "person")
    left, right, probability = found
    use = probability >= SAME
    right_ones = int((person[left[use]] == person[right[use]]).sum())
    times = np.bincount(person)
    every = int((times * (times - 1) // 2).sum())
    return {"precision": right_ones / max(int(use.sum()), 1), "recall": right_ones / every}


def run(name: str, path: Path) -> None:
    started = time.perf_counter()
    found = CONTENDERS[name](path)
    seconds = time.perf_counter() - started
    used = resource.getrusage(resource.RUSAGE_SELF)
    took = {"seconds": seconds, "cpu": used.ru_utime + used.ru_stime}
    told = took | {"gigabytes": used.ru_maxrss / 2**20, "pairs": len(found[0])}
    print(json.dumps(told | quality(path, found)))


def measured(name: str, path: Path) -> dict[str, float]:
    command = [sys.executable, __file__, "--run", name, str(path)]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return dict(json.loads(told.splitlines()[-1]))


def main(words: list[str]) -> None:
    numbers = [int(word) for word in words if word.isdigit()]
    names = [words[words.index("--only") + 1]] if "--only" in words else [*CONTENDERS]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "records.parquet"
        pq.write_table(people_records.make(numbers[0] if numbers else RECORDS, SEED), path)
        for name in names:
            one = measured(name, path)
            print(
                f"{name:7} {one['seconds']:6.1f} s {one['cpu']:6.1f} CPU s"
                f" {one['gigabytes']:5.2f} GiB  {one['pairs']:,} pairs,"
                f" precision {one['precision']:.4f}, recall {one['recall']:.4f}"
            )


if __name__ == "__main__":
    run(sys.argv[2], Path(sys.argv[3])) if sys.argv[1:2] == ["--run"] else main(sys.argv[1:])
