"""The boards: every task has its place, no duty is invented, samples stay apart, and a buyer is warned."""

import html
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from generator.config import SiteConfig
from generator.model.board import Service, ServiceCounts
from generator.model.catalogue import Catalogue
from generator.model.register_records import Clause, Target
from generator.model.trust import Rung
from generator.pages.plan.evidence_sheets import evidence_sheet_pages
from generator.pages.plan.finance import finance_pages, organisation_evidence_pages
from generator.pages.plan.procurement import procurement_pages
from generator.pages.plan.procurement_category import procurement_category_pages
from generator.pages.plan.progress import NEAREST, progress_page
from generator.pages.plan.recognition import recognition_pages
from tests.builders import (
    CHECKED,
    a_catalogue,
    a_config,
    a_disclosure,
    a_disclosure_of,
    a_footprint,
    a_market,
    a_product,
    an_organisation,
    some_stages,
    with_status,
)
from tests.pages.maker_values import assert_values_stand_alone

PREFIXES = {"zh": "", "en": "en/"}
BOARDS = (
    progress_page,
    procurement_pages,
    procurement_category_pages,
    evidence_sheet_pages,
    finance_pages,
    organisation_evidence_pages,
    recognition_pages,
)
DUTY = re.compile(
    r"必须|应当|务必|有义务|(?<!核)须(?!知)|\b(?:must|shall|obliged|obligation|mandatory|duty to)\b", re.IGNORECASE
)
"""Words of duty. No clause of the register has one of them as its verb, so no board may use one."""


def text_of(page: str) -> str:
    bare = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", " ", bare.partition("<main")[2].partition("</main>")[0]))


def made(catalogue: Catalogue) -> dict[str, str]:
    return {page.path: page.content.decode() for make in BOARDS for page in make(catalogue, a_config())}


def row_of(clause: str, page: str) -> str:
    return page.partition(f'<tr id="{clause}"')[2].partition("</tr>")[0]


def cell_of(row: str, title: str) -> str:
    return row.partition(f'<td data-label="{title}">')[2].partition("</td>")[0]


@pytest.fixture(scope="module")
def boards(samples: Catalogue) -> dict[str, str]:
    """Return the boards of the repository's own disclosures and registers."""
    return made(samples)


@pytest.mark.parametrize("language", PREFIXES)
def test_every_task_has_its_bodies_its_page_its_data_and_its_metric(
    boards: dict[str, str], samples: Catalogue, config: SiteConfig, language: str
) -> None:
    page, say = boards[f"{PREFIXES[language]}progress/"], config.words[language].say
    clauses = samples.registers.clauses
    assert len([clause for clause in clauses if clause.parent is None]) == 10
    for clause in clauses:
        row = row_of(clause.clause_id, page)
        assert getattr(clause, f"title_{language}") in html.unescape(row)
        for body in getattr(clause, f"bodies_{language}"):
            assert body in html.unescape(cell_of(row, say("progress.bodies")))
        assert cell_of(row, say("progress.pages")).count("<a ") == len(clause.pages) >= 1
        assert cell_of(row, say("progress.data")).count("<a ") == len(clause.datasets)
        assert cell_of(row, say("progress.now")).count("<li>") == len(clause.metrics) >= 1
        assert clause.datasets or clause.parent, clause.clause_id


def test_tasks_stand_in_the_order_of_the_register(boards: dict[str, str], samples: Catalogue) -> None:
    shown = re.findall(r'<tr id="([a-z0-9-]+)"', boards["progress/"])
    assert shown == [clause.clause_id for clause in sorted(samples.registers.clauses, key=lambda each: each.order)]


@pytest.mark.parametrize("language", PREFIXES)
def test_no_board_makes_a_duty_of_what_is_none(
    boards: dict[str, str], samples: Catalogue, config: SiteConfig, language: str
) -> None:
    prefix = PREFIXES[language]
    verbs = config.codelists["clause_verbs"]
    for path, page in boards.items():
        if path.startswith("en/") == bool(prefix):
            assert DUTY.findall(text_of(page)) == [], path
    for clause in samples.registers.clauses:
        row = html.unescape(row_of(clause.clause_id, boards[f"{prefix}progress/"]))
        assert clause.verb is None or verbs.text(clause.verb, language) in row
    assert not any(DUTY.search(verbs.text(code, each)) for code in verbs.codes for each in PREFIXES)


