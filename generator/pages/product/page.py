"""The product page, which a QR code opens: the number first, then what it rests on; complete without a script."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote

from markupsafe import Markup

from generator.components.dot_plot import Distribution, distribution_of
from generator.components.embed_snippet import linked_picture
from generator.components.evidence import DocumentRow, compiled_notice, document_row
from generator.components.footprint_summary import FootprintSummary, listed_summary
from generator.components.label_forms import forms_of
from generator.components.layout import Head, Link
from generator.components.listings import listed
from generator.components.maker import Maker
from generator.components.renderer import PageRenderer, renderers
from generator.components.revisions import RevisionRow
from generator.components.status_notice import StatusNotice, status_notice
from generator.config import SiteConfig
from generator.language.html import HtmlTranslator
from generator.language.text import Text
from generator.model import routes
from generator.model.artifact import Artifact, Json
from generator.model.catalogue import Catalogue, ProductEntry, kind_of
from generator.model.data_day import product_day
from generator.pages.product.details import (
    DetailsView,
    InventoryView,
    OpenedInventory,
    details_view,
    inventory_view,
    opened_inventory,
    without_inventory,
)
from generator.pages.product.history import (
    OthersView,
    Successor,
    history_rows,
    listed_footprint,
    others_view,
    successor_link,
    successors,
)
from generator.pages.product.linked_data import linked_data
from generator.pages.product.summary import (
    EquivalenceView,
    GradeView,
    Identity,
    PositionView,
    citation,
    equivalence_view,
    grade_view,
    identity,
    paragraph,
    position_view,
)


@dataclass(frozen=True, slots=True)
class ProductPageInput:
    """What the page of a product shows."""

    data_day: date | None
    entry: ProductEntry
    """With the headline's rows; of other footprints and revisions, only what a list shows."""
    inventory: OpenedInventory | None
    group: Distribution | None
    """Nothing where the product has no position."""
    successor: Successor | None
    """What replaces the headline."""


def _select(catalogue: Catalogue, _: SiteConfig) -> Iterator[ProductPageInput]:
    groups, replacements = _distributions(catalogue), successors(catalogue)
    for entry in catalogue.products:
        headline = entry.headline
        yield ProductPageInput(
            data_day=product_day(entry, catalogue.as_of),
            entry=_shown(entry),
            inventory=opened_inventory(headline),
            group=groups.get(_group_name(entry)) if entry.position else None,
            successor=replacements.get(headline.superseded_by),
        )


def _distributions(catalogue: Catalogue) -> Mapping[str | None, Distribution]:
    """Return the groups in which products have positions, by name."""
    groups = [group for category in catalogue.categories for group in category.groups if group.has_positions]
    return {
        f"{group.key.id}#{group.kind}": distribution_of([member.peer for member in group.verified], group.median)
        for group in groups
    }


def _group_name(entry: ProductEntry) -> str | None:
    key = entry.headline.key
    return f"{key.id}#{kind_of(entry.organisation)}" if key else None


def _shown(entry: ProductEntry) -> ProductEntry:
    """Return a product without what its page does not show."""
    headline = without_inventory(entry.headline)
    footprints = (
        headline if footprint.uuid == headline.uuid else listed_footprint(footprint) for footprint in entry.footprints
    )
    return replace(entry, headline=headline, footprints=tuple(footprints))


