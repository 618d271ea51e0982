"""The steps that say who is who: the first of a build."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from syotto.know import accounts, identity, identity_accounts
from syotto.know.identity_names import renamed
from syotto.know.jobs import job_changes
from syotto.know.people import people
from syotto.run import duplicates
from syotto.run.step import Step
from syotto.schema import known, linked, raw, raw_world
from syotto.schema.table import TableSpec

SHARED = ("shared_by", "nobodys")
WHO_IS_WHO: tuple[Step, ...] = (
    Step(
        known.IDENTITIES,
        (raw.PEOPLE.said, raw_world.EVENTS.said, raw.MERGES.said, raw.PEOPLE.said.versions),
        identity.identities,
        SHARED,
        kind="local",
        reads=identity.reads,
        of=2,
        sees_all=True,
    ),
    Step(
        known.ACCOUNT_IDENTITIES,
        (raw.ACCOUNTS.said, raw.MERGES.said, raw.ACCOUNTS.said.versions),
        identity_accounts.account_identities,
        SHARED,
        kind="local",
        reads=identity_accounts.reads,
        of=1,
        sees_all=True,
    ),
    Step(
        known.RENAMED,
        (known.IDENTITIES, known.ACCOUNT_IDENTITIES, raw_world.OPPORTUNITIES.said),
        renamed,
        of=3,
        sees_all=True,
    ),
    Step(
        known.JOB_CHANGES,
        (raw.MEMBERSHIPS, raw.PEOPLE, raw.PEOPLE.versions),
        job_changes,
        of=1,
        sees_all=True,
    ),
)


def compared(makes: TableSpec, how: Callable[..., Any], *more: TableSpec) -> Step:
    """A step that looks at records side by side."""
    return Step(
        makes,
        (raw.PEOPLE.said, raw.ACCOUNTS.said, *more),
        how,
        ("nobodys",),
        kind="local",
        reads=duplicates.compared,
        of=2,
        asks="find_links",
        before=True,
        sees_all=True,
    )


WHOLE: tuple[Step, ...] = (
    Step(known.PEOPLE, (raw.PEOPLE.said, known.IDENTITIES), people, of=1, sees_all=True),
    Step(
        known.ACCOUNTS,
        (raw.ACCOUNTS.said, known.ACCOUNT_IDENTITIES),
        accounts.accounts,
        of=1,
        sees_all=True,
    ),
    compared(linked.LINK_MODELS, duplicates.link_models),
    compared(linked.LINK_SCORES, duplicates.link_scores, linked.LINK_MODELS),
    Step(
        linked.LINKS,
        (
            raw.PEOPLE.said, raw.ACCOUNTS.said, linked.LINK_SCORES, known.IDENTITIES,
            known.ACCOUNT_IDENTITIES, linked.PAIR_ANSWERS.said,
        ),
        duplicates.likely_links,
        ("link_same", "link_review", "nobodys"),
        kind="local",
        reads=duplicates.owned,
        of=2,
        asks="find_links",
        sees_all=True,
    ),
    Step(known.MEMBERSHIPS, (raw.MEMBERSHIPS,), accounts.memberships, of=1, sees_all=True),
)  # fmt: skip
"""People and companies as all systems know them together, and who of them may be one."""
