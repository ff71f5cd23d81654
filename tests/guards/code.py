"""What a module's text shows: how large it is, what it reaches, and what it asks."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.conftest import ROOT

LONGEST_FUNCTION, LONGEST_MODULE, MOST_PARAMETERS = 30, 400, 5
MACHINE: Mapping[str, frozenset[str]] = {
    "fcntl": frozenset(("runtime/lock.py",)),
    "ctypes": frozenset(("runtime/exchange.py",)),
    "signal": frozenset(("runtime/sandbox.py",)),
    "multiprocessing": frozenset(("runtime/executor.py", "runtime/sandbox.py")),
    "concurrent": frozenset(("runtime/cluster.py", "runtime/executor.py")),
    "subprocess": frozenset(("publish/guides.py", "read/git.py")),
    "os.environ": frozenset(("cli/clock.py", "publish/guides.py", "read/git.py", "read/revisions.py")),
    "tempfile": frozenset(("read/revisions.py", "workflows")),
    "resource": frozenset(("runtime",)),
    "pickle": frozenset(("runtime",)),
    "http": frozenset(("cli/serve.py",)),
    "threading": frozenset(("cli/serve.py", "runtime/executor.py")),
    "time": frozenset(("cli/serve.py", "runtime/sandbox.py")),
} | dict.fromkeys(
    (
        *(
            "asyncio",
            "ftplib",
            "mmap",
            "random",
            "secrets",
            "smtplib",
            "socket",
            "sqlite3",
        ),
        *("os.exec", "os.fork", "os.getenv", "os.kill", "os.popen", "os.posix_spawn", "os.spawn", "os.system"),
        *("shelve", "ssl", "urllib.request", "uuid.uuid1", "uuid.uuid4", "webbrowser", "xmlrpc"),
    ),
    frozenset[str](),
)
"""Where Python's doors to the machine, the network and chance may be used; for libraries see `pyproject.toml`."""
BY_STRING = ("__import__", "import_module", "importlib", "runpy", "pkgutil", "exec", "eval", "compile")
LAZY = ("cli/main.py", "_later")
"""The one function that may load a module by its name."""
CLOCK = re.compile(r"\.now\(|\.today\(|\.utcnow\(|\btime\.time|\blocaltime\(|\bgmtime\(")
LANGUAGES = frozenset(("zh", "en", "eo"))


@dataclass(frozen=True)
class Code:
    """A module of the program: its path below `generator/` and its text."""

    place: str
    text: str

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Return its syntax tree, node by node."""
        return list(ast.walk(ast.parse(self.text)))

    @property
    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Yield its functions."""
        return (node for node in self.nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def program() -> list[Code]:
    """Return every module of the program."""
    folder = ROOT / "generator"
    return [Code(path.relative_to(folder).as_posix(), _text(path)) for path in sorted(folder.rglob("*.py"))]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def too_large(codes: Iterable[Code]) -> list[str]:
    """Return what is longer than a reader can hold."""
    found = []
    for code in codes:
        lines = len(code.text.splitlines())
        found += [f"{code.place} has {lines} lines"] if lines > LONGEST_MODULE else []
        found += [f"{code.place} {problem}" for function in code.functions for problem in _size(function)]
    return found


def _size(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    lines = (function.end_lineno or 0) - function.lineno + 1
    if lines > LONGEST_FUNCTION:
        yield f"{function.name} has {lines} lines"
    arguments = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
    parameters = [argument.arg for argument in arguments if argument.arg not in ("self", "cls")]
    if len(parameters) > MOST_PARAMETERS:
        yield f"{function.name} has {len(parameters)} parameters"


def outside_their_room(codes: Iterable[Code]) -> list[str]:
    """Return where a door to the machine is used in a module that has no business with it."""
    found = []
    for code in codes:
        for name in sorted(set(_reached(code))):
            rooms = [rooms for door, rooms in MACHINE.items() if _is_part(name, door)]
            if any(not any(code.place == room or code.place.startswith(f"{room}/") for room in each) for each in rooms):
                found.append(f"{code.place} uses {name}")
    return found


def _is_part(name: str, door: str) -> bool:
    """Return whether a name is behind a door; those of `os` have many endings, such as `os.execve`."""
    return name == door or name.startswith(door if door.startswith("os.") else f"{door}.")


def _reached(code: Code) -> Iterator[str]:
    """Yield the names of modules, and of what is taken out of them."""
    for node in code.nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in ("os", "uuid"):
            yield f"{node.value.id}.{node.attr}"


def imports_by_string(codes: Iterable[Code]) -> list[str]:
    """Return where a module is loaded by its name, or text is run, unseen by contracts and types."""
    found = []
    for code in codes:
        allowed = [each for each in code.functions if (code.place, each.name) == LAZY]
        lines = {line for each in allowed for line in range(each.lineno, (each.end_lineno or 0) + 1)}
        for node in code.nodes:
            names = {name for name in _said(node) if name.split(".")[0] in BY_STRING}
            if names and getattr(node, "lineno", 0) not in lines:
                found.append(f"{code.place} uses {min(names)}")
    return found


def _said(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield node.module or ""
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        yield node.func.id
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "import_module":
        yield node.func.attr


def asking_the_clock(codes: Iterable[Code]) -> list[str]:
    """Return the modules that ask what day it is, other than the one that may."""
    return [code.place for code in codes if code.place != "cli/clock.py" and CLOCK.search(code.text)]


def asking_for_a_language(codes: Iterable[Code]) -> list[str]:
    """Return where the code of a language is compared: what a language needs stands in its settings."""
    return [
        f"{code.place}:{node.lineno}"
        for code in codes
        for node in code.nodes
        if isinstance(node, ast.Compare | ast.MatchValue) and LANGUAGES.intersection(_compared(node))
    ]


def _compared(node: ast.Compare | ast.MatchValue) -> Iterator[object]:
    parts = [node.value] if isinstance(node, ast.MatchValue) else [node.left, *node.comparators]
    for part in parts:
        yield from (each.value for each in ast.walk(part) if isinstance(each, ast.Constant))
