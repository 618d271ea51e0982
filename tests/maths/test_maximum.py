"""The climb to where what was seen is likeliest."""

from __future__ import annotations

import numpy as np
import pytest

from syotto.maths.maximum import EDGE, maximised, newton


def test_what_rises_for_ever_settles_at_the_edge_and_is_said_to_be_unknown():
    """Customers of whom hardly any leave: the chance to leave is told, not how much it differs."""

    def surface(params):
        away = np.log(params[0] / params[1]) - 1.0
        height = -(away**2) + 0.001 * np.log(params[1])
        return height, np.array([-2 * away, 2 * away + 0.001]) / params

    found = maximised(surface, np.array([1.0, 1.0]), 1.0)
    assert np.log(found.params) == pytest.approx([EDGE, EDGE], abs=1.01)
    assert np.isinf(found.covariance).any()


def test_a_step_goes_only_where_the_surface_is_bent():
    step = newton(np.array([[2.0, 0.0], [0.0, -1e-9]]), np.array([4.0, 1.0]))
    assert step == pytest.approx([2.0, 0.0])
    whole = newton(np.array([[2.0, 1.0], [1.0, 3.0]]), np.array([4.0, 1.0]))
    assert whole == pytest.approx(np.linalg.solve([[2, 1], [1, 3]], [4, 1]))
