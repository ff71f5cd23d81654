"""What replaces a number: another revision or footprint of the same organisation."""

from collections.abc import Iterator

from generator.components.layout import Link
from generator.components.renderer import PageRenderer
from generator.model import routes
from generator.model.catalogue import Catalogue, FootprintEntry, ProductEntry


def successor_link(
    entry: ProductEntry, footprint: FootprintEntry, route: str, catalogue: Catalogue, renderer: PageRenderer
) -> Link | None:
    """Return the way from a page to what replaces a footprint; nothing where nothing does."""
    uuid = footprint.superseded_by
    if uuid is None:
        return None
    for other in (entry, *_siblings(entry, catalogue)):
        for each in other.footprints:
            if each.uuid == uuid:
                return _link(each, other, route, renderer)
    return None


def _siblings(entry: ProductEntry, catalogue: Catalogue) -> Iterator[ProductEntry]:
    """Yield the other products of the same organisation; a successor can be nowhere else."""
    for owner in catalogue.organisations:
        if owner.organisation.org_id == entry.organisation.org_id:
            yield from owner.products


def _link(footprint: FootprintEntry, entry: ProductEntry, route: str, renderer: PageRenderer) -> Link:
    """Return the way to the product that a footprint speaks of first, else to the footprint itself."""
    name = renderer.translator.stated(entry.product, "name")
    is_headline = footprint.uuid == entry.headline.uuid
    target = routes.product(entry.number) if is_headline else routes.footprint(footprint.uuid)
    return Link(name, renderer.href(route, target))
