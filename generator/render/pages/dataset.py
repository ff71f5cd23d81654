"""The pages about open data: what there is, how large, how to check it, what each column means, how to cite it."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.config import Field, SiteConfig, TableSchema
from generator.model import routes
from generator.model.artifact import Artifact, Manifest
from generator.model.catalogue import Catalogue
from generator.model.disclosure import RECORDS
from generator.render.frame import Head, Link
from generator.render.pages.dataset_counts import rows_of
from generator.render.press import Press, presses
from generator.render.text import readable_size

FORMS = ("csv", "json")


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


class DatasetDesk:
    """Makes the data pages of one language."""

    def __init__(self, catalogue: Catalogue, manifest: Manifest, press: Press) -> None:
        """Lay out what all pages need."""
        self._catalogue = catalogue
        self._manifest = manifest
        self._press = press
        self._voice = press.voice

    def index(self) -> Artifact:
        """Return the page about all data."""
        press, voice, config = self._press, self._voice, self._voice.config
        tables = tuple(self._table(config.schemas[name]) for name in RECORDS)
        registers = tuple(self._table(schema) for schema in config.register_schemas.values())
        view = DatasetsView(
            tables=tables,
            registers=registers,
            descriptor=press.file_href(routes.DATA, routes.DATA_DESCRIPTOR),
            checksums=press.file_href(routes.DATA, routes.DATA_CHECKSUMS),
            products=press.file_href(routes.DATA, routes.API_PRODUCTS),
            guide=press.href(routes.DATA, routes.DATA_GUIDE),
            index=press.href(routes.DATA, routes.REGISTERS),
            factors=press.href(routes.DATA, routes.FACTORS),
            citation=self._citation(voice.say("datasets.title"), routes.DATA),
        )
        head = Head(
            route=routes.DATA,
            title=voice.say("datasets.title"),
            description=voice.say("datasets.description"),
            kinds=self._catalogue.kinds,
        )
        return press.page("datasets.html", view, head)

    def page(self, schema: TableSchema) -> Artifact:
        """Return the page about one table."""
        press, voice, route = self._press, self._voice, routes.dataset_page(schema.name)
        title = voice.told(schema.texts("title"))
        count = rows_of(schema.name, self._catalogue)
        view = DatasetView(
            index=press.href(route, routes.DATA),
            title=title,
            description=voice.told(schema.texts("description")),
            rows=voice.tell("dataset.rows", count=count, day=voice.day(self._catalogue.as_of)),
            downloads=self._downloads(schema.name, route),
            fields=tuple(self._field(field, route) for field in schema.fields),
            schema=press.file_href(route, routes.schema(schema.name)),
            register=None if schema.name in RECORDS else press.href(route, routes.register(schema.name)),
            citation=self._citation(title, route),
        )
        head = Head(
            route=route,
            title=voice.say("dataset.title", title=title),
            description=voice.told(schema.texts("description")),
            kinds=self._catalogue.kinds,
        )
        return press.page("dataset.html", view, head)

    def _table(self, schema: TableSchema) -> TableView:
        voice = self._voice
        href = self._press.href(routes.DATA, routes.dataset_page(schema.name))
        return TableView(
            link=Link(voice.told(schema.texts("title")), href),
            name=schema.name,
            description=voice.told(schema.texts("description")),
            rows=f"{rows_of(schema.name, self._catalogue):,}",
            downloads=self._downloads(schema.name, routes.DATA),
        )

    def _downloads(self, name: str, route: str) -> tuple[Download, ...]:
        """Return the files of a table with size and fingerprint."""
        files = {form: routes.dataset(name, form) for form in FORMS}
        return tuple(
            Download(
                form=form.upper(),
                href=self._press.file_href(route, path),
                size=readable_size(self._manifest[path].size),
                sha256=self._manifest[path].sha256,
            )
            for form, path in files.items()
            if path in self._manifest
        )

    def _field(self, field: Field, route: str) -> FieldView:
        voice = self._voice
        name = field.codelist
        codes = Link(name, self._press.file_href(route, routes.codelist(name))) if name else None
        return FieldView(
            name=field.name,
            title=voice.told(field.texts("title")),
            description=voice.told(field.texts("description")),
            type=voice.say(f"type.{'list' if field.separator else field.type}"),
            unit=str(field.descriptor.get("unit", "")),
            codes=codes,
            required=field.required,
        )

    def _citation(self, title: str, route: str) -> Markup:
        voice, site, as_of = self._voice, self._voice.config.site, self._catalogue.as_of
        return voice.tell(
            "cite.dataset",
            site=voice.told(site.name),
            year=as_of.year,
            title=title,
            day=voice.day(as_of),
            address=f"{site.base_url}{self._press.address(route)}",
        )


def dataset_pages(catalogue: Catalogue, config: SiteConfig, manifest: Manifest) -> Iterator[Artifact]:
    """Yield the page about all data and the page about each table, in each language."""
    for press in presses(catalogue, config):
        desk = DatasetDesk(catalogue, manifest, press)
        yield desk.index()
        for schema in (*(config.schemas[name] for name in RECORDS), *config.register_schemas.values()):
            yield desk.page(schema)
