"""BG/NBD for 1,000,000 customers: fit, predictions, intervals; beside scipy and `lifetimes`.

    python benchmarks/lifetime_value.py [CUSTOMERS] [--peers]

Customers live as the model says, seen for up to a year by days. Every contender reads the same
Parquet file in a process of its own, imports included. The bound fits the same likelihood on equal
histories counted once, with scipy alone and no check, no interval and no slope; it predicts with
scipy's hypergeometric function. `lifetimes` runs where it is installed and --peers is given.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

CUSTOMERS = 1_000_000
TRUTH = {"r": 0.5, "alpha": 5.0, "a": 0.9, "b": 2.5}


def make(path: Path, customers: int) -> None:
    draw = np.random.default_rng(1)
    end = draw.integers(60, 365, customers)
    rate = draw.gamma(TRUTH["r"], 1 / TRUTH["alpha"] / 7, customers)
    leaves = draw.beta(TRUTH["a"], TRUTH["b"], customers)
    now, last, x = np.zeros(customers), np.zeros(customers), np.zeros(customers)
    here = np.arange(customers)
    while len(here):
        now[here] += draw.exponential(1 / np.maximum(rate[here], 1e-12))
        here = here[now[here] <= end[here]]
        x[here] += 1
        last[here] = np.maximum(np.floor(now[here]), 1)
        here = here[draw.random(len(here)) >= leaves[here]]
    pq.write_table(pa.table({"frequency": x, "recency": last / 7, "T": end / 7}), path)


def ours(path: Path) -> dict[str, Any]:
    import syotto

    table = pq.read_table(path)
    fit = syotto.lifetime_value.BetaGeo().fit(table)
    told = fit.expected_purchases(52, table)
    return {"params": fit.params, "sum": float(np.sum(told["expected_purchases"].to_numpy()))}


def bound(path: Path) -> dict[str, Any]:
    from scipy.optimize import minimize
    from scipy.special import betaln, gammaln, hyp2f1

    table = pq.read_table(path)
    rows = np.column_stack([table[name].to_numpy() for name in ("frequency", "recency", "T")])
    days = np.rint(rows * (1, 7, 7)).astype(np.int64)
    key = (days[:, 0] * 1000 + days[:, 1]) * 1000 + days[:, 2]
    _, first, of_row, n = np.unique(key, return_index=True, return_inverse=True, return_counts=True)
    x, last, end = rows[first].T

    def lost(logs: np.ndarray) -> float:
        r, alpha, a, b = np.exp(logs)
        head = gammaln(r + x) - gammaln(r) + r * np.log(alpha) + betaln(a, b + x) - betaln(a, b)
        gone = np.log(a / np.maximum(b + x - 1, 1e-9)) - (r + x) * np.log(alpha + last)
        here = -(r + x) * np.log(alpha + end)
        return -n @ (head + np.where(x > 0, np.logaddexp(here, gone), here)) / n.sum()

    logs = minimize(lost, np.zeros(4), method="L-BFGS-B").x
    r, alpha, a, b = np.exp(logs)
    grown = hyp2f1(r + x, b + x, a + b + x - 1, 52 / (alpha + end + 52))
    fade = ((alpha + end) / (alpha + end + 52)) ** (r + x)
    later = (a + b + x - 1) / (a - 1) * (1 - grown * fade)
    leaves = a / np.maximum(b + x - 1, 1e-9) * ((alpha + end) / (alpha + last)) ** (r + x)
    odds = np.where(x > 0, leaves, 0)
    return {
        "params": dict(zip(TRUTH, np.exp(logs).tolist(), strict=True)),
        "sum": float(((later / (1 + odds))[of_row]).sum()),
    }


def peer(path: Path) -> dict[str, Any]:
    from lifetimes import BetaGeoFitter

    table = pq.read_table(path).to_pandas()
    fit = BetaGeoFitter().fit(table["frequency"], table["recency"], table["T"])
    told = fit.conditional_expected_number_of_purchases_up_to_time(
        52, table["frequency"], table["recency"], table["T"]
    )
    return {"params": dict(fit.params_), "sum": float(told.sum())}


CONTENDERS = {"syotto": ours, "grouped scipy": bound, "lifetimes": peer}


def run(name: str, path: Path) -> None:
    started = time.perf_counter()
    found = CONTENDERS[name](path)
    used = resource.getrusage(resource.RUSAGE_SELF)
    found |= {
        "seconds": time.perf_counter() - started,
        "processor": used.ru_utime + used.ru_stime,
        "gigabytes": used.ru_maxrss / 1e6,
    }
    print(json.dumps(found))


def main() -> None:
    customers = next((int(word) for word in sys.argv[1:] if word.isdigit()), CUSTOMERS)
    names = [name for name in CONTENDERS if name != "lifetimes"]
    if "--peers" in sys.argv and find_spec("lifetimes"):
        names.append("lifetimes")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "customers.parquet"
        make(path, customers)
        for name in names:
            command = [sys.executable, __file__, "--one", name, str(path)]
            said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            found = json.loads(said.splitlines()[-1])
            params = "  ".join(f"{key} {value:.3f}" for key, value in found["params"].items())
            print(
                f"{name:14} {found['seconds']:7.2f} s  {found['processor']:7.2f} CPU s  "
                f"{found['gigabytes']:5.2f} GB  {params}  purchases {found['sum']:,.0f}"
            )


if __name__ == "__main__":
    if "--one" in sys.argv:
        run(sys.argv[2], Path(sys.argv[3]))
    else:
        main()
