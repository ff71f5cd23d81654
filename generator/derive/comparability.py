"""The terms of a footprint: two footprints compare only where every part agrees (ISO 14067:2018, Annex B)."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Context, Decimal

from generator.config import CodeList, SiteConfig
from generator.model.comparability import INCLUDED, Terms
from generator.model.footprint import Footprint
from generator.model.quantity import exact
from generator.model.record import NOT_STATED
from generator.model.register_records import AccountingRule
from generator.model.stages import StageShare

_EVERY_DIGIT = Context(prec=200)
"""No amount that a cell may hold is rounded, so that only what is the same becomes the same."""


def comparability(
    footprint: Footprint,
    category: str,
    stages: Sequence[StageShare],
    rules: Mapping[str, AccountingRule],
    config: SiteConfig,
) -> Terms:
    """Return every part of the key that is known, and why each of the others is not."""
    specific = [rules[rule_id] for rule_id in footprint.rule_ids if rules[rule_id].product_specific]
    parts = {
        "rule": "+".join(sorted(f"{rule.rule_id}@{rule.version or ''}" for rule in specific)),
        "category": category,
        "unit": _unit(footprint, config.codelists["declared_units"]),
        "unit_kind": footprint.unit_kind,
        "life": _life(footprint, config.codelists["service_life_units"]),
        "boundary": footprint.boundary,
        "stages": "+".join(included_stages(stages, config.codelists["stages"])),
        "recycling": footprint.recycling_approach or "",
        "gwp": "+".join(sorted(footprint.ipcc_characterization_factors)),
        "biogenic": footprint.pcf_total_basis,
    }
    missing = _missing(footprint, parts)
    return Terms({part: value for part, value in parts.items() if part not in missing}, missing)


def _missing(footprint: Footprint, parts: Mapping[str, str]) -> dict[str, str]:
    """Return what keeps a footprint from having a key: part to reason."""
    generic = footprint.rule_ids or footprint.cross_sectoral_standards
    reasons = {
        "rule": "generic-rule" if generic else "no-rule",
        "unit": "unit-not-stated",
        "unit_kind": "unit-not-stated",
        "boundary": "boundary-not-stated",
        "gwp": "gwp-not-stated",
        "stages": "stages-not-assessed",
        "recycling": "recycling-not-stated",
        "biogenic": "basis-not-stated",
    }
    unknown = {part for part in reasons if not parts[part] or NOT_STATED in parts[part].split("+")}
    return {part: reason for part, reason in reasons.items() if part in unknown}


def included_stages(stages: Sequence[StageShare], codelist: CodeList) -> tuple[str, ...]:
    """Return the stages inside a number, in life-cycle order."""
    return stages_in_order((stage.stage for stage in stages if stage.state in INCLUDED), codelist)


def stages_in_order(codes: Iterable[str], codelist: CodeList) -> tuple[str, ...]:
    """Return those of some stages that a total counts, a group counting as its members, in life-cycle order."""
    inside: set[str] = set()
    for code in codes:
        if codelist.cell(code, "in_total") == "true":
            is_group = codelist.cell(code, "is_group") == "true"
            inside |= codelist.where("group", code) if is_group else {code}
    return tuple(code for code in codelist.codes if code in inside)


def _unit(footprint: Footprint, units: CodeList) -> str:
    """Return what the number is per; nothing where that is unknown."""
    amount = footprint.amount
    return "" if amount is None or not footprint.states_unit else normalised(amount, footprint.declared_unit, units)


def _life(footprint: Footprint, units: CodeList) -> str:
    """Return the service life of a functional unit; a declared unit has none."""
    amount, unit = footprint.service_life_amount, footprint.service_life_unit
    if footprint.unit_kind != "functional" or amount is None:
        return ""
    return normalised(amount, unit or "", units)


def normalised(amount: Decimal, unit: str, units: CodeList) -> str:
    """Return an amount in the base unit of its code list, where the factor is exact: 1 t and 1000 kg are the same."""
    base, factor = units.cell(unit, "base_unit") or unit, Decimal(units.cell(unit, "base_factor") or 1)
    return f"{exact(_EVERY_DIGIT.normalize(_EVERY_DIGIT.multiply(amount, factor)))} {base}"
