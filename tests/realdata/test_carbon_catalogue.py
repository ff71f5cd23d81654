"""The converter, on fictional rows in the form of The Carbon Catalogue."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.config import load_config
from tests.realdata.account import account, exclusions, footprints, is_complete
from tests.realdata.carbon_catalogue import CHANGED, ROOT, Refusals, convert
from tests.realdata.codes import CATEGORIES, PORTIONS, STANDARDS
from tests.realdata.fictional import row, stage, write_workbook
from tests.realdata.mapping import NAME_LENGTH, NOT_STATED, UNSTATED_COLUMNS, Row
from tests.realdata.package import read_table
from tests.realdata.workbook import written

LAMP = {"company": "Example Lamp Co.", "name": "Lamp"}
MILL = {"company": "Example Mill", "name": "Flour", "group": "Food & Beverage Processing"}
LONG_NAME = " ".join(["A kettle that its maker describes at great length"] * 5)

PRODUCTS = [
    row("1-1-2013", 3, protocol="PAS2050", name="Old kettle"),
    row("1-1-2014", 2.5),
    row("1-1-2015", 0.1, name="New kettle", detail="Kettle, 1 litre"),
    row("1-2-2014", 72.54, combined="No", name="Contradicted in 2014"),
    row("1-2-2013", 80, combined="No", name="Consistent in 2013"),
    row("1-3-2016", 12, combined="No", weight=None, name="Of unknown weight"),
    row("1-4-2016", 5, name="Kettle \u00a0with  spaces\t"),
    row("1-5-2016", 6, name="Cafe\u0301 kettle"),
    row("1-6-2016", 0.00001, weight=0.0333333333333333, name=LONG_NAME),
    row("2-1-2016", 100, combined="Yes", adjustments="Converted from ton to kg", **LAMP),
    row("2-2-2016", 50, combined="Yes", **LAMP),
    row("2-3-2016", 7, **LAMP | {"name": "+Lamp"}),
    row("2-4-2016", 8, **LAMP | {"name": "La\u200bmp"}),
    row("2-5-2016", "n/a", **LAMP),
    row("2-6-2016", None, **LAMP),
    row("3-1-2016", 1, **MILL),
    row("4-1-2016", 2, **MILL | {"company": "EXAMPLE MILL."}),
    row("5-1-2016", 2, company="样例", country="Atlantis"),
    row("6-1-2016", 4, combined="No", company="Example Stages", protocol="Not reported"),
]
STAGES = [
    stage("1-2-2014", "Operations", 78.17),
    stage("1-2-2014", "Downstream", 1.6),
    stage("1-2-2013", "Upstream", 78.4),
    stage("1-2-2013", "Downstream", 1.6),
    stage("1-3-2016", "Upstream", 11.7),
    stage("1-3-2016", "Upstream", 0.1),
    stage("1-3-2016", "Operations", 0.2),
    stage("1-3-2016", "Downstream", 0),
    stage("2-1-2016", "Operations", 60),
    stage("2-1-2016", "Downstream", 40.2),
    stage("2-2-2016", "Operations", 60),
    stage("2-2-2016", "Downstream", 40.2),
    stage("6-1-2016", "Upstream", "unknown"),
]


@dataclass(frozen=True, slots=True)
class Converted:
    """A converted workbook."""

    file: Path
    out: Path
    refused: Refusals

    def lines(self, org_id: str, table: str) -> list[Row]:
        """Return the rows of one package's table."""
        return read_table(self.out / org_id / f"{table}.csv")

    def product(self, product_id: str) -> Row:
        """Return a product of the kettle works."""
        products = self.lines("example-kettle-works-ltd", "products")
        return next(line for line in products if line["product_id"] == product_id)

    def stages(self, org_id: str, source_id: str) -> list[tuple[str, str, str]]:
        """Return stage, state and value of the rows of a source row."""
        rows = [line for line in self.lines(org_id, "stages") if line["footprint_id"] == source_id]
        return [(line["stage"], line["state"], line["value"]) for line in rows]

    def footprint(self, source_id: str) -> Row:
        """Return the footprint of a source row."""
        return next(line for line in footprints(self.out) if line["footprint_id"] == source_id)


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Converted:
    """Convert the fictional workbook once for all tests here."""
    folder = tmp_path_factory.mktemp("catalogue")
    file = write_workbook(folder / "fictional.xlsx", PRODUCTS, STAGES)
    return Converted(file, folder / "out", convert(file, folder / "out"))


def test_every_row_is_written_or_excluded_once(converted: Converted) -> None:
    """Nothing is lost, nothing doubled, and the exact sums agree."""
    assert is_complete(converted.file, converted.out)
    assert len(footprints(converted.out)) + len(exclusions(converted.out)) == len(PRODUCTS)
    assert ("every row once, sums equal", "yes") in account(converted.file, converted.out)


def test_only_what_the_portal_refuses_is_left_out(converted: Converted) -> None:
    """Each exclusion carries the code of the portal's own check."""
    assert {key: refusal.code for key, refusal in converted.refused.items()} == {
        "1-2-2014": "stages-sum",
        "2-2-2016": "stages-sum",
        "2-3-2016": "text-formula",
        "2-4-2016": "text-invisible",
        "2-5-2016": "number-form",
        "2-6-2016": "cell-required",
        "5-1-2016": "cell-pattern",
        "6-1-2016": "number-form",
    }


