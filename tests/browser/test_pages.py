"""Every kind of page in a real browser: accessible, fitting, silent, complete without a script, asking nobody else."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Response, ViewportSize

from generator.model import routes
from tests.browser.conftest import on_a_line_of_4g
from tests.browser.pages import every_kind, product_pages
from tests.site import BuiltSite

AXE = Axe().axe_script
WIDTHS = (360, 1280)
SCHEMES: dict[str, dict[str, object]] = {"light": {}, "dark": {"runOnly": ["color-contrast", "link-in-text-block"]}}
PREFIXES = ("", "en/")
Looks = Sequence[tuple[int, str]]
"""Widths and colour schemes."""


class Watch:
    """What a page does while it loads."""

    def __init__(self, page: Page, address: str) -> None:
        self.problems: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.problems.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("response", self._answered)
        self._address = address

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.problems.append(f"{response.status} {response.url}")

    @property
    def foreign(self) -> list[str]:
        """Return requests to another host."""
        return [url for url in self.requests if not url.startswith((self._address, "data:"))]


LOOKS: dict[str, Looks] = {"": ((360, "light"), (1280, "dark")), "en/": ((360, "light"),)}
"""How the pages of a language are looked at in every run; colours do not depend on the language."""
ALSO_ENGLISH = frozenset(("", "search/", "compare/", "progress/", "help/stages-sum/", "guides/accounting/"))
"""Pages that axe reads in English in every run, beside one of a product; at night it reads all."""
ALL_LOOKS: Looks = tuple(product(WIDTHS, SCHEMES))


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_kind_of_page_is_accessible_fits_is_silent_and_says_everything_without_a_script(
    browser: Browser, address: str, built_site: BuiltSite, prefix: str
) -> None:
    """Each page is loaded once, then read, looked at, and measured at every width and with larger text."""
    read_by_axe = {*ALSO_ENGLISH, next(iter(product_pages(built_site).values()))}
    without = browser.new_context(viewport=window(WIDTHS[-1]), java_script_enabled=False).new_page()
    with looking(browser, address) as page:
        found: dict[str, list[tuple[object, ...]]] = {}
        for route in every_kind(built_site):
            page.set_viewport_size(window(WIDTHS[-1]))
            page.goto(address + prefix + route)
            without.goto(address + prefix + route, wait_until="domcontentloaded")
            looks = LOOKS[prefix] if not prefix or route in read_by_axe else ()
            if problems := [*unsaid(page, without), *barriers(page, looks), *overflows(page)]:
                found[route] = problems
        assert found == {}
    without.context.close()


def unsaid(page: Page, without: Page) -> Iterator[tuple[object, ...]]:
    """Yield the words that a page says only to a browser with scripts, and whether it hardly says anything without."""
    full, plain = (each.locator("main").inner_text() for each in (page, without))
    if len(plain) <= 60:
        yield "without a script", plain
    yield from (("without a script", word) for word in sorted(set(full.split()) - set(plain.split())))


@pytest.mark.soak
@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_kind_of_page_is_accessible_at_every_width_in_both_schemes(
    browser: Browser, address: str, built_site: BuiltSite, prefix: str
) -> None:
    with looking(browser, address) as page:
        found: dict[str, list[tuple[object, ...]]] = {}
        for route in every_kind(built_site):
            page.goto(address + prefix + route)
            if problems := list(barriers(page, ALL_LOOKS)):
                found[route] = problems
        assert found == {}


def window(width: int) -> ViewportSize:
    """Return the size of a window."""
    return {"width": width, "height": 800}


@contextmanager
def looking(browser: Browser, address: str) -> Iterator[Page]:
    """Lend a page that may neither complain nor ask another host, whatever is opened in it."""
    page = browser.new_context(viewport=window(WIDTHS[0])).new_page()
    watch = Watch(page, address)
    yield page
    assert watch.problems == []
    assert watch.foreign == []
    page.context.close()


def barriers(page: Page, looks: Looks) -> Iterator[tuple[object, ...]]:
    """Yield what axe finds; a dark scheme changes colours alone, so there only the rules about them are asked."""
    page.evaluate(AXE)
    for width, scheme in looks:
        page.set_viewport_size(window(width))
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.evaluate("document.getAnimations().forEach((each) => each.finish())")
        options = {"resultTypes": ["violations"], "selectors": False, **SCHEMES[scheme]}
        for rule in page.evaluate("options => axe.run(options).then((found) => found.violations)", options):
            yield from ((width, scheme, rule["id"], node["html"][:120]) for node in rule["nodes"])


WIDTH_AT = """size => {
    document.documentElement.style.fontSize = size;
    return document.documentElement.scrollWidth;
}"""
SIZES = ((320, "100%"), *((width, "100%") for width in WIDTHS), (768, "100%"), (768, "200%"))
"""Widths of a window, and how large its text is."""


OF_WHOLE_PAGES = frozenset(("landmark-one-main", "page-has-heading-one", "region"))
"""What axe asks of a page that is not framed by another."""


def test_the_page_that_a_shop_frames_is_accessible(browser: Browser, address: str, built_site: BuiltSite) -> None:
    frame = next(page for page in built_site.pages if page.startswith(routes.EMBED_FRAMES))
    page = browser.new_context(viewport=window(WIDTHS[0])).new_page()
    page.goto(address + frame)
    found = [barrier for barrier in barriers(page, ALL_LOOKS) if barrier[2] not in OF_WHOLE_PAGES]
    assert [*found, *overflows(page)] == []
    page.context.close()


def overflows(page: Page, sizes: Sequence[tuple[int, str]] = SIZES) -> Iterator[tuple[object, ...]]:
    """Yield widths at which a page is wider than the window."""
    for width, size in sizes:
        page.set_viewport_size(window(width))
        if page.evaluate(WIDTH_AT, size) > width:
            yield width, size


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_product_page_is_one_request(browser: Browser, address: str, built_site: BuiltSite, prefix: str) -> None:
    """On a phone with 4G: the label further down is fetched when somebody scrolls to it."""
    page = browser.new_context(viewport={"width": 360, "height": 640}).new_page()
    on_a_line_of_4g(page)
    watch = Watch(page, address)
    number = built_site.table("products")[0]["number"]
    page.goto(f"{address}{prefix}p/{number}/")
    page.wait_for_load_state("networkidle")
    assert [url for url in watch.requests if not url.endswith("favicon.ico")] == [f"{address}{prefix}p/{number}/"]
    page.context.close()


def test_a_product_page_of_any_state_and_the_longest_print_on_two_sheets(
    browser: Browser, address: str, built_site: BuiltSite
) -> None:
    page = browser.new_context().new_page()
    margins = {"top": "12mm", "bottom": "12mm", "left": "14mm", "right": "14mm"}
    sheets = {}
    numbers = {row["number"] for row in built_site.table("products")}
    longest = sorted(numbers, key=lambda number: -len(built_site.read(f"p/{number}/index.html")))[:6]
    for route in {*product_pages(built_site).values(), *(f"p/{number}/" for number in longest)}:
        for prefix in PREFIXES:
            page.goto(address + prefix + route)
            printed = page.pdf(format="A4", margin=margins)  # type: ignore[arg-type]
            sheets[prefix + route] = len(re.findall(rb"/Type\s*/Page\b", printed))
    assert {name: count for name, count in sheets.items() if not 1 <= count <= 2} == {}
    page.context.close()


def test_a_product_page_is_walked_by_keyboard_alone(browser: Browser, address: str, built_site: BuiltSite) -> None:
    page = browser.new_context(viewport=window(WIDTHS[0])).new_page()
    page.goto(f"{address}p/{built_site.table('products')[0]['number']}/")
    reachable = (
        "[...document.querySelectorAll('a[href], summary, button, input')].filter((each) => each.checkVisibility())"
    )
    count = page.evaluate(f"{reachable}.length")
    seen = []
    for _ in range(count):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                """() => {
                    const focused = document.activeElement;
                    const box = focused.getBoundingClientRect();
                    const outline = getComputedStyle(focused).outlineStyle;
                    return [focused.tagName, box.width > 0 && box.height > 0 && box.top < innerHeight, outline];
                }"""
            )
        )
    assert {tag for tag, _, _ in seen} >= {"A", "SUMMARY"}
    assert [each for each in seen if each[0] == "BODY" or not each[1] or each[2] == "none"] == []
    page.goto(f"{address}p/{built_site.table('products')[0]['number']}/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    page.context.close()


@pytest.mark.parametrize("prefix", PREFIXES)
def test_language_switch_leads_to_the_same_page(browser: Browser, address: str, prefix: str) -> None:
    """On a page made from data and on a guide; every page's address is looked at in `tests/built`."""
    page = browser.new_context().new_page()
    other = "en/" if not prefix else ""
    for route in ("progress/", "guides/glossary/"):
        page.goto(address + prefix + route)
        page.locator("header a[hreflang]").first.click()
        assert page.url == address + other + route
        tag = page.locator("html").get_attribute("lang") or ""
        assert tag.split("-")[0] == ("en" if other else "zh"), route
    page.context.close()


def test_an_unknown_address_gets_the_site_s_own_page(browser: Browser, address: str) -> None:
    page = browser.new_context().new_page()
    answer = page.goto(f"{address}404.html")
    assert answer
    assert "404" in page.title() or page.locator("main").inner_text()
    page.context.close()
