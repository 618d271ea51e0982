"""Tables about what we did: when a customer was last contacted, and what was taken unasked."""

from __future__ import annotations

from syotto.schema.table import MOMENT, TableSpec, column, required

LAST_CONTACTS = TableSpec(
    "last_contacts",
    "when we last contacted a customer, and how",
    (
        required("customer_id", "string", "the account, or the person where there is none"),
        column("at", MOMENT, "the last contact; null: only the plan wrote to them"),
        column("how", "string", "call, visit, the channel, or done: said so on today's list"),
        column("written_at", MOMENT, "the last message that the plan sent by itself"),
    ),
    ("customer_id",),
)

TAKEUPS = TableSpec(
    "takeups",
    "how many took a contract that they lacked a year ago, and how many of them unasked",
    (
        required("product_id", "string", "article number of the contract"),
        column("lacked", "int64", "customers of a year ago who did not have it then"),
        column("had", "int64", "customers of a year ago who had it then"),
        column("took", "int64", "of those who lacked it, those who took it since"),
        column("unasked", "int64", "of them, those without a contact of ours before it"),
        column("quiet_share", "float64", "share of the year in which no contact was fresh, 0-1"),
        column("rate", "float64", "share who take it unasked in a horizon, adjusted for few"),
        column("low", "float64", "80 % interval, lower end"),
        column("high", "float64", "80 % interval, upper end"),
        column("known", "boolean", "enough was taken unasked to read contracts so"),
        column("asked", "float64", "the most who take it after a contact; null: no record"),
    ),
    ("product_id",),
)

ACTED_TABLES = (LAST_CONTACTS, TAKEUPS)
