"""Visits: the touchpoints of a site, portal or app that belong together."""

from __future__ import annotations

from datetime import datetime

from ibis import Table


def sessions(touchpoints: Table, *, as_of: datetime) -> Table:
    """One row for each visit that began up to `as_of`; schema SESSIONS."""
    met = touchpoints.filter(touchpoints.session_id.notnull() & (touchpoints.at <= as_of))
    first = met.touchpoint_id == met.session_id
    return met.group_by("session_id").agg(
        person_id=met.person_id.min(),
        account_id=met.account_id.min(),
        started_at=met.at.min(),
        ended_at=met.at.max(),
        channel=met.channel.max(where=first),
        origin=met.origin.max(where=first),
        campaign=met.campaign.max(where=first),
        content_id=met.content_id.max(where=first),
        touchpoints=met.count(),
    )
