"""A shop on another host, under its own strict policy, shows a valid, an expired and a withdrawn product."""

import json
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from tests.site import BuiltSite

SHOP = Path(__file__).parent / "shop"
BASE = "https://pcf.example.org/"
STATES = ("valid", "expired", "withdrawn")
EVIL = (
    "../../evil",
    "__proto__",
    "constructor",
    "7k3m9qx2",
    "a" * 10_240,
    "000000001",
    "//evil.example/",
    "%2e%2e%2fp",
)


class Shop(SimpleHTTPRequestHandler):
    """A shop: its page is composed by the test, its policy allows the portal and nothing else."""

    page = ""
    policy = ""

    def do_GET(self) -> None:
        name = self.path.strip("/") or "index.html"
        content = self.page.encode() if name == "index.html" else (SHOP / name).read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(name)}; charset=utf-8")
        self.send_header("Content-Security-Policy", self.policy)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the library's
        pass


def served(handler: object) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)  # type: ignore[arg-type]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def portal(address: str) -> str:
    """Return where the site stands, under the headers that its host sends."""
    return address


@pytest.fixture(scope="module")
def shop(portal: str) -> Iterator[str]:
    origin = portal.removesuffix("/site/")
    Shop.policy = (
        f"default-src 'none'; style-src 'self'; script-src 'self' {origin}; img-src {origin}; frame-src {origin}"
    )
    yield from served(Shop)


@pytest.fixture(scope="module")
def numbers(built_site: BuiltSite) -> dict[str, str]:
    """Return a product in each state, from the very list that shops read; one with a frame where there is one."""
    rows = json.loads(built_site.read("api/v1/status-sample.json"))["products"]
    rows.sort(key=lambda row: not (built_site.folder / "embed" / "p" / row["number"]).exists())
    return {state: next(row["number"] for row in rows if row["state"] == state) for state in STATES}


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context()
    yield made
    made.close()


def snippet_of(page: Page, address: str) -> str:
    """Return the snippet that a product's page offers, for the host where the tests serve the site."""
    page.goto(address)
    text = page.locator("#snippet").text_content()
    assert text
    return text


def composed(portal: str, **parts: str) -> str:
    """Return the shop's page with what the shop pasted."""
    html = (SHOP / "index.html").read_text(encoding="utf-8")
    for name, part in parts.items():
        html = html.replace(f"<!-- {name} -->", part)
    return html.replace(BASE, portal)


def module(built_site: BuiltSite) -> str:
    """Return the line of the page for shops that loads the script, with its fingerprint."""
    start = built_site.read("embed/index.html").partition("&lt;script type=")[2].partition("&lt;/script&gt;")[0]
    return ("<script type=" + start + "</script>").replace("&#34;", '"').replace("&gt;", ">")


def elements(*numbers: str, rest: str = "") -> str:
    return " ".join(f'<carbon-footprint number="{number}"{rest}></carbon-footprint>' for number in numbers)


class Log:
    """Everything that a page asked for or complained about."""

    def __init__(self, page: Page) -> None:
        self.asked: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", self._told)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _told(self, message: ConsoleMessage) -> None:
        """Note what is wrong; that a host has no icon is not."""
        if message.type == "error" and not message.location["url"].endswith("favicon.ico"):
            self.complaints.append(message.text)


def test_a_shop_shows_valid_expired_and_withdrawn_products(
    context: BrowserContext, portal: str, shop: str, numbers: dict[str, str], built_site: BuiltSite
) -> None:
    page = context.new_page()
    pasted = {state: snippet_of(page, f"{portal}p/{numbers[state]}/") for state in ("valid", "expired")}
    pasted["withdrawn"] = pasted["valid"].replace(numbers["valid"], numbers["withdrawn"])
    frame = (
        f'<iframe src="{portal}embed/p/{numbers["valid"]}/" width="320" height="120"'
        ' sandbox="allow-popups allow-popups-to-escape-sandbox" title="frame"></iframe>'
    )
    Shop.page = composed(portal, script=module(built_site), elements=elements(*numbers.values()), frame=frame, **pasted)
    log = Log(page)
    page.goto(shop)
    page.wait_for_load_state("networkidle")
    widths = page.evaluate("[...document.querySelectorAll('#shelf img')].map((each) => each.naturalWidth)")
    assert len(widths) == 3
    assert all(width > 0 for width in widths)
    boxes = page.evaluate("[...document.querySelectorAll('carbon-footprint')].map((each) => each.offsetWidth)")
    assert boxes == widths
    inner = page.frames[1].locator("img")
    assert inner.evaluate("(image) => image.naturalWidth") > 0
    assert log.complaints == []
    assert all(url.startswith((shop, portal)) for url in log.asked)
    assert context.cookies() == []


