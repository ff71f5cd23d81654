"""The compare page in a real browser: every pair of samples, every obstacle, exact arithmetic, hostile addresses."""

import json
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.config import SiteConfig
from generator.language import Translator
from generator.model.artifact import Json
from generator.model.catalogue import Catalogue, ProductEntry
from tests.browser.comparing import expected, tongue_of
from tests.browser.test_pages import ALL_LOOKS, LOOKS, PREFIXES, WIDTHS, Looks, barriers, looking, overflows
from tests.site import BuiltSite
from tests.unmet import unmet

JUDGED = """async (pairs) => {
  const items = () => [...document.querySelectorAll("#verdict li")];
  const shown = async (pair) => {
    history.replaceState(null, "", `?p=${pair.join("&p=")}`);
    dispatchEvent(new PopStateEvent("popstate"));
    const there = () => document.querySelector("#result .cite a")?.search === location.search;
    for (let tick = 1; !there(); tick++) await (tick % 50 ? null : new Promise((done) => setTimeout(done)));
    return {
      pair, parts: items().map((item) => [item.dataset.part, item.textContent]),
      state: document.querySelector("#verdict > div").dataset.state,
      strong: [...document.querySelectorAll("#verdict strong")].map((each) => each.textContent),
      percents: document.querySelector("#verdict").textContent.split("%").length - 1,
      axis: document.querySelectorAll("#result svg").length,
    };
  };
  const found = [];
  for (const pair of pairs) found.push(await shown(pair));
  return found;
}"""
HOSTILE = '<img src=x onerror="window.hacked=1">'
FAKE = ("00000000a", "00000000b", "00000000c", "00000000d")
NUMBER_KEYS = ("value", "low", "high")
Pair = tuple[ProductEntry, ProductEntry]


PARTS = ("kind", "rule", "category", "unit", "unit_kind", "life", "boundary", "stages", "recycling", "gwp", "biogenic")
STATES = {"different", "past", "declared", "no_range", "compared"}


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_pair_of_each_kind_is_compared_or_told_every_part_that_differs(
    browser: Browser, address: str, samples: Catalogue, config: SiteConfig, prefix: str
) -> None:
    """A kind is a verdict with the parts that differ, the sentence's first words where it is one on numbers."""
    kinds: dict[tuple[str, tuple[str, ...], str], Pair] = {}
    for pair in combinations(samples.products, 2):
        right = expected(*pair, tongue_of(config, prefix))
        kinds.setdefault((right.state, right.parts, (right.sentence or "")[:5]), pair)
    assert {state for state, *_ in kinds} >= STATES
    assert_judged(browser, f"{address}{prefix}compare/", list(kinds.values()), tongue_of(config, prefix))


@pytest.mark.soak
@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_pair_of_samples_is_compared_or_told_every_part_that_differs(
    browser: Browser, address: str, samples: Catalogue, config: SiteConfig, prefix: str
) -> None:
    pairs = list(combinations(samples.products, 2))
    assert len(pairs) > 3000
    assert_judged(browser, f"{address}{prefix}compare/", pairs, tongue_of(config, prefix))


def assert_judged(browser: Browser, address: str, pairs: Sequence[Pair], translator: Translator) -> None:
    page = browser.new_page()
    page.goto(address)
    found = page.evaluate(JUDGED, [[one.number, other.number] for one, other in pairs])
    for (one, other), shown in zip(pairs, found, strict=True):
        right = expected(one, other, translator)
        assert shown["pair"] == [one.number, other.number]
        assert (shown["state"], tuple(part for part, _ in shown["parts"])) == (right.state, right.parts)
        for (_, sentence), words in zip(shown["parts"], right.words, strict=True):
            assert all(word in sentence for word in words), (sentence, words)
        assert right.sentence is None or shown["strong"] == [right.sentence]
        assert shown["percents"] == (right.sentence or "").count("%")
        assert shown["axis"] == (right.state in ("compared", "no_range"))
    page.close()


