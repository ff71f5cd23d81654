"""What holds for all pages: light, inert, rooted, in one language, in one dress."""

import gzip
import re
from decimal import Decimal
from itertools import pairwise
from xml.etree.ElementTree import fromstring

import pytest

from generator.components.paging import ROWS
from generator.components.scripts import imported
from generator.components.style import style_of
from generator.model import routes
from generator.model.catalogue import Catalogue
from generator.pages import LAST_PAGES
from tests.builders import ROOT, a_catalogue, a_config, a_disclosure, a_footprint, a_market, a_product, an_organisation
from tests.pages.site import Outline, every_page, pages, product_page

HOSTILE = "<script>alert(1)</script>\"'&{{ 7*7 }}"
DRAWING = re.compile(r'^<svg class="(?:bar|strip)".*?^</svg>|^<svg class="chart".*?</svg>$', re.DOTALL | re.MULTILINE)
PRODUCT_BUDGET, LEAN_BUDGET = 14_000, 30_000
OWN = ("https://pcf.example.org/", "https://creativecommons.org/", "http://www.w3.org/", "https://schema.org")
SCRIPTS = {"search/": routes.SEARCH_SCRIPT, "compare/": routes.COMPARE_SCRIPT, "embed/": routes.EMBED_FORM_SCRIPT}
"""Pages that a script enhances, in any language."""
LIMIT = '<form id="limit"'
"""What a buyer's page has where a limit can be set, and what its script enhances."""
BARE = (routes.GTINS, routes.EMBED_FRAMES)
"""Pages that only lead on, or that others frame: without header, footer and style sheet."""
DATA_BLOCK = re.compile(r'<script type="application/ld\+json">.*?</script>', re.DOTALL)


@pytest.fixture(scope="module")
def market() -> dict[str, str]:
    return pages(a_market(["100", "120", "150", "180", "220", "230", "260"]))


def hostile() -> Catalogue:
    owner = an_organisation(name_zh=f"企业{HOSTILE}", name_en=HOSTILE, website="javascript:alert(1)")
    product = a_product(name_zh=f"产品{HOSTILE}", name_en=HOSTILE, model=HOSTILE, description_zh=HOSTILE)
    footprint = a_footprint(unit_text_zh=HOSTILE, exempted_emissions_description=HOSTILE, status_reason=HOSTILE)
    return a_catalogue(a_disclosure(owner, products=(product,), footprints=(footprint,)))


def script_of(address: str, page: str) -> str | None:
    """Return the script that a page has."""
    return routes.PROCUREMENT_SCRIPT if LIMIT in page else SCRIPTS.get(address.removeprefix("en/"))


def test_hostile_words_stay_words() -> None:
    calm, wild = (
        pages(a_catalogue(a_disclosure(products=(a_product(),), footprints=(a_footprint(),)))),
        pages(hostile()),
    )
    for address, page in wild.items():
        outline = Outline(page)
        scripts = Outline(DATA_BLOCK.sub("", page, count=1)).tags.count("script")
        assert scripts == (1 if script_of(address, page) else 0), address
        assert not any(value.startswith("javascript:") for value in outline.attributes("a", "href"))
    known = {address.rsplit("p/", 1)[0] for address in calm}
    assert {address.rsplit("p/", 1)[0] for address in wild} == known


def test_hostile_words_are_read_as_they_were_written() -> None:
    page = product_page(hostile())
    assert f"产品{HOSTILE}" in "".join(Outline(page).texts)


def test_a_hostile_page_has_the_shape_of_a_calm_one() -> None:
    calm = product_page(
        a_catalogue(a_disclosure(products=(a_product(description_zh="x"),), footprints=(a_footprint(),)))
    )
    wild = product_page(hostile())
    assert Outline(wild).tags == Outline(calm).tags


def test_product_pages_are_light(market: dict[str, str]) -> None:
    for address, page in market.items():
        size = len(gzip.compress(page.encode()))
        is_product = address.removeprefix("en/").startswith("p/")
        assert size <= (PRODUCT_BUDGET if is_product else LEAN_BUDGET), address
        if address.startswith("p/"):
            assert len(Outline(page).elements) <= 400


def test_no_script_but_where_it_enhances(market: dict[str, str]) -> None:
    for address, page in market.items():
        found = Outline(page).attributes("script", "src")
        script = script_of(address, page)
        assert found == ([routes.relative(address, script)] if script else [])
        modules = [link for tag, link in Outline(page).elements if tag == "link" and link["rel"] == "modulepreload"]
        wanted = imported(ROOT, script) if script else ()
        assert [link["href"] for link in modules] == [routes.relative(address, module) for module in wanted]
        assert not re.search(r"\son[a-z]+=", page)


def framed(market: dict[str, str]) -> dict[str, str]:
    """Return the pages that have our header and footer."""
    return {address: page for address, page in market.items() if not address.startswith(BARE)}


def test_no_style_attribute_and_one_sheet_for_all(market: dict[str, str]) -> None:
    sheets = {re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1] for page in framed(market).values()}  # type: ignore[index]
    assert sheets == {str(style_of(ROOT).sheet)}
    for page in market.values():
        assert all("style" not in attributes for _, attributes in Outline(page).elements)


