"""The pages of a register: its rows as people read them, what is fictional apart from what is real."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.components.layout import Head, Link
from generator.components.maker import Maker
from generator.components.paging import Pager, pager_of
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig, TableSchema
from generator.language.html import HtmlTranslator
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.model.data_day import rows_day
from generator.model.register_records import RegisterRecord
from generator.pages.registers.entry import Entry, EntryMaker
from generator.pages.registers.layouts import LAYOUTS, Section, pages_of
from generator.pages.registers.links import LinkSelector, LinkTargets, RegisterLinks, row_id

FEWEST_INDEXED = 5
"""Rows from which on a page needs links by which one finds a row."""


@dataclass(frozen=True, slots=True)
class RegisterInput:
    """What the pages of one register show."""

    data_day: date | None
    name: str
    rows: tuple[RegisterRecord, ...]
    targets: LinkTargets


@dataclass(frozen=True, slots=True)
class SectionView:
    """Rows under one heading."""

    anchor: str
    heading: str
    description: str | None
    unit: str | None
    columns: tuple[str, ...]
    """Headings of the figures where the section is a table."""
    entries: tuple[Entry, ...]
    is_sample: bool


@dataclass(frozen=True, slots=True)
class ColumnIndex:
    """The rows of a register by the values of one column: links, no script."""

    heading: str
    values: tuple[tuple[str, tuple[Link, ...]], ...]
    """A value in words, and the links to its rows."""


@dataclass(frozen=True, slots=True)
class RegisterView:
    """What a visitor reads on a register's page."""

    index: Link
    title: str
    description: str
    notes: tuple[Markup, ...]
    count: Markup
    sections: tuple[SectionView, ...]
    indexes: tuple[ColumnIndex, ...]
    confidences: tuple[tuple[str, str], ...]
    """Name and meaning of each confidence on the page."""
    downloads: tuple[Link, ...]
    dictionary: str
    how_to_fill: Markup | None
    """What an empty register would hold, and how an office adds a row."""
    pager: Pager | None


def _select(catalogue: Catalogue, config: SiteConfig) -> Iterator[RegisterInput]:
    selector = LinkSelector(catalogue, config)
    for schema in config.register_schemas.values():
        rows = catalogue.registers.rows(schema.name)
        data_day = rows_day(rows, catalogue.as_of)
        yield RegisterInput(data_day, schema.name, rows, selector.targets(schema, rows))


def _make(shown: RegisterInput, config: SiteConfig) -> Iterator[Artifact]:
    pages = pages_of(shown.name, shown.rows, config)
    for renderer in renderers(config):
        for number, sections in enumerate(pages, start=1):
            first = routes.register(shown.name)
            pager = pager_of(first, number, len(pages), renderer)
            yield RegisterPageBuilder(shown, routes.part(first, number), renderer).page(sections, pager)


register_pages = Maker(_select, _make)
"""The pages of every register, in each language."""


