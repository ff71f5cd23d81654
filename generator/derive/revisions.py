"""Revisions and footprints of one product side by side: how its number changed, and how far its numbers reach."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.model.catalogue import FootprintEntry
from generator.model.record import NOT_STATED
from generator.model.revision import FootprintSpan, RevisionChange

TWO = 2
"""A span has two ends."""


def with_changes(entries: Sequence[FootprintEntry]) -> list[FootprintEntry]:
    """Return the revisions of a product, the newest of each footprint first, each with its change."""
    return [
        replace(entry, change=change_of(entry, _before(entry, entries[place + 1 :])))
        for place, entry in enumerate(entries)
    ]


def _before(entry: FootprintEntry, older: Iterable[FootprintEntry]) -> FootprintEntry | None:
    """Return the revision before: the next of the same footprint."""
    name = entry.footprint.footprint_id
    return next((each for each in older if each.footprint.footprint_id == name), None)


def change_of(entry: FootprintEntry, before: FootprintEntry | None) -> RevisionChange | None:
    """Return the change as a percentage, only where method and comparability stayed the same."""
    if before is None:
        return RevisionChange("first")
    if not (entry.shows_value and before.shows_value):
        return None
    same = entry.key is not None and before.key is not None and entry.key.id == before.key.id
    old = before.footprint.pcf_total
    if not same or entry.footprint.change_reason == "method" or old <= 0:
        return RevisionChange("incomparable")
    change = (entry.footprint.pcf_total - old) / old * 100
    return RevisionChange("more" if change > 0 else "less", abs(change))


def span_of(headline: FootprintEntry, others: Iterable[FootprintEntry]) -> FootprintSpan | None:
    """Return from where to where the plants of one boundary reach; nothing where their boundaries or units differ."""
    first = headline.footprint
    alike = [
        each.footprint.pcf_total
        for each in (headline, *others)
        if each.shows_value
        and each.footprint.boundary == first.boundary
        and each.footprint.declared_unit == first.declared_unit
        and each.footprint.declared_unit_amount == first.declared_unit_amount
    ]
    unknown = NOT_STATED in (first.boundary, first.declared_unit)
    if len(alike) < TWO or unknown or not headline.shows_value:
        return None
    return FootprintSpan(len(alike), min(alike), max(alike))
