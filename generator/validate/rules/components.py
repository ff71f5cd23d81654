"""Components: fossil, biogenic, land use, aircraft, shown apart and adding up (ISO 14067:2018, 7.2 b-e)."""

from collections.abc import Iterator
from decimal import Decimal

from generator.diagnostics import Finding
from generator.model.disclosure import Disclosure, by_footprint
from generator.model.footprint import Component, Footprint
from generator.model.quantity import exact
from generator.model.tolerance import agrees, tolerance
from generator.validate.context import RuleContext
from generator.validate.rules.rule import fault, rule
from generator.validate.rules.stages import is_misplaced, value_fits_state

STANDARDS = frozenset({"ISO14067", "GBT24067-2024"})
REQUIRED = ("fossil", "biogenic-emissions", "biogenic-uptake", "land-use-change", "aircraft")
BIOGENIC = frozenset({"biogenic-uptake", "biogenic-emissions"})
"""Uptake and release are both in or both out of a total (ISO 14067:2018, 6.4.9.2)."""


def composed(disclosure: Disclosure, scope: str = "stated") -> Iterator[tuple[Footprint, dict[str, Component]]]:
    """Yield each footprint whose components are all typed, with those of one scope by their code."""
    rows = by_footprint(disclosure.components)
    for footprint in disclosure.footprints:
        if disclosure.whole("components", footprint):
            chosen = [row for row in rows.get(footprint.revision_key, ()) if row.scope == scope]
            yield footprint, {row.component: row for row in chosen}


@rule("components-required", "footprints", "components")
def standards_ask_for_components(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """Who follows ISO 14067 or GB/T 24067 states each component, if only that it is zero or not assessed."""
    if disclosure.is_compiled:
        return
    for footprint, rows in composed(disclosure):
        if STANDARDS.isdisjoint(footprint.cross_sectoral_standards):
            continue
        for component in REQUIRED:
            if component not in rows:
                yield fault(footprint, "cross_sectoral_standards", component=component)


@rule("component-value", "components")
def component_values_fit_states(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """A component's value and its state agree, as for stages."""
    states = context.config.codelists["stage_states"]
    for row in disclosure.components:
        if not value_fits_state(row.state, row.value, states) or is_misplaced(row.state, disclosure, states):
            yield fault(row, "value", state=row.state)


@rule("component-sign", "components")
def components_have_their_sign(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """Emissions are not negative, uptake and removals are not positive."""
    components = context.config.codelists["components"]
    for row in disclosure.components:
        sign = components.cell(row.component, "sign")
        value = row.value or Decimal(0)
        if (sign == "nonnegative" and value < 0) or (sign == "nonpositive" and value > 0):
            yield fault(row, "value", sign="≥ 0" if sign == "nonnegative" else "≤ 0")


@rule("components-sum", "footprints", "components")
def components_add_up(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """Components add up to the total; biogenic uptake and release only where the total includes them."""
    counted = context.config.codelists["components"].where("in_total", "true")
    for footprint, rows in composed(disclosure):
        relevant = [row for code, row in rows.items() if code in _in_total(footprint, counted)]
        parts = [row.value for row in relevant if row.value is not None]
        known = all(row.value is not None or row.state == "not-applicable" for row in relevant)
        if parts and known and not agrees(footprint.pcf_total, parts):
            found, total = sum(parts, Decimal(0)), footprint.pcf_total
            yield fault(footprint, "pcf_total", sum=exact(found), total=exact(total), difference=exact(found - total))


def _in_total(footprint: Footprint, counted: frozenset[str]) -> frozenset[str]:
    """Return the components that add to this footprint's total."""
    return counted if footprint.pcf_total_basis == "including-biogenic-uptake" else counted - BIOGENIC


@rule("component-part", "footprints", "components")
def parts_are_smaller_than_wholes(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """What is shown again, such as aircraft within fossil, is never more than what it belongs to."""
    components = context.config.codelists["components"]
    for footprint, rows in composed(disclosure):
        for code, row in rows.items():
            whole = rows.get(components.cell(code, "part_of"))
            if whole is not None and whole.value is not None and _exceeds(row, whole.value):
                yield fault(row, "value", whole=whole.component, limit=exact(whole.value))
        packaging = rows.get("packaging")
        counted = footprint.pcf_total_basis == "excluding-biogenic-uptake"
        if packaging is not None and counted and _exceeds(packaging, footprint.pcf_total):
            yield fault(packaging, "value", whole="pcf_total", limit=exact(footprint.pcf_total))


def _exceeds(part: Component, whole: Decimal) -> bool:
    """Tell whether a part is more than its whole, rounding aside."""
    return part.value is not None and part.value > whole + tolerance(whole, [part.value])


@rule("biogenic-one-sided", "footprints", "components")
def biogenic_carbon_balances(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A full footprint that counts uptake counts the release too, and the reverse."""
    for footprint, rows in composed(disclosure):
        sides = [code for code in sorted(BIOGENIC) if code in rows and rows[code].value]
        full = footprint.kind == "cfp" and footprint.pcf_total_basis == "including-biogenic-uptake"
        if full and len(sides) == 1:
            yield fault(rows[sides[0]], "value")


RULES = (
    standards_ask_for_components,
    component_values_fit_states,
    components_have_their_sign,
    components_add_up,
    parts_are_smaller_than_wholes,
    biogenic_carbon_balances,
)
