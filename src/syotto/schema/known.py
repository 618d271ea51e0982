"""Derived tables about who is who: what each is known by, people and companies, who works where."""

from __future__ import annotations

from dataclasses import replace

from syotto.schema.raw import ACCOUNTS as RAW_ACCOUNTS, PEOPLE as RAW_PEOPLE
from syotto.schema.table import MOMENT, Column, TableSpec, column, required

REF, ANONYMOUS_ID, EMAIL, PHONE = "ref", "anonymous_id", "email", "phone"
DOMAIN, REGISTRATION_NO = "domain", "registration_no"
RECORD, EVENT, LINK, MERGE = "record", "event", "link", "merge"
VISITOR = "visitor:"
"""In front of a browser's number: the person of events of a browser that nobody is known to use."""
PERSON_ID, ACCOUNT_ID = "person_id", "account_id"


def known_by(name: str, whom: str, kinds: str, one_row: str) -> TableSpec:
    return TableSpec(
        name,
        one_row,
        (
            required("kind", "string", kinds),
            required("source", "string", "the system, for a ref; empty where it is one everywhere"),
            required("identifier", "string", "in one spelling"),
            required(whom, "string", "who it is"),
            column("since", MOMENT, "since when it is known"),
            required("how", "string", "record, event, link or merge: what says that it is theirs"),
        ),
        ("kind", "source", "identifier"),
    )


IDENTITIES = known_by(
    "identities",
    PERSON_ID,
    "ref (a system's number for the person), anonymous_id, email or phone",
    "something that exactly one person is known by",
)
ACCOUNT_IDENTITIES = known_by(
    "account_identities",
    ACCOUNT_ID,
    "ref (a system's number for the company), domain or registration_no",
    "something that exactly one company is known by",
)
LEFT_OUT = {"source_id", "account_ref", "updated_at", "source", "received_at", "load_id"}
"""Columns of records that a person or company as a whole does not have."""


def described(spec: TableSpec) -> tuple[Column, ...]:
    """What records say about somebody. All may be unknown."""
    return tuple(replace(one, required=False) for one in spec.fields if one.name not in LEFT_OUT)


WHOLE = (
    column("records", "int64", "records of all systems joined in it"),
    column("first_at", MOMENT, "when the first of them was known"),
    column("updated_at", MOMENT, "when the newest of them changed"),
)
PEOPLE = TableSpec(
    "people",
    "a person, as all systems together know them; of each field what the newest record says",
    (
        required(PERSON_ID, "string", "the number of their oldest record"),
        column("name", "string", "first and last name"),
        *described(RAW_PEOPLE),
        column(ACCOUNT_ID, "string", "the company named in their newest record"),
        *WHOLE,
    ),
    (PERSON_ID,),
)
ACCOUNTS = TableSpec(
    "accounts",
    "a company, as all systems together know it; of each field what the newest record says",
    (
        required(ACCOUNT_ID, "string", "the number of its oldest record"),
        *described(RAW_ACCOUNTS),
        *WHOLE,
    ),
    (ACCOUNT_ID,),
)
MEMBERSHIPS = TableSpec(
    "memberships",
    "a person's place in a company",
    (
        required(PERSON_ID, "string", "who"),
        required(ACCOUNT_ID, "string", "where"),
        column("role", "string", "what they do there"),
        column("buying_role", "string", "their part in buying: decides, influences, uses, pays"),
        column("from", MOMENT, "since when; null is always"),
        column("to", MOMENT, "until when; null is still"),
    ),
    (PERSON_ID, ACCOUNT_ID, "from"),
)
RENAMED = TableSpec(
    "renamed",
    "a number of a person, a company or a sales case for which another number stands now",
    (
        required("subject", "string", "person, account or case"),
        required("source", "string", "the system that says the number; empty: any other"),
        required("identifier", "string", "the number"),
        required("stands_for", "string", "the person_id, account_id or opportunity_id it is now"),
    ),
    ("subject", "source", "identifier"),
)
JOB_CHANGES = TableSpec(
    "job_changes",
    "a place that somebody left: the newest record of them names another company",
    (
        required(PERSON_ID, "string", "who"),
        required(ACCOUNT_ID, "string", "the company they left"),
        required("joined", "string", "the account_id of the company named since"),
        required("at", MOMENT, "when a record first named it"),
    ),
    (PERSON_ID, ACCOUNT_ID),
)
PERSON, ACCOUNT, CASE = "person", "account", "case"
NAMES: dict[str, tuple[str, ...]] = {
    "person_ref": (PERSON,),
    "user_id": (PERSON,),
    "person_id": (PERSON,),
    "account_ref": (ACCOUNT,),
    "account_id": (ACCOUNT,),
    "customer_id": (PERSON, ACCOUNT),
    "subject_ref": (PERSON, ACCOUNT),
    "referrer_ref": (PERSON, ACCOUNT),
    "referred_ref": (PERSON, ACCOUNT),
    "opportunity_id": (CASE,),
}
"""Columns of raw tables that name a person, a company or a sales case."""
RECORDS = {"people": PERSON, "accounts": ACCOUNT}
KNOWN_TABLES = (
    IDENTITIES, ACCOUNT_IDENTITIES, RENAMED, JOB_CHANGES, PEOPLE, ACCOUNTS, MEMBERSHIPS,
)  # fmt: skip


def names(spec: TableSpec) -> dict[str, tuple[str, ...]]:
    """The columns of a raw table that have such numbers, and what each may name."""
    own = {"source_id": (RECORDS[spec.name],)} if spec.name in RECORDS else {}
    return own | {name: NAMES[name] for name in spec.columns if name in NAMES}
