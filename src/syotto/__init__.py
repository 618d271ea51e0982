"""syotto: whom to contact, with what, and whom to leave alone, in euros.

`syotto.open_workspace(path)`, `syotto.basket`, `syotto.identity`, `syotto.journeys`,
`syotto.leads`, `syotto.lifetime_value`, `syotto.offers` are imported when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from syotto.api import (
        basket as basket,
        identity as identity,
        journeys as journeys,
        leads as leads,
        lifetime_value as lifetime_value,
        offers as offers,
    )
    from syotto.api.workspace import open_workspace as open_workspace

__version__ = "0.1.0"
__all__ = ["basket", "identity", "journeys", "leads", "lifetime_value", "offers", "open_workspace"]


def __getattr__(name: str) -> Any:
    if name == "open_workspace":
        return import_module("syotto.api.workspace").open_workspace
    if name in __all__:
        return import_module(f"syotto.api.{name}")
    raise AttributeError(f"module 'syotto' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
