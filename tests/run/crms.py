"""A firm with three people and two companies, and a CRM beside it."""

from __future__ import annotations

import multiprocessing
import random
import shutil
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from syotto.run.build import build
from syotto.run.crm import connected
from syotto.run.crm_sync import sync
from syotto.run.crm_wishes import Lead, hand
from syotto.run.house import House, open_house
from syotto.run.load import load
from syotto.run.workspace import create
from tests.act.keys import server_certificate
from tests.crm_servers import Book, Server, dataverse, hubspot, salesforce, serving

SPEAK = {"hubspot": hubspot, "salesforce": salesforce, "dynamics": dataverse}
SECTIONS = {
    "hubspot": 'kind = "hubspot"\ntoken = "$CRM_KEY"\naddress = "{address}"',
    "salesforce": 'kind = "salesforce"\ntoken = "$CRM_KEY"\naddress = "{address}"\ncertificate = "{certificate}"',
    "dynamics": 'kind = "rest"\nmapping = "crm/dynamics.yaml"\naddress = "{address}/api/data/v9.2"\n'
    'client_id = "us"\nclient_secret = "$CRM_KEY"\ntoken_address = "{address}/token"',
}
WISHES = 'push = ["leads", "people", "accounts", "tasks"]\n[crm.{name}.conflicts]\nphone = "ours"\ntitle = "newest"\n'
NAMES = {
    "hubspot": ("contacts", "companies", "deals", "tasks"),
    "salesforce": ("Contact", "Account", "Opportunity", "Task"),
    "dynamics": ("contacts", "accounts", "opportunities", "tasks"),
}
"""What each calls people, companies, cases and tasks."""
FIELDS = {
    "hubspot": {"email": "email", "first": "firstname", "last": "lastname", "phone": "phone", "title": "jobtitle"},
    "salesforce": {"email": "Email", "first": "FirstName", "last": "LastName", "phone": "Phone", "title": "Title"},
    "dynamics": {"email": "emailaddress1", "first": "firstname", "last": "lastname", "phone": "telephone1", "title": "jobtitle"},
}  # fmt: skip
KEY = {"CRM_KEY": "fresh"}
PEOPLE = [
    {"source_id": "p1", "email": "aino@mill.example", "phone": "+358 40 1234567", "first_name": "Aino", "last_name": "Ahola", "title": "Buyer", "account_ref": "a1", "updated_at": "2026-02-01"},
    {"source_id": "p2", "email": "bo@mill.example", "phone": "+358 40 7654321", "first_name": "Bo", "last_name": "O'Berg", "title": "Fitter", "account_ref": "a1", "updated_at": "2026-02-01"},
    {"source_id": "p3", "email": "cia@yard.example", "phone": "+358 50 1112223", "first_name": "Cia", "last_name": "Ceder", "title": "Owner", "account_ref": "a2", "updated_at": "2026-02-01"},
]  # fmt: skip
ACCOUNTS = [
    {"source_id": "a1", "name": "Mill Oy", "domain": "mill.example", "country": "FI", "updated_at": "2026-02-01"},
    {"source_id": "a2", "name": "Yard Ab", "domain": "yard.example", "country": "FI", "updated_at": "2026-02-01"},
]  # fmt: skip
LEADS = [
    Lead("lead-1", "p1", "a1", None, "Seals for Mill", "asked for a price", "1200.00", "2026-03-09T08:00:00+00:00"),
    Lead("lead-2", "p3", "a2", None, "Pumps for Yard", "read three cases", None, "2026-03-09T08:00:00+00:00"),
]  # fmt: skip


THERE = {
    "source_id": "1001",
    "email": "aino@mill.example",
    "first_name": "Aino",
    "last_name": "Ahola-Virta",
    "updated_at": "2026-02-10",
}
"""Aino as each CRM knew her when the firm was built."""


def firm(folder: Path) -> Path:
    """A workspace with a build: the CRM itself is named afterwards."""
    create(folder)
    house = open_house(folder)
    load(house, "people", [pa.Table.from_pylist(PEOPLE)], source="erp")
    load(house, "accounts", [pa.Table.from_pylist(ACCOUNTS)], source="erp")
    for name in SPEAK:
        load(house, "people", [pa.Table.from_pylist([THERE])], source=name)
    build(house)
    house.ledger.close()
    return folder


def named(
    folder: Path,
    name: str,
    server: Server,
    certificate: str = "",
    wishes: str = WISHES,
    ledger: str = "",
) -> House:
    """The firm with a section about a server. ledger: an empty one in the place of its own."""
    path = folder / "syotto.toml"
    section = SECTIONS[name].format(address=server.address, certificate=certificate)
    first = f'ledger = "{ledger}"\n' if ledger else ""
    text = f"{first}{path.read_text()}\n[crm.{name}]\n{section}\n{wishes.format(name=name)}"
    path.write_text(text)
    return open_house(folder)


@contextmanager
def beside(name: str, folder: Path, firm: Path, **given):
    """A server of a kind, and a copy of the firm that speaks with it."""
    with ExitStack() as ending:
        tls, certificate = server_certificate(folder) if name == "salesforce" else (None, "")
        server = ending.enter_context(serving(Server(Book(), SPEAK[name]), tls))
        shutil.copytree(firm, folder / "firm", symlinks=True)
        house = named(folder / "firm", name, server, certificate, **given)
        ending.callback(house.ledger.close)
        people, f = NAMES[name][0], FIELDS[name]
        server.book.put(
            people,
            **{f["email"]: "aino@mill.example", f["first"]: "Aino", f["last"]: "Ahola-Virta"},
        )
        server.book.put(people, **{f["email"]: "CIA@yard.example", f["last"]: "Ceder"})
        yield server, house


def look(house: House, name: str, **given):
    return sync(house, name, environ=KEY, pause=given.pop("pause", lambda _: None), **given)


def handed(house: House, name: str, leads=LEADS) -> int:
    return hand(house, name, leads)


def opened(house: House, name: str):
    return connected(house, name, environ=KEY, pause=lambda _: None)


def lead(number: int, **more) -> Lead:
    return replace(LEADS[0], lead_id=f"lead-{number}", **more)


fresh = multiprocessing.get_context("forkserver")
fresh.set_forkserver_preload(["tests.run.crms", "hubspot.crm.objects", "simple_salesforce"])


def work(folder: str, name: str, go) -> None:
    """A look in a process of its own, once it is told to begin."""
    go.recv()
    house = open_house(folder)
    look(house, name)


def started(house: House, name: str):
    """A process that waits to be told, and how to tell it."""
    told, tell = fresh.Pipe(duplex=False)
    process = fresh.Process(target=work, args=(str(house.folder), name, told), daemon=True)
    process.start()
    return process, tell


def killed_at(server: Server, house: House, name: str, request: int, *, done_first: bool) -> int:
    """Kills a look at one of its requests; returns how it ended."""
    process, tell = started(house, name)
    server.victim, server.kill, server.done_first = process.pid, request, done_first
    tell.send(True)
    process.join(60)
    server.victim = server.kill = 0
    return process.exitcode


def killed_on_the_way(house: House, name: str, seed: int) -> list[int]:
    """Kills looks after drawn times, each a little later than the last; returns how they ended."""
    chance, ends, wait = random.Random(seed), [], 0.0
    while 0 not in ends:
        process, tell = started(house, name)
        tell.send(True)
        wait += chance.uniform(0.0, 0.25)
        process.join(wait)
        process.kill()
        process.join()
        ends.append(process.exitcode)
    return ends
