"""The search page as people use it: in a real browser, with a keyboard, with an address, and without a script."""

import gzip
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.components.scripts import imported, script_text
from generator.components.style import style_of
from generator.language.search_terms import plain
from generator.model import routes
from generator.publish.search_index import files as index_module
from generator.publish.search_index import postings as postings_module
from generator.publish.search_index import search_index
from generator.runtime.writing import Place, write
from tests.bench.many_products import many_products
from tests.browser.conftest import serve
from tests.builders import ROOT, a_config
from tests.search import Question, meant
from tests.site import BuiltSite

QUESTIONS = [
    ("自行车", 14), ("电动自行车", 11), ("车", 29), ("钢", 15), ("冷轧", 1), ("板卷", 5), ("海河", 5),
    ("示例海河车业", 5), ("天津", 5), ("有限公司", 82), ("啤酒", 2), ("铝", 5), ("光伏组件", 2), ("轮胎", 6),
    ("水泥熟料", 1), ("公路自行车", 1), ("钢 管", 3), ("海河 电动", 3), ("ｈ１", 2), ("无此物", 0), ("ddzxc", 11),
    ("zxc", 14), ("hh", 5), ("gg", 7), ("bike", 13), ("E-BIKE", 13), ("coil", 5), ("steel", 14), ("cold rolled", 1),
    ("cold-rolled coil", 1), ("Haihe", 5), ("Co., Ltd.", 81), ("milk", 2), ("battery pack", 3), ("48 V", 1),
    ("HRB400", 2), ("unobtainium", 0), ("a", 82), ("5", 31), ("SAMPLE-2026/100", 1), ("SAMPLE-CFP-2026-0131", 1),
    ("91120199MA00010189", 5), ("9520001000010", 1), ("09520001000010", 1), ("TJ-KFZ7-3JH9-Q", 1),
    ("tj kfz73jh9q", 1), ("KFZ73JH9Q", 1), ("TJ-D9MN-C89E-1", 1), ("tj-d9mn-c89e-i", 1), ("D9MNC89EL", 1),
]  # fmt: skip
FACETS = [
    ("q=自行车&status=valid", 13), ("q=自行车&trust=third-party-verified", 10), ("category=e-bike", 10),
    ("status=expired", 1), ("q=bike&district=120114", 7), ("trust=unconfirmed&status=valid", 8),
    ("district=outside", 3), ("q=钢&category=beer", 0), ("q=海河&category=nonsense", 5),
]  # fmt: skip
H1 = "kfz73jh9q"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def count(page: Page) -> int:
    """Return how many products the page says it found."""
    expect(page.locator("#found")).not_to_have_text("正在搜索…")
    expect(page.locator("#found")).not_to_have_text("Searching…")
    expect(page.locator("#found")).not_to_be_empty()
    digits = "".join(filter(str.isdigit, page.locator("#found").inner_text().split("“")[0]))
    return int(digits or 0)


def numbers(page: Page) -> list[str]:
    """Return the numbers of the products listed."""
    links = page.locator("#results a").all()
    return [(link.get_attribute("href") or "").split("/")[-2] for link in links]


def test_questions_find_what_they_mean(page: Page, address: str) -> None:
    found = {}
    for prefix in ("", "en/"):
        page.goto(f"{address}{prefix}search/")
        for question, _ in QUESTIONS:
            page.locator("#q").fill(question)
            page.keyboard.press("Enter")
            found[prefix, question] = count(page)
    assert found == {(prefix, question): expected for prefix in ("", "en/") for question, expected in QUESTIONS}


@pytest.mark.parametrize(("query", "expected"), FACETS)
def test_an_address_carries_question_and_facets(page: Page, address: str, query: str, expected: int) -> None:
    page.goto(f"{address}search/?{query}")
    assert count(page) == expected
    assert page.locator("#results li").count() == min(expected, 10)


def test_exact_keys_stand_first(page: Page, address: str, built_site: BuiltSite) -> None:
    models = {row["number"]: row["model"] for row in built_site.table("products")}
    page.goto(f"{address}search/?q=h1")
    assert count(page) == 2
    assert models[numbers(page)[0]] == "H1"
    assert models[numbers(page)[1]] != "H1"


def test_names_stand_before_initials(page: Page, address: str, built_site: BuiltSite) -> None:
    page.goto(f"{address}en/search/?q=dy")
    assert count(page) == 4
    owners = {row["org_id"]: row["name_en"] for row in built_site.table("organisation")}
    named = {
        row["number"] for row in built_site.table("products") if "dy" in plain(row["name_en"] + owners[row["org_id"]])
    }
    assert [number in named for number in numbers(page)] == [True, False, False, False]


