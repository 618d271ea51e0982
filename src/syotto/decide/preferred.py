"""Through which channel somebody is best written to: where they act by themselves.

A person's own days in each channel are adjusted for small numbers towards those of people like
them (`maths/shrinkage`): who acted twice is taken for one of their segment, who acted often for who
they are. Of whom nothing is known the segment decides; where that is not known either, nobody does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from syotto.maths.shrinkage import adjusted


def preferred(
    days: Mapping[str, int], alike: Mapping[str, float], strength: float, channels: Sequence[str]
) -> str | None:
    """The channel of these with the highest adjusted share; None where nothing tells.

    days: on which they acted, by channel. alike: the share of each channel among people like them.
    strength: how many days the latter is worth. Of equals the first counts.
    """
    own = np.array([days.get(one, 0) for one in channels], float)
    centre = np.array([alike.get(one, 0.0) for one in channels], float)
    if not channels or not (own.sum() or centre.sum()):
        return None
    centre = centre / centre.sum() if centre.sum() else np.full(len(channels), 1 / len(channels))
    return channels[int(np.argmax(adjusted(own, own.sum(), centre, strength)))]
