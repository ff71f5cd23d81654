"""Carbon held in a product: never more than its mass, and taken up before it is held."""

from collections.abc import Iterator
from decimal import Decimal

from generator.diagnostics import Finding
from generator.model.disclosure import Disclosure
from generator.model.footprint import Component, Footprint
from generator.model.quantity import exact
from generator.model.tolerance import tolerance
from generator.validate.context import RuleContext
from generator.validate.rules.components import composed
from generator.validate.rules.rule import fault, rule

CO2_PER_CARBON = Decimal(44) / Decimal(12)
NEAR = Decimal("0.05")
ORIGINS = ("fossil-carbon-content", "biogenic-carbon-content")
"""Every carbon atom of a product is of one of these origins."""

SHARES = ("recycled-carbon-content", "ccu-carbon-content")
"""Carbon that was something else before, whatever its origin."""

SCOPES = ("stated", "gate")


@rule("carbon-mass", "footprints", "components")
def carbon_fits_into_the_product(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """A product holds no more carbon than it weighs."""
    for scope in SCOPES:
        for footprint, rows in composed(disclosure, scope):
            mass = mass_of(footprint, context)
            for group in (ORIGINS, *((share,) for share in SHARES)):
                held = [rows[code] for code in group if code in rows and rows[code].value]
                yield from _too_much(held, mass)


def _too_much(held: list[Component], mass: Decimal | None) -> Iterator[Finding]:
    """Yield the last of some contents that together weigh more than the product."""
    weights = [row.value for row in held if row.value is not None]
    if mass and weights and sum(weights) > mass + tolerance(mass, weights):
        yield fault(held[-1], "value", sum=exact(sum(weights, Decimal(0))), mass=exact(mass))


def mass_of(footprint: Footprint, context: RuleContext) -> Decimal | None:
    """Return the mass of the declared amount in kilograms, as stated or as its unit implies."""
    units = context.config.codelists["declared_units"]
    if footprint.product_mass_per_declared_unit or footprint.amount is None:
        return footprint.product_mass_per_declared_unit
    if units.cell(footprint.declared_unit, "dimension") != "mass":
        return None
    return footprint.amount * Decimal(units.cell(footprint.declared_unit, "pact_factor"))


@rule("uptake-carbon", "footprints", "components")
def uptake_fits_the_carbon_held(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """What a product took up is the biogenic carbon that it holds, times 44/12."""
    for scope in SCOPES:
        for _footprint, rows in composed(disclosure, scope):
            uptake, held = rows.get("biogenic-uptake"), rows.get("biogenic-carbon-content")
            if uptake is None or held is None or not uptake.value or not held.value:
                continue
            expected = -held.value * CO2_PER_CARBON
            if abs(uptake.value - expected) > abs(expected) * NEAR:
                yield fault(uptake, "value", expected=exact(expected.quantize(Decimal("0.001"))))


RULES = (carbon_fits_into_the_product, uptake_fits_the_carbon_held)
