"""The truth in `truth/`: Parquet for machines, `truth.md` for people."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from syotto.demo.rows.columns import numbered
from syotto.demo.rows.identities import (
    ACCOUNT,
    CRM,
    ERP,
    PORTAL_USER,
    SECOND,
    Identities,
    customer_ref,
)
from syotto.demo.world import catalogue
from syotto.demo.world.aftersales import mergers
from syotto.demo.world.buying import pick_shares
from syotto.demo.world.parameters import explained
from syotto.demo.world.referring import referred
from syotto.demo.world.state import NEVER, State, World, moment

FILES = {
    "parameters": "Every hidden number with its sentence, as below.",
    "accounts": "What each account really is: type, order rate, loyalty, who merged into whom.",
    "people": "What is hidden in each person: role, preferences, angles, goodwill, interest.",
    "identities": "Which numbers, records and devices belong to which person.",
    "tastes": "P(a pick brings the product) of every account, and whether it buys it elsewhere.",
    "affinities": "Products that come along with another on the same order, and how often.",
    "replaces": "P(a held contract ends | another one is sold).",
    "caused": "Purchases that would not have happened without a contact.",
    "lost": "Customers who left: when and why.",
    "referrals": "Who brought whom, and whether they would have come anyway.",
    "stages": "Every step of every person on the road to an investment.",
}


def write_truth(folder: Path, world: World, who: Identities, state: State) -> Path:
    """Write everything that is true about the company; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = {
        "parameters": parameters(world),
        "accounts": accounts(world, state),
        "people": people(world, state),
        "identities": identities(world, who),
        "tastes": tastes(world),
        "affinities": affinities(world),
        "replaces": replaces(world),
        "caused": caused(world, state),
        "lost": lost(world, state),
        "referrals": referrals(world, state),
        "stages": stages(state),
    }
    for name, table in tables.items():
        pq.write_table(table, folder / f"{name}.parquet", compression="zstd")
    life = {"people": world.people.n, "days": state.day, "seed": world.seed}
    (folder / "world.json").write_text(json.dumps(life, indent=2) + "\n", encoding="utf-8")
    (folder / "truth.md").write_text(readable(world, state), encoding="utf-8")
    return folder


def parameters(world: World) -> pa.Table:
    names, values, about = zip(*explained(world.p), strict=True)
    return pa.table({"name": names, "value": values, "about": about})


def accounts(world: World, state: State) -> pa.Table:
    a = world.accounts
    into = np.full(a.n, -1)
    sold, buyer, day = mergers(world)
    into[sold[day < state.day]] = buyer[day < state.day]
    return pa.table(
        {
            "account_id": numbered(ACCOUNT, np.arange(a.n), 6),
            "customer_id": customer_ref(world),
            "type": pa.array([catalogue.TYPES[i] for i in a.type]),
            "people": a.size,
            "main_person": numbered("", a.first_person, 6),
            "orders_a_year": a.rate * 365,
            "drop_after_order": a.drop,
            "contract_churn_a_year": a.churn,
            "bulk": a.bulk,
            "discount": a.discount,
            "log_need": state.log_need,
            "is_customer": state.customer,
            "link_scanner": a.scanner,
            "merged_into": numbered(ACCOUNT, into, 6),
        }
    )


def people(world: World, state: State) -> pa.Table:
    p = world.people
    columns = {
        "person": numbered("", np.arange(p.n), 6),
        "account_id": numbered(ACCOUNT, state.account, 6),
        "first_account_id": numbered(ACCOUNT, p.account, 6),
        "role": pa.array([catalogue.ROLES[i] for i in p.role]),
        "stage": pa.array([catalogue.STAGES[i] for i in state.stage]),
        "interest": state.interest,
        "goodwill": state.goodwill,
        "goodwill_in_peace": p.goodwill,
        "sensitivity": p.sensitivity,
        "own_lift": p.lift,
        "machine_opens": p.machine,
        "shared_mailbox": p.shared_mailbox,
        "consent": state.consent,
    }
    for place, name in enumerate(catalogue.ANGLES):
        columns[f"angle_{name}"] = p.angle[:, place]
    for place, name in enumerate(catalogue.CHANNELS):
        columns[f"prefers_{name}"] = p.preference[:, place]
    return pa.table(columns)


