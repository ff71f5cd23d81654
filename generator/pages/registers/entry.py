"""A row as an entry that people read: title, prose, facts in words, source, and how far it was checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.components.evidence import secure
from generator.components.layout import Link
from generator.components.renderer import PageRenderer
from generator.config import TableSchema
from generator.language.text import Text
from generator.model import routes
from generator.model.quantity import exact
from generator.model.register_records import RegisterRecord
from generator.pages.registers.columns import Column, columns_of
from generator.pages.registers.links import Signposts
from generator.pages.registers.prominence import ABOUT_ROW, PLANS, UNSEEN

FORMS = {"checked-with-original": "solid"}
"""How a row is framed: solid where it was compared with the original, dashed where only a copy was seen."""
INSIDE = frozenset(("org_id", "footprint_uuid", "pages", "datasets"))
"""Columns that name something of this site which is in no register."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A column of a row in words; each value may lead somewhere."""

    name: str
    term: str
    values: tuple[object, ...]
    comma: str
    """What stands between them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a register."""

    anchor: str
    title: object
    subject: Link | None
    prose: object
    facts: tuple[Fact, ...]
    figures: tuple[Fact, ...]
    source: object
    checked: Markup
    confidence: str
    form: str
    is_sample: bool


class EntryMaker:
    """Makes the entries of one register in one language."""

    def __init__(self, schema: TableSchema, signposts: Signposts, renderer: PageRenderer) -> None:
        """Look up what all rows share."""
        self._schema, self._signposts, self._renderer = schema, signposts, renderer
        self._translator, self._plan = renderer.translator, PLANS[schema.name]
        plan = self._plan
        hidden = {schema.primary_key[0], schema.row_title, plan.prose, plan.group, plan.unit, *ABOUT_ROW, *UNSEEN}
        self._columns = tuple(column for column in columns_of(schema) if column.name not in hidden)

    def entry(self, row: RegisterRecord, route: str) -> Entry:
        """Return a row as it is shown on the page at a route."""
        translator, anchor = self._translator, row.cell(self._schema.primary_key[0]) or ""
        facts = tuple(self._facts(row, route))
        source: object = translator.free(row.source_title)
        address = secure(row.source_url)
        prose = self._plan.prose
        return Entry(
            anchor=anchor,
            title=self._signposts.title(self._schema, row) or anchor,
            subject=self._signposts.subject(row, route),
            prose=translator.stated(row, prose) if prose else None,
            facts=tuple(fact for fact in facts if fact.name not in self._plan.figures),
            figures=tuple(fact for fact in facts if fact.name in self._plan.figures),
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

    def _facts(self, row: RegisterRecord, route: str) -> Iterator[Fact]:
        """Yield the columns that have something to say, in the order of the schema; an unknown is left out."""
        for column in self._columns:
            values = self._values(column, row, route)
            if values or column.name in self._plan.figures:
                yield Fact(column.name, column.heading(self._translator), values, self._translator.comma)

    def _values(self, column: Column, row: RegisterRecord, route: str) -> tuple[object, ...]:
        """Return what a row says in a column."""
        separator = column.field.separator
        if column.is_pair:
            text = self._translator.stated(row, column.name)
            items = text.words.split(separator) if separator else [text.words]
            return tuple(Text(item, text.tag) for item in items if item)
        cell = row.cell(column.name) or ""
        items = cell.split(separator) if separator else [cell]
        return tuple(self._value(column, item, route) for item in items if item)

    def _value(self, column: Column, item: str, route: str) -> object:
        """Return one value in words, or as the way to what it names."""
        field = column.field
        if column.refers_to:
            return self._signposts.row(column.refers_to, item, route)
        if field.codelist:
            return self._signposts.code(field.codelist, item, route)
        if field.descriptor.get("format") == "uri":
            return self._outside(item)
        if column.name in INSIDE:
            return self._inside(column.name, item, route)
        return self._plain(field.type, item, column.name)

    def _outside(self, address: str) -> object:
        """Return an address elsewhere by the name of its host."""
        return Link(urlsplit(address).hostname or address, address) if secure(address) else address

    def _inside(self, name: str, item: str, route: str) -> object:
        """Return the way to an organisation, a footprint, a table of open data, or any page of this site."""
        if name == "org_id":
            return self._signposts.organisation(item, route)
        if name == "footprint_uuid":
            return self._signposts.footprint(item, route)
        if name == "datasets":
            return Link(item, self._renderer.href(route, routes.dataset_page(item)))
        return Link(f"/{item}", self._renderer.href(route, item))

    def _plain(self, kind: str, item: str, name: str) -> object:
        """Return a value that leads nowhere; a figure keeps the digits of its source, which people compare it with."""
        if kind == "date":
            return self._translator.day(date.fromisoformat(item))
        if kind == "boolean":
            return self._translator.say(f"register.{item}")
        if kind == "number":
            return exact(Decimal(item)).replace("-", "−")
        return self._translator.place(item) if name == "region" else self._translator.free(item)
