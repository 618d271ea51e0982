"""Numbers about the collector for Prometheus, counted over all processes of the server."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.values import ValueClass

REQUESTS = Counter("syotto_requests", "Tracking requests answered", ["answer"])
EVENTS = Counter("syotto_events", "Events acknowledged", ["source"])
REJECTED = Counter("syotto_events_rejected", "Events not kept", ["source", "code"])
COMMIT_SECONDS = Histogram(
    "syotto_commit_seconds",
    "Time of one commit to the inbox",
    buckets=(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5),
)
INBOX_BYTES = Gauge(
    "syotto_inbox_bytes", "Bytes acknowledged and not yet removed", multiprocess_mode="mostrecent"
)
DRAINED = Counter("syotto_events_drained", "Events appended to the log")
REPEATED = Counter("syotto_events_repeated", "Events that had come before, left out")
DRAIN_LAG = Gauge(
    "syotto_drain_lag_seconds",
    "Age of the oldest event at its way into the log",
    multiprocess_mode="mostrecent",
)

FLOWS_OVERDUE = Gauge(
    "syotto_flows_overdue",
    "People in flows who should have been looked at long ago",
    multiprocess_mode="mostrecent",
)


def shown() -> bytes:
    """All numbers in Prometheus' text format; of this process alone where it serves alone."""
    if "Mmaped" not in getattr(ValueClass, "__name__", ""):
        return bytes(generate_latest())
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return bytes(generate_latest(registry))