def identities(world: World, who: Identities) -> pa.Table:
    """One row for each number that a system may use for a person."""
    everybody = np.arange(world.people.n)
    twice = np.flatnonzero(who.twice)
    owner = np.repeat(everybody, world.people.devices)
    parts = [
        (kind, numbered(letter, which, 6), which)
        for kind, letter, which in (
            ("crm", CRM, everybody),
            ("second crm record", SECOND, twice),
            ("erp", ERP, world.accounts.first_person),
            ("portal", PORTAL_USER, everybody),
        )
    ]
    parts.append(("device", numbered("d", np.arange(who.devices)), owner))
    return pa.concat_tables(
        pa.table(
            {"ref": ref, "kind": pa.array([kind] * len(ref)), "person": numbered("", which, 6)}
        )
        for kind, ref, which in parts
    )


def tastes(world: World) -> pa.Table:
    m, many = world.accounts.n, catalogue.ORDERED
    shares = pick_shares(world, np.arange(m))
    customer = customer_ref(world)
    return pa.table(
        {
            "customer_id": customer.take(pa.array(np.repeat(np.arange(m), many))),
            "product_id": pa.array(world.market.product_id[:many] * m),
            "pick_share": shares.ravel(),
            "bought_elsewhere": world.accounts.elsewhere.ravel(),
        }
    )


def affinities(world: World) -> pa.Table:
    market = world.market
    lead = np.flatnonzero(market.companion >= 0)
    return pa.table(
        {
            "product_id": pa.array([market.product_id[i] for i in lead]),
            "brings": pa.array([market.product_id[i] for i in market.companion[lead]]),
            "share": market.companion_share[lead],
        }
    )


def replaces(world: World) -> pa.Table:
    ids = world.market.product_id[catalogue.FIRST_CONTRACT :]
    n = len(ids)
    return pa.table(
        {
            "sold": pa.array(np.repeat(ids, n)),
            "held": pa.array(ids * n),
            "ends": world.market.replaces.ravel(),
        }
    )


def caused(world: World, state: State) -> pa.Table:
    account, product, day, because = state.journal.read("line", "account product day caused")
    signed, contract, on, why = state.journal.read("contract sale", "account contract day caused")
    because, why = because.astype(np.bool_), why.astype(np.bool_)
    who = np.concatenate([account[because], signed[why]])
    what = np.concatenate([product[because], catalogue.FIRST_CONTRACT + contract[why]])
    when = np.concatenate([day[because], on[why]])
    return pa.table(
        {
            "customer_id": customer_ref(world).take(pa.array(who)),
            "product_id": pa.array([world.market.product_id[i] for i in what], pa.string()),
            "day": pa.array([moment(int(d)).date() for d in when], pa.date32()),
        }
    )


def lost(world: World, state: State) -> pa.Table:
    account, day, why = state.journal.read("lost", "account day why")
    return pa.table(
        {
            "customer_id": customer_ref(world).take(pa.array(account)),
            "day": pa.array([moment(int(d)).date() for d in day], pa.date32()),
            "why": pa.array([str(w) for w in why], pa.string()),
        }
    )


def referrals(world: World, state: State) -> pa.Table:
    told = referred(world, state)
    customer = customer_ref(world)
    return pa.table(
        {
            "referral_id": numbered("R", np.arange(len(told.account))),
            "customer_id": customer.take(pa.array(told.referrer)),
            "referred_id": customer.take(pa.array(told.account)),
            "came": told.came,
            "would_have_come": ~told.only,
        }
    )


def stages(state: State) -> pa.Table:
    person, day, stage = state.journal.read("stage", "person day stage")
    return pa.table(
        {
            "person": numbered("", person, 6),
            "day": day,
            "stage": pa.array([catalogue.STAGES[i] for i in stage], pa.string()),
        }
    )


def readable(world: World, state: State) -> str:
    """The truth as a page: who lives here, what each file holds, what each number means."""
    customers = int((state.customer | (state.lost_on < NEVER)).sum())
    lines = [
        "# The truth about this company",
        "",
        f"{world.people.n:,} people in {world.accounts.n:,} accounts, of which {customers:,} have "
        f"bought; {state.day} days from {moment(0):%Y-%m-%d}; seed {world.seed}. "
        "No command reads this folder but `syotto trial` and `syotto truth`.",
        "",
        "## Files",
        "",
        *(f"- `{name}.parquet`: {about}" for name, about in FILES.items()),
        "- `world.json`: what it takes to make the same company again.",
        "",
        "## Parameters",
        "",
        "| parameter | value | what it does |",
        "|---|---:|---|",
        *(f"| `{name}` | {value:g} | {about} |" for name, value, about in explained(world.p)),
        "",
    ]
    return "\n".join(lines)