class Table:
    """A compare page whose products a test makes up."""

    def __init__(self, page: Page, address: str, pattern: Json) -> None:
        self.page, self._address, self._pattern = page, address, pattern
        self._documents: dict[str, Json] = {}
        self.asked: list[str] = []
        page.route("**/api/v1/products/*.json", self._answer)

    def _answer(self, route: Route) -> None:
        number = route.request.url.rsplit("/", 1)[1].removesuffix(".json")
        self.asked.append(number)
        if number in self._documents:
            route.fulfill(json=self._documents[number])
        else:
            route.fulfill(status=404, body="")

    def lay(self, *products: dict[str, Any]) -> None:
        """Open the page with some products: each has the pattern's document but for what is given."""
        for number, given in zip(FAKE, products, strict=False):
            document = json.loads(json.dumps(self._pattern)) | {"number": number}
            comparison = document["comparison"]
            for key, value in given.items():
                if key in NUMBER_KEYS:
                    comparison |= {key: value}
                    for words in comparison["words"].values():
                        words[key] = value
                elif key in comparison["parts"]:
                    comparison["parts"][key] = value
                elif key in comparison:
                    comparison[key] = value
                else:
                    document[key] = value
            self._documents[number] = document
        self.page.goto(f"{self._address}compare/?p={'&p='.join(FAKE[: len(products)])}")
        expect(self.page.locator("#verdict > div")).to_be_visible()

    @property
    def state(self) -> str | None:
        """Return what came out."""
        return self.page.locator("#verdict > div").get_attribute("data-state")

    @property
    def sentences(self) -> list[str]:
        """Return the verdict."""
        return self.page.locator("#verdict strong").all_inner_texts()


@pytest.fixture
def table(browser: Browser, address: str, built_site: BuiltSite, samples: Catalogue) -> Iterator[Table]:
    """Return a compare page on which any product can be laid."""
    verified = next(each for each in samples.products if each.position and each.headline.footprint.pcf_low)
    page = browser.new_page()
    yield Table(page, address, built_site.product(verified.number))
    page.close()


def numbers(low: str, value: str, high: str) -> dict[str, str]:
    return {"low": low, "value": value, "high": high}


TINY = "0.000000000000000001"


DIGITS = [
    (("90", "100", "110"), ("120", "200", "210"), "A 比 B 低 50%，可能范围不重叠。"),
    (("120", "200", "210"), ("90", "100", "110"), "B 比 A 低 50%，可能范围不重叠。"),
    (("90", "100", "110"), ("110", "200", "210"), "A 和 B：差异在可能范围内，不能据此判断高低。"),
    (("90", "100", "110"), (f"110{TINY[1:]}", "200", "210"), "A 比 B 低 50%，可能范围不重叠。"),
    (("90", "100", f"110{TINY[1:]}"), ("110", "200", "210"), "A 和 B：差异在可能范围内，不能据此判断高低。"),
    (("1", "87.5", "88"), ("99", "100", "101"), "A 比 B 低 12%，可能范围不重叠。"),
    (("1", "86.5", "88"), ("99", "100", "101"), "A 比 B 低 14%，可能范围不重叠。"),
    (("1", "87.4999", "88"), ("99", "100", "101"), "A 比 B 低 13%，可能范围不重叠。"),
    (("99", "99.5", "99.6"), ("99.9", "100", "101"), "A 比 B 低不到 1%，可能范围不重叠。"),
    (("0.1", "0.1", "0.1"), ("99", "100", "101"), "A 比 B 低 99% 以上，可能范围不重叠。"),
    (("-3", "-2", "-1"), ("1", "2", "3"), "A 比 B 低，可能范围不重叠。"),
    (("-30", "-20", "-10"), ("-3", "-2", "-1"), "A 比 B 低，可能范围不重叠。"),
    (("-0.5", "0", "0.5"), ("1", "2", "3"), "A 比 B 低，可能范围不重叠。"),
    (("-0.5", "-0.1", "0"), ("0", "0.1", "0.2"), "A 和 B：差异在可能范围内，不能据此判断高低。"),
    (
        ("12345678901234567890.1", "12345678901234567890.2", "12345678901234567890.3"),
        ("12345678901234567890.4", "12345678901234567890.5", "12345678901234567890.6"),
        "A 比 B 低不到 1%，可能范围不重叠。",
    ),
]


def test_numbers_are_compared_digit_by_digit(table: Table) -> None:
    wrong = []
    for one, other, sentence in DIGITS:
        table.lay(numbers(*one), numbers(*other))
        if (table.state, table.sentences) != ("compared", [sentence]):
            wrong.append((one, other, sentence, table.state, table.sentences))
    assert wrong == []


