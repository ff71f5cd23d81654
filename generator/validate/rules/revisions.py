"""History: revisions count up, give reasons, and nothing disappears without a word."""

from collections.abc import Iterator

from generator.diagnostics import Finding
from generator.model.disclosure import Disclosure
from generator.validate.context import RuleContext
from generator.validate.rules.rule import fault, rule


@rule("revision-sequence", "footprints")
def revisions_count_up(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """Revisions of a footprint count 1, 2, 3 without a gap, so that a missing one would be seen."""
    unsure = {footprint_id for table, footprint_id, _ in disclosure.damaged if table == "footprints"}
    revisions: dict[str, set[int]] = {}
    for footprint in disclosure.footprints:
        revisions.setdefault(footprint.footprint_id, set()).add(footprint.revision)
    for footprint in disclosure.footprints:
        before = footprint.revision - 1
        if before and before not in revisions[footprint.footprint_id] and footprint.footprint_id not in unsure:
            expected = next(
                number for number in range(1, before + 1) if number not in revisions[footprint.footprint_id]
            )
            yield fault(footprint, "revision", expected=expected)


@rule("revision-reason", "footprints")
def revisions_give_reasons(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A later revision says why the number changed, in a word and in a sentence."""
    for footprint in disclosure.footprints:
        for column in ("change_reason", "change_note_zh"):
            if footprint.revision > 1 and not footprint.cell(column) and not disclosure.is_compiled:
                yield fault(footprint, column)


@rule("status-reason", "footprints")
def leaving_gives_reasons(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A deprecated or withdrawn footprint says since when and why."""
    for footprint in disclosure.footprints:
        for column in ("status_on", "status_reason"):
            if footprint.status != "active" and not footprint.cell(column):
                yield fault(footprint, column)


@rule("successor-unknown", "footprints")
def successor_exists(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A successor is another footprint of the same package."""
    known = disclosure.seen.get("footprints", frozenset())
    for footprint in disclosure.footprints:
        if footprint.successor and (footprint.successor not in known or footprint.successor == footprint.footprint_id):
            yield fault(footprint, "successor")


RULES = (revisions_count_up, revisions_give_reasons, leaving_gives_reasons, successor_exists)
