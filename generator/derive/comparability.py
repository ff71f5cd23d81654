"""The comparability key: two footprints compare only where every part agrees (ISO 14067:2018, Annex B)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from generator.config import CodeList, SiteConfig
from generator.model.catalogue import ComparabilityKey, StageShare
from generator.model.footprint import Footprint
from generator.model.quantity import exact
from generator.model.record import NOT_STATED
from generator.model.registers import AccountingRule

INCLUDED = frozenset({"reported", "estimated", "assessed-zero", "not-disclosed"})
"""States of a stage that is inside the number."""


def comparability(
    footprint: Footprint,
    category: str,
    stages: Sequence[StageShare],
    rules: Mapping[str, AccountingRule],
    config: SiteConfig,
) -> tuple[ComparabilityKey | None, str | None]:
    """Return the key, or nothing and the reason why there is none."""
    specific = [rules[rule_id] for rule_id in footprint.rule_ids if rules[rule_id].product_specific]
    included = included_stages(stages, config.codelists["stages"])
    reason = _missing(footprint, specific, included)
    if reason:
        return None, reason
    return (
        ComparabilityKey(
            rule="+".join(sorted(f"{rule.rule_id}@{rule.version or ''}" for rule in specific)),
            category=category,
            unit=normalised_unit(footprint, config.codelists["declared_units"]),
            boundary=footprint.boundary,
            stages="+".join(included),
            recycling=footprint.recycling_approach or "",
            gwp="+".join(sorted(footprint.ipcc_characterization_factors)),
            biogenic=footprint.pcf_total_basis,
        ),
        None,
    )


def _missing(footprint: Footprint, specific: list[AccountingRule], included: tuple[str, ...]) -> str | None:
    """Return what keeps a footprint from having a key."""
    if not specific:
        generic = footprint.rule_ids or footprint.cross_sectoral_standards
        return "generic-rule" if generic else "no-rule"
    unknown = {
        "unit-not-stated": not footprint.states_unit,
        "boundary-not-stated": footprint.boundary == NOT_STATED,
        "gwp-not-stated": NOT_STATED in footprint.ipcc_characterization_factors,
        "stages-not-assessed": not included,
        "recycling-not-stated": footprint.recycling_approach in (None, NOT_STATED),
        "basis-not-stated": footprint.pcf_total_basis == NOT_STATED,
    }
    return next((reason for reason, holds in unknown.items() if holds), None)


def included_stages(stages: Sequence[StageShare], codelist: CodeList) -> tuple[str, ...]:
    """Return the stages inside a number, a group counting as its members, in life-cycle order."""
    inside: set[str] = set()
    for stage in stages:
        if stage.state in INCLUDED and codelist.cell(stage.stage, "in_total") == "true":
            is_group = codelist.cell(stage.stage, "is_group") == "true"
            inside |= codelist.where("group", stage.stage) if is_group else {stage.stage}
    return tuple(code for code in codelist.codes if code in inside)


def normalised_unit(footprint: Footprint, units: CodeList) -> str:
    """Return the amount that a number is per, in the smallest honest unit: 1 t and 1000 kg are the same."""
    amount = footprint.amount or Decimal(0)
    factor, unit = units.cell(footprint.declared_unit, "pact_factor"), units.cell(footprint.declared_unit, "pact_unit")
    dimension = units.cell(footprint.declared_unit, "dimension")
    if factor and dimension in ("mass", "volume", "area"):
        text = f"{exact((amount * Decimal(factor)).normalize())} {unit}"
    else:
        text = f"{exact(amount.normalize())} {footprint.declared_unit}"
    if footprint.unit_kind != "functional":
        return text
    life = footprint.service_life_amount
    return f"{text} / {exact(life.normalize()) if life is not None else ''} {footprint.service_life_unit or ''}"
