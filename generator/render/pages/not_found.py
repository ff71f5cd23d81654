"""The page for unknown addresses: one file for all languages, so all languages stand on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.render.frame import Head, Link
from generator.render.press import Press, presses


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


def not_found_page(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the page, framed in the site's first language."""
    all_presses = tuple(presses(catalogue, config))
    root = urlsplit(str(config.site.base_url)).path
    view = NotFoundView(tuple(_block(press, root) for press in all_presses))
    voice = all_presses[0].voice
    title, description = (
        voice.say("not_found.heading"),
        voice.say("not_found.sentence", prefix=config.site.number_prefix),
    )
    yield all_presses[0].page("not_found.html", view, Head(routes.NOT_FOUND, title, description, indexed=False))


def _block(press: Press, root: str) -> Block:
    voice, site = press.voice, press.voice.config.site
    return Block(
        tag=voice.language.tag,
        heading=voice.fixed("not_found.heading"),
        sentence=voice.tell("not_found.sentence", prefix=site.number_prefix),
        label=voice.fixed("search.label"),
        button=voice.fixed("search.button"),
        search=f"{root}{press.address(routes.SEARCH)}",
        box=f"q-{voice.language.code}",
        home=Link(voice.fixed("not_found.home"), f"{root}{press.address(routes.HOME)}"),
        report=Link(voice.fixed("not_found.report"), f"mailto:{site.contact_email}"),
    )
