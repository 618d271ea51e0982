"""What HubSpot calls people, companies, cases and tasks."""

from __future__ import annotations

from syotto.schema.crm import STAGES, Kind, Shape

REF = "syotto_id"
NO_MAIL = "hs_email_optout"
"""Worked out by HubSpot from its subscriptions, which belong to an address: only read."""
PERSON = {
    "email": "email", "phone": "phone", "first_name": "firstname", "last_name": "lastname",
    "title": "jobtitle", "company": "company", "street": "address", "postcode": "zip",
    "city": "city", "country": "country", "owner": "hubspot_owner_id",
    "account_ref": "associatedcompanyid", "stage": "lifecyclestage",
}  # fmt: skip
SHAPES = {
    Kind.PEOPLE: Shape(
        "contacts", PERSON, ref=REF, updated="lastmodifieddate", stages=STAGES,
        opt_outs=(NO_MAIL,),
    ),
    Kind.ACCOUNTS: Shape(
        "companies",
        {
            "name": "name", "domain": "domain", "industry": "industry", "country": "country",
            "owner": "hubspot_owner_id",
        },
        ref=REF, updated="hs_lastmodifieddate", read_only=("industry",),
    ),
    Kind.OPPORTUNITIES: Shape(
        "deals",
        {
            "name": "dealname", "amount": "amount", "stage": "dealstage",
            "created_at": "createdate", "closed_at": "closedate", "expected_at": "closedate",
            "owner": "hubspot_owner_id", "lost_reason": "closed_lost_reason",
            "account_ref": "hs_primary_associated_company",
        },
        ref=REF, updated="hs_lastmodifieddate", read_only=("created_at", "closed_at"),
        links=("person_ref", "account_ref"),
        fixed={"pipeline": "default", "dealstage": "appointmentscheduled"},
        won={"hs_is_closed_won": "true"}, lost={"hs_is_closed_lost": "true"},
    ),
    Kind.TASKS: Shape(
        "tasks",
        {
            "title": "hs_task_subject", "text": "hs_task_body", "due_at": "hs_timestamp",
            "owner": "hubspot_owner_id",
        },
        links=("person_ref",), ref=REF, updated="hs_lastmodifieddate",
        fixed={"hs_task_status": "NOT_STARTED", "hs_task_type": "CALL"},
        won={"hs_task_status": "COMPLETED"},
    ),
}  # fmt: skip
UNIQUE = {Kind.PEOPLE: ("email",)}
"""Ours that HubSpot keeps unique by itself: read directly, not by a search that lags behind."""
