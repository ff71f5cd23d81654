"""The page for shops: how to show a footprint beside a price, how to keep it true, and a form that makes the code."""

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.components import embed_snippet
from generator.components.embed_snippet import BADGE, BADGE_PNG
from generator.components.layout import Head, Link
from generator.components.listings import listed
from generator.components.maker import Maker
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.language.text import Text
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.board import KINDS
from generator.model.catalogue import Catalogue, ProductEntry
from generator.model.listed import ListedProduct

COLUMNS = (
    "number", "printed_number", "former_numbers", "gtins", "state", "valid_through", "successor", "label_sha256",
    "badge_sha256", "kind",
)  # fmt: skip
"""Columns of the status list; each has its sentence."""
GRADED_COLUMNS = ("grade", "grade_scheme")
"""Columns that it has only while a grading scheme is in force."""
RULES = ("live", "size", "place", "model", "whole", "words", "gone")


@dataclass(frozen=True, slots=True)
class EmbedInput:
    """What the page for shops shows."""

    example: ListedProduct | None
    is_graded: bool
    """Whether a grading scheme is in force."""
    script: bytes
    """The element's script, which shops pin by its fingerprint."""
    nightly: bytes
    """The script that a shop may run every night."""


@dataclass(frozen=True, slots=True)
class Example:
    """A product of this site with everything that a shop could paste."""

    name: Text
    href: str
    image: str
    words: str
    plain: Text
    png: Text
    component: str
    frame: str


@dataclass(frozen=True, slots=True)
class FilesOfKind:
    """Files of one kind of record."""

    kind: Markup
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class EmbedView:
    """What a shop reads, and what the script of its form needs."""

    example: Example | None
    rules: tuple[Markup, ...]
    columns: tuple[tuple[str, Markup], ...]
    status: tuple[FilesOfKind, ...]
    sheets: tuple[FilesOfKind, ...]
    nightly: str
    nightly_file: str
    command: str
    linkset: str
    label_json: str
    gtin: str
    allow: str
    root: str
    shared: str
    search: str
    prefix: str


def _select(catalogue: Catalogue, config: SiteConfig) -> Iterator[EmbedInput]:
    example = _chosen(catalogue, config)
    shown = listed(example, config) if example else None
    assets = config.root / "content" / "assets"
    script, nightly = (assets / "embed.js").read_bytes(), (assets / "nightly.py").read_bytes()
    yield EmbedInput(shown, catalogue.grading.is_in_force, script, nightly)


def _chosen(catalogue: Catalogue, config: SiteConfig) -> ProductEntry | None:
    """Return the product to show: one that the settings feature, else any whose number may be shown."""
    shown = [entry for entry in catalogue.products if entry.headline.shows_value]
    by_name = {f"{entry.organisation.org_id}/{entry.product.product_id}": entry for entry in shown}
    featured = [by_name[name] for name in config.site.featured if name in by_name]
    return next(iter((*featured, *shown)), None)


def _make(shown: EmbedInput, config: SiteConfig) -> Iterator[Artifact]:
    for renderer in renderers(config):
        translator = renderer.translator
        head = Head(
            route=routes.EMBED,
            title=translator.say("embed.title"),
            description=translator.say("embed.description"),
            kinds=frozenset((shown.example.kind,) if shown.example else ()),
            script=routes.EMBED_FORM_SCRIPT,
            data_day=shown.example.headline.data_day if shown.example else None,
        )
        yield renderer.page("pages/shop/embed.html", _view(shown, renderer), head)
    yield Artifact(routes.EMBED_SCRIPT, shown.script)
    yield Artifact(routes.EMBED_NIGHTLY, shown.nightly)


embed_page = Maker(_select, _make)
"""The page in each language, the element's script, and the nightly script that the page shows."""


def _view(shown: EmbedInput, renderer: PageRenderer) -> EmbedView:
    translator, route, site = renderer.translator, routes.EMBED, renderer.translator.config.site
    columns = (*COLUMNS, *(GRADED_COLUMNS if shown.is_graded else ()))
    return EmbedView(
        example=_example(shown.example, shown.script, renderer) if shown.example else None,
        rules=tuple(translator.fixed(f"embed.rule.{rule}") for rule in RULES),
        columns=tuple((column, translator.fixed(f"embed.column.{column}")) for column in columns),
        status=tuple(_files(kind, renderer, (routes.STATUS_JSON, routes.STATUS_CSV)) for kind in KINDS),
        sheets=tuple(_files(kind, renderer, (routes.ATTRIBUTES_CSV,)) for kind in KINDS),
        nightly=shown.nightly.decode(),
        nightly_file=renderer.file_href(route, routes.EMBED_NIGHTLY),
        command=f"python3 nightly.py {site.base_url}{routes.STATUS_JSON} status.json",
        linkset=renderer.file_href(route, routes.LINKSET),
        label_json=f"{site.base_url}{routes.label('…', 'label.json')}",
        gtin=f"{site.base_url}{routes.gtin('…')}",
        allow="://".join(urlsplit(str(site.base_url))[:2]),
        root=renderer.href(route, routes.HOME),
        shared=renderer.file_href(route, routes.HOME),
        search=renderer.href(route, routes.SEARCH),
        prefix=site.number_prefix,
    )


def _example(product: ListedProduct, script: bytes, renderer: PageRenderer) -> Example:
    translator, route, integrity = renderer.translator, routes.EMBED, integrity_of(script)
    return Example(
        name=translator.text(translator.pick(product.name)),
        href=renderer.href(route, routes.product(product.number)),
        image=renderer.file_href(route, routes.label(product.number, BADGE)),
        words=embed_snippet.alternative_text(product, renderer),
        plain=translator.free(embed_snippet.linked_picture(product, renderer)),
        png=translator.free(embed_snippet.linked_picture(product, renderer, BADGE_PNG)),
        component=embed_snippet.custom_element(product.number, renderer, integrity),
        frame=embed_snippet.frame(product, renderer),
    )


def _files(kind: str, renderer: PageRenderer, addresses: Iterable[str]) -> FilesOfKind:
    """Return the files of one kind of record."""
    paths = [routes.of_kind(address, kind) for address in addresses]
    links = tuple(Link(path.rpartition("/")[2], renderer.file_href(routes.EMBED, path)) for path in paths)
    return FilesOfKind(renderer.translator.fixed(f"kind.{kind}"), links)


def integrity_of(script: bytes) -> str:
    """Return the fingerprint by which a browser refuses a changed script (Subresource Integrity)."""
    return f"sha384-{b64encode(hashlib.sha384(script).digest()).decode()}"
