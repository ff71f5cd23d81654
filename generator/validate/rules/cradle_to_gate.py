"""Gate values, which buyers receive by PACT: they agree with the total, with each other and with their parts."""

from collections.abc import Iterator
from decimal import Decimal

from generator.diagnostics import Finding
from generator.model.disclosure import Disclosure, by_footprint
from generator.model.footprint import Component, Footprint
from generator.model.quantity import exact
from generator.model.tolerance import agrees, tolerance
from generator.validate.context import RuleContext
from generator.validate.rules.components import composed
from generator.validate.rules.rule import fault, rule

EXCLUDING = "pcf_excluding_biogenic_uptake"
INCLUDING = "pcf_including_biogenic_uptake"
COLUMNS = {"excluding-biogenic-uptake": EXCLUDING, "including-biogenic-uptake": INCLUDING}
"""The gate column that a total on each basis is."""

PARTS = frozenset(
    {
        "fossil",
        "land-use-change",
        "land-management-biogenic-co2",
        "land-management-removals",
        "technological-removals",
        "ccs-capture",
        "biogenic-non-co2",
    }
)
"""What adds up to the value without uptake (PACT v3 pcfExcludingBiogenicUptake)."""

CAPTURED = ("ccs-capture", "technological-removals")
DOWNSTREAM = "downstream"
"""The group of stages behind the gate, and the stage that stands for all of them."""


def number(footprint: Footprint, column: str) -> Decimal | None:
    """Return a gate value, which is merely published and so is not typed."""
    cell = footprint.cell(column)
    return Decimal(cell) if cell else None


def known(row: Component | None) -> Decimal | None:
    """Return the value of a component; zero where there is none to have, nothing where it is unknown."""
    if row is None:
        return None
    return Decimal(0) if row.state == "not-applicable" else row.value


@rule("gate-total", "footprints")
def gate_value_is_the_total(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """Where the stated boundary ends at the gate, the gate value on the same basis is the total."""
    for footprint in disclosure.footprints:
        column = COLUMNS.get(footprint.pcf_total_basis, EXCLUDING)
        value = number(footprint, column)
        if footprint.boundary == "cradle-to-gate" and value is not None and not agrees(footprint.pcf_total, [value]):
            yield fault(footprint, column, total=exact(footprint.pcf_total))


@rule("gate-uptake", "footprints", "components")
def gate_values_differ_by_uptake(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """The value with uptake is the value without it plus the uptake, which is negative."""
    for footprint, rows in _to_the_gate(disclosure):
        without, including = number(footprint, EXCLUDING), number(footprint, INCLUDING)
        uptake = known(rows.get("biogenic-uptake"))
        if without is None or including is None or uptake is None:
            continue
        if not agrees(including, [without, uptake]):
            yield fault(footprint, INCLUDING, sum=exact(without + uptake))


def _to_the_gate(disclosure: Disclosure) -> Iterator[tuple[Footprint, dict[str, Component]]]:
    """Yield each footprint with its components to the gate: the stated ones where the boundary ends there."""
    at_gate = {footprint.revision_key: rows for footprint, rows in composed(disclosure, "gate")}
    for footprint, stated in composed(disclosure):
        rows = at_gate[footprint.revision_key]
        yield footprint, stated if footprint.boundary == "cradle-to-gate" and not rows else rows


@rule("gate-components", "footprints", "components")
def gate_components_add_up(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """The components to the gate add up to the value without uptake, when none of them is unknown."""
    for footprint, rows in composed(disclosure, "gate"):
        total = number(footprint, EXCLUDING)
        values = [known(row) for code, row in rows.items() if code in PARTS]
        parts = [value for value in values if value is not None]
        if total is None or "fossil" not in rows or len(parts) < len(values):
            continue
        if not agrees(total, parts):
            yield fault(footprint, EXCLUDING, sum=exact(sum(parts, Decimal(0))), total=exact(total))


@rule("grave-below-gate", "footprints", "stages")
def whole_life_is_more_than_its_beginning(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """The whole life emits at least what is emitted to the gate, unless a later stage is a credit."""
    behind = context.config.codelists["stages"].where("group", DOWNSTREAM) | {DOWNSTREAM}
    credited = {row.revision_key for row in disclosure.stages if row.stage in behind and (row.value or Decimal(0)) < 0}
    for footprint in disclosure.footprints:
        gate = number(footprint, COLUMNS.get(footprint.pcf_total_basis, EXCLUDING))
        if footprint.boundary != "cradle-to-grave" or gate is None or footprint.revision_key in credited:
            continue
        if footprint.pcf_total < gate - tolerance(footprint.pcf_total, [gate]):
            yield fault(footprint, "pcf_total", gate=exact(gate))


@rule("packaging-excluded", "footprints", "stages", "components")
def packaging_is_in_or_out(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """Who leaves packaging out shows no value for it."""
    shown = {row.revision_key for row in disclosure.stages if row.stage == "packaging" and row.value}
    shown |= {row.revision_key for row in disclosure.components if row.component == "packaging" and row.value}
    for footprint in disclosure.footprints:
        if footprint.cell("packaging_emissions_included") == "false" and footprint.revision_key in shown:
            yield fault(footprint, "packaging_emissions_included")


@rule("capture-excluded", "footprints", "components")
def capture_is_in_or_out(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """Captured or removed carbon is shown only by who says that it is counted."""
    rows = by_footprint(row for row in disclosure.components if row.component in CAPTURED and row.value)
    for footprint in disclosure.footprints:
        said = footprint.cell("ccs_technological_co2_capture_included") == "true"
        if footprint.revision_key in rows and not said:
            yield fault(footprint, "ccs_technological_co2_capture_included")


RULES = (
    gate_value_is_the_total,
    gate_values_differ_by_uptake,
    gate_components_add_up,
    whole_life_is_more_than_its_beginning,
    packaging_is_in_or_out,
    capture_is_in_or_out,
)
