"""The settings of a source in the shapes that SDKs expect."""

from __future__ import annotations

from typing import Any

from syotto.schema.source import Source


def segment(source: Source, *, host: str, protocol: str) -> dict[str, Any]:
    """For analytics-next: where to send. Its own metrics are not asked for."""
    sending = {"apiKey": source.write_key, "apiHost": f"{host}/v1", "protocol": protocol}
    return {
        "integrations": {"Segment.io": sending},
        "plan": {"track": {"__default": {"enabled": True, "integrations": {}}}},
        "metrics": {"sampleRate": 0},
    }


def rudder(source: Source) -> dict[str, Any]:
    """For RudderStack's SDKs: the source, without destinations or statistics of its own."""
    silent = {"enabled": False}
    return {
        "source": {
            "id": source.source_id,
            "name": source.source_id,
            "writeKey": source.write_key,
            "enabled": True,
            "workspaceId": "syotto",
            "updatedAt": source.created_at.isoformat(),
            "config": {"statsCollection": {"errors": silent, "metrics": silent}},
            "destinations": [],
        }
    }
