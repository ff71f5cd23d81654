"""The other footprints of a product: its earlier revisions, those of other plants and boundaries, and the successor."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.components.footprint_summary import range_words, span_words
from generator.components.layout import Link
from generator.components.renderer import PageRenderer
from generator.components.revisions import RevisionRow, revision_row
from generator.language import boundary_words, per_what
from generator.language.html import HtmlTranslator
from generator.language.periods import period_words
from generator.language.text import Text
from generator.model import routes
from generator.model.catalogue import Catalogue, FootprintEntry, ProductEntry
from generator.model.disclosure import Product
from generator.model.revision import RevisionChange
from generator.model.stages import NO_STAGES
from generator.pages.product.details import without_inventory


@dataclass(frozen=True, slots=True)
class Successor:
    """What replaces a footprint: a revision or footprint of the same organisation."""

    product: Product
    route: str
    """Page of the product whose headline it is, else its permanent page."""


def successors(catalogue: Catalogue) -> Mapping[str | None, Successor]:
    """Return every footprint that replaces another, by its uuid."""
    products = catalogue.products
    replacing = {footprint.superseded_by for entry in products for footprint in entry.footprints}
    return {
        footprint.uuid: Successor(entry.product, _route(entry, footprint))
        for entry in products
        for footprint in entry.footprints
        if footprint.uuid in replacing
    }


def _route(entry: ProductEntry, footprint: FootprintEntry) -> str:
    is_headline = footprint.uuid == entry.headline.uuid
    return routes.product(entry.number) if is_headline else routes.footprint(footprint.uuid)


def successor_link(successor: Successor | None, route: str, renderer: PageRenderer) -> Link | None:
    """Return the link from the page at a route to what replaces a footprint; nothing where nothing does."""
    if successor is None:
        return None
    return Link(renderer.translator.stated(successor.product, "name"), renderer.href(route, successor.route))


def listed_footprint(entry: FootprintEntry) -> FootprintEntry:
    """Return a footprint with no more than its row in a list of revisions or of other footprints shows."""
    bare = without_inventory(entry)
    return replace(bare, by_stage=NO_STAGES, components=(), sources=(), verifications=(), labels=(), rules=())


def history_rows(entry: ProductEntry, route: str, renderer: PageRenderer) -> tuple[RevisionRow, ...]:
    """Return the revisions of the headline footprint, newest first; a withdrawn product shows no number of any."""
    rows = ((revision, revision_row(revision, route, renderer)) for revision in entry.revisions)
    if not entry.headline.shows_value:
        return tuple(replace(row, value=None) for _, row in rows)
    return tuple(replace(row, change=_change(revision.change, renderer.translator)) for revision, row in rows)


def _change(change: RevisionChange | None, translator: HtmlTranslator) -> Markup:
    """Return how the number changed in words; nothing where nothing can be said of it."""
    if change is None:
        return Markup()
    size = "" if change.percent is None else translator.percent(change.percent)
    return translator.tell(f"history.{change.outcome}", change=size)


@dataclass(frozen=True, slots=True)
class OtherRow:
    """Another footprint of the same product."""

    anchor: str
    href: str
    site: Text | None
    per: str
    boundary: str
    value: str | None
    range: str | None
    period: str
    status: str


@dataclass(frozen=True, slots=True)
class OthersView:
    """The section on other footprints of the same product."""

    rows: tuple[OtherRow, ...]
    span: Markup | None
    """From the lowest to the highest of all footprints of one boundary and unit."""


def others_view(entry: ProductEntry, route: str, renderer: PageRenderer) -> OthersView | None:
    """Return the section on footprints of other plants and boundaries; nothing where there are none."""
    rows = tuple(_other(other, route, renderer) for other in entry.others)
    return OthersView(rows, _span(entry, renderer.translator)) if rows else None


def _other(entry: FootprintEntry, route: str, renderer: PageRenderer) -> OtherRow:
    translator, footprint, site = renderer.translator, entry.footprint, entry.site
    return OtherRow(
        anchor=f"r-{footprint.footprint_id}-{footprint.revision}",
        href=renderer.href(route, routes.footprint(entry.uuid)),
        site=translator.stated(site, "name") if site else None,
        per=per_what(footprint, translator),
        boundary=boundary_words(entry, translator),
        value=translator.number(footprint.pcf_total) if entry.shows_value else None,
        range=range_words(footprint, translator) if entry.shows_value else None,
        period=period_words(entry, translator),
        status=translator.code("statuses", entry.status),
    )


def _span(entry: ProductEntry, translator: HtmlTranslator) -> Markup | None:
    span = entry.span
    if span is None:
        return None
    return translator.tell("others.span", count=span.count, span=span_words(span.low, span.high, translator))
