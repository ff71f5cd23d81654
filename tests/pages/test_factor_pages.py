"""Pages about factors: both families apart, every version with what it rests on, exactly those who used it."""

import gzip
import re
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.config import SiteConfig
from generator.model.catalogue import Catalogue
from generator.pages.factors.factor import BLOCKS, factor_pages, grid_factor_pages
from generator.pages.factors.index import factors_page
from generator.pages.product.footprint import footprint_pages
from generator.pages.product.page import product_pages
from tests.builders import an_organisation, with_status
from tests.factors import (
    EARLIER,
    ELECTRICITY,
    GRID,
    a_factor,
    a_factored_catalogue,
    an_official_factor,
    an_opened_disclosure,
    official,
)
from tests.pages.maker_values import assert_values_stand_alone
from tests.pages.site import Outline, pages

HOSTILE = "<script>alert(1)</script>\"'&{{ 7*7 }}"
OWN = {"factor_id": "tube", "factor_version": "1", "unit": "kg", "amount": Decimal(4), "emission": Decimal(10)}
STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
LEAN_BUDGET, PRODUCT_BUDGET = 30_000, 14_000


def text(page: str) -> str:
    return "".join(Outline(STYLE.sub("", page)).texts)


def market() -> Catalogue:
    versions = (a_factor(superseded_by="2"), a_factor(version="2", value=Decimal("2.2")))
    return a_factored_catalogue(
        an_opened_disclosure(
            "acme", lines=({}, OWN, {"factor_id": EARLIER, "emission": Decimal(13)}), factors=versions
        ),
        an_opened_disclosure("other", lines=(), electricity_factor_id=ELECTRICITY),
    )


def of_factors(catalogue: Catalogue) -> dict[str, str]:
    return pages(catalogue, factors_page, factor_pages, grid_factor_pages)


@pytest.fixture(scope="module")
def found() -> dict[str, str]:
    return of_factors(market())


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_every_factor_has_a_page_and_the_index_leads_to_it(prefix: str, found: dict[str, str]) -> None:
    index = found[f"{prefix}factors/"]
    for address in (ELECTRICITY, EARLIER, GRID, "acme/tube"):
        assert f"{prefix}factors/{address}/" in found
        assert f'href="{"../" * (1 + bool(prefix))}{prefix}factors/{address}/"' in index


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_grid_factors_stand_apart_with_their_warning_and_have_no_users(prefix: str, found: dict[str, str]) -> None:
    warning = {"": "不用于产品碳足迹", "en/": "not for product footprints"}[prefix]
    before, _, after = found[f"{prefix}factors/"].partition('<section id="grid">')
    assert GRID not in before.split("<main")[1]
    assert warning in text(after)
    page = found[f"{prefix}factors/{GRID}/"]
    assert warning in text(page)
    assert "/p/" not in page.partition("<main")[2].partition("</main>")[0]
    assert warning not in text(found[f"{prefix}factors/{ELECTRICITY}/"])


def test_a_factor_keeps_all_its_digits_beside_its_unit(found: dict[str, str]) -> None:
    assert re.search(r"<strong>0\.6205</strong> kg CO<sub>2</sub>e", found[f"factors/{EARLIER}/"])
    assert "每 1 千瓦时" in found[f"factors/{EARLIER}/"]


def test_versions_stand_newest_first_and_the_old_one_names_what_replaced_it(found: dict[str, str]) -> None:
    page = found["factors/acme/tube/"]
    assert page.index('id="v-2"') < page.index('id="v-1"')
    old = page.partition('id="v-1"')[2]
    assert "已被取代" in old
    assert "已被取代" not in page.partition('id="v-1"')[0]
    assert "部分（从原料到出厂）" in old


def test_a_version_lists_exactly_who_used_it_and_what_a_newer_one_would_change(found: dict[str, str]) -> None:
    page = found["factors/acme/tube/"]
    new, old = (text(part) for part in page.split('id="v-1"'))
    assert "没有用它" in new
    assert "清单第 2 行" in old
    assert "−1.2 kg CO2e" in old
    electricity = found[f"factors/{ELECTRICITY}/"]
    assert electricity.count('<li><a href="../../p/') == 2
    assert "只写明用电采用这个因子" in text(electricity)
    assert found[f"factors/{EARLIER}/"].count('<li><a href="../../p/') == 1


def test_a_product_links_its_lines_to_their_factors_and_says_what_differs() -> None:
    catalogue = market()
    entry = next(each for each in catalogue.products if each.organisation.org_id == "acme")
    made = pages(catalogue, product_pages, footprint_pages)
    for prefix, agrees, differs in (
        ("", "，一致", "与所报相差 0.590"),
        ("en/", ", agrees", "differs from what is stated by 0.590"),
    ):
        for address in (f"{prefix}p/{entry.number}/", f"{prefix}fp/{entry.headline.uuid}/"):
            page = made[address]
            assert f"factors/{ELECTRICITY}/" in page
            assert "factors/acme/tube/#v-1" in page
            assert text(page).count(agrees) == 2
            assert differs in text(page)
    closed = next(each for each in catalogue.products if each.organisation.org_id == "other")
    assert "清单和因子" not in made[f"p/{closed.number}/"]