@pytest.mark.parametrize("language", PREFIXES)
def test_targets_stand_in_their_own_words_and_a_number_only_where_one_is_stated(
    boards: dict[str, str], samples: Catalogue, language: str
) -> None:
    page = html.unescape(boards[f"{PREFIXES[language]}progress/"])
    years = page.partition('id="years"')[2].partition("</section>")[0]
    numbered = page.partition('<section id="targets"')[2].partition("</section>")[0]
    for target in samples.registers.targets:
        words = getattr(target, f"text_{language}")
        assert words in (years if target.quantity is None else numbered)
        assert words not in (numbered if target.quantity is None else years)
    assert numbered.count("<tr><th") - 1 == sum(target.quantity is not None for target in samples.registers.targets)
    assert "%" not in text_of(boards["progress/"])
    assert "<progress" not in page
    assert "<meter" not in page


def test_what_the_register_leaves_open_stays_open(config: SiteConfig) -> None:
    clause = Clause.model_validate(
        CHECKED
        | {"clause_id": "t", "policy_id": "p", "order": 1, "title_zh": "任务", "title_en": "Task", "anchor": "t"}
        | {"summary_zh": "说", "summary_en": "Say", "bodies_zh": "甲", "bodies_en": "A", "pages": "c/"}
        | {"metrics": "rules-with-local-drafters;products", "is_sample": False}
    )
    bare = a_catalogue()
    catalogue = replace(bare, registers=replace(bare.registers, clauses=(clause,)))
    say = config.words["zh"].say
    row = row_of("t", {page.path: page.content.decode() for page in progress_page(catalogue, config)}["progress/"])
    now = cell_of(row, say("progress.now")).split("</li>")
    assert say("board.not_recorded") in now[0]
    assert "0" not in now[0]
    assert "<strong>0</strong>" in now[1]
    assert f"{say('kind.sample')} 1" in now[1]
    for key in ("no_data", "no_target", "no_evidence"):
        assert say(f"progress.{key}") in row


def test_a_target_stands_beside_what_its_category_counts(config: SiteConfig) -> None:
    target = Target.model_validate(
        CHECKED
        | {"target_id": "t", "policy_id": "p", "clause_id": "c", "due_on": date(2026, 12, 31), "text_zh": "四个"}
        | {"text_en": "four", "quantity": 4, "at_least": True, "metric": "products-in-category", "category": "e-bike"}
    )
    own = a_disclosure_of(a_footprint(), an_organisation("bolt", is_sample=False))
    bare = a_catalogue(own, a_disclosure())
    from generator.derive.boards import board_of  # noqa: PLC0415  only this test changes a register afterwards

    registers = replace(bare.registers, targets=(target,))
    catalogue = replace(bare, registers=registers)
    catalogue = replace(catalogue, board=board_of(catalogue, config))
    page = next(iter(progress_page(catalogue, config))).content.decode()
    row = page.partition('<section id="targets"')[2].partition("</section>")[0]
    assert "至少 4" in row
    assert "<strong>1</strong>" in row
    assert "示例 1" in row


def test_every_board_says_the_line_and_warns_where_organisations_are_few(config: SiteConfig) -> None:
    for language, prefix in PREFIXES.items():
        say = config.words[language].say
        few, many = made(a_market(["10", "20"])), made(a_market(["10", "20", "30"]))
        for pages in (few, many):
            for path, page in pages.items():
                if path.startswith(f"{prefix}procurement/"):
                    assert say("procurement.line") in html.unescape(page), path
        warning = say("procurement.few").replace("{count}", "2")
        assert warning in html.unescape(few[f"{prefix}procurement/e-bike/"])
        assert 'class="callout warn">' in few[f"{prefix}procurement/e-bike/"].partition('id="')[2]
        assert say("procurement.few").replace("{count}", "3") not in many[f"{prefix}procurement/e-bike/"]
        assert say("procurement.few_tag") in few[f"{prefix}procurement/"]
        assert say("procurement.few_tag") not in text_of(many[f"{prefix}procurement/"])


