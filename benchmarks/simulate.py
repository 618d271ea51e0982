"""How long the simulated company takes, and the tables of docs/simulated-company.md.

python benchmarks/simulate.py speed [PEOPLE DAYS]     seconds and memory, by part
python benchmarks/simulate.py docs DATA [SEEDS]       compare with the real data in DATA, try the
                                                      policies, recover the truth, rewrite the page
python benchmarks/simulate.py truth                   recover the truth alone, rewrite its table
"""

from __future__ import annotations

import itertools
import resource
import sys
import tempfile
import time
from pathlib import Path

from syotto.demo.page import comparison_rows, put, recovery_rows, trial_rows
from syotto.demo.rows import exports
from syotto.demo.rows.identities import make_identities
from syotto.demo.simulate import hand_over, past, simulate, written
from syotto.demo.trials.trial import trial
from syotto.demo.truth.plausibility import compare
from syotto.demo.truth.recovery import truth
from syotto.demo.world.state import make_world
from syotto.run.build import build
from syotto.run.house import House, open_house
from syotto.run.workspace import create

PAGE = Path(__file__).parents[1] / "docs" / "simulated-company.md"
PEOPLE, DAYS = 2000, 365
TRIALS: dict[str, tuple[int, list[str] | None]] = {
    "trial": (4, None),
    "trial-long": (12, ["syotto", "oracle-cross-sell"]),
}
"""Tables of trials: weeks, and policies; None is all of them."""


def speed(people: int, days: int) -> None:
    """Each part by itself: make, live, write files, load them."""
    clock = time.perf_counter
    marks = [("", clock())]
    make_world(people, 1)
    marks.append(("make the world", clock()))
    world, state = past(people, days, 1)
    marks.append(("make it and live", clock()))
    with tempfile.TemporaryDirectory() as folder:
        who = make_identities(world)
        everything = list(
            written(exports.everything(world, who, state, 0, days), Path(folder)).values()
        )
        marks.append((f"write {sum(map(len, everything))} Parquet files", clock()))
    with tempfile.TemporaryDirectory() as folder:
        create(Path(folder))
        rows, _ = hand_over(open_house(folder), exports.everything(world, who, state, 0, days))
        marks.append(("write them and load", clock()))
    for (_, before), (name, after) in itertools.pairwise(marks):
        print(f"{name:<28}{after - before:>8.1f} s")
    print(f"{rows['events']:,} events, {sum(rows.values()):,} rows")
    print(f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")


def docs(data: Path, seeds: int) -> None:
    page = PAGE.read_text(encoding="utf-8")
    states = [past(12_000, 365, seed)[1] for seed in (1, 2, 3)]
    page = put(page, "comparison", comparison_rows(compare(data, states)))
    with tempfile.TemporaryDirectory() as folder:
        page = put(page, "recovery", recovery_rows(truth(company(folder))))
        for name, (weeks, policies) in TRIALS.items():
            report = trial(
                folder, policies, weeks=weeks, seeds=seeds, progress=lambda what, _: print(what)
            )
            page = put(page, name, trial_rows(report))
    PAGE.write_text(page, encoding="utf-8")


def recovered() -> None:
    page = PAGE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        page = put(page, "recovery", recovery_rows(truth(company(folder))))
    PAGE.write_text(page, encoding="utf-8")


def company(folder: str) -> House:
    """Built twice: who is as good as certain to be one counts from the second time on."""
    create(Path(folder), {"find_links": True})
    simulate(folder, people=PEOPLE, days=DAYS, seed=1)
    house = open_house(folder)
    build(house)
    build(house)
    return house


if __name__ == "__main__":
    if sys.argv[1:2] == ["docs"]:
        docs(Path(sys.argv[2]), int((sys.argv[3:] or ["3"])[0]))
    elif sys.argv[1:2] == ["truth"]:
        recovered()
    else:
        speed(*(int(number) for number in sys.argv[2:4] or (100_000, 365)))
