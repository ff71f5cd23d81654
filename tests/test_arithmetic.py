"""Pages and data word what was derived: no number of a footprint is added up, divided or compared on its way out.

The numbers of the samples are replaced by ones that remember who calculates with them; then everything is made.
"""

import ast
import sys
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

import pytest
from pydantic import BaseModel

from generator.config import SiteConfig
from generator.model.catalogue import Catalogue
from generator.workflows.build import MAKERS

ROOT = Path(__file__).resolve().parent.parent
VIEWS = ("generator.pages", "generator.labels", "generator.components", "generator.publish")
DRAWING = {"generator.components.dot_plot", "generator.components.stage_bar"}
"""Places on an axis and widths of segments are worked out where they are drawn."""
SUMS = "generator.model.tolerance"
EXAMPLES = {"generator.labels.examples"}
"""A fictional product is nobody's number, so its shares may be worked out where it is made up."""
CALCULATIONS = (
    *("__add__", "__radd__", "__sub__", "__rsub__", "__mul__", "__rmul__", "__truediv__", "__rtruediv__"),
    *("__floordiv__", "__rfloordiv__", "__mod__", "__rmod__", "__pow__", "__rpow__", "__divmod__", "__rdivmod__"),
    *("__neg__", "__abs__", "__round__", "__int__", "__float__", "__lt__", "__le__", "__gt__", "__ge__"),
    *("compare", "max", "min", "fma", "quantize"),
)


class Watched(Decimal):
    """A number that remembers which view calculated with it."""

    asked: ClassVar[set[str]] = set()


def _watching(name: str) -> Callable[..., Any]:
    plain = getattr(Decimal, name)

    def calculate(self: Watched, *others: Any, **how: Any) -> Any:
        asker = _asker()
        if asker.startswith(VIEWS) and asker not in DRAWING:
            Watched.asked.add(f"{asker}: {name}")
        return plain(self, *others, **how)

    return calculate


for _name in CALCULATIONS:
    setattr(Watched, _name, _watching(_name))


def _asker() -> str:
    """Return the module of ours that asked, whatever function of Python or of a library it asked through."""
    frame = sys._getframe(2)  # noqa: SLF001  there is no other way to know who calls
    while frame.f_back and not str(frame.f_globals.get("__name__")).startswith("generator."):
        frame = frame.f_back
    return str(frame.f_globals.get("__name__"))


def watched(value: Any, known: dict[int, Any]) -> Any:
    """Return a value with every number in it watched; what is shared stays shared."""
    if id(value) not in known:
        known[id(value)] = _watched(value, known)
    return known[id(value)]


def _watched(value: Any, known: dict[int, Any]) -> Any:
    if isinstance(value, Decimal):
        return Watched(value)
    if isinstance(value, BaseModel):
        cells = {**{name: getattr(value, name) for name in type(value).model_fields}, **(value.model_extra or {})}
        return value.model_copy(update={name: watched(cell, known) for name, cell in cells.items()})
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(**{each.name: watched(getattr(value, each.name), known) for each in fields(value)})
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(watched(each, known) for each in value)
    if isinstance(value, Mapping):
        return {key: watched(each, known) for key, each in value.items()}
    return value


@pytest.fixture
def asked() -> set[str]:
    """Return who calculates, from now on."""
    Watched.asked.clear()
    return Watched.asked


@pytest.mark.parametrize("make", MAKERS, ids=lambda maker: maker.make.__module__)
def test_nothing_calculates_on_its_way_out(
    make: Callable[..., Any], watched_samples: Catalogue, config: SiteConfig, asked: set[str]
) -> None:
    assert list(make(watched_samples, config)) is not None
    assert asked == set()


@pytest.fixture(scope="module")
def watched_samples(samples: Catalogue) -> Catalogue:
    """Return the samples with numbers that are watched, from the values submitted to the median of a group."""
    found = watched(samples, {})
    assert isinstance(found, Catalogue)
    assert found == samples
    assert any(isinstance(group.median, Watched) for entry in found.categories for group in entry.groups)
    return found


@pytest.mark.parametrize(
    "mistake",
    [
        "numbers[0] / numbers[1] * 100",
        "numbers[0] > numbers[1]",
        "sum(numbers)",
        "max(numbers)",
        "sorted(numbers, key=lambda number: number)",
        "float(numbers[0])",
        "__import__('statistics').median(numbers)",
        "__import__('operator').sub(*numbers)",
    ],
)
@pytest.mark.parametrize(
    ("module", "is_noticed"),
    [("generator.pages.made_up", True), ("generator.publish.made_up", True), ("generator.components.dot_plot", False)],
)
def test_every_way_to_calculate_is_noticed(mistake: str, module: str, is_noticed: bool, asked: set[str]) -> None:  # noqa: FBT001
    place = ModuleType(module)
    exec(f"def view(numbers): return {mistake}", place.__dict__)  # noqa: S102  the mistake, in a copy of a view
    place.view([Watched("2.5"), Watched("10")])
    assert bool(asked) is is_noticed


def test_numbers_in_words_are_no_calculation(asked: set[str]) -> None:
    place = ModuleType("generator.pages.made_up")
    exec("from generator.model.quantity import exact, percent, shown", place.__dict__)  # noqa: S102
    exec("def view(number): return exact(number), percent(number), shown(number)", place.__dict__)  # noqa: S102
    assert place.view(Watched("12.34567")) == ("12.34567", "12%", "12.3")
    assert asked == set()


def _imported(tree: ast.AST) -> set[str]:
    """Return what a module imports: modules, and names of modules."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def forbidden(source: str, module: str) -> set[str]:
    """Return the imports by which a view could calculate with numbers of its own making."""
    found = _imported(ast.parse(source))
    means = {name for name in found if name.startswith(("decimal", "statistics", "fractions", "numpy"))}
    if module not in DRAWING:
        means -= {"decimal.Decimal"}
    else:
        means = set()
    return means | {name for name in found if name.startswith(SUMS) and module not in EXAMPLES}


def test_no_view_brings_its_own_arithmetic() -> None:
    modules = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path.read_text(encoding="utf-8")
        for path in (ROOT / "generator").rglob("*.py")
    }
    assert modules.keys() >= DRAWING | EXAMPLES | {SUMS}
    views = {name: source for name, source in modules.items() if name.startswith(VIEWS)}
    assert {name: found for name, source in views.items() if (found := forbidden(source, name))} == {}
    assert forbidden("from decimal import Context", "generator.pages.made_up") == {"decimal.Context"}
    assert forbidden("from generator.model.tolerance import percent_of_total", "generator.pages.made_up") != set()
    assert forbidden("import statistics", "generator.publish.made_up") == {"statistics"}
