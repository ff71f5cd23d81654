"""The list of the authority's registers: what each holds, how much of it there is, when it was last checked."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.components.layout import Head, Link
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig, TableSchema
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.model.registers import REGISTERS
from generator.pages.registers.register import count_of, data_links


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A register in the list."""

    link: Link
    description: str
    count: Markup
    checked: str | None
    """The last day on which a row of it was compared with its source; nothing where it is empty."""
    downloads: tuple[Link, ...]
    dictionary: str


@dataclass(frozen=True, slots=True)
class RegistersView:
    """What a visitor reads on the list of registers."""

    registers: tuple[RegisterRow, ...]
    feed: str
    calendar: str
    policy: str


def register_index(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the list of registers in each language."""
    for renderer in renderers(catalogue.as_of, config):
        translator = renderer.translator
        view = RegistersView(
            registers=tuple(_row(config.register_schemas[name], catalogue, renderer) for name in REGISTERS),
            feed=renderer.file_href(routes.REGISTERS, routes.FEED),
            calendar=renderer.file_href(routes.REGISTERS, routes.EXPIRIES),
            policy=renderer.href(routes.REGISTERS, routes.POLICY_GUIDE),
        )
        head = Head(
            route=routes.REGISTERS,
            title=translator.say("registers.title"),
            description=translator.say("registers.description"),
            feed=routes.FEED,
        )
        yield renderer.page("pages/registers/index.html", view, head)


def _row(schema: TableSchema, catalogue: Catalogue, renderer: PageRenderer) -> RegisterRow:
    translator = renderer.translator
    rows = catalogue.registers.rows(schema.name)
    return RegisterRow(
        link=Link(
            translator.told(schema.texts("title")), renderer.href(routes.REGISTERS, routes.register(schema.name))
        ),
        description=translator.told(schema.texts("description")),
        count=count_of(rows, renderer),
        checked=translator.day(max(row.checked_on for row in rows)) if rows else None,
        downloads=data_links(schema.name, routes.REGISTERS, renderer),
        dictionary=renderer.href(routes.REGISTERS, routes.dataset_page(schema.name)),
    )
