"""What was said before, what else is said about the product, and how the number changed."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.components.footprint_summary import range_words, span_words
from generator.components.renderer import PageRenderer
from generator.components.revisions import RevisionRow, revision_row
from generator.language import boundary_words, per_what
from generator.language.html import HtmlTranslator
from generator.language.periods import period_words
from generator.language.text import Text
from generator.model import routes
from generator.model.catalogue import FootprintEntry, ProductEntry
from generator.model.revision import RevisionChange


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
    """From where to where all footprints of one boundary and unit reach."""


def history_rows(entry: ProductEntry, route: str, renderer: PageRenderer) -> tuple[RevisionRow, ...]:
    """Return the revisions of the headline footprint, newest first; a withdrawn product shows no number of any."""
    if not entry.headline.shows_value:
        return tuple(replace(revision_row(each, route, renderer), value=None) for each in entry.revisions)
    return tuple(
        replace(revision_row(each, route, renderer), change=_change(each.change, renderer.translator))
        for each in entry.revisions
    )


def _change(change: RevisionChange | None, translator: HtmlTranslator) -> Markup:
    """Return how the number changed in words; nothing where nothing can be said of it."""
    if change is None:
        return Markup()
    size = "" if change.percent is None else translator.percent(change.percent)
    return translator.tell(f"history.{change.outcome}", change=size)


def others_view(entry: ProductEntry, route: str, renderer: PageRenderer) -> OthersView | None:
    """Return the other current footprints: other plants, other boundaries."""
    rows = tuple(_other(each, route, renderer) for each in entry.others)
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
    """Return from where to where the plants of one boundary reach."""
    span = entry.span
    if span is None:
        return None
    return translator.tell("others.span", count=span.count, span=span_words(span.low, span.high, translator))
