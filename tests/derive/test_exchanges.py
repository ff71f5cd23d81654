"""What records lack for other formats, by hand: one field given or taken away at a time."""

from collections.abc import Mapping

import pytest

from generator.config import SiteConfig
from generator.derive.exchanges import HOLDERS
from generator.model.footprint import Component
from tests.builders import (
    HERE,
    a_catalogue,
    a_disclosure_of,
    a_footprint,
    a_product,
    a_site,
    a_verification,
    an_organisation,
)

GATE = {"boundary": "cradle-to-gate", "kind": "partial-cfp"}
WHOLE = {
    **GATE,
    "product_mass_per_declared_unit": "20",
    "packaging_emissions_included": "true",
    "ccs_technological_co2_capture_included": "false",
}


def component(code: str, state: str = "assessed-zero", value: str | None = "0") -> Component:
    row = {"at": HERE, "footprint_id": "bike-2025", "revision": 1, "scope": "stated", "component": code}
    return Component.model_validate({**row, "state": state, "value": value})


def lacking(
    exchange: str,
    footprint: Mapping[str, object] | None = None,
    product: Mapping[str, object] | None = None,
    components: tuple[Component, ...] = (),
    owner: Mapping[str, object] | None = None,
    *,
    site: bool = False,
) -> tuple[str, ...] | None:
    """Return what one product lacks; nothing where the format is not about it."""
    made = a_footprint("bike", **{"site_id": "plant-1" if site else None, **(footprint or {})})
    disclosure = a_disclosure_of(
        made,
        an_organisation("acme", **(owner or {})),
        products=(a_product("bike", **(product or {})),),
        components=components,
        verifications=(a_verification(made),),
        sites=(a_site(),) if site else (),
    )
    catalogue = a_catalogue(disclosure)
    return catalogue.board.lacking[exchange].get(catalogue.products[0].number)


CONTENT = tuple(component(code) for code in ("fossil", "fossil-carbon-content", "biogenic-uptake"))


def test_a_record_with_every_field_lacks_none() -> None:
    assert lacking("pact-v3", WHOLE, {"description_zh": "电动自行车"}, CONTENT) == ()


@pytest.mark.parametrize(
    ("taken", "missing"),
    [
        ({"product_mass_per_declared_unit": None}, "pact-mass"),
        ({"primary_data_share": "not-stated"}, "pact-primary"),
        ({"exempted_emissions_percent": None}, "pact-exempted"),
        ({"packaging_emissions_included": None}, "pact-packaging"),
        ({"declared_unit": "kwp"}, "pact-unit"),
        ({"cross_sectoral_standards": ()}, "pact-standards"),
    ],
)
def test_a_field_that_is_taken_away_is_named(taken: dict[str, object], missing: str) -> None:
    assert lacking("pact-v3", WHOLE | taken, {"description_zh": "电动自行车"}, CONTENT) == (missing,)


def test_the_total_to_the_gate_is_the_gate_value_and_the_whole_life_is_not() -> None:
    full = {**WHOLE, "boundary": "cradle-to-grave", "kind": "cfp"}
    found = lacking("pact-v3", full, {"description_zh": "电动自行车"}, CONTENT)
    assert found == ("pact-excluding-uptake", "pact-including-uptake", "pact-fossil", "pact-fossil-carbon")


def test_the_value_with_uptake_is_known_only_with_the_uptake() -> None:
    without = (
        component("fossil"),
        component("fossil-carbon-content"),
        component("biogenic-uptake", "not-assessed", None),
    )
    found = lacking("pact-v3", WHOLE, {"description_zh": "电动自行车"}, without)
    assert found == ("pact-including-uptake",)


def test_an_organisation_without_any_identifier_lacks_one() -> None:
    owner: dict[str, object] = {"uscc": None}
    assert "pact-company-ids" in (lacking("pact-v3", WHOLE, None, CONTENT, owner) or ())


def test_the_battery_declaration_is_about_batteries_alone() -> None:
    assert lacking("eu-battery") is None
    battery: dict[str, object] = {"category": "ev-battery"}
    found = lacking("eu-battery", {"declared_unit": "kwh-delivered"}, battery, site=True)
    assert found == ("battery-conformity", "battery-study")
    assert "battery-per-energy" in (lacking("eu-battery", {"declared_unit": "kwh-capacity"}, battery) or ())
    assert "battery-plant" in (lacking("eu-battery", None, battery) or ())


def test_a_declaration_lacks_its_operator_rules_and_content() -> None:
    found = lacking("epd", site=True) or ()
    assert found == ("epd-operator", "epd-pcr", "epd-omitted", "epd-content")


def test_every_field_of_the_list_belongs_to_a_format_and_can_be_looked_for(config: SiteConfig) -> None:
    fields, exchanges = config.codelists["exchange_fields"], config.codelists["exchanges"]
    columns = {"footprint": "footprints", "organisation": "organisation", "product": "products"}
    for code, row in fields.rows.items():
        assert row["exchange"] in exchanges.codes, code
        for place in row["needs"].split("|"):
            holder, _, name = place.partition(":")
            assert holder in HOLDERS, code
            if holder in columns:
                assert name in config.schemas[columns[holder]].columns, code
            if holder == "component":
                assert name in config.codelists["components"].codes, code
            if holder == "document":
                assert name in config.codelists["document_kinds"].codes, code
    for row in exchanges.rows.values():
        assert set(filter(None, row["categories"].split(";"))) <= set(config.codelists["categories"].codes)