@pytest.mark.parametrize("status", ["withdrawn", "suspended", "removed-by-law"])
def test_of_a_number_that_may_not_be_shown_nobody_learns_the_lines(config: SiteConfig, status: str) -> None:
    catalogue = with_status(market(), status)
    entry = next(each for each in catalogue.products if each.organisation.org_id == "acme")
    made = pages(catalogue, product_pages, factor_pages)
    assert "清单和因子" not in made[f"p/{entry.number}/"]
    shown = next(value for value in factor_pages.select(catalogue, config) if value.newest.key.factor_id == "tube")
    (use,) = (use for version in shown.versions for use in version.uses)
    assert (use.lines, use.hidden_lines, use.line_count, use.change) == ((), (2,), 1, None)
    old = text(made["factors/acme/tube/"].partition('id="v-1"')[2])
    assert "清单第 2 行" in old
    assert "kg CO2e，一致" not in old
    assert "−1.2" not in old


def test_hostile_words_stay_words() -> None:
    line = OWN | {"flow_zh": HOSTILE, "flow_en": HOSTILE, "unit": HOSTILE[:30]}
    factor = a_factor(name_zh=HOSTILE, name_en=HOSTILE, technology_zh=HOSTILE, source_title=HOSTILE, licence=HOSTILE)
    wild = of_factors(a_factored_catalogue(an_opened_disclosure(lines=(line,), factors=(factor,))))
    words = {"name_zh": "x", "name_en": "x", "technology_zh": "x", "source_title": "x"}
    plain = OWN | {"flow_zh": "x", "flow_en": "x", "unit": "x"}
    calm = of_factors(a_factored_catalogue(an_opened_disclosure(lines=(plain,), factors=(a_factor(**words),))))
    for address in ("factors/", "factors/acme/tube/", "en/factors/acme/tube/"):
        assert Outline(wild[address]).tags == Outline(calm[address]).tags
        assert HOSTILE in text(wild[address])


def test_a_version_of_any_letters_has_an_anchor_that_is_one_word() -> None:
    factor = a_factor(version="二 <v>&2")
    made = of_factors(a_factored_catalogue(an_opened_disclosure(lines=(), factors=(factor,))))
    assert 'id="v----v--2"' in made["factors/acme/tube/"]


def test_sample_factors_and_products_never_stand_among_real_ones() -> None:
    real = replace(
        an_opened_disclosure("real", factors=(a_factor(),)), organisation=(an_organisation("real", is_sample=False),)
    )
    made = of_factors(a_factored_catalogue(real, an_opened_disclosure("acme", factors=(a_factor(),))))
    own, _, sample = made["factors/"].partition("示例数据：虚构的因子")
    assert "factors/real/tube/" in own
    assert "factors/acme/tube/" not in own
    assert "factors/acme/tube/" in sample
    users, _, samples = made[f"factors/{ELECTRICITY}/"].partition("示例数据：虚构的产品")
    assert users.count('<li><a href="../../p/') == 1
    assert samples.count('<li><a href="../../p/') == 1
    assert "示例数据" not in text(made["factors/real/tube/"])
    assert "示例数据" in text(made["factors/acme/tube/"])


def test_a_fictional_row_of_the_register_stands_among_the_samples() -> None:
    register = (*official(), an_official_factor("invented", is_sample=True))
    made = of_factors(a_factored_catalogue(an_opened_disclosure(), register=register))
    own, _, sample = made["factors/"].partition("示例数据：虚构的因子")
    assert "factors/invented/" not in own
    assert "factors/invented/" in sample
    assert "示例数据" in text(made["factors/invented/"])


def test_many_users_take_more_pages_and_none_is_heavy() -> None:
    many = [an_opened_disclosure(f"maker-{place:04}", lines=[{}] * 50) for place in range(BLOCKS * 2)]
    made = of_factors(a_factored_catalogue(*many))
    address = f"factors/{ELECTRICITY}/"
    parts = [made[address], made[f"{address}2.html"], made[f"{address}3.html"]]
    assert f"{address}4.html" not in made
    assert sum(page.count('<li><a href="../../p/') for page in parts) == len(many)
    assert "另有 47 行" in parts[0]
    assert all(len(gzip.compress(page.encode())) <= LEAN_BUDGET for page in parts)


def test_a_long_inventory_keeps_the_product_page_light() -> None:
    lines: list[dict[str, object]] = [{"flow_zh": f"第 {place} 种投入", "flow_en": None} for place in range(200)]
    catalogue = a_factored_catalogue(an_opened_disclosure(lines=lines))
    page = pages(catalogue, product_pages)[f"p/{catalogue.products[0].number}/"]
    assert "另有 180 行" in page
    assert len(gzip.compress(page.encode())) <= PRODUCT_BUDGET


def test_empty_states_are_drawn() -> None:
    made = of_factors(a_factored_catalogue(an_opened_disclosure(lines=()), register=()))
    assert "还没有登记官方因子" in made["factors/"]
    assert "还没有机构贡献因子" in made["factors/"]


def test_each_value_makes_its_pages_by_itself_in_another_process(config: SiteConfig) -> None:
    for maker in (factors_page, factor_pages, grid_factor_pages):
        assert_values_stand_alone(maker, market(), config)
