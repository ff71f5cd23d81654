"""A row as an entry that people read: title, prose, columns in words, source, and how far it was checked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.components.evidence import secure
from generator.components.layout import Link
from generator.config import Field, TableSchema
from generator.language.html import HtmlTranslator
from generator.language.text import Text
from generator.model import routes
from generator.model.quantity import exact
from generator.model.register_records import RegisterRecord
from generator.model.texts import COLUMN_LANGUAGES
from generator.pages.registers.layouts import ABOUT_ROW, LAYOUTS, NOT_SHOWN
from generator.pages.registers.links import RegisterLinks, row_id

FORMS = {"checked-with-original": "solid"}
"""How a row is framed: solid where it was compared with the original, dashed where only a copy was seen."""
NAMES_OF_SITE = frozenset(("org_id", "footprint_uuid", "pages", "datasets"))
"""Columns that name something of this site which is in no register."""
_LANGUAGE = re.compile(r" ?[（(][^（）()]+[）)]$")
"""What the titles of a pair end with: the language of the column, in brackets."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column, or a pair of them that says the same in Chinese and in English."""

    name: str
    """Without its language where it is a pair."""
    field: Field
    is_pair: bool
    refers_to: str | None
    """The register whose rows it names."""

    def heading(self, translator: HtmlTranslator) -> str:
        """Return what the column is called, without the word for its language."""
        titles = self.field.texts("title")
        return translator.told(titles.each(_without_language) if self.is_pair else titles)


def _without_language(title: str) -> str:
    return _LANGUAGE.sub("", title)


def columns_of(schema: TableSchema) -> Iterator[Column]:
    """Yield the columns in the order of the schema, each pair where its first half stands."""
    registers = {reference["fields"][0]: reference["reference"]["resource"] for reference in schema.foreign_keys}
    _, *others = COLUMN_LANGUAGES
    for field in schema.fields:
        stem, _, language = field.name.rpartition("_")
        pair = {f"{stem}_{column_language}" for column_language in COLUMN_LANGUAGES}
        is_pair = field.name in pair and pair <= set(schema.columns)
        if not (is_pair and language in others):
            yield Column(stem if is_pair else field.name, field, is_pair, registers.get(field.name))


@dataclass(frozen=True, slots=True)
class EntryCell:
    """What a row says in one column; each item may be a link."""

    column: str
    heading: str
    items: tuple[object, ...]
    comma: str
    """What stands between them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a register."""

    anchor: str
    title: object
    subject: Link | None
    prose: object
    cells: tuple[EntryCell, ...]
    figures: tuple[EntryCell, ...]
    """Cells that stand in the columns of a table."""
    source: object
    checked: Markup
    confidence: str
    form: str
    is_sample: bool


class EntryMaker:
    """Makes the entries on one page of a register in one language."""

    def __init__(self, schema: TableSchema, links: RegisterLinks, translator: HtmlTranslator) -> None:
        """Look up what all rows share."""
        layout = LAYOUTS[schema.name]
        self._schema, self._links, self._translator, self._layout = schema, links, translator, layout
        outside = {schema.primary_key[0], schema.row_title, layout.prose, layout.group, layout.unit}
        hidden = outside | ABOUT_ROW | NOT_SHOWN
        self._columns = tuple(column for column in columns_of(schema) if column.name not in hidden)

    def entry(self, row: RegisterRecord) -> Entry:
        """Return a row as it is shown."""
        translator, anchor, stem = self._translator, row_id(row, self._schema), self._schema.row_title
        cells = tuple(self._cells(row))
        source: object = translator.free(row.source_title)
        address = secure(row.source_url)
        prose = self._layout.prose
        return Entry(
            anchor=anchor,
            title=translator.stated(row, stem) if stem else anchor,
            subject=self._links.subject(anchor),
            prose=translator.stated(row, prose) if prose else None,
            cells=tuple(cell for cell in cells if cell.column not in self._layout.figures),
            figures=tuple(cell for cell in cells if cell.column in self._layout.figures),
            source=Link(source, address) if address else source,
            checked=translator.tell(
                "register.checked", day=translator.day(row.checked_on), who=translator.free(row.checked_by)
            ),
            confidence=translator.code("confidences", row.confidence),
            form=FORMS.get(row.confidence, "dashed"),
            is_sample=row.is_sample,
        )

    def heading(self, name: str) -> str:
        """Return what a column is called."""
        return next(column.heading(self._translator) for column in columns_of(self._schema) if column.name == name)

    def _cells(self, row: RegisterRecord) -> Iterator[EntryCell]:
        """Yield the columns that have something to say, in the order of the schema; an unknown is left out."""
        for column in self._columns:
            items = self._items(column, row)
            if items or column.name in self._layout.figures:
                yield EntryCell(column.name, column.heading(self._translator), items, self._translator.comma)

    def _items(self, column: Column, row: RegisterRecord) -> tuple[object, ...]:
        """Return what a row says in a column."""
        separator = column.field.separator
        if column.is_pair:
            text = self._translator.stated(row, column.name)
            parts = text.words.split(separator) if separator else [text.words]
            return tuple(Text(part, text.tag) for part in parts if part)
        cell = row.cell(column.name) or ""
        parts = cell.split(separator) if separator else [cell]
        return tuple(self._item(column, part) for part in parts if part)

    def _item(self, column: Column, item: str) -> object:
        """Return one item in words, or as a link to what it names."""
        field = column.field
        if column.refers_to:
            return self._links.row(column.refers_to, item)
        if field.codelist:
            return self._links.code(field.codelist, item)
        if field.descriptor.get("format") == "uri":
            return _outside(item)
        if column.name in NAMES_OF_SITE:
            return self._inside(column.name, item)
        return self._plain(field.type, item, column.name)

    def _inside(self, name: str, item: str) -> object:
        """Return the link to an organisation, a footprint, a table of open data, or any page of this site."""
        if name == "org_id":
            return self._links.organisation(item)
        if name == "footprint_uuid":
            return self._links.footprint(item)
        if name == "datasets":
            return Link(item, self._links.href(routes.dataset_page(item)))
        return Link(f"/{item}", self._links.href(item))

    def _plain(self, kind: str, item: str, name: str) -> object:
        """Return an item that is no link; a figure keeps the digits of its source, which people compare it with."""
        if kind == "date":
            return self._translator.day(date.fromisoformat(item))
        if kind == "boolean":
            return self._translator.say(f"register.{item}")
        if kind == "number":
            return exact(Decimal(item)).replace("-", "−")
        return self._translator.place(item) if name == "region" else self._translator.free(item)


def _outside(address: str) -> object:
    """Return an address elsewhere by the name of its host."""
    return Link(urlsplit(address).hostname or address, address) if secure(address) else address
