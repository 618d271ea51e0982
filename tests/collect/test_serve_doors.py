"""The whole server reads its other doors, and ends with nothing left behind."""

from __future__ import annotations

import httpx

from tests.collect.server import Server, wait_for
from tests.run.loaded import columns, rows

ORDERS = "order_id,line_no,at,person_ref,product_id,quantity,amount\n1,1,2026-01-02,ann,P,1,9.50\n"
FORM = '\n[forms.contact]\nfields = ["email"]\n'


def test_a_dropped_file_is_loaded_and_a_form_is_answered_while_it_serves(house_and_key):
    house, _ = house_and_key
    settings = house.folder / "syotto.toml"
    settings.write_text(settings.read_text() + FORM)
    folder = house.folder / "drop/order_lines"
    folder.mkdir(parents=True)
    (folder / "orders.csv").write_text(ORDERS)
    server = Server(house.folder, pages=False).start()
    try:
        assert "E-mail" in httpx.get(f"{server.url}/forms/contact").text
        wait_for(lambda: (house.folder / "drop/done/order_lines/orders.csv").exists())
        assert columns(house, "order_lines", "order_id") == [("1",)]
    finally:
        server.stop()
    assert rows(house, "people") == []
