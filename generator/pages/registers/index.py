"""The list of the authority's registers: what each holds, how much of it there is, when it was last checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.components.layout import Head, Link
from generator.components.maker import Maker
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.model.data_day import registers_day
from generator.model.registers import REGISTERS
from generator.pages.registers.register import count_words, download_links


@dataclass(frozen=True, slots=True)
class RegisterSummary:
    """How much a register holds, and when a row of it was last compared with its source."""

    name: str
    rows: int
    samples: int
    checked_on: date | None
    """Nothing where it is empty."""


@dataclass(frozen=True, slots=True)
class RegistersInput:
    """What the list shows."""

    data_day: date | None
    registers: tuple[RegisterSummary, ...]


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


def _select(catalogue: Catalogue, _: SiteConfig) -> Iterator[RegistersInput]:
    yield RegistersInput(registers_day(catalogue), tuple(_summary(name, catalogue) for name in REGISTERS))


def _summary(name: str, catalogue: Catalogue) -> RegisterSummary:
    rows = catalogue.registers.rows(name)
    return RegisterSummary(
        name=name,
        rows=len(rows),
        samples=sum(row.is_sample for row in rows),
        checked_on=max((row.checked_on for row in rows), default=None),
    )


def _make(shown: RegistersInput, config: SiteConfig) -> Iterator[Artifact]:
    for renderer in renderers(config):
        translator = renderer.translator
        view = RegistersView(
            registers=tuple(_row(summary, renderer) for summary in shown.registers),
            feed=renderer.file_href(routes.REGISTERS, routes.FEED),
            calendar=renderer.file_href(routes.REGISTERS, routes.EXPIRIES),
            policy=renderer.href(routes.REGISTERS, routes.POLICY_GUIDE),
        )
        head = Head(
            route=routes.REGISTERS,
            title=translator.say("registers.title"),
            description=translator.say("registers.description"),
            feed=routes.FEED,
            data_day=shown.data_day,
        )
        yield renderer.page("pages/registers/index.html", view, head)


register_index = Maker(_select, _make)
"""One page in each language."""


def _row(summary: RegisterSummary, renderer: PageRenderer) -> RegisterRow:
    translator, name = renderer.translator, summary.name
    schema = translator.config.register_schemas[name]
    return RegisterRow(
        link=Link(translator.told(schema.texts("title")), renderer.href(routes.REGISTERS, routes.register(name))),
        description=translator.told(schema.texts("description")),
        count=count_words(summary.rows, summary.samples, translator),
        checked=translator.day(summary.checked_on) if summary.checked_on else None,
        downloads=download_links(name, routes.REGISTERS, renderer),
        dictionary=renderer.href(routes.REGISTERS, routes.dataset_page(name)),
    )
