"""The OpenAPI document of the public listener, and what schemathesis finds with it."""

from __future__ import annotations

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from syotto.run.collect_doors import PIXELS, POSTED

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    response_schema_conformance,
    response_headers_conformance,
)


def test_the_document_names_every_route(live):
    server, _, _ = live
    paths = httpx.get(f"{server.url}/openapi.json", timeout=60).json()["paths"]
    assert set(POSTED) | set(PIXELS) <= set(paths)
    assert {"/v1/projects/{key}/settings", "/sourceConfig", "/healthz", "/readyz"} <= set(paths)


@pytest.mark.parametrize(
    "pattern",
    ["^/v1/(?!pixel|projects)", "^/(batch|capture|e$|i/|beacon)", "^/api/s", "pixel|projects"],
)
def test_whatever_is_sent_is_answered_as_the_document_says(live, pattern):
    server, _, key = live
    document = schemathesis.openapi.from_url(f"{server.url}/openapi.json").include(
        path_regex=pattern
    )
    operations = [found.ok() for found in document.get_all_operations()]
    assert operations
    for operation in operations:
        fuzz(operation, key)


def fuzz(operation, key: str) -> None:
    """Requests as the document describes them, against the real server."""

    @settings(
        max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    @given(operation.as_strategy())
    def send(case):
        case.call_and_validate(headers={"X-Write-Key": key}, checks=CHECKS)

    send()
