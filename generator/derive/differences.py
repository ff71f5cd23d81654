"""Two catalogues side by side: which products and numbers differ, and whether a percentage would be honest."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.model.catalogue import Catalogue, FootprintEntry, ProductEntry
from generator.model.comparability import differing_parts
from generator.model.difference import FootprintDifference, ProductDifference


def differences(before: Catalogue, after: Catalogue) -> tuple[ProductDifference, ...]:
    """Return the products that readers would see differ, in the order of the catalogues."""
    return tuple(found for pair in _pairs(before, after) if (found := _product(*pair)) is not None)


def _pairs(before: Catalogue, after: Catalogue) -> Iterator[tuple[ProductEntry | None, ProductEntry | None]]:
    """Yield every product on both sides; one that was renamed is found by its former number."""
    old = {entry.number: entry for entry in before.products}
    for entry in after.products:
        known = next((number for number in (entry.number, *entry.former_numbers) if number in old), "")
        yield old.pop(known, None), entry
    for entry in old.values():
        yield entry, None


def _product(before: ProductEntry | None, after: ProductEntry | None) -> ProductDifference | None:
    """Return how a product differs; nothing where it does not."""
    headline = _footprint(before.headline if before else None, after.headline if after else None, after)
    speaking = {each.headline.footprint.footprint_id for each in (before, after) if each}
    old, new = _current(before), _current(after)
    others = [_footprint(old.get(name), new.get(name), after) for name in sorted({*old, *new} - speaking)]
    differing = tuple(each for each in others if _differs(each))
    if before and after and not _differs(headline) and not differing:
        return None
    return ProductDifference(before, after, headline, differing)


def _current(entry: ProductEntry | None) -> dict[str, FootprintEntry]:
    """Return the newest revision of every footprint of a product."""
    newest: dict[str, FootprintEntry] = {}
    for each in entry.footprints if entry else ():
        newest.setdefault(each.footprint.footprint_id, each)
    return newest


def _differs(pair: FootprintDifference) -> bool:
    """Tell whether readers would see a difference between two footprints."""
    if pair.before is None or pair.after is None:
        return pair.before is not pair.after
    return _seen(pair.before) != _seen(pair.after) or bool(pair.new_stages or pair.lost_stages)


def _seen(entry: FootprintEntry) -> tuple[object, ...]:
    """Return what the top of a page shows of a footprint."""
    footprint = entry.footprint
    return (
        footprint.pcf_total,
        footprint.declared_unit,
        footprint.declared_unit_amount,
        footprint.boundary,
        footprint.valid_through,
        entry.status,
        entry.trust.level,
        entry.trust.confirmed,
    )


def _footprint(
    before: FootprintEntry | None, after: FootprintEntry | None, product: ProductEntry | None
) -> FootprintDifference:
    """Return how two footprints differ."""
    old = _stages(before)
    new = _stages(after)
    percent, obstacle, parts = _comparison(before, after, product)
    return FootprintDifference(
        before=before,
        after=after,
        percent=percent,
        obstacle=obstacle,
        parts=parts,
        new_stages=tuple(code for code in new if code not in old) if before else (),
        lost_stages=tuple(code for code in old if code not in new) if after else (),
    )


def _stages(entry: FootprintEntry | None) -> tuple[str, ...]:
    return tuple(stage.stage for stage in entry.stages) if entry else ()


def _comparison(
    before: FootprintEntry | None, after: FootprintEntry | None, product: ProductEntry | None
) -> tuple[Decimal | None, str | None, tuple[str, ...]]:
    """Return the change in percent, or why there is none and which parts of the key differ."""
    if before is None or after is None or product is None:
        return None, None, ()
    if _method_changed(before, after, product.footprints):
        return None, "method", ()
    if before.key is None or after.key is None:
        return None, "no-key", ()
    if not (before.shows_value and after.shows_value):
        return None, None, ()
    parts = differing_parts(before.terms, after.terms)
    if parts:
        return None, "key", parts
    old, new = before.footprint.pcf_total, after.footprint.pcf_total
    return ((new - old) / old * 100 if old > 0 else None), None, ()


def _method_changed(before: FootprintEntry, after: FootprintEntry, revisions: Sequence[FootprintEntry]) -> bool:
    """Tell whether any revision since then gives a change of method as its reason."""
    old, new = before.footprint, after.footprint
    since = old.revision if old.footprint_id == new.footprint_id else 0
    return any(
        each.footprint.change_reason == "method"
        for each in revisions
        if each.footprint.footprint_id == new.footprint_id and since < each.footprint.revision <= new.revision
    )
