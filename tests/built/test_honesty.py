"""The honesty rules over the built samples: kept by every page, and each check sees its breach."""

import re
from collections.abc import Callable

import pytest

from generator.config import SiteConfig
from tests.honesty import PAGE_RULES, PRODUCT_RULES, Honesty
from tests.site import BuiltSite


@pytest.fixture(scope="module")
def honesty(built_site: BuiltSite, config: SiteConfig) -> Honesty:
    return Honesty(built_site, config)


def test_no_page_breaks_an_honesty_rule(honesty: Honesty) -> None:
    assert list(honesty.breaches()) == []


def gone(pattern: str, instead: str = "") -> Callable[[str], str]:
    return lambda text: re.sub(pattern, instead, text, count=1, flags=re.DOTALL)


PRODUCT, LIST = "p/{number}/index.html", "c/e-bike/index.html"
BROKEN: dict[str, tuple[str, str, Callable[[str], str]]] = {
    "a list without boundaries": ("H1", LIST, lambda text: text.replace(" · ", " ")),
    "a list without assurance": ("H1", LIST, gone('class="pill')),
    "a number without a unit": ("H1", PRODUCT, gone("<abbr")),
    "a number without per-what": ("H1", PRODUCT, gone('<p class="per">.*?</p>')),
    "a number without status": ("H1", PRODUCT, gone('class="status')),
    "four digits": ("H2", LIST, gone(r"<strong>[\d,.]+</strong> kg", "<strong>374.2</strong> kg")),
    "no word on the range": ("H3", PRODUCT, lambda text: text.replace("可能范围", "")),
    "a grade": ("H4", LIST, gone("<h1>", "<h1>未分级")),
    "lower than others": ("H7", LIST, gone("<h1>", "<h1>低于 68% 的同类")),
    "no word on offsets": ("H8", PRODUCT, gone("未计入。购买碳信用")),
    "praise": ("H10", LIST, gone("<h1>", "<h1>零碳")),
    "no period": ("H11", PRODUCT, lambda text: text.replace("核算期", "")),
    "no expiry": ("H11", PRODUCT, gone("有效期至")),
    "no rule": ("H11", PRODUCT, lambda text: re.sub("产品核算规则|通用标准", "", text)),
    "no day of publication": ("H11", PRODUCT, gone('<ol class="list".*?</ol>')),
    "a silent edit": ("H12", PRODUCT, gone('<li id="r-.*?</li>')),
    "a solid frame for a claim": ("H13", PRODUCT, gone('class="pill solid', 'class="pill dashed')),
    "no footer": ("H14", PRODUCT, gone("公示不等于认证")),
}


@pytest.mark.parametrize("name", BROKEN)
def test_each_breach_is_seen(name: str, honesty: Honesty) -> None:
    rule, address, break_it = BROKEN[name]
    number = next(each for each, document in honesty.products.items() if document["product_id"] == "h1-ebike")
    page = address.format(number=number)
    broken = break_it(honesty.lean[page])
    assert broken != honesty.lean[page]
    if rule in PAGE_RULES and list(PAGE_RULES[rule](honesty, page, broken)):
        return
    assert list(PRODUCT_RULES[rule](honesty, honesty.products[number], broken, "zh"))


def test_every_rule_has_a_breach() -> None:
    assert {rule for rule, _, _ in BROKEN.values()} == PAGE_RULES.keys() | PRODUCT_RULES.keys()
