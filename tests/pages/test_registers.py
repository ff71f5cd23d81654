"""The registers' pages: every one in both languages, full and empty, real rows apart from fictional ones."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from generator.model import routes
from generator.model.catalogue import Catalogue
from generator.model.register_records import RegisterRecord
from generator.model.registers import REGISTERS, Registers
from generator.pages.registers.index import register_index
from generator.pages.registers.layouts import LAYOUTS, ROWS
from generator.pages.registers.register import register_pages
from tests.builders import CHECKED, a_catalogue, a_config, a_policy, a_rule
from tests.pages.maker_values import assert_values_stand_alone
from tests.pages.site import Outline

LANGUAGES = ("", "en/")
HOSTILE = "<script>alert(1)</script>\"'&{{ 7*7 }}"
each_register = pytest.mark.parametrize("name", REGISTERS)


def pages(catalogue: Catalogue) -> dict[str, str]:
    made = (*register_index(catalogue, a_config()), *register_pages(catalogue, a_config()))
    return {page.path: page.content.decode() for page in made}


def holding(name: str, rows: Iterable[RegisterRecord]) -> Catalogue:
    """Return a catalogue with nothing in its registers but some rows of one."""
    registers: dict[str, Any] = {name: tuple(rows)}
    return replace(a_catalogue(), registers=Registers(**registers))


def a_row(name: str, **given: object) -> RegisterRecord:
    """Return a row of a register's own examples, without references that nothing answers."""
    schema = a_config().register_schemas[name]
    cells = {field.name: field.example for field in schema.fields if field.name not in referring(name)}
    return REGISTERS[name].model_validate({**cells, "at": CHECKED["at"]} | given)


def referring(name: str) -> set[str]:
    """Return the columns that name rows of registers."""
    return {reference["fields"][0] for reference in a_config().register_schemas[name].foreign_keys}


def stands_alone(name: str) -> bool:
    """Tell whether a row of a register can be without any other row."""
    return not any(a_config().register_schemas[name].field(column).required for column in referring(name))


def text(page: str) -> str:
    return " ".join("".join(Outline(page.partition("<main")[2].partition("</main>")[0]).texts).split())


@each_register
def test_every_register_has_a_layout_and_its_columns_exist(name: str) -> None:
    schema, layout = a_config().register_schemas[name], LAYOUTS[name]
    for column in (layout.group, layout.unit, *layout.indexes, *layout.figures):
        assert column is None or column in schema.columns
    for stem in filter(None, (layout.prose, schema.row_title)):
        assert {f"{stem}_zh", f"{stem}_en"} <= set(schema.columns)
    assert schema.row_title is None or schema.field(f"{schema.row_title}_zh").required
    assert layout.group is None or schema.field(layout.group).codelist
    assert layout.unit is None or schema.field(layout.unit).codelist


@each_register
def test_an_empty_register_says_so_and_how_it_is_filled(name: str) -> None:
    made = pages(holding(name, ()))
    for prefix in LANGUAGES:
        page = made[f"{prefix}{routes.register(name)}"]
        assert 'class="empty"' in page
        assert f"content/registers/{name}.csv" in page
        assert f"data/{name}/" in page
        assert "示例数据" not in text(page)


@each_register
def test_the_repository_own_rows_all_stand_on_the_page(name: str, samples: Catalogue) -> None:
    made = pages(samples)
    schema = a_config().register_schemas[name]
    for prefix in LANGUAGES:
        outline = Outline(made[f"{prefix}{routes.register(name)}"])
        anchors = {found["id"] for _, found in outline.elements if "id" in found}
        rows = samples.registers.rows(name)
        assert {row.cell(schema.primary_key[0]) for row in rows} <= anchors
        words = text(made[f"{prefix}{routes.register(name)}"])
        assert all(row.source_title in words for row in rows)


@pytest.mark.parametrize("name", [name for name in REGISTERS if stands_alone(name)])
def test_a_row_shows_its_columns_in_words(name: str) -> None:
    config, schema = a_config(), a_config().register_schemas[name]
    page = pages(holding(name, [a_row(name)]))[routes.register(name)]
    for field in schema.fields:
        if field.codelist and not field.separator and field.name != LAYOUTS[name].unit:
            assert config.codelists[field.codelist].text(field.example, "zh") in page, field.name


def test_how_sure_a_row_is_can_be_told_without_colour() -> None:
    rows = [
        a_policy(policy_id=code, confidence=code, is_sample=False) for code in a_config().codelists["confidences"].codes
    ]
    page = pages(holding("policies", rows))[routes.register("policies")]
    forms = dict(re.findall(r'<p class="claim (\w+)"><strong>([^<]+)', page)[::-1])
    assert forms["solid"] == "对照原件"
    assert page.count('class="claim dashed"') == len(rows) - 1
    for code in a_config().codelists["confidences"].codes:
        assert a_config().codelists["confidences"].text(code, "zh") in page


def test_fictional_rows_stand_apart_and_are_marked() -> None:
    rows = [a_policy(policy_id="real", is_sample=False, title_zh="真文件"), a_policy(policy_id="made-up")]
    page = pages(holding("policies", rows))[routes.register("policies")]
    real, _, sample = page.partition('<section id="sample-city">')
    assert 'id="real"' in real
    assert 'id="made-up"' not in real
    assert 'id="made-up"' in sample
    assert "示例数据" in sample
    assert "示例数据" not in text(real.partition("</nav>\n<section")[2])


