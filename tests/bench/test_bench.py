"""The bench itself: every row is measured, what was measured is what was done, and what is newer is told apart."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.bench.__main__ import measured
from tests.bench.earlier import AbsentError, earlier_program
from tests.bench.kinds import Amount, Kind, Kinds, parsed
from tests.bench.measuring import Cost, cost_of
from tests.bench.opponents import HUGO
from tests.bench.page import ROOT
from tests.bench.pattern import Pattern
from tests.bench.scenarios import Register
from tests.bench.table import Result, growth, told

PRODUCTS = 2
CHANGES = ("one package changed, first time", "one package changed", "one register row changed", "next day")
IDLE = ("nothing changed", "portal check of one package", "portal check of all packages")
OTHERS = ("cp -r", "bare Jinja, one process", *(["Hugo"] if HUGO.exists() else []), "MkDocs Material, only 3 pages")
WRITES_FILES = "open('new', 'w').write('12345'); open('again', 'w').write('123')"
TAKES_MEMORY = "bytearray(200 * 1024 * 1024)"


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """Return the smallest register."""
    return Register.of(tmp_path_factory.mktemp("bench"), PRODUCTS, guides=False)


@pytest.fixture(scope="module")
def result(register: Register) -> Result:
    """Return what was measured of it."""
    return measured(register, PRODUCTS, None, most_by_mkdocs=3)


@pytest.mark.soak
def test_every_row_is_there_and_every_figure_is_positive(result: Result) -> None:
    rows = {row.name: row.cost for row in result.rows}
    assert tuple(rows) == ("full build", IDLE[0], *CHANGES, *IDLE[1:], *OTHERS)
    assert [name for name, cost in rows.items() if min(cost.seconds, cost.processor, cost.memory) <= 0] == []
    assert {name for name, cost in rows.items() if cost.files == 0 or cost.size == 0} == set(IDLE)


@pytest.mark.soak
def test_what_changes_little_writes_little(result: Result) -> None:
    rows = {row.name: row.cost for row in result.rows}
    assert {name for name in CHANGES[:3] if rows[name].files > result.full.files / 5} == set()


@pytest.mark.soak
def test_others_make_as_many_pages_of_as_many_bytes(result: Result, register: Register) -> None:
    rows = {row.name: row for row in result.rows}
    pages = [path.stat().st_size for path in register.site.rglob("*.html")]
    others = [rows[name].cost for name in OTHERS[1:-1]]
    assert {(cost.files, cost.size) for cost in others} == {(len(pages), sum(pages) // len(pages) * len(pages))}
    assert rows["cp -r"].cost.files >= result.full.files
    assert rows[OTHERS[-1]].scale == len(pages) / 3


@pytest.mark.soak
def test_every_file_of_the_site_belongs_to_a_kind(result: Result) -> None:
    whole = sum((kind.whole for kind in result.kinds.kinds), Amount())
    built_by_no_maker = 1  # the mark of a site
    assert whole.files == result.full.files - built_by_no_maker
    assert 100 < result.kinds.holes < 400


@pytest.mark.soak
@pytest.mark.usefixtures("result")
def test_newer_outputs_are_told_apart(register: Register, tmp_path: Path) -> None:
    register.build()
    earlier = tmp_path / "earlier"
    shutil.copytree(register.site, earlier, ignore=shutil.ignore_patterns("feed*"))
    places = map(str, (register.root, register.disclosures, register.site, earlier))
    command = [sys.executable, "-m", "tests.bench.kinds", *places]
    kinds = parsed(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    newer = {kind.name: kind for kind in kinds.kinds if kind.newer.files}
    assert list(newer) == ["publish.feeds"]
    assert newer["publish.feeds"].newer == newer["publish.feeds"].whole


def test_the_cost_of_a_command_is_that_of_all_its_processes(tmp_path: Path) -> None:
    (tmp_path / "again").write_text("12")
    (tmp_path / "old").write_text("1")
    inner = f"import subprocess, sys; {WRITES_FILES}; subprocess.run([sys.executable, '-c', '{TAKES_MEMORY}'])"
    cost = cost_of((sys.executable, "-c", inner), tmp_path, tmp_path)
    alone = cost_of((sys.executable, "-c", "pass"), tmp_path, tmp_path)
    assert (cost.files, cost.size) == (2, 8)
    assert (alone.files, alone.size) == (0, 0)
    assert alone.memory < 100
    assert cost.memory > 200
    assert 0 < alone.processor < cost.processor


def test_a_command_that_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError) as error:
        cost_of((sys.executable, "-c", "raise SystemExit('no room')"), tmp_path, tmp_path)
    assert error.value.__notes__ == ["no room\n"]


def test_an_absent_commit_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(AbsentError, match="commit 0000000 is not here"), earlier_program(tmp_path, "0000000"):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("size", [4000, 4001, 4099])
def test_a_pattern_has_its_bytes_and_holes(size: int) -> None:
    pattern = Pattern(2, 100, size)
    page = pattern.template(lambda hole: pattern.values(1)[hole])
    assert len(page.encode()) == size
    assert page.count("<p>") == len(set(pattern.values(0) + pattern.values(1))) / 2 == 100


def test_the_ratio_to_an_earlier_program_leaves_newer_outputs_out() -> None:
    cost = Cost(seconds=10, processor=20, memory=100, files=3, size=3_000_000)
    newer = Kind("publish.names", Amount(6, 1, 1_000_000), Amount(5, 1, 1_000_000))
    full = Result(10, cost, replace(cost, seconds=20, processor=25), (), Kinds((newer,), 100))
    lines = list(told(full))
    assert _line(lines, "full build / 42a59c8") == "time 0.50, processor time 0.80, memory 1.00"
    assert _line(lines, "over the outputs that it had") == "time 0.38 (≤ 0.40), processor time 0.60"
    assert _line(lines, "newer outputs") == "5.00 s of processor time, 1 files, 1.00 MB"
    assert list(growth([full, replace(full, products=20, full=replace(cost, seconds=25))])) == [
        "20 / 10 products: time 2.50, processor time 1.00"
    ]


def _line(lines: Sequence[str], name: str) -> str:
    return next(line.partition(": ")[2] for line in lines if line.strip().startswith(name) and ": " in line)
