"""Commands about the simulated company: make one, try policies on it, compare with its truth."""

from __future__ import annotations

from typing import Annotated

import typer

from syotto.cli.show import AsJson, Folder, print_json, progress, say


def add_to(app: typer.Typer) -> None:
    for command in (simulate, trial, truth):
        app.command()(command)


def simulate(
    folder: Folder,
    people: Annotated[int, typer.Option(help="how many people the world has")] = 2000,
    days: Annotated[int, typer.Option(help="how many days it has lived")] = 365,
    seed: Annotated[int, typer.Option(help="same seed, same rows")] = 1,
    as_json: AsJson = False,
) -> None:
    """Make a company whose truth is known: a machinery and service firm, in raw tables.

    Example: syotto simulate world --people 2000 --days 365 --seed 1
    """
    from syotto.demo.simulate import render, simulate as make

    with progress("Living", quiet=as_json) as doing:
        made = make(
            folder, people=people, days=days, seed=seed, progress=lambda what, _: doing(what)
        )
    print_json(made) if as_json else say(render(made))


def trial(
    folder: Folder,
    policy: Annotated[
        list[str] | None, typer.Option(help="syotto, nothing, oracle, handover, ...; repeatable")
    ] = None,
    weeks: Annotated[int, typer.Option(min=1, help="weeks that the policies act")] = 8,
    seeds: Annotated[int, typer.Option(min=1, help="worlds to try them on")] = 3,
    lives: Annotated[
        int, typer.Option(min=1, help="courses of events that a single week is judged by")
    ] = 1,
    flows: Annotated[
        bool, typer.Option("--flows", help="run two flows instead: is their effect found?")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Let policies act on the simulated company, week by week: the margin that each one causes.

    syotto's own policy has the settings of DIR: try others in its syotto.toml. With --flows two
    flows run instead, day by day: what each is said to cause stands beside what it truly does.

    Example: syotto trial world --policy plan --weeks 1 --lives 8 --seeds 10
    """
    from syotto.demo.trials.trial import render, trial as attempt

    if flows:
        try_flows(folder, policy, weeks, seeds, as_json=as_json)
        return
    with progress("Trying", quiet=as_json) as doing:
        report = attempt(
            folder, policy, weeks=weeks, seeds=seeds, lives=lives,
            progress=lambda what, _: doing(what),
        )  # fmt: skip
    print_json(report) if as_json else say(render(report))


def try_flows(
    folder: Folder, policy: list[str] | None, weeks: int, seeds: int, *, as_json: bool
) -> None:
    from syotto.demo.trials.flow_trial import flow_trial, render
    from syotto.errors import InputError

    if policy:
        raise InputError("Flows and policies are tried apart.", fix="Leave out --policy.")
    with progress("Trying", quiet=as_json) as doing:
        report = flow_trial(folder, weeks=weeks, seeds=seeds, progress=lambda what, _: doing(what))
    print_json(report) if as_json else say(render(report))


def truth(
    folder: Folder,
    lives: Annotated[int, typer.Option(min=1, help="futures to average over")] = 4,
    as_json: AsJson = False,
) -> None:
    """Compare what the newest build estimates with what is true in the simulated company.

    Example: syotto build world && syotto truth world
    """
    from syotto.demo.truth.recovery import render, truth as compare
    from syotto.run.house import open_house

    with progress("Comparing", quiet=as_json) as doing:
        report = compare(open_house(folder), lives=lives, progress=lambda what, _: doing(what))
    print_json(report.summary) if as_json else say(render(report))
