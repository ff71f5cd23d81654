"""The pages about open data: what there is, how large, how to check it, what each column means, how to cite it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.components.layout import Head, Link
from generator.components.maker import FinalMaker
from generator.components.renderer import PageRenderer, renderers
from generator.config import Field, SiteConfig, TableSchema
from generator.language.text import readable_size
from generator.model import routes
from generator.model.artifact import Artifact, Manifest
from generator.model.catalogue import Catalogue, FootprintEntry, OrganisationEntry
from generator.model.data_day import catalogue_day, table_day
from generator.model.disclosure import RECORDS

FORMS = ("csv", "json")
OF_FOOTPRINTS = {
    "stages": "stage_rows",
    "components": "components",
    "inventory": "inventory",
    "sources": "sources",
    "verifications": "verifications",
    "labels": "labels",
}
"""Tables whose rows belong to a footprint revision, and where the entry keeps them."""
OF_ORGANISATIONS = ("sites", "factors", "documents")


@dataclass(frozen=True, slots=True)
class DatasetInput:
    """What the page about a table shows, or the page about all data."""

    data_day: date | None
    kinds: tuple[str, ...]
    table: str | None
    """Table or register; nothing on the page about all data."""
    rows: tuple[tuple[str, int], ...]
    """How many rows the table has, or each of all."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away."""

    form: str
    href: str
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class TableView:
    """A table of open data in the list."""

    link: Link
    name: str
    description: str
    rows: str
    downloads: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class FieldView:
    """A column in the dictionary."""

    name: str
    title: str
    description: str
    type: str
    unit: str
    codes: Link | None
    required: bool


@dataclass(frozen=True, slots=True)
class DatasetsView:
    """What a visitor reads on the page about all data."""

    tables: tuple[TableView, ...]
    registers: tuple[TableView, ...]
    descriptor: str
    checksums: str
    products: str
    guide: str
    index: str
    factors: str
    citation: Markup


@dataclass(frozen=True, slots=True)
class DatasetView:
    """What a visitor reads on the page about one table."""

    index: str
    title: str
    description: str
    rows: Markup
    downloads: tuple[Download, ...]
    fields: tuple[FieldView, ...]
    schema: str
    register: str | None
    """Where its rows are read as a page, if the authority keeps it."""
    citation: Markup


def _select(catalogue: Catalogue, config: SiteConfig) -> Iterator[DatasetInput]:
    kinds, day = tuple(sorted(catalogue.kinds)), catalogue_day(catalogue)
    rows = tuple((table, rows_of(table, catalogue)) for table in (*RECORDS, *config.register_schemas))
    yield DatasetInput(day, kinds, None, rows)
    for table, count in rows:
        yield DatasetInput(table_day(table, catalogue), kinds, table, ((table, count),))


def rows_of(table: str, catalogue: Catalogue) -> int:
    """Return how many rows a table or register has."""
    if table == "organisation":
        return len(catalogue.organisations)
    if table == "products":
        return len(catalogue.products)
    footprints = [footprint for entry in catalogue.products for footprint in entry.footprints]
    if table == "footprints":
        return len(footprints)
    if table in OF_FOOTPRINTS:
        return _sum(footprints, OF_FOOTPRINTS[table])
    return _sum(catalogue.organisations, table) if table in OF_ORGANISATIONS else len(catalogue.registers.rows(table))


def _sum(entries: Sequence[FootprintEntry | OrganisationEntry], column: str) -> int:
    return sum(len(getattr(entry, column)) for entry in entries)


def _make(shown: DatasetInput, config: SiteConfig, manifest: Manifest) -> Iterator[Artifact]:
    schemas = {**config.schemas, **config.register_schemas}
    for renderer in renderers(config):
        builder = DatasetPageBuilder(shown, manifest, renderer)
        yield builder.page(schemas[shown.table]) if shown.table else builder.index()


dataset_pages = FinalMaker(_select, _make)
"""The page about all data and the page about each table, in each language."""