def test_four_products_are_judged_two_by_two(table: Table) -> None:
    table.lay(*(numbers(f"{low}", f"{low + 10}", f"{low + 20}") for low in (100, 110, 200, 300)))
    sentences = table.sentences
    assert len(sentences) == 6
    assert sum("不重叠" in each for each in sentences) == 5
    assert table.page.locator("#result svg circle").count() == 4


@pytest.mark.parametrize(
    ("given", "state", "names"),
    [
        ({"value": None, "low": None, "high": None, "holds": False}, "gone", "B 没有可以显示的数值"),
        ({"holds": False}, "past", "B 的数值目前不在有效状态"),
        ({"independent": False}, "declared", "B 没有经确认的第三方核查"),
        ({"low": None, "high": None}, "no_range", "B 没有提供可能范围"),
    ],
)
def test_what_keeps_a_pair_from_a_verdict_is_named(
    table: Table, given: dict[str, object], state: str, names: str
) -> None:
    table.lay({}, given)
    assert table.state == state
    assert table.sentences[0].startswith(names)
    assert "%" not in table.page.locator("#verdict").inner_text()


def test_one_part_that_differs_is_enough(table: Table) -> None:
    problems = []
    for part in PARTS:
        table.lay({}, {}, {part: "another"})
        named = [each.get_attribute("data-part") for each in table.page.locator("#verdict li").all()]
        problems += unmet(
            part,
            {
                "the verdict is `different`": table.state == "different",
                "it alone is named": named == [part],
                "there is no axis": table.page.locator("#result svg").count() == 0,
                "there is no percentage": "%" not in table.page.locator("#verdict").inner_text(),
            },
        )
    assert problems == []


def test_what_nobody_knows_is_not_the_same(table: Table) -> None:
    table.lay({"rule": None}, {"rule": None})
    assert table.state == "different"
    assert "没有都用本类产品的专门规则" in table.page.locator("#verdict li").inner_text()


def test_hostile_names_stay_words(table: Table) -> None:
    table.lay({"name": {"zh": HOSTILE, "en": None}}, {})
    assert HOSTILE in table.page.locator("#result").inner_text()
    assert table.page.evaluate("window.hacked") is None
    assert table.page.locator("#result img").count() == 0


@pytest.mark.parametrize("text", [HOSTILE, "../../status", "javascript:alert(1)", "https://evil.example/x", "a" * 5000])
def test_a_hostile_number_asks_nothing_and_stays_words(table: Table, address: str, text: str) -> None:
    table.page.goto(f"{address}compare/")
    table.page.evaluate("(text) => { location.search = new URLSearchParams({ p: text }) }", text)
    problem = table.page.locator("#problems p")
    expect(problem).to_be_visible()
    assert text[:40] in problem.inner_text()
    assert table.asked == []
    assert table.page.evaluate("window.hacked") is None
    assert table.page.locator("#problems img").count() == 0


def test_problems_are_told_in_words_and_the_rest_is_shown(table: Table, address: str) -> None:
    table.lay({}, {})
    table.page.goto(f"{address}compare/?p={FAKE[0]}&p=zzzzzzzzz&p=no&p={FAKE[1]}")
    problems = table.page.locator("#problems")
    expect(problems).to_contain_text("没有编号为 zzzzzzzzz 的产品")
    expect(problems).to_contain_text("“no”不是产品编号")
    assert table.state == "compared"
    table.page.route("**/api/v1/products/*.json", lambda route: route.abort())
    table.page.goto(f"{address}compare/?p={FAKE[0]}")
    expect(problems).to_contain_text(f"没有取到 {FAKE[0]} 的数据")


def test_a_fifth_product_is_left_out_and_said_so(table: Table, address: str) -> None:
    table.lay({}, {}, {}, {})
    table.page.goto(f"{table.page.url}&p=00000000e")
    expect(table.page.locator("#problems")).to_contain_text("一次最多比较四款")
    assert "00000000e" not in table.asked
    assert address in table.page.url