def test_without_a_script_each_row_says_how_many_a_limit_leaves() -> None:
    page = made(a_market(["10", "10", "20", "5"]))["procurement/e-bike/"]
    assert re.findall(r"产品 (\d+)，组织 (\d+)", page) == [("1", "1"), ("3", "3"), ("3", "3"), ("4", "4")]


def test_a_buyer_s_list_holds_no_unconfirmed_number_and_says_why(config: SiteConfig) -> None:
    pages = made(a_catalogue())
    page = pages["procurement/e-bike/"]
    assert config.words["zh"].say("procurement.out.self-declared") in page
    assert config.words["zh"].say("procurement.category_empty") in page
    assert "186" not in text_of(page)
    assert "procurement/e-bike/sheets/" not in pages


def test_the_first_pages_say_that_samples_are_no_public_figure(boards: dict[str, str], config: SiteConfig) -> None:
    assert config.words["zh"].say("procurement.empty") in boards["procurement/"]
    assert config.words["zh"].say("finance.empty") in boards["finance/"]


def test_a_sheet_has_everything_to_check_a_number_again() -> None:
    catalogue = a_market(["10", "20", "30.55"])
    page = made(catalogue)["procurement/e-bike/sheets/"]
    sheets = page.split('<article class="evidence"')[1:]
    assert len(sheets) == 3
    for sheet, entry in zip(sheets, catalogue.categories[0].groups[0].verified, strict=True):
        footprint = entry.headline.footprint
        uscc, until = str(entry.organisation.uscc), str(footprint.valid_through)
        for words in (entry.number, entry.printed, uscc, until, entry.headline.uuid, "SAMPLE-2026/001", "示例数据"):
            assert words in sheet
        assert f"{footprint.pcf_total} kg CO2e" in sheet


def test_the_service_clock_counts_own_organisations_alone(config: SiteConfig) -> None:
    days = (
        (date(2026, 3, 1), date(2026, 3, 1)),
        (date(2026, 3, 1), date(2026, 3, 6)),
        (date(2026, 2, 1), date(2026, 2, 2)),
    )
    services = [Service(name, *dates, "c") for name, dates in zip(("bolt", "bolt", "acme"), days, strict=True)]
    own = a_disclosure_of(a_footprint(), an_organisation("bolt", is_sample=False))
    counts = ServiceCounts(date(2026, 3, 1), date(2026, 3, 6), 2, ((0, 1), (3, 1), (7, 2), (30, 2)))
    for disclosures, counted in (((own, a_disclosure()), counts), ((a_disclosure(),), None)):
        bare = a_catalogue(*disclosures)
        catalogue = replace(bare, board=replace(bare.board, services=tuple(services)))
        (shown,) = progress_page.select(catalogue, config)
        assert shown.services == counted
        page = next(iter(progress_page.make(shown, config))).content.decode()
        section = page.partition('<section id="service"')[2].partition("</section>")[0]
        assert re.findall(r"<strong>(\d+)</strong>", section) == (["2", "1", "1", "2", "2"] if counted else [])
        assert (config.words["zh"].say("service.empty") in section) == (counted is None)


def test_the_nearest_expiring_products_are_named_and_the_others_counted(config: SiteConfig) -> None:
    values, day = [str(value) for value in range(10, 11 + NEAREST)], date(2026, 12, 1)
    (shown,) = progress_page.select(a_market(values, valid_through=day), config)
    assert [(year, dict(counts)["sample"]) for year, counts in shown.ends] == [(2026, NEAREST + 1)]
    assert [expiring.last_day for expiring in shown.nearest] == [day] * NEAREST
    assert shown.more_expiring
    (fewer,) = progress_page.select(a_market(values[:NEAREST], valid_through=day), config)
    assert len(fewer.nearest) == NEAREST
    assert not fewer.more_expiring


