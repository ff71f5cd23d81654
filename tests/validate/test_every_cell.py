"""Every cell of every table, broken in every way: the right code at the right place, in both languages, in one run."""

import json
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from generator.cli.main import run
from generator.config import Field, load_config
from generator.diagnostics import Diagnostic, quoted
from generator.validate import RuleContext
from generator.validate.cells.header import FILLED_IN
from generator.workflows.check import check, report
from tests.conftest import ROOT
from tests.validate.breaking import Break, ways_to_break
from tests.validate.rich_package import UNFILLED, Row, Tables, around, rich_tables, write_package, write_table

CONFIG = load_config(ROOT)
COLUMNS = [(table, field.name) for table, schema in CONFIG.schemas.items() for field in schema.fields]
"""Every column of every table."""

TOGETHER = 20
"""Columns whose broken packages go into one check, since a check costs the same for one package as for many."""

SLICES = [
    (table, schema.columns[start : start + TOGETHER])
    for table, schema in CONFIG.schemas.items()
    for start in range(0, len(schema.columns), TOGETHER)
]
EVERY_CELL = {"text-space", "text-control", "text-invisible"}
"""Codes that no column's cell may evade."""

Place = tuple[str, str, int, str]
"""Code, file, row, column."""


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    shutil.rmtree(tmp_path)


def filled_row(rows: list[Row], column: str) -> int:
    return next((index for index, row in enumerate(rows) if row[column]), 0)


def broken_tables(table: str, column: str, cell: str, number: int) -> Tables:
    tables = rich_tables(CONFIG, number)
    rows = tables[table]
    rows[filled_row(rows, column)][column] = cell
    return tables


def breaks_of(table: str, column: str) -> list[Break]:
    rows = rich_tables(CONFIG, 0)[table]
    field = CONFIG.schemas[table].field(column)
    return list(ways_to_break(field, rows[filled_row(rows, column)][column] or field.example))


def required_fields(table: str) -> list[Field]:
    return [field for field in CONFIG.schemas[table].fields if field.required and field.name not in FILLED_IN]


def checked(folder: Path, context: RuleContext) -> dict[int, list[Diagnostic]]:
    found: dict[int, list[Diagnostic]] = {int(path.name.removeprefix("rich-")): [] for path in folder.iterdir()}
    for diagnostic in report(check([folder], context), CONFIG).diagnostics:
        found[int(Path(diagnostic.location.file).parent.name.removeprefix("rich-"))].append(diagnostic)
    return found


def places(diagnostics: Iterable[Diagnostic]) -> list[Place]:
    return [
        (diagnostic.code, Path(at.file).name, at.row, at.column)
        for diagnostic in diagnostics
        for at in (diagnostic.location,)
    ]


def follows(diagnostic: Diagnostic, table: str) -> bool:
    return diagnostic.code == "reference-missing" and Path(diagnostic.location.file).stem != table


def assert_worded(diagnostic: Diagnostic, each: Break) -> None:
    items = [item.strip() for item in each.cell.split(";")]
    assert diagnostic.is_error
    assert diagnostic.value in [quoted(part) for part in (each.cell, *items)]
    for texts in (diagnostic.message, diagnostic.fix):
        assert list(texts) == ["zh", "en"]
        assert texts["zh"] != texts["en"]
        assert all(text and "{" not in text for text in texts.values())


def constraint_codes(field: Field) -> set[str]:
    named = {"minimum": "cell-minimum", "maximum": "cell-maximum", "maxLength": "cell-length"}
    codes = {code for constraint, code in named.items() if constraint in field.constraints}
    if field.required and field.name not in FILLED_IN:
        codes.add("cell-required")
    if field.type != "string":
        codes.add(f"{field.type}-form")
    elif "format" in field.descriptor:
        codes.add({"uri": "url-form", "email": "email-form"}[field.descriptor["format"]])
    elif field.codelist:
        codes.add("cell-codelist")
    elif field.item_pattern or "pattern" in field.constraints:
        codes.add("cell-pattern")
    return codes | ({"not-stated-place"} if field.not_stated == "compiled" else set())


def test_the_rich_package_fills_every_column_and_passes(tmp_path: Path, context: RuleContext) -> None:
    tables = rich_tables(CONFIG, 1)
    empty = [(table, column) for table, column in COLUMNS if not any(row[column] for row in tables[table])]
    verdicts = check([write_package(tmp_path / "rich-1", tables)], context)
    assert empty == UNFILLED
    assert [verdict.findings for verdict in verdicts] == [()]


def test_every_column_is_broken_in_each_way_its_schema_forbids() -> None:
    assert [(table, column) for table, columns in SLICES for column in columns] == COLUMNS
    for table, column in COLUMNS:
        codes = Counter(each.code for each in breaks_of(table, column))
        wanted = EVERY_CELL | constraint_codes(CONFIG.schemas[table].field(column))
        assert not wanted - codes.keys(), f"{table}.{column}"


def way(table: str, column: str, each: Break) -> tuple[object, ...]:
    """Return what makes one break another way than the next: the code, and the kind of column it is fired at."""
    field = CONFIG.schemas[table].field(column)
    form = (field.type, field.separator, field.descriptor.get("format"), bool(field.codelist), field.not_stated)
    return each.code, *form, tuple(sorted(field.constraints))


