"""A workspace whose newest build has people scored for sales."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Collection
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from syotto.run.build import build
from syotto.run.house import House, open_house
from syotto.run.load import load
from syotto.schema.leads import LEAD_SCORES
from tests.run.loaded import file, house_in

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HELSINKI = {"time_zone": "Europe/Helsinki", "hours": "08:00-16:00"}
SALLA = {"name": "Salla Salo", "email": "salla@example.com", "capacity": 2, **HELSINKI}
BEN = {"name": "Ben Aalto", "email": "ben@example.com", "capacity": 2, **HELSINKI}
PEOPLE = """source_id,first_name,last_name,email,phone,company,account_ref,country,title
p1,Anna,Strom,anna@mill.example,+358401234567,Mill,a1,Finland,Mill Manager
p2,Ben,Koski,ben@mill.example,+358401234568,Mill,a1,Finland,Buyer
p3,Carl,Lund,carl@boreal.example,+46701112233,Boreal,a2,Sweden,Production Manager
p4,Dora,Ek,dora@cedar.example,+358401234569,Cedar,a3,Finland,CEO
p5,Eva,Berg,,,,,Finland,
"""
ACCOUNTS = """source_id,name,owner,country
a1,Mill,,Finland
a2,Boreal,Ben Aalto,Sweden
a3,Cedar,,Finland
"""
COPIES = itertools.count()
Scored = dict[str, tuple[str | None, float | None]]
EVERYBODY: Scored = {
    "p1": ("a1", 90.0),
    "p2": ("a1", 80.0),
    "p3": ("a2", 70.0),
    "p4": ("a3", 60.0),
    "p5": (None, 50.0),
}
"""person_id: their account, and what a call is expected to bring."""


def workspace(folder: Path, *sellers: dict[str, Any], **settings: Any) -> House:
    """Five people of three companies, built; nobody is scored."""
    house_in(folder, country="FI", **settings)
    house = employing(folder, *sellers)
    load(house, "people", [file(folder.parent, "people.csv", PEOPLE)])
    load(house, "accounts", [file(folder.parent, "accounts.csv", ACCOUNTS)])
    build(house)
    return house


def employing(folder: Path, *sellers: dict[str, Any]) -> House:
    """The workspace with these sellers and no others."""
    path = folder / "syotto.toml"
    settings = path.read_text().partition("\n[[sellers]]")[0]
    sections = (
        "\n[[sellers]]\n" + "".join(f"{key} = {value!r}\n" for key, value in one.items())
        for one in sellers
    )
    path.write_text(settings + "".join(sections))
    return open_house(folder)


def score(
    house: House,
    scored: Scored = EVERYBODY,
    stage: str = "mql",
    why_not: str | None = None,
    left: Collection[str] = (),
) -> House:
    """A copy of the workspace, with these people qualified in its newest build, but who is left."""
    folder = house.folder.with_name(f"{house.folder.name}-{next(COPIES)}")
    shutil.copytree(house.folder, folder, symlinks=True)
    copy = open_house(folder)
    path = copy.warehouse.path(copy.warehouse.current())
    rows = [
        {
            "person_id": person, "account_id": account, "points": 60.0, "probability": 0.2,
            "low": 0.1, "high": 0.3, "expected_profit": None if profit is None else Decimal(profit),
            "qualified": stage == "mql" and person not in left,
            "stage": "none" if person in left else stage, "why_not": why_not,
            "reasons": ["Asked for a price", "Read a case"], "scoring_version": "v1",
        }
        for person, (account, profit) in scored.items()
    ]  # fmt: skip
    types = LEAD_SCORES.columns.to_pyarrow()
    schema = pa.schema([types.field(name) for name in rows[0]])
    with duckdb.connect(str(path)) as connection:
        connection.register("scored", pa.Table.from_pylist(rows, schema))
        connection.execute("CREATE OR REPLACE TABLE lead_scores AS SELECT * FROM scored")
    return copy