def _make(shown: ProductPageInput, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the page in each language, also at the addresses that its former numbers promised."""
    for renderer in renderers(config):
        for number in (shown.entry.number, *shown.entry.former_numbers):
            yield _page(shown, routes.product(number), renderer)


product_pages = Maker(_select, _make, subject=lambda shown: shown.entry.number)
"""The page of each product."""


def _page(shown: ProductPageInput, route: str, renderer: PageRenderer) -> Artifact:
    entry, translator, view = shown.entry, renderer.translator, product_view(shown, route, renderer)
    organisation = entry.organisation
    head = Head(
        route=route,
        title=_title(view.identity, view.summary, translator),
        description=_description(view.identity, view.summary, translator),
        kinds=frozenset((kind_of(organisation),)),
        notice=compiled_notice(organisation, translator) if organisation.is_compiled else None,
        indexed=entry.headline.shows_value,
        canonical=routes.product(entry.number),
        oembed=f"{translator.config.site.base_url}{routes.label(entry.number, 'label.json')}",
        data_day=shown.data_day,
    )
    return renderer.page("pages/product/product.html", view, head)


def _title(product: Identity, summary: FootprintSummary, translator: HtmlTranslator) -> str:
    """Return the title: the number where it may be shown, else the status."""
    if summary.value is None:
        return translator.say("product.title_gone", name=product.name, status=summary.status)
    if summary.prefix is None:
        return translator.say("product.title", name=product.name, value=summary.value)
    return translator.say("product.title_prefixed", name=product.name, value=summary.value, prefix=summary.prefix)


def _description(product: Identity, summary: FootprintSummary, translator: HtmlTranslator) -> str:
    """Return what search engines and messengers show of the page."""
    names = {"name": product.name, "organisation": product.organisation}
    if summary.value is None:
        return translator.say("product.description_gone", **names, status=summary.status)
    return translator.say(
        "product.description",
        **names,
        value=summary.value,
        per=summary.per,
        boundary=summary.boundary,
        trust=summary.trust_badge.sentence,
    )


@dataclass(frozen=True, slots=True)
class DownloadsView:
    """The label, the data and the snippet for shops, and links to where they are explained."""

    label: str
    alt: str
    forms: tuple[Link, ...]
    """The label in every form."""
    usage_rules: str
    compare: str
    json: str
    csv: str
    snippet: Text
    """What a shop pastes beside the price."""
    embed: str
    """Page on the snippet's other forms."""


@dataclass(frozen=True, slots=True)
class ProductView:
    """What a visitor reads on a product's page."""

    summary: FootprintSummary
    identity: Identity
    grade: GradeView | None
    position: PositionView | None
    paragraph: Markup | None
    equivalence: EquivalenceView | None
    citation: Markup
    details: DetailsView | None
    inventory: InventoryView | None
    status_notice: StatusNotice | None
    others: OthersView | None
    history: tuple[RevisionRow, ...]
    documents: tuple[DocumentRow, ...]
    linked: Json
    """The same for machines; nothing where the number may not be shown."""
    downloads: DownloadsView
    report: str
    """Where a wrong number is reported."""
    prevails: str
    """Which number holds where another is met."""


def product_view(shown: ProductPageInput, route: str, renderer: PageRenderer) -> ProductView:
    """Return what a visitor reads on the page of a product at a route."""
    entry, translator = shown.entry, renderer.translator
    product, organisation, headline = entry.product, entry.organisation, entry.headline
    compiled = organisation.is_compiled
    product_listed = listed(entry, translator.config)
    summary = listed_summary(product_listed.headline, translator, compiled=compiled)
    snippet = translator.free(linked_picture(product_listed, renderer, summary=summary))
    return ProductView(
        summary=summary,
        identity=identity(product, organisation, entry.printed, route, renderer),
        grade=grade_view(entry, route, renderer),
        position=position_view(entry, shown.group, translator) if headline.shows_value else None,
        paragraph=paragraph(entry, summary, translator),
        equivalence=equivalence_view(entry.equivalence, translator),
        citation=_citation(shown, renderer),
        details=details_view(headline, translator, compiled=compiled),
        inventory=inventory_view(shown.inventory, headline, route, renderer),
        status_notice=status_notice(headline, successor_link(shown.successor, route, renderer), translator),
        others=others_view(entry, route, renderer),
        history=history_rows(entry, route, renderer),
        documents=tuple(document_row(document, organisation, route, renderer) for document in entry.documents),
        linked=linked_data(entry, summary, renderer),
        downloads=downloads_view(entry, snippet, route, renderer),
        report=_report_href(entry, translator),
        prevails=translator.say("report.compiled" if compiled else "report.label_differs"),
    )


def _citation(shown: ProductPageInput, renderer: PageRenderer) -> Markup:
    """Return how to cite the product, with the day of its data where there is one."""
    entry, translator = shown.entry, renderer.translator
    dated = translator.tell("cite.dated", day=translator.day(shown.data_day)) if shown.data_day else Markup()
    address = routes.product(entry.number)
    return citation("product", address, entry.product, entry.organisation, renderer, number=entry.printed, dated=dated)


def downloads_view(entry: ProductEntry, snippet: Text, route: str, renderer: PageRenderer) -> DownloadsView:
    """Return what can be taken from the page at a route."""
    translator = renderer.translator
    files = [(file, renderer.file_href(route, routes.label(entry.number, file))) for file in forms_of(entry.product)]
    return DownloadsView(
        label=files[0][1],
        alt=translator.say("downloads.alt", number=entry.printed),
        forms=tuple(Link(translator.say(f"downloads.{file}"), href) for file, href in files),
        usage_rules=f"{renderer.href(route, routes.LABEL_GUIDE)}#use",
        compare=renderer.href(route, routes.comparison(entry.number)),
        json=renderer.file_href(route, routes.api_product(entry.number)),
        csv=renderer.file_href(route, routes.dataset("footprints", "csv")),
        snippet=snippet,
        embed=renderer.href(route, routes.EMBED),
    )


def _report_href(entry: ProductEntry, translator: HtmlTranslator) -> str:
    """Return the link that opens a letter to the office, with its subject."""
    subject = quote(translator.say("report.subject", number=entry.printed))
    return f"mailto:{translator.config.site.contact_email}?subject={subject}"
