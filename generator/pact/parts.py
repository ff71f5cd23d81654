"""What hangs on a footprint: its totals, its geography, its rules, its components and its sources."""

from collections.abc import Iterator
from dataclasses import replace

from generator.config import Form
from generator.pact.identities import Cells
from generator.pact.leaves import Footprint, Leaf
from generator.pact.values import cell, code

_OTHER = "Other"
"""What stands for an operator whose name stands beside it."""


def placed(footprint: Footprint) -> dict[str, Cells]:
    """Take every property that is one column of ours, by the table of the column."""
    tables: dict[str, Cells] = {}
    for key, place in footprint.names.places.items():
        if leaf := footprint.take(key):
            column, text = cell(leaf, place, footprint)
            tables.setdefault(place.table, {})[column] = replace(leaf, text=text)
    for key, place in footprint.names.lists.items():
        if leaves := footprint.take_all(key):
            items = dict.fromkeys(
                code(place.column, leaf.text, footprint) if place.form is Form.CODE else leaf.text for leaf in leaves
            )
            whole = replace(leaves[0], path=leaves[0].path.rpartition("[")[0] or leaves[0].path)
            tables.setdefault(place.table, {})[place.column] = replace(whole, text=";".join(items))
    return tables


def totals(footprint: Footprint) -> Cells:
    """Take both totals; the first that is stated is the result, and its basis says which one it is."""
    cells: Cells = {}
    for total in footprint.names.totals:
        if leaf := footprint.take(total.property):
            cells[total.column] = leaf
            cells.setdefault("pcf_total", leaf)
            cells.setdefault("pcf_total_basis", replace(leaf, text=total.basis))
    return cells


def geography(footprint: Footprint) -> Leaf:
    """Take the narrowest geography that is stated; a footprint without any is one of the whole world."""
    for key in footprint.names.geography:
        if leaf := footprint.take(key):
            return leaf
    everywhere = footprint.names.everywhere
    footprint.change("pact-global", footprint.own, everywhere, ("footprints", "geography"))
    return replace(footprint.own, text=everywhere)


def rules(footprint: Footprint) -> Leaf | None:
    """Take the rules of a sector or a product as words: whether the register knows them is not for a reader to say."""
    told: list[str] = []
    leaves: list[Leaf] = []
    for key in footprint.parts("pcf.productOrSectorSpecificRules"):
        operators = [leaf for name in ("operator", "otherOperatorName") if (leaf := footprint.take(f"{key}.{name}"))]
        names = footprint.take_all(f"{key}.ruleNames")
        leaves += [*operators, *names]
        who = " / ".join(leaf.text for leaf in operators if leaf.text != _OTHER or len(operators) == 1)
        told.append(": ".join(filter(None, (who, ", ".join(leaf.text for leaf in names)))))
    return replace(leaves[0], text="; ".join(filter(None, told))) if leaves else None


def components(footprint: Footprint) -> Iterator[Cells]:
    """Take every component that is stated; a zero is one that was calculated, and what is absent is unknown."""
    for key, component in footprint.names.components.items():
        if leaf := footprint.take(key):
            state = "assessed-zero" if leaf.is_zero else "reported"
            texts = {"scope": "stated", "component": component, "state": state}
            yield {column: replace(leaf, text=text) for column, text in texts.items()} | {"value": leaf}


def sources(footprint: Footprint) -> Iterator[Cells]:
    """Take the secondary databases, one row for each name with every version that was used."""
    named: dict[str, dict[str, list[Leaf]]] = {}
    for key in footprint.parts("pcf.secondaryEmissionFactorSources"):
        stated = {column: leaf for column in ("name", "version") if (leaf := footprint.take(f"{key}.{column}"))}
        row = named.setdefault(stated["name"].text if "name" in stated else "", {})
        for column, leaf in stated.items():
            row.setdefault(column, []).append(leaf)
    for row in named.values():
        yield {
            column: replace(leaves[0], text="; ".join(dict.fromkeys(leaf.text for leaf in leaves)))
            for column, leaves in row.items()
        }


def verified(keys: Cells, stated: Cells) -> Cells:
    """Return what follows for a verification: its number from its footprint's, and its kind from who did it.

    PACT has a provider named only where it is an independent third party; without one nothing is known of the kind.
    """
    found: Cells = {}
    if "footprint_id" in keys:
        found["verification_id"] = replace(keys["footprint_id"], text=f"{keys['footprint_id'].text}-v1")
    if "provider_name" in stated:
        found["type"] = replace(stated["provider_name"], text="third-party")
    return found
