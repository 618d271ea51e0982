"""What somebody who writes to us wants: their own words, and who they are when a colleague passes
the mail on. Quoted mail is left out, signatures stay: they say how to reach somebody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

ADDRESS = re.compile(r"[^\s@<>()\[\]:;,\"']+@[^\s@<>()\[\]:;,\"']+\.[^\s@<>()\[\]:;,\"'.]+")
WROTE = (
    r"wrote|writes|schrieb|écrit|skrev|kirjoitti|escribió|scritto|schreef|napisał|escreveu|написал"
)
ATTRIBUTION = re.compile(rf"^.{{0,300}}(?:\d|@).{{0,200}}\b(?:{WROTE})\b.{{0,120}}:\s*$", re.I)
BEGUN = re.compile(r"^(on|am|le|den|el|il|op|em|w dniu)\s", re.I)
ORIGINAL = re.compile(
    r"^\W*-{2,}\s*(original message|original appointment|ursprüngliche nachricht|"
    r"alkuperäinen viesti|message d'origine|ursprungligt meddelande|"
    r"messaggio originale|mensaje original)\s*-*\W*$",
    re.I,
)
FORWARDED = re.compile(
    r"forwarded message|forwarded by|weitergeleitete|välitetty viesti|edelleen lähetetty|"
    r"message transféré|vidarebefordrat|messaggio inoltrato|mensaje reenviado",
    re.I,
)
PASSED_ON = re.compile(r"^\s*(fwd?|wg|vl|tr|vb|rv|enc|pd|doorst)\s*:\s*", re.I)
REPLIED = re.compile(r"^\s*(re|aw|vs|sv|rif|odp|antw)\s*:\s*", re.I)
FROM = r"from|von|de|från|fra|lähettäjä|da|van|od"
SUBJECT = r"subject|betreff|aihe|ämne|emne|objet|oggetto|onderwerp|asunto|temat"
OTHERS = (
    r"sent|date|to|cc|reply-to|gesendet|datum|an|lähetetty|päivämäärä|päiväys|vastaanottaja|kopio|"
    r"skickat|till|kopia|sendt|til|envoyé|à|inviato|a|verzonden|aan|enviado|para|wysłano|do"
)
HEADER = re.compile(rf"^[>\s*]*({FROM}|{SUBJECT}|{OTHERS})\s*\*?\s*:\*?\s*(.*)$", re.I)
LINES_OF_BLOCK = 3
"""So many lines of a header in a row are the head of another mail, not somebody's words."""


@dataclass(frozen=True)
class Enquiry:
    """Who wants something, in their own words. passed_on_by, note: who sent it on, and what they
    wrote above it.
    """

    address: str
    name: str
    subject: str
    text: str
    passed_on_by: str = ""
    note: str = ""


def enquiry(name: str, address: str, subject: str, text: str) -> Enquiry:
    """name, address: whom the mail itself comes from; text: all of it."""
    inner = inline(subject, text)
    if inner is None or inner.address == address:
        return Enquiry(address, name, bare(subject), own_words(text))
    return replace(inner, passed_on_by=address, subject=inner.subject or bare(subject))


def passed_on(outer: Enquiry, sender: tuple[str, str], subject: str, text: str) -> Enquiry:
    """A mail within another one: its own sender wants something, what is around it is a note."""
    name, address = sender[0], sender[1].lower()
    return Enquiry(address, name, bare(subject), own_words(text), outer.address, outer.text)


def inline(subject: str, text: str) -> Enquiry | None:
    """A mail that is passed on within the text: a head of its own, and what follows it."""
    lines = text.splitlines()
    start = next((n for n in range(len(lines)) if len(head(lines, n)) >= LINES_OF_BLOCK), None)
    if start is None:
        return None
    above = [line for line in lines[:start] if not ORIGINAL.match(line)]
    if not (PASSED_ON.match(subject) or any(map(FORWARDED.search, lines[:start]))):
        return None
    told = head(lines, start)
    sender = next((said for word, said in told if re.fullmatch(FROM, word, re.I)), "")
    address = ADDRESS.search(sender)
    if address is None:
        return None
    about = next((said for word, said in told if re.fullmatch(SUBJECT, word, re.I)), "")
    note = "\n".join(line for line in above if not FORWARDED.search(line))
    name = re.sub(r"\s*[<\[(].*$", "", sender[: address.start()] or "").strip(" *\"'<[(")
    words = own_words("\n".join(unquoted(lines[start + len(told) :])))
    return Enquiry(address[0].lower(), name, bare(about), words, "", own_words(note))


def head(lines: list[str], start: int) -> list[tuple[str, str]]:
    """The lines of a mail's head from `start` on, as word and text; it begins with who sent it."""
    found: list[tuple[str, str]] = []
    for line in lines[start:]:
        match = HEADER.match(line)
        if match is None:
            break
        found.append((match[1], match[2].strip()))
    return found if found and re.fullmatch(FROM, found[0][0], re.I) else []


def unquoted(lines: list[str]) -> list[str]:
    """Where every line is quoted, the mark goes."""
    quoted = all(line.startswith(">") for line in lines if line.strip())
    return [line.removeprefix(">").removeprefix(" ") for line in lines] if quoted else lines


def own_words(text: str) -> str:
    """Without quoted lines, the line that introduces them, and earlier mails below."""
    lines, kept = joined(text.splitlines()), []
    for number, line in enumerate(lines):
        rest = lines[number + 1 :]
        if ORIGINAL.match(line) or len(head(lines, number)) >= LINES_OF_BLOCK:
            break
        if ATTRIBUTION.match(line):
            if not any(one.startswith(">") for one in rest):
                break
            continue
        if not line.startswith(">"):
            kept.append(line)
    words = re.sub(r"\n{3,}", "\n\n", "\n".join(kept))
    return re.sub(r"[\s_]+\Z", "", words).strip()


def joined(lines: list[str]) -> list[str]:
    """`On Mon, Ann <ann@mill.fi>` and `wrote:` on the next line are one."""
    made: list[str] = []
    for line in lines:
        both = f"{made[-1].strip()} {line.strip()}" if made else line
        begun = bool(made and BEGUN.match(made[-1]) and not ATTRIBUTION.match(made[-1]))
        if begun and len(both) < 300 and ATTRIBUTION.match(both):
            made[-1] = both
        else:
            made.append(line)
    return made


def bare(subject: str) -> str:
    """A subject without Re: and Fwd:."""
    while True:
        cut = REPLIED.sub("", PASSED_ON.sub("", subject)).strip()
        if cut == subject:
            return cut
        subject = cut
