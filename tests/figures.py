"""`python -m tests.figures [ROOT]`: the size of each room of a repository, and its rings, as a table.

It counts any tree that has a package `generator`, so that two of them can be laid side by side.
"""

import ast
import importlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

import grimp

HERE = Path(__file__).resolve().parent.parent
PACKAGE = "generator"
LARGE, LARGEST = 250, 400
COLUMNS = ("room", "files", "lines", "templates", "functions", "median", "p90", "longest", f">{LARGE}", f">{LARGEST}")


@dataclass(frozen=True, slots=True)
class Module:
    """A module as far as its size goes."""

    lines: int
    functions: tuple[int, ...]
    """The lines of each function, nested ones too."""


@dataclass(frozen=True, slots=True)
class Room:
    """A folder right below the package, or the modules beside them."""

    name: str
    modules: tuple[Module, ...]
    templates: int

    @property
    def row(self) -> tuple[str, ...]:
        """Return its row of the table."""
        functions = sorted(length for module in self.modules for length in module.functions)
        lines = [module.lines for module in self.modules]
        sizes = (median(functions), ninth_decile(functions), functions[-1]) if functions else (0, 0, 0)
        counts = (len(lines), sum(lines), self.templates, len(functions), *(round(size) for size in sizes))
        return (self.name, *map(str, (*counts, _above(lines, LARGE), _above(lines, LARGEST))))


def ninth_decile(lengths: Sequence[int]) -> float:
    """Return the length that nine of ten do not exceed."""
    return quantiles(lengths, n=10, method="inclusive")[-1] if len(lengths) > 1 else lengths[0]


def _above(lines: Sequence[int], limit: int) -> int:
    return sum(length > limit for length in lines)


def rooms(root: Path) -> list[Room]:
    """Return every room of a repository, and last all of them together."""
    package = root / PACKAGE
    places: dict[str, list[Path]] = {}
    for path in sorted((*package.rglob("*.py"), *package.rglob("*.html"))):
        below = path.relative_to(package).parts
        places.setdefault(below[0] if len(below) > 1 else "(beside)", []).append(path)
    found = [_room(name, paths) for name, paths in sorted(places.items())]
    modules = tuple(module for room in found for module in room.modules)
    return [*found, Room("all", modules, sum(room.templates for room in found))]


def _room(name: str, paths: Sequence[Path]) -> Room:
    modules = [path for path in paths if path.suffix == ".py"]
    return Room(name, tuple(map(_module, modules)), len(paths) - len(modules))


def _module(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    functions = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return Module(len(text.splitlines()), tuple((node.end_lineno or 0) - node.lineno + 1 for node in functions))


def rings(root: Path) -> list[tuple[str, ...]]:
    """Return the modules or folders of one folder that import one another in a ring, however long the way.

    An import whose module is named by a whole string counts as well.
    """
    sys.path.insert(0, str(root))
    importlib.invalidate_caches()
    try:
        graph = grimp.build_graph(PACKAGE, cache_dir=None)
    finally:
        sys.path.remove(str(root))
    for importer, imported in _by_string(root, graph.modules):
        graph.add_import(importer=importer, imported=imported)
    return [ring for parent in sorted(graph.modules) for ring in _rings(_siblings(graph, parent))]


def _siblings(graph: grimp.ImportGraph, parent: str) -> dict[str, set[str]]:
    """Return which of its siblings each child of a package imports, itself or by what is in it."""
    children = sorted(graph.find_children(parent))
    found: dict[str, set[str]] = {child: set() for child in children}
    for child in children:
        for inner in (child, *graph.find_descendants(child)):
            for imported in graph.find_modules_directly_imported_by(inner):
                found[child] |= {other for other in children if f"{imported}.".startswith(f"{other}.")} - {child}
    return found


def _rings(imports: Mapping[str, set[str]]) -> Iterator[tuple[str, ...]]:
    """Yield the nodes that reach one another, each ring once."""
    reach = {node: _reached(node, imports) for node in imports}
    together = {tuple(other for other in imports if other in reach[node] and node in reach[other]) for node in imports}
    yield from sorted(ring for ring in together if ring)


def _reached(start: str, imports: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        new = imports[waiting.pop()] - reached
        reached |= new
        waiting += new
    return reached


def _by_string(root: Path, modules: set[str]) -> Iterator[tuple[str, str]]:
    """Yield importer and imported of calls that are given the name of a module of ours."""
    for path in sorted((root / PACKAGE).rglob("*.py")):
        importer = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            given = node.args if isinstance(node, ast.Call) else ()
            names = (argument.value for argument in given if isinstance(argument, ast.Constant))
            yield from ((importer, name) for name in names if isinstance(name, str) and name in modules)


def table(root: Path) -> str:
    """Return the rooms as a Markdown table."""
    rows = [COLUMNS, ("---", *("---:" for _ in COLUMNS[1:])), *(room.row for room in rooms(root))]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def main() -> None:
    """Print the figures of a repository; this one, where none is named."""
    root = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else HERE
    sys.stdout.write(table(root))
    found = rings(root)
    print(f"\nrings: {len(found)}")
    for ring in found:
        print(f"- {' ↔ '.join(ring)}")


if __name__ == "__main__":
    main()
