"""One page of each kind and state, found in the built site itself."""

from collections import Counter
from collections.abc import Iterable

from generator.model import routes
from tests.guards.addresses import AddressKind, address_kinds
from tests.site import BuiltSite

STATES = (
    *("registers/accounting_rules/", "registers/official_factors/", "registers/cases/"),
    *("factors/cn-electricity-footprint-2023/", "factors/grid-co2-tj-2023/", "help/stages-sum/", "c/e-bike/"),
    "c/e-bike/by-name/",
    *("procurement/e-bike/", "procurement/e-bike/sheets/", "data/footprints/", "d/120101/"),
    *("guides/", "guides/accounting/", "guides/glossary/", "guides/spreadsheet/"),
    *("notices/", "notices/scope/", "label/", "submit/", "policy/national/", "about/method/", "developer/"),
)
"""Pages of which there is more to see than the length: their kinds have no other page here."""
NOT_READ = frozenset(("NOT_FOUND", "gtin", "embed_frame"))
"""Kinds of page that nobody reads at an address of their own.

One answers any address, one leads to a product, one is framed by a shop; the first and the last are tested apart.
"""


def page_kinds() -> list[AddressKind]:
    """Return every kind of page that somebody reads, as `routes` spells it."""
    return [kind for kind in address_kinds([""]) if kind.is_page and kind.name not in NOT_READ]


def product_pages(site: BuiltSite) -> dict[str, str]:
    """Return the page of one product in each status that the samples have, and one of each way to be compared."""
    found: dict[str, str] = {}
    for row in site.table("products"):
        document = site.product(row["number"])
        page = f"p/{row['number']}/"
        found.setdefault(f"status {document['status']}", page)
        found.setdefault(f"position {document['no_position_reason']}", page)
    return found


def every_kind(site: BuiltSite, kinds: Iterable[AddressKind] | None = None) -> list[str]:
    """Return the addresses of one page of each kind and state, without the language's prefix.

    Of a kind that has no state of its own it is the longest page, in which most can go wrong.
    """
    states = [*STATES, *sorted(set(product_pages(site).values())), f"c/{_busiest(site)}/"]
    others = [
        kind for kind in (kinds or page_kinds()) if not any(kind.answers(routes.file_of(page)) for page in states)
    ]
    longest = [max(filter(kind.answers, site.pages), key=lambda page: len(site.read(page))) for kind in others]
    return list(dict.fromkeys([*(page.removesuffix("index.html") for page in longest), *states]))


def _busiest(site: BuiltSite) -> str:
    """Return the category with most products."""
    return Counter(row["category"] for row in site.table("products")).most_common(1)[0][0]
