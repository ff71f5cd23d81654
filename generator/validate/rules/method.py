"""Method and data quality: what a reader must know to trust a number (ISO 14067:2018, 7.3)."""

from collections.abc import Iterator

from generator.diagnostics import Finding
from generator.model.disclosure import Disclosure
from generator.model.factor import life_cycle_factor
from generator.model.footprint import QUALITY_RATINGS, Footprint
from generator.validate.context import RuleContext
from generator.validate.rules.rule import fault, rule

STATED_BY_OWNERS = (
    "cross_sectoral_standards",
    "ghgs_counted",
    "gwp_horizon",
    "exempted_emissions_percent",
    "primary_data_share",
    "data_quality_note",
    "allocation_rules_description",
    "recycling_approach",
    "electricity_approach",
    "packaging_emissions_included",
    "interpretation_note_zh",
)
"""What own records say about their method; a third party can only repeat what its source says."""


@rule("method-missing", "footprints", "stages")
def method_is_stated(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """Own records state their method; with a use or end-of-life stage, also the scenario."""
    if disclosure.is_compiled:
        return
    valued = {(*row.revision_key, row.stage) for row in disclosure.stages if row.value is not None}
    for footprint in disclosure.footprints:
        for column in (*STATED_BY_OWNERS, *_scenarios(footprint, valued)):
            if not footprint.cell(column):
                yield fault(footprint, column)


def _scenarios(footprint: Footprint, valued: set[tuple[str, int, str]]) -> Iterator[str]:
    """Yield the notes that valued stages make necessary (ISO 14067:2018, 6.3.7, 6.3.8)."""
    for stage, column in (("use", "use_profile_note"), ("end-of-life", "end_of_life_note")):
        if (*footprint.revision_key, stage) in valued:
            yield column


@rule("exempted-description", "footprints")
def exemptions_are_described(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """What was left out is named."""
    for footprint in disclosure.footprints:
        percent = footprint.exempted_emissions_percent
        exempted = percent is not None and not isinstance(percent, str) and percent > 0
        if exempted and not footprint.exempted_emissions_description:
            yield fault(footprint, "exempted_emissions_description")


@rule("dqr-incomplete", "footprints")
def quality_ratings_come_together(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """Three data quality ratings make sense only together."""
    for footprint in disclosure.footprints:
        empty = [column for column in QUALITY_RATINGS if footprint.cell(column) is None]
        if 0 < len(empty) < len(QUALITY_RATINGS):
            yield fault(footprint, empty[0])


@rule("rule-unknown", "footprints")
def rules_are_registered(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """A rule id names a row of the register; other rules are written out in words."""
    known = {entry.rule_id for entry in context.registers.accounting_rules}
    for footprint in disclosure.footprints:
        if not known.issuperset(footprint.rule_ids):
            yield fault(footprint, "rule_ids")


@rule("electricity-factor-unknown", "footprints")
def electricity_factor_is_registered(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """An electricity factor names a row of the register."""
    known = {entry.factor_id for entry in context.registers.official_factors}
    for footprint in disclosure.footprints:
        if footprint.electricity_factor_id and footprint.electricity_factor_id not in known:
            yield fault(footprint, "electricity_factor_id")


@rule("electricity-factor-family", "footprints")
def electricity_factor_is_life_cycle(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """A grid CO2 factor covers neither other gases nor the life cycle, so no footprint may use it."""
    unfit = {entry.factor_id for entry in context.registers.official_factors if life_cycle_factor(entry) is None}
    for footprint in disclosure.footprints:
        if footprint.electricity_factor_id in unfit:
            yield fault(footprint, "electricity_factor_id")


@rule("electricity-factor-family", "inventory", "factors")
def inventory_factors_are_life_cycle(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """A grid CO2 factor enters a footprint by no line of its inventory either."""
    fit = {factor.key.factor_id for row in context.registers.official_factors if (factor := life_cycle_factor(row))}
    unfit = {row.factor_id for row in context.registers.official_factors} - fit
    own = {factor.factor_id for factor in disclosure.factors} | disclosure.seen.get("factors", frozenset())
    for line in disclosure.inventory:
        if line.factor_id in unfit - own:
            yield fault(line, "factor_id")


@rule("factor-unknown", "inventory", "factors")
def inventory_factors_exist(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """A factor of the inventory stands in the package's own table, in that version, or in the official register."""
    official = {entry.factor_id for entry in context.registers.official_factors}
    own = {(factor.factor_id, factor.version) for factor in disclosure.factors}
    unsure = disclosure.seen.get("factors", frozenset()) - {factor_id for factor_id, _ in own}
    known = official | unsure | {factor_id for factor_id, _ in own}
    for line in disclosure.inventory:
        factor_id, version = line.factor_id, line.factor_version
        if factor_id and factor_id not in known:
            yield fault(line, "factor_id")
        elif factor_id and version and factor_id not in official | unsure and (factor_id, version) not in own:
            yield fault(line, "factor_version")


RULES = (
    method_is_stated,
    exemptions_are_described,
    quality_ratings_come_together,
    rules_are_registered,
    electricity_factor_is_registered,
    electricity_factor_is_life_cycle,
    inventory_factors_are_life_cycle,
    inventory_factors_exist,
)
