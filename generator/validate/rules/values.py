"""Values that are possible and yet unlikely: zeros that nobody measured, digits that nobody knows."""

from collections.abc import Iterator
from decimal import Decimal

from generator.diagnostics import Finding
from generator.model.disclosure import Disclosure
from generator.model.footprint import Component, Footprint, Stage
from generator.validate.context import RuleContext
from generator.validate.rules.components import composed
from generator.validate.rules.rule import fault, rule

MOST_DIGITS = 6
MOST_EXEMPTED = Decimal(5)
MATERIAL = frozenset({"mass", "volume", "area", "count", "length"})
MASSLESS = frozenset({"energy", "time"})
"""Dimensions of units in which no thing with a mass is counted."""


@rule("digits-many", "footprints", "stages")
def digits_are_known(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """More than six significant digits come from a spreadsheet, not from a measurement."""
    if disclosure.is_compiled:
        return
    rows: list[tuple[Footprint | Stage, str, Decimal | None]] = [
        *((footprint, "pcf_total", footprint.pcf_total) for footprint in disclosure.footprints),
        *((stage, "value", stage.value) for stage in disclosure.stages),
    ]
    for row, column, value in rows:
        digits = len(value.normalize().as_tuple().digits) if value is not None else 0
        if digits > MOST_DIGITS:
            yield fault(row, column, digits=digits)


@rule("reported-zero", "stages", "components")
def zeros_are_assessed(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A zero says whether it was assessed; `reported` with a zero is nearly always an empty cell filled in."""
    rows: list[Stage | Component] = [
        *disclosure.stages,
        *(row for row in disclosure.components if row.component != "fossil"),
    ]
    for row in rows:
        if row.state == "reported" and row.value == 0:
            yield fault(row, "value")


@rule("fossil-zero", "footprints", "components")
def goods_have_fossil_emissions(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """A thing that is made has fossil emissions."""
    units = context.config.codelists["declared_units"]
    for footprint, rows in composed(disclosure):
        fossil = rows.get("fossil")
        if fossil and fossil.value == 0 and units.cell(footprint.declared_unit, "dimension") in MATERIAL:
            yield fault(fossil, "value")


@rule("unit-mass-needless", "footprints")
def energy_has_no_mass(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """Energy and time have no mass, so the mass of the product stays empty or 0."""
    units = context.config.codelists["declared_units"]
    for footprint in disclosure.footprints:
        massless = units.cell(footprint.declared_unit, "dimension") in MASSLESS
        if massless and footprint.product_mass_per_declared_unit:
            yield fault(footprint, "product_mass_per_declared_unit")


@rule("exempted-share", "footprints")
def little_is_left_out(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """What was cut off is a small part of the whole."""
    for footprint in disclosure.footprints:
        percent = footprint.exempted_emissions_percent
        if isinstance(percent, Decimal) and percent > MOST_EXEMPTED:
            yield fault(footprint, "exempted_emissions_percent", limit=MOST_EXEMPTED)


RULES = (digits_are_known, zeros_are_assessed, goods_have_fossil_emissions, energy_has_no_mass, little_is_left_out)
