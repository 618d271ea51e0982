"""All pairs of items in many baskets: syotto beside what one would take instead.

    python benchmarks/basket.py [--baskets N] [--rounds R] [--peers] [--skip NAME ...]

Writes Parquet files of lines (20,000 items, popular ones far more often, about ten in a basket, the
same for the same N), then lets each contender count every pair that 50 baskets or more hold, with
both confidences: each in a process of its own, in turn, R times. Shown are medians over the rounds
for whole processes, imports and compilation included. All contenders must find the same pairs with
the same counts, else the benchmark fails. Peers are installed by `pip install 'syotto[bench]'`.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import numpy as np

ITEMS = 20_000
EXPONENT = 0.85  # popularity falls with rank ** -EXPONENT
LEAST = 50
SEED = 7
SLOW_FROM = 300_000  # baskets; mlxtend then takes minutes and many gigabytes
ROOT = Path(__file__).parent.parent


# --- the data


def make_lines(baskets: int, folder: Path) -> None:
    """Lines with whole-number ids by basket; the same shuffled; the same with text ids."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    folder.mkdir()
    basket, item = draw_lines(baskets)
    pq.write_table(pa.table({"basket_id": basket, "item": item}), folder / "lines.parquet")
    mixed = np.random.default_rng(SEED).permutation(len(item))
    pq.write_table(
        pa.table({"basket_id": basket[mixed], "item": item[mixed]}), folder / "shuffled.parquet"
    )
    text = {
        name: pc.binary_join_element_wise(
            word, pc.utf8_lpad(pa.array(ids).cast("string"), 8, "0"), "-"
        )
        for name, word, ids in (("basket_id", "order", basket), ("item", "part", item))
    }
    pq.write_table(pa.table(text), folder / "text.parquet")


def made_apart(baskets: int, folder: Path) -> Path:
    """`make_lines` in a process of its own: a child's peak memory begins at its parent's."""
    subprocess.run([sys.executable, __file__, "--make", str(baskets), str(folder)], check=True)
    return folder / "lines.parquet"


