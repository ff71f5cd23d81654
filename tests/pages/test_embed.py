"""What shops paste is what they see: text on our pages, one linked picture on theirs, and nothing that acts."""

import gzip
import re

import pytest

from generator.components.embed_snippet import linked_picture
from generator.components.listings import listed
from generator.components.renderer import renderers
from generator.labels.text import label_words
from generator.model import routes
from generator.model.catalogue import Catalogue
from generator.pages.product.page import product_pages
from generator.pages.shop.embed import embed_page, integrity_of
from generator.pages.shop.embed_frame import embed_frames
from tests.builders import AS_OF, ROOT, a_catalogue, a_config, a_disclosure, a_footprint, a_product, with_status
from tests.pages.site import Outline, pages, product_page

SCRIPT = (ROOT / "content" / "assets" / "embed.js").read_bytes()
PINNED = "sha384-tNItF52/sPz3ExIKDQRk8PgMWwCYcS1UUU1maQcwETmniOp6FuizMLzsbRGvjkAL"
"""Shops name this fingerprint in their pages. Another script needs another address: `embed/v2/`."""
FRAME_BUDGET, SCRIPT_BUDGET = 2_000, 3_072
GONE = ("withdrawn", "suspended", "removed-by-law")
HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)> ' &"


def hostile() -> Catalogue:
    product = a_product(name_zh=HOSTILE, name_en=HOSTILE)
    footprint = a_footprint(unit_text_zh=HOSTILE, unit_text_en=HOSTILE)
    return a_catalogue(a_disclosure(products=(product,), footprints=(footprint,)))


def snippets(catalogue: Catalogue) -> list[str]:
    return [linked_picture(listed(catalogue.products[0], a_config()), renderer) for renderer in renderers(a_config())]


@pytest.mark.parametrize("catalogue", [a_catalogue(), hostile()], ids=["calm", "hostile"])
def test_a_snippet_is_one_link_around_one_picture(catalogue: Catalogue) -> None:
    number = catalogue.products[0].number
    for snippet, prefix in zip(snippets(catalogue), ("", "en/"), strict=True):
        (link, to), (picture, of) = Outline(snippet).elements
        assert (link, picture) == ("a", "img")
        assert to == {
            "href": f"https://pcf.example.org/{prefix}p/{number}/",
            "target": "_blank",
            "rel": "noopener",
        }
        assert of["src"] == f"https://pcf.example.org/p/{number}/badge.svg"
        assert (of["height"], of["loading"]) == ("32", "lazy")
        assert "width" not in of


def test_the_words_for_the_picture_are_the_label_s_and_carry_their_days() -> None:
    """Of which day the data are and until when they hold; the day on which the page was made stands nowhere."""
    catalogue = a_catalogue()
    headline = catalogue.products[0].headline
    days = [day for day in (headline.data_day, headline.footprint.valid_through) if day]
    assert days[0] < AS_OF < days[1]
    for snippet, renderer in zip(snippets(catalogue), renderers(a_config()), strict=True):
        words = Outline(snippet).attributes("img", "alt")[0]
        assert words.startswith(label_words(catalogue.products[0], renderer.translator).alt)
        for day in days:
            assert renderer.translator.day(day) in words
        assert renderer.translator.day(AS_OF) not in words
        assert "示例数据" in words or "Sample data" in words


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize("catalogue", [a_catalogue(), hostile()], ids=["calm", "hostile"])
def test_our_pages_show_the_snippet_and_do_not_obey_it(catalogue: Catalogue, prefix: str) -> None:
    for page in (product_page(catalogue, prefix), pages(catalogue, embed_page)[f"{prefix}embed/"]):
        outline = Outline(page)
        assert all(not source.startswith("http") for source in outline.attributes("img", "src"))
        assert "iframe" not in outline.tags
        assert "carbon-footprint" not in outline.tags
        assert snippets(catalogue)[1 if prefix else 0] in "".join(outline.texts)


@pytest.mark.parametrize("status", GONE)
def test_a_product_without_a_number_has_no_snippet_and_its_frame_no_number(status: str) -> None:
    catalogue = with_status(a_catalogue(), status)
    number = catalogue.products[0].number
    found = pages(catalogue, product_pages, embed_frames, embed_page)
    assert 'id="snippet"' not in found[f"p/{number}/"]
    assert "186" not in found[f"embed/p/{number}/"]
    assert not any("186" in text for text in Outline(found["embed/"].split("</style>")[1]).texts)


def test_a_frame_is_small_inert_and_leads_to_the_product() -> None:
    product = a_product(former_ids=("old",))
    catalogue = a_catalogue(a_disclosure(products=(product,), footprints=(a_footprint(),)))
    entry, found = catalogue.products[0], pages(catalogue, embed_frames)
    assert entry.former_numbers
    for number in (entry.number, *entry.former_numbers):
        page = found[routes.embed_frame(number)]
        outline = Outline(page)
        assert len(gzip.compress(page.encode())) <= FRAME_BUDGET
        assert not {"script", "style", "form", "iframe"}.intersection(outline.tags)
        assert outline.attributes("a", "href") == [f"../../../p/{entry.number}/"]
        assert outline.attributes("a", "rel") == ["noopener"]
        assert outline.attributes("img", "src") == [f"../../../p/{entry.number}/compact.svg"]
        assert "示例数据" in outline.attributes("img", "alt")[0]
        assert "Sample data" in outline.attributes("img", "alt")[0]
        assert '<meta name="robots" content="noindex">' in page


def test_hostile_words_stay_words_in_a_frame() -> None:
    calm, wild = (
        Outline(page)
        for catalogue in (a_catalogue(), hostile())
        for address, page in pages(catalogue, embed_frames).items()
        if address.startswith(routes.EMBED_FRAMES)
    )
    assert calm.tags == wild.tags


def test_the_script_is_the_one_that_shops_pinned() -> None:
    assert integrity_of(SCRIPT) == PINNED


def test_the_script_is_small_and_has_none_of_what_it_promises_not_to_have() -> None:
    assert len(SCRIPT) <= SCRIPT_BUDGET
    promised = r"innerHTML|outerHTML|\beval\b|Function\(|cookie|Storage|indexedDB|fetch|XMLHttp|setTimeout|setInterval"
    assert not re.search(promised, SCRIPT.decode())
    assert not re.search(r"https?://", SCRIPT.decode())


def test_a_catalogue_without_products_still_explains() -> None:
    found = pages(a_catalogue(a_disclosure(products=(), footprints=())), embed_page)
    assert "网店怎样展示碳足迹" in found["embed/"]
