"""Installed products: when they were last serviced, and when the next service is due."""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table


def assets(given: Table, readings: Table, *, as_of: datetime, service_days: int) -> Table:
    """schema ASSETS. A service is due `service_days` after the last one, or the installation."""
    newest = readings.group_by(read_of="asset_id").agg(
        readings=readings.count(), read_at=readings["at"].max()
    )
    read = given.left_join(newest, given.asset_id == newest.read_of)
    since = ibis.greatest(read.installed_at, read.serviced_at)
    return read.select(
        "asset_id",
        "product_id",
        "installed_at",
        "serviced_at",
        "read_at",
        account_id=read.account_ref,
        due_at=since + ibis.interval(days=service_days),
        readings=read.readings.fill_null(0),
    )
