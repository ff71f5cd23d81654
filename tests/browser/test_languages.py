"""More languages, and no line of code: stretched English leaves nothing untranslated, Esperanto falls back in sight."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.cli.exit_codes import FINE
from generator.cli.main import run
from generator.config import load_config
from generator.diagnostics import CODES
from tests.browser.conftest import serve
from tests.browser.pages import product_pages
from tests.conftest import ON, ROOT
from tests.languages import add_esperanto, copied, stretch_english
from tests.site import BuiltSite

TOUCHED = ["codelists/stages.csv", "site.yaml", "translations/eo/amounts.po", "translations/eo/pages.po"]
ACCENTED = re.compile(r"[áçéíñóúýÁÇÉÍÑÓÚÝ]")
LATIN = re.compile(r"[A-Za-z]{2,}")
CHINESE = re.compile(r"[\u3400-\u9fff]")
SAME = re.compile(
    r"https?://\S*|(/[a-z_]+)+/|[0-9a-f]{4,}(-[0-9a-f]{4,})*|\d+ [A-Z][a-z]{2} \d{4}|TJ(-[0-9A-Z]{1,4}){3}"
    r"|\b(CSV|JSON|XLSX|SVG|GTIN|KB|MB|CO|kg|kWh|MWh|t·km|CN-[A-Z]+)\b|\b(ISO|RFC) \d[\d:-]*|SHA-?256(SUMS)?"
    r"|[\w-]+\.(csv|json|py|js)\b|\b[a-z]\w*_\w+|(script|img|frame)-src|English|Esperanto|China|CC BY 4\.0"
)
"""What is the same in every language or comes from CLDR: addresses, days, files, keys, units, standards, names."""
EDGES = " ·×,.:()"
BETWEEN = re.compile(r" · |, |: |(?<=[\u3400-\u9fff]) (?=[A-Z])")
"""What stands between data on one line: signs, or nothing between brand and model."""


class Visible(HTMLParser):
    """The text nodes that a reader sees, each with the language it is in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.nodes: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "link", "input", "img", "br", "hr", "path", "rect", "circle", "line"):
            self._open.append((tag, dict(attrs).get("lang") or (self._open[-1][1] if self._open else "")))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self._open and self._open[-1][0] not in ("style", "script", "code", "pre"):
            self.nodes.append((data.strip(), self._open[-1][1]))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(tmp_path_factory.mktemp("languages"))


@pytest.fixture(scope="module")
def touched(root: Path) -> list[str]:
    stretch_english(root)
    return add_esperanto(root)


@pytest.fixture(scope="module")
def site(root: Path, touched: list[str]) -> BuiltSite:
    assert touched
    words = ["--root", str(root), "build", "--disclosures", str(ROOT / "disclosures"), "--out", str(root / "site"), *ON]
    assert run(words) == FINE
    return BuiltSite(root / "site")


@pytest.fixture(scope="module")
def corpus() -> str:
    """Return everything that is data: what organisations and the authority wrote, names of tables, columns and codes.

    The units of columns are data as well: the published schemas have them in English alone.
    """
    folders = (ROOT / "disclosures", ROOT / "content" / "registers")
    cells = [path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.rglob("*.csv"))]
    config = load_config(ROOT)
    schemas = (*config.schemas.values(), *config.register_schemas.values())
    columns = [name for schema in schemas for name in (schema.name, *schema.columns)]
    units = [str(field.descriptor.get("unit", "")) for schema in schemas for field in schema.fields]
    codes = [code for codelist in config.codelists.values() for code in (codelist.name, *codelist.codes)]
    return "\n".join((*cells, *columns, *units, *codes, *CODES, *(code.basis for code in CODES.values()))).replace(
        '""', '"'
    )


def is_untranslated(node: str, corpus: str) -> bool:
    """Tell whether a text has words and none of them is stretched English, a name, or data."""
    if ACCENTED.search(node):
        return False
    parts = (part.strip(EDGES) for part in BETWEEN.split(node))
    return any(part not in corpus and LATIN.search(SAME.sub(" ", part)) for part in parts)


def wordful(site: BuiltSite, prefix: str) -> list[str]:
    """Return one page of each kind that has many words, by its route below a language."""
    products = sorted(set(product_pages(site).values()))
    factor = next(path for path in site.pages if path.startswith("factors/") and path.count("/") == 2)
    listed = ("", "c/e-bike/", "compare/", "data/footprints/", "grading/", "help/stages-sum/", "procurement/e-bike/")
    routes = (*listed, "progress/", "registers/policies/", "search/", factor.removesuffix("index.html"), *products)
    return [f"{prefix}{route}" for route in routes]