def test_the_pictures_that_a_shop_shows_say_the_state(built_site: BuiltSite, numbers: dict[str, str]) -> None:
    for state, words in (("expired", "过期"), ("withdrawn", "已撤回")):
        assert words in built_site.read(f"p/{numbers[state]}/badge.svg")


def test_one_tap_on_the_picture_opens_the_product(
    context: BrowserContext, portal: str, shop: str, numbers: dict[str, str]
) -> None:
    page = context.new_page()
    Shop.page = composed(portal, valid=snippet_of(page, f"{portal}p/{numbers['valid']}/"))
    page.goto(shop)
    with context.expect_page() as opened:
        page.locator("#shelf a").click()
    assert opened.value.url == f"{portal}p/{numbers['valid']}/"
    assert opened.value.evaluate("window.opener") is None


def test_the_element_asks_for_one_picture_and_follows_its_attributes(
    context: BrowserContext, portal: str, shop: str, numbers: dict[str, str], built_site: BuiltSite
) -> None:
    page = context.new_page()
    number = numbers["valid"].upper()
    Shop.page = composed(
        portal, script=module(built_site), elements=elements(number, rest=' lang="en" variant="compact"')
    )
    log = Log(page)
    page.goto(shop)
    page.wait_for_load_state("networkidle")
    pictures = [url for url in log.asked if "/p/" in url]
    assert pictures == [f"{portal}p/{numbers['valid']}/compact.svg"]
    page.evaluate("document.querySelector('carbon-footprint').setAttribute('variant', 'badge')")
    page.wait_for_function("() => document.querySelector('carbon-footprint').offsetWidth >= 132")
    assert page.evaluate("document.querySelector('carbon-footprint').shadowRoot") is None
    page.evaluate("document.querySelector('carbon-footprint').setAttribute('number', 'x')")
    assert page.evaluate("document.querySelector('carbon-footprint').offsetWidth") == 0


@pytest.mark.parametrize("number", EVIL, ids=lambda number: number[:12])
def test_a_number_that_cannot_be_right_asks_nothing(
    context: BrowserContext, portal: str, shop: str, built_site: BuiltSite, number: str
) -> None:
    page = context.new_page()
    Shop.page = composed(portal, script=module(built_site), elements=elements(number))
    log = Log(page)
    page.goto(shop)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("Boolean(customElements.get('carbon-footprint'))")
    assert [url for url in log.asked if url.startswith(portal)] == [f"{portal}embed/v1/embed.js"]
    assert page.evaluate("document.querySelector('carbon-footprint').offsetWidth") == 0


class Plain:
    """Asks a page by the browser's own protocol: what a page bent does not reach it."""

    def __init__(self, context: BrowserContext, page: Page) -> None:
        self._session = context.new_cdp_session(page)

    def __call__(self, expression: str) -> Any:
        answer = self._session.send("Runtime.evaluate", {"expression": expression, "returnByValue": True})
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")


