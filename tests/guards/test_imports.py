"""The contracts about imports hold, and each of them is broken by the mistake it is there for."""

import shutil
import subprocess
import sys
from pathlib import Path

import grimp
import pytest

from tests.conftest import ROOT

FLOORS = "Each floor may look down, never up or sideways"
MISTAKES = {
    "derive/units.py": "from generator.derive import stages",
    "derive/stages.py": "from generator.derive import units",
    "model/routes.py": "from generator import config",
    "pages/home/home.py": "import pandas\nfrom generator.pages.plan import progress",
    "ratings/__init__.py": '"""A room that nobody gave a floor."""',
}
"""File below `generator/` and the line that somebody writes into it."""
ENTRANCES = ("generator.__main__", "generator.cli")
"""Where the program begins; `cli` loads each command by its name."""


def _contracts(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_contracts_hold() -> None:
    found = _contracts(ROOT)
    assert found.returncode == 0, found.stdout
    assert "0 broken" in found.stdout


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what is said of a copy of the program in which each contract is broken."""
    copy = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "generator", copy / "generator", ignore=lambda folder, names: _not_code(Path(folder), names))
    shutil.copy(ROOT / "pyproject.toml", copy)
    for place, line in MISTAKES.items():
        path = copy / "generator" / place
        path.parent.mkdir(exist_ok=True)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(f"{before}\n{line}\n", encoding="utf-8")
    found = _contracts(copy)
    assert found.returncode == 1
    return found.stdout


def _not_code(folder: Path, names: list[str]) -> list[str]:
    return [name for name in names if (folder / name).is_file() and not name.endswith(".py")]


@pytest.mark.parametrize(
    ("contract", "told"),
    [
        (FLOORS, ["- generator.model.routes -> generator.config (l."]),
        (FLOORS, ["not listed as layers:", "- generator.ratings"]),
        ("No ring anywhere", ["No cycles are allowed in generator.derive.", "- .units -> .stages (1 import)"]),
        (
            "Page families share nothing but components",
            ["- generator.pages.home.home -> generator.pages.plan.progress (l."],
        ),
        ("Each library has its room, and MkDocs none", ["generator.pages.home.home -> pandas (l."]),
    ],
)
def test_each_contract_is_broken_by_its_mistake(contract: str, told: list[str], broken: str) -> None:
    assert f"{contract} BROKEN" in broken
    chapter = broken.partition(f"\n{contract}\n---")[2].partition("\n---")[0]
    assert [words for words in told if words not in chapter] == []


def _lost(graph: grimp.ImportGraph) -> list[str]:
    """Return the modules that no command ever imports."""
    entrances = [module for module in graph.modules if module.startswith(ENTRANCES)]
    reached = set(entrances).union(*(graph.find_upstream_modules(module) for module in entrances))
    packages = {module.rpartition(".")[0] for module in graph.modules}
    return sorted(graph.modules - reached - packages)


def test_every_module_is_part_of_a_command() -> None:
    graph = grimp.build_graph("generator", cache_dir=None)
    assert len(graph.modules) > 300
    assert _lost(graph) == []
    graph.add_module("generator.pages.search.ratings")
    graph.add_import(importer="generator.pages.search.ratings", imported="generator.components.renderer")
    assert _lost(graph) == ["generator.pages.search.ratings"]
