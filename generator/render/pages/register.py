"""The page of a register: its rows as people read them, what is fictional apart from what is real."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.config import SiteConfig, TableSchema
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.model.register_records import RegisterRecord
from generator.render.frame import Head, Link
from generator.render.paging import Pager, pager_of
from generator.render.press import Press, presses
from generator.render.register.entry import Entry, EntryMaker
from generator.render.register.finding import Index, indexes
from generator.render.register.plan import PLANS
from generator.render.register.sheets import Section, pages
from generator.render.register.signposts import Signposts


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


class RegisterDesk:
    """Makes the pages of registers in one language."""

    def __init__(self, catalogue: Catalogue, config: SiteConfig, press: Press) -> None:
        """Lay out what all registers need."""
        self._catalogue, self._config, self._press, self._voice = catalogue, config, press, press.voice
        self._signposts = Signposts(catalogue, config, press)

    def pages(self, schema: TableSchema) -> Iterator[Artifact]:
        """Yield the pages of one register."""
        rows = self._catalogue.registers.rows(schema.name)
        parts = pages(schema.name, rows, self._config)
        for place, part in enumerate(parts, start=1):
            route = routes.part(routes.register(schema.name), place)
            pager = pager_of(routes.register(schema.name), place, len(parts), self._press)
            yield self._page(schema, rows, route, (part, pager))

    def _page(
        self,
        schema: TableSchema,
        rows: Sequence[RegisterRecord],
        route: str,
        part: tuple[list[Section], Pager | None],
    ) -> Artifact:
        voice = self._voice
        title, description = voice.told(schema.texts("title")), voice.told(schema.texts("description"))
        maker = EntryMaker(schema, self._signposts, self._press)
        view = RegisterView(
            index=Link(voice.say("registers.title"), self._press.href(route, routes.REGISTERS)),
            title=title,
            description=description,
            notes=tuple(self._notes(schema.name)),
            count=count_of(rows, self._press),
            sections=tuple(self._section(schema, section, maker, route) for section in part[0]),
            indexes=tuple(indexes(schema, rows, self._signposts, self._press, route)),
            confidences=self._confidences(part[0]),
            downloads=data_links(schema.name, route, self._press),
            dictionary=self._press.href(route, routes.dataset_page(schema.name)),
            holds=None if rows else voice.tell("register.holds", file=f"content/registers/{schema.name}.csv"),
            pager=part[1],
        )
        kinds = frozenset(("sample",)) if rows and all(row.is_sample for row in rows) else frozenset[str]()
        head = Head(route=route, title=title, description=description, kinds=kinds)
        return self._press.page("register.html", view, head)

    def _notes(self, name: str) -> Iterator[Markup]:
        """Yield what must be said above this very register, where the words have something to say."""
        for key in (f"register.{name}.note", f"register.{name}.warning"):
            if self._voice.has(key):
                yield self._voice.fixed(key)

    def _section(self, schema: TableSchema, section: Section, maker: EntryMaker, route: str) -> SectionView:
        voice, plan = self._voice, PLANS[schema.name]
        codelist = schema.field(plan.group).codelist if plan.group else None
        named = codelist is not None and section.code is not None
        heading = voice.code(codelist or "", section.code or "") if named else voice.say("register.rows")
        return SectionView(
            anchor="-".join(filter(None, ("sample" if section.is_sample else "rows", section.code))),
            heading=voice.say("register.sample_heading", heading=heading) if section.is_sample else heading,
            description=_more(heading, voice.cell(codelist or "", section.code or "", "description"))
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
        return self._voice.listed(self._voice.code(schema.field(unit).codelist or "", code) for code in codes)

    def _confidences(self, part: Sequence[Section]) -> tuple[tuple[str, str], ...]:
        """Return the meaning of each confidence on a page, in the order of the code list."""
        here = {row.confidence for section in part for row in section.rows}
        codes = [code for code in self._config.codelists["confidences"].codes if code in here]
        return tuple(
            (self._voice.code("confidences", code), self._voice.cell("confidences", code, "description"))
            for code in codes
        )


def _more(heading: str, description: str) -> str | None:
    """Return a code's meaning, where it says more than its name."""
    return description if description.rstrip("。.") != heading else None


def count_of(rows: Sequence[RegisterRecord], press: Press) -> Markup:
    """Return how many rows a register has, samples counted apart."""
    samples = sum(row.is_sample for row in rows)
    real = len(rows) - samples
    if not rows:
        return press.voice.fixed("register.none")
    return press.voice.tell("register.count_samples" if samples else "register.count", count=real, samples=samples)


def data_links(name: str, route: str, press: Press) -> tuple[Link, ...]:
    """Return the way to a register's open data."""
    return tuple(Link(form.upper(), press.file_href(route, routes.dataset(name, form))) for form in ("csv", "json"))


def register_pages(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the pages of every register in each language."""
    for press in presses(catalogue, config):
        desk = RegisterDesk(catalogue, config, press)
        for schema in config.register_schemas.values():
            yield from desk.pages(schema)
