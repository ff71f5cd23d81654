"""No script escapes its checks, which `make scripts` runs; and what one script imports is published and asked for."""

import glob
import json
import re
from pathlib import Path

import pytest

from generator.components.scripts import SCRIPTS, imported, script_languages, script_text
from generator.config import SiteConfig
from generator.language.html import HtmlTranslator
from generator.model import routes
from generator.publish.assets import assets
from tests.builders import ROOT, a_catalogue

HERE = Path(__file__).parent
SOURCES = sorted((ROOT / "content" / "assets").glob("*.js"))
PINNED = "embed.js"
"""Shops pin its bytes, so no type can be written into it; tests/pages/test_embed.py holds them."""
FETCHING = "search-index.js"
"""A module that fetches; every other module needs nothing of a page, and its types are checked without any."""
LOCKS = sorted((ROOT / "tests").glob("*/package-lock.json"))


def checked(project: str) -> set[Path]:
    """Return the scripts that a project of TypeScript names, itself."""
    settings = json.loads((HERE / project).read_text(encoding="utf-8"))
    names = {name: settings.get(name, []) for name in ("files", "include", "exclude")}
    found = {
        name: {Path(path).resolve() for pattern in patterns for path in glob.glob(str(HERE / pattern))}  # noqa: PTH207
        for name, patterns in names.items()
    }
    return found["files"] | (found["include"] - found["exclude"])


def is_module(path: Path) -> bool:
    """Whether others import from a script."""
    return re.search(r"^export ", path.read_text(encoding="utf-8"), re.MULTILINE) is not None


def test_every_script_is_in_the_type_check_and_asks_for_it() -> None:
    strict, pinned = checked("tsconfig.json"), checked("tsconfig.pinned.json")
    assert strict | pinned == set(SOURCES)
    assert [path.name for path in pinned] == [PINNED]
    for path in strict:
        text = path.read_text(encoding="utf-8")
        assert text.startswith("// @ts-check\n"), path.name
        assert not re.search(r"@ts-(nocheck|ignore|expect-error)|biome-ignore", text), path.name


def test_types_are_strict() -> None:
    options = json.loads((HERE / "tsconfig.json").read_text(encoding="utf-8"))["compilerOptions"]
    assert options["strict"]
    assert options["checkJs"]


def test_every_module_needs_no_page_and_is_tested() -> None:
    modules = {path for path in SOURCES if is_module(path)}
    assert {path for path in modules if path.name != FETCHING} == checked("tsconfig.pure.json")
    for path in modules:
        test = (HERE / f"{path.stem}.test.js").read_text(encoding="utf-8")
        assert f'from "../../content/assets/{path.name}"' in test, path.name


def test_the_check_runs_all_of_it_and_belongs_to_make_test() -> None:
    recipes = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^lint: .*\bscripts\b", recipes, re.MULTILINE)
    assert re.search(r"^test: .*\blint\b", recipes, re.MULTILINE)
    for project in HERE.glob("tsconfig*.json"):
        assert f"tsc --project tests/scripts/{project.name}\n" in recipes
    assert "'tests/scripts/*.test.js'" in recipes
    assert re.search(r"biome check .* content/assets tests/scripts\n", recipes)


@pytest.mark.parametrize("lock", LOCKS, ids=[lock.parent.name for lock in LOCKS])
def test_locks_have_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    packages = {name: package for name, package in json.loads(text)["packages"].items() if name}
    assert packages
    assert "resolved" not in text
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "hasInstallScript" not in package, name
    for pin in json.loads((lock.parent / "package.json").read_text(encoding="utf-8"))["dependencies"].values():
        assert re.fullmatch(r"\d+\.\d+\.\d+", pin)


def test_every_script_is_published_once(config: SiteConfig) -> None:
    published = [artifact.path for artifact in assets(a_catalogue(), config)]
    assert set(SCRIPTS) <= set(published)
    assert len(published) == len(set(published))
    elsewhere = {PINNED, routes.GUIDE_SEARCH_SCRIPT.rpartition("/")[2]}
    texts = {script_text(config.root, script) for script in SCRIPTS}
    assert texts == {path.read_text(encoding="utf-8") for path in SOURCES if path.name not in elsewhere}


def test_what_a_script_imports_is_published_and_found_whole(config: SiteConfig) -> None:
    for script in SCRIPTS:
        text = script_text(config.root, script)
        named = {f"assets/{name}" for name in re.findall(r'\bfrom\s*"\./([^"]+)"', re.sub(r"/\*.*?\*/", "", text))}
        modules = imported(config.root, script)
        assert named <= set(modules) <= set(SCRIPTS), script
    assert imported(config.root, routes.COMPARE_SCRIPT) == (
        routes.COMPARE_VERDICT,
        routes.DECIMALS_SCRIPT,
        routes.PRODUCT_NUMBER_SCRIPT,
        routes.SENTENCES_SCRIPT,
    )
    assert imported(config.root, routes.SEARCH_SCRIPT) == ()


def test_scripts_name_no_language(config: SiteConfig) -> None:
    """A third language needs no code; the pinned script of labels, which are made in two languages, is left out."""
    codes = "|".join(language.code for language in config.languages)
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        assert path.name == PINNED or not re.search(
            rf"\"(?:{codes})(?:-[A-Z]+)?\"|\.(?:{codes})\b|_(?:{codes})\b", text
        )


def test_a_page_gives_its_own_language_first_and_then_the_site_s(config: SiteConfig) -> None:
    for language in config.languages:
        given = script_languages(HtmlTranslator(language, config))
        assert given[0] == {"code": language.code, "tag": language.tag}
        others = [each.code for each in config.languages if each != language]
        assert [each["code"] for each in given[1:]] == others
