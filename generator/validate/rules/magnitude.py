"""How large a number may be before somebody looks again: bands are wide on purpose, and outside them we only ask."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.config import CodeList
from generator.diagnostics import Finding
from generator.model.disclosure import Disclosure
from generator.model.footprint import Footprint
from generator.model.quantity import exact
from generator.validate.context import RuleContext
from generator.validate.rules.battery import slips
from generator.validate.rules.dates import stated
from generator.validate.rules.rule import fault, rule

FAR = 10
"""How many times above or below its category's band a value is before it is asked about."""

LARGEST_STEP = Decimal("0.3")
"""How far a total may move from its predecessor without a word."""

POWERS = (-3, 3, -6, 6)
"""What a slip between grams, kilograms and tonnes does to a number, as powers of ten."""

EXPLAINED = frozenset({"method", "process", "correction"})


@dataclass(frozen=True, slots=True)
class Band:
    """What is usual in a category, for the amount of product that a footprint declares."""

    low: Decimal
    high: Decimal

    def is_far(self, value: Decimal) -> bool:
        """Tell whether a value is outside by an order of magnitude."""
        return value >= self.high * FAR or value <= self.low / FAR

    def meant(self, value: Decimal) -> str:
        """Return the value in another unit of mass where that would be usual; nothing where it would be guessing."""
        shifted = (value.scaleb(power) for power in POWERS)
        return next((exact(each.normalize()) for each in shifted if self.low / 2 <= each <= self.high * 2), "")


def band_of(footprint: Footprint, category: str, context: RuleContext) -> Band | None:
    """Return the band of a footprint's category for its boundary and its amount, where there is one."""
    categories, units = context.config.codelists["categories"], context.config.codelists["declared_units"]
    low, high = categories.cell(category, "band_low"), categories.cell(category, "band_high")
    if not low or footprint.boundary != categories.cell(category, "band_boundary") or not footprint.amount:
        return None
    scale = _scale(footprint.declared_unit, categories.cell(category, "band_unit"), units)
    return Band(Decimal(low) * footprint.amount * scale, Decimal(high) * footprint.amount * scale) if scale else None


def _scale(unit: str, other: str, units: CodeList) -> Decimal | None:
    """Return how many of another unit one unit is; nothing where they measure different things."""
    if unit == other:
        return Decimal(1)
    factors = units.cell(unit, "pact_factor"), units.cell(other, "pact_factor")
    if units.cell(unit, "pact_unit") != units.cell(other, "pact_unit") or not all(factors):
        return None
    return Decimal(factors[0]) / Decimal(factors[1]) if _same_kind(unit, other, units) else None


def _same_kind(unit: str, other: str, units: CodeList) -> bool:
    """Tell whether two units measure the same: a kilowatt hour of battery life is not one of electricity."""
    return units.cell(unit, "dimension") == units.cell(other, "dimension")


@rule("magnitude-band", "products", "footprints")
def values_are_of_the_usual_order(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """A value ten times outside its category's band, on the same boundary and unit, is asked about."""
    categories = {product.product_id: product.category for product in disclosure.products}
    for footprint in disclosure.footprints:
        category = categories.get(footprint.product_id, "")
        band = band_of(footprint, category, context)
        including = footprint.pcf_total_basis == "including-biogenic-uptake"
        if band is None or including or footprint.pcf_total <= 0 or slips(footprint, category, context):
            continue
        if band.is_far(footprint.pcf_total):
            yield fault(
                footprint,
                "pcf_total",
                low=exact(band.low),
                high=exact(band.high),
                category=category,
                suggestion=band.meant(footprint.pcf_total),
            )


@rule("history-jump", "footprints")
def totals_move_with_a_reason(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A total that moves by more than 30 % against its own history says why."""
    for footprint, before in _with_history(disclosure):
        if footprint.change_reason in EXPLAINED or not before.pcf_total or disclosure.is_compiled:
            continue
        step = (footprint.pcf_total - before.pcf_total) / abs(before.pcf_total)
        if abs(step) > LARGEST_STEP:
            name = f"{before.footprint_id} / {before.revision}"
            yield fault(footprint, "pcf_total", percent=f"{step * 100:+.0f}", before=name)


def _with_history(disclosure: Disclosure) -> Iterator[tuple[Footprint, Footprint]]:
    """Yield each footprint with the revision before it, or with that of the period before for the same subject."""
    revisions: dict[str, Footprint] = {}
    for footprint in sorted(disclosure.footprints, key=lambda each: each.revision):
        before = revisions.get(footprint.footprint_id)
        if before is not None:
            yield footprint, before
        revisions[footprint.footprint_id] = footprint
    periods: dict[tuple[object, ...], Footprint] = {}
    for footprint in sorted(revisions.values(), key=_ended):
        before = periods.get(_sort(footprint))
        if before is not None and date.min < _ended(before) < _ended(footprint) and footprint.revision == 1:
            yield footprint, before
        periods[_sort(footprint)] = footprint


def _ended(footprint: Footprint) -> date:
    """Return the day on which a reference period ended; the first of all days where it is unknown."""
    return stated(footprint.reference_period_last_day) or date.min


def _sort(footprint: Footprint) -> tuple[object, ...]:
    """Return what must agree before two periods of a product are its history."""
    return (
        footprint.product_id,
        footprint.site_id,
        footprint.boundary,
        footprint.unit_kind,
        footprint.declared_unit,
        footprint.amount,
        footprint.pcf_total_basis,
        footprint.rule_ids,
    )


RULES = (values_are_of_the_usual_order, totals_move_with_a_reason)
