"""The mapping, on fictional rows in the form of The Carbon Catalogue."""

import json
from dataclasses import dataclass

import pytest

from generator.config import SiteConfig
from generator.spreadsheets.mapping import read_mapping
from generator.spreadsheets.mapping.mapping_file import Value
from generator.validate import RuleContext
from generator.workflows.importing import Imported
from tests.realdata.fictional import MAPPING, imported, row, table, workbook
from tests.realdata.firms import LONG_NAME, PRODUCTS, STAGES
from tests.realdata.kept import place_of
from tests.realdata.tables import Row
from tests.realdata.workbook import ID, TOTAL

KETTLES, LAMPS = "example-kettle-works-ltd-1", "example-lamp-co-2"
NAME_LENGTH = 120
NOT_STATED = "not-stated"
UNSTATED_COLUMNS = (
    "published_on",
    "kind",
    "boundary",
    "unit_kind",
    "declared_unit",
    "declared_unit_amount",
    "reference_period_first_day",
    "reference_period_last_day",
    "geography",
    "pcf_total_basis",
    "offsets_included",
    "ipcc_characterization_factors",
)
"""Required columns of a footprint of which the source says nothing."""


@dataclass(frozen=True, slots=True)
class Read:
    """What the mapping makes of the fictional workbook."""

    found: Imported

    def lines(self, org_id: str, name: str) -> list[Row]:
        """Return the rows of one package's table."""
        return table(self.found, org_id, name)

    def product(self, product_id: str) -> Row:
        """Return a product of the kettle works."""
        return next(line for line in self.lines(KETTLES, "products") if line["product_id"] == product_id)

    def stages(self, org_id: str, source_id: str) -> list[tuple[str, str, str]]:
        """Return stage, state and value of the rows of a source row."""
        rows = [line for line in self.lines(org_id, "stages") if line["footprint_id"] == source_id]
        return [(line["stage"], line["state"], line["value"]) for line in rows]

    @property
    def footprints(self) -> dict[str, Row]:
        """Return all footprints by their ids."""
        lines = [line for org_id in self.found.packages for line in self.lines(org_id, "footprints")]
        found = {line["footprint_id"]: line for line in lines}
        assert len(found) == len(lines)
        return found


@pytest.fixture(scope="module")
def read(context: RuleContext) -> Read:
    """Import the fictional workbook once for all tests here."""
    return Read(imported(workbook(PRODUCTS, STAGES), context))


def test_every_row_is_taken_or_left_out_once(read: Read) -> None:
    """Nothing is lost, nothing doubled, no number changed."""
    numbers = {str(line[ID]): str(line[TOTAL]) for line in PRODUCTS} | {"1-6-2016": "0.00001"}
    taken = {source_id: line["pcf_total"] for source_id, line in read.footprints.items()}
    assert taken == {source_id: numbers[source_id] for source_id in taken}
    assert sorted([*taken, *(each.name for each in read.found.left_out)]) == sorted(numbers)


def test_only_what_the_portal_refuses_is_left_out(read: Read) -> None:
    """Each row on the list carries the code of the portal's own check, and every package is accepted."""
    assert {each.name: {reason.code for reason in each.reasons} for each in read.found.left_out} == {
        "1-2-2014": {"mapping-sum", "stages-sum"},
        "2-2-2016": {"mapping-sum"},
        "2-3-2016": {"text-formula"},
        "2-5-2016": {"number-form"},
        "2-6-2016": {"cell-required"},
        "5-1-2016": {"cell-pattern"},
        "6-1-2016": {"number-form"},
    }
    assert [PRODUCTS[each.row - 2][ID] for each in read.found.left_out] == [each.name for each in read.found.left_out]
    assert not read.found.refused
    assert not [each for each in read.found.report.diagnostics if each.is_error]