def test_no_foreign_host(market: dict[str, str]) -> None:
    for address, page in market.items():
        hosts = set(re.findall(r"https?://\w[^\s\"'<)]*", page))
        examples = {host for host in hosts if re.match(r"https?://[^/]*\.example", host)}
        assert all(host.startswith(OWN) for host in hosts - examples), (address, hosts)
        outline = Outline(page)
        for tag, name in (("img", "src"), ("script", "src"), ("form", "action")):
            assert not any(value.startswith("http") for value in outline.attributes(tag, name))


def test_links_lead_to_pages_that_exist(market: dict[str, str]) -> None:
    made = {routes.file_of(address) for address in market}
    elsewhere = re.compile(
        r"^(en/)?(label|submit|guides|policy|about|developer|data-guide|data|api|schema|codes|assets)/|embed/.*\.py$|^feed\.atom$|^expiries\.ics$"
        r"|^p/[0-9a-z]{9}/(label|label-mono|compact|badge)\.svg$|^p/[0-9a-z]{9}/badge\.png$"
        r"|^procurement/([a-z0-9-]+/[0-9-]+\.(csv|json)|SHA256SUMS)$"
    )
    for address, page in market.items():
        if address == routes.NOT_FOUND:
            continue
        for href in Outline(page).attributes("a", "href"):
            target = _resolved(address, href)
            assert target is None or routes.file_of(target) in made or elsewhere.match(target), (address, href)


def _resolved(address: str, href: str) -> str | None:
    """Return the address that a relative link leads to; nothing for other kinds of link."""
    href = href.partition("#")[0].partition("?")[0]
    if not href or ":" in href:
        return None
    parts = address.split("/")[:-1]
    for step in href.split("/"):
        if step == "..":
            parts.pop()
        elif step != ".":
            parts.append(step)
    return "/".join(parts)


def test_the_unknown_address_page_links_from_the_root(market: dict[str, str]) -> None:
    page = market[routes.NOT_FOUND]
    assert all(href.startswith(("/", "http", "mailto:", "#")) for href in Outline(page).attributes("a", "href"))
    assert 'lang="en"' in page
    assert "Page not found" in page


def test_language_is_marked(market: dict[str, str]) -> None:
    for address, page in market.items():
        tag = "en" if address.startswith("en/") else "zh-CN"
        assert page.startswith(f'<!doctype html>\n<html lang="{tag}">')


def test_chinese_inside_english_pages_is_marked() -> None:
    catalogue = a_catalogue(
        a_disclosure(an_organisation(name_en=None), products=(a_product(name_en=None),), footprints=(a_footprint(),))
    )
    for address, page in pages(catalogue).items():
        if address.startswith("en/"):
            for words in re.findall(r">([^<]*[\u4e00-\u9fff][^<]*)<", DATA_BLOCK.sub("", page.split("</style>")[1])):
                assert words == "中文" or f'<span lang="zh-CN">{words}</span>' in page, (address, words)


def test_headings_step_down_one_by_one(market: dict[str, str]) -> None:
    for address, page in framed(market).items():
        levels = [int(tag[1]) for tag in Outline(page).tags if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1, address
        assert levels.count(1) == 1, address
        assert all(after - before <= 1 for before, after in pairwise(levels)), address


def test_drawings_are_well_formed_and_named(market: dict[str, str]) -> None:
    drawn = 0
    for page in market.values():
        for drawing in DRAWING.findall(page):
            root = fromstring(drawing)
            assert root.get("aria-label")
            assert root.get("role") == "img"
            drawn += 1
    assert drawn > 10


def test_empty_states_are_drawn() -> None:
    empty = pages(a_catalogue(a_disclosure(products=(), footprints=())))
    assert "还没有产品公示" in empty[""]
    assert "本类还没有产品公示" in empty["c/beer/"]
    assert "这个地区还没有企业或产品公示" in empty["d/120101/"]
    assert "这家企业还没有公示产品" in empty["o/acme/"]


def test_long_lists_go_on_on_further_pages() -> None:
    count = ROWS + 20
    products = tuple(a_product(f"p{place}") for place in range(count))
    footprints = tuple(a_footprint(f"p{place}", pcf_total=Decimal(100 + place)) for place in range(count))
    made = pages(a_catalogue(a_disclosure(products=products, footprints=footprints)))
    first, second = made["c/e-bike/"], made["c/e-bike/2.html"]
    assert first.count('<p class="who">') == ROWS
    assert second.count('<p class="who">') == 20
    assert 'href="../../c/e-bike/2.html"' in first
    assert len(gzip.compress(first.encode())) <= LEAN_BUDGET


def test_data_pages_name_size_and_fingerprint_of_every_file() -> None:
    catalogue = a_catalogue()
    files = {routes.dataset(name, form): b"a,b\n" for name in a_config().schemas for form in ("csv", "json")}
    files |= {routes.template(form): b"PK" for form in routes.FORMS}
    manifest = {path: _entry(content) for path, content in files.items()}
    made = {page.path: page.content.decode() for make in LAST_PAGES for page in make(catalogue, a_config(), manifest)}
    assert "4 B" in made["data/"]
    assert manifest["data/latest/products.csv"].sha256 in made["data/products/"]
    assert "declared_unit_amount" in made["en/data/footprints/"]


def _entry(content: bytes):  # type: ignore[no-untyped-def]  # noqa: ANN202  the manifest's own type
    from generator.model.artifact import Artifact  # noqa: PLC0415

    return Artifact("x", content).entry


def test_pages_are_the_same_bytes_every_time() -> None:
    catalogue = a_market(["100", "120", "150", "180", "220"])
    assert list(every_page(catalogue)) == list(every_page(catalogue))
