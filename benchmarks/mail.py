"""Personalised mails, rendered and signed, in CPU seconds of one core.

    python benchmarks/mail.py [--mails 1000]

Peers in the same run: dkimpy signs the same mails; `cryptography` alone signs as many hashes, which
is the bound of a key of that kind; MJML compiled for each person, as a naive sender would do it.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import dkim
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from mjml import mjml2html

from syotto.act import mime
from syotto.act.channel import Letter
from syotto.act.content import parse
from syotto.act.dkim import PADDING, SHA256, Signer
from syotto.act.render import compiled
from syotto.run.house import open_house
from syotto.run.mail_links import addresses
from syotto.run.workspace import create

AT = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
SECTION = """<mj-section><mj-column>
<mj-text>Hei {{ first_name }}, the pump at {{ site | default: "your plant" }}
has run {{ hours }} hours.</mj-text>
<mj-table>{% for part in parts %}<tr><td>{{ part.name }}</td><td>{{ part.price }} €</td></tr>
{% endfor %}</mj-table>
<mj-button href="https://www.example.com/parts?utm_source=mail&amp;c=1">See them</mj-button>
<mj-text>{% if contract %}Your contract covers the work.
{% else %}<a href="https://www.example.com/contracts">Contracts</a>{% endif %}</mj-text>
</mj-column></mj-section>"""
CONTENT = f"""---
subject: Parts for {{{{ company }}}}
preview: They wear out before the pump does.
from: Ann Ahola <ann@example.com>
---
<mjml><mj-head><mj-style>.small {{ font-size: 11px; }}</mj-style></mj-head><mj-body>{SECTION}
<mj-section><mj-column><mj-text css-class="small">
<a href="{{{{ unsubscribe_url }}}}">Unsubscribe</a>
<a href="{{{{ view_url }}}}">In the browser</a></mj-text></mj-column></mj-section></mj-body></mjml>
"""


def person(number: int) -> dict:
    return {
        "first_name": f"Ann{number}", "company": f"Mill {number}", "hours": number * 7 % 9000,
        "contract": number % 3 == 0,
        "parts": [{"name": f"Seal {number % 17}", "price": 14.5}, {"name": "Ring", "price": 7}],
    }  # fmt: skip


def rate(what: str, times: int, does: Callable[[int], object]) -> float:
    """Does it, and prints how often a second of one core's time."""
    does(0)
    started = time.process_time()
    for number in range(times):
        does(number)
    done = times / (time.process_time() - started)
    print(f"{what:52} {done:>10,.0f} /s of one core")
    return done


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mails", type=int, default=1_000)
    times = parser.parse_args().mails
    with TemporaryDirectory() as folder:
        create(Path(folder) / "shop", {"public_url": "https://mail.example.com"})
        measure(open_house(Path(folder) / "shop"), times)


def measure(house, times: int) -> None:
    content = compiled(parse("parts", "mjml", CONTENT))
    long, short = rsa.generate_private_key(65537, 2048), ed25519.Ed25519PrivateKey.generate()
    by_rsa, by_ed = Signer("example.com", "r", long), Signer("example.com", "e", short)

    def written(number: int, *signers: Signer) -> bytes:
        links = addresses(house, f"{number:023x}", tracked=True)
        filled = content.fill(person(number), links)
        letter = Letter(
            f"{number:023x}", f"p{number}@example.org", filled.subject, filled.text, filled.html,
            AT, content.content.sender, "", "b@example.com", links.unsubscribe,
        )  # fmt: skip
        return mime.mail(letter, "", signers)

    sample = written(1)
    print(f"A mail of {len(sample):,} bytes with 3 links of its own, an open image and a trap.")
    rate("rendered, not signed", times, written)
    ours = rate("rendered and signed, Ed25519", times, lambda n: written(n, by_ed))
    both = rate("rendered and signed, RSA 2048", times, lambda n: written(n, by_rsa))
    bound = rate(
        "bound: RSA 2048 alone (cryptography)",
        times,
        lambda _: long.sign(sample[:600], PADDING, SHA256),
    )
    pem = long.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    few = max(times // 10, 20)
    peer = rate(
        "peer: dkimpy signs a mail that is there (RSA 2048)",
        few,
        lambda _: dkim.sign(sample, b"r", b"example.com", pem),
    )
    rate(
        "peer: MJML compiled for each person, nothing else",
        few,
        lambda _: mjml2html(content.content.body),
    )
    print(f"RSA: {both / peer:.1f} times what dkimpy signs alone, {both / bound:.0%} of the bound.")
    print(f"Ed25519: {ours / both:.1f} times RSA.")


if __name__ == "__main__":
    main()