def test_a_product_given_twice_stands_once(table: Table, address: str) -> None:
    table.lay({}, {})
    upper = f"TJ-{FAKE[0][:4]}-{FAKE[0][4:8]}-{FAKE[0][8:]}".upper()
    table.page.goto(f"{address}compare/?a={FAKE[0]}&b={upper}")
    expect(table.page.locator("#verdict > div")).to_have_attribute("data-state", "one")


def test_products_are_added_removed_and_remembered(table: Table, address: str) -> None:
    table.lay({}, {})
    page = table.page
    page.goto(f"{address}compare/")
    for number in FAKE[:2]:
        page.get_by_label("产品编号").fill(number.upper())
        page.keyboard.press("Enter")
    expect(page.locator("#verdict > div")).to_have_attribute("data-state", "compared")
    assert page.url == f"{address}compare/?p={FAKE[0]}&p={FAKE[1]}"
    assert page.locator("#result .cite a").get_attribute("href") == page.url
    assert page.locator("header a[hreflang]").first.get_attribute("href", timeout=1000)
    page.get_by_role("button", name="移除 A").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#verdict > div")).to_have_attribute("data-state", "one")
    assert page.url == f"{address}compare/?p={FAKE[1]}"
    assert page.evaluate("document.activeElement.id") == "verdict"
    page.go_back()
    expect(page.locator("#verdict > div")).to_have_attribute("data-state", "compared")
    page.locator("header a[hreflang]").first.click()
    assert page.url == f"{address}en/compare/?p={FAKE[0]}&p={FAKE[1]}"


def test_the_link_is_copied_where_the_browser_lets_us(table: Table) -> None:
    table.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    table.lay({}, {})
    table.page.get_by_role("button", name="复制链接").click()
    expect(table.page.get_by_role("button", name="已复制")).to_be_visible()
    assert table.page.evaluate("navigator.clipboard.readText()") == table.page.url


def test_ticked_products_are_compared_and_without_a_script_the_page_says_why_not(
    browser: Browser, address: str
) -> None:
    for scripted in (True, False):
        context = browser.new_context(java_script_enabled=scripted)
        page = context.new_page()
        page.goto(f"{address}c/e-bike/")
        boxes = page.locator("input[name=p]")
        picked = [boxes.nth(place).get_attribute("value") for place in (0, 1)]
        for place in (0, 1):
            boxes.nth(place).check()
        page.get_by_role("button", name="比较勾选的产品").first.click()
        page.wait_for_url(f"{address}compare/?p={picked[0]}&p={picked[1]}")
        if scripted:
            expect(page.locator("#verdict > div")).to_have_attribute("data-state", "compared")
        else:
            assert "没有启用脚本" in page.locator("main").inner_text()
            assert page.locator("main a[href$='c/e-bike/']").count() == 1
        context.close()


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_state_is_accessible_fits_and_obeys_the_headers(
    browser: Browser, address: str, samples: Catalogue, config: SiteConfig, prefix: str
) -> None:
    assert_accessible(browser, address, prefix, states_of(samples, tongue_of(config, prefix)), LOOKS[prefix])


@pytest.mark.soak
@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_state_is_accessible_at_every_width_in_both_schemes(
    browser: Browser, address: str, samples: Catalogue, config: SiteConfig, prefix: str
) -> None:
    assert_accessible(browser, address, prefix, states_of(samples, tongue_of(config, prefix)), ALL_LOOKS)


def states_of(samples: Catalogue, translator: Translator) -> list[list[str]]:
    """Return what is asked for: two that are compared, two that are not, no product at all, and four."""
    pairs = {expected(*pair, translator).state: pair for pair in combinations(samples.products, 2)}
    queries = [[entry.number for entry in pairs[state]] for state in ("compared", "different")]
    return [*queries, ["not-a-number"], [entry.number for entry in samples.products[:4]]]


def assert_accessible(
    browser: Browser, address: str, prefix: str, queries: Sequence[Sequence[str]], looks: Looks
) -> None:
    with looking(browser, address) as page:
        for asked in queries:
            page.goto(f"{address}{prefix}compare/?p={'&p='.join(asked)}")
            expect(page.locator("#verdict > div, #problems > p").first).to_be_visible()
            assert [*barriers(page, looks), *overflows(page, [(width, "100%") for width in WIDTHS])] == [], asked
