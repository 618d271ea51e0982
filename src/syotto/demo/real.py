"""A real company to try it on: a UK giftware seller's invoices, 2010-12 to 2011-12 (CC BY 4.0)."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

from syotto.run.build import BuildReport, build
from syotto.run.house import House, open_house
from syotto.run.load import LoadReport, load
from syotto.run.workspace import create

ATTRIBUTION = (
    "Online Retail, Daqing Chen (2015), UCI Machine Learning Repository, CC BY 4.0, "
    "https://doi.org/10.24432/C5BW33"
)
SETTINGS: dict[str, object] = {
    "currency": "GBP",
    "time_zone": "Europe/London",
    "channel": "email",  # an online seller writes; a call would cost more than a gift brings
    "contact_cost": 0.10,
}
MAPPING = {
    "order_id": "InvoiceNo",
    "at": "InvoiceDate",
    "person_ref": "CustomerID",
    "product_id": "StockCode",
    "product_name": "Description",
    "quantity": "Quantity",
    "amount": "Quantity * UnitPrice",
    "country": "Country",
}
MARK = ".demo"


def open_demo(folder: Path) -> House:
    """The demo's workspace; that of another demo is made anew.

    Raises InputError where `folder` is somebody's own workspace.
    """
    mark = folder / MARK
    if mark.exists() and mark.read_text(encoding="utf-8").strip() == ATTRIBUTION:
        return open_house(folder)
    remove_demo(folder)
    create(folder, SETTINGS, paper=True)
    mark.write_text(f"{ATTRIBUTION}\n", encoding="utf-8")
    return open_house(folder)


def run_demo(
    folder: Path, progress: Callable[[str], None] = lambda _: None
) -> tuple[House, LoadReport, BuildReport]:
    """Load the bundled invoices into `folder` and build it."""
    house = open_demo(folder)
    with as_file(files("syotto.demo") / "data" / "online_retail.parquet") as path:
        loaded = load(house, "order_lines", [path], mapping=MAPPING, progress=progress)
    return house, loaded, build(house, progress=progress)


def remove_demo(folder: Path) -> bool:
    """Remove a demo's folder; never one that is not marked as a demo."""
    if not (folder / MARK).exists():
        return False
    shutil.rmtree(folder)
    return True
