"""The permanent page of one footprint revision: what a citation, a contract or a bank's file points at."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.components.evidence import compiled_notice
from generator.components.footprint_summary import FootprintSummary, summary_of
from generator.components.layout import Head, Link
from generator.components.renderer import PageRenderer, renderers
from generator.components.revisions import RevisionRow, revision_row
from generator.components.status_notice import StatusNotice, status_notice
from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, FootprintEntry, ProductEntry, kind_of
from generator.pages.product.identity import Identity, footprint_citation, identity
from generator.pages.product.inventory import InventoryView, inventory_view
from generator.pages.product.number import NumberView, number_view
from generator.pages.product.successor import successor_link


@dataclass(frozen=True, slots=True)
class FootprintView:
    """What a visitor reads on the page of a revision."""

    identity: Identity
    summary: FootprintSummary
    status_notice: StatusNotice | None
    number: NumberView | None
    inventory: InventoryView | None
    revision: RevisionRow
    uuid: str
    is_headline: bool
    product: Link
    json: str
    citation: Markup


def footprint_pages(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the page of each revision of each footprint in each language."""
    for renderer in renderers(catalogue.as_of, config):
        for entry in catalogue.products:
            for footprint in entry.footprints:
                yield _page(entry, footprint, catalogue, renderer)


def _page(entry: ProductEntry, footprint: FootprintEntry, catalogue: Catalogue, renderer: PageRenderer) -> Artifact:
    translator, organisation = renderer.translator, entry.organisation
    route = routes.footprint(footprint.uuid)
    view = _view(entry, footprint, successor_link(entry, footprint, route, catalogue, renderer), renderer)
    name, revision = view.identity.name, view.revision.revision
    head = Head(
        route=route,
        title=translator.say("footprint.title", name=name, revision=revision),
        description=translator.say("footprint.description", name=name, revision=revision, status=view.summary.status),
        kinds=frozenset((kind_of(organisation),)),
        notice=compiled_notice(organisation, translator) if organisation.is_compiled else None,
        indexed=False,
    )
    return renderer.page("pages/product/footprint.html", view, head)


def _view(
    entry: ProductEntry, footprint: FootprintEntry, successor: Link | None, renderer: PageRenderer
) -> FootprintView:
    translator, compiled = renderer.translator, entry.organisation.is_compiled
    route = routes.footprint(footprint.uuid)
    return FootprintView(
        identity=identity(entry, route, renderer),
        summary=summary_of(footprint, translator, compiled=compiled),
        status_notice=status_notice(footprint, successor, translator),
        number=number_view(footprint, translator, compiled=compiled),
        inventory=inventory_view(footprint, route, renderer),
        revision=revision_row(footprint, route, renderer),
        uuid=footprint.uuid,
        is_headline=footprint.uuid == entry.headline.uuid,
        product=Link(entry.printed, renderer.href(route, routes.product(entry.number))),
        json=renderer.file_href(route, routes.api_product(entry.number)),
        citation=footprint_citation(entry, footprint, renderer),
    )
