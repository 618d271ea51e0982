"""The backtest as a drawing (SVG): what was said against what came true, and hits by method."""

from __future__ import annotations

from html import escape

import pyarrow as pa

from syotto.learn.backtest import EVERYBODY, FIVE, Calibration

WIDE, HIGH, EDGE, GAP = 420, 320, 46, 26
STYLE = (
    "text{font:12px system-ui,sans-serif;fill:currentColor}"
    ".axis{stroke:currentColor;stroke-opacity:.3}.ideal{stroke:currentColor;stroke-dasharray:3 4}"
    ".seen{stroke:#1f6feb;stroke-width:2}.dot{fill:#1f6feb}.said{stroke:#d97706;stroke-width:2}"
    ".bar{fill:#1f6feb;fill-opacity:.75}.end{stroke:currentColor}"
)


def drawing(comparison: pa.Table, found: Calibration | None) -> str:
    """Both panels, side by side; only the bars where there are no chances."""
    panels = [bars(comparison)] + ([tenths(found)] if found else [])
    width = WIDE * len(panels)
    moved = "".join(
        f'<g transform="translate({WIDE * place},0)">{panel}</g>'
        for place, panel in enumerate(panels)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HIGH}" '
        f'width="{width}" height="{HIGH}" role="img"><style>{STYLE}</style>{moved}</svg>\n'
    )


def tenths(found: Calibration) -> str:
    """A dot a decile: across the chance that was said, up the share that came true."""
    most = max(max(t.said.high, t.seen.high) for t in found.deciles) or 1.0

    def x(share: float) -> float:
        return EDGE + share / most * (WIDE - EDGE - GAP)

    def y(share: float) -> float:
        return HIGH - EDGE - share / most * (HIGH - EDGE - GAP)

    parts = [
        title("Chances by decile: said (across), came true (up)"),
        line("ideal", x(0), y(0), x(most), y(most)),
        *axes(),
        text(x(most), HIGH - EDGE + 16, f"{most:.0%}", "end"),
        text(EDGE - 6, y(most) + 4, f"{most:.0%}", "end"),
    ]
    for tenth in found.deciles:
        across, up = x(tenth.said.estimate), y(tenth.seen.estimate)
        parts += [
            line("said", x(tenth.said.low), up, x(tenth.said.high), up),
            line("seen", across, y(tenth.seen.low), across, y(tenth.seen.high)),
            f'<circle class="dot" cx="{across:.1f}" cy="{up:.1f}" r="3.5"/>',
        ]
    return "".join(parts)


def bars(comparison: pa.Table) -> str:
    """A bar a method: the share of its five that were bought, with its 95 % interval."""
    rows = [
        row
        for row in comparison.to_pylist()
        if row["k"] == FIVE and row["customer_group"] == EVERYBODY
    ]
    rows.sort(key=lambda row: (-row["hit_rate"], row["method"]))
    most = max(row["hit_rate_high"] for row in rows) or 1.0
    step = (HIGH - EDGE - GAP) / len(rows)
    parts = [title("Share of five shown products that were bought")]
    for place, row in enumerate(rows):
        top = EDGE + place * step
        low, at, high = (
            EDGE + row[name] / most * (WIDE - 2 * EDGE)
            for name in ("hit_rate_low", "hit_rate", "hit_rate_high")
        )
        middle = top + step * 0.6
        parts += [
            f'<rect class="bar" x="{EDGE}" y="{middle - step * 0.2:.1f}" '
            f'width="{at - EDGE:.1f}" height="{step * 0.4:.1f}"/>',
            line("end", low, middle, high, middle),
            text(EDGE, top + step * 0.3, f"{row['method']} {row['hit_rate']:.1%}", "start"),
        ]
    return "".join(parts)


def axes() -> list[str]:
    return [
        line("axis", EDGE, HIGH - EDGE, WIDE - GAP, HIGH - EDGE),
        line("axis", EDGE, GAP, EDGE, HIGH - EDGE),
    ]


def title(words: str) -> str:
    return text(EDGE, 18, words, "start")


def text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def line(kind: str, x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'
