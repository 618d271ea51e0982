"""What a visitor sees in a slot of a web page: rules, in order; nothing but arguments is asked.

1. who may not be profiled sees the default
2. after the slot's last day, everybody does
3. the control group does, so that we learn what the choices change
4. else the first choice that has not ended, whose condition holds, and that says of its offer
   what they may still be told (`decide/pitch`), whatever channel the rest came by
5. else the default
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from syotto.decide.pitch import Pitch, why_not
from syotto.maths.hashing import below, draw
from syotto.schema.content import About
from syotto.schema.judge import Now, holds
from syotto.schema.profile import Profile
from syotto.schema.slot import DEFAULT, Choice, Slot
from syotto.schema.words import Arm, Channel

RULE, NOTHING_FITS, CONTROL, ENDED, NOT_PROFILED = (
    "rule", "nothing_fits", "control", "ended", "not_profiled",
)  # fmt: skip
REASONS = {
    RULE: "The first choice that fits.",
    NOTHING_FITS: "No choice fits.",
    CONTROL: "In the control group: always the default.",
    ENDED: "The slot has ended.",
    NOT_PROFILED: "Without consent, or against an objection, nobody is profiled.",
}


@dataclass(frozen=True)
class Chosen:
    """reason: a key of REASONS. propensity: the probability with which this was chosen.

    arm: null where nothing could have been chosen. would: what the control group does not see.
    """

    choice: Choice
    reason: str
    arm: Arm | None = None
    propensity: float = 1.0
    would: str | None = None


def arm_of(slot: Slot, visitor: str) -> Arm:
    """The same for a visitor as long as they are known by one number."""
    in_control = draw("slot", slot.name, visitor) < below(slot.control_share)
    return Arm.CONTROL if in_control else Arm.TREATED


def choose(
    slot: Slot, visitor: str, profile: Profile | None, now: Now, before: Sequence[Pitch] = ()
) -> Chosen:
    """profile: null is not to be profiled. Conditions have their segments spelled out. before: what
    they were told of offers, the newest first.
    """
    default = Choice(DEFAULT, slot.default)
    if profile is None:
        return Chosen(default, NOT_PROFILED)
    if slot.until and now.today > slot.until:
        return Chosen(default, ENDED)
    fitting = next((one for one in slot.choices if fits(one, profile, now, before)), None)
    if fitting is None:
        return Chosen(default, NOTHING_FITS)
    if arm_of(slot, visitor) is Arm.CONTROL:
        return Chosen(default, CONTROL, Arm.CONTROL, slot.control_share, fitting.name)
    return Chosen(fitting, RULE, Arm.TREATED, 1 - slot.control_share)


def fits(choice: Choice, profile: Profile, now: Now, before: Sequence[Pitch]) -> bool:
    if choice.until and now.today > choice.until:
        return False
    if choice.offer and why_not(pitch(choice.offer, choice.features, choice.angle), before):
        return False
    return choice.when is None or bool(holds(choice.when, profile, now))


def pitch(offer: str, features: Sequence[str], angle: str | None) -> Pitch:
    """What a slot says of an offer."""
    about = About("", angle=angle or "", offer=offer, features=tuple(features))
    return Pitch(about, Channel.WEB)
