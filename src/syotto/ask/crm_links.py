"""The page of a record in the CRM that knows it."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from syotto.settings import Settings

HERE = "{id}"
"""Stands in `page` for the number of the record."""


def links(settings: Settings, known_as: Iterable[str]) -> dict[str, str]:
    """`hubspot 1197` -> its address, of those whose connection says where its pages are."""
    found = {one: link(settings, *one.partition(" ")[::2]) for one in known_as}
    return {one: address for one, address in found.items() if address}


def link(settings: Settings, source: str, number: str) -> str | None:
    section = settings.crm.get(source, {})
    page = str(section.get("page", ""))
    if not page and section.get("kind") == "salesforce" and section.get("address"):
        page = f"{str(section['address']).rstrip('/')}/{HERE}"
    known = page.startswith(("https://", "http://")) and HERE in page
    return page.replace(HERE, quote(number, safe="")) if known else None
