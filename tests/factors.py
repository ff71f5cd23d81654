"""Small factors and inventories to test with."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from generator.derive import derive
from generator.model.catalogue import Catalogue
from generator.model.disclosure import Disclosure, Factor
from generator.model.footprint import Footprint, InventoryLine
from generator.model.register_records import OfficialFactor
from generator.model.registers import Registers
from tests.builders import AS_OF, CHECKED, HERE, a_config, a_disclosure, a_footprint, a_product, a_rule, an_organisation

ELECTRICITY = "cn-electricity-footprint-2024"
EARLIER = "cn-electricity-footprint-2023"
GRID = "grid-co2-2023"


def a_factor(factor_id: str = "tube", version: str = "1", **given: object) -> Factor:
    """Return a factor that an organisation contributes: 2.5 kg CO2e for a kilogram."""
    return Factor.model_validate(
        {
            "at": HERE,
            "factor_id": factor_id,
            "version": version,
            "name_zh": f"示例因子 {factor_id}",
            "name_en": f"Sample factor {factor_id}",
            "value": Decimal("2.5"),
            "per_amount": Decimal(1),
            "per_unit": "kilogram",
            "boundary": "cradle-to-gate",
            "technology_zh": "示例工艺",
            "geography": "CN",
            "period_first_day": date(2025, 1, 1),
            "period_last_day": date(2025, 12, 31),
            "licence": "CC-BY-4.0",
            "source_title": "示例报告",
            "redistributable": True,
        }
        | given
    )


def an_official_factor(factor_id: str = ELECTRICITY, **given: object) -> OfficialFactor:
    """Return an official factor of electricity over its life cycle."""
    return OfficialFactor.model_validate(
        {
            **CHECKED,
            "is_sample": False,
            "factor_id": factor_id,
            "family": "electricity-life-cycle",
            "name_zh": f"电力 {factor_id}",
            "name_en": f"Electricity {factor_id}",
            "value": Decimal("0.5777"),
            "unit": "kg-co2e-per-kwh",
            "gases": "co2e",
            "year": 2024,
            "region": "CN",
            "issuer_zh": "示例机关",
            "issuer_en": "Sample office",
            "usable_in_pcf": True,
            "national_database": "not-known",
        }
        | given
    )


def a_grid_factor(**given: object) -> OfficialFactor:
    """Return a factor of the grid that counts CO2 alone."""
    cells = {"family": "grid-co2", "unit": "kg-co2-per-kwh", "gases": "co2-only", "usable_in_pcf": False}
    return an_official_factor(GRID, **(cells | {"value": Decimal("0.6796"), "year": 2023} | given))


def official() -> tuple[OfficialFactor, ...]:
    """Return two years of electricity, the earlier replaced by the later, and a factor of the other family."""
    earlier = an_official_factor(EARLIER, value=Decimal("0.6205"), year=2023, superseded_by=ELECTRICITY)
    return (an_official_factor(), earlier, a_grid_factor())


def a_line(footprint: Footprint, line: int = 1, **given: object) -> InventoryLine:
    """Return a line of an inventory: twenty kilowatt hours of electricity."""
    return InventoryLine.model_validate(
        {
            "at": HERE,
            "footprint_id": footprint.footprint_id,
            "revision": footprint.revision,
            "line": line,
            "stage": "manufacturing",
            "flow_zh": "电力",
            "flow_en": "Electricity",
            "amount": Decimal(20),
            "unit": "kWh",
            "factor_id": ELECTRICITY,
            "emission": Decimal("11.55"),
        }
        | given
    )


def an_opened_disclosure(
    org_id: str = "acme", lines: Sequence[dict[str, object]] = ({},), factors: Sequence[Factor] = (), **given: object
) -> Disclosure:
    """Return a disclosure of one product that opens its inventory."""
    footprint = a_footprint(**given)
    return a_disclosure(
        an_organisation(org_id),
        products=(a_product(),),
        footprints=(footprint,),
        inventory=tuple(a_line(footprint, place, **line) for place, line in enumerate(lines, start=1)),
        factors=tuple(factors),
    )


def a_factored_catalogue(*disclosures: Disclosure, register: Sequence[OfficialFactor] | None = None) -> Catalogue:
    """Return what disclosures tell beside a register of official factors."""
    factors = official() if register is None else tuple(register)
    return derive(disclosures, Registers(accounting_rules=(a_rule(),), official_factors=factors), a_config(), AS_OF)
