"""Which footprint of a file replaces which, and which one its product is spoken of by: only where the file decides."""

from collections.abc import Iterable
from dataclasses import replace

from generator.pact.leaves import Footprint
from generator.pact.tables import Row


def succeed(taken: Iterable[tuple[Footprint, Row]]) -> None:
    """Name the successor of every footprint that another one of the file says it follows.

    The one with the shortest line of ancestors comes next. An ancestor that is not in the file stays unread.
    """
    named = [(row, footprint.take_all("precedingPfIds")) for footprint, row in taken]
    known = {row.cells["footprint_id"].text: row for row, _ in named if "footprint_id" in row.cells}
    for row, ancestors in sorted(named, key=lambda each: len(each[1])):
        for leaf in ancestors:
            other, own = known.get(leaf.text.strip().lower()), row.cells.get("footprint_id")
            if other is None or own is None or other is row:
                row.unread.append(leaf)
            else:
                other.cells.setdefault("successor", replace(leaf, text=own.text))


def headline(product: Row, footprints: Iterable[Row]) -> None:
    """Name the footprint that a product is spoken of by, if there is one alone that is not deprecated."""
    candidates = [row for row in footprints if "footprint_id" in row.cells]
    active = [row for row in candidates if "status" not in row.cells or row.cells["status"].text != "deprecated"]
    chosen = active or candidates
    if len(chosen) == 1:
        product.cells["headline_footprint_id"] = chosen[0].cells["footprint_id"]
