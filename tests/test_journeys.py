"""The page about one disclosure's way tells the truth, and so do the scripts that count journeys and rooms."""

import ast
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.model.catalogue import Catalogue
from tests.conftest import ROOT
from tests.figures import COLUMNS, rooms, table
from tests.guides.text import LANGUAGES
from tests.journeys import Journey, Step, journey
from tests.site import BuiltSite

GENERATOR = ROOT / "generator"
PAGE = "developer/one-disclosure.md"
NAMED = re.compile(r"`([a-z_/]+(?:\.py|/)): ([\w.]+)`")
PLACE = re.compile(r"`([a-z_]+/[a-z_/]+\.py)`")
ROOM = re.compile(r"^  ([a-z]+)/ ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Definition:
    """Where a name is defined, and the functions that run when it is used."""

    file: str
    functions: tuple[str, ...]


def _text(language: str) -> str:
    return (ROOT / "content" / language / PAGE).read_text(encoding="utf-8")


def named(language: str) -> list[tuple[str, str]]:
    """Return the files or rooms with the functions that the page names, in its order."""
    return NAMED.findall(_text(language))


def definitions(place: str, name: str) -> list[Definition]:
    """Return where a function or maker of a name is defined, in a file or anywhere in a room."""
    paths = sorted((GENERATOR / place).rglob("*.py")) if place.endswith("/") else [GENERATOR / place]
    return [found for path in paths for found in _in_file(path, name)]


def _in_file(path: Path, name: str) -> list[Definition]:
    body: list[ast.stmt] = ast.parse(path.read_text(encoding="utf-8")).body
    *owners, last = name.split(".")
    for owner in owners:
        body = next((node.body for node in body if isinstance(node, ast.ClassDef) and node.name == owner), [])
    file = path.relative_to(GENERATOR).as_posix()
    defined = [name for node in body if isinstance(node, ast.FunctionDef) and node.name == last]
    return [Definition(file, (each,)) for each in defined] + [
        Definition(file, tuple(part.id for part in node.value.args if isinstance(part, ast.Name)))
        for node in body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        if [target.id for target in node.targets if isinstance(target, ast.Name)] == [last]
    ]


@pytest.fixture(scope="module")
def whole() -> Journey:
    """Return the way of some packages to the whole site."""
    return journey("package-to-site")


def test_both_languages_name_the_same_functions_in_the_same_order() -> None:
    assert named("zh") == named("en")
    assert len(named("en")) > 30


def test_every_function_that_the_page_names_is_defined_there_once() -> None:
    assert {one: found for one in named("en") if len(found := definitions(*one)) != 1} == {}
    assert definitions("workflows/build.py", "no_such_function") == []
    assert definitions("components/renderer.py", "PageRenderer.no_such_method") == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", [PAGE, "developer/index.md"])
def test_every_module_that_a_page_names_exists(language: str, page: str) -> None:
    places = PLACE.findall((ROOT / "content" / language / page).read_text(encoding="utf-8"))
    roots = (GENERATOR, ROOT)
    assert places
    assert [place for place in places if not any((root / place).is_file() for root in roots)] == []


def test_every_function_that_the_page_names_is_entered_by_a_build(whole: Journey) -> None:
    entered = {(step.file, step.name) for step in whole.steps}
    found = {one: definitions(*one)[0] for one in named("en")}
    asked = {one: {(at.file, function) for function in at.functions} for one, at in found.items()}
    assert all(asked.values())
    assert {one: missing for one, functions in asked.items() if (missing := functions - entered)} == {}


def test_the_page_of_a_product_is_made_in_one_family(whole: Journey) -> None:
    """What is shared stands in `components`: no page borrows from another family."""
    families: dict[str, set[str]] = {}
    for step in whole.steps:
        if step.caller.startswith("pages/") and step.file.startswith("pages/"):
            families.setdefault(step.caller.split("/")[1], set()).add(step.file.split("/")[1])
    assert "product" in families
    assert {family: others for family, others in families.items() if others != {family}} == {}


def test_a_number_stands_where_the_page_says(built_site: BuiltSite, samples: Catalogue) -> None:
    entry = next(each for each in samples.products if each.headline.shows_value and not each.former_numbers)
    stage = next(each for each in entry.headline.stage_rows if each.value)
    written = f'"value":"{stage.value}"'
    key = {"footprint_id": entry.headline.footprint.footprint_id, "stage": stage.stage, "value": str(stage.value)}
    assert [row for row in built_site.table("stages") if key.items() <= row.items()]
    assert written in built_site.read(f"api/v1/products/{entry.number}.json")
    places = re.findall(r"^\| `/([^`]+)` \|", _text("en").partition("{#result}")[2], re.MULTILINE)
    uuid = next(each["id"] for each in built_site.table("footprints") if each["number"] == entry.number)
    paths = [place.replace("<number>", entry.number).replace("<uuid>", uuid) for place in places]
    assert len(paths) == 4
    assert [path for path in paths if not (built_site.folder / path).exists()] == []


@pytest.mark.parametrize("document", ["content/en/developer/index.md", "content/zh/developer/index.md"])
def test_the_map_has_a_line_for_every_room_and_no_other(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    folders = {path.name for path in GENERATOR.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert sorted(ROOM.findall(text)) == sorted(folders)


def test_returns_are_counted_as_a_reader_meets_them() -> None:
    """He reads `a`, follows a call to `b` and on to `c`, and comes back to `a` for the call of `d`."""
    steps = (Step("", "a", "run"), Step("a", "b", "half"), Step("b", "c", "part"), Step("a", "d", "rest"))
    found = Journey("a", steps)
    assert found.stays == ["a", "b", "c", "a", "d"]
    assert found.files == ["a", "b", "c", "d"]
    assert found.returns == 1


def test_rooms_are_counted_and_a_ring_is_seen_though_a_string_hides_it(tmp_path: Path) -> None:
    modules = {
        "__init__": "",
        "cli/__init__": "",
        "cli/check": "def late():\n    from importlib import import_module\n    import_module('generator.cli.diff')\n",
        "cli/diff": "from generator.cli import check\n\n\ndef now(): ...\n",
        "model/__init__": "from generator.model import noun\n",
        "model/noun": "",
    }
    for name, text in modules.items():
        path = tmp_path / "generator" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "generator" / "model" / "noun.html").write_text("", encoding="utf-8")
    rows = {room.name: dict(zip(COLUMNS, room.row, strict=True)) for room in rooms(tmp_path)}
    assert {name: (row["files"], row["templates"], row["functions"], row["longest"]) for name, row in rows.items()} == {
        "(beside)": ("1", "0", "0", "0"),
        "cli": ("3", "0", "2", "3"),
        "model": ("2", "1", "0", "0"),
        "all": ("6", "1", "2", "3"),
    }
    command = [sys.executable, "-m", "tests.figures", str(tmp_path)]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert printed.startswith(table(tmp_path))
    assert printed.endswith("\nrings: 1\n- generator.cli.check ↔ generator.cli.diff\n")
