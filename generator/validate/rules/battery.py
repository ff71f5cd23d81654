"""Batteries: a kilowatt hour of capacity and one delivered over the whole life differ about a thousandfold."""

from collections.abc import Iterator
from decimal import Decimal

from generator.diagnostics import Finding
from generator.model.disclosure import Disclosure, by_footprint
from generator.model.footprint import Footprint
from generator.validate.context import RuleContext
from generator.validate.rules.rule import fault, rule

PILOT_CLASS = "锂电池"
"""The class of the pilot catalogue by which the category list marks batteries."""

ELECTRICITY = frozenset({"kwh", "mwh"})
MOST_PER_DELIVERED = Decimal(5)
LEAST_PER_CAPACITY = Decimal(1)
"""Kilograms per kilowatt hour between which neither unit is usual (delivered 0.02 to 0.1, capacity 45 to 120)."""

NOT_DECLARED = frozenset({"use", "installation", "downstream"})
"""Stages that a declaration of an EV battery leaves out."""


def slips(footprint: Footprint, category: str, context: RuleContext) -> bool:
    """Tell whether a battery is counted in a kilowatt hour that is probably another one."""
    if category not in context.config.codelists["categories"].where("label_pilot_class", PILOT_CLASS):
        return False
    if footprint.declared_unit in ELECTRICITY:
        return True
    if not footprint.amount:
        return False
    each = footprint.pcf_total / footprint.amount
    if footprint.declared_unit == "kwh-delivered":
        return each >= MOST_PER_DELIVERED
    return footprint.declared_unit == "kwh-capacity" and 0 < each <= LEAST_PER_CAPACITY


@rule("battery-unit-slip", "products", "footprints")
def batteries_count_the_right_energy(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """A battery's value fits the kilowatt hour that its unit names."""
    categories = {product.product_id: product.category for product in disclosure.products}
    for footprint in disclosure.footprints:
        if slips(footprint, categories.get(footprint.product_id, ""), context):
            other = "kwh-capacity" if footprint.declared_unit == "kwh-delivered" else "kwh-delivered"
            yield fault(footprint, "declared_unit", unit=other)


def declarations(disclosure: Disclosure) -> Iterator[Footprint]:
    """Yield the footprints that declare an EV battery per kilowatt hour delivered."""
    batteries = {product.product_id for product in disclosure.products if product.category == "ev-battery"}
    for footprint in disclosure.footprints:
        if footprint.product_id in batteries and footprint.declared_unit == "kwh-delivered":
            yield footprint


@rule("battery-stages", "products", "footprints", "stages")
def battery_declarations_have_four_stages(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A declaration of an EV battery counts materials, production, distribution and end of life, never use."""
    rows = by_footprint(disclosure.stages)
    for footprint in declarations(disclosure):
        for row in rows.get(footprint.revision_key, ()):
            if row.stage in NOT_DECLARED and row.value is not None:
                yield fault(row, "stage", stage=row.stage)


@rule("battery-site", "products", "footprints")
def battery_declarations_name_the_plant(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A declaration of an EV battery is for one model of one plant."""
    for footprint in declarations(disclosure):
        if not footprint.site_id and not disclosure.is_compiled:
            yield fault(footprint, "site_id")


RULES = (batteries_count_the_right_energy, battery_declarations_have_four_stages, battery_declarations_name_the_plant)
