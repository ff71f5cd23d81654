"""How long a number holds, when it was checked, and what takes its place."""

from collections.abc import Iterator, Mapping

from generator.diagnostics import Finding
from generator.model.disclosure import Disclosure
from generator.validate.calendar import months_later
from generator.validate.context import RuleContext
from generator.validate.rules.dates import stated
from generator.validate.rules.rule import fault, rule

USUAL_MONTHS = 36
EPD_MONTHS = 72
"""Five years from a declaration, which comes up to a year after the period that it looks at."""

LATEST_MONTHS = 12
"""How long after publication a verification is still one of what was published."""

SHOWN = 8
"""How many names of a loop are shown."""


@rule("validity-start", "footprints")
def validity_begins_after_the_period(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A number is valid from after the period that it was measured in."""
    for footprint in disclosure.footprints:
        last = stated(footprint.reference_period_last_day)
        if last and footprint.valid_from and footprint.valid_from <= last:
            yield fault(footprint, "valid_from", last=last)


@rule("validity-length", "footprints", "labels")
def validity_ends_in_time(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A number is valid for three years after its period, one of a type III declaration for five."""
    declared = {label.revision_key for label in disclosure.labels if label.scheme == "epd"}
    for footprint in disclosure.footprints:
        last = stated(footprint.reference_period_last_day)
        epd = footprint.revision_key in declared or footprint.cell("epd_operator")
        months = EPD_MONTHS if epd else USUAL_MONTHS
        if last and footprint.valid_through and footprint.valid_through > months_later(last, months):
            yield fault(footprint, "valid_through", months=months)


@rule("verification-late", "verifications", "footprints")
def verification_is_of_what_was_published(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A verification is completed within a year of the publication that it is of."""
    days = {footprint.revision_key: stated(footprint.published_on) for footprint in disclosure.footprints}
    for row in disclosure.verifications:
        published = days.get(row.revision_key)
        if published and row.completed_on and row.completed_on > months_later(published, LATEST_MONTHS):
            yield fault(row, "completed_on", published=published)


@rule("successor-product", "footprints")
def successors_are_of_the_same_product(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """What takes the place of a footprint is a footprint of the same product."""
    products = {footprint.footprint_id: footprint.product_id for footprint in disclosure.footprints}
    for footprint in disclosure.footprints:
        product = products.get(footprint.successor or "", footprint.product_id)
        if product != footprint.product_id:
            yield fault(footprint, "successor", product=product)


@rule("successor-loop", "footprints")
def successors_lead_somewhere(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """Following successors ends at a footprint that has none."""
    after = {each.footprint_id: each.successor for each in disclosure.footprints if each.successor}
    loops = _loops(after)
    for footprint in disclosure.footprints:
        loop = loops.get(footprint.footprint_id)
        if footprint.successor and loop:
            yield fault(footprint, "successor", loop=" → ".join(loop))


def _loops(after: Mapping[str, str]) -> dict[str, list[str]]:
    """Return every name from which one comes back to it, with the way; who only names itself is another rule's."""
    passed: set[str] = set()
    loops: dict[str, list[str]] = {}
    for start in after:
        way: dict[str, None] = {}
        name = start
        while name in after and name not in passed:
            passed.add(name)
            way[name] = None
            name = after[name]
        if name in way:
            names = list(way)
            loop = names[names.index(name) :]
            loops |= {key: [*loop[: SHOWN - 1], name] for key in loop} if len(loop) > 1 else {}
    return loops


RULES = (
    validity_begins_after_the_period,
    validity_ends_in_time,
    verification_is_of_what_was_published,
    successors_are_of_the_same_product,
    successors_lead_somewhere,
)