def draw_lines(baskets: int) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Distinct items per basket, in random order; item numbers say nothing about popularity."""
    rng = np.random.default_rng(SEED)
    weight = np.arange(1, ITEMS + 1) ** -EXPONENT
    sizes = 1 + rng.negative_binomial(3, 3 / 12, baskets)
    basket = np.repeat(np.arange(baskets), sizes)
    rank = np.searchsorted(np.cumsum(weight / weight.sum()), rng.random(len(basket)))
    item = rng.permutation(ITEMS)[np.minimum(rank, ITEMS - 1)]
    line = np.unique(basket * ITEMS + item)
    basket, item = line // ITEMS, line % ITEMS
    order = np.lexsort((rng.random(len(line)), basket))
    return basket.astype(np.int32), item[order].astype(np.int32)


# --- the contenders: each gets the path of the lines, and gives columns a, b, n_ab


def syotto_in_process(path: Path) -> tuple[Any, ...]:
    import pyarrow.parquet as pq

    import syotto

    found = syotto.basket.pairs(pq.ParquetFile(path).read(), min_count=LEAST)
    return columns(found)


def syotto_shuffled(path: Path) -> tuple[Any, ...]:
    return syotto_in_process(path.with_name("shuffled.parquet"))


def syotto_text(path: Path) -> tuple[Any, ...]:
    return syotto_in_process(path.with_name("text.parquet"))


def bare_numba(path: Path) -> tuple[Any, ...]:
    from bare_pairs import count

    return count(path, LEAST)[:3]


def ibis_expression(path: Path) -> tuple[Any, ...]:
    import ibis

    from syotto.predict.basket import pairs

    engine = ibis.duckdb.connect()
    owned = engine.read_parquet(path).rename(customer_id="basket_id", product_id="item")
    return columns(engine.to_pyarrow(pairs(owned, min_count=LEAST)))


def duckdb_sql(path: Path) -> tuple[Any, ...]:
    import duckdb

    found = duckdb.sql(f"""
        WITH line AS (SELECT DISTINCT basket_id, item FROM '{path}'),
        owner AS (SELECT item, count(*) AS n FROM line GROUP BY item HAVING n >= {LEAST}),
        kept AS (SELECT line.* FROM line SEMI JOIN owner USING (item)),
        pair AS (
            SELECT a.item AS item_a, b.item AS item_b, count(*) AS n_ab
            FROM kept a JOIN kept b ON a.basket_id = b.basket_id AND a.item < b.item
            GROUP BY ALL HAVING n_ab >= {LEAST}
        )
        SELECT item_a, item_b, n_ab, n_ab / x.n AS confidence_ab, n_ab / y.n AS confidence_ba,
            n_ab / (SELECT count(DISTINCT basket_id) FROM line) AS support
        FROM pair JOIN owner x ON x.item = item_a JOIN owner y ON y.item = item_b
    """)
    return columns(found.to_arrow_table())


def duckdb_packed(path: Path) -> tuple[Any, ...]:
    """Both items of a pair in one number of 32 bits."""
    import duckdb

    found = duckdb.sql(f"""
        WITH line AS (SELECT DISTINCT basket_id, item FROM '{path}'),
        owner AS (
            SELECT item, count(*) AS n, row_number() OVER (ORDER BY item) - 1 AS code
            FROM line GROUP BY item HAVING n >= {LEAST}
        ),
        kept AS (SELECT basket_id, code::UINTEGER AS code FROM line JOIN owner USING (item)),
        pair AS (
            SELECT a.code * 32768::UINTEGER + b.code AS packed, count(*) AS n_ab
            FROM kept a JOIN kept b ON a.basket_id = b.basket_id AND a.code < b.code
            GROUP BY packed HAVING n_ab >= {LEAST}
        )
        SELECT x.item AS item_a, y.item AS item_b, n_ab,
            n_ab / x.n AS confidence_ab, n_ab / y.n AS confidence_ba,
            n_ab / (SELECT count(DISTINCT basket_id) FROM line) AS support
        FROM pair JOIN owner x ON x.code = packed // 32768 JOIN owner y ON y.code = packed % 32768
    """)
    return columns(found.to_arrow_table())


def pyfim_eclat(path: Path) -> tuple[Any, ...]:
    import fim

    item, start = lines_and_starts(path)
    baskets = [part.tolist() for part in np.split(item, start[1:-1])]
    found = fim.eclat(baskets, target="s", supp=-LEAST, zmin=1, zmax=2, report="a")
    return of_sets((items, n) for items, n in found)


def mlxtend_fpgrowth(path: Path) -> tuple[Any, ...]:
    import pandas as pd
    from mlxtend.frequent_patterns import fpgrowth
    from scipy.sparse import csr_matrix

    item, start = lines_and_starts(path)
    held = csr_matrix((np.ones(len(item), bool), item, start), shape=(len(start) - 1, ITEMS))
    frame = pd.DataFrame.sparse.from_spmatrix(held)
    least = (LEAST - 0.5) / (len(start) - 1)
    found = fpgrowth(frame, min_support=least, max_len=2)
    counts = (found["support"] * (len(start) - 1)).round().astype(int)
    return of_sets(zip(found["itemsets"], counts, strict=True))


def lines_and_starts(path: Path) -> tuple[Any, Any]:
    import pyarrow.parquet as pq

    lines = pq.ParquetFile(path).read()
    basket, item = (np.from_dlpack(lines[name].combine_chunks()) for name in ("basket_id", "item"))
    return item, np.concatenate(([0], np.flatnonzero(np.diff(basket)) + 1, [len(item)]))


def of_sets(found: Any) -> tuple[Any, ...]:
    """Pairs and both confidences from item sets with their counts."""
    counts = {tuple(sorted(items)): n for items, n in found}
    rows = [
        (*pair, n, n / counts[pair[:1]], n / counts[pair[1:]])
        for pair, n in counts.items()
        if len(pair) == 2
    ]
    return tuple(np.array([row[at] for row in rows], np.int64) for at in range(3))


def columns(found: Any) -> tuple[Any, ...]:
    """item_a, item_b, n_ab of an Arrow table; text ids as the numbers in them."""
    from pyarrow import compute as pc

    for name in ("item_a", "item_b"):
        if str(found[name].type) == "string":
            at = found.column_names.index(name)
            found = found.set_column(
                at, name, pc.utf8_slice_codeunits(found[name], 5).cast("int64")
            )
    return tuple(
        np.from_dlpack(found[name].combine_chunks()) for name in ("item_a", "item_b", "n_ab")
    )


# --- measuring


class Contender(NamedTuple):
    name: str
    how: Callable[[Path], tuple[Any, ...]]
    needs: str = ""  # a package; without it the contender is left out
    peer: bool = False
    cold: bool = False  # compiled anew in every round
    slow: bool = False


CONTENDERS = (
    Contender("syotto.basket.pairs", syotto_in_process),
    Contender("syotto, lines shuffled", syotto_shuffled),
    Contender("syotto, text ids", syotto_text),
    Contender("bare numba counter, compiled before", bare_numba, "numba"),
    Contender("bare numba counter, compiling", bare_numba, "numba", cold=True),
    Contender("syotto, Ibis expression on DuckDB", ibis_expression),
    Contender("DuckDB SQL, self-join", duckdb_sql),
    Contender("DuckDB SQL, self-join of packed numbers", duckdb_packed),
    Contender("pyfim, eclat", pyfim_eclat, "fim", peer=True),
    Contender(
        "mlxtend, fpgrowth on a sparse frame", mlxtend_fpgrowth, "mlxtend", peer=True, slow=True
    ),
)


class Run(NamedTuple):
    seconds: float
    processor: float  # seconds of all cores together: less moved by what else the machine does
    gigabytes: float
    pairs: int
    digest: str


def answer(name: str, path: Path) -> None:
    """Count as one contender, in this process, and print how many pairs and their digest."""
    how = next(contender.how for contender in CONTENDERS if contender.name == name)
    a, b, n_ab = how(path)
    rows = np.column_stack([np.minimum(a, b), np.maximum(a, b), n_ab]).astype(np.int64)
    rows = rows[np.lexsort((rows[:, 1], rows[:, 0]))]
    print(json.dumps({"pairs": len(rows), "digest": sha256(rows.tobytes()).hexdigest()[:12]}))


def measure(contender: Contender, path: Path, compiled: Path) -> Run:
    """One whole process: time and peak memory as the system accounts for them."""
    cache = compiled / ("anew" if contender.cold else "before")
    if contender.cold:
        shutil.rmtree(cache, ignore_errors=True)
    paths = [str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")])]
    env = os.environ | {"NUMBA_CACHE_DIR": str(cache), "PYTHONPATH": os.pathsep.join(paths)}
    command = [sys.executable, __file__, "--answer", contender.name, str(path)]
    began = time.perf_counter()
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as process:
        said = process.stdout.read() if process.stdout else ""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    if process.returncode:
        raise SystemExit(f"{contender.name} failed (exit code {process.returncode})")
    processor = used.ru_utime + used.ru_stime
    return Run(seconds, processor, used.ru_maxrss / 2**20, **json.loads(said.splitlines()[-1]))


def chosen(args: argparse.Namespace) -> list[Contender]:
    contenders = []
    for contender in CONTENDERS:
        if contender.name in args.skip or (contender.peer and not args.peers):
            continue
        if contender.needs and importlib.util.find_spec(contender.needs) is None:
            print(f"left out: {contender.name} ({contender.needs} is not installed)")
        elif contender.slow and args.baskets >= SLOW_FROM and not args.slow:
            print(f"left out: {contender.name} (minutes and many gigabytes; --slow takes it in)")
        else:
            contenders.append(contender)
    return contenders


def compete(
    contenders: list[Contender], baskets: int, rounds: int, folder: Path
) -> dict[str, list[Run]]:
    """Each contender in turn, `rounds` times, after one on few baskets that is not counted."""
    few, many = (made_apart(n, folder / f"{n}") for n in (1_000, baskets))
    for contender in contenders:
        measure(contender, few, folder)
    runs: dict[str, list[Run]] = {contender.name: [] for contender in contenders}
    for at in range(rounds):
        for contender in contenders:
            if not (contender.slow and at):  # once is enough
                runs[contender.name].append(measure(contender, many, folder))
    return runs


def table(runs: dict[str, list[Run]]) -> str:
    """Medians, and how many times as long as syotto each contender took, round by round."""
    ours = next(iter(runs.values()))
    lines = [
        "| contender | seconds | times syotto | processor seconds | peak GiB |",
        "|---|---:|---:|---:|---:|",
    ]
    for name, rounds in runs.items():
        ratio = median(one.seconds / base.seconds for one, base in zip(rounds, ours, strict=False))
        seconds, processor, memory = (median(column) for column in [*zip(*rounds, strict=True)][:3])
        lines.append(f"| {name} | {seconds:.2f} | {ratio:.2f} | {processor:.2f} | {memory:.2f} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--baskets", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", action="store_true", help="also pyfim and mlxtend")
    parser.add_argument("--slow", action="store_true", help="also what takes minutes")
    parser.add_argument("--skip", nargs="*", default=[], metavar="NAME")
    parser.add_argument("--answer", nargs=2, metavar=("NAME", "FILE"), help=argparse.SUPPRESS)
    parser.add_argument("--make", nargs=2, metavar=("BASKETS", "FOLDER"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.make:
        make_lines(int(args.make[0]), Path(args.make[1]))
        return
    if args.answer:
        answer(args.answer[0], Path(args.answer[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        runs = compete(chosen(args), args.baskets, args.rounds, Path(folder))
    found = {(run.pairs, run.digest) for rounds in runs.values() for run in rounds}
    if len(found) > 1:
        raise SystemExit(f"the contenders disagree: {found}")
    print(
        f"{args.baskets:,} baskets, {found.pop()[0]:,} pairs, the same everywhere\n\n{table(runs)}"
    )


if __name__ == "__main__":
    main()
