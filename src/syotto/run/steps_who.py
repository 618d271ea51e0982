"""The first steps of a build: who is who. All others see people by the numbers these find."""

from __future__ import annotations

from syotto.know import identity, identity_accounts
from syotto.know.identity_names import renamed
from syotto.run.step import Step
from syotto.schema import known, raw, raw_world

SHARED = ("shared_by", "nobodys")
WHO_IS_WHO: tuple[Step, ...] = (
    Step(
        known.IDENTITIES,
        (raw.PEOPLE.said, raw_world.EVENTS.said, raw.MERGES.said),
        identity.identities,
        SHARED,
        kind="local",
        reads=identity.reads,
        of=2,
        sees_all=True,
    ),
    Step(
        known.ACCOUNT_IDENTITIES,
        (raw.ACCOUNTS.said, raw.MERGES.said),
        identity_accounts.account_identities,
        SHARED,
        kind="local",
        reads=identity_accounts.reads,
        of=1,
        sees_all=True,
    ),
    Step(
        known.RENAMED,
        (known.IDENTITIES, known.ACCOUNT_IDENTITIES),
        renamed,
        of=2,
        sees_all=True,
    ),
)
