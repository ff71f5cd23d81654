"""Another city: its settings, districts, registers and own words take the place of ours, and nothing of us remains."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import ROOT
from tests.site import BuiltSite

CITY = ROOT / "tests" / "fork"
OURS = ("天津", "津", "Tianjin", "TIANJIN", "tianjin", "CN-TJ", "TJ-", "滨海新区", "Binhai", "pcf.example.org")
BINARY = frozenset((".png", ".xlsx", ".otf", ".woff2", ".ico"))
OTHERS = ("assets/javascripts/", "en/assets/javascripts/")
"""Scripts of the theme, which know the characters of many languages."""


def laid_out(root: Path) -> Path:
    """Lay out the repository of another city beside ours."""
    general = shutil.ignore_patterns("local", "registers")
    shutil.copytree(ROOT / "content", root / "content", ignore=general)
    shutil.copytree(ROOT / "site_config", root / "site_config", ignore=shutil.ignore_patterns("owners.yaml"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copy(CITY / "site.yaml", root / "site_config")
    shutil.copy(CITY / "districts.csv", root / "site_config" / "codelists")
    (root / "site_config" / "owners.yaml").write_text("organisations: []\n", encoding="utf-8")
    for language in ("zh", "en"):
        shutil.copytree(CITY / "local" / language, root / "content" / language / "local")
    for path in (ROOT / "content" / "registers").glob("*.csv"):
        own, target = CITY / "registers" / path.name, root / "content" / "registers" / path.name
        target.parent.mkdir(exist_ok=True)
        header = path.read_text(encoding="utf-8").partition("\n")[0]
        target.write_text(own.read_text(encoding="utf-8") if own.exists() else f"{header}\n", encoding="utf-8")
    return root


def _portal(root: Path, *words: str) -> None:
    command = [sys.executable, "-m", "generator", "--root", str(root), *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Return the site of the invented city, with the package that `portal new` gives it."""
    root = laid_out(tmp_path_factory.mktemp("city"))
    packages, site = root / "disclosures", root / "site"
    _portal(root, "new", "yunchuan-racks", "--disclosures", str(packages))
    _portal(root, "build", "--disclosures", str(packages), "--out", str(site), "--as-of", "2026-11-22")
    return BuiltSite(site)


def test_no_word_of_our_city_remains(elsewhere: BuiltSite) -> None:
    found = []
    for path in sorted(elsewhere.folder.rglob("*")):
        name = path.relative_to(elsewhere.folder).as_posix()
        if path.is_file() and path.suffix not in BINARY and not name.startswith(OTHERS):
            text = path.read_text(encoding="utf-8")
            found += [(name, word) for word in OURS if word in text]
    assert found == []


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("index.html", "云川产品碳足迹公示"),
        ("en/index.html", "Yunchuan Product Carbon Footprint Disclosure"),
        ("policy/index.html", "这里写云川自己的方案"),
        ("en/policy/index.html", "The plan of Yunchuan in its own words"),
        ("progress/index.html", "云川的第一项"),
        ("en/progress/index.html", "2028: 10 products disclosed"),
        ("registers/policies/index.html", "云环〔2026〕1号"),
        ("data/latest/clauses.csv", "yunchuan-plan"),
        ("codes/districts.csv", "990101"),
    ],
)
def test_the_city_speaks_for_itself(elsewhere: BuiltSite, page: str, words: str) -> None:
    assert words in elsewhere.read(page)


def test_its_products_bear_its_prefix(elsewhere: BuiltSite) -> None:
    [row] = elsewhere.table("products")
    assert f"YC-{row['number'][:4].upper()}" in elsewhere.read(f"p/{row['number']}/index.html")
