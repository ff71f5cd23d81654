"""Districts, with the number of organisations in each."""

from collections import Counter
from dataclasses import dataclass

from generator.components.layout import Link
from generator.components.renderer import PageRenderer
from generator.model import routes
from generator.model.catalogue import Catalogue

DistrictCounts = tuple[tuple[str, int], ...]
"""Each district with organisations, and how many."""


@dataclass(frozen=True, slots=True)
class DistrictLink:
    """A district in a list."""

    link: Link
    count: int


def district_counts(catalogue: Catalogue) -> DistrictCounts:
    """Return how many organisations each district has."""
    counts = Counter(entry.organisation.district for entry in catalogue.organisations)
    return tuple(sorted(counts.items()))


def district_links(counts: DistrictCounts, renderer: PageRenderer, route: str) -> tuple[DistrictLink, ...]:
    """Return the way to every district of the code list, also to those without an organisation."""
    translator, count_of = renderer.translator, dict(counts)
    return tuple(
        DistrictLink(
            Link(translator.code("districts", code), renderer.href(route, routes.district(code))),
            count_of.get(code, 0),
        )
        for code in translator.config.codelists["districts"].codes
    )
