"""A real browser: the first administrator, a wrong password, a lock, a way back, a seller's part."""

from __future__ import annotations

import pytest

from tests.ask.shop import shop
from tests.web.test_browser import (  # fmt: skip
    AXE,
    LOOKS,
    SERIOUS,
    chromium as chromium,
    pytestmark as needs_browser,
    served,
)

pytestmark = needs_browser
BOSS, SAM = "ann@mill.example", "sam@mill.example"
GOOD, OTHER = "correct horse battery", "staple of the other day"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    house = shop(tmp_path_factory.mktemp("closed") / "shop")
    house.ledger.close()
    with served(house.folder) as there:
        yield there


@pytest.fixture(scope="module")
def look(chromium, address):
    """Opens pages, each in a browser of its own."""
    contexts = []

    def opened():
        context = chromium.new_context(base_url=address, viewport={"width": 1280, "height": 844})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def boss(look):
    """The first administrator, made in the browser."""
    page = look()
    page.goto("/today")
    page.get_by_role("link", name="Make the administrator").click()
    for name, text in (("email", BOSS), ("password", GOOD), ("again", GOOD)):
        page.fill(f"input[name={name}]", text)
    page.get_by_role("button", name="Make the administrator").click()
    page.get_by_role("heading", name="Users").wait_for()
    form = page.locator("form[action='/users']")
    form.locator("input[name=email]").fill(SAM)
    form.locator("select").select_option("seller")
    form.locator("input[name=owners]").fill("Salla")
    form.locator("input[name=password]").fill(GOOD)
    form.get_by_role("button", name="Add").click()
    page.get_by_role("heading", name=SAM).wait_for()
    return page


def enter(page, email, password):
    page.fill("input[name=email]", email)
    page.fill("input[name=password]", password)
    page.get_by_role("button", name="Sign in").click()


def test_a_seller_mistypes_is_locked_and_recovers(look, boss):
    page = look()
    page.goto("/customers")
    page.get_by_role("heading", name="Sign in").wait_for()
    for _ in range(5):
        enter(page, SAM, "not the password")
        page.get_by_role("alert").get_by_text("The e-mail or the password is wrong.").wait_for()
    enter(page, SAM, GOOD)
    page.get_by_role("alert").get_by_text("Too many wrong passwords.").wait_for()

    boss.goto("/users")
    boss.get_by_text("locked until").wait_for()
    boss.get_by_role("button", name="Unlock").click()
    boss.get_by_text("May sign in as seller").wait_for()

    enter(page, SAM, GOOD)
    page.get_by_role("heading", name="Customers").wait_for()
    assert page.locator("tbody tr[data-item]").count() == 3
    assert page.get_by_role("link", name="Users").count() == 0
    page.get_by_role("link", name="Ahola & Sons").click()
    page.get_by_role("heading", name="Ahola & Sons").wait_for()
    assert page.goto("/customers/cid").status == 404
    assert page.goto("/users").status == 403

    page.goto("/account")
    for name, text in (("old", GOOD), ("password", OTHER), ("again", OTHER)):
        page.fill(f"input[name={name}]", text)
    page.get_by_role("button", name="Change").click()
    page.get_by_role("status").get_by_text("Your password is changed").wait_for()
    page.locator("nav").get_by_role("button", name="Sign out").click()
    page.get_by_role("heading", name="Sign in").wait_for()
    page.goto("/today")
    enter(page, SAM, OTHER)
    page.get_by_role("heading", name="Today", exact=True).wait_for()


def test_an_open_page_of_somebody_who_has_ended_leads_to_the_door(look, boss):
    boss.goto("/users")
    form = boss.locator("form[action='/users']")
    form.locator("input[name=email]").fill("eva@mill.example")
    form.locator("input[name=password]").fill(GOOD)
    form.get_by_role("button", name="Add").click()
    boss.get_by_role("heading", name="eva@mill.example").wait_for()
    page = look()
    page.goto("/customers")
    enter(page, "eva@mill.example", GOOD)
    page.get_by_role("heading", name="Customers").wait_for()
    boss.get_by_role("button", name="End eva@mill.example").click()
    boss.get_by_text("ended", exact=False).first.wait_for()
    page.fill("#q", "boreal")
    page.get_by_role("heading", name="Sign in").wait_for()


def test_the_log_is_filtered_as_one_chooses(boss):
    boss.goto("/audit")
    boss.locator("select[name=who]").select_option(SAM)
    boss.locator("input[name=subject]").fill("ann")
    boss.locator("input[name=subject]").press("Tab")
    boss.get_by_text(f"about ann by {SAM}").wait_for()
    assert boss.locator("tbody tr[data-item]").count() == 1


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_serious_and_nothing_is_wider_than_the_screen(look, boss, width, scheme):
    closed, found = look(), []
    pages = [(boss, path) for path in ("/users", f"/users/{SAM}", "/audit", "/account", "/today")]
    for page, path in [*pages, (closed, "/sign-in"), (closed, "/nope")]:
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        page.goto(path, wait_until="networkidle")
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            found.append((path, "wider than the screen"))
        page.evaluate(AXE.read_text())
        for rule in page.evaluate("axe.run()")["violations"]:
            if rule["impact"] in SERIOUS:
                found.append((path, rule["id"], [node["html"][:160] for node in rule["nodes"]][:3]))
    assert found == []
