"""The table reader: either the cells that every other reader sees, or a refusal."""

import csv
import io
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import CODES, Finding, Severity
from generator.model.submission import Table
from generator.read import limits, read_table

TRICKY = "\",;\n\r\t '\\#=aé重\u2028\u0085\ufeff\x1c\x0b"
FREE = st.text(alphabet=TRICKY, max_size=30)
PLAIN = st.text(alphabet="\",;\n '\\#aé重\u2028", max_size=4)
WRITTEN = st.lists(st.lists(PLAIN, min_size=2, max_size=3), min_size=1, max_size=5)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tables") / "products.csv"


def read(place: Path, content: bytes) -> tuple[Table | None, list[Finding]]:
    place.write_bytes(content)
    return read_table(place, "products", "products.csv")


def codes(findings: list[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def errors(findings: list[Finding]) -> list[str]:
    return [finding.code for finding in findings if CODES[finding.code].severity is Severity.ERROR]


def trimmed(rows: list[list[str]]) -> list[list[str]]:
    """Drop trailing empty cells and trailing empty rows, which spreadsheets leave behind."""
    short = [row[: max((place for place, cell in enumerate(row, 1) if cell), default=0)] for row in rows]
    while short and not short[-1]:
        short.pop()
    return short


def by_csv_reader(text: str) -> list[list[str]]:
    return trimmed(list(csv.reader(io.StringIO(text, newline=""), strict=True)))


def by_pandas(text: str) -> list[list[str]]:
    width = max(len(row) for row in csv.reader(io.StringIO(text, newline="")))
    frame = pd.read_csv(
        io.BytesIO(text.encode()),
        dtype=str,
        keep_default_na=False,
        header=None,
        names=list(range(width)),
        skip_blank_lines=False,
    )
    return trimmed(frame.fillna("").to_numpy().tolist())


def by_us(table: Table) -> list[list[str]]:
    return trimmed([list(table.header), *([*cells] for _, cells in table.rows)])


def assert_same_cells(place: Path, text: str) -> None:
    table, findings = read(place, text.encode())
    if table is None or errors(findings):
        assert errors(findings)
        return
    plain = text.removeprefix("\ufeff")
    assert by_us(table) == by_csv_reader(plain)
    assert by_us(table) == by_pandas(text)
    assert [number for number, _ in table.rows] == list(range(2, len(table.rows) + 2))


@given(text=FREE)
def test_free_text_is_read_as_others_read_it_or_refused(place: Path, text: str) -> None:
    assert_same_cells(place, text)


@given(rows=WRITTEN, end=st.sampled_from(["\n", "\r\n"]), quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
def test_what_a_csv_writer_writes_is_read_as_others_read_it(
    place: Path, rows: list[list[str]], end: str, quoting: int
) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator=end, quoting=quoting).writerows([["a", "b"], *rows])  # type: ignore[arg-type]
    assert_same_cells(place, stream.getvalue())


@given(rows=st.lists(st.tuples(PLAIN, PLAIN).filter(any), min_size=1, max_size=5), mark=st.sampled_from(["", "\ufeff"]))
def test_what_a_csv_writer_writes_is_accepted(place: Path, rows: list[tuple[str, str]], mark: str) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows([("a", "b"), *rows])
    table, findings = read(place, (mark + stream.getvalue()).encode())
    assert table is not None
    assert [cells for _, cells in table.rows] == rows
    assert codes(findings) == ["csv-byte-order-mark"] * len(mark)


@given(content=st.binary(max_size=40))
def test_any_bytes_are_judged_without_a_crash(place: Path, content: bytes) -> None:
    table, findings = read(place, b"a,b\n" + content)
    assert table is not None or errors(findings)


@pytest.mark.parametrize("content", [b"a,b\n1,2", b"a,b\r\n1,2\r\n", b"a,b\n1,2\r\n", b'"a","b"\n"1","2"\n'])
def test_harmless_spellings_give_the_same_cells(place: Path, content: bytes) -> None:
    table, findings = read(place, content)
    assert table is not None
    assert (table.header, table.rows, findings) == (("a", "b"), ((2, ("1", "2")),), [])


def test_what_spreadsheets_leave_behind_is_dropped_and_said(place: Path) -> None:
    table, findings = read(place, b"\xef\xbb\xbfa,b,,\n1,2,,\n,,,\n,,,\n")
    assert table is not None
    assert (table.header, table.rows) == (("a", "b"), ((2, ("1", "2")),))
    assert [(finding.code, dict(finding.holes)) for finding in findings] == [
        ("csv-byte-order-mark", {}),
        ("csv-trailing-empty", {"count": "4"}),
    ]


@pytest.mark.parametrize(
    ("content", "row"),
    [
        (b"a\n" + b"1\n" * (limits.TABLE_ROWS + 1), limits.TABLE_ROWS + 2),
        (b",".join(b"c%d" % column for column in range(limits.TABLE_COLUMNS + 1)) + b"\n", 1),
        (b"a\n1\n" + b"x" * (limits.CELL_CHARACTERS + 1), 3),
    ],
)
def test_a_table_beyond_a_limit_is_named_with_the_first_row_that_is_too_much(
    place: Path, content: bytes, row: int
) -> None:
    table, findings = read(place, content)
    assert table is None
    assert [(finding.code, finding.location.row) for finding in findings] == [("csv-limit", row)]


def test_a_table_at_its_limits_is_read(place: Path) -> None:
    header = ",".join(f"c{column}" for column in range(limits.TABLE_COLUMNS))
    row = ",".join(["x" * 8] * (limits.TABLE_COLUMNS - 1) + ["y" * limits.CELL_CHARACTERS])
    table, findings = read(place, f"{header}\n{row}\n".encode())
    assert table is not None
    assert findings == []