def test_choosing_a_facet_narrows_and_changes_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=自行车")
    assert count(page) == 14
    page.locator("select[name=category]").select_option("bicycle")
    expect(page.locator("#found")).to_have_text("找到 3 款产品")
    assert page.url.endswith("search/?q=%E8%87%AA%E8%A1%8C%E8%BD%A6&category=bicycle")
    page.locator("#beside a").click()
    assert page.url == f"{address}c/bicycle/"


def test_the_other_language_asks_the_same(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=bike&status=valid")
    before = count(page)
    page.locator("header a[hreflang]").click()
    assert page.url == f"{address}en/search/?q=bike&status=valid"
    assert count(page) == before
    assert page.locator("select[name=status]").input_value() == "valid"


def test_results_say_everything_in_the_language_of_the_page(page: Page, address: str) -> None:
    for prefix, words in (
        ("", ("示例海河 H1 城市电动自行车", "示例", "kg CO2e", "每 1 辆", "从原料到报废", "第三方核查", "有效")),
        ("en/", ("Sample Haihe H1 city e-bike", "Sample", "kg CO2e", "per 1 ", "from raw materials", "Third-party")),
    ):  # fmt: skip
        page.goto(f"{address}{prefix}search/?q={H1}")
        assert count(page) == 1
        shown = page.locator("#results li").inner_text()
        assert [each for each in words if each not in shown] == []


def test_a_withdrawn_product_shows_its_state_and_no_number(page: Page, address: str) -> None:
    page.goto(f"{address}search/?status=withdrawn")
    assert count(page) == 1
    assert page.locator("#results .what").inner_text() == "已撤回"
    assert "kg" not in page.locator("#results").inner_text()


def test_every_result_of_a_sample_is_marked(page: Page, address: str, built_site: BuiltSite) -> None:
    page.goto(f"{address}search/?q=有限公司")
    assert count(page) == 82
    while page.locator("#more").is_visible():
        page.locator("#more button").click()
        page.wait_for_timeout(50)
    owners = {row["org_id"]: row["is_sample"] for row in built_site.table("organisation")}
    assert sorted(numbers(page)) == sorted(row["number"] for row in built_site.table("products"))
    marked = page.locator("#results li", has=page.locator(".tag", has_text="示例")).count()
    assert marked == sum(owners[row["org_id"]] == "true" for row in built_site.table("products"))


def test_more_results_come_by_keyboard_and_take_the_focus(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=车")
    assert count(page) == 29
    assert page.locator("#results li").count() == 10
    page.locator("#more button").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#results li")).to_have_count(29)
    expect(page.locator("#results a").nth(10)).to_be_focused()
    expect(page.locator("#more")).to_be_hidden()


def test_a_mistyped_number_is_told(page: Page, address: str) -> None:
    for text, prefix, words in (
        ("TJ-KFZ7-3JH9-X", "", "校验字符不对"),
        ("KFZ73JH9X", "", "校验字符不对"),
        ("tj-kzf7-3jh9-q", "en/", "check character"),
    ):
        page.goto(f"{address}{prefix}search/?q={text}")
        expect(page.locator("#found")).to_contain_text(words)
    page.goto(f"{address}search/?q=nosuchone")
    expect(page.locator("#found")).to_contain_text("没有找到“nosuchone”")
    assert "校验" not in page.locator("#found").inner_text()


def test_nothing_is_fetched_before_the_form_is_used(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}search/")
    page.wait_for_load_state("networkidle")
    assert set(asked) <= {"search/", routes.SEARCH_SCRIPT, "favicon.ico"}
    with page.expect_response("**/root.json"):
        page.locator("#q").focus()
    page.wait_for_load_state("networkidle")
    assert not any("/d0.json" in url for url in asked)


def test_a_question_loads_little(page: Page, address: str, built_site: BuiltSite) -> None:
    sizes: list[int] = []

    def weigh(url: str) -> None:
        file = built_site.folder / routes.file_of(url.removeprefix(address).split("?")[0])
        sizes.append(len(gzip.compress(file.read_bytes(), 6)))

    page.on("requestfinished", lambda request: weigh(request.url))
    page.goto(f"{address}search/?q=自行车")
    assert count(page) == 14
    assert sum(sizes) <= 60_000, sizes
    assert sum(size for size in sizes[1:]) <= 40_000


def test_hostile_questions_stay_words(page: Page, address: str) -> None:
    page.goto(f"{address}search/")
    for text in (
        "<img src=x onerror=alert(1)>",
        "{count} $& {query}",
        "__proto__",
        "constructor",
        "' #",
        " status valid",
    ):
        page.locator("#q").fill(text)
        page.keyboard.press("Enter")
        if "status" not in text:
            expect(page.locator("#found")).to_contain_text(f"没有找到“{text.strip()}”")
    assert page.locator("main img").count() == 0


def test_it_works_under_a_strict_policy(page: Page, address: str) -> None:
    policy = (
        f"default-src 'none'; style-src '{style_of(ROOT).hash}'; script-src 'self'; "
        "img-src 'self' data:; connect-src 'self'; form-action 'self'"
    )
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)

    def guarded(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})

    page.route("**/search/?*", guarded)
    page.goto(f"{address}search/?q=自行车&status=valid")
    assert count(page) == 13
    assert problems == []