@cache
def some_of_each() -> dict[str, list[tuple[str, Break]]]:
    """Return breaks of each table: each way to break a kind of column once, and for each column one of its own."""
    seen: set[tuple[object, ...]] = set()
    some: dict[str, list[tuple[str, Break]]] = {table: [] for table in CONFIG.schemas}
    for table, column in COLUMNS:
        ways = {way(table, column, each): each for each in breaks_of(table, column)}
        own = list(ways.values())[len(seen) % len(ways)]
        some[table] += [(column, each) for key, each in ways.items() if key not in seen or each is own]
        seen |= ways.keys()
    return some


@pytest.mark.parametrize("table", CONFIG.schemas)
def test_a_broken_cell_of_every_column_is_named_with_its_place_and_its_fix(
    table: str, folder: Path, context: RuleContext
) -> None:
    assert_named(table, some_of_each()[table], folder, context)


@pytest.mark.soak
@pytest.mark.parametrize(("table", "columns"), SLICES, ids=lambda part: part if isinstance(part, str) else part[0])
def test_every_broken_cell_is_named_with_its_place_and_its_fix(
    table: str, columns: tuple[str, ...], folder: Path, context: RuleContext
) -> None:
    assert_named(table, [(column, each) for column in columns for each in breaks_of(table, column)], folder, context)


def assert_named(table: str, breaks: Sequence[tuple[str, Break]], folder: Path, context: RuleContext) -> None:
    broken = dict(enumerate(breaks))
    for number, (column, each) in broken.items():
        write_package(folder / f"rich-{number}", around(broken_tables(table, column, each.cell, number), table))
    found = {
        number: [diagnostic for diagnostic in diagnostics if not follows(diagnostic, table)]
        for number, diagnostics in checked(folder, context).items()
    }
    rows = {column: filled_row(rich_tables(CONFIG, 0)[table], column) + 2 for column, _ in breaks}
    wrong = {
        (column, each): places(found[number])
        for number, (column, each) in broken.items()
        if places(found[number]) != [(each.code, f"{table}.csv", rows[column], column)]
    }
    assert wrong == {}
    for number, (_, each) in broken.items():
        assert_worded(found[number][0], each)


@pytest.mark.parametrize("table", CONFIG.schemas)
def test_all_broken_cells_of_a_file_are_found_in_one_run(table: str, tmp_path: Path, context: RuleContext) -> None:
    tables = rich_tables(CONFIG, 1)
    rows = tables[table]
    expected = []
    for column in CONFIG.schemas[table].columns:
        index = filled_row(rows, column)
        each = breaks_of(table, column)[-1]
        rows[index][column] = each.cell
        expected.append((each.code, f"{table}.csv", index + 2, column))
    found = report(check([write_package(tmp_path / "rich-1", tables)], context), CONFIG).diagnostics
    own = [diagnostic for diagnostic in found if Path(diagnostic.location.file).stem == table]
    assert places(own) == sorted(expected, key=lambda place: place[2])


@pytest.mark.parametrize("table", CONFIG.schemas)
def test_a_required_column_that_is_absent_is_named_once(table: str, folder: Path, context: RuleContext) -> None:
    absent = dict(enumerate(field.name for field in required_fields(table)))
    for number, column in absent.items():
        tables = rich_tables(CONFIG, number)
        package = write_package(folder / f"rich-{number}", tables)
        kept = [{name: cell for name, cell in row.items() if name != column} for row in tables[table]]
        write_table(package / f"{table}.csv", kept)
    found = {absent[number]: places(diagnostics) for number, diagnostics in checked(folder, context).items()}
    assert found == {column: [("csv-header-missing", f"{table}.csv", 1, column)] for column in absent.values()}


@pytest.mark.parametrize(
    ("table", "column", "cell", "code"),
    [
        ("products", "consumer_facing", "TRUE", "boolean-form"),
        ("footprints", "pcf_total", "1,234", "number-form"),
        ("footprints", "published_on", "2026/3/20", "date-form"),
        ("stages", "stage", "use phase", "cell-codelist"),
        ("labels", "verify_url", "http://cert.example/1", "url-form"),
        ("documents", "sha256", "", "cell-required"),
    ],
)
def test_the_command_names_a_broken_cell_and_exits_with_one(
    table: str, column: str, cell: str, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_package(tmp_path / "rich-1", broken_tables(table, column, cell, 1))
    outcome = run(["--root", str(ROOT), "check", str(folder), "--format", "json", "--as-of", "2026-11-22"])
    answer = json.loads(capsys.readouterr().out)
    assert outcome == 1
    assert answer["summary"]["errors"] == 1
    (diagnostic,) = answer["diagnostics"]
    assert diagnostic["code"] == code
    assert diagnostic["severity"] == "error"
    assert diagnostic["file"] == str(folder / f"{table}.csv")
    assert (diagnostic["row"], diagnostic["column"], diagnostic["value"]) == (2, column, cell)
    assert all(diagnostic[part][language] for part in ("message", "fix") for language in ("zh", "en"))
