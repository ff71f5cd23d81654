"""The guides in a browser: their search finds what people ask for, and pages carry only what is needed to read them."""

import gzip
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import on_a_line_of_4g
from tests.guides.text import guides
from tests.site import BuiltSite

KIB = 1024
QUESTIONS = {
    "": [
        ("碳足迹怎么算", "guides/accounting/"),
        ("木凳", "guides/accounting/"),
        ("功能单位", "guides/glossary/"),
        ("基准流", "guides/glossary/"),
        ("鉴定性评审", "guides/glossary/"),
        ("能效标识", "label/"),
        ("信任阶梯", "label/"),
        ("等级", "label/"),
        ("政府采购", "guides/procurement/"),
        ("投融资", "guides/finance/"),
        ("网店", "guides/shops/"),
        ("电池护照", "guides/exporters/"),
        ("碳边境", "guides/glossary/"),
        ("隐含排放", "guides/exporters/"),
        ("商业秘密", "guides/secrets/"),
        ("保密", "guides/secrets/"),
        ("仿冒", "guides/corrections/"),
        ("合并请求", "submit/"),
        ("京津冀", "policy/"),
        ("电力因子", "policy/national/"),
    ],
    "en/": [
        ("trade secrets", "guides/secrets/"),
        ("functional unit", "guides/glossary/"),
        ("CBAM", "guides/exporters/"),
        ("procurement", "guides/procurement/"),
        ("wooden stool", "guides/accounting/"),
    ],
}
KEEP = """window.Worker = class extends Worker {
    asked = 0;
    answered = 0;
    constructor(...given) {
        super(...given);
        window.searcher = this;
        window.ready = new Promise((resolve) => {
            this.addEventListener("message", ({ data }) => {
                if (data.type === 1) resolve(true);
                if (data.type === 3) this.answered += 1;
            });
        });
    }
    postMessage(message, ...rest) {
        if (message.type === 2) this.asked += 1;
        super.postMessage(message, ...rest);
    }
};"""
ASK = """question => new Promise((resolve) => {
    const { searcher } = window;
    searcher.postMessage({ type: 2, data: question });
    const mine = searcher.asked;
    searcher.addEventListener("message", function heard({ data }) {
        if (data.type !== 3 || searcher.answered !== mine) return;
        searcher.removeEventListener("message", heard);
        resolve(data.data.items.map(([first]) => first.location.split("#")[0]));
    });
})"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("prefix", QUESTIONS)
def test_the_search_of_the_guides_finds_the_page_first(page: Page, address: str, prefix: str) -> None:
    """Through the theme's own worker, on the index that it was built with."""
    page.add_init_script(KEEP)
    page.goto(f"{address}{prefix}guides/")
    page.locator("[data-md-component=search-query]").focus()
    page.evaluate("() => window.ready")
    found = {question: page.evaluate(ASK, question)[:1] for question, _ in QUESTIONS[prefix]}
    right = [question for question, expected in QUESTIONS[prefix] if found[question] == [expected]]
    print(
        f"{len(right)} of {len(found)} found first; not: { {each: found[each] for each in found if each not in right} }"
    )
    assert len(right) == len(found)


def test_people_see_what_was_found(page: Page, address: str) -> None:
    page.goto(f"{address}guides/")
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type("木凳")
    page.locator(".md-search-result__link[href*='guides/accounting/']").first.click()
    assert "/guides/accounting/" in page.url


def test_the_index_waits_until_somebody_searches(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}guides/")
    page.wait_for_load_state("networkidle")
    assert not any("search_index" in url for url in asked)
    with page.expect_request("**/search/search_index.json"):
        page.locator("[data-md-component=search-query]").focus()


def test_the_largest_guides_travel_light(page: Page, address: str, built_site: BuiltSite) -> None:
    """No more than 90 KB, packed as servers pack, with everything that a page loads by itself on 4G."""
    on_a_line_of_4g(page)
    routes = [each.name.removeprefix("local/").removesuffix("index").replace("posts/", "") for each in guides("zh")]
    pages = [route if route.endswith("/") else f"{route}/" for route in routes]
    weights = {}
    for route in sorted(pages, key=lambda route: -_packed(built_site, route))[:4]:
        page.goto(address + route)
        page.wait_for_load_state("networkidle")
        loaded = page.evaluate("performance.getEntriesByType('resource').map(each => each.name)")
        paths = [url.removeprefix(address) for url in {*loaded, address + route} if url.startswith(address)]
        assert len(paths) >= 6
        weights[route] = sum(_packed(built_site, path) for path in paths) / KIB
    print({route: round(kib, 1) for route, kib in weights.items()})
    assert {route: kib for route, kib in weights.items() if kib > 90} == {}


def _packed(site: BuiltSite, path: str) -> int:
    file = site.folder / path
    return len(gzip.compress((file / "index.html" if file.is_dir() else file).read_bytes(), 6))
