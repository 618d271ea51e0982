"""Commands about contents: whether they can be sent, and what is wrong with them."""

from __future__ import annotations

from typing import Annotated

import typer

from syotto.cli.show import AsJson, Folder, print_json, say

Some = Annotated[str, typer.Argument(metavar="[NAME]", help="a file of content/; else all of them")]


def add_to(app: typer.Typer) -> None:
    group = typer.Typer(help="Contents: what messages say.", no_args_is_help=True)
    group.command("check")(check)
    app.add_typer(group, name="content")


def check(folder: Folder, name: Some = "", as_json: AsJson = False) -> None:
    """Read the contents and say what is wrong, with its line. Exit code 1 where one is not good.

    Example: syotto content check shop
    """
    from syotto.run.contents import checked
    from syotto.run.house import open_house

    found = checked(open_house(folder), name)
    if as_json:
        print_json(found)
    for one in () if as_json else found:
        say(f"{one.name}: {'good' if one.good else 'not good'}")
        for finding in one.findings:
            line = f"line {finding.line}: " if finding.line else ""
            say(f"  {line}{finding.what} {finding.fix}")
    if not as_json and not found:
        say("No contents yet: write content/NAME.md, see docs/content.md.")
    if not all(one.good for one in found):
        raise typer.Exit(1)