def test_years_of_a_product_are_footprints_of_one_product(converted: Converted) -> None:
    """The newest year names the product and is its headline; every year keeps the source's id."""
    product = converted.product("1-1")
    assert product["headline_footprint_id"] == "1-1-2015"
    assert (product["name_en"], product["description_en"]) == ("New kettle", "Kettle, 1 litre")
    years = [line for line in footprints(converted.out) if line["product_id"] == "1-1"]
    assert [line["footprint_id"] for line in years] == ["1-1-2013", "1-1-2014", "1-1-2015"]
    assert {line["revision"] for line in years} == {"1"}
    assert years[0]["functional_unit_text_en"].startswith("Old kettle (")


def test_headline_is_the_newest_year_that_was_not_refused(converted: Converted) -> None:
    """A product whose newest year contradicts itself speaks of the year before."""
    assert converted.product("1-2")["headline_footprint_id"] == "1-2-2013"


def test_nothing_is_said_that_the_source_does_not_say(converted: Converted) -> None:
    """Boundary, unit, period, place and the like are not stated; no rule is claimed."""
    for line in footprints(converted.out):
        assert {line[column] for column in UNSTATED_COLUMNS} == {NOT_STATED}
        assert "rule_ids" not in line
    (organisation,) = converted.lines("example-mill-3", "organisation")
    assert (organisation["provenance"], organisation["is_sample"]) == ("compiled", "false")
    assert organisation["compiled_source"]
    assert organisation["compiled_url"]
    assert "not stated" in organisation["compiled_licence"]


def test_only_exact_protocols_become_codes(converted: Converted) -> None:
    """`ISO` is no standard of the code list; what the company wrote is kept as it is."""
    exact, loose = converted.footprint("1-1-2013"), converted.footprint("1-1-2014")
    assert (exact["cross_sectoral_standards"], exact["other_rule_text"]) == ("PAS2050", "")
    assert (loose["cross_sectoral_standards"], loose["other_rule_text"]) == ("", "ISO")


def test_numbers_keep_their_digits(converted: Converted) -> None:
    """Small numbers have no exponent, and no digit comes from the binary form."""
    tiny = converted.footprint("1-6-2016")
    assert tiny["pcf_total"] == "0.00001"
    assert " 0.0333333333333333 kg" in tiny["data_quality_note"]
    assert converted.footprint("1-1-2014")["pcf_total"] == "2.5"


@pytest.mark.parametrize(
    ("cell", "text"),
    [(2, "2"), (0.1, "0.1"), (1e-05, "0.00001"), (1e22, "10000000000000000000000"), ("Yes", "Yes"), (None, "")],
)
def test_cells_are_written_plainly(cell: str | float | None, text: str) -> None:
    """A cell is written as the compilers typed it."""
    assert written(cell) == text


def test_unknown_weight_is_not_spoken_of(converted: Converted) -> None:
    """A missing weight is neither zero nor a reason to leave the footprint out; a gross one is no product mass."""
    assert "weight" not in converted.footprint("1-3-2016")["data_quality_note"]
    assert "product_mass_per_declared_unit" not in converted.footprint("1-1-2014")


def test_stage_groups_are_exact_sums(converted: Converted) -> None:
    """Reported stages are added without rounding; a reported zero stays a number."""
    assert converted.stages("example-kettle-works-ltd", "1-3-2016") == [
        ("upstream", "reported", "11.8"),
        ("operations", "reported", "0.2"),
        ("downstream", "reported", "0"),
    ]


def test_group_without_a_row_is_not_stated(converted: Converted) -> None:
    """Where a company reported no operations, nobody knows whether there are any."""
    assert converted.stages("example-kettle-works-ltd", "1-2-2013") == [
        ("upstream", "reported", "78.4"),
        ("operations", NOT_STATED, ""),
        ("downstream", "reported", "1.6"),
    ]


def test_a_combined_figure_is_not_split(converted: Converted) -> None:
    """Upstream and operations reported as one are not disclosed one by one, and the note says so."""
    assert converted.stages("example-lamp-co", "2-1-2016") == [
        ("upstream", "not-disclosed", ""),
        ("operations", "not-disclosed", ""),
        ("downstream", "reported", "40.2"),
    ]
    note = converted.footprint("2-1-2016")["data_quality_note"]
    assert "as one figure" in note
    assert "Converted from ton to kg" in note


def test_companies_with_one_slug_stay_two(converted: Converted) -> None:
    """Names that differ only in case and dots keep two folders, each with the source's company number."""
    folders = {folder.name for folder in converted.out.iterdir()}
    assert {"example-mill-3", "example-mill-4"} <= folders
    assert "example-mill" not in folders
    descriptor = json.loads((converted.out / "example-mill-4" / "datapackage.json").read_text(encoding="utf-8"))
    assert (descriptor["name"], descriptor["title"]) == ("example-mill-4", "EXAMPLE MILL.")


def test_white_space_and_form_are_put_in_order_and_listed(converted: Converted) -> None:
    """Only white space, Unicode form and an overlong name change, and the list says where."""
    assert converted.product("1-4")["name_en"] == "Kettle with spaces"
    assert converted.product("1-5")["name_en"] == "Caf\u00e9 kettle"
    long = converted.product("1-6")
    assert len(long["name_en"]) <= NAME_LENGTH
    assert long["name_en"].endswith("…")
    assert long["description_en"] == LONG_NAME
    changed = [line["source_id"] for line in read_table(converted.out.parent / CHANGED)]
    assert changed == ["1-4-2016", "1-5-2016", "1-6-2016"]


def test_codes_exist() -> None:
    """Every code that the converter may write stands in the portal's code lists."""
    codelists = load_config(ROOT).codelists
    assert set(CATEGORIES.values()) | {"other"} <= codelists["categories"].rows.keys()
    assert set(STANDARDS.values()) <= codelists["cross_sectoral_standards"].rows.keys()
    assert set(PORTIONS.values()) <= codelists["stages"].rows.keys()
