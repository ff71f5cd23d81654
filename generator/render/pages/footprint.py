"""The permanent page of one footprint revision: what a citation, a contract or a bank's file points at."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, FootprintEntry, ProductEntry, kind_of
from generator.render.answer import Answer, answer_of
from generator.render.frame import Head, Link
from generator.render.press import Press, presses
from generator.render.product.history import RevisionRow, revision_row
from generator.render.product.identity import Identity, compiled_notice, footprint_citation, identity
from generator.render.product.inventory import InventoryView, inventory_view
from generator.render.product.number import NumberView, number_view
from generator.render.product.standing import StandingView, standing_view
from generator.render.product.successor import successor_link


@dataclass(frozen=True, slots=True)
class FootprintView:
    """What a visitor reads on the page of a revision."""

    identity: Identity
    answer: Answer
    standing: StandingView | None
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
    for press in presses(catalogue, config):
        for entry in catalogue.products:
            for footprint in entry.footprints:
                yield _page(entry, footprint, catalogue, press)


def _page(entry: ProductEntry, footprint: FootprintEntry, catalogue: Catalogue, press: Press) -> Artifact:
    voice, organisation = press.voice, entry.organisation
    route = routes.footprint(footprint.uuid)
    view = _view(entry, footprint, successor_link(entry, footprint, route, catalogue, press), press)
    name, revision = view.identity.name, view.revision.revision
    head = Head(
        route=route,
        title=voice.say("footprint.title", name=name, revision=revision),
        description=voice.say("footprint.description", name=name, revision=revision, status=view.answer.status),
        kinds=frozenset((kind_of(organisation),)),
        notice=compiled_notice(organisation, voice) if organisation.is_compiled else None,
        indexed=False,
    )
    return press.page("footprint.html", view, head)


def _view(entry: ProductEntry, footprint: FootprintEntry, successor: Link | None, press: Press) -> FootprintView:
    voice, compiled = press.voice, entry.organisation.is_compiled
    route = routes.footprint(footprint.uuid)
    return FootprintView(
        identity=identity(entry, route, press),
        answer=answer_of(footprint, voice, compiled=compiled),
        standing=standing_view(footprint, successor, voice),
        number=number_view(footprint, voice, compiled=compiled),
        inventory=inventory_view(footprint, route, press),
        revision=revision_row(footprint, route, press),
        uuid=footprint.uuid,
        is_headline=footprint.uuid == entry.headline.uuid,
        product=Link(entry.printed, press.href(route, routes.product(entry.number))),
        json=press.file_href(route, routes.api_product(entry.number)),
        citation=footprint_citation(entry, footprint, press),
    )
