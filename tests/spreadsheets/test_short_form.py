"""The short form: about thirty answers make a package; nothing else is filled in than what follows from them."""

import csv
import io

import pytest

from generator.spreadsheets import questions
from generator.validate import RuleContext
from generator.workflows.importing import Imported
from tests.spreadsheets.books import ANSWERS, NAME, imported, package, places, saved, short

WHOLE_LIFE = {
    "products.consumer_facing": "是",
    "footprints.boundary": "从摇篮到坟墓（cradle-to-grave）",
    "footprints.declared_unit": "件（piece）",
    "footprints.product_mass_per_declared_unit": 21.5,
    "footprints.pcf_total": 100,
    "footprints.cross_sectoral_standards": "GBT24067-2024；ISO14067",
    "footprints.functional_unit_text_zh": "一个货架使用 10 年",
    "footprints.reference_flow": "1 个货架",
    "footprints.service_life_amount": 10,
    "footprints.service_life_unit": "年（year）",
    "footprints.use_region": "CN",
    "footprints.use_profile_note": "使用时不耗能。",
    "footprints.end_of_life_note": "钢材回收。",
    "stages.raw-materials": 80,
    "stages.manufacturing": 15,
    "stages.distribution": 2,
    "stages.distribution.state": "估算",
    "stages.use": 0,
    "stages.end-of-life": 3,
    "components.fossil": 100,
    "components.biogenic-emissions": 0,
    "components.biogenic-uptake": 0,
    "components.land-use-change": 0,
    "components.aircraft.state": "未核算（not-assessed）",
}


def rows(outcome: Imported, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(package(outcome)[f"{table}.csv"].decode())))


def test_a_few_answers_make_a_package(context: RuleContext) -> None:
    outcome = imported(saved(short()), context)
    assert outcome.report.diagnostics == ()
    assert outcome.rewritten == ()
    assert sorted(package(outcome)) == ["datapackage.json", "footprints.csv", "organisation.csv", "products.csv"]
    assert len(ANSWERS) <= 33


def test_only_what_follows_is_filled_in(context: RuleContext) -> None:
    outcome = imported(saved(short()), context)
    (footprint,) = rows(outcome, "footprints")
    asked = {key.partition(".")[2] for key in ANSWERS if key.startswith("footprints.")}
    assert {name: value for name, value in footprint.items() if name not in asked} == {
        "footprint_id": "steel-rack-2025",
        "revision": "1",
        "product_id": "steel-rack",
        "status": "active",
        "published_on": context.as_of.isoformat(),
        "kind": "partial-cfp",
        "unit_kind": "declared",
        "product_mass_per_declared_unit": "1000",
    }
    assert footprint["exempted_emissions_percent"] == "not-stated"


def test_a_whole_life_for_consumers_with_stages_and_components(context: RuleContext) -> None:
    outcome = imported(saved(short(WHOLE_LIFE)), context)
    assert [each for each in outcome.report.diagnostics if each.is_error] == []
    (footprint,) = rows(outcome, "footprints")
    assert (footprint["kind"], footprint["unit_kind"]) == ("cfp", "functional")
    states = {row["stage"]: row["state"] for row in rows(outcome, "stages")}
    assert states["use"] == "assessed-zero"
    assert states["distribution"] == "estimated"
    assert "packaging" not in states
    components = {row["component"]: (row["state"], row["value"]) for row in rows(outcome, "components")}
    assert components["aircraft"] == ("not-assessed", "")
    assert components["biogenic-uptake"] == ("assessed-zero", "0")


STARRED = [key for key, question in questions.QUESTIONS.items() if question.required]


@pytest.mark.parametrize("missing", [STARRED[::2], STARRED[1::2], STARRED], ids=["even", "odd", "all"])
def test_every_starred_question_without_an_answer_is_named_at_once_and_once(
    missing: list[str], context: RuleContext
) -> None:
    outcome = imported(saved(short(dict.fromkeys(missing))), context)
    blamed = [each for each in outcome.report.diagnostics if each.code == "cell-required"]
    assert not package(outcome)
    assert sorted(f"{each.location.file}!{each.location.cell}" for each in blamed) == sorted(
        f"{NAME}/{sheet}!C{row}" for sheet, row in (places()[key] for key in missing)
    )


def test_the_stars_are_what_a_package_needs() -> None:
    assert set(ANSWERS) == set(STARRED)


def test_an_example_stands_beside_every_question() -> None:
    book = short()
    for sheet, row in places().values():
        cells = book[sheet]
        assert cells.cell(row, questions.QUESTION).value
        assert cells.cell(row, questions.LAST).value
