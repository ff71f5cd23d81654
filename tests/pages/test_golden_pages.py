"""A few whole pages of each family, as they are: what changes in a page is seen in the difference of its golden.

What a page says in which case is asked of views and parts in the other tests; `make golden` writes these anew.
"""

import re
from functools import cache

import pytest

from generator.config import SiteConfig
from generator.model import routes
from generator.model.catalogue import Catalogue
from generator.pages.categories.category import category_pages
from generator.pages.compare.compare import compare_page
from generator.pages.factors.factor import factor_pages
from generator.pages.organisations.organisation import organisation_pages
from generator.pages.product.footprint import footprint_pages
from generator.pages.product.page import product_pages
from generator.pages.registers.register import register_pages
from tests.builders import a_catalogue, a_footprint, a_market, with_status
from tests.factors import a_factor, a_factored_catalogue, an_opened_disclosure
from tests.goldens import GOLDEN, assert_golden
from tests.labels.forms import verified
from tests.pages.site import Maker, pages
from tests.pages.test_product_states import compiled

STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
"""The one sheet of all pages, which has tests of its own."""
LANGUAGES = {"zh": "", "en": "en/"}


@cache
def market() -> Catalogue:
    return a_market(["100", "120", "150", "180", "220", "230", "260"])


def partial() -> Catalogue:
    return verified(a_footprint(boundary="cradle-to-gate", kind="partial-cfp"))


def opened() -> Catalogue:
    return a_factored_catalogue(an_opened_disclosure("acme", factors=(a_factor(),)))


def address_of_product(catalogue: Catalogue) -> str:
    return routes.product(catalogue.products[0].number)


def address_of_footprint(catalogue: Catalogue) -> str:
    return f"fp/{catalogue.products[0].headline.uuid}/"


KEPT: dict[str, tuple[Catalogue, Maker, str]] = {
    **{
        f"product-{name}": (catalogue, product_pages, address_of_product(catalogue))
        for name, catalogue in {
            "in-its-place": market(),
            "sample": a_catalogue(),
            "expired": with_status(verified(), "expired"),
            "withdrawn": with_status(verified(), "withdrawn"),
            "partial": partial(),
            "compiled": compiled(),
            "opened": opened(),
        }.items()
    },
    "footprint": (verified(), footprint_pages, address_of_footprint(verified())),
    "category": (market(), category_pages, "c/e-bike/"),
    "organisation": (verified(), organisation_pages, "o/acme/"),
    "register": (market(), register_pages, "registers/accounting_rules/"),
    "factor": (opened(), factor_pages, "factors/acme/tube/"),
    "compare": (market(), compare_page, "compare/"),
}
CASES = [(f"{name}.{language}.html", name, prefix) for name in KEPT for language, prefix in LANGUAGES.items()]


@cache
def made(name: str) -> dict[str, str]:
    catalogue, maker, _ = KEPT[name]
    return pages(catalogue, maker)


@pytest.mark.golden
@pytest.mark.parametrize(("file", "name", "prefix"), CASES, ids=[file for file, _, _ in CASES])
def test_the_page_is_the_golden_one(file: str, name: str, prefix: str) -> None:
    assert_golden(f"pages/{file}", STYLE.sub("<style></style>", made(name)[f"{prefix}{KEPT[name][2]}"]))


def test_no_golden_page_is_left_over(config: SiteConfig) -> None:
    assert {path.name for path in (GOLDEN / "pages").iterdir()} == {file for file, _, _ in CASES}
    assert set(LANGUAGES.values()) == {language.prefix for language in config.languages}
