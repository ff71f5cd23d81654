"""Category pages: one table for each key, its terms in words, orders without a script, boxes to tick."""

import gzip
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from generator.components.renderer import renderers
from generator.model.catalogue import Catalogue
from generator.pages.categories.category import CategoryInput, KindCount, category_pages, in_order
from generator.pages.organisations.organisation import organisation_pages
from tests.builders import (
    a_catalogue,
    a_config,
    a_confirmation,
    a_disclosure,
    a_footprint,
    a_market,
    a_product,
    a_verification,
    an_organisation,
    some_stages,
)
from tests.pages.site import Outline, pages

Given = dict[str, object]
ORDERS = ("name", "date")


def of_one_organisation(*products: Given, owner: Given | None = None, org_id: str = "acme") -> Catalogue:
    """Return a catalogue of one organisation's verified products, each with what is given of its footprint."""
    organisation = an_organisation(org_id, **(owner or {}))
    names = [f"p{place}" for place in range(len(products))]
    footprints = [a_footprint(name, **given) for name, given in zip(names, products, strict=True)]
    verifications = [a_verification(footprint) for footprint in footprints]
    disclosure = a_disclosure(
        organisation,
        products=tuple(a_product(name, name_zh=f"示例 {name}", name_en=f"Sample {name}") for name in names),
        footprints=tuple(footprints),
        stages=tuple(stage for footprint in footprints for stage in some_stages(footprint)),
        verifications=tuple(verifications),
    )
    return a_catalogue(disclosure, confirmations=[a_confirmation(org_id, each) for each in verifications])


def value_of(catalogue: Catalogue, code: str = "e-bike") -> CategoryInput:
    """Return what the page of a category shows."""
    return next(each for each in category_pages.select(catalogue, a_config()) if each.code == code)


def shown(catalogue: Catalogue) -> dict[str, str]:
    return {page.path: page.content.decode() for page in category_pages(catalogue, a_config())}


def sections(page: str) -> list[str]:
    return re.findall(r"<section>.*?</section>", page, re.DOTALL)


def names_in(section: str) -> list[str]:
    return re.findall(r"p/[0-9a-z]{9}/\">([^<]+)<", section)


MIXED: Sequence[Given] = (
    {"pcf_total": Decimal(100), "pcf_low": None, "pcf_high": None},
    {"pcf_total": Decimal(90), "pcf_low": None, "pcf_high": None},
    {"pcf_total": Decimal(80), "recycling_approach": "end-of-life", "pcf_low": None, "pcf_high": None},
    {"pcf_total": Decimal(70), "rule_ids": (), "pcf_low": None, "pcf_high": None},
)


def test_each_key_has_a_table_of_its_own_and_names_what_sets_it_apart() -> None:
    first, second, rest = sections(shown(of_one_organisation(*MIXED))["c/e-bike/"])
    assert [names_in(each) for each in (first, second, rest)] == [["示例 p1", "示例 p0"], ["示例 p2"], ["示例 p3"]]
    assert "回收：截断法" in first
    assert "不能和第一组比较" not in first
    assert "不能和第一组比较，不同之处：回收的算法。" in second
    assert "只用了通用标准，没有本类产品的专门规则" in rest


def test_every_part_of_the_key_stands_in_words() -> None:
    for prefix, words in (
        ("", ("2026 版", "1 件（功能单位）", "使用寿命：8 年", "原材料获取、", "截断法", "第六次", "不含生物源碳吸收")),
        ("en/", ("version 2026", "1 piece (Functional unit)", "service life: 8 years", "Raw materials, ", "Cut-off")),
    ):
        section = sections(shown(of_one_organisation(*MIXED))[f"{prefix}c/e-bike/"])[0]
        assert [word for word in words if word not in section] == []


def test_a_group_too_small_says_the_true_reason() -> None:
    assert "可比的产品还太少" in sections(shown(of_one_organisation(*MIXED))["c/e-bike/"])[0]
    six: list[Given] = [{"pcf_total": Decimal(100 + place)} for place in range(6)]
    assert "可比的产品来自不到三家企业" in sections(shown(of_one_organisation(*six))["c/e-bike/"])[0]


def test_a_median_stands_where_there_is_a_strip_and_nowhere_else() -> None:
    page = shown(a_market(["100", "120", "150", "180", "220"]))["c/e-bike/"]
    assert "中位数 150 kg CO<sub>2</sub>e。数值在" in page
    assert "中位数" not in shown(a_market(["100", "120", "150", "180"]))["c/e-bike/"]


def test_kinds_of_record_are_counted_apart() -> None:
    both = a_catalogue(
        a_disclosure(),
        a_disclosure(
            an_organisation("own", is_sample=False), products=(a_product("b"),), footprints=(a_footprint("b"),)
        ),
    )
    assert value_of(both).counts == (KindCount("sample", 1, 1, 0), KindCount("own", 1, 1, 0))
    counts = re.findall(r'<p class="counts">(.*?)</p>', shown(both)["c/e-bike/"])
    assert counts[:2] == [
        "示例：1 款产品，来自 1 家企业，其中 0 款经第三方核查并已核对。",
        "企业公示：1 款产品，来自 1 家企业，其中 0 款经第三方核查并已核对。",
    ]


