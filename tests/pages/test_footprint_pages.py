"""The permanent page of a revision, and the sense of size: what they say, and when they say nothing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from generator.derive.equivalence import chosen_factor, equivalence_of
from generator.language.html import HtmlTranslator
from generator.model.catalogue import Catalogue
from generator.model.register_records import OfficialFactor
from generator.pages.product.details import INVENTORY_LINES, inventory_view, opened_inventory
from generator.pages.product.footprint import footprint_pages
from generator.pages.product.page import ProductView, product_pages
from generator.pages.product.summary import equivalence_view
from tests.builders import (
    CHECKED,
    a_catalogue,
    a_config,
    a_confirmation,
    a_disclosure,
    a_footprint,
    a_product,
    a_verification,
    some_stages,
    with_status,
)
from tests.factors import a_factor as a_life_cycle_factor
from tests.factors import a_factored_catalogue, an_opened_disclosure
from tests.pages.product import first_view, renderer_of
from tests.pages.site import Outline, pages

TRANSLATOR = HtmlTranslator(a_config().site.languages[0], a_config())


def two_revisions() -> Catalogue:
    first = a_footprint(pcf_total=Decimal("186.4"))
    second = a_footprint(revision=2, pcf_total=Decimal(171), change_reason="correction", change_note_zh="补上轮组。")
    stages = (*some_stages(first), *some_stages(second))
    return a_catalogue(a_disclosure(products=(a_product(),), footprints=(first, second), stages=stages))


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_every_revision_has_a_page_of_its_own(prefix: str) -> None:
    catalogue = two_revisions()
    [entry] = catalogue.products
    found = pages(catalogue, product_pages, footprint_pages)
    new, old = (found[f"{prefix}fp/{each.uuid}/"] for each in entry.footprints)
    assert "171" in new
    assert "186" in old.split("</style>")[1]
    assert "171" not in "".join(Outline(old.split("</style>")[1]).texts)
    assert f'href="{"../" * (2 + bool(prefix))}{prefix}p/{entry.number}/"' in old.partition('class="callout')[2]
    assert all(f"fp/{each.uuid}/" in found[f"{prefix}p/{entry.number}/"] for each in entry.footprints)
    assert '<meta name="robots" content="noindex">' in old


def test_a_withdrawn_revision_keeps_its_page_and_loses_its_number() -> None:
    catalogue = with_status(two_revisions(), "withdrawn")
    [entry] = catalogue.products
    page = pages(catalogue, footprint_pages)[f"fp/{entry.headline.uuid}/"]
    assert "已撤回" in page
    assert "171" not in "".join(Outline(page.split("</style>")[1]).texts)


def a_factor(**given: object) -> OfficialFactor:
    default = {"factor_id": "f", "family": "electricity-life-cycle", "name_zh": "电", "name_en": "Power"}
    numbers = {"value": "0.5", "unit": "kg-co2e-per-kwh", "gases": "co2e", "usable_in_pcf": True}
    place = {"year": 2024, "region": "CN", "national_database": "not-known"}
    return OfficialFactor.model_validate({**CHECKED, **default, **numbers, **place} | given)


def sense_of(factor: OfficialFactor | None, status: str = "valid", **given: object) -> str | None:
    given = {"pcf_low": None, "pcf_high": None, "range_basis": None} | given
    [entry] = a_catalogue(a_disclosure(products=(a_product(),), footprints=(a_footprint(**given),))).products
    view = equivalence_view(equivalence_of(replace(entry.headline, status=status), factor), TRANSLATOR)
    return str(view.sentence) if view else None


def test_a_number_is_like_so_much_electricity() -> None:
    assert sense_of(a_factor(), pcf_total=Decimal(100)) == "大约等于用 200 度电的排放。"
    assert sense_of(a_factor(), pcf_total=Decimal("93.7")) == "大约等于用 190 度电的排放。"


def test_it_carries_the_range() -> None:
    ends: dict[str, Any] = {"pcf_low": Decimal(80), "pcf_high": Decimal(140)}
    assert sense_of(a_factor(), pcf_total=Decimal(100), **ends) == "大约等于用 160–280 度电的排放。"


@pytest.mark.parametrize(
    "given",
    [
        {"pcf_total": Decimal(0)},
        {"pcf_total": Decimal(-3)},
        {"pcf_total": Decimal(100), "pcf_low": Decimal(80), "pcf_high": Decimal(151)},
        {"pcf_total": Decimal(100), "pcf_low": Decimal(49), "pcf_high": Decimal(110)},
        {"status": "expired", "pcf_total": Decimal(100)},
        {"status": "under-correction", "pcf_total": Decimal(100)},
    ],
)
def test_where_it_would_mislead_nothing_is_said(given: dict[str, Any]) -> None:
    assert sense_of(a_factor(), **given) is None


def test_without_a_factor_nothing_is_said() -> None:
    assert sense_of(None, pcf_total=Decimal(100)) is None


def test_a_factor_of_another_family_is_never_chosen() -> None:
    registers = replace(
        two_revisions().registers,
        official_factors=(a_factor(factor_id="grid", family="electricity-grid-co2"), a_factor(factor_id="lc")),
    )
    assert chosen_factor(registers, "grid") is None
    assert chosen_factor(registers, "lc") is not None
    assert chosen_factor(registers, "none") is None


def verified(valid_through: date, checked_through: date) -> ProductView:
    footprint = a_footprint(valid_through=valid_through)
    verification = a_verification(footprint, valid_through=checked_through)
    return first_view(
        a_catalogue(
            a_disclosure(products=(a_product(),), footprints=(footprint,), verifications=(verification,)),
            confirmations=(a_confirmation("acme", verification),),
        )
    )


def test_an_expired_number_keeps_the_assurance_it_had() -> None:
    view = verified(date(2026, 6, 30), date(2026, 6, 30))
    assert view.summary.status == "已过期"
    assert view.summary.trust_badge.form == "solid"
    assert "有效期内的核查情况：第三方核查，已核对；有效期已于" in (view.paragraph or "")


def test_a_number_that_outlives_its_check_says_so() -> None:
    view = verified(date(2027, 6, 30), date(2026, 6, 30))
    assert view.summary.trust_badge.form == "dashed"
    assert "以前的核查（第三方核查）已经过期" in (view.paragraph or "")


def test_a_page_shows_the_first_lines_of_an_inventory_and_counts_the_rest() -> None:
    [entry] = a_factored_catalogue(an_opened_disclosure("acme", factors=(a_life_cycle_factor(),))).products
    trace = entry.headline.trace
    assert trace.lines
    long = replace(entry.headline, trace=replace(trace, lines=(trace.lines[0],) * (INVENTORY_LINES + 3)))
    inventory = opened_inventory(long)
    assert inventory is not None
    assert (inventory.count, len(inventory.lines)) == (INVENTORY_LINES + 3, INVENTORY_LINES)
    view = inventory_view(inventory, long, "p/x/", renderer_of())
    assert view is not None
    assert "3" in (view.remainder or "")
    assert opened_inventory(replace(long, status="withdrawn")) is None