def test_a_row_of_a_buyer_s_list_keeps_the_number_it_shows_and_no_evidence(config: SiteConfig) -> None:
    catalogue = a_market(["10", "20", "30"])
    (shown,) = procurement_category_pages.select(catalogue, config)
    assert [product.value for product in shown.groups[0].products] == [Decimal(10), Decimal(20), Decimal(30)]
    assert [product.products_within for product in shown.groups[0].products] == [1, 2, 3]
    assert {type(product.trust) for product in shown.groups[0].products} == {Rung}
    assert shown.groups[0].summary.headline.verifications == ()
    assert len(shown.groups[0].summary.units) == 1


def test_each_value_makes_its_pages_by_itself_in_another_process(samples: Catalogue, config: SiteConfig) -> None:
    for maker in BOARDS:
        assert_values_stand_alone(maker, samples, config)


def test_many_sheets_stand_on_several_pages_and_every_link_finds_its_own() -> None:
    pages = made(a_market([str(value) for value in range(10, 55)]))
    links = re.findall(r'href="([^"#]*)#([0-9a-z]{9})"', pages["procurement/e-bike/"])
    assert len(links) == 45
    assert {target.rpartition("sheets/")[2] for target, _ in links} == {"", "2.html"}
    for target, number in links:
        assert f'id="{number}"' in pages[target.removeprefix("../../")]


def test_evidence_of_an_organisation_names_every_version_with_its_reason() -> None:
    old, new = a_footprint(), a_footprint(revision=2, change_reason="correction", pcf_total=Decimal(190))
    disclosure = a_disclosure(
        an_organisation(state_owned=True),
        products=(a_product(),),
        footprints=(old, new),
        stages=(*some_stages(old), *some_stages(new)),
    )
    catalogue = a_catalogue(disclosure)
    page = made(catalogue)["o/acme/evidence/"]
    versions = page.partition("<h3>")[2]
    assert [f"fp/{each.uuid}/" in versions for each in catalogue.products[0].footprints] == [True, True]
    assert "更正" in versions
    assert "91120199MA0000001B" in page
    assert "自报" in page


def test_a_withdrawn_product_shows_no_number_on_any_board() -> None:
    catalogue = with_status(a_catalogue(), "withdrawn")
    owners = tuple(replace(owner, products=catalogue.products) for owner in catalogue.organisations)
    categories = tuple(replace(entry, products=catalogue.products, groups=()) for entry in catalogue.categories)
    for path, page in made(replace(catalogue, organisations=owners, categories=categories)).items():
        assert "186" not in text_of(page), path


def test_a_withdrawn_product_shows_no_number_of_an_earlier_version_either() -> None:
    old = a_footprint()
    new = a_footprint(
        revision=2, status="withdrawn", status_on=date(2026, 9, 1), status_reason="x", change_reason="method"
    )
    stages = (*some_stages(old), *some_stages(new))
    disclosure = a_disclosure(products=(a_product(),), footprints=(old, new), stages=stages)
    page = made(a_catalogue(disclosure))["o/acme/evidence/"]
    assert page.count("fp/") == 2
    assert "186" not in text_of(page)


def test_unknown_ownership_is_not_no(config: SiteConfig) -> None:
    say = config.words["zh"].say
    for owned, key in ((True, "finance.yes_as_said"), (False, "finance.no_as_said"), (None, "unknown.not_stated")):
        page = made(a_catalogue(a_disclosure(an_organisation(state_owned=owned))))["finance/"]
        assert cell_of(page, say("finance.column.owned")) == say(key)


def test_recognition_names_what_is_missing_and_never_conformity(boards: dict[str, str], config: SiteConfig) -> None:
    assert config.words["zh"].say("recognition.empty") in boards["recognition/"]
    assert not re.search(r"conformant|compliant|certified", text_of(boards["en/recognition/"]), re.IGNORECASE)
    assert text_of(boards["recognition/"]).count("缺 ") > 50