def test_one_kind_alone_is_not_named() -> None:
    own = of_one_organisation({}, owner={"is_sample": False}, org_id="own")
    assert value_of(own).counts == (KindCount("own", 1, 1, 1),)
    assert '<p class="counts">1 款产品，来自 1 家企业，其中 1 款' in shown(own)["c/e-bike/"]


def test_a_confirmed_verification_counts_also_without_a_key() -> None:
    assert value_of(of_one_organisation(*MIXED)).counts == (KindCount("sample", 4, 1, 4),)


def test_a_category_without_products_has_a_value_too() -> None:
    beer = value_of(a_catalogue(), "beer")
    assert (beer.products, beer.groups, beer.ungrouped, beer.can_be_ordered) == (0, (), (), False)


DATED: Sequence[Given] = (
    {"pcf_total": Decimal(300), "published_on": date(2026, 1, 1), "valid_from": None},
    {"pcf_total": Decimal(200), "published_on": date(2026, 3, 1), "valid_from": None},
    {"pcf_total": Decimal(100), "published_on": date(2026, 2, 1), "valid_from": None},
)


def test_products_stand_in_the_order_that_was_asked_for() -> None:
    catalogue = of_one_organisation(*[each | {"pcf_low": None, "pcf_high": None} for each in DATED])
    (group,) = value_of(catalogue).groups
    zh = renderers(a_config())[0].translator
    chinese = {order: [zh.pick(each.name).words for each in in_order(group.verified, order, zh)] for order in ORDERS}
    assert [zh.pick(each.name).words for each in group.verified] == ["示例 p2", "示例 p1", "示例 p0"]
    assert chinese == {"name": ["示例 p0", "示例 p1", "示例 p2"], "date": ["示例 p1", "示例 p2", "示例 p0"]}
    assert names_in(shown(catalogue)["en/c/e-bike/by-date/"]) == ["Sample p1", "Sample p2", "Sample p0"]


def test_names_in_chinese_stand_by_their_sound() -> None:
    catalogue = of_one_organisation({}, {}, {})
    names = iter(("重庆车", "北京车", "啊车"))
    products = tuple(
        each.product.model_copy(update={"name_zh": next(names)}) for each in catalogue.organisations[0].products
    )
    footprints = tuple(each.headline.footprint for each in catalogue.products)
    verifications = [a_verification(footprint) for footprint in footprints]
    sorted_by = a_catalogue(
        a_disclosure(
            products=products,
            footprints=footprints,
            stages=tuple(stage for footprint in footprints for stage in some_stages(footprint)),
            verifications=tuple(verifications),
        ),
        confirmations=[a_confirmation("acme", each) for each in verifications],
    )
    assert names_in(shown(sorted_by)["c/e-bike/by-name/"]) == ["啊车", "北京车", "重庆车"]


def test_another_order_is_the_same_page_to_search_engines() -> None:
    made = shown(of_one_organisation(*MIXED))
    for prefix in ("", "en/"):
        for order in ("name", "date"):
            page = made[f"{prefix}c/e-bike/by-{order}/"]
            assert f'<link rel="canonical" href="https://pcf.example.org/{prefix}c/e-bike/">' in page
            assert len(sections(page)) == 2
            assert 'aria-current="page"' in page
    assert "c/e-bike/by-name/" not in shown(of_one_organisation({}))


def test_boxes_lead_to_the_compare_page_and_only_what_has_a_value_has_one() -> None:
    catalogue = of_one_organisation({}, {"status": "withdrawn", "status_on": date(2026, 5, 1), "status_reason": "x"})
    outline = Outline(shown(catalogue)["c/e-bike/"])
    forms = [given for tag, given in outline.elements if tag == "form" and given.get("id") == "compare"]
    assert [(form["action"], form["method"]) for form in forms] == [("../../compare/", "get")]
    boxes = [given for tag, given in outline.elements if tag == "input" and given.get("type") == "checkbox"]
    numbers = {entry.number for entry in catalogue.products if entry.headline.shows_value}
    assert {box["value"] for box in boxes} == numbers
    assert len(numbers) == 1
    assert all(box["form"] == "compare" and box["name"] == "p" and box["aria-label"] for box in boxes)
    assert 'type="checkbox"' not in pages(catalogue, organisation_pages)["o/acme/"]


@pytest.mark.parametrize(("count", "most"), [(200, 15_000), (500, 30_000)])
def test_long_categories_stay_light(count: int, most: int) -> None:
    many: list[Given] = [{"pcf_total": Decimal(place), "pcf_low": None, "pcf_high": None} for place in range(count)]
    for path, page in shown(of_one_organisation(*many)).items():
        if "c/e-bike/" in path:
            assert len(gzip.compress(page.encode())) <= most, path