def test_years_of_a_product_are_footprints_of_one_product(read: Read) -> None:
    """The newest year names the product and is its headline; every year keeps the source's id."""
    product = read.product("1-1")
    assert product["headline_footprint_id"] == "1-1-2015"
    assert (product["name_en"], product["description_en"]) == ("New kettle", "New kettle — Kettle, 1 litre")
    years = [line for line in read.footprints.values() if line["product_id"] == "1-1"]
    assert [line["footprint_id"] for line in years] == ["1-1-2013", "1-1-2014", "1-1-2015"]
    assert [line["reported_year"] for line in years] == ["2013", "2014", "2015"]
    assert {line["revision"] for line in years} == {"1"}
    assert years[0]["functional_unit_text_en"].startswith("Old kettle (")


def test_headline_is_the_newest_year_that_was_taken(read: Read) -> None:
    """A product whose newest year contradicts itself speaks of the year before."""
    assert read.product("1-2")["headline_footprint_id"] == "1-2-2013"


def test_nothing_is_said_that_the_source_does_not_say(read: Read) -> None:
    """Boundary, unit, period, place and the like are not stated; no rule is claimed."""
    for line in read.footprints.values():
        assert {line[column] for column in UNSTATED_COLUMNS} == {NOT_STATED}
        assert "rule_ids" not in line
    (organisation,) = read.lines("example-mill-3", "organisation")
    assert (organisation["provenance"], organisation["is_sample"]) == ("compiled", "false")
    assert organisation["compiled_source"]
    assert organisation["compiled_url"]
    assert "not stated" in organisation["compiled_licence"]
    descriptor = json.loads(read.found.packages["example-mill-3"]["datapackage.json"])
    assert descriptor["licenses"] == [{"name": "notspecified"}]


def test_only_exact_protocols_become_codes(read: Read) -> None:
    """`ISO` is no standard of the code list; what the company wrote is kept as it is, a filler is nothing."""
    exact, loose, silent = (read.footprints[each] for each in ("1-1-2013", "1-1-2014", "1-1-2015"))
    assert (exact["cross_sectoral_standards"], exact["other_rule_text"]) == ("PAS2050", "")
    assert (loose["cross_sectoral_standards"], loose["other_rule_text"]) == ("", "ISO")
    assert (silent["cross_sectoral_standards"], silent["other_rule_text"]) == ("", "")


def test_numbers_keep_their_digits(read: Read) -> None:
    """Small numbers have no exponent, and no digit comes from the binary form."""
    tiny = read.footprints["1-6-2016"]
    assert tiny["pcf_total"] == "0.00001"
    assert " 0.0333333333333333 kg" in tiny["data_quality_note"]
    assert read.footprints["1-1-2014"]["pcf_total"] == "2.5"


def test_unknown_weight_is_not_spoken_of(read: Read) -> None:
    """A missing weight is neither zero nor a reason to leave the footprint out; a gross one is no product mass."""
    assert "weight" not in read.footprints["1-3-2016"]["data_quality_note"]
    assert "weight 1.5 kg, typically with packaging: As per" in read.footprints["1-1-2014"]["data_quality_note"]
    assert "product_mass_per_declared_unit" not in read.footprints["1-1-2014"]


def test_stage_groups_are_exact_sums(read: Read) -> None:
    """Reported stages are added without rounding; a reported zero stays a number."""
    assert read.stages(KETTLES, "1-3-2016") == [
        ("upstream", "reported", "11.8"),
        ("operations", "reported", "0.2"),
        ("downstream", "reported", "0"),
    ]
    sums = [(each.was, each.became) for each in read.found.rewritten if each.kind == "sum"]
    assert ("11.7 + 0.1", "11.8") in sums


def test_group_without_a_row_is_not_stated(read: Read) -> None:
    """Where a company reported no operations, nobody knows whether there are any."""
    assert read.stages(KETTLES, "1-2-2013") == [
        ("upstream", "reported", "78.4"),
        ("operations", NOT_STATED, ""),
        ("downstream", "reported", "1.6"),
    ]
    assert read.stages(KETTLES, "1-7-2016") == [
        ("upstream", NOT_STATED, ""),
        ("operations", "reported", "3"),
        ("downstream", NOT_STATED, ""),
    ]
    assert read.stages(KETTLES, "1-1-2015") == []


