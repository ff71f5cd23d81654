"""Unit, boundary, and the result itself (ISO 14067:2018, 6.3.3, 6.3.4, 7.2)."""

from collections.abc import Iterator
from decimal import Decimal

from generator.diagnostics import Finding
from generator.model.disclosure import Disclosure
from generator.model.footprint import Footprint
from generator.model.quantity import exact
from generator.model.record import NOT_STATED
from generator.validate.context import RuleContext
from generator.validate.rules.rule import fault, rule

FUNCTIONAL_COLUMNS = (
    "functional_unit_text_zh",
    "reference_flow",
    "service_life_amount",
    "service_life_unit",
    "use_region",
)
BODILY = frozenset({"volume", "area", "count"})
"""Dimensions of units whose amount of product has a mass that is not the amount itself."""


def kind_of_boundary(footprint: Footprint, context: RuleContext) -> str:
    """Return the kind that a boundary implies: only the whole life cycle is a full footprint."""
    full = context.config.codelists["boundaries"].cell(footprint.boundary, "is_full") == "true"
    return "cfp" if full else "partial-cfp"


@rule("unit-amount-positive", "footprints")
def amount_is_positive(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A footprint is counted per a positive amount of product; a unit alone is no amount."""
    for footprint in disclosure.footprints:
        if footprint.amount is not None and footprint.amount <= 0:
            yield fault(footprint, "declared_unit_amount")


@rule("amount-zero", "footprints")
def lives_are_positive(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A service life, like everything that a result is stated for, is more than nothing."""
    for footprint in disclosure.footprints:
        if footprint.service_life_amount is not None and footprint.service_life_amount <= 0:
            yield fault(footprint, "service_life_amount")


@rule("amount-zero", "factors")
def factors_are_per_something(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A factor is stated per a positive amount, since readers divide by it."""
    for factor in disclosure.factors:
        if factor.per_amount <= 0:
            yield fault(factor, "per_amount")


@rule("unit-mass", "footprints")
def mass_units_state_their_mass(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """Where the unit is a mass, the mass of the product is that amount in kilograms."""
    units = context.config.codelists["declared_units"]
    for footprint in disclosure.footprints:
        mass, amount = footprint.product_mass_per_declared_unit, footprint.amount
        if mass is None or amount is None or units.cell(footprint.declared_unit, "dimension") != "mass":
            continue
        expected = amount * Decimal(units.cell(footprint.declared_unit, "pact_factor"))
        if mass != expected:
            yield fault(footprint, "product_mass_per_declared_unit", expected=exact(expected))


@rule("unit-mass-missing", "footprints")
def bodies_have_a_mass(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """A piece, a litre or a square metre needs its mass, or nobody can compare per kilogram."""
    units = context.config.codelists["declared_units"]
    for footprint in disclosure.footprints:
        bodily = units.cell(footprint.declared_unit, "dimension") in BODILY
        if bodily and not disclosure.is_compiled and not footprint.product_mass_per_declared_unit:
            yield fault(footprint, "product_mass_per_declared_unit")


@rule("functional-unit-incomplete", "footprints")
def functional_unit_is_complete(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A functional unit says what the product does, for how long, and where it is used."""
    for footprint in disclosure.footprints:
        for column in FUNCTIONAL_COLUMNS:
            if footprint.unit_kind == "functional" and not footprint.cell(column):
                yield fault(footprint, column)


@rule("declared-unit-partial", "footprints")
def declared_unit_means_partial(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A declared unit serves partial footprints only; a full one needs a functional unit."""
    for footprint in disclosure.footprints:
        if footprint.kind == "cfp" and footprint.unit_kind == "declared" and not disclosure.is_compiled:
            yield fault(footprint, "unit_kind")


@rule("boundary-kind", "footprints")
def boundary_decides_kind(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """Only from cradle to grave is a full footprint; everything else is partial and must say so."""
    for footprint in disclosure.footprints:
        expected = kind_of_boundary(footprint, context)
        if NOT_STATED not in (footprint.boundary, footprint.kind) and footprint.kind != expected:
            yield fault(footprint, "kind", expected=expected)


@rule("boundary-note", "footprints")
def boundary_is_described(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """Own records say which processes are in and out."""
    for footprint in disclosure.footprints:
        if not footprint.boundary_note_zh and not disclosure.is_compiled:
            yield fault(footprint, "boundary_note_zh")


@rule("range-order", "footprints")
def total_lies_in_range(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """The result lies within its own likely range."""
    for footprint in disclosure.footprints:
        low, high = footprint.pcf_low, footprint.pcf_high
        if low is not None and high is not None and not low <= footprint.pcf_total <= high:
            yield fault(footprint, "pcf_total", low=exact(low), high=exact(high))


@rule("range-incomplete", "footprints")
def range_is_complete(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A range has two ends and says what it means, or is not given at all."""
    for footprint in disclosure.footprints:
        columns = ("pcf_low", "pcf_high", "range_basis")
        empty = [column for column in columns if footprint.cell(column) is None]
        if 0 < len(empty) < len(columns):
            yield fault(footprint, empty[0])


@rule("total-sign", "footprints", "products")
def total_is_not_negative(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A negative result needs counted uptake in a partial footprint that no consumer is shown."""
    consumer = {product.product_id for product in disclosure.products if product.consumer_facing}
    for footprint in disclosure.footprints:
        basis = footprint.pcf_total_basis
        allowed = basis == "including-biogenic-uptake" and footprint.is_partial and footprint.product_id not in consumer
        if footprint.pcf_total < 0 and not allowed:
            yield fault(footprint, "pcf_total", basis=basis)


@rule("total-zero", "footprints")
def total_is_not_zero(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A footprint of exactly zero is nearly always one that nobody knows."""
    for footprint in disclosure.footprints:
        if footprint.pcf_total == 0:
            yield fault(footprint, "pcf_total")


@rule("offsets-included", "footprints")
def offsets_stay_out(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """Offsets never enter the number (ISO 14067:2018, 6.3.4; GB/T 24067-2024 scope)."""
    for footprint in disclosure.footprints:
        if footprint.offsets_included is True:
            yield fault(footprint, "offsets_included")


RULES = (
    amount_is_positive,
    lives_are_positive,
    factors_are_per_something,
    mass_units_state_their_mass,
    bodies_have_a_mass,
    functional_unit_is_complete,
    declared_unit_means_partial,
    boundary_decides_kind,
    boundary_is_described,
    total_lies_in_range,
    range_is_complete,
    total_is_not_negative,
    total_is_not_zero,
    offsets_stay_out,
)
