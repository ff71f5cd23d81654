"""The page of a register: its rows as people read them, what is fictional apart from what is real."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.components.layout import Head, Link
from generator.components.paging import Pager, pager_of
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig, TableSchema
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.model.register_records import RegisterRecord
from generator.pages.registers.entry import Entry, EntryMaker
from generator.pages.registers.links import Signposts
from generator.pages.registers.prominence import PLANS
from generator.pages.registers.row_index import Index, indexes
from generator.pages.registers.sections import Section, pages


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
class RegisterView:
    """What a visitor reads on a register's page."""

    index: Link
    title: str
    description: str
    notes: tuple[Markup, ...]
    count: Markup
    sections: tuple[SectionView, ...]
    indexes: tuple[Index, ...]
    confidences: tuple[tuple[str, str], ...]
    """Name and meaning of each confidence on the page."""
    downloads: tuple[Link, ...]
    dictionary: str
    holds: Markup | None
    """What an empty register would hold, and how an office adds a row."""
    pager: Pager | None


class RegisterPageBuilder:
    """Makes the pages of registers in one language."""

    def __init__(self, catalogue: Catalogue, config: SiteConfig, renderer: PageRenderer) -> None:
        """Lay out what all registers need."""
        self._catalogue, self._config, self._renderer, self._translator = (
            catalogue,
            config,
            renderer,
            renderer.translator,
        )
        self._signposts = Signposts(catalogue, config, renderer)

    def pages(self, schema: TableSchema) -> Iterator[Artifact]:
        """Yield the pages of one register."""
        rows = self._catalogue.registers.rows(schema.name)
        parts = pages(schema.name, rows, self._config)
        for place, part in enumerate(parts, start=1):
            route = routes.part(routes.register(schema.name), place)
            pager = pager_of(routes.register(schema.name), place, len(parts), self._renderer)
            yield self._page(schema, rows, route, (part, pager))

    def _page(
        self,
        schema: TableSchema,
        rows: Sequence[RegisterRecord],
        route: str,
        part: tuple[list[Section], Pager | None],
    ) -> Artifact:
        translator = self._translator
        title, description = translator.told(schema.texts("title")), translator.told(schema.texts("description"))
        maker = EntryMaker(schema, self._signposts, self._renderer)
        view = RegisterView(
            index=Link(translator.say("registers.title"), self._renderer.href(route, routes.REGISTERS)),
            title=title,
            description=description,
            notes=tuple(self._notes(schema.name)),
            count=count_of(rows, self._renderer),
            sections=tuple(self._section(schema, section, maker, route) for section in part[0]),
            indexes=tuple(indexes(schema, rows, self._signposts, self._renderer, route)),
            confidences=self._confidences(part[0]),
            downloads=data_links(schema.name, route, self._renderer),
            dictionary=self._renderer.href(route, routes.dataset_page(schema.name)),
            holds=None if rows else translator.tell("register.holds", file=f"content/registers/{schema.name}.csv"),
            pager=part[1],
        )
        kinds = frozenset(("sample",)) if rows and all(row.is_sample for row in rows) else frozenset[str]()
        head = Head(route=route, title=title, description=description, kinds=kinds)
        return self._renderer.page("pages/registers/register.html", view, head)

    def _notes(self, name: str) -> Iterator[Markup]:
        """Yield what must be said above this very register, where the words have something to say."""
        for key in (f"register.{name}.note", f"register.{name}.warning"):
            if self._translator.has(key):
                yield self._translator.fixed(key)

    def _section(self, schema: TableSchema, section: Section, maker: EntryMaker, route: str) -> SectionView:
        translator, plan = self._translator, PLANS[schema.name]
        codelist = schema.field(plan.group).codelist if plan.group else None
        named = codelist is not None and section.code is not None
        heading = translator.code(codelist or "", section.code or "") if named else translator.say("register.rows")
        return SectionView(
            anchor="-".join(filter(None, ("sample" if section.is_sample else "rows", section.code))),
            heading=translator.say("register.sample_heading", heading=heading) if section.is_sample else heading,
            description=_more(heading, translator.cell(codelist or "", section.code or "", "description"))
            if named
            else None,
            unit=self._units(schema, section) if plan.unit else None,
            columns=tuple(maker.heading(name) for name in plan.figures),
            entries=tuple(maker.entry(row, route) for row in section.rows),
            is_sample=section.is_sample,
        )

    def _units(self, schema: TableSchema, section: Section) -> str:
        """Return the units of a section's figures, of which there should be one."""
        unit = PLANS[schema.name].unit or ""
        codes = sorted({row.cell(unit) or "" for row in section.rows})
        return self._translator.listed(self._translator.code(schema.field(unit).codelist or "", code) for code in codes)

    def _confidences(self, part: Sequence[Section]) -> tuple[tuple[str, str], ...]:
        """Return the meaning of each confidence on a page, in the order of the code list."""
        here = {row.confidence for section in part for row in section.rows}
        codes = [code for code in self._config.codelists["confidences"].codes if code in here]
        return tuple(
            (self._translator.code("confidences", code), self._translator.cell("confidences", code, "description"))
            for code in codes
        )


def _more(heading: str, description: str) -> str | None:
    """Return a code's meaning, where it says more than its name."""
    return description if description.rstrip("。.") != heading else None


def count_of(rows: Sequence[RegisterRecord], renderer: PageRenderer) -> Markup:
    """Return how many rows a register has, samples counted apart."""
    samples = sum(row.is_sample for row in rows)
    real = len(rows) - samples
    if not rows:
        return renderer.translator.fixed("register.none")
    return renderer.translator.tell(
        "register.count_samples" if samples else "register.count", count=real, samples=samples
    )


def data_links(name: str, route: str, renderer: PageRenderer) -> tuple[Link, ...]:
    """Return the way to a register's open data."""
    return tuple(Link(form.upper(), renderer.file_href(route, routes.dataset(name, form))) for form in ("csv", "json"))


def register_pages(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the pages of every register in each language."""
    for renderer in renderers(catalogue.as_of, config):
        builder = RegisterPageBuilder(catalogue, config, renderer)
        for schema in config.register_schemas.values():
            yield from builder.pages(schema)
