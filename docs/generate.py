"""Write the generated pages of docs/: tables, settings, commands, data flow; and flows' schema.

`python docs/generate.py` writes them; `--check` says whether they are as they should be.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import typer

from syotto.run.steps import STEPS
from syotto.schema import DERIVED, RAW
from syotto.schema.flow_schema import json_schema
from syotto.schema.kpis import DEFINITIONS
from syotto.schema.table import TableSpec
from syotto.settings import KNOWN, Settings

HERE = Path(__file__).parent
HEAD = "<!-- Written by `make docs`. Do not edit. -->\n\n"


def tables() -> str:
    parts = ["# Tables\n\n", "Raw tables are what you load; all of them are optional. "]
    parts.append("A build makes the others. `syotto export DIR TABLE` writes any of them.\n\n")
    parts.append("## Raw\n\n")
    parts += [described(spec) for spec in RAW.values()]
    parts.append("## Derived\n\n")
    parts += [described(spec) for spec in DERIVED.values()]
    return "".join(parts)


def described(spec: TableSpec) -> str:
    rows = [
        f"| {'**' + field.name + '**' if field.required else field.name} | {field.type} "
        f"| {field.about} |\n"
        for field in spec.fields
    ]
    known = f" · `as_of` cuts by: {spec.known_at}" if spec.known_at else ""
    return (
        f"### `{spec.full_name}`\n\nOne row is {spec.one_row}. "
        f"Key: {', '.join(spec.key)}{known}.\n\n"
        f"| column | type | about |\n|---|---|---|\n{''.join(rows)}\n"
    )


def settings() -> str:
    defaults = Settings()
    rows = []
    for name, entry in KNOWN.items():
        value = str(getattr(defaults, name)).replace("|", "\\|")
        rows.append(f"| `{name}` | `{value}` | {entry.metadata['about']} |\n")
    return (
        "# Settings\n\nIn `syotto.toml` of the workspace; a variable `SYOTTO_NAME` wins over the "
        "file (lists and tables as JSON).\n\n"
        "| setting | default | what it is for |\n|---|---|---|\n" + "".join(rows)
    )


def commands() -> str:
    from syotto.cli import app

    group = typer.main.get_command(app)
    parts = ["# Commands\n\n", 'Exit codes: 0 done, 1 the answer is "not good", 2 the input is ']
    parts.append("wrong, 3 something of ours failed. `--json` is understood everywhere.\n\n")
    parts += [told(name, command) for name, command in named(group, "")]
    return "".join(parts)


def named(group: Any, before: str) -> Iterator[tuple[str, Any]]:
    """Every command with its whole name; a group is its commands."""
    context = typer.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if hasattr(command, "list_commands"):
            yield from named(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def told(name: str, command: Any) -> str:
    rows = [option_row(param) for param in command.params if param.name != "help"]
    head = f"## `syotto {name}`\n\n{plain(command.help)}\n\n"
    return head + "| | |\n|---|---|\n" + "".join(rows) + "\n"


def plain(text: str | None) -> str:
    return (text or "").replace("\b\n", "").strip()


def option_row(param: typer.core.TyperArgument | typer.core.TyperOption) -> str:
    argument = isinstance(param, typer.core.TyperArgument)
    word = (param.name or "").upper() if argument else ", ".join(param.opts)
    return f"| `{word}` | {getattr(param, 'help', None) or ''} |\n"


def data_flow() -> str:
    rows = [
        f"| {number} | `{step.makes.name}` "
        f"| {', '.join(dict.fromkeys(f'`{need.full_name}`' for need in step.needs))} "
        f"| `{step.how.__module__.removeprefix('syotto.')}` | {', '.join(step.settings)} |\n"
        for number, step in enumerate(STEPS, 1)
    ]
    arrows = sorted(
        {f"    {need.full_name} --> {step.makes.name}\n" for step in STEPS for need in step.needs}
    )
    return (
        "# Data flow\n\nEvery step of a build, in order. Settings named here change the table.\n\n"
        "| | makes | needs | how | settings |\n|---|---|---|---|---|\n"
        + "".join(rows)
        + "\n```mermaid\nflowchart LR\n"
        + "".join(arrows)
        + "```\n"
    )


def kpi_definitions() -> str:
    rows = [
        f"| `{one.name}` | {one.title} | {one.numerator} | {one.denominator or '–'} "
        f"| {one.measure.value}{', less is better' if one.less else ''} |\n"
        for one in DEFINITIONS
    ]
    return (
        "# Figures about leads\n\nEvery figure of `kpis` and its one definition. "
        "More: [KPIs](kpis.md).\n\n"
        "| name | figure | what is counted | out of | in |\n|---|---|---|---|---|\n" + "".join(rows)
    )


def flow_schema() -> str:
    return json.dumps(json_schema(), indent=1) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "tables.md": tables,
    "settings.md": settings,
    "commands.md": commands,
    "data-flow.md": data_flow,
    "kpi-definitions.md": kpi_definitions,
    "../src/syotto/run/data/flow.schema.json": flow_schema,
}


def main(words: list[str]) -> int:
    stale = []
    for name, write in PAGES.items():
        path, text = HERE / name, (HEAD if name.endswith(".md") else "") + write()
        if "--check" not in words:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
    if stale:
        sys.stderr.write(f"Not as the code says: {', '.join(stale)}\nFix: make docs\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
