"""The product page, which a QR code opens: the answer first, then what it rests on; complete without a script."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.components.dot_plot import DotPlot, dot_plot_of
from generator.components.embed_snippet import linked_picture
from generator.components.evidence import DocumentRow, compiled_notice, document_row
from generator.components.footprint_summary import FootprintSummary, summary_of
from generator.components.layout import Head
from generator.components.listings import listed
from generator.components.renderer import PageRenderer, renderers
from generator.components.revisions import RevisionRow
from generator.components.status_notice import StatusNotice, status_notice
from generator.config import SiteConfig
from generator.language.html import HtmlTranslator
from generator.language.text import Text
from generator.model import routes
from generator.model.artifact import Artifact, Json
from generator.model.catalogue import Catalogue, Group, ProductEntry, kind_of
from generator.pages.product.downloads import DownloadsView, downloads_view
from generator.pages.product.equivalence import EquivalenceView, equivalence_view
from generator.pages.product.grade import GradeView, grade_view
from generator.pages.product.history import OthersView, history_rows, others_view
from generator.pages.product.identity import Identity, citation, identity, report_href
from generator.pages.product.inventory import InventoryView, inventory_view
from generator.pages.product.linked_data import linked_data
from generator.pages.product.number import NumberView, number_view
from generator.pages.product.paragraph import paragraph
from generator.pages.product.position import PositionView, position_view
from generator.pages.product.successor import successor_link

LINES = 2
"""Lines of words above a product's strip: the product's own, and the median's."""


@dataclass(frozen=True, slots=True)
class ProductView:
    """What a visitor reads on a product's page."""

    identity: Identity
    summary: FootprintSummary
    status_notice: StatusNotice | None
    number: NumberView | None
    grade: GradeView | None
    paragraph: Markup | None
    position: PositionView | None
    equivalence: EquivalenceView | None
    inventory: InventoryView | None
    history: tuple[RevisionRow, ...]
    others: OthersView | None
    documents: tuple[DocumentRow, ...]
    downloads: DownloadsView
    report: str
    prevails: str
    """Which number holds where another is met."""
    citation: Markup
    linked: Json
    """The same for machines; nothing where the number may not be shown."""
    snippet: Text
    """What a shop pastes beside the price."""
    embed: str


class ProductPageBuilder:
    """Makes the product pages of one language; it remembers the strips that products share."""

    def __init__(self, catalogue: Catalogue, renderer: PageRenderer) -> None:
        """Lay out what all pages need."""
        self._catalogue = catalogue
        self._renderer = renderer
        self._translator = renderer.translator
        self._dot_plots: dict[str, DotPlot] = {}
        self._groups: dict[str, Group] = {
            f"{group.key.id}#{group.kind}": group for category in catalogue.categories for group in category.groups
        }

    def pages(self, entry: ProductEntry) -> Iterator[Artifact]:
        """Yield a product's page, also at the addresses that its former numbers promised."""
        for number in (entry.number, *entry.former_numbers):
            yield self._page(entry, routes.product(number))

    def _page(self, entry: ProductEntry, route: str) -> Artifact:
        translator, organisation = self._translator, entry.organisation
        summary = summary_of(entry.headline, translator, compiled=organisation.is_compiled)
        view = self._view(entry, route, summary)
        head = Head(
            route=route,
            title=_title(view.identity, summary, translator),
            description=_description(view.identity, summary, translator),
            kinds=frozenset((kind_of(organisation),)),
            notice=compiled_notice(organisation, translator) if organisation.is_compiled else None,
            indexed=entry.headline.shows_value,
            canonical=routes.product(entry.number),
            oembed=view.downloads.oembed,
        )
        return self._renderer.page("pages/product/product.html", view, head)

    def _view(self, entry: ProductEntry, route: str, summary: FootprintSummary) -> ProductView:
        translator, renderer, headline = self._translator, self._renderer, entry.headline
        successor = successor_link(entry, headline, route, self._catalogue, renderer)
        return ProductView(
            identity=identity(entry, route, renderer),
            summary=summary,
            status_notice=status_notice(headline, successor, translator),
            number=number_view(headline, translator, compiled=entry.organisation.is_compiled),
            grade=grade_view(entry, route, renderer),
            paragraph=paragraph(entry, summary, translator) if headline.shows_value else None,
            position=position_view(entry, self._dot_plot(entry), translator) if headline.shows_value else None,
            equivalence=equivalence_view(entry.equivalence, translator),
            inventory=inventory_view(headline, route, renderer),
            history=history_rows(entry, route, renderer),
            others=others_view(entry, route, renderer),
            documents=tuple(
                document_row(document, entry.organisation, route, renderer) for document in entry.documents
            ),
            downloads=downloads_view(entry, route, renderer),
            report=report_href(entry, translator),
            prevails=translator.say("report.compiled" if entry.organisation.is_compiled else "report.label_differs"),
            citation=citation(entry, renderer, translator.day(self._catalogue.as_of)),
            linked=linked_data(entry, summary, renderer),
            snippet=translator.free(
                linked_picture(listed(entry, translator.config), renderer, translator.day(self._catalogue.as_of))
            ),
            embed=renderer.href(route, routes.EMBED),
        )

    def _dot_plot(self, entry: ProductEntry) -> DotPlot | None:
        """Return the strip of a product's group; nothing where the product has no place."""
        key = entry.headline.key
        if entry.position is None or key is None:
            return None
        name = f"{key.id}#{kind_of(entry.organisation)}"
        if name not in self._dot_plots:
            group = self._groups.get(name)
            median = group.median if group else None
            self._dot_plots[name] = dot_plot_of(self._catalogue.peers[name], median, LINES, self._translator)
        return self._dot_plots[name]


def product_pages(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the page of each product in each language."""
    for renderer in renderers(catalogue.as_of, config):
        builder = ProductPageBuilder(catalogue, renderer)
        for entry in catalogue.products:
            yield from builder.pages(entry)


def _title(product: Identity, summary: FootprintSummary, translator: HtmlTranslator) -> str:
    """Return the title: the number where it may be shown, else the status."""
    if summary.value is None:
        return translator.say("product.title_gone", name=product.name, status=summary.status)
    if summary.prefix is None:
        return translator.say("product.title", name=product.name, value=summary.value)
    return translator.say("product.title_prefixed", name=product.name, value=summary.value, prefix=summary.prefix)


def _description(product: Identity, summary: FootprintSummary, translator: HtmlTranslator) -> str:
    """Return what search engines and messengers show of the page."""
    who = {"name": product.name, "organisation": product.organisation}
    if summary.value is None:
        return translator.say("product.description_gone", **who, status=summary.status)
    trust = summary.trust_badge.remark or summary.trust_badge.words
    return translator.say(
        "product.description", **who, value=summary.value, per=summary.per, boundary=summary.boundary, trust=trust
    )