def test_electricity_families_never_share_a_table(samples: Catalogue) -> None:
    for prefix in LANGUAGES:
        page = pages(samples)[f"{prefix}registers/official_factors/"]
        sections = re.findall(r'<section id="rows-([\w-]+)">(.*?)</section>', page, re.DOTALL)
        assert [name for name, _ in sections] == ["electricity-life-cycle", "grid-co2"]
        for name, section in sections:
            caption = re.findall(r"<caption>(.*?)</caption>", section, re.DOTALL)
            unit = (
                a_config()
                .codelists["factor_units"]
                .text(
                    "kg-co2e-per-kwh" if name == "electricity-life-cycle" else "kg-co2-per-kwh",
                    "en" if prefix else "zh",
                )
            )
            assert [each.partition(" ")[2] for each in caption] == [unit]
            shown = set(re.findall(r'<tbody id="([^"]+)"', section))
            of_family = {row.factor_id for row in samples.registers.official_factors if row.family == name}
            assert shown == of_family
        assert "<sub>2</sub>e/kWh" in page


def test_figures_keep_every_digit_of_their_source(samples: Catalogue) -> None:
    page = pages(samples)["registers/official_factors/"]
    assert ">0.9440<" in page
    assert ">0.0313<" in page


def test_references_lead_to_rows_that_stand_there(samples: Catalogue) -> None:
    made = pages(samples)
    anchors = {
        address: {found["id"] for _, found in Outline(page).elements if "id" in found} for address, page in made.items()
    }
    followed = 0
    for address, page in made.items():
        for href in Outline(page.partition("<main")[2]).attributes("a", "href"):
            target, _, anchor = href.partition("#")
            if "/registers/" in f"/{target}" and anchor:
                place = f"{'en/' if address.startswith('en/') else ''}{target.lstrip('./').removeprefix('en/')}"
                assert anchor in anchors[place], (address, href)
                followed += 1
    assert followed > 50


def test_a_confirmation_leads_to_the_product(samples: Catalogue) -> None:
    page = pages(samples)["registers/confirmations/"]
    number = next(entry.number for entry in samples.products if entry.product.product_id == "h1-ebike")
    assert f'<a href="../../p/{number}/">' in page


def test_a_notice_leads_to_the_product_and_to_the_very_footprint(samples: Catalogue) -> None:
    page = pages(samples)["registers/notices/"]
    for notice in samples.registers.notices:
        assert f'<a href="../../fp/{notice.footprint_uuid}/">' in page
        number = next(
            entry.number
            for entry in samples.products
            for each in entry.footprints
            if each.uuid == notice.footprint_uuid
        )
        assert f'<a href="../../p/{number}/">' in page


def test_long_registers_go_on_on_further_pages_and_references_follow() -> None:
    rules = [a_rule(f"rule-{place:03}", replaced_by="rule-209") for place in range(ROWS + 10)]
    made = pages(holding("accounting_rules", rules))
    first, second = made["registers/accounting_rules/"], made["registers/accounting_rules/2.html"]
    assert first.count('<p class="claim') == ROWS
    assert second.count('<p class="claim') == 10
    assert 'href="../../registers/accounting_rules/2.html#rule-209"' in first


def test_rules_can_be_found_by_sector_and_by_list() -> None:
    rules = [
        a_rule(f"rule-{place}", is_sample=False, sectors=("steel",), list_batch=place % 2 + 1) for place in range(6)
    ]
    page = pages(holding("accounting_rules", rules))["registers/accounting_rules/"]
    assert "按行业查找" in page
    assert "按推荐清单批次查找" in page
    assert page.count('href="../../registers/accounting_rules/#rule-3"') == 2


@pytest.mark.parametrize("name", ["certification_bodies", "service_bodies"])
def test_listing_is_no_endorsement(name: str) -> None:
    made = pages(holding(name, [a_row(name)]))
    assert "列入不构成推荐" in made[routes.register(name)]
    assert "not endorsement" in made[f"en/{routes.register(name)}"]


def test_hostile_rows_stay_words_and_lead_nowhere() -> None:
    row = a_policy(
        title_zh=HOSTILE, title_en=HOSTILE, summary_zh=HOSTILE, number=HOSTILE, source_title=HOSTILE,
        source_url="javascript:alert(1)", checked_by=HOSTILE,
    )  # fmt: skip
    for page in pages(holding("policies", [row])).values():
        outline = Outline(page)
        assert "script" not in outline.tags
        assert not any(href.startswith("javascript:") for href in outline.attributes("a", "href"))
    assert HOSTILE in "".join(Outline(pages(holding("policies", [row]))["registers/policies/"]).texts)


def test_the_list_names_every_register_with_its_rows_and_last_day(samples: Catalogue) -> None:
    for prefix in LANGUAGES:
        page = pages(samples)[f"{prefix}registers/"]
        for name in REGISTERS:
            assert f'registers/{name}/"' in page
            assert f"data/latest/{name}.csv" in page
        assert "2026-11-22" in page or "22 Nov 2026" in page
        assert 'type="application/atom+xml"' in page
    assert "还没有内容" in pages(samples)["registers/"]


def test_each_value_makes_its_pages_by_itself_in_another_process(samples: Catalogue) -> None:
    for maker in (register_index, register_pages):
        assert_values_stand_alone(maker, samples, a_config())


def test_a_register_carries_no_more_of_the_site_than_its_rows_lead_to(samples: Catalogue) -> None:
    shown = {value.name: value for value in register_pages.select(samples, a_config())}
    subjects = {subject.row_id for subject in shown["notices"].targets.subjects}
    assert subjects == {notice.notice_id for notice in samples.registers.notices}
    assert {row.register for row in shown["clauses"].targets.rows} <= {"policies", "clauses"}
    for value in shown.values():
        named = {row.cell("org_id") for row in value.rows}
        assert set(value.targets.organisations) <= named
