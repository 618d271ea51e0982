"""A new workspace: a `syotto.toml` that teaches its settings, and texts to begin with."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from syotto.errors import InputError
from syotto.settings import FILE, KNOWN, Settings

FIRST = (
    "currency",
    "time_zone",
    "margin_share",
    "own_days",
    "horizon_days",
    "lift",
    "contact_cost",
)
OPENING = """\
# syotto's settings for this workspace.
# A line that starts with # shows a default: take the # away and change it.
# A variable SYOTTO_NAME wins over this file. All settings: docs/settings.md

"""
TRY = """\
# [channels.email]
# kind = "paper"
# from = "Ann Ahola <ann@example.com>"
"""
CLOSING = f"""\

# A way out for messages: docs/mail.md. `paper` only writes them down, to try it.
{TRY}
# Journeys: docs/journeys.md. A stage, and what brings people and companies into it: what happened
# (* is anything, x3 is three times). Only what you change need stand here; targets are yours alone.
# [journey]
# like = "b2b"             # or "shop"; without it: b2b where there are sales cases or companies
# session_minutes = 30     # a visit ends after so long without a click
# within_days = 90         # a step counts when it is taken within so many days
# [journey.stages.lead]
# enter = ["Offer Requested", "Demo Requested", "Tip *", "Brochure * x3"]
# lost = ["Lead Disqualified"]
# days = 180               # so many days without a touchpoint lead back ...
# back_to = "prospect"     # ... to this stage
# [journey.targets]
# lead = 0.25              # share of leads that should move on
# [journey.origins]        # what brought them: kind, channel, referrer or campaign; first fit wins
# "trade fair" = ["campaign: hannover*"]

# A CRM that is read and written: docs/crm.md. Nothing is written before somebody allows it.
# [crm.hubspot]
# kind = "hubspot"         # or salesforce, tryton, rest (any other, by a mapping in crm/)
# token = "$HUBSPOT_KEY"   # secrets stand in variables, or in files: "file:/run/secrets/hubspot"
# push = ["leads", "tasks", "opt-outs"]

# How a file's columns become ours; kept here once you accepted a mapping.
# [map.order_lines]
# order_id = "InvoiceNo"
# amount = "Quantity * UnitPrice"
"""


DATA = files("syotto.run").joinpath("data")
STARTERS = ("welcome", "educate", "abandoned", "service", "win-back", "recommend")
"""Flows to begin with: drafts, so that nothing happens before somebody publishes them."""
LETTERS = (
    "thank-you", "one-question", "seals-guide", "standstill-cost", "buying-checklist",
    "maintenance-plan", "still-open", "service-due", "service-plan", "what-is-new",
    "how-was-it", "recommend-us",
)  # fmt: skip
"""Contents of the STARTERS."""
EXAMPLES = {
    "content/welcome.mjml": "welcome.mjml",
    "segments/example.yaml": "segment-example.yaml",
    "personas.yaml": "personas.yaml",
    "targets.yaml": "targets.yaml",
    "crm/dynamics.yaml": "dynamics.yaml",
    "scoring.yaml": "scoring.yaml",
    "flows/flow.schema.json": "flow.schema.json",
    **{f"flows/{name}.yaml": f"flows/{name}.yaml" for name in STARTERS},
    **{f"flows/{name}.test.yaml": f"flows/{name}.test.yaml" for name in STARTERS},
    **{f"content/{name}.md": f"content/{name}.md" for name in LETTERS},
}
"""What a new workspace has to begin with, and which file of ours it comes from."""


def create(folder: Path, given: dict[str, object] | None = None, *, paper: bool = False) -> Path:
    """Write `folder/syotto.toml` and the EXAMPLES; `given` settings stand without a #.

    paper: mails are written down from the first day on, and go nowhere.

    Raises InputError where there is a workspace already, or the path is a file.
    """
    path = folder / FILE
    if path.exists():
        raise InputError(
            f"{folder} is a workspace already.", fix=f"Use it, or remove {path} to start anew."
        )
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder} is a file, not a folder.", fix="Name a new folder.")
    folder.mkdir(parents=True, exist_ok=True)
    text = settings_text(given or {})
    path.write_text(text.replace(TRY, TRY.replace("# ", "")) if paper else text, encoding="utf-8")
    for name, ours in EXAMPLES.items():
        write_example(folder / name, ours)
    return path


def write_example(path: Path, ours: str) -> None:
    """Something to begin with; a file that is there is left as it is."""
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.write_text(DATA.joinpath(ours).read_text(encoding="utf-8"), encoding="utf-8")


def settings_text(given: dict[str, object]) -> str:
    defaults = Settings()
    names = [*FIRST, *(name for name in KNOWN if name not in FIRST and name != "map")]
    lines = [
        line(name, given.get(name, getattr(defaults, name)), given=name in given)
        for name in names
        if not isinstance(getattr(defaults, name), dict)
    ]
    return OPENING + "\n".join(lines) + "\n" + CLOSING


def line(name: str, value: object, *, given: bool) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return f"{'' if given else '# '}{name} = {text}  # {KNOWN[name].metadata['about']}"
