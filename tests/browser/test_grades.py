"""Grades on pages that scripts fill: a row of its own while a scheme is in force, nothing before."""

import json
from collections.abc import Iterator
from html import escape, unescape

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.model.catalogue import Catalogue
from tests.site import BuiltSite

WORDS = {"compare.row.grade": "同类等级", "compare.no_grade": "本类没有生效的分级方案"}
CLASS = "B（A–E），示例方案"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize(("has_words", "rows"), [(True, [f"A {CLASS}", f"B {WORDS['compare.no_grade']}"]), (False, [])])
def test_the_compare_page_has_a_row_for_classes_where_it_has_words_for_them(
    page: Page, address: str, built_site: BuiltSite, samples: Catalogue, *, has_words: bool, rows: list[str]
) -> None:
    one, other = samples.products[:2]

    def with_words(route: Route) -> None:
        before, _, rest = built_site.read("compare/index.html").partition('data-page="')
        data, _, after = rest.partition('"')
        script = json.loads(unescape(data))
        script["words"] |= WORDS if has_words else {}
        body = f'{before}data-page="{escape(json.dumps(script))}"{after}'
        route.fulfill(body=body, content_type="text/html")

    def with_class(route: Route) -> None:
        document = built_site.product(one.number)
        document["comparison"]["words"]["zh"]["grade"] = CLASS
        route.fulfill(json=document)

    page.route("**/compare/?*", with_words)
    page.route(f"**/{one.number}.json", with_class)
    page.goto(f"{address}compare/?p={one.number}&p={other.number}")
    expect(page.locator("#verdict > div")).to_be_visible()
    found = (
        page.locator("#result dl > div", has=page.locator("dt", has_text="同类等级")).locator("dd").all_inner_texts()
    )
    assert found == rows


def test_a_search_result_says_its_class(page: Page, address: str, built_site: BuiltSite, samples: Catalogue) -> None:
    number = samples.products[0].number

    def graded(route: Route) -> None:
        path = route.request.url.removeprefix(address)
        block = json.loads(built_site.read(path))
        block["zh"]["grade"] = [CLASS if each == number else "" for each in block["number"]]
        route.fulfill(json=block)

    page.route("**/search/index/*/p*.json", graded)
    page.goto(f"{address}search/?q={number}")
    expect(page.locator("#results li")).to_have_count(1)
    assert CLASS in page.locator("#results li").inner_text()