def test_a_site_that_was_built_anew_is_read_anew(page: Page, address: str) -> None:
    def old(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=json.dumps(answer.json() | {"version": "gone"}))

    page.route("**/root.json", old, times=1)
    page.goto(f"{address}search/?q=自行车")
    assert count(page) == 14


def test_a_failure_is_told_and_the_next_question_works(page: Page, address: str) -> None:
    page.route("**/search/index/**", lambda route: route.abort())
    page.goto(f"{address}search/?q=自行车")
    expect(page.locator("#found")).to_have_text("搜索暂时不可用，请从下面的类别找。")
    page.unroute("**/search/index/**")
    page.locator("button").first.click()
    assert count(page) == 14


def test_home_and_unknown_address_ask_the_search_page(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#q").fill("自行车")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert count(page) == 14
    page.goto(f"{address}404.html")
    assert [form.get_attribute("action") for form in page.locator("form").all()] == ["/search/", "/en/search/"]


def test_without_a_script_everything_can_be_browsed(browser: Browser, address: str, built_site: BuiltSite) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    every = {row["number"] for row in built_site.table("products")}
    for prefix in ("", "en/"):
        for start in ("a-z/", "c/"):
            page.goto(f"{address}{prefix}search/")
            assert page.locator("noscript, main .callout").first.inner_text()
            kind = f"main section a[href*='{start}']"
            pages = [link.evaluate("link => link.href") for link in page.locator(kind).all()]
            found: set[str] = set()
            for each in pages:
                found |= set(re.findall(r'href="[^"]*/p/([0-9a-z]{9})/"', page.request.get(each).text()))
            assert found == every, (prefix, start)
        page.goto(f"{address}{prefix}search/")
        assert page.locator("section p a[href$='/o/']").count() == 1
        assert page.locator("main .columns a[href*='/d/']").count() > 5
    page.context.close()


@pytest.fixture(scope="module")
def small_index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return where an index of 400 products is served, cut into many files as that of a large catalogue."""
    folder: Path = tmp_path_factory.mktemp("small") / "index"
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index_module, "BLOCK", 7)
        patch.setattr(postings_module, "SHARD", 700)
        write(search_index(many_products(400, a_config()), a_config()), Place(folder, folder / "absent"))
    (folder / "index.html").write_text("<!doctype html>", encoding="utf-8")
    for script in (routes.SEARCH_READER, *imported(ROOT, routes.SEARCH_READER)):
        (folder / Path(script).name).write_text(script_text(ROOT, script), encoding="utf-8")
    with serve(folder) as address:
        yield address


ASK = """async (questions) => {
  const { Index } = await import("./search-index.js");
  const found = [];
  let index;
  for (const question of questions) {
    if (found.length % 8 === 0) index = await Index.open(new URL("search/index/root.json", document.baseURI));
    const finding = await index.find(question, [], "tj");
    const numbers = [];
    while (finding.hasMore) for (const row of await finding.rows(10)) numbers.push(row.number);
    found.push([numbers, finding.count, finding.isExact]);
  }
  return found;
}"""


def test_the_site_s_own_script_finds_all_and_nothing_else(page: Page, small_index: str) -> None:
    products = many_products(400, a_config()).products
    questions = []
    for entry in products[::20]:
        zh, en = entry.product.name_zh or "", entry.product.name_en or ""
        questions += [zh[:2], zh[1:5], zh[-3:], en.split()[1], en[3:6], f"{zh[2:4]} {en[-2:]}", entry.printed]
        questions += [
            entry.product.model or "",
            (entry.organisation.name_en or "")[8:14],
            zh[3:4],
            en[:1],
            "".join(en.split()),
        ]
    page.goto(small_index)
    for question, (found, told, is_exact) in zip(questions, page.evaluate(ASK, questions), strict=True):
        assert sorted(found) == sorted(meant(Question(question), products)), question
        assert told == len(found), question
        assert is_exact


def test_the_script_spells_as_the_index_does(page: Page, small_index: str) -> None:
    known = [
        chr(code)
        for code in range(0x20, 0x30000)
        if unicodedata.category(chr(code)) not in ("Cs", "Co", "Cn", "Cc", "Cf")
    ]
    page.goto(small_index)
    spelled = page.evaluate("async (known) => known.map((await import('./search-index.js')).plain)", known)
    differing = [each for each, other in zip(known, spelled, strict=True) if plain(each) != other]
    assert [hex(ord(each)) for each in differing] == []