@pytest.mark.parametrize(("bent", "least"), [("before.js", 0), ("after.js", 132)])
def test_a_bent_page_gets_the_picture_or_nothing_and_stays_as_it_was(
    context: BrowserContext,
    portal: str,
    shop: str,
    built_site: BuiltSite,
    numbers: dict[str, str],
    bent: str,
    least: int,
) -> None:
    page = context.new_page()
    bending, ours = f'<script src="{bent}" defer></script>', module(built_site)
    Shop.page = composed(portal, script=bending + ours if bent == "before.js" else ours + bending, elements="")
    log = Log(page)
    page.goto(shop)
    page.wait_for_load_state("networkidle")
    ask = Plain(context, page)
    facts = "JSON.stringify([Object.getOwnPropertyNames(window), document.querySelector('#shelf').outerHTML])"
    was = ask(facts)
    assert "asked" in str(was)
    ask(f"document.querySelector('#elements').innerHTML = '{elements(numbers['valid'])}'")
    page.wait_for_timeout(300)
    assert ask("document.querySelector('carbon-footprint').offsetWidth") >= least
    assert ask(facts) == was
    assert ask("document.querySelector('carbon-footprint').shadowRoot === null") is True
    assert ask("window.asked.length") == 0
    assert log.complaints == []


def test_without_the_script_the_element_shows_what_stands_in_it(
    context: BrowserContext, portal: str, shop: str, numbers: dict[str, str]
) -> None:
    page = context.new_page()
    inside = snippet_of(page, f"{portal}p/{numbers['valid']}/")
    Shop.page = composed(portal, elements=f'<carbon-footprint number="{numbers["valid"]}">{inside}</carbon-footprint>')
    page.goto(shop)
    page.wait_for_load_state("networkidle")
    assert page.locator("carbon-footprint img").evaluate("(image) => image.naturalWidth") > 0


def test_a_shop_s_page_may_read_the_list_and_the_label_s_document(
    context: BrowserContext, portal: str, shop: str, numbers: dict[str, str]
) -> None:
    page = context.new_page()
    Shop.policy, kept = f"{Shop.policy}; connect-src {portal}", Shop.policy
    Shop.page = composed(portal)
    page.goto(shop)
    Shop.policy = kept
    for path in ("api/v1/status-sample.json", f"p/{numbers['valid']}/label.json"):
        assert page.evaluate("(url) => fetch(url).then((answer) => answer.json()).then(Boolean)", f"{portal}{path}")


def test_the_form_makes_the_snippet_of_the_product_s_own_page(
    context: BrowserContext, portal: str, built_site: BuiltSite
) -> None:
    row = next(row for row in built_site.table("products") if row["gtins"] and "withdrawn" not in row["status"])
    page = context.new_page()
    for prefix in ("", "en/"):
        expected = snippet_of(page, f"{portal}{prefix}p/{row['number']}/")
        printed = f"TJ-{row['number'][:4]}-{row['number'][4:8]}-{row['number'][8:]}".upper()
        for asked in (row["number"], printed, row["gtins"].split(";")[0]):
            page.goto(f"{portal}{prefix}embed/")
            page.locator("#which").fill(asked)
            page.locator("#maker button").click()
            page.locator("#made").wait_for()
            assert page.locator("#made").text_content() == expected
        page.goto(f"{portal}{prefix}embed/")
        page.locator("#which").fill("4006381333931")
        page.locator("#maker button").click()
        page.wait_for_function("() => document.querySelector('#told').textContent")
        assert page.locator("#made").is_hidden()


def test_pages_for_machines_and_shops_keep_to_the_strict_policy(
    context: BrowserContext, portal: str, numbers: dict[str, str], built_site: BuiltSite
) -> None:
    page = context.new_page()
    log = Log(page)
    gtin = next(path.name for path in sorted((built_site.folder / "01").iterdir()))
    for number in numbers.values():
        page.goto(f"{portal}p/{number}/")
    page.goto(f"{portal}embed/p/{numbers['valid']}/")
    page.goto(f"{portal}embed/")
    page.wait_for_load_state("networkidle")
    blocks = "document.querySelectorAll('script[type=\"application/ld+json\"]').length"
    page.goto(f"{portal}01/{gtin}/")
    page.wait_for_url("**/p/*/")
    assert page.evaluate(blocks) == 1
    assert log.complaints == []


def test_the_policy_of_these_tests_does_refuse(context: BrowserContext, portal: str, numbers: dict[str, str]) -> None:
    page = context.new_page()
    log = Log(page)
    page.goto(f"{portal}p/{numbers['valid']}/")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.x = 1' }))"
    )
    page.wait_for_timeout(100)
    assert any("Content Security Policy" in complaint for complaint in log.complaints)
