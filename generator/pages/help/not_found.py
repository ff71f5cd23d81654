"""The page for unknown addresses: one file for all languages, so all languages stand on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.components.layout import Head, Link
from generator.components.maker import Maker
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class NotFoundInput:
    """What the page for unknown addresses shows: sentences of the settings alone."""


@dataclass(frozen=True, slots=True)
class Block:
    """What the page says in one language."""

    tag: str
    heading: Markup
    sentence: Markup
    label: Markup
    button: Markup
    search: str
    box: str
    home: Link
    report: Link


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """What a visitor reads where there is nothing."""

    blocks: tuple[Block, ...]


def _select(_: Catalogue, __: SiteConfig) -> Iterator[NotFoundInput]:
    yield NotFoundInput()


def _make(_: NotFoundInput, config: SiteConfig) -> Iterator[Artifact]:
    all_renderers = renderers(config)
    root = urlsplit(str(config.site.base_url)).path
    view = NotFoundView(tuple(_block(renderer, root) for renderer in all_renderers))
    translator = all_renderers[0].translator
    title = translator.say("not_found.heading")
    description = translator.say("not_found.sentence", prefix=config.site.number_prefix)
    head = Head(routes.NOT_FOUND, title, description, indexed=False)
    yield all_renderers[0].page("pages/help/not_found.html", view, head)


not_found_page = Maker(_select, _make)
"""The page, framed in the site's first language."""


def _block(renderer: PageRenderer, root: str) -> Block:
    translator, site = renderer.translator, renderer.translator.config.site
    return Block(
        tag=translator.language.tag,
        heading=translator.fixed("not_found.heading"),
        sentence=translator.tell("not_found.sentence", prefix=site.number_prefix),
        label=translator.fixed("search.label"),
        button=translator.fixed("search.button"),
        search=f"{root}{renderer.address(routes.SEARCH)}",
        box=f"q-{translator.language.code}",
        home=Link(translator.fixed("not_found.home"), f"{root}{renderer.address(routes.HOME)}"),
        report=Link(translator.fixed("not_found.report"), f"mailto:{site.contact_email}"),
    )