def widest(browser: Browser, address: str, pages: list[str]) -> dict[str, int]:
    """Return the pages that are wider than a phone, with their width."""
    page = browser.new_context(viewport={"width": 360, "height": 800}).new_page()
    wide = {}
    for route in pages:
        page.goto(address + route, wait_until="domcontentloaded")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 360:
            wide[route] = width
    page.context.close()
    return wide


@pytest.fixture(scope="module")
def own_address(site: BuiltSite) -> Iterator[str]:
    with serve(site.folder) as address:
        yield address


def test_nothing_stays_untranslated_in_stretched_english(site: BuiltSite, corpus: str) -> None:
    pages = [page for page in site.lean_pages if page.startswith("en/")]
    assert len(pages) > 300
    left: dict[str, str] = {}
    for page in pages:
        nodes = Visible(site.read(page)).nodes
        assert sum(bool(ACCENTED.search(node)) for node, _ in nodes) > 20, page
        for node, _ in nodes:
            if is_untranslated(node, corpus):
                left.setdefault(node, page)
    assert left == {}


def test_stretched_english_fits_on_a_phone(site: BuiltSite, browser: Browser, own_address: str) -> None:
    pages = wordful(site, "en/")
    assert len(pages) > 15
    assert widest(browser, own_address, pages) == {}


def test_a_third_language_is_data_alone(touched: list[str], site: BuiltSite) -> None:
    assert touched == TOUCHED
    own = [page.removeprefix("eo/") for page in site.lean_pages if page.startswith("eo/")]
    english = [page.removeprefix("en/") for page in site.lean_pages if page.startswith("en/")]
    assert own == english


def test_what_esperanto_lacks_is_chinese_and_marked(site: BuiltSite) -> None:
    unmarked: dict[str, str] = {}
    for page in (page for page in site.lean_pages if page.startswith("eo/")):
        html = site.read(page)
        assert 'lang="eo"' in html
        assert '<i lang="zh-CN" title="Ankoraŭ ne tradukita; la vortoj estas en 中文.">' in html, page
        for node, tag in Visible(html).nodes:
            if CHINESE.search(node) and tag == "eo" and node != "中文":
                unmarked.setdefault(node, page)
    assert {node for node in unmarked if not is_inside_a_picture(node, site.read(unmarked[node]))} == set()


def is_inside_a_picture(node: str, html: str) -> bool:
    """Tell whether words stand where HTML allows no mark: titles, options, text of drawings."""
    return any(node in found[0] for found in re.finditer(r"<(title|option|svg)\b.*?</\1>", html, re.DOTALL))


def test_esperanto_counts_by_its_own_rules(site: BuiltSite) -> None:
    home = site.read("eo/index.html")
    assert "82 produktoj" in home
    assert "Publikigitaj: 1 produkto." in "".join(site.read(page) for page in site.pages if page.startswith("eo/o/"))
    pages = [site.read(f"eo/{page}index.html") for page in set(product_pages(site).values())]
    place = re.compile(r"Inter la \d+-a kaj la \d+-a de malsupre inter \d+ kompareblaj produktoj")
    assert any(place.search(page) for page in pages)
    assert any("8 jaroj" in page for page in (*pages, site.read("eo/c/e-bike/index.html")))


def test_no_fence_of_borrowed_words_leaves_the_program(site: BuiltSite) -> None:
    fences = tuple(fence.encode() for fence in "\ufdd0\ufdd1")
    files = [path for path in site.folder.rglob("*") if path.is_file() and path.suffix != ".xlsx"]
    assert [path.name for path in files if any(fence in path.read_bytes() for fence in fences)] == []


def test_esperanto_fits_on_a_phone(site: BuiltSite, browser: Browser, own_address: str) -> None:
    assert widest(browser, own_address, wordful(site, "eo/")) == {}


def test_guides_are_those_of_the_first_language(site: BuiltSite) -> None:
    """Here no language has any, so all pages lead to where the first one's would stand."""
    assert 'href="../label/"' in site.read("eo/index.html")
    assert 'href="../../../label/"' in site.read(f"eo/p/{site.table('products')[0]['number']}/index.html")
