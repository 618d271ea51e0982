"""CPU milliseconds of planning one person anew on a built workspace: median and worst of many.

python benchmarks/replan.py DIR [--people N]
"""

from __future__ import annotations

import argparse
import statistics
import time

from syotto.run.house import open_house
from syotto.run.replan import replan


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--people", type=int, default=200)
    given = parser.parse_args()
    house = open_house(given.folder)
    people = house.warehouse.open().table("people").order_by("person_id").limit(given.people)
    names = people.select("person_id").to_pyarrow()["person_id"].to_pylist()
    replan(house, names[0])
    spent, options = [], 0
    for name in names:
        began = time.process_time()
        options += len(replan(house, name).options)
        spent.append((time.process_time() - began) * 1_000)
    spent.sort()
    tail = spent[int(len(spent) * 0.99)]
    print(
        f"{len(names):,} people, {options / len(names):.1f} options each: "
        f"median {statistics.median(spent):.1f} ms, 99 % {tail:.1f} ms, worst {spent[-1]:.1f} ms"
    )


if __name__ == "__main__":
    main()
