"""Each row of the table "To add …" is done in a copy: the files are counted, and what was added works in one build."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.model import routes
from generator.runtime.site_mark import MARK
from tests.adding.tables import HEADINGS, NAMES, Row, rows
from tests.adding.things import ADDED, RULE, changed, contents, laid_out, with_column
from tests.built.test_fork import laid_out as another_city
from tests.conftest import ON, ROOT
from tests.guards.addresses import address_kinds, undocumented
from tests.site import BuiltSite


@dataclass(frozen=True)
class Copy:
    """A copy to which everything was added, and the files that each thing took."""

    root: Path
    touched: dict[str, list[str]]

    def portal(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run the program of the copy."""
        command = [sys.executable, "-m", "generator", *words, *ON]
        return subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """Return the copy."""
    root = laid_out(tmp_path_factory.mktemp("adding"))
    return Copy(root, {thing: changed(root, add) for thing, add in ADDED.items()})


@pytest.fixture(scope="module")
def site(copy: Copy) -> BuiltSite:
    """Return the site that the copy builds; its guide about data is for MkDocs, whose pages need no proof here."""
    for language in ("zh", "en"):
        shutil.move(copy.root / "content" / language, copy.root / "guides" / language)
    with_column(copy.root / "disclosures" / "shili-ebike", "24")
    done = copy.portal("build", "--jobs", "1")
    assert done.returncode == 0, done.stdout + done.stderr
    return BuiltSite(copy.root / "site")


@pytest.fixture(scope="module")
def refused(copy: Copy) -> list[dict[str, object]]:
    """Return what the copy says of the package that breaks the new rule, and of a cell that the new column refuses."""
    with_column(copy.root / "wrong" / "shili-ebike", "601")
    done = copy.portal("check", "tests/packages/invalid/sku-repeats-model", "wrong", "--format", "json")
    assert done.returncode == 1, done.stdout + done.stderr
    found: list[dict[str, object]] = json.loads(done.stdout)["diagnostics"]
    return found


def stated(thing: str) -> Row:
    """Return the row of a thing, which every table states alike."""
    [row] = {rows(document)[thing] for document in HEADINGS}
    return row


def count(row: Row, paths: list[str]) -> tuple[int, int]:
    """Return how many files and folders were touched; each place of the row was, and nothing else."""
    touched = row.touched(paths)
    assert {place for place, names in touched.items() if place and names} == set(touched) == set(row.places)
    folders = sum(len(names) for place, names in touched.items() if place.endswith("/"))
    return sum(map(len, touched.values())) - folders, folders


@pytest.mark.parametrize("thing", ADDED)
def test_it_takes_the_files_that_the_table_names_and_no_other(thing: str, copy: Copy) -> None:
    row = stated(thing)
    assert count(row, copy.touched[thing]) == (row.files, row.folders)


def test_another_city_takes_the_files_that_the_table_names(tmp_path: Path) -> None:
    """What comes of it, `tests/built/test_fork.py` shows."""
    row = stated("city")
    city = contents(another_city(tmp_path))
    ours = {name: (ROOT / name).read_bytes() for name in city if (ROOT / name).is_file()}
    assert count(row, [name for name in city if city[name] != ours.get(name)]) == (row.files, row.folders)


def test_every_row_is_tried() -> None:
    assert {*ADDED, "city"} == set(NAMES)


def test_a_place_that_the_table_forgets_is_seen(copy: Copy) -> None:
    row = stated("rule")
    fewer = Row(row.places[1:], row.files, row.folders)
    with pytest.raises(AssertionError):
        count(fewer, copy.touched["rule"])
    with pytest.raises(AssertionError):
        count(row, copy.touched["rule"][1:])


def test_the_column_is_checked_and_published(site: BuiltSite, refused: list[dict[str, object]]) -> None:
    assert [row["warranty_months"] for row in site.table("products")] == ["24"]
    assert "Warranty (months)" in site.read("en/data/products/index.html")
    assert "保修期（月）" in site.read("data/products/index.html")
    descriptor = json.loads(site.read("data/latest/datapackage.json"))
    [products] = [each for each in descriptor["resources"] if each["path"] == "products.csv"]
    assert "warranty_months" in [field["name"] for field in products["schema"]["fields"]]
    wrong = [each for each in refused if each["column"] == "warranty_months"]
    assert [(each["code"], each["row"], each["value"]) for each in wrong] == [("cell-maximum", 2, "601")]


def test_the_rule_fires_and_is_explained(site: BuiltSite, copy: Copy, refused: list[dict[str, object]]) -> None:
    fired = [each for each in refused if each["column"] == "sku"]
    expected = json.loads(
        (copy.root / "tests/packages/invalid/sku-repeats-model/expected.json").read_text(encoding="utf-8")
    )
    assert [each["code"] for each in fired] == [each["code"] for each in expected]
    assert "sku-repeats-model" in RULE
    assert "A stock number differs from the model." in site.read("en/help/sku-repeats-model/index.html")
    assert "货号和型号不同。" in site.read("help/sku-repeats-model/index.html")


def test_the_page_stands_in_every_language(site: BuiltSite) -> None:
    [product] = site.table("products")
    assert "<h1>全部品牌</h1>" in site.read("brands/index.html")
    assert "<h1>All brands</h1>" in site.read("en/brands/index.html")
    assert f"p/{product['number']}/" in site.read("brands/index.html")
    assert "/en/brands/</loc>" in site.read("sitemap.xml")


def test_the_file_is_published_and_named(site: BuiltSite, copy: Copy) -> None:
    [product] = site.table("products")
    assert json.loads(site.read("api/v1/brands.json")) == {product["number"]: product["brand"]}
    assert "api/v1/brands.json" in site.read(MARK).splitlines()
    kinds = address_kinds([""], {**vars(routes), "API_BRANDS": "api/v1/brands.json"})
    for language in ("zh", "en"):
        place = f"{language}/data-guide/index.md"
        assert undocumented(kinds, (ROOT / "content" / place).read_text("utf-8")) == ["api/v1/brands.json"]
        assert undocumented(kinds, (copy.root / "guides" / place).read_text("utf-8")) == []


def test_the_language_builds_its_pages(site: BuiltSite) -> None:
    of_english = [page for page in site.pages if page.startswith("en/")]
    assert len(of_english) > 100
    assert [page for page in of_english if f"eo/{page.removeprefix('en/')}" not in site.pages] == []
    assert "Serĉi" in site.read("eo/index.html")
    assert '<i lang="zh-CN"' in site.read("eo/brands/index.html")
