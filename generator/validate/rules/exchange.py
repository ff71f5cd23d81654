"""What somebody claims who names PACT, and potentials that are out of date."""

from collections.abc import Iterator

from generator.diagnostics import Finding
from generator.model.disclosure import Disclosure
from generator.model.footprint import QUALITY_RATINGS, Footprint
from generator.model.record import NOT_STATED
from generator.validate.context import RuleContext
from generator.validate.rules.components import composed
from generator.validate.rules.rule import fault, rule

PACT = "PACT-3.0"
STATED = ("primary_data_share", "exempted_emissions_percent")


def claiming(disclosure: Disclosure) -> Iterator[Footprint]:
    """Yield the footprints that say they follow the third PACT methodology."""
    return (footprint for footprint in disclosure.footprints if PACT in footprint.cross_sectoral_standards)


@rule("pact-claim", "footprints")
def pact_is_claimed_on_purpose(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """Who names PACT among the standards also says that its methodology was followed."""
    for footprint in claiming(disclosure):
        if footprint.cell("pact_methodology_followed") != "true" and not disclosure.is_compiled:
            yield fault(footprint, "pact_methodology_followed")


@rule("pact-incomplete", "footprints", "components")
def pact_claims_are_complete(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """Who names PACT states what its receivers need."""
    contents = {
        footprint.revision_key
        for scope in ("stated", "gate")
        for footprint, rows in composed(disclosure, scope)
        if "fossil-carbon-content" in rows
    }
    for footprint in claiming(disclosure):
        missing = [*_missing(footprint), *(() if footprint.revision_key in contents else ("fossil-carbon-content",))]
        if missing and not disclosure.is_compiled:
            yield fault(footprint, "cross_sectoral_standards", missing=", ".join(missing))


def _missing(footprint: Footprint) -> Iterator[str]:
    """Yield what a footprint that names PACT does not say."""
    for column in STATED:
        if footprint.cell(column) in (None, NOT_STATED):
            yield column
    if "AR6" not in footprint.ipcc_characterization_factors:
        yield "AR6"
    to_gate = footprint.boundary == "cradle-to-gate" and footprint.pcf_total_basis == "excluding-biogenic-uptake"
    if not to_gate and not footprint.cell("pcf_excluding_biogenic_uptake"):
        yield "pcf_excluding_biogenic_uptake"


@rule("gwp-outdated", "footprints")
def potentials_are_recent(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """Potentials of the fourth assessment report alone are two reports old."""
    for footprint in disclosure.footprints:
        if set(footprint.ipcc_characterization_factors) == {"AR4"} and not disclosure.is_compiled:
            yield fault(footprint, "ipcc_characterization_factors")


@rule("dqr-from-2027", "footprints")
def ratings_will_be_asked_for(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """Who names PACT will need the three data quality ratings from 2027."""
    for footprint in claiming(disclosure):
        if not any(footprint.cell(column) for column in QUALITY_RATINGS) and not disclosure.is_compiled:
            yield fault(footprint, QUALITY_RATINGS[0])


RULES = (pact_is_claimed_on_purpose, pact_claims_are_complete, potentials_are_recent, ratings_will_be_asked_for)
