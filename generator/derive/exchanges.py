"""Which fields of an exchange format a record lacks: what is missing, never that a record conforms."""

from collections.abc import Callable, Mapping

from generator.config import SiteConfig
from generator.model.catalogue import Catalogue, ProductEntry
from generator.model.record import NOT_STATED
from generator.model.trust import INDEPENDENT

GATE_COLUMNS = {
    "pcf_excluding_biogenic_uptake": "excluding-biogenic-uptake",
    "pcf_including_biogenic_uptake": "including-biogenic-uptake",
}
"""A value to the gate that the total itself is, where the boundary ends there and the basis is this one."""

VALUED = frozenset({"reported", "estimated", "assessed-zero"})
"""States of a stage with a value of its own."""

Needs = Callable[[str, ProductEntry, SiteConfig], bool]


def lacking_fields(exchange: str, catalogue: Catalogue, config: SiteConfig) -> dict[str, tuple[str, ...]]:
    """Return what the headline of each product lacks, in the order of the code list; withdrawn numbers are left out."""
    fields = config.codelists["exchange_fields"]
    needs = {code: row["needs"] for code, row in fields.rows.items() if row["exchange"] == exchange}
    about = set(filter(None, config.codelists["exchanges"].cell(exchange, "categories").split(";")))
    return {
        entry.number: tuple(code for code, need in needs.items() if not has(need, entry, config))
        for entry in catalogue.products
        if entry.headline.shows_value and (not about or entry.product.category in about)
    }


def has(needs: str, entry: ProductEntry, config: SiteConfig) -> bool:
    """Tell whether a product has what a field needs: one of several places, each `holder:name`."""
    for place in needs.split("|"):
        holder, _, name = place.partition(":")
        if HOLDERS[holder](name, entry, config):
            return True
    return False


def _known(cell: str | None) -> bool:
    return cell not in (None, "", NOT_STATED)


def _in_footprint(column: str, entry: ProductEntry, _: SiteConfig) -> bool:
    footprint = entry.headline.footprint
    to_gate = footprint.boundary == "cradle-to-gate" and footprint.pcf_total_basis == GATE_COLUMNS.get(column)
    return to_gate or _known(footprint.cell(column))


def _has_component(code: str, entry: ProductEntry, _: SiteConfig) -> bool:
    """Tell whether a part is known to the gate: as a gate value, or as a stated one where the boundary ends there."""
    scopes = {"gate", "stated"} if entry.headline.footprint.boundary == "cradle-to-gate" else {"gate"}
    return any(
        row.component == code and row.scope in scopes and (row.value is not None or row.state == "not-applicable")
        for row in entry.headline.components
    )


def _by_uptake(other: str, entry: ProductEntry, config: SiteConfig) -> bool:
    """Tell whether a value to the gate follows from the other one, since they differ by the uptake."""
    return _in_footprint(other, entry, config) and _has_component("biogenic-uptake", entry, config)


def _has_stages(names: str, entry: ProductEntry, _: SiteConfig) -> bool:
    """Tell whether each of some stages has a value of its own."""
    return set(names.split("+")) <= {stage.stage for stage in entry.headline.stages if stage.state in VALUED}


def _has_pact_unit(_: str, entry: ProductEntry, config: SiteConfig) -> bool:
    unit = entry.headline.footprint.declared_unit
    return bool(config.codelists["declared_units"].cell(unit, "pact_unit"))


def _has_verification(_: str, entry: ProductEntry, __: SiteConfig) -> bool:
    """Tell whether an independent verification is stated, confirmed or not: the format asks for the statement."""
    return any(claim.level in INDEPENDENT for claim in (*entry.headline.verifications, *entry.headline.labels))


HOLDERS: Mapping[str, Needs] = {
    "register": lambda _, __, ___: True,
    "nowhere": lambda _, __, ___: False,
    "organisation": lambda column, entry, _: _known(entry.organisation.cell(column)),
    "product": lambda column, entry, _: _known(entry.product.cell(column)),
    "footprint": _in_footprint,
    "component": _has_component,
    "uptake": _by_uptake,
    "stages": _has_stages,
    "unit": lambda unit, entry, _: entry.headline.footprint.declared_unit == unit,
    "pact-unit": _has_pact_unit,
    "site": lambda _, entry, __: entry.headline.site is not None,
    "verification": _has_verification,
    "document": lambda kind, entry, _: any(row.public and row.kind == kind for row in entry.documents),
}
"""Where a field may be found; `register` is what this site adds to every record, `nowhere` what no column holds."""