def test_a_combined_figure_is_not_split(read: Read) -> None:
    """Upstream and operations reported as one are not disclosed one by one, and the note says so."""
    assert read.stages(LAMPS, "2-1-2016") == [
        ("upstream", "not-disclosed", ""),
        ("operations", "not-disclosed", ""),
        ("downstream", "reported", "40.2"),
    ]
    note = read.footprints["2-1-2016"]["data_quality_note"]
    assert "as one figure" in note
    assert "Converted from ton to kg" in note
    assert "Adjusted" not in read.footprints["1-1-2013"]["data_quality_note"]


def test_companies_of_one_name_stay_two(read: Read) -> None:
    """Names that differ only in case and dots keep two folders, each with the source's company number."""
    assert {"example-mill-3", "example-mill-4"} <= read.found.packages.keys()
    descriptor = json.loads(read.found.packages["example-mill-4"]["datapackage.json"])
    assert (descriptor["name"], descriptor["title"]) == ("example-mill-4", "EXAMPLE MILL.")


def test_an_overlong_company_name_keeps_its_number(context: RuleContext) -> None:
    """However long a name is, its number stays in the id, and the name stays whole."""
    name = "The Example Company for Kettles, Lamps and All Other Things That Anybody Sells Ltd."
    found = imported(workbook([row("123456-1-2016", 1, company=name)], []), context)
    (org_id,) = found.packages
    assert org_id.startswith("the-example-company-for-kettles")
    assert org_id.endswith("-123456")
    assert table(found, org_id, "organisation")[0]["name_en"] == name


def test_what_was_put_in_order_is_listed(read: Read) -> None:
    """Only spaces, Unicode form, unseen characters and an overlong name change, and the list says where."""
    assert read.product("1-4")["name_en"] == "Kettle  with  spaces"
    assert read.product("1-5")["name_en"] == "Caf\u00e9 kettle"
    long = read.product("1-6")
    assert len(long["name_en"]) <= NAME_LENGTH
    assert long["name_en"].endswith("…")
    assert long["description_en"] == LONG_NAME
    changed = {each.cell: each for each in read.found.rewritten if each.column == "name_en"}
    assert {cell: each.kind for cell, each in changed.items()} == {
        "D8": "space",
        "D9": "space",
        "D10": "cut",
        "D15": "unseen",
    }
    assert (changed["D10"].was, changed["D10"].became) == (LONG_NAME, long["name_en"])


def test_categories_follow_the_company_s_group_and_never_guess(read: Read) -> None:
    """A group that makes one kind of thing has its catch-all line; every other is `other`."""
    assert read.product("1-1")["category"] == "electronics-other"
    assert read.product("1-3")["category"] == "other"
    (flour,) = read.lines("example-mill-3", "products")
    assert flour["category"] == "food-beverage-other"


def test_codes_exist(config: SiteConfig) -> None:
    """Every code that the mapping may write stands in the portal's code lists, every country is the right one."""
    mapping = read_mapping(MAPPING.name, MAPPING.read_bytes(), config)
    columns = {(table.table, name): value for table in mapping.tables for name, value in table.columns.items()}
    stages = {str(each["stage"].value) for table in mapping.tables for each in table.each}

    def codes(name: str, column: str) -> set[str]:
        value: Value = columns[name, column]
        return {code for code in (*value.choose.values(), value.otherwise) if code}

    assert codes("products", "category") <= config.codelists["categories"].rows.keys()
    assert codes("footprints", "cross_sectoral_standards") <= config.codelists["cross_sectoral_standards"].rows.keys()
    assert stages <= config.codelists["stages"].rows.keys()
    for name, country in columns["organisation", "country"].choose.items():
        place = place_of(name)
        assert place, name
        assert place[0] == country, name
