"""Exports of CRM and mail systems in which one row is a person and every opt-out a column.

HubSpot: `Unsubscribed from all email`, `Opted out of email: TYPE`, `Legal basis for processing
contact's data`, and of its list of unsubscribes and bounces `Portal Unsubscribe`, `Portal Bounce`,
`Portal Spam Report`, `Global Bounce`. Marketo: `Unsubscribed`, `Marketing Suspended`, `Black
Listed`, `Email Invalid`, `Do Not Call`, each with a column that says why. Salesforce:
`HasOptedOutOfEmail`, `DoNotCall`.

Each ticked column becomes a row of its own: of raw.consents what the person said, of
raw.suppressions the addresses that nobody may use. A column that is not ticked says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

import ibis
from ibis import Table
from ibis.backends.duckdb import Backend

from syotto.schema.raw_world import CONSENTS, SUPPRESSIONS
from syotto.sense.guess import plain
from syotto.sense.source import Source

TICKED = ("true", "1", "yes", "y", "x", "t", "ja", "kylla", "kyllä", "oui")
NOT_SAID = ("", "not applicable", "n/a", "none", "null", "false", "no", "0")
Said = tuple[str, str]
OBJECTIONS: dict[str, Said] = {
    **dict.fromkeys(
        (
            "unsubscribedfromallemail", "hsemailoptout", "unsubscribed", "portalunsubscribe",
            "hasoptedoutofemail", "emailoptout", "optedoutofemail", "optedoutofallemail",
            "donotemail",
        ),
        ("marketing", "email"),
    ),
    **dict.fromkeys(("donotcall", "hasoptedoutofcalls", "donotphone"), ("calls", "phone")),
    **dict.fromkeys(("marketingsuspended", "donotcontact"), ("marketing", "any")),
    **dict.fromkeys(("blacklisted", "blocklisted"), ("marketing", "any")),
}  # fmt: skip
"""Columns in which a tick is a no: about which purpose, through which channel."""
TOPICS = ("optedoutofemail", "optedoutfrom", "hsemailoptout", "unsubscribedfrom")
"""Columns that begin so are about one kind of mailing."""
BASES = ("hslegalbasis", "legalbasisforprocessingcontactsdata", "legalbasis")
UNUSABLE = {
    "emailinvalid": "bounced", "portalbounce": "bounced", "globalbounce": "bounced",
    "hardbounced": "bounced", "emailbounced": "bounced", "emailquarantined": "bounced",
    "hsemailquarantined": "bounced", "portalspamreport": "spam complaint",
    "markedasspam": "spam complaint", "blacklisted": "black listed", "blocklisted": "black listed",
    "unsubscribed": "unsubscribed", "portalunsubscribe": "unsubscribed",
    "unsubscribedfromallemail": "unsubscribed", "hsemailoptout": "unsubscribed",
    "marketingsuspended": "marketing suspended",
}  # fmt: skip
WHY = ("reason", "cause")
PERSON = ("recordid", "contactid", "leadid", "id", "personid")
ADDRESS = ("email", "emailaddress", "recipient", "mail")
WHEN = (
    "unsubscribedat", "unsubscribeddate", "optoutdate", "updatedat", "lastmodifieddate",
    "lastmodified", "modifieddate",
)  # fmt: skip


@dataclass(frozen=True)
class Tick:
    """A column, and the cells of the row that it makes; `why` is the column of its reason."""

    column: int
    cells: Mapping[str, str]
    any_text: bool = False
    why: int | None = None


def objection(column: str) -> Said | None:
    """To what a tick in a column of this name is a no: purpose and channel."""
    return OBJECTIONS.get(plain(column))


def told_apart(source: Source, table: str, now: datetime) -> Source:
    """The file with a row for each tick; one that is not of this kind stays as it is.

    now: when what has no date was said.
    """
    names = [plain(name) for name in source.columns]
    ticks = list(TICKS[table](names, source.columns)) if table in TICKS else []
    who = place(names, PERSON + ADDRESS if table == CONSENTS.name else ADDRESS)
    if not ticks or who is None or "given" in names:
        return source
    columns = COLUMNS[table]
    read = partial(rows, source, ticks, who, place(names, WHEN), now, columns)
    note = f"{source.name}: each of {len(ticks)} columns of opt-outs is a row of its own."
    return replace(
        source,
        columns=columns,
        read=read,
        typed=None,
        mend=None,
        lines=source.lines,
        notes=(*source.notes, note),
    )


COLUMNS = {
    CONSENTS.name: ("person_ref", "purpose", "channel", "basis", "given", "at", "proof"),
    SUPPRESSIONS.name: ("identifier", "channel", "reason", "at"),
}


def place(names: Sequence[str], known: Sequence[str]) -> int | None:
    return next((names.index(name) for name in known if name in names), None)


def said(names: Sequence[str], columns: Sequence[str]) -> Iterator[Tick]:
    """The columns in which a person said something."""
    for at, name in enumerate(names):
        topic = next((start for start in TOPICS if name.startswith(start)), None)
        if name in OBJECTIONS:
            purpose, channel = OBJECTIONS[name]
        elif topic and name != topic:
            purpose, channel = columns[at].rpartition(":")[2].strip(), "email"
        elif name in BASES:
            yield Tick(at, {"purpose": "mailing", "channel": "email", "given": "true"}, True)
            continue
        else:
            continue
        cells = {"purpose": purpose, "channel": channel, "given": "false"}
        yield Tick(at, {**cells, "proof": columns[at]}, why=why(names, name))


def unusable(names: Sequence[str], columns: Sequence[str]) -> Iterator[Tick]:
    """The columns that say that an address must not be used."""
    for at, name in enumerate(names):
        if name in UNUSABLE:
            yield Tick(at, {"channel": "email", "reason": UNUSABLE[name]}, why=why(names, name))


TICKS = {CONSENTS.name: said, SUPPRESSIONS.name: unusable}


def why(names: Sequence[str], name: str) -> int | None:
    """The column that says why another is ticked: `Unsubscribed Reason`."""
    return place(names, [name + word for word in WHY])


def rows(
    source: Source,
    ticks: Sequence[Tick],
    who: int,
    when: int | None,
    now: datetime,
    columns: Sequence[str],
    backend: Backend,
) -> Table:
    """The rows as texts, in columns c0, c1, ... as every source gives them."""
    table = source.read(backend)
    moment = ibis.literal(now.isoformat())
    at = moment if when is None else table[f"c{when}"].nullif("").coalesce(moment)
    return ibis.union(*(ticked(table, tick, who, at, columns) for tick in ticks))


def ticked(table: Table, tick: Tick, who: int, at: ibis.Value, columns: Sequence[str]) -> Table:
    text = table[f"c{tick.column}"].strip()
    chosen = ~text.lower().isin(NOT_SAID) if tick.any_text else text.lower().isin(TICKED)
    reason = table[f"c{tick.why}"].nullif("") if tick.why is not None else ibis.null("string")
    cells = {
        **{name: ibis.literal(value) for name, value in tick.cells.items()},
        columns[0]: table[f"c{who}"],
        "at": at,
    }
    if tick.any_text:
        cells |= {"basis": text.split(";")[0].strip(), "proof": text}
    if "reason" in tick.cells:
        cells["reason"] = ibis.literal(tick.cells["reason"]) + (": " + reason).fill_null("")
    elif tick.why is not None:
        cells["proof"] = ibis.literal(tick.cells["proof"]) + (": " + reason).fill_null("")
    made = {
        f"c{number}": cells.get(name, ibis.null("string")) for number, name in enumerate(columns)
    }
    return table.filter(chosen).select(**made)
