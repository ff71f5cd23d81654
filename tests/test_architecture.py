"""The house keeps its own rules: budgets of size, rooms for what touches the machine, one clock, pinned libraries.

Each guard is shown red once, by the mistake it is there for. Floors, rings and rooms of libraries: `tests/guards`.
"""

import sys
from collections.abc import Callable, Iterable

import pytest

from tests.conftest import ROOT
from tests.guards.code import (
    MACHINE,
    Code,
    asking_for_a_language,
    asking_the_clock,
    imports_by_string,
    outside_their_room,
    program,
    too_large,
)

VAGUE = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc"}
Guard = Callable[[Iterable[Code]], list[str]]
GUARDS: tuple[Guard, ...] = (
    too_large,
    outside_their_room,
    imports_by_string,
    asking_the_clock,
    asking_for_a_language,
)
LONG = "def total() -> None:\n" + "    print()\n" * 30
MANY = "def total(a: int, /, b: int, c: int, d: int, *, e: int, f: int) -> None: ..."


@pytest.fixture(scope="module")
def codes() -> list[Code]:
    """Return every module of the program."""
    return program()


@pytest.mark.parametrize("guard", GUARDS)
def test_the_program_keeps_its_rules(guard: Guard, codes: list[Code]) -> None:
    assert guard(codes) == []


@pytest.mark.parametrize(
    ("guard", "place", "text", "told"),
    [
        (too_large, "derive/units.py", "x = 1\n" * 401, "derive/units.py has 401 lines"),
        (too_large, "derive/units.py", LONG, "derive/units.py total has 31 lines"),
        (too_large, "derive/units.py", MANY, "derive/units.py total has 6 parameters"),
        (outside_their_room, "read/file.py", "import subprocess", "read/file.py uses subprocess"),
        (outside_their_room, "read/file.py", "from urllib import request", "read/file.py uses urllib.request"),
        (outside_their_room, "cli/serve.py", "import ctypes.util", "cli/serve.py uses ctypes.util"),
        (
            outside_their_room,
            "runtime/sandbox.py",
            "import os\nos.execve('', [], {})",
            "runtime/sandbox.py uses os.execve",
        ),
        (outside_their_room, "model/record.py", "import uuid\nuuid.uuid4()", "model/record.py uses uuid.uuid4"),
        (imports_by_string, "cli/diff.py", "__import__('pandas')", "cli/diff.py uses __import__"),
        (imports_by_string, "cli/diff.py", "from importlib import import_module", "cli/diff.py uses import_module"),
        (imports_by_string, "cli/main.py", "def run():\n    import importlib", "cli/main.py uses importlib"),
        (imports_by_string, "derive/units.py", "eval('1 + 1')", "derive/units.py uses eval"),
        (asking_the_clock, "derive/status.py", "date.today()", "derive/status.py"),
        (asking_the_clock, "read/clock.py", "datetime.now()", "read/clock.py"),
        (asking_for_a_language, "pages/home/home.py", "x = 1 if code == 'zh' else 2", "pages/home/home.py:1"),
        (asking_for_a_language, "pages/home/home.py", "code in ('en', 'eo')", "pages/home/home.py:1"),
        (asking_for_a_language, "pages/home/home.py", "match code:\n case 'en': pass", "pages/home/home.py:2"),
    ],
)
def test_a_mistake_is_seen(guard: Guard, place: str, text: str, told: str) -> None:
    assert guard([Code(place, text)]) == [told]


def test_the_one_lazy_place_is_used(codes: list[Code]) -> None:
    """So that whoever moves it must say so here."""
    main = next(code for code in codes if code.place == "cli/main.py")
    assert imports_by_string([Code("cli/other.py", main.text)]) == ["cli/other.py uses __import__"]


def test_doors_to_the_machine_are_python_s_own_and_used_where_they_may_be(codes: list[Code]) -> None:
    """Where a library lives is said in `pyproject.toml` alone; a room that is needed no longer is closed."""
    assert [door for door in MACHINE if door.split(".")[0] not in sys.stdlib_module_names] == []
    places = {code.place for code in codes}
    for door, rooms in MACHINE.items():
        for room in rooms:
            inside = [code for code in codes if code.place == room or code.place.startswith(f"{room}/")]
            elsewhere = [Code(f"elsewhere/{code.place}", code.text) for code in inside]
            assert any(f"uses {door}" in told for told in outside_their_room(elsewhere)), (door, room)
    assert "cli/clock.py" in places


def test_no_module_has_a_name_that_says_nothing(codes: list[Code]) -> None:
    assert not VAGUE.intersection(code.place.removesuffix(".py").split("/")[-1] for code in codes)


@pytest.mark.parametrize(
    "name", ["requirements.lock", "requirements-bench.lock", "requirements-cluster.lock", "requirements-fuzz.lock"]
)
def test_lock_has_hashes_and_no_address(name: str) -> None:
    lock = (ROOT / name).read_text(encoding="utf-8")
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
    lock = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("requirements*.lock"))
    for line in (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines():
        if line.startswith('  "') and "==" in line:
            pin = line.split('"')[1]
            assert f"{pin.lower()} " in lock.lower(), pin