class RegisterPageBuilder:
    """Makes one page of a register in one language."""

    def __init__(self, shown: RegisterInput, route: str, renderer: PageRenderer) -> None:
        """Set up for the page at a route."""
        self._shown, self._route, self._renderer, self._translator = shown, route, renderer, renderer.translator
        self._config = renderer.translator.config
        self._schema: TableSchema = self._config.register_schemas[shown.name]
        self._layout = LAYOUTS[shown.name]
        self._links = RegisterLinks(shown.targets, route, renderer)
        self._entries = EntryMaker(self._schema, self._links, renderer.translator)

    def page(self, sections: Sequence[Section], pager: Pager | None) -> Artifact:
        """Return the page with some sections."""
        view, rows = self.view(sections, pager), self._shown.rows
        kinds = frozenset(("sample",)) if rows and all(row.is_sample for row in rows) else frozenset[str]()
        head = Head(
            route=self._route,
            title=view.title,
            description=view.description,
            kinds=kinds,
            data_day=self._shown.data_day,
        )
        return self._renderer.page("pages/registers/register.html", view, head)

    def view(self, sections: Sequence[Section], pager: Pager | None) -> RegisterView:
        """Return what a visitor reads."""
        translator, rows, name = self._translator, self._shown.rows, self._shown.name
        file = f"content/registers/{name}.csv"
        return RegisterView(
            index=Link(translator.say("registers.title"), self._links.href(routes.REGISTERS)),
            title=translator.told(self._schema.texts("title")),
            description=translator.told(self._schema.texts("description")),
            notes=tuple(self._notes()),
            count=count_words(len(rows), sum(row.is_sample for row in rows), translator),
            sections=tuple(self._section(section) for section in sections),
            indexes=tuple(self._indexes()),
            confidences=self._confidences(sections),
            downloads=download_links(name, self._route, self._renderer),
            dictionary=self._links.href(routes.dataset_page(name)),
            how_to_fill=None if rows else translator.tell("register.holds", file=file),
            pager=pager,
        )

    def _notes(self) -> Iterator[Markup]:
        """Yield what must be said above this very register, where the words have something to say."""
        for key in (f"register.{self._shown.name}.note", f"register.{self._shown.name}.warning"):
            if self._translator.has(key):
                yield self._translator.fixed(key)

    def _section(self, section: Section) -> SectionView:
        translator, layout, code = self._translator, self._layout, section.code or ""
        codelist = self._schema.field(layout.group).codelist or "" if layout.group and code else ""
        heading = translator.code(codelist, code) if codelist else translator.say("register.rows")
        description = _further_meaning(heading, translator.cell(codelist, code, "description")) if codelist else None
        return SectionView(
            anchor="-".join(filter(None, ("sample" if section.is_sample else "rows", code))),
            heading=translator.say("register.sample_heading", heading=heading) if section.is_sample else heading,
            description=description,
            unit=self._units(section) if layout.unit else None,
            columns=tuple(self._entries.heading(name) for name in layout.figures),
            entries=tuple(self._entries.entry(row) for row in section.rows),
            is_sample=section.is_sample,
        )

    def _units(self, section: Section) -> str:
        """Return the units of a section's figures, of which there should be one."""
        column = self._layout.unit or ""
        codelist = self._schema.field(column).codelist or ""
        codes = sorted({row.cell(column) or "" for row in section.rows})
        return self._translator.listed(self._translator.code(codelist, code) for code in codes)

    def _indexes(self) -> Iterator[ColumnIndex]:
        """Yield the indexes of the register; samples are not listed."""
        rows = [row for row in self._shown.rows if not row.is_sample]
        for column in self._layout.indexes if len(rows) >= FEWEST_INDEXED else ():
            field, links = self._schema.field(column), self._links_by_value(column, rows)
            codes = self._config.codelists[field.codelist].codes if field.codelist else tuple(sorted(links))
            values = tuple(
                (self._translator.code(field.codelist, code) if field.codelist else code, tuple(links[code]))
                for code in codes
                if code in links
            )
            if values:
                title = self._translator.told(field.texts("title"))
                yield ColumnIndex(self._translator.say("register.by", column=title), values)

    def _links_by_value(self, column: str, rows: Sequence[RegisterRecord]) -> dict[str, list[Link]]:
        links: dict[str, list[Link]] = {}
        for row in rows:
            link = self._links.row(self._shown.name, row_id(row, self._schema))
            for value in filter(None, (row.cell(column) or "").split(";")):
                links.setdefault(value, []).append(link)
        return links

    def _confidences(self, sections: Sequence[Section]) -> tuple[tuple[str, str], ...]:
        """Return the meaning of each confidence on the page, in the order of the code list."""
        here = {row.confidence for section in sections for row in section.rows}
        codes = [code for code in self._config.codelists["confidences"].codes if code in here]
        return tuple(
            (self._translator.code("confidences", code), self._translator.cell("confidences", code, "description"))
            for code in codes
        )


def _further_meaning(heading: str, description: str) -> str | None:
    """Return a code's meaning, where it says more than its name."""
    return description if description.rstrip("。.") != heading else None


def count_words(rows: int, samples: int, translator: HtmlTranslator) -> Markup:
    """Return how many rows a register has, samples counted apart."""
    if not rows:
        return translator.fixed("register.none")
    key = "register.count_samples" if samples else "register.count"
    return translator.tell(key, count=rows - samples, samples=samples)


def download_links(name: str, route: str, renderer: PageRenderer) -> tuple[Link, ...]:
    """Return the links to a register's open data."""
    return tuple(Link(form.upper(), renderer.file_href(route, routes.dataset(name, form))) for form in ("csv", "json"))
