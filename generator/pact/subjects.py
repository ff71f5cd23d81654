"""Who and what a footprint is about: the numbers of its company and of its product."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.pact.leaves import Footprint, Leaf
from generator.pact.urns import identifier, named

Cells = dict[str, Leaf]


@dataclass(frozen=True, slots=True)
class Subject:
    """A product: what tells it from others, the identifier that it has here, and its cells."""

    key: str
    product_id: Leaf | None
    cells: Cells


def company_numbers(found: Footprint) -> Cells:
    """Take the numbers of the company that we have a column for."""
    return _numbered(found, "companyIds", found.names.company_ids)


def subject(found: Footprint, words: Cells) -> Subject:
    """Take the numbers of the product; the surest of them tells it from others, without any its name does."""
    number, identity = _own_number(found)
    cells = dict(words)
    if number:
        cells["product_id"] = number
    if gtins := [leaf for leaf in found.leaves.get("productIds", []) if named(leaf, (found.names.gtin,))[0]]:
        _keep(found, "productIds", gtins)
        cells["gtins"] = replace(gtins[0], text=";".join(named(leaf, (found.names.gtin,))[1] for leaf in gtins))
    cells |= _numbered(found, "productIds", found.names.product_ids)
    cells |= _numbered(found, "productClassifications", found.names.classes)
    names = (words[column].text for column in ("name_zh", "name_en") if column in words)
    return Subject(identity or next(names, found.path), number, cells)


def _own_number(found: Footprint) -> tuple[Leaf | None, str]:
    """Return the identifier of a product after the number that its maker gave to it, else after its article number."""
    leaves = found.leaves.get("productIds", [])
    for kind in (*found.names.own_ids, found.names.gtin):
        for leaf in leaves:
            number = named(leaf, (kind,))[1]
            if text := identifier(number):
                if kind != found.names.gtin:
                    _keep(found, "productIds", [leaf])
                if text != number:
                    found.change("pact-id", replace(leaf, text=number), text, ("products", "product_id"))
                return replace(leaf, text=text), number
    return None, ""


def _keep(found: Footprint, key: str, used: list[Leaf]) -> None:
    """Leave those values of a list that were not used."""
    left = [leaf for leaf in found.take_all(key) if leaf not in used]
    for leaf in left:
        found.put(key, leaf)


def _numbered(found: Footprint, key: str, columns: Mapping[str, str]) -> Cells:
    """Take the numbers of a list that we have columns for; a second one for a column stays where it is."""
    cells: Cells = {}
    for leaf in found.take_all(key):
        kind, number = named(leaf, columns)
        column = columns.get(kind, "")
        if column and cells.setdefault(column, replace(leaf, text=number)).text == number:
            continue
        found.put(key, leaf)
    return cells
