"""The permanent page of one footprint revision: what a citation, a contract or a bank's file points at."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.components.evidence import compiled_notice
from generator.components.footprint_summary import FootprintSummary, summary_of
from generator.components.layout import Head, Link
from generator.components.maker import Maker
from generator.components.renderer import PageRenderer, renderers
from generator.components.revisions import RevisionRow, revision_row
from generator.components.status_notice import StatusNotice, status_notice
from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, FootprintEntry, kind_of
from generator.model.disclosure import Organisation, Product
from generator.pages.product.details import (
    DetailsView,
    InventoryView,
    OpenedInventory,
    details_view,
    inventory_view,
    opened_inventory,
    without_inventory,
)
from generator.pages.product.history import Successor, successor_link, successors
from generator.pages.product.summary import Identity, citation, identity


@dataclass(frozen=True, slots=True)
class FootprintPageInput:
    """What the permanent page of a footprint revision shows."""

    number: str
    printed: str
    product: Product
    organisation: Organisation
    footprint: FootprintEntry
    inventory: OpenedInventory | None
    successor: Successor | None
    is_headline: bool
    """Whether the product's page says this number first."""


def _select(catalogue: Catalogue, _: SiteConfig) -> Iterator[FootprintPageInput]:
    replacements = successors(catalogue)
    for entry in catalogue.products:
        for footprint in entry.footprints:
            yield FootprintPageInput(
                number=entry.number,
                printed=entry.printed,
                product=entry.product,
                organisation=entry.organisation,
                footprint=without_inventory(footprint),
                inventory=opened_inventory(footprint),
                successor=replacements.get(footprint.superseded_by),
                is_headline=footprint.uuid == entry.headline.uuid,
            )


def _make(shown: FootprintPageInput, config: SiteConfig) -> Iterator[Artifact]:
    for renderer in renderers(config):
        yield _page(shown, renderer)


footprint_pages = Maker(_select, _make, subject=lambda shown: shown.footprint.uuid)
"""The permanent page of each revision of each footprint."""


def _page(shown: FootprintPageInput, renderer: PageRenderer) -> Artifact:
    translator, organisation = renderer.translator, shown.organisation
    view = footprint_view(shown, renderer)
    name, revision = view.identity.name, view.revision.revision
    head = Head(
        route=routes.footprint(shown.footprint.uuid),
        title=translator.say("footprint.title", name=name, revision=revision),
        description=translator.say("footprint.description", name=name, revision=revision, status=view.summary.status),
        kinds=frozenset((kind_of(organisation),)),
        notice=compiled_notice(organisation, translator) if organisation.is_compiled else None,
        indexed=False,
        data_day=shown.footprint.data_day,
    )
    return renderer.page("pages/product/footprint.html", view, head)


@dataclass(frozen=True, slots=True)
class FootprintView:
    """What a visitor reads on the page of a revision."""

    identity: Identity
    summary: FootprintSummary
    status_notice: StatusNotice | None
    details: DetailsView | None
    inventory: InventoryView | None
    revision: RevisionRow
    uuid: str
    is_headline: bool
    product: Link
    json: str
    citation: Markup


def footprint_view(shown: FootprintPageInput, renderer: PageRenderer) -> FootprintView:
    """Return what a visitor reads on the page of a revision; its citation never comes to mean another one."""
    translator, footprint, compiled = renderer.translator, shown.footprint, shown.organisation.is_compiled
    product, organisation, route = shown.product, shown.organisation, routes.footprint(footprint.uuid)
    revision = revision_row(footprint, route, renderer)
    return FootprintView(
        identity=identity(product, organisation, shown.printed, route, renderer),
        summary=summary_of(footprint, translator, compiled=compiled),
        status_notice=status_notice(footprint, successor_link(shown.successor, route, renderer), translator),
        details=details_view(footprint, translator, compiled=compiled),
        inventory=inventory_view(shown.inventory, footprint, route, renderer),
        revision=revision,
        uuid=footprint.uuid,
        is_headline=shown.is_headline,
        product=Link(shown.printed, renderer.href(route, routes.product(shown.number))),
        json=renderer.file_href(route, routes.api_product(shown.number)),
        citation=citation("footprint", route, product, organisation, renderer, revision=revision.revision),
    )
