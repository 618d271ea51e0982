"""Tables of the page about the simulated company, and how they are put in anew."""

from __future__ import annotations

import re
from collections.abc import Sequence

from syotto.demo.trials.trial import Span, Trial
from syotto.demo.truth.plausibility import Comparison
from syotto.demo.truth.recovery import Recovery

NUMBER = re.compile(r"[+-]?[\d.]")


def put(page: str, name: str, table: str) -> str:
    """The page with `table` between the marks `<!-- name -->` and `<!-- /name -->`.

    Raises ValueError where the page has no such marks.
    """
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    before, found, rest = page.partition(start)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        raise ValueError(f"the page has no place called {name!r}")
    return f"{before}{start}\n{table}\n{end}{after}"


def rows(head: Sequence[str], body: Sequence[Sequence[str]]) -> str:
    """A Markdown table: columns of numbers to the right."""
    columns = list(zip(*body, strict=True))
    rule = ["---:" if all(map(NUMBER.match, cells)) else "---" for cells in columns]
    return "\n".join("| " + " | ".join(line) + " |" for line in (head, rule, *body))


def comparison_rows(found: Sequence[Comparison]) -> str:
    return rows(
        ("statistic", "real", "simulated", "alike within", "source, note"),
        [
            (
                each.name,
                f"{each.real:.3g}",
                f"{each.simulated:.3g}",
                f"× {each.factor:g}" if each.alike else f"not × {each.factor:g}",
                "; ".join(filter(None, (each.source, each.note))),
            )
            for each in found
        ],
    )


def trial_rows(report: Trial) -> str:
    return rows(
        ("policy", "margin caused, €", "80 % interval", "without projects, €", "80 % interval",
         "contacts", "complaints", "customers lost", "contracts", "cost, €"),
        [
            (
                each.policy,
                *spanned(each.margin),
                *spanned(each.sales),
                f"{each.contacts:,.0f}",
                f"{each.complaints:+.1f}",
                f"{each.lost:+.1f}",
                f"{each.contracts:+.1f}",
                f"{each.cost:,.0f}",
            )
            for each in sorted(report.results, key=lambda each: -each.margin.mean)
        ],
    )  # fmt: skip


def spanned(span: Span) -> tuple[str, str]:
    return f"{span.mean:,.0f}", f"{span.low:,.0f} to {span.high:,.0f}"


def recovery_rows(report: Recovery) -> str:
    return rows(
        ("estimate", "rows", "truth", "estimate", "mean error", "covered (80 % meant)", "note"),
        [
            (
                each.estimate,
                f"{each.rows:,}",
                f"{each.truth:.4f}",
                f"{each.found:.4f}",
                f"{each.error:.4f}",
                "no interval stated" if each.covered is None else f"{each.covered:.0%}",
                each.note,
            )
            for each in report.summary
        ],
    )
