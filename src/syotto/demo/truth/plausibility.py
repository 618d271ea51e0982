"""Does the simulated company look like real ones? The same statistics of both, side by side.

Real: Olist's sales funnel (lead to deal), UCI Online Retail (gaps between purchases), Karlan and
List's mail campaign (response with and without the letter that was randomised).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as csv
import pyarrow.parquet as pq

from syotto.demo.world import catalogue
from syotto.demo.world.chance import Floats, Ints
from syotto.demo.world.habit import LETTER
from syotto.demo.world.state import State

OLIST = "olist"
RETAIL = "online-retail/online_retail.csv.gz"
LETTERS = "charitable/charitable.parquet"
RESPONSE_DAYS = 30
STATISTICS = (
    ("qualified leads that became a deal", "Olist", 2.0, ""),
    (
        "median days from lead to deal",
        "Olist",
        12.0,
        "a machine takes longer to buy",
    ),
    ("purchase days of a customer in a year", "Online Retail", 1.8, ""),
    ("customers who bought on two days or more", "Online Retail", 1.5, ""),
    ("median days between purchases", "Online Retail", 1.8, ""),
    ("90 % of gaps are below, days", "Online Retail", 1.5, ""),
    ("response without a letter", "Karlan and List", 2.5, "one product, 30 days; a gift, a month"),
    ("response with one, times that", "Karlan and List", 1.5, ""),
)
"""Name, where the real one comes from, the factor within which they are alike, a note."""


@dataclass(frozen=True)
class Comparison:
    """One statistic of the real data and of the simulated company; alike within a factor."""

    name: str
    source: str
    real: float
    simulated: float
    factor: float
    note: str = ""

    @property
    def alike(self) -> bool:
        return self.real / self.factor <= self.simulated <= self.real * self.factor


def available(data: Path) -> bool:
    return all((data / part).exists() for part in (OLIST, RETAIL, LETTERS))


def compare(data: Path, states: Sequence[State]) -> list[Comparison]:
    """All statistics, each the mean over some companies that have lived a year.

    data: the folder with `olist`, `online-retail` and `charitable` in it.
    """
    real = np.array([*olist_funnel(data), *retail_gaps(data), *letter_arms(data)])
    ours = [[*funnel(state), *gaps(state), *letter(state)] for state in states]
    simulated = np.mean(ours, axis=0)
    simulated[-1] = np.sum(ours, axis=0)[-1] / np.sum(ours, axis=0)[-2]
    real[-1] /= real[-2]
    return [
        Comparison(name, source, float(r), float(s), factor, note)
        for (name, source, factor, note), r, s in zip(STATISTICS, real, simulated, strict=True)
    ]


def olist_funnel(data: Path) -> tuple[float, float]:
    """Share of leads that became a deal, and the median days from first contact to deal."""
    leads = csv.read_csv(data / OLIST / "olist_marketing_qualified_leads_dataset.csv.gz")
    deals = csv.read_csv(data / OLIST / "olist_closed_deals_dataset.csv.gz")
    both = deals.select(["mql_id", "won_date"]).join(leads, "mql_id", join_type="inner")
    took = pc.days_between(both["first_contact_date"], both["won_date"].cast(pa.date32()))
    return deals.num_rows / leads.num_rows, float(np.median(took.to_numpy()))


def funnel(state: State) -> tuple[float, float]:
    """Share of the leads of the first half year who won a case since, and the median days."""
    person, day, stage = state.journal.read("stage", "person day stage")
    early = (stage == catalogue.LEAD) & (day < state.day / 2)
    lead, first = np.unique(person[early], return_index=True)
    since = np.full(int(person.max()) + 1, -1)
    since[lead] = day[early][first]
    bought = stage == catalogue.CUSTOMER
    after = bought & (since[person] >= 0) & (day >= since[person])
    winner, place = np.unique(person[after], return_index=True)
    took = day[after][place] - since[winner]
    return len(winner) / max(len(lead), 1), float(np.median(took)) if len(took) else 0.0


def gaps(state: State) -> tuple[float, float, float, float]:
    account, day = state.journal.read("line", "account day", 0)
    return gap_statistics(account, day)


def retail_gaps(data: Path) -> tuple[float, float, float, float]:
    """From every invoice line that is a sale with a customer."""
    rows = csv.read_csv(data / RETAIL)
    sale = pc.and_(pc.is_valid(rows["CustomerID"]), pc.greater(rows["Quantity"], 0))
    rows = rows.filter(sale)
    day = rows["InvoiceDate"].cast(pa.date32()).cast(pa.int32()).to_numpy()
    return gap_statistics(rows["CustomerID"].to_numpy().astype(np.int64), day.astype(np.int64))


def gap_statistics(customer: Ints, day: Ints) -> tuple[float, float, float, float]:
    """Purchase days a customer, share with two or more, median gap, 90 % quantile of gaps."""
    visits = np.unique(np.column_stack([customer, day]), axis=0)
    same = visits[1:, 0] == visits[:-1, 0]
    gap = np.diff(visits[:, 1])[same]
    _, times = np.unique(visits[:, 0], return_counts=True)
    return (
        float(times.mean()),
        float((times > 1).mean()),
        float(np.median(gap)),
        float(np.quantile(gap, 0.9)),
    )


def letter_arms(data: Path) -> tuple[float, float]:
    """Share who gave without and with the letter that was tried."""
    rows = pq.read_table(data / LETTERS, columns=["treatment", "out_gavedum"])
    treated = rows["treatment"].to_numpy() == 1
    gave = rows["out_gavedum"].to_numpy()
    return float(gave[~treated].mean()), float(gave[treated].mean())


def letter(state: State) -> tuple[float, float]:
    """Share who bought the letter's product soon after, in the control group and the other."""
    campaign, person, product, day, treated = state.journal.read(
        "exposure", "campaign person product day treated"
    )
    chosen = campaign == LETTER
    buyer, what, when = state.journal.read("line", "account product day")
    sent, offered = day[chosen][0], product[chosen][0]
    hit = (what == offered) & (when >= sent) & (when < sent + RESPONSE_DAYS)
    bought: Floats = np.isin(state.account[person[chosen]], buyer[hit]).astype(np.float64)
    arm = treated[chosen].astype(np.bool_)
    return float(bought[~arm].mean()), float(bought[arm].mean())
