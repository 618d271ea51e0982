"""What DNS says about the mail of a domain: SPF, DKIM, DMARC, and what is missing, in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Texts = Callable[[str], list[str]]
"""The TXT records of a name; none where it has none."""
KEY = re.compile(r"\bp=([A-Za-z0-9+/=\s]*)")
POLICY = re.compile(r"\bp\s*=\s*(\w+)")


@dataclass(frozen=True)
class Finding:
    """One thing that receivers look at."""

    about: str
    good: bool
    words: str
    fix: str = ""


def spf(texts: Texts, domain: str) -> Finding:
    """The domain of the return path names the servers that may send for it."""
    about = f"SPF of {domain}"
    found = [text for text in texts(domain) if text.lower().startswith("v=spf1")]
    if not found:
        fix = f"Add a TXT record at {domain}: v=spf1 include:YOUR-MAIL-SERVER -all"
        return Finding(about, False, "No server is named that may send for it.", fix)
    if len(found) > 1:
        return Finding(about, False, "Two records contradict each other.", "Leave only one.")
    if found[0].lower().rstrip().endswith("+all"):
        fix = "End it with -all or ~all."
        return Finding(about, False, "It lets every server of the world send.", fix)
    return Finding(about, True, f"It says: {found[0]}")


def dkim(texts: Texts, domain: str, selector: str, public: str) -> Finding:
    """The key in DNS is the one that we sign with."""
    name = f"{selector}._domainkey.{domain}"
    about = f"DKIM key {selector}"
    found = [text for text in texts(name) if "p=" in text]
    if not found:
        return Finding(about, False, f"{name} has no key.", f"Add a TXT record there: {public}")
    if key_in(found[0]) != key_in(public):
        fix = f"Put this one there: {public}"
        return Finding(about, False, f"{name} has another key than the one we sign with.", fix)
    return Finding(about, True, f"{name} has the key that we sign with.")


def key_in(record: str) -> str:
    found = KEY.search(record)
    return re.sub(r"\s", "", found.group(1)) if found else ""


def dmarc(texts: Texts, domain: str) -> Finding:
    """The domain in From says what receivers do with mail that is not signed by it."""
    about = f"DMARC of {domain}"
    above = ".".join(domain.split(".")[-2:])
    for name in dict.fromkeys((domain, above)):
        record = next((one for one in texts(f"_dmarc.{name}") if one.startswith("v=DMARC1")), None)
        if record:
            policy = POLICY.search(record)
            said = policy.group(1) if policy else "nothing"
            return Finding(about, True, f"Receivers are told to do: {said}.")
    fix = f"Add a TXT record at _dmarc.{domain}: v=DMARC1; p=none; rua=mailto:postmaster@{domain}"
    return Finding(about, False, "Large receivers refuse bulk mail without it.", fix)


def aligned(sender: str, others: Iterable[tuple[str, str]]) -> list[Finding]:
    """The domain in From and those that sign or take bounces belong together."""
    found = []
    for what, domain in others:
        fits = domain == sender or domain.endswith(f".{sender}") or sender.endswith(f".{domain}")
        words = f"{domain} {'belongs' if fits else 'does not belong'} to {sender}."
        fix = f"Use {sender} or a domain below it."
        found.append(Finding(f"{what} and From", fits, words, "" if fits else fix))
    return found


def checked(
    texts: Texts, sender: str, back: str, signing: str, keys: Sequence[tuple[str, str]]
) -> list[Finding]:
    """All of it. sender, back, signing: domains of From, return path and signature.

    keys: selectors, each with the record that must stand in DNS.
    """
    unsigned = Finding(
        "DKIM", False, "Mails are not signed.", "Make a key with `syotto mail-key DIR syotto1`."
    )
    return [
        spf(texts, back),
        *([dkim(texts, signing, selector, public) for selector, public in keys] or [unsigned]),
        dmarc(texts, sender),
        *aligned(sender, (("Return path", back), ("Signature", signing))),
    ]


def ask_dns(name: str) -> list[str]:
    """The TXT records of a name, from the resolver of this machine."""
    import dns.exception
    import dns.resolver

    try:
        answer = dns.resolver.resolve(name, "TXT", lifetime=5.0)
    except dns.exception.DNSException:
        return []
    return [b"".join(record.strings).decode("utf-8", "replace") for record in answer]
