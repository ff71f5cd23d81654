"""Procurement in a browser: the limit counts what was counted by hand, and a sheet is one page of paper."""

import re
from decimal import Decimal

import pytest
from playwright.sync_api import Browser, Page

from tests.by_hand import left, shelves
from tests.conftest import AS_OF, ROOT
from tests.site import BuiltSite

SHELF = next(
    shelf
    for shelf in shelves(ROOT / "disclosures", AS_OF)
    if shelf[1] == "e-bike" and len({o for _, o in shelf[2]}) > 3
)
VALUES = [value for value, _ in SHELF[2]]
LIMITS = [VALUES[0] - Decimal("0.0001"), *VALUES, VALUES[2] + Decimal("0.1"), VALUES[-1] * 10]
MARGINS = {"top": "12mm", "bottom": "12mm", "left": "14mm", "right": "14mm"}


def counted(page: Page) -> tuple[int, int]:
    told = page.locator("#stays [data-products]")
    told.wait_for()
    return int(told.get_attribute("data-products") or -1), int(told.get_attribute("data-organisations") or -1)


def test_a_limit_leaves_what_was_counted_by_hand(browser: Browser, address: str) -> None:
    page = browser.new_context().new_page()
    for limit in LIMITS:
        page.goto(f"{address}procurement/e-bike/")
        page.locator("#max").fill(f"{limit:f}")
        page.locator("#limit button").click()
        assert counted(page) == left(SHELF, limit), limit
        assert page.locator("#stays li").count() == left(SHELF, limit)[0]
        assert (page.locator("#stays .warn").count() == 1) == (left(SHELF, limit)[1] < 3)
    page.context.close()


def test_the_address_holds_the_choice_and_back_takes_it_back(browser: Browser, address: str) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{address}procurement/e-bike/")
    key = page.locator("#key").input_value()
    for limit in VALUES[1:3]:
        page.locator("#max").fill(f"{limit:f}")
        page.locator("#max").press("Enter")
        page.locator(f'#stays:has-text("{limit:f}")').wait_for()
    assert f"key={key}" in page.url
    page.go_back()
    page.locator(f'#stays:has-text("{VALUES[1]:f}")').wait_for()
    assert counted(page) == left(SHELF, VALUES[1])
    page.goto(page.url)
    assert counted(page) == left(SHELF, VALUES[1])
    page.locator("header a[hreflang]").first.click()
    assert page.url.startswith(f"{address}en/procurement/e-bike/?key=")
    assert counted(page) == left(SHELF, VALUES[1])
    page.context.close()


@pytest.mark.parametrize("typed", ["abc", "-5", "1e3", "<b>5", "9" * 40])
def test_what_is_no_number_is_said(browser: Browser, address: str, typed: str) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{address}procurement/e-bike/")
    page.locator("#max").fill(typed)
    page.locator("#limit button").click()
    page.locator("#stays .callout.warn").wait_for()
    assert page.locator("#stays [data-products]").count() == 0
    page.context.close()


def test_every_sheet_is_one_page_of_paper(browser: Browser, address: str, built_site: BuiltSite) -> None:
    page = browser.new_context().new_page()
    sheets = {}
    for path in built_site.folder.glob("**/procurement/*/sheets/*.html"):
        route = path.relative_to(built_site.folder).as_posix().removesuffix("index.html")
        page.goto(address + route)
        for number in re.findall(r'<article class="evidence" id="([0-9a-z]{9})"', path.read_text(encoding="utf-8")):
            page.evaluate("number => { location.hash = number }", number)
            printed = page.pdf(format="A4", margin=MARGINS)  # type: ignore[arg-type]
            sheets[f"{route}#{number}"] = len(re.findall(rb"/Type\s*/Page\b", printed))
    assert len(sheets) > 20
    assert {name: count for name, count in sheets.items() if count != 1} == {}
    page.context.close()


def test_a_printed_sheet_shows_its_product_alone_and_that_it_is_a_sample(
    browser: Browser, address: str, built_site: BuiltSite
) -> None:
    page = browser.new_context().new_page()
    numbers = re.findall(r'id="([0-9a-z]{9})"', built_site.read("procurement/e-bike/sheets/index.html"))
    page.goto(f"{address}procurement/e-bike/sheets/#{numbers[1]}")
    page.emulate_media(media="print")
    assert [each.get_attribute("id") for each in page.locator(".evidence:visible").all()] == [numbers[1]]
    assert "示例数据" in page.locator(f"[id='{numbers[1]}']").inner_text()
    assert not page.locator("header.top, footer.end").locator("visible=true").count()
    page.context.close()
