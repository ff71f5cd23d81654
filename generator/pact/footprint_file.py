"""A file of footprints becomes the tables of a package; what it does not say stays empty."""

from dataclasses import replace

from generator.config import SiteConfig
from generator.diagnostics import Finding, Location
from generator.model.intake import Completion, Intake, UnreadableSourceError
from generator.normalise.intake_builder import IntakeBuilder
from generator.pact import parts
from generator.pact.document import ROOT, major, records
from generator.pact.leaves import Footprint, Leaf, values
from generator.pact.subjects import Cells, company_numbers, subject
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
        found = values(path, record, config.pact)
        if major(path, record) == _EARLIER:
            modernise(found)
        found.take("specVersion")
        reader.take(found)
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

    def take(self, found: Footprint) -> None:
        """Take one footprint."""
        tables = parts.placed(found)
        self._company(found, tables.get("organisation", {}))
        about = subject(found, tables.get("products", {}))
        identity = found.take("id")
        perhaps = {
            "footprint_id": replace(identity, text=identity.text.strip().lower()) if identity else None,
            "product_id": about.product_id,
            "other_rule_text": parts.rules(found),
        }
        row = Row(found.path, {column: leaf for column, leaf in perhaps.items() if leaf} | _fixed(found))
        row.cells |= tables.get("footprints", {}) | parts.totals(found) | {"geography": parts.geography(found)}
        self._product(Row(found.path, about.cells), about.key, row)
        self._tables.add("footprints", row)
        self._parts(found, row, tables.get("verifications", {}))
        self._taken.append((found, row))

    def _company(self, found: Footprint, words: Cells) -> None:
        """Take what is said of the company, once.

        Raises:
            UnreadableSourceError: It is another company.

        """
        stated = Row(found.path, words | company_numbers(found))
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

    def _parts(self, found: Footprint, row: Row, verification: Cells) -> None:
        """Take the rows of other tables that belong to a footprint."""
        keys: Cells = {column: row.cells[column] for column in ("footprint_id", "revision") if column in row.cells}
        for cells in parts.components(found):
            self._tables.add("components", Row(found.path, keys | cells))
        for cells in parts.sources(found):
            self._tables.add("sources", Row(found.path, keys | cells))
        if verification:
            own = parts.verified(keys, verification)
            self._tables.add("verifications", Row(next(iter(verification.values())).path, own | keys | verification))

    def fill(self, builder: IntakeBuilder, file: str, root: str) -> None:
        """Put what was taken into the tables of a package."""
        succeed(self._taken)
        for product, footprints in self._products.values():
            headline(product, footprints)
        for number, (found, row) in enumerate(self._taken, 2):
            row.unread += found.rest()
            builder.rewritten += found.changes
            for doubt in found.doubts:
                row.doubted[doubt.column] = doubt.leaf
                at = Location("footprints.csv", number, doubt.column)
                self._findings.append(Finding("pact-ambiguous", at, doubt.leaf.text, {"problem": doubt.problem}))
        builder.findings += self._findings
        self._tables.fill(builder, file, root)


def _fixed(found: Footprint) -> Cells:
    """Return what every footprint of this data model is."""
    return {column: replace(found.own, text=text) for column, text in found.names.fixed.items()}


def _first(row: Row, columns: tuple[str, ...]) -> Leaf | None:
    """Return what stands in the first of some columns that is filled."""
    return next((row.cells[column] for column in columns if column in row.cells), None)
