"""Customers: the list, and one with its why."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from syotto.ask import why
from syotto.ask.customer import customer
from syotto.ask.customers import PAGE, customers
from syotto.ask.numbered import page_of
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.pages.today import ALL
from syotto.web.render import path_of, render, wanted_kind

router = APIRouter(prefix="/customers", dependencies=[needs(Permission.READ)])


@router.get("")
def show(request: Request, q: str = "", group: str = "", after: str | None = None) -> Response:
    house = request.state.view
    limit = ALL if wanted_kind(request) == "csv" else PAGE
    answer = customers(house, q, customer_group=group or None, after=after, limit=limit)
    part = "customers/_rows.html" if after else "customers/_list.html"
    return render(
        request, answer, page="customers/list.html", part=part, rows=answer.customers,
        q=q, group=group,
    )  # fmt: skip


@router.get("/{customer_id:path}/sql")
def show_sql(request: Request, customer_id: str, product_id: str | None = None) -> Response:
    answer = why.sql(request.state.view, customer_id, product_id)
    return render(request, answer, page="customers/sql.html", part="customers/_sql.html")


@router.get("/{customer_id:path}")
def show_one(request: Request, customer_id: str) -> Response:
    house = request.state.view
    page = page_of(house, customer_id)
    if page not in (None, "customers") and wanted_kind(request) == "html":
        return RedirectResponse(f"/{page}/{path_of(customer_id)}", status_code=303)
    answer = customer(house, customer_id)
    return render(
        request, answer, page="customers/one.html", rows=answer.candidates,
        horizon_days=house.settings.horizon_days,
    )  # fmt: skip
