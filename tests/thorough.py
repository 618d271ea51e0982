"""How many examples a search tries: `make test` draws some each time, `make test-all` ten times as
many (SEARCH=long).
"""

from __future__ import annotations

import os

TIMES = 10 if os.environ.get("SEARCH") == "long" else 1


def examples(number: int) -> int:
    return number * TIMES
