"""Products: the list, and one with its best customers."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from syotto.ask.product import OFFERED_SHOWN, product
from syotto.ask.products import PAGE, products
from syotto.schema.access import Permission
from syotto.web.access import needs
from syotto.web.pages.today import ALL
from syotto.web.render import render, wanted_kind

router = APIRouter(prefix="/products", dependencies=[needs(Permission.READ)])
Best = Annotated[int, Query(ge=1, le=ALL)]


@router.get("")
def show(request: Request, q: str = "", after: str | None = None) -> Response:
    limit = ALL if wanted_kind(request) == "csv" else PAGE
    answer = products(request.state.view, q, after=after, limit=limit)
    part = "products/_rows.html" if after else "products/_list.html"
    return render(request, answer, page="products/list.html", part=part, rows=answer.products, q=q)


@router.get("/{product_id:path}")
def show_one(request: Request, product_id: str, best: Best | None = None) -> Response:
    answer = product(request.state.view, product_id, best=best)
    return render(
        request, answer, page="products/one.html", part="products/_prospects.html",
        rows=answer.prospects, best=best or OFFERED_SHOWN,
    )  # fmt: skip
