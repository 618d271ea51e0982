"""Commands that hold syotto to what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from syotto.cli.make import parsed_moment
from syotto.cli.show import AsJson, Folder, grid, note, print_json, progress, say

if TYPE_CHECKING:
    from syotto.run.backtest import BacktestReport


def add_to(app: typer.Typer) -> None:
    app.command()(backtest)


def backtest(
    folder: Folder,
    cut: Annotated[str, typer.Option(help="forget everything after this moment")],
    until: Annotated[
        str | None, typer.Option(help="judge by what was bought until then; the newest order")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Tested on past data: forget what came after a date, predict it, and compare.

    Exit code 1 when something simpler is as good.

    Example: syotto backtest shop --cut 2026-06-01
    """
    from syotto.run import backtest as judging
    from syotto.run.house import open_house

    end = parsed_moment(until) if until else None
    with progress("Testing on past data", quiet=as_json) as doing:
        report = judging.backtest(open_house(folder), parsed_moment(cut), until=end, progress=doing)
    print_json(told(report)) if as_json else show(report)
    if not report.verdict.good:
        raise typer.Exit(1)


def told(report: BacktestReport) -> dict[str, Any]:
    return {
        "cut": report.cut,
        "until": report.until,
        "good": report.verdict.good,
        "verdict": report.verdict.words,
        "learned_from": report.fit.why,
        "comparison": report.comparison.to_pylist(),
        "calibration": report.tenths.to_pylist() if report.tenths else None,
        "folder": report.folder,
    }


def show(report: BacktestReport) -> None:
    head = "group", "shown", "customers", "method", "bought", "95 %", "margin", "95 %", "ahead"
    rows = [
        (
            row["customer_group"], row["k"], f"{row['customers']:,}", row["method"],
            f"{row['hit_rate']:.1%}", f"{row['hit_rate_low']:.1%}-{row['hit_rate_high']:.1%}",
            f"{row['euros']:.2f}", f"{row['euros_low']:.2f}-{row['euros_high']:.2f}",
            f"{row['ahead_low']:+.1%} to {row['ahead_high']:+.1%}",
        )
        for row in report.comparison.to_pylist()
    ]  # fmt: skip
    grid(head, rows, numbers=(1, 2, 4, 5, 6, 7, 8))
    if report.tenths:
        names = "decile", "pairs", "said", "said_low", "said_high", "seen", "seen_low", "seen_high"
        tenths = [
            [row[name] if name in names[:2] else f"{row[name]:.1%}" for name in names]
            for row in report.tenths.to_pylist()
        ]
        grid(names, tenths, numbers=range(8))
    say(report.verdict.words)
    note(f"{report.fit.how}: {report.fit.why}. Tables and plot: {report.folder}")
