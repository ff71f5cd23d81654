"""One cell changed to something that its column allows and a rule does not: the rule names it."""

from pathlib import Path

import pytest

from generator.config import SiteConfig
from generator.model.disclosure import RECORDS
from generator.validate import RuleContext
from generator.validate.rules.method import STATED_BY_OWNERS
from generator.validate.rules.units import FUNCTIONAL_COLUMNS
from generator.workflows.check import check, report
from tests.validate.rich_package import rich_tables, write_package

BREAKS = [
    ("organisation", "org_id", "somebody-else", "org-id-folder organisation.csv 2 org_id"),
    ("organisation", "name_zh", "", "name-required organisation.csv 2 name_zh"),
    ("organisation", "uscc", "", "uscc-required organisation.csv 2 uscc"),
    ("organisation", "uscc", "91120199MB0000009X", "uscc-check-character organisation.csv 2 uscc"),
    ("organisation", "uscc", "91350100M000100Y43", "sample-uscc organisation.csv 2 uscc"),
    ("organisation", "is_sample", "false", "sample-uscc organisation.csv 2 uscc"),
    ("organisation", "lei", "000000SAMPLE00000168", "lei-check-digits organisation.csv 2 lei"),
    ("organisation", "gln", "9520010000002", "gln-check-digit organisation.csv 2 gln"),
    ("sites", "gln", "9520010000019", "gln-check-digit sites.csv 2 gln"),
    ("sites", "site_id", "plant-9", "reference-missing footprints.csv 2 site_id"),
    ("products", "product_id", "other", "reference-missing footprints.csv 2 product_id"),
    ("products", "product_id", "other", "footprint-missing products.csv 2 product_id"),
    ("products", "name_zh", "", "name-required products.csv 2 name_zh"),
    ("products", "description_zh", "", "name-required products.csv 2 description_zh"),
    ("products", "gtins", "6901234567893", "gtin-check-digit products.csv 2 gtins"),
    ("products", "gtins", "2012345678900", "gtin-restricted products.csv 2 gtins"),
    ("products", "headline_footprint_id", "nothing", "reference-missing products.csv 2 headline_footprint_id"),
    ("footprints", "footprint_id", "other", "reference-missing stages.csv 2 footprint_id"),
    ("footprints", "revision", "2", "revision-sequence footprints.csv 2 revision"),
    ("footprints", "site_id", "plant-9", "reference-missing footprints.csv 2 site_id"),
    ("footprints", "successor", "nothing", "successor-unknown footprints.csv 2 successor"),
    ("footprints", "successor", "commuter-e1-2025", "successor-unknown footprints.csv 2 successor"),
    ("footprints", "published_on", "2026-11-23", "published-in-future footprints.csv 2 published_on"),
    ("footprints", "published_on", "2025-12-30", "period-after-publication footprints.csv 2 published_on"),
    ("footprints", "valid_through", "2026-03-19", "validity-order footprints.csv 2 valid_through"),
    ("footprints", "kind", "partial-cfp", "boundary-kind footprints.csv 2 kind"),
    ("footprints", "boundary", "cradle-to-gate", "stages-outside-boundary stages.csv 6 stage"),
    ("footprints", "boundary_note_zh", "", "boundary-note footprints.csv 2 boundary_note_zh"),
    ("footprints", "unit_kind", "declared", "declared-unit-partial footprints.csv 2 unit_kind"),
    ("footprints", "declared_unit", "tonne", "unit-mass footprints.csv 2 product_mass_per_declared_unit"),
    ("footprints", "declared_unit_amount", "0", "unit-amount-positive footprints.csv 2 declared_unit_amount"),
    *(
        ("footprints", column, "", f"functional-unit-incomplete footprints.csv 2 {column}")
        for column in FUNCTIONAL_COLUMNS
    ),
    ("footprints", "product_mass_per_declared_unit", "", "unit-mass-missing footprints.csv 2 "),
    ("footprints", "reference_period_last_day", "2024-12-31", "period-order footprints.csv 2 "),
    ("footprints", "reference_period_last_day", "2025-06-30", "period-length footprints.csv 2 "),
    (
        "footprints",
        "reference_period_first_day",
        "2022-01-01",
        "period-length footprints.csv 2 reference_period_last_day",
    ),
    ("footprints", "pcf_total", "210.1", "range-order footprints.csv 2 pcf_total"),
    ("footprints", "pcf_total", "190", "stages-sum footprints.csv 2 pcf_total"),
    ("footprints", "pcf_total", "190", "components-sum footprints.csv 2 pcf_total"),
    ("footprints", "pcf_total", "0", "total-zero footprints.csv 2 pcf_total"),
    ("footprints", "pcf_total", "-193.4", "total-sign footprints.csv 2 pcf_total"),
    ("footprints", "pcf_low", "", "range-incomplete footprints.csv 2 pcf_low"),
    ("footprints", "pcf_high", "", "range-incomplete footprints.csv 2 pcf_high"),
    ("footprints", "range_basis", "", "range-incomplete footprints.csv 2 range_basis"),
    ("footprints", "offsets_included", "true", "offsets-included footprints.csv 2 offsets_included"),
    *(("footprints", column, "", f"method-missing footprints.csv 2 {column}") for column in STATED_BY_OWNERS),
    ("footprints", "use_profile_note", "", "method-missing footprints.csv 2 use_profile_note"),
    ("footprints", "end_of_life_note", "", "method-missing footprints.csv 2 end_of_life_note"),
    ("footprints", "exempted_emissions_description", "", "exempted-description footprints.csv 2 "),
    ("footprints", "technological_dqr", "", "dqr-incomplete footprints.csv 2 technological_dqr"),
    ("footprints", "geographical_dqr", "", "dqr-incomplete footprints.csv 2 geographical_dqr"),
    ("footprints", "temporal_dqr", "", "dqr-incomplete footprints.csv 2 temporal_dqr"),
    ("footprints", "rule_ids", "no-such-rule", "rule-unknown footprints.csv 2 rule_ids"),
    ("footprints", "electricity_factor_id", "none", "electricity-factor-unknown footprints.csv 2 "),
    ("stages", "stage", "inbound-transport", "key-duplicate stages.csv 3 footprint_id"),
    ("stages", "stage", "upstream", "stages-group-overlap stages.csv 3 stage"),
    ("stages", "state", "not-disclosed", "stage-value stages.csv 2 value"),
    ("stages", "value", "", "stage-value stages.csv 2 value"),
    ("stages", "value", "999", "stages-sum footprints.csv 2 pcf_total"),
    ("stages", "footprint_id", "nothing", "reference-missing stages.csv 2 footprint_id"),
    ("components", "value", "", "component-value components.csv 2 value"),
    ("components", "value", "-5", "component-sign components.csv 2 value"),
    ("components", "value", "0.1", "component-part components.csv 7 value"),
    ("components", "component", "land-occupation", "components-required footprints.csv 2 cross_sectoral_standards"),
    ("inventory", "footprint_id", "nothing", "reference-missing inventory.csv 2 footprint_id"),
    ("inventory", "factor_id", "grid-co2-cn-2023", "electricity-factor-family inventory.csv 2 "),
    ("sources", "redistributable", "false", "inventory-source inventory.csv 2 emission"),
    ("verifications", "provider_name", "", "verification-incomplete verifications.csv 2 provider_name"),
    ("verifications", "completed_on", "", "verification-incomplete verifications.csv 2 completed_on"),
    ("verifications", "completed_on", "2025-12-30", "verification-date verifications.csv 2 completed_on"),
    ("verifications", "completed_on", "2026-11-23", "verification-date verifications.csv 2 completed_on"),
    ("verifications", "valid_through", "2026-02-28", "claim-dates verifications.csv 2 valid_through"),
    ("verifications", "document_id", "nothing", "reference-missing verifications.csv 2 document_id"),
    ("labels", "certificate_number", "", "label-incomplete labels.csv 2 certificate_number"),
    ("labels", "issuer_name", "", "label-incomplete labels.csv 2 issuer_name"),
    ("labels", "issued_on", "", "label-incomplete labels.csv 2 issued_on"),
    ("labels", "valid_through", "2026-03-14", "claim-dates labels.csv 2 valid_through"),
    ("documents", "path", "", "document-place documents.csv 2 path"),
    ("documents", "path", "", "document-unlisted statement.pdf 0 "),
    ("documents", "path", "documents/other.pdf", "document-file-missing documents.csv 2 path"),
    ("documents", "sha256", "0" * 64, "document-fingerprint documents.csv 2 sha256"),
    ("documents", "public", "false", "document-place documents.csv 2 path"),
]
"""Table, column and new content of the first row, and what the check must say: code, file, row, column."""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory, context: RuleContext, config: SiteConfig) -> dict[str, set[str]]:
    """Check all broken packages together and return what was said about each."""
    folder = tmp_path_factory.mktemp("rules")
    for number, (table, column, cell, _) in enumerate(BREAKS):
        tables = rich_tables(config, number)
        tables[table][0][column] = cell
        write_package(folder / f"rich-{number}", tables)
    found: dict[str, set[str]] = {}
    for diagnostic in report(check([folder], context), config).diagnostics:
        at = diagnostic.location
        package = Path(at.file).relative_to(folder).parts[0]
        found.setdefault(package, set()).add(f"{diagnostic.code} {Path(at.file).name} {at.row} {at.column}")
    return found


