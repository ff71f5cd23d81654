"""Links of a register's rows: to other rows, to products, organisations, footprints, categories, districts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.components.layout import Link
from generator.components.renderer import PageRenderer
from generator.config import SiteConfig, TableSchema
from generator.language.text import Text
from generator.model import routes
from generator.model.catalogue import Catalogue, ProductEntry
from generator.model.disclosure import Verification
from generator.model.register_records import Confirmation, Notice, RegisterRecord
from generator.model.texts import Texts
from generator.pages.registers.layouts import LAYOUTS, numbered_rows

CODES_WITH_PAGES = {"categories": routes.category, "districts": routes.district}


@dataclass(frozen=True, slots=True)
class RowTarget:
    """A row that rows of a register lead to."""

    register: str
    row_id: str
    title: Texts | None
    """Nothing where rows of its register have no name."""
    page: int


@dataclass(frozen=True, slots=True)
class SubjectProduct:
    """The product that a confirmation or a notice is about."""

    row_id: str
    number: str
    name: Texts


@dataclass(frozen=True, slots=True)
class LinkTargets:
    """Everything of the site that the rows of one register lead to."""

    rows: tuple[RowTarget, ...]
    subjects: tuple[SubjectProduct, ...]
    organisations: tuple[str, ...]
    """Organisations that disclose here."""
    footprints: tuple[str, ...]
    """Permanent ids of footprint revisions that have a page here."""


def row_id(row: RegisterRecord, schema: TableSchema) -> str:
    """Return the id of a row, which is also its anchor."""
    return row.cell(schema.primary_key[0]) or ""


class LinkSelector:
    """Selects what the rows of registers lead to."""

    def __init__(self, catalogue: Catalogue, config: SiteConfig) -> None:
        """Note what stands on this site."""
        self._schemas = config.register_schemas
        self._languages = tuple(language.code for language in config.languages)
        self._organisations = {entry.organisation.org_id for entry in catalogue.organisations}
        self._by_footprint: dict[str, ProductEntry] = {}
        self._by_claim: dict[tuple[str, str, str], ProductEntry] = {}
        for entry in catalogue.products:
            self._note(entry)
        self._rows = {
            (name, row_id(row, schema)): (row, page)
            for name, schema in config.register_schemas.items()
            for row, page in numbered_rows(name, catalogue.registers.rows(name), config)
        }

    def _note(self, entry: ProductEntry) -> None:
        """Note where the footprints and the claims of a product stand."""
        for footprint in entry.footprints:
            self._by_footprint[footprint.uuid] = entry
            for claim in (*footprint.verifications, *footprint.labels):
                is_verification = isinstance(claim.record, Verification)
                table, column = ("verifications", "verification_id") if is_verification else ("labels", "label_id")
                self._by_claim[table, entry.organisation.org_id, claim.record.cell(column) or ""] = entry

    def targets(self, schema: TableSchema, rows: Sequence[RegisterRecord]) -> LinkTargets:
        """Return what the rows of one register lead to."""
        return LinkTargets(
            rows=tuple(self._row_targets(schema, rows)),
            subjects=tuple(self._subjects(schema, rows)),
            organisations=tuple(sorted(_cells("org_id", rows) & self._organisations)),
            footprints=tuple(sorted(_cells("footprint_uuid", rows) & self._by_footprint.keys())),
        )

    def _row_targets(self, schema: TableSchema, rows: Sequence[RegisterRecord]) -> Iterator[RowTarget]:
        """Yield the rows that rows refer to, and the register's own rows where they can be found by their values."""
        named = {(schema.name, row_id(row, schema)) for row in rows if LAYOUTS[schema.name].indexes}
        for reference in schema.foreign_keys:
            register = reference["reference"]["resource"]
            named |= {(register, cell) for cell in _cells(reference["fields"][0], rows)}
        for register, name in sorted(named):
            row, page = self._rows[register, name]
            yield RowTarget(register, name, self._title(register, row), page)

    def _title(self, register: str, row: RegisterRecord) -> Texts | None:
        stem = self._schemas[register].row_title
        return Texts.of_columns(row.cell, stem, self._languages) if stem else None

    def _subjects(self, schema: TableSchema, rows: Sequence[RegisterRecord]) -> Iterator[SubjectProduct]:
        for row in rows:
            entry = self._subject(row)
            if entry is not None:
                name = Texts.of_columns(entry.product.cell, "name", self._languages)
                yield SubjectProduct(row_id(row, schema), entry.number, name)

    def _subject(self, row: RegisterRecord) -> ProductEntry | None:
        """Return the product that a row is about; nothing where it is about none, or about one that is not here."""
        if isinstance(row, Confirmation):
            return self._by_claim.get((row.claim_table, row.org_id, row.claim_id))
        return self._by_footprint.get(row.footprint_uuid) if isinstance(row, Notice) else None


def _cells(column: str, rows: Sequence[RegisterRecord]) -> set[str]:
    """Return everything that rows name in a column."""
    return {item for row in rows for item in (row.cell(column) or "").split(";") if item}


class RegisterLinks:
    """Writes the links on one page of a register in one language."""

    def __init__(self, targets: LinkTargets, route: str, renderer: PageRenderer) -> None:
        """Set up for the page at a route."""
        self._route, self._renderer, self._translator = route, renderer, renderer.translator
        self._organisations, self._footprints = frozenset(targets.organisations), frozenset(targets.footprints)
        self._subjects = {subject.row_id: subject for subject in targets.subjects}
        self._rows: Mapping[tuple[str, str], RowTarget] = {(row.register, row.row_id): row for row in targets.rows}

    def href(self, target: str) -> str:
        """Return how the page links to a page of this site."""
        return self._renderer.href(self._route, target)

    def row(self, register: str, name: str) -> Link:
        """Return the link to a row of a register, under its title."""
        target = self._rows[register, name]
        page = self.href(routes.part(routes.register(register), target.page))
        title = self._words(target.title) if target.title else None
        return Link(title or name, f"{page}#{name}")

    def code(self, codelist: str, code: str) -> object:
        """Return a code in words, with the link to its page where it has one."""
        words = self._translator.code(codelist, code)
        page = CODES_WITH_PAGES.get(codelist)
        return Link(words, self.href(page(code))) if page else words

    def organisation(self, org_id: str) -> object:
        """Return an organisation's id, with the link to its page where it discloses here."""
        if org_id not in self._organisations:
            return org_id
        return Link(org_id, self.href(routes.organisation(org_id)))

    def footprint(self, uuid: str) -> object:
        """Return a footprint's permanent id, with the link to its page where it stands here."""
        if uuid not in self._footprints:
            return uuid
        return Link(uuid, self.href(routes.footprint(uuid)))

    def subject(self, name: str) -> Link | None:
        """Return the link to the product that a row is about; nothing where there is none here."""
        subject = self._subjects.get(name)
        if subject is None:
            return None
        return Link(self._words(subject.name), self.href(routes.product(subject.number)))

    def _words(self, texts: Texts) -> Text:
        return self._translator.text(self._translator.pick(texts))
