"""The list of the authority's registers: what each holds, how much of it there is, when it was last checked."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.config import SiteConfig, TableSchema
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.model.registers import REGISTERS
from generator.render.frame import Head, Link
from generator.render.pages.register import count_of, data_links
from generator.render.press import Press, presses


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
    for press in presses(catalogue, config):
        voice = press.voice
        view = RegistersView(
            registers=tuple(_row(config.register_schemas[name], catalogue, press) for name in REGISTERS),
            feed=press.file_href(routes.REGISTERS, routes.FEED),
            calendar=press.file_href(routes.REGISTERS, routes.EXPIRIES),
            policy=press.href(routes.REGISTERS, routes.POLICY_GUIDE),
        )
        head = Head(
            route=routes.REGISTERS,
            title=voice.say("registers.title"),
            description=voice.say("registers.description"),
            feed=routes.FEED,
        )
        yield press.page("registers.html", view, head)


def _row(schema: TableSchema, catalogue: Catalogue, press: Press) -> RegisterRow:
    voice = press.voice
    rows = catalogue.registers.rows(schema.name)
    return RegisterRow(
        link=Link(voice.told(schema.texts("title")), press.href(routes.REGISTERS, routes.register(schema.name))),
        description=voice.told(schema.texts("description")),
        count=count_of(rows, press),
        checked=voice.day(max(row.checked_on for row in rows)) if rows else None,
        downloads=data_links(schema.name, routes.REGISTERS, press),
        dictionary=press.href(routes.REGISTERS, routes.dataset_page(schema.name)),
    )