@pytest.mark.parametrize("number", range(len(BREAKS)), ids=lambda number: " ".join(BREAKS[number][3].split()[:3:2]))
def test_a_cell_that_breaks_a_rule_is_named(number: int, said: dict[str, set[str]]) -> None:
    _, column, _, expected = BREAKS[number]
    whole = f"{expected}{column}" if expected.endswith("csv 2 ") else expected
    assert whole in said[f"rich-{number}"]


def test_findings_stand_in_the_order_in_which_a_person_reads(
    tmp_path: Path, context: RuleContext, config: SiteConfig
) -> None:
    tables = rich_tables(config, 1)
    for table, column, cell in (
        ("documents", "public", "maybe"),
        ("organisation", "uscc", ""),
        ("organisation", "country", "China"),
        ("stages", "value", ""),
        ("products", "description_zh", ""),
        ("footprints", "boundary_note_zh", ""),
        ("footprints", "offsets_included", "true"),
        ("footprints", "status", "gone"),
        ("labels", "issuer_name", ""),
    ):
        tables[table][-1][column] = cell
    package = write_package(tmp_path / "rich-1", tables)
    (package / "notes.txt").write_text("x")
    found = [each.location for each in report(check([package], context), config).diagnostics]
    order = ["notes.txt", *(f"{table}.csv" for table in RECORDS)]
    assert [Path(at.file).name for at in found] == sorted((Path(at.file).name for at in found), key=order.index)
    assert len({at.file for at in found}) >= 6
    for file in {at.file for at in found} - {str(package / "notes.txt")}:
        columns = config.schemas[Path(file).stem].columns
        places = [(at.row, columns.index(at.column)) for at in found if at.file == file]
        assert places == sorted(places)
