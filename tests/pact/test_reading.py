"""PACT data become tables: what the file says, at the place where it says it, and nothing that it does not say."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from generator.config import Form, SiteConfig
from generator.model.places import JsonPath
from generator.pact import read_pact
from generator.validate import RuleContext
from generator.workflows.importing import Imported, Request, Source, brought, drafted
from tests.builders import a_config
from tests.spreadsheets.books import package
from tests.spreadsheets.footprints import FIRST, NAME, SECOND, intake, origin, sent, tables, three, two, unread

COMPLETION = {
    "organisation": {
        "org_id": "starter-two",
        "country": "CN",
        "district": "outside",
        "roles": "manufacturer",
        "provenance": "own",
        "is_sample": "true",
    },
    "products": {"category": "other", "consumer_facing": "false", "status": "active"},
    "footprints": {
        "offsets_included": "false",
        "gwp_horizon": "gwp100",
        "ghgs_counted": "CO2、CH4、N2O",
        "recycling_approach": "cut-off",
        "electricity_approach": "grid-average",
        "interpretation_note_zh": "只反映气候变化一项环境影响。",
        "data_quality_note": "钢材用量为全年实测。",
    },
    "sources": {"redistributable": "false"},
    "verifications": {"status": "active"},
}
"""What PACT has no word for."""

GOLDEN: dict[str, Any] = {
    "organisation": [{"name_zh": "示例起步制造有限公司", "uscc": "91120199MA0000090H"}],
    "products": [
        {
            "name_zh": "示例货架",
            "description_zh": "五层货架，冷轧板喷塑。",
            "product_id": "rack-5",
            "gtins": "9520200000156",
            "cpc": "42190",
            "headline_footprint_id": FIRST,
        }
    ],
    "footprints": [
        {
            "footprint_id": FIRST,
            "product_id": "rack-5",
            "other_rule_text": "示例协会: 货架规则 1.0, 货架规则 2.0; PEF: 家具",
            "revision": "1",
            "kind": "partial-cfp",
            "boundary": "cradle-to-gate",
            "unit_kind": "declared",
            "status": "active",
            "published_on": "2026-03-20",
            "valid_from": "2026-03-20",
            "valid_through": "2028-03-19",
            "boundary_note_zh": "从原料开采到货架出厂。",
            "declared_unit": "piece",
            "declared_unit_amount": "1",
            "product_mass_per_declared_unit": "21.50",
            "reference_period_first_day": "2025-01-01",
            "reference_period_last_day": "2025-12-31",
            "exempted_emissions_percent": "1.25",
            "exempted_emissions_description": "标签",
            "primary_data_share": "45.0",
            "allocation_rules_description": "按质量分摊。",
            "packaging_emissions_included": "true",
            "ipcc_characterization_factors": "AR5;AR6",
            "cross_sectoral_standards": "PAS2050;GHGP-Product",
            "pcf_excluding_biogenic_uptake": "52.40",
            "pcf_total": "52.40",
            "pcf_total_basis": "excluding-biogenic-uptake",
            "pcf_including_biogenic_uptake": "50.9",
            "geography": "CN-TJ",
        }
    ],
    "components": [
        {"footprint_id": FIRST, "revision": "1", "scope": "stated", "component": code, "state": state, "value": value}
        for code, state, value in (
            ("fossil", "reported", "52.40"),
            ("biogenic-uptake", "reported", "-1.5"),
            ("land-use-change", "assessed-zero", "0"),
            ("aircraft", "assessed-zero", "0.0"),
            ("packaging", "reported", "1.2"),
            ("fossil-carbon-content", "reported", "0.125"),
        )
    ],
    "sources": [{"footprint_id": FIRST, "revision": "1", "name": "示例背景数据库", "version": "2024; 2025"}],
    "verifications": [
        {
            "verification_id": f"{FIRST}-v1",
            "type": "third-party",
            "footprint_id": FIRST,
            "revision": "1",
            "coverage": "product-level",
            "provider_name": "示例核查有限公司",
            "standard": "ISO 14064-3:2019",
            "completed_on": "2026-02-11",
        }
    ],
}


def imported(content: bytes, context: RuleContext) -> Imported:
    return brought(Request([Source(NAME, content)], context))


def found(content: bytes, context: RuleContext) -> set[tuple[str, str]]:
    """Return the code and the path of everything that is said of a file."""
    return {(each.code, each.location.cell) for each in imported(content, context).report.diagnostics}


def completed(content: bytes, context: RuleContext) -> Imported:
    """Import a file with a mapping that completes it: what PACT has no word for, said by somebody who knows."""
    mapping = json.dumps({"complete": COMPLETION}, ensure_ascii=False).encode()
    return brought(Request([Source(NAME, content)], context, mapping=Source("own.yaml", mapping)))


def test_a_file_becomes_these_tables() -> None:
    read = intake(three())
    assert tables(read) == GOLDEN
    assert unread(read) == {
        "PACT comment": "data[0].comment",
        "PACT companyIds": "data[0].companyIds[1]",
        "PACT productClassifications": "data[0].productClassifications[1]",
    }


def test_both_versions_of_one_product_become_equal_tables() -> None:
    new, old = intake(three({"primaryDataShare": "45"})), intake(two())
    assert tables(new) == tables(old)
    assert unread(old) == {
        "PACT comment": "data[0].comment",
        "PACT companyIds": "data[0].companyIds[1]",
        "PACT version": "data[0].version",
    }


@pytest.mark.parametrize("write", [three, two])
def test_a_file_whose_gaps_are_filled_becomes_a_package(
    write: Callable[[], dict[str, Any]], context: RuleContext
) -> None:
    outcome = completed(sent(write()), context)
    assert [each for each in outcome.report.diagnostics if each.is_error] == []
    assert list(outcome.packages) == ["starter-two"]
    assert b"52.40" in package(outcome)["footprints.csv"]


def test_what_the_file_does_not_say_is_asked_for_once_by_table_and_column(context: RuleContext) -> None:
    report = imported(sent(three(), three(id=SECOND)), context).report
    asked = [
        (each.location.file, each.location.cell, each.location.row, each.location.column)
        for each in report.diagnostics
        if each.code == "pact-missing"
    ]
    assert ("示例.json", "data", 0, "products.status") in asked
    assert ("示例.json", "data", 0, "products.headline_footprint_id") in asked
    assert ("示例.json", "data", 0, "verifications.status") in asked
    assert len(asked) == len(set(asked)) == 13


def test_what_no_column_takes_is_named_by_its_path(context: RuleContext) -> None:
    told = {
        (each.value, each.location.cell): each.severity.value
        for each in imported(sent(three()), context).report.diagnostics
        if each.code == "sheet-column-unknown"
    }
    assert told == {
        ("PACT comment", "data[0].comment"): "warning",
        ("PACT companyIds", "data[0].companyIds[1]"): "warning",
        ("PACT productClassifications", "data[0].productClassifications[1]"): "warning",
    }


def test_nothing_is_suggested_for_what_no_column_takes(context: RuleContext) -> None:
    (diagnostic,) = [
        each
        for each in imported(sent(three(successor="x")), context).report.diagnostics
        if each.value == "PACT successor"
    ]
    assert diagnostic.location.row == 0
    assert "Did you mean" not in diagnostic.fix["en"]


def test_mistakes_are_told_footprint_by_footprint(context: RuleContext) -> None:
    content = sent(three({"geographyCountrySubdivision": "天津"}), three(id=SECOND, status="x"))
    told = [each.location.cell for each in imported(content, context).report.diagnostics if each.is_error]
    places = ["data[0].pcf.geographyCountrySubdivision", "data[1].status"]
    assert [place for place in told if place in places] == places


def test_a_file_of_footprints_comes_alone(context: RuleContext) -> None:
    sources = [Source(NAME, sent(two())), Source("stages.csv", b"stage,state\nuse,x\n")]
    (diagnostic,) = brought(Request(sources, context)).report.diagnostics
    assert (diagnostic.code, diagnostic.location.file) == ("workbook-refused", NAME)


def test_a_mapping_finds_no_sheets_in_a_file_of_footprints(context: RuleContext, config: SiteConfig) -> None:
    mapping = b"rows: {own: {sheet: footprints}}\ntables: [{table: products, rows: own, columns: {}}]"
    outcome = brought(Request([Source(NAME, sent(three()))], context, mapping=Source("own.yaml", mapping)))
    assert [(each.code, each.value) for each in outcome.report.diagnostics] == [("mapping-sheet", "footprints")]
    assert drafted([Source(NAME, sent(three()))], config).draft.text == ""


def test_doubts_are_told_with_their_path(context: RuleContext) -> None:
    told = found(sent(two({"unitaryProductAmount": "12"})), context)
    assert ("pact-ambiguous", "data[0].pcf.unitaryProductAmount") in told


def test_a_mistake_stands_at_its_path(context: RuleContext) -> None:
    content = sent(three(), three({"fossilGhgEmissions": "1,864", "geographyCountrySubdivision": "天津"}, id=SECOND))
    codes = found(content, context)
    assert ("number-ambiguous", "data[1].pcf.fossilGhgEmissions") in codes
    assert ("cell-pattern", "data[1].pcf.geographyCountrySubdivision") in codes
    assert ("boundary-note", "data[0]") not in codes


def test_what_a_rule_misses_stands_at_its_footprint(context: RuleContext) -> None:
    records = [three({"boundaryProcessesDescription": None}, id=each) for each in (FIRST, SECOND)]
    places = {
        (each.code, each.location.cell, each.location.row, each.location.column)
        for each in completed(sent(*records), context).report.diagnostics
    }
    assert ("boundary-note", "data[1]", 0, "footprints.boundary_note_zh") in places


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z", ("2025-01-01", "2025-12-31")),
        ("2025-01-01T00:00:00+08:00", "2026-01-01T00:00:00+08:00", ("2025-01-01", "2025-12-31")),
        ("2025-01-01T08:30:00Z", "2025-12-31T23:59:59.999Z", ("2025-01-01", "2025-12-31")),
        ("2025-01-01", "2026-01-01", ("2025-01-01", "2025-12-31")),
        ("2025-02-30T00:00:00Z", "0001-01-01T00:00:00Z", ("2025-02-30T00:00:00Z", "0001-01-01T00:00:00Z")),
        ("去年", "2025-12-31T24:00:00Z", ("去年", "2025-12-31T24:00:00Z")),
    ],
)
def test_an_end_outside_its_period_becomes_the_last_day_inside(start: str, end: str, days: tuple[str, str]) -> None:
    read = intake(three({"referencePeriodStart": start, "referencePeriodEnd": end}))
    row = tables(read)["footprints"][0]
    assert (row["reference_period_first_day"], row["reference_period_last_day"]) == days
    changed = [(each.kind, each.was, each.became) for each in read.rewritten]
    assert (("pact-end", end, days[1]) in changed) is (end != days[1])


@pytest.mark.parametrize(
    ("stated", "geography", "left"),
    [
        ({}, "CN-TJ", {}),
        ({"geographyCountry": "CN"}, "CN-TJ", {"PACT pcf.geographyCountry": "data[0].pcf.geographyCountry"}),
        ({"geographyCountrySubdivision": None, "geographyCountry": "CN"}, "CN", {}),
        ({"geographyCountrySubdivision": None}, "GLO", {}),
    ],
)
def test_geography_is_the_narrowest_or_the_world(stated: dict[str, Any], geography: str, left: dict[str, str]) -> None:
    read = intake(three(stated))
    assert tables(read)["footprints"][0]["geography"] == geography
    assert {name: path for name, path in unread(read).items() if "geography" in name} == left
    assert ("pact-global" in {each.kind for each in read.rewritten}) is (geography == "GLO")


@pytest.mark.parametrize("absent", [None, "", "  ", [], {}])
def test_absent_is_unknown_and_never_zero(absent: object) -> None:
    record = three()
    record["pcf"] |= {"aircraftGhgEmissions": absent, "primaryDataShare": absent}
    read = tables(intake(record))
    assert "aircraft" not in {row["component"] for row in read["components"]}
    assert "primary_data_share" not in read["footprints"][0]


@pytest.mark.parametrize(
    ("written", "cell", "state"),
    [
        ('"0"', "0", "assessed-zero"),
        ("0", "0", "assessed-zero"),
        ("-0.00", "0.00", "assessed-zero"),
        ('"1.2300"', "1.2300", "reported"),
        ("1.2300", "1.2300", "reported"),
        ("0.1234567890123456789", "0.1234567890123456789", "reported"),
        ("12345678901234567890", "12345678901234567890", "reported"),
        ("1.5e-3", "0.0015", "reported"),
        ("2E+2", "200", "reported"),
        ("1e999999999", "1e999999999", "reported"),
        ('"1e3"', "1e3", "reported"),
        ('"-1.5"', "-1.5", "reported"),
        ("true", "true", "reported"),
    ],
)
def test_no_digit_changes_and_no_sign_but_that_of_a_zero(written: str, cell: str, state: str) -> None:
    content = sent(three()).replace(b'"aircraftGhgEmissions": "-0.0"', f'"aircraftGhgEmissions": {written}'.encode())
    read = read_pact(NAME, content, a_config())
    row = next(row for row in tables(read)["components"] if row["component"] == "aircraft")
    assert (row["value"], row["state"]) == (cell, state)
    assert origin(read, "components", "value", 5) == "data[0].pcf.aircraftGhgEmissions"


def test_the_total_with_uptake_is_the_result_only_where_it_stands_alone() -> None:
    (row,) = tables(intake(three({"pcfExcludingBiogenicUptake": None})))["footprints"]
    assert (row["pcf_total"], row["pcf_total_basis"]) == ("50.9", "including-biogenic-uptake")
    stated = {"pcfExcludingBiogenicUptake": None, "pcfIncludingBiogenicUptake": None}
    (row,) = tables(intake(three(stated)))["footprints"]
    assert "pcf_total" not in row


def test_both_totals_are_held_to_the_uptake(context: RuleContext) -> None:
    outcome = completed(sent(three({"pcfIncludingBiogenicUptake": "49.0"})), context)
    places = {(each.code, each.location.cell) for each in outcome.report.diagnostics}
    assert ("gate-uptake", "data[0].pcf.pcfIncludingBiogenicUptake") in places


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ({"operator": "Other", "otherOperatorName": "示例协会", "ruleNames": ["甲", "乙"]}, "示例协会: 甲, 乙"),
        ({"operator": "PEF", "otherOperatorName": "示例协会", "ruleNames": ["甲"]}, "PEF / 示例协会: 甲"),
        ({"operator": "Other", "ruleNames": ["甲"]}, "Other: 甲"),
        ({"ruleNames": ["甲"]}, "甲"),
    ],
)
def test_rules_are_told_in_words_with_whoever_made_them(rule: dict[str, Any], text: str) -> None:
    read = tables(intake(three({"productOrSectorSpecificRules": [rule]})))
    assert read["footprints"][0]["other_rule_text"] == text


def test_names_go_into_the_column_of_their_language() -> None:
    read = tables(intake(three({"boundaryProcessesDescription": "To the gate."}, companyName="Sample Racks Ltd.")))
    assert read["organisation"][0]["name_en"] == "Sample Racks Ltd."
    assert read["footprints"][0]["boundary_note_en"] == "To the gate."
    assert "name_zh" not in read["organisation"][0]


@pytest.mark.parametrize(
    ("numbers", "product_id", "left"),
    [
        (["urn:pact:x.example:supplier-id:a-1"], "a-1", ""),
        (["urn:pathfinder:product:customcode:supplier-assigned:A1"], "a1", ""),
        (["urn:pact:x.example:supplier-id:a:1%2F2"], "a-1-2", ""),
        (["urn:gtin:9520200000156"], "9520200000156", ""),
        (["urn:pact:x.example:buyer-id:77"], None, "data[0].productIds[0]"),
        (["货号 77"], None, "data[0].productIds[0]"),
    ],
)
def test_a_product_is_known_by_the_number_of_its_maker(numbers: list[str], product_id: str | None, left: str) -> None:
    read = intake(three(productIds=numbers))
    assert tables(read)["products"][0].get("product_id") == product_id
    made = [(each.was, each.became) for each in read.rewritten if each.kind == "pact-id"]
    assert all(was != became for was, became in made)
    assert bool(made) is (product_id in ("a1", "a-1-2"))
    assert unread(read).get("PACT productIds", "") == left


def test_footprints_of_one_product_share_its_row() -> None:
    read = intake(three(), three(id=SECOND, status="Deprecated"))
    (product,) = tables(read)["products"]
    assert product["headline_footprint_id"] == FIRST
    assert [row["product_id"] for row in tables(read)["footprints"]] == ["rack-5", "rack-5"]
    (product,) = tables(intake(three(), three(id=SECOND)))["products"]
    assert "headline_footprint_id" not in product


def test_two_products_whose_numbers_look_alike_stay_two(context: RuleContext) -> None:
    numbers = ["urn:pact:x.example:supplier-id:RACK_5"], ["urn:pact:x.example:supplier-id:rack-5"]
    content = sent(three(productIds=numbers[0]), three(id=SECOND, productIds=numbers[1]))
    assert "key-duplicate" in {code for code, _ in found(content, context)}


def test_what_is_said_otherwise_of_one_product_is_told(context: RuleContext) -> None:
    content = sent(three(), three(id=SECOND, productDescription="六层货架。"))
    assert ("pact-differs", "data[1].productDescription") in found(content, context)


def test_a_footprint_that_follows_another_one_is_its_successor() -> None:
    later = three(id=SECOND.upper(), precedingPfIds=[FIRST.upper(), "00000000-0000-0000-0000-000000000000"])
    read = intake(three(status="Deprecated"), later)
    rows = tables(read)["footprints"]
    assert [row["footprint_id"] for row in rows] == [FIRST, SECOND]
    assert rows[0]["successor"] == SECOND
    assert unread(read)["PACT precedingPfIds"] == "data[1].precedingPfIds[1]"


def test_properties_that_nobody_knows_are_told_and_never_taken_for_ours() -> None:
    record = three({"site_id": "a", "dqi": {"coveragePercent": "78"}}, revision="9", extensions=[{"data": {"x": 1}}])
    read = intake(record | {"pcf.pcf_total": "1", "footprint_id": "b"})
    assert tables(read)["footprints"][0]["revision"] == "1"
    assert unread(read).keys() >= {
        "PACT pcf.site_id",
        "PACT pcf.dqi.coveragePercent",
        "PACT revision",
        "PACT extensions",
        'PACT "pcf.pcf_total"',
        "PACT footprint_id",
    }


def test_a_value_of_another_shape_is_not_taken() -> None:
    read = intake(three({"fossilGhgEmissions": {"value": "5"}, "primaryDataShare": ["1", "2"]}))
    assert "fossil" not in {row["component"] for row in tables(read)["components"]}
    assert unread(read).keys() >= {"PACT pcf.fossilGhgEmissions", "PACT pcf.primaryDataShare"}


def test_version_two_ratings_on_another_scale_are_not_taken() -> None:
    read = intake(two({"dqi": {"technologicalDQR": 1.5}}))
    assert "technological_dqr" not in tables(read)["footprints"][0]
    assert unread(read)["PACT pcf.dqi.technologicalDQR"] == "data[0].pcf.dqi.technologicalDQR"
    assert tables(intake(three({"dqi": {"technologicalDQR": "1.5"}})))["footprints"][0]["technological_dqr"] == "1.5"


def test_version_two_values_for_more_than_one_unit_are_doubted(context: RuleContext) -> None:
    content = sent(two({"unitaryProductAmount": "12.0"}))
    codes = found(content, context)
    assert ("pact-ambiguous", "data[0].pcf.unitaryProductAmount") in codes
    assert not any(code == "cell-required" for code, _ in codes)


@pytest.mark.parametrize(
    ("stated", "basis", "doubted"),
    [
        ({}, "excluding-biogenic-uptake", False),
        ({"dLucGhgEmissions": None}, "excluding-biogenic-uptake", False),
        ({"landManagementGhgEmissions": "0.6"}, "including-biogenic-uptake", False),
        ({"otherBiogenicGhgEmissions": "0.6", "pCfIncludingBiogenic": None}, None, True),
    ],
)
def test_version_two_leaves_more_out_of_its_total(stated: dict[str, Any], basis: str | None, *, doubted: bool) -> None:
    read = intake(two(stated))
    assert tables(read)["footprints"][0].get("pcf_total_basis") == basis
    doubts = [each.holes["problem"] for each in read.findings if each.code == "pact-ambiguous"]
    assert doubts == (["pact-biogenic"] if doubted else [])
    assert ("pact-basis" in {each.kind for each in read.rewritten}) is (basis == "excluding-biogenic-uptake")


@pytest.mark.parametrize(
    ("assurance", "row"),
    [
        ({"assurance": False, "providerName": "示例核查"}, None),
        ({"assurance": True, "level": "limited", "coverage": "PCF system"}, {"assurance": "limited"}),
        ({"coverage": "product level"}, {"coverage": "product-level"}),
    ],
)
def test_version_two_assurance_is_a_verification_unless_denied(
    assurance: dict[str, Any], row: dict[str, str] | None
) -> None:
    read = tables(intake(two({"assurance": assurance})))
    keys = {"verification_id": f"{FIRST}-v1", "footprint_id": FIRST, "revision": "1"}
    assert read.get("verifications", []) == ([keys | row] if row else [])


def test_every_place_is_a_column_and_every_code_a_code(config: SiteConfig) -> None:
    names = config.pact
    assert names.components["pcf.biogenicCO2Uptake"] == "biogenic-uptake"
    assert names.components["2:indirect"] == "indirect-land-use-change"
    assert set(names.components.values()) <= set(config.codelists["components"].codes)
    for place in (*names.places.values(), *names.lists.values()):
        ends = ("_zh", "_en") if place.form is Form.LANGUAGE else ("",)
        assert {f"{place.column}{end}" for end in ends} <= set(config.schemas[place.table].columns)
    assert {total.column for total in names.totals} | set(names.fixed) <= set(config.schemas["footprints"].columns)
    for column, codes in names.codes.items():
        table = "verifications" if column == "coverage" else "footprints"
        field = config.schemas[table].field(column)
        assert set(codes.values()) <= set(
            config.codelists[field.codelist or field.descriptor["items"]["codelist"]].codes
        )


def test_units_are_those_with_the_same_amount(config: SiteConfig) -> None:
    units = config.codelists["declared_units"]
    for word, code in config.pact.codes["declared_unit"].items():
        assert (units.cell(code, "pact_unit"), units.cell(code, "pact_factor")) == (word, "1")


def test_places_are_paths_of_the_file() -> None:
    read = intake(three())
    assert {type(place) for place in (*read.places.values(), *read.heads.values())} == {JsonPath}
    assert all(place.parts[1].startswith("data") for place in read.places.values())
