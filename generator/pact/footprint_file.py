"""A file of footprints becomes the tables of a package; what it does not say stays empty."""

from dataclasses import replace

from generator.config import SiteConfig
from generator.diagnostics import Finding, Location
from generator.model.intake import Completion, Intake, UnreadableSourceError
from generator.normalise.intake_builder import IntakeBuilder
from generator.pact import parts
from generator.pact.document import ROOT, major, records
from generator.pact.identities import Cells, company_numbers, product_identity
from generator.pact.leaves import Footprint, Leaf, values
from generator.pact.succession import headline, succeed
from generator.pact.tables import Row, Tables
from generator.pact.version2 import modernise

_EARLIER = 2
_NAMES, _NUMBER = ("name_zh", "name_en"), ("uscc",)
"""What tells one company from another."""


def read_pact(name: str, content: bytes, config: SiteConfig, completion: Completion | None = None) -> Intake:
    """Return the tables that a file of footprints tells, each cell with its path in the file.

    Raises:
        UnreadableSourceError: It is no such file, goes beyond the limits, or speaks of several companies.

    """
    if not content:
        raise UnreadableSourceError("workbook-refused", problem="workbook-broken")
    reader = _Reader()
    root = ROOT
    for path, record in records(content):
        footprint = values(path, record, config.pact)
        if major(path, record) == _EARLIER:
            modernise(footprint)
        footprint.take("specVersion")
        reader.take(footprint)
        root = path.partition("[")[0] or ROOT
    builder = IntakeBuilder(config)
    reader.fill(builder, name, root)
    builder.complete(completion or {})
    return builder.intake()


class _Reader:
    """Collects the tables while the footprints are walked through."""

    def __init__(self) -> None:
        self._tables = Tables()
        self._taken: list[tuple[Footprint, Row]] = []
        self._products: dict[str, tuple[Row, list[Row]]] = {}
        self._findings: list[Finding] = []

    def take(self, footprint: Footprint) -> None:
        """Take one footprint."""
        tables = parts.placed(footprint)
        self._company(footprint, tables.get("organisation", {}))
        identity = product_identity(footprint, tables.get("products", {}))
        stated_id = footprint.take("id")
        perhaps = {
            "footprint_id": replace(stated_id, text=stated_id.text.strip().lower()) if stated_id else None,
            "product_id": identity.product_id,
            "other_rule_text": parts.rules(footprint),
        }
        row = Row(footprint.path, {column: leaf for column, leaf in perhaps.items() if leaf} | _fixed(footprint))
        row.cells |= tables.get("footprints", {}) | parts.totals(footprint) | {"geography": parts.geography(footprint)}
        self._product(Row(footprint.path, identity.cells), identity.key, row)
        self._tables.add("footprints", row)
        self._parts(footprint, row, tables.get("verifications", {}))
        self._taken.append((footprint, row))

    def _company(self, footprint: Footprint, words: Cells) -> None:
        """Take what is said of the company, once.

        Raises:
            UnreadableSourceError: It is another company.

        """
        stated = Row(footprint.path, words | company_numbers(footprint))
        known = self._tables.rows.get("organisation")
        if not known:
            self._tables.add("organisation", stated)
            return
        for columns in (_NAMES, _NUMBER):
            here, there = _first(stated, columns), _first(known[0], columns)
            if here and there and here.text.strip() != there.text.strip():
                raise UnreadableSourceError("pact-companies", other=there.text, found=here.text, place=here.path)
        self._merge("organisation", known[0], stated)

    def _product(self, stated: Row, key: str, footprint: Row) -> None:
        """Take what is said of the product, once."""
        if key not in self._products:
            self._products[key] = (stated, [])
            self._tables.add("products", stated)
        known, footprints = self._products[key]
        footprints.append(footprint)
        self._merge("products", known, stated)

    def _merge(self, table: str, known: Row, stated: Row) -> None:
        """Take over what a later footprint adds; what it says otherwise is told at its place."""
        for mine, leaf in known.merge(stated):
            at = Location(table, cell=leaf.path)
            self._findings.append(Finding("pact-differs", at, leaf.text, {"first": mine.path}))

    def _parts(self, footprint: Footprint, row: Row, verification: Cells) -> None:
        """Take the rows of other tables that belong to a footprint."""
        keys: Cells = {column: row.cells[column] for column in ("footprint_id", "revision") if column in row.cells}
        for cells in parts.components(footprint):
            self._tables.add("components", Row(footprint.path, keys | cells))
        for cells in parts.sources(footprint):
            self._tables.add("sources", Row(footprint.path, keys | cells))
        if verification:
            own = parts.verified(keys, verification)
            self._tables.add("verifications", Row(next(iter(verification.values())).path, own | keys | verification))

    def fill(self, builder: IntakeBuilder, file: str, root: str) -> None:
        """Put what was taken into the tables of a package."""
        succeed(self._taken)
        for product, footprints in self._products.values():
            headline(product, footprints)
        for number, (footprint, row) in enumerate(self._taken, 2):
            row.unread += footprint.rest()
            builder.rewritten += footprint.changes
            for ambiguity in footprint.ambiguities:
                row.doubted[ambiguity.column] = ambiguity.leaf
                at = Location("footprints.csv", number, ambiguity.column)
                self._findings.append(
                    Finding("pact-ambiguous", at, ambiguity.leaf.text, {"problem": ambiguity.problem})
                )
        builder.findings += self._findings
        self._tables.fill(builder, file, root)


def _fixed(footprint: Footprint) -> Cells:
    """Return what every footprint of this data model is."""
    return {column: replace(footprint.own, text=text) for column, text in footprint.names.fixed.items()}


def _first(row: Row, columns: tuple[str, ...]) -> Leaf | None:
    """Return what stands in the first of some columns that is filled."""
    return next((row.cells[column] for column in columns if column in row.cells), None)
