"""The house keeps its own rules: floors, rooms, and budgets of size."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "generator").rglob("*.py"))
LONGEST_FUNCTION, LONGEST_MODULE, MOST_PARAMETERS = 30, 400, 5
VAGUE = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc"}
ROOMS = {
    "multiprocessing": {"runtime/executor.py", "runtime/sandbox.py"},
    "concurrent": {"runtime/executor.py"},
    "subprocess": {"publish/guides.py", "read/git.py"},
    "requests": set(),
    "urllib.request": set(),
    "socket": set(),
}
"""Where a module of Python itself may be imported; rooms of libraries stand in `pyproject.toml`."""


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_every_module_is_small_and_its_functions_are() -> None:
    too_large = []
    for path in MODULES:
        place = path.relative_to(ROOT).as_posix()
        lines = len(path.read_text(encoding="utf-8").splitlines())
        too_large += [f"{place} has {lines} lines"] if lines > LONGEST_MODULE else []
        too_large += [
            f"{place}:{function.lineno} {problem}" for function in _functions(path) for problem in _size(function)
        ]
    assert too_large == []


def _size(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    lines = (function.end_lineno or 0) - function.lineno + 1
    if lines > LONGEST_FUNCTION:
        yield f"{function.name} has {lines} lines"
    names = [argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)]
    parameters = [name for name in names if name not in ("self", "cls")]
    if len(parameters) > MOST_PARAMETERS:
        yield f"{function.name} has {len(parameters)} parameters"


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not VAGUE.intersection(path.stem for path in MODULES)


def test_what_touches_the_machine_stays_in_its_room() -> None:
    outside = []
    for path in MODULES:
        place = path.relative_to(ROOT / "generator").as_posix()
        for name in _imports(path):
            for library, rooms in ROOMS.items():
                is_it = name == library or name.startswith(f"{library}.")
                if is_it and not any(place == room or place.startswith(f"{room}/") for room in rooms):
                    outside.append(f"{place} imports {name}")
    assert outside == []


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_floors_hold() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports")]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


def test_only_the_clock_asks_for_today() -> None:
    asking = {".now(", ".today(", "time.time("}
    others = [path for path in MODULES if path.name != "clock.py"]
    assert [path for path in others if any(call in path.read_text(encoding="utf-8") for call in asking)] == []


def test_lock_has_hashes_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    packages = [line for line in lock.splitlines() if "==" in line]
    assert packages
    assert "://" not in lock
    assert "index" not in lock
    assert all(line.rstrip().endswith("\\") for line in packages)


def test_every_direct_dependency_is_pinned_and_says_why() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    pinned = [line for line in lines if line.startswith('  "') and "==" in line]
    assert len(pinned) > 15
    assert all("# " in line for line in pinned)


def test_every_pin_stands_in_the_lock() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8") + (ROOT / "requirements-fuzz.lock").read_text(
        encoding="utf-8"
    )
    for line in (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines():
        if line.startswith('  "') and "==" in line:
            pin = line.split('"')[1]
            assert f"{pin.lower()} " in lock.lower(), pin