class DatasetPageBuilder:
    """Makes the data pages of one language."""

    def __init__(self, shown: DatasetInput, manifest: Manifest, renderer: PageRenderer) -> None:
        """Lay out what all pages need."""
        self._data_day, self._kinds, self._rows = shown.data_day, frozenset(shown.kinds), dict(shown.rows)
        self._manifest = manifest
        self._renderer = renderer
        self._translator = renderer.translator

    def index(self) -> Artifact:
        """Return the page about all data."""
        renderer, translator, config = self._renderer, self._translator, self._translator.config
        tables = tuple(self._table(config.schemas[name]) for name in RECORDS)
        registers = tuple(self._table(schema) for schema in config.register_schemas.values())
        view = DatasetsView(
            tables=tables,
            registers=registers,
            descriptor=renderer.file_href(routes.DATA, routes.DATA_DESCRIPTOR),
            checksums=renderer.file_href(routes.DATA, routes.DATA_CHECKSUMS),
            products=renderer.file_href(routes.DATA, routes.API_PRODUCTS),
            guide=renderer.href(routes.DATA, routes.DATA_GUIDE),
            index=renderer.href(routes.DATA, routes.REGISTERS),
            factors=renderer.href(routes.DATA, routes.FACTORS),
            citation=self._citation(translator.say("datasets.title"), routes.DATA),
        )
        head = Head(
            route=routes.DATA,
            title=translator.say("datasets.title"),
            description=translator.say("datasets.description"),
            kinds=self._kinds,
            data_day=self._data_day,
        )
        return renderer.page("pages/data/datasets.html", view, head)

    def page(self, schema: TableSchema) -> Artifact:
        """Return the page about one table."""
        renderer, translator, route = self._renderer, self._translator, routes.dataset_page(schema.name)
        title = translator.told(schema.texts("title"))
        count = self._rows[schema.name]
        view = DatasetView(
            index=renderer.href(route, routes.DATA),
            title=title,
            description=translator.told(schema.texts("description")),
            rows=translator.tell("dataset.rows", count=count),
            downloads=self._downloads(schema.name, route),
            fields=tuple(self._field(field, route) for field in schema.fields),
            schema=renderer.file_href(route, routes.schema(schema.name)),
            register=None if schema.name in RECORDS else renderer.href(route, routes.register(schema.name)),
            citation=self._citation(title, route),
        )
        head = Head(
            route=route,
            title=translator.say("dataset.title", title=title),
            description=translator.told(schema.texts("description")),
            kinds=self._kinds,
            data_day=self._data_day,
        )
        return renderer.page("pages/data/dataset.html", view, head)

    def _table(self, schema: TableSchema) -> TableView:
        translator = self._translator
        href = self._renderer.href(routes.DATA, routes.dataset_page(schema.name))
        return TableView(
            link=Link(translator.told(schema.texts("title")), href),
            name=schema.name,
            description=translator.told(schema.texts("description")),
            rows=f"{self._rows[schema.name]:,}",
            downloads=self._downloads(schema.name, routes.DATA),
        )

    def _downloads(self, name: str, route: str) -> tuple[Download, ...]:
        """Return the files of a table with size and fingerprint."""
        files = {form: routes.dataset(name, form) for form in FORMS}
        return tuple(
            Download(
                form=form.upper(),
                href=self._renderer.file_href(route, path),
                size=readable_size(self._manifest[path].size),
                sha256=self._manifest[path].sha256,
            )
            for form, path in files.items()
            if path in self._manifest
        )

    def _field(self, field: Field, route: str) -> FieldView:
        translator = self._translator
        name = field.codelist
        codes = Link(name, self._renderer.file_href(route, routes.codelist(name))) if name else None
        return FieldView(
            name=field.name,
            title=translator.told(field.texts("title")),
            description=translator.told(field.texts("description")),
            type=translator.say(f"type.{'list' if field.separator else field.type}"),
            unit=str(field.descriptor.get("unit", "")),
            codes=codes,
            required=field.required,
        )

    def _citation(self, title: str, route: str) -> Markup:
        """Return how to cite; with the year and the day of the data where there is one."""
        translator, site, day = self._translator, self._translator.config.site, self._data_day
        known = {"year": day.year, "day": translator.day(day)} if day else {}
        return translator.tell(
            "cite.dataset" if day else "cite.dataset_undated",
            site=translator.told(site.name),
            title=title,
            address=f"{site.base_url}{self._renderer.address(route)}",
            **known,
        )
