"""One bad package never stops or changes another's pages; hostile text stays text in every output."""

import csv
import json
import shutil
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree  # noqa: ICN001  its whole name says what it is

import pytest

from generator.cli.exit_codes import FINE, PROBLEMS
from generator.cli.main import run
from generator.config import Field, SiteConfig
from tests.conftest import ON, ROOT
from tests.languages import copied
from tests.site import BuiltSite

HOSTILE = (
    "</title><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "{{7*7}}",
    "{% raw %}",
    "${7*7}",
    '"><img src=x onerror=alert(1)>',
    "<!--#include-->",
    "](//evil) ![b](//evil/b.png)",
    "a{: onmouseover=alert(1) }",
    "]]>&amp;&#60;",
)
PLAIN = tuple(f"{text[0]} plain {index}" for index, text in enumerate(HOSTILE))
"""As many harmless texts that stand under the same letters, since a list from A to Z sorts by what comes first."""
ROOM = 60
"""Columns with less room than this hold no whole hostile text."""


def _package(folder: Path, texts: Sequence[str], config: SiteConfig) -> Path:
    """Make the starter package with as many products as texts, each with its text in every field that is free text."""
    shutil.copytree(ROOT / "site_config" / "starter", folder / "starter-org")
    for table in ("products", "footprints", "stages", "components"):
        path = folder / "starter-org" / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as stream:
            pattern = list(csv.DictReader(stream))
        free = [field.name for field in config.schemas[table].fields if _is_free_text(field)]
        rows = [
            _row(row, free if table != "components" else [], index, text)
            for index, text in enumerate(texts)
            for row in pattern
        ]
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return folder


def _row(row: dict[str, str], free: list[str], index: int, text: str) -> dict[str, str]:
    """Return a row for one product: its ids counted, its free text replaced."""
    counted = {
        name: f"{cell}-{index}" if name.endswith("_id") and cell.startswith("steel") else cell
        for name, cell in row.items()
    }
    return counted | {name: f"{text} {name}" for name in free}


def _is_free_text(field: Field) -> bool:
    """Tell whether a field holds whatever its writer likes."""
    constraints = field.constraints
    plain = field.type == "string" and "format" not in field.descriptor and "pattern" not in constraints
    return plain and not field.codelist and not field.separator and int(constraints.get("maxLength", 0)) >= ROOM


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the repository without guides, which no package reaches."""
    return copied(tmp_path_factory.mktemp("bulkhead"))


def _build(root: Path, disclosures: Path, out: Path) -> int:
    return run(["--root", str(root), "build", "--disclosures", str(disclosures), "--out", str(out), "--jobs", "1", *ON])


class Shape(HTMLParser):
    """The elements and attribute names of a page, and its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _shape(page: str) -> Shape:
    shape = Shape()
    shape.feed(page)
    return shape


@pytest.fixture(scope="module")
def benign(root: Path, tmp_path_factory: pytest.TempPathFactory, config: SiteConfig) -> BuiltSite:
    place = tmp_path_factory.mktemp("benign")
    assert _build(root, _package(place / "d", PLAIN, config), place / "site") == FINE
    return BuiltSite(place / "site")


@pytest.fixture(scope="module")
def hostile(root: Path, tmp_path_factory: pytest.TempPathFactory, config: SiteConfig) -> BuiltSite:
    place = tmp_path_factory.mktemp("hostile")
    assert _build(root, _package(place / "d", HOSTILE, config), place / "site") == FINE
    return BuiltSite(place / "site")


def test_hostile_text_changes_the_shape_of_no_page(benign: BuiltSite, hostile: BuiltSite) -> None:
    assert hostile.pages == benign.pages
    for path in hostile.lean_pages:
        assert _shape(hostile.read(path)).tags == _shape(benign.read(path)).tags, path


def test_hostile_text_appears_literally_in_every_output(hostile: BuiltSite) -> None:
    products = hostile.table("products")
    blocks = [json.loads(path.read_bytes()) for path in (hostile.folder / "search" / "index").glob("*/p*.json")]
    found = {name for block in blocks for name in block["zh"]["name"]}
    for row, text in zip(sorted(products, key=lambda row: row["product_id"]), HOSTILE, strict=True):
        name = f"{text} name_zh"
        assert row["name_zh"] == name
        assert hostile.product(row["number"])["name"]["zh"] == name
        assert name in found
        assert name in "".join(_shape(hostile.read(f"p/{row['number']}/index.html")).words)
        assert f"{text} name_en" in "".join(_shape(hostile.read(f"en/p/{row['number']}/index.html")).words)
    ElementTree.fromstring(hostile.read("sitemap.xml"))


def test_a_bad_package_changes_no_other_page(benign: BuiltSite, root: Path, tmp_path: Path, config: SiteConfig) -> None:
    folder = _package(tmp_path / "d", PLAIN, config)
    shutil.copytree(ROOT / "disclosures" / "sample-haihe-bikes", folder / "sample-haihe-bikes")
    (folder / "sample-haihe-bikes" / "stages.csv").write_bytes(b"\xff\xfe broken")
    assert _build(root, folder, tmp_path / "site") == PROBLEMS
    site = BuiltSite(tmp_path / "site")
    assert site.pages == benign.pages
    assert all(site.read(path) == benign.read(path) for path in site.pages)
