"""What ISO 14067 and its neighbours ask of a public communication: every row has a place in our tables.

A place is `table.column`, or `table.column=code` where a code of the column's list answers it. Rows that forbid
something name the columns in which it would stand.
"""

import pytest

from generator.config import SiteConfig

CHECKLIST: dict[int, tuple[str, tuple[str, ...]]] = {
    1: (
        "result as CO2e per functional or declared unit",
        ("footprints.pcf_total", "footprints.declared_unit", "footprints.declared_unit_amount"),
    ),
    2: (
        "which of the two units, and the reference flow",
        ("footprints.unit_kind", "footprints.functional_unit_text_zh", "footprints.reference_flow"),
    ),
    3: ("full or partial footprint", ("footprints.kind=cfp", "footprints.kind=partial-cfp")),
    4: (
        "boundary, stages in and out, reasons for exclusions",
        ("footprints.boundary", "footprints.boundary_note_zh", "stages.state=outside-boundary", "stages.reason_zh"),
    ),
    5: ("emissions of each main stage", ("stages.stage", "stages.value")),
    6: ("fossil separately", ("components.component=fossil", "components.value")),
    7: (
        "biogenic emissions and removals separately",
        ("components.component=biogenic-emissions", "components.component=biogenic-uptake"),
    ),
    8: (
        "direct land-use change separately, zero only where assessed",
        ("components.component=land-use-change", "components.state=assessed-zero"),
    ),
    9: ("aircraft separately", ("components.component=aircraft",)),
    10: (
        "indirect land-use change, land use, carbon content, grid sensitivity: apart",
        (
            "components.component=indirect-land-use-change",
            "components.component=land-occupation",
            "components.component=biogenic-carbon-content",
            "footprints.gwp_horizon",
            "footprints.sensitivity_note",
        ),
    ),
    11: ("no offsets in the value", ("footprints.offsets_included",)),
    12: (
        "gases counted, characterisation factors and their source",
        ("footprints.ghgs_counted", "footprints.ipcc_characterization_factors", "footprints.gwp_horizon=gwp100"),
    ),
    13: (
        "cut-off criteria and what was cut off",
        (
            "footprints.cut_off_note",
            "footprints.exempted_emissions_percent",
            "footprints.exempted_emissions_description",
        ),
    ),
    14: (
        "allocation, recycling and reuse",
        ("footprints.allocation_rules_description", "footprints.recycling_approach"),
    ),
    15: (
        "data sources and data quality",
        (
            "footprints.data_quality_note",
            "footprints.primary_data_share",
            "footprints.technological_dqr",
            "footprints.geographical_dqr",
            "footprints.temporal_dqr",
            "sources.name",
            "sources.version",
        ),
    ),
    16: (
        "treatment of electricity",
        (
            "footprints.electricity_approach",
            "footprints.electricity_factor_id",
            "footprints.electricity_note",
            "official_factors.year",
            "official_factors.issuer_zh",
        ),
    ),
    17: (
        "period for which the result is representative",
        ("footprints.reference_period_first_day", "footprints.reference_period_last_day"),
    ),
    18: ("geographical scope and sites", ("footprints.geography", "footprints.site_id", "sites.name_zh")),
    19: (
        "use profile and end-of-life scenario",
        ("footprints.use_profile_note", "footprints.end_of_life_note", "footprints.use_region"),
    ),
    20: (
        "product rule or standard used",
        (
            "footprints.rule_ids",
            "footprints.other_rule_text",
            "footprints.cross_sectoral_standards",
            "accounting_rules.number",
            "accounting_rules.version",
        ),
    ),
    21: (
        "sensitivity and uncertainty",
        ("footprints.sensitivity_note", "footprints.pcf_low", "footprints.pcf_high", "footprints.range_basis"),
    ),
    22: (
        "interpretation and limitations",
        ("footprints.interpretation_note_zh", "footprints.interpretation_note_en"),
    ),
    23: ("timing of emissions and removals", ("footprints.timing_note",)),
    24: (
        "change over time",
        ("footprints.revision", "footprints.change_reason", "footprints.change_note_zh"),
    ),
    25: (
        "critical review or verification",
        (
            "verifications.type=self-declared",
            "verifications.type=internal-review",
            "verifications.type=third-party",
            "verifications.type=critical-review",
            "labels.scheme=cn-pcf-label",
            "labels.scheme=epd",
        ),
    ),
    26: (
        "assurance, verifier, date, statement",
        (
            "verifications.assurance",
            "verifications.provider_name",
            "verifications.completed_on",
            "verifications.statement_number",
            "verifications.document_id",
        ),
    ),
    27: (
        "no comparison unless unit, boundary, rule, gases and stages agree",
        (
            "footprints.rule_ids",
            "products.category",
            "footprints.declared_unit",
            "footprints.declared_unit_amount",
            "footprints.service_life_amount",
            "footprints.boundary",
            "stages.state",
            "footprints.recycling_approach",
            "footprints.ipcc_characterization_factors",
            "footprints.pcf_total_basis",
            "confirmations.result=confirmed",
        ),
    ),
    28: (
        "explanatory statement and free access to supporting information",
        ("documents.path", "documents.url", "documents.public", "footprints.study_title"),
    ),
    29: (
        "no claim of overall superiority, no vague wording",
        ("products.name_zh", "products.description_zh", "footprints.interpretation_note_zh"),
    ),
    30: (
        "what an environmental product declaration states",
        (
            "footprints.epd_operator",
            "footprints.epd_pcr",
            "footprints.epd_omitted_modules",
            "labels.scheme=epd",
            "labels.certificate_number",
            "labels.issued_on",
            "labels.valid_through",
        ),
    ),
    31: ("validity", ("footprints.valid_from", "footprints.valid_through", "labels.valid_through")),
    32: (
        "language, organisation, credit code, contact",
        ("organisation.name_zh", "organisation.name_en", "organisation.uscc", "organisation.contact_email"),
    ),
    33: (
        "version, earlier versions, reason of change, withdrawal",
        (
            "footprints.revision",
            "footprints.change_reason=correction",
            "footprints.status=withdrawn",
            "footprints.status_reason",
            "footprints.successor",
            "products.former_ids",
        ),
    ),
}
"""Row of the checklist, what it asks in a few words, and where the answer stands."""


def test_all_thirty_three_rows_have_a_place() -> None:
    assert list(CHECKLIST) == list(range(1, 34))
    assert all(requirement and places for requirement, places in CHECKLIST.values())


@pytest.mark.parametrize("row", CHECKLIST)
def test_the_places_of_a_row_exist(row: int, config: SiteConfig) -> None:
    schemas = {**config.schemas, **config.register_schemas}
    for place in CHECKLIST[row][1]:
        address, _, code = place.partition("=")
        table, column = address.split(".")
        assert column in schemas[table].columns, place
        field = schemas[table].field(column)
        assert field.text("description", "zh")
        if code:
            assert code in config.codelists[field.codelist or ""].rows, place
