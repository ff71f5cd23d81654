"""Who and what a footprint is about: the numbers of its company and of its product."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.pact.leaves import Footprint, Leaf
from generator.pact.urns import identifier, named

Cells = dict[str, Leaf]


@dataclass(frozen=True, slots=True)
class ProductIdentity:
    """A product: what tells it from others, the identifier that it has here, and its cells."""

    key: str
    product_id: Leaf | None
    cells: Cells


def company_numbers(footprint: Footprint) -> Cells:
    """Take the numbers of the company that we have a column for."""
    return _numbered(footprint, "companyIds", footprint.names.company_ids)


def product_identity(footprint: Footprint, words: Cells) -> ProductIdentity:
    """Take the numbers of the product; the surest of them tells it from others, without any its name does."""
    number, identity = _own_number(footprint)
    cells = dict(words)
    if number:
        cells["product_id"] = number
    if gtins := [leaf for leaf in footprint.leaves.get("productIds", []) if named(leaf, (footprint.names.gtin,))[0]]:
        _keep(footprint, "productIds", gtins)
        cells["gtins"] = replace(gtins[0], text=";".join(named(leaf, (footprint.names.gtin,))[1] for leaf in gtins))
    cells |= _numbered(footprint, "productIds", footprint.names.product_ids)
    cells |= _numbered(footprint, "productClassifications", footprint.names.classes)
    names = (words[column].text for column in ("name_zh", "name_en") if column in words)
    return ProductIdentity(identity or next(names, footprint.path), number, cells)


def _own_number(footprint: Footprint) -> tuple[Leaf | None, str]:
    """Return the identifier of a product after the number that its maker gave to it, else after its article number."""
    leaves = footprint.leaves.get("productIds", [])
    for kind in (*footprint.names.own_ids, footprint.names.gtin):
        for leaf in leaves:
            number = named(leaf, (kind,))[1]
            if text := identifier(number):
                if kind != footprint.names.gtin:
                    _keep(footprint, "productIds", [leaf])
                if text != number:
                    footprint.change("pact-id", replace(leaf, text=number), text, ("products", "product_id"))
                return replace(leaf, text=text), number
    return None, ""


def _keep(footprint: Footprint, key: str, used: list[Leaf]) -> None:
    """Leave those values of a list that were not used."""
    left = [leaf for leaf in footprint.take_all(key) if leaf not in used]
    for leaf in left:
        footprint.put(key, leaf)


def _numbered(footprint: Footprint, key: str, columns: Mapping[str, str]) -> Cells:
    """Take the numbers of a list that we have columns for; a second one for a column stays where it is."""
    cells: Cells = {}
    for leaf in footprint.take_all(key):
        kind, number = named(leaf, columns)
        column = columns.get(kind, "")
        if column and cells.setdefault(column, replace(leaf, text=number)).text == number:
            continue
        footprint.put(key, leaf)
    return cells
