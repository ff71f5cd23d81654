"""Whatever length an article number is printed in, its page leads to one product."""

import re

import pytest

from generator.model.catalogue import Catalogue
from generator.pages.search.gtin import gtin_pages
from tests.builders import a_catalogue, a_disclosure, a_footprint, a_product, an_organisation
from tests.pages.site import Outline, pages

FORMS = ("96385074", "000096385074", "0000096385074", "00000096385074")
"""The same article number as GTIN-8, 12, 13 and 14."""
ADDRESS = "01/00000096385074/"


def having(*gtins: str) -> Catalogue:
    return a_catalogue(a_disclosure(products=(a_product(gtins=gtins),), footprints=(a_footprint(),)))


@pytest.mark.parametrize("gtins", [*((form,) for form in FORMS), FORMS], ids=[*("8", "12", "13", "14"), "all"])
def test_every_length_has_one_address_and_leads_to_one_product(gtins: tuple[str, ...]) -> None:
    catalogue = having(*gtins)
    number = catalogue.products[0].number
    found = {address: page for address, page in pages(catalogue, gtin_pages).items() if address.startswith("01/")}
    assert list(found) == [ADDRESS]
    page = found[ADDRESS]
    assert f'content="0; url=../../p/{number}/"' in page
    assert f'<link rel="canonical" href="https://pcf.example.org/p/{number}/">' in page
    assert Outline(page).attributes("a", "href") == [f"../../p/{number}/", f"../../en/p/{number}/"]
    assert '<meta name="robots" content="noindex">' in page
    assert "示例数据" in page
    assert "sample data" in page


def test_two_products_under_one_number_are_both_named_and_neither_is_chosen() -> None:
    disclosures = [
        a_disclosure(an_organisation(name), products=(a_product(gtins=(FORMS[0],)),), footprints=(a_footprint(),))
        for name in ("one", "two")
    ]
    catalogue = a_catalogue(*disclosures)
    page = pages(catalogue, gtin_pages)[ADDRESS]
    assert "http-equiv" not in page
    assert "canonical" not in page
    for entry in catalogue.products:
        assert f'href="../../p/{entry.number}/"' in page


def test_hostile_names_stay_words() -> None:
    product = a_product(gtins=(FORMS[0],), name_zh="<script>alert(1)</script>")
    catalogue = a_catalogue(a_disclosure(products=(product,), footprints=(a_footprint(),)))
    page = pages(catalogue, gtin_pages)[ADDRESS]
    assert "script" not in Outline(page).tags
    assert "<script>alert(1)</script>" in "".join(Outline(page).texts)


def test_the_page_is_in_no_site_map_and_has_no_script() -> None:
    page = pages(having(FORMS[0]), gtin_pages)[ADDRESS]
    assert not re.search(r"<script|<style|https?://(?!pcf\.example\.org)", page)
