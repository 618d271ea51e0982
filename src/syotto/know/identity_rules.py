"""What speaks for and against two records being one and the same: names, addresses of nobody."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz.distance import OSA

from syotto.know.match_keys import each
from syotto.schema.identifier import EMAIL, PHONE, normal

LEAST_LETTERS = 4
"""Shorter words with a letter changed are other words."""
MAILBOXES = frozenset(
    {
        "accounting", "accounts", "admin", "administration", "bestellung", "bestellungen",
        "billing", "buchhaltung", "comercial", "commande", "commandes", "compras", "compta",
        "comptabilite", "contact", "contacto", "contatti", "customerservice", "einkauf", "empfang",
        "facturacion", "finance", "forsaljning", "hello", "help", "helpdesk", "hr", "info",
        "informatie", "inkoop", "inkop", "invoice", "invoices", "jobs", "kauppa", "kontakt",
        "kontor", "kundendienst", "kundenservice", "kundtjanst", "laskut", "laskutus", "mail",
        "marketing", "myynti", "no-reply", "noreply", "office", "order", "orderdesk", "orders",
        "ordini", "osto", "ostot", "payables", "post", "posti", "postmaster", "purchase",
        "purchases", "purchasing", "reception", "rechnung", "rechnungen", "reklamation", "sale",
        "sales", "salg", "secretariat", "sekretariaatti", "sekretariat", "service", "shop",
        "support", "tarjoukset", "team", "technik", "toimisto", "tuki", "vendas", "ventas",
        "verkauf", "verkoop", "vertrieb", "warehouse", "webmaster", "zakaz", "zakupki",
    }
)  # fmt: skip
"""Mailboxes of a firm, not of a person; in front of the @."""

PROVIDERS = frozenset(
    {
        "126.com", "163.com", "aol.com", "bk.ru", "bluewin.ch", "email.it", "fastmail.com",
        "free.fr", "gmail.com", "gmx.at", "gmx.ch", "gmx.de", "gmx.net", "googlemail.com",
        "hotmail.co.uk", "hotmail.com", "hotmail.de", "hotmail.fr", "hotmail.it", "icloud.com",
        "kolumbus.fi", "laposte.net", "libero.it", "live.com", "live.se", "luukku.com", "mac.com",
        "mail.com", "mail.ru", "me.com", "msn.com", "naver.com", "online.no", "orange.fr",
        "outlook.com", "outlook.de", "proton.me", "protonmail.com", "qq.com", "rediffmail.com",
        "seznam.cz", "sfr.fr", "t-online.de", "telia.com", "tiscali.it", "uol.com.br",
        "virgilio.it", "wanadoo.fr", "web.de", "wp.pl", "yahoo.co.jp", "yahoo.co.uk", "yahoo.com",
        "yahoo.de", "yahoo.fr", "yahoo.it", "yandex.ru", "ziggo.nl",
    }
)  # fmt: skip
"""Domains of mail providers: an address there says nothing about a company."""


@lru_cache(maxsize=200_000)
def same_name(one: str, other: str) -> bool:
    """Whether two names may be those of one person; a name that is not known speaks for nothing.

    Every word of the shorter is in the longer: as it is, as an initial, or with a slip of the pen.
    """
    short, long = sorted((one.split(), other.split()), key=len)
    return all(any(same_word(word, another) for another in long) for word in short)


def same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    whole = min(len(one), len(other)) >= LEAST_LETTERS
    ends = one[0] == other[0] and one[-1] == other[-1]
    return whole and ends and OSA.distance(one, other, score_cutoff=1) <= 1


def emails_of(given: pa.ChunkedArray, nobodys: Sequence[str]) -> pa.ChunkedArray:
    """Addresses in one spelling; null where it is no address, a firm's mailbox, or nobody's."""
    blocked = {one.strip().lower() for one in nobodys}

    def own(text: str) -> str | None:
        spelled = normal(text, EMAIL)
        box, at, host = spelled.partition("@")
        shared = box.split("+")[0] in MAILBOXES or not host
        return None if not at or shared or spelled in blocked else spelled

    return each(given, own)


def phones_of(given: pa.ChunkedArray, nobodys: Sequence[str]) -> pa.ChunkedArray:
    """Telephone numbers in one spelling; null where they are none, or nobody's."""
    blocked = {normal(one, PHONE) for one in nobodys}

    def own(text: str) -> str | None:
        spelled = normal(text, PHONE)
        digits = spelled.lstrip("+")
        made_up = len(digits) < 6 or not digits.isdigit() or len(set(digits)) <= 2
        return None if made_up or spelled in blocked else spelled

    return each(given, own)


def plainly(given: pa.ChunkedArray, nobodys: Sequence[str]) -> pa.ChunkedArray:
    """Numbers and domains as letters and digits in capitals; null where they say nothing."""
    blocked = {one.strip().upper() for one in nobodys}

    def own(text: str) -> str | None:
        spelled = "".join(text.upper().split())
        return None if spelled in blocked or len(set(spelled)) <= 1 else spelled

    return each(given, own)


def told(first: pa.ChunkedArray, last: pa.ChunkedArray) -> pa.ChunkedArray:
    """First and last name as one text; null where neither is known."""
    both = pc.binary_join_element_wise(pc.fill_null(first, ""), pc.fill_null(last, ""), " ")
    return pc.if_else(pc.equal(both, " "), pa.scalar(None, pa.string()), both)
