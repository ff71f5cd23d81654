"""CSV tables as spreadsheets save them: whatever coding and sign between cells, heads in either language."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.model.intake import UnreadableSourceError
from generator.spreadsheets.workbook import read_book
from generator.validate import RuleContext
from generator.workflows.importing import Request, Source, brought
from tests.spreadsheets.books import STARTER, package

TABLES = sorted(STARTER.glob("*.csv"))


def sources(*changes: tuple[str, bytes]) -> list[Source]:
    """Return the starter package's tables, some of them changed."""
    return [Source(path.name, dict(changes).get(path.name, path.read_bytes())) for path in TABLES]


def text(name: str) -> str:
    return (STARTER / name).read_text(encoding="utf-8")


def kinds(outcome: object) -> Sequence[tuple[str, str]]:
    return [(each.kind, each.was) for each in outcome.rewritten]  # type: ignore[attr-defined]


def test_the_tables_of_a_package_make_that_package(context: RuleContext) -> None:
    outcome = brought(Request(sources(), context))
    assert list(outcome.packages) == ["starter-org"]
    assert outcome.rewritten == ()
    for path in TABLES:
        if path.stem != "organisation":  # of the starter, one column is empty
            assert package(outcome)[path.name] == path.read_bytes()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (text("products.csv").encode("gb18030"), [("encoding", "GB 18030")]),
        (text("products.csv").encode("utf-16"), [("encoding", "UTF-16")]),
        (text("products.csv").encode("utf-8-sig"), []),
        (("sep=;\n" + text("stages.csv").replace(",", ";")).encode(), [("delimiter", ";")]),
        (text("stages.csv").replace(",", "\t").encode(), [("delimiter", "TAB")]),
        (text("stages.csv").replace("\n", "\r\n").encode() + b",,,,\r\n,,,,\r\n", []),
    ],
)
def test_a_table_reads_alike_however_it_was_saved(
    content: bytes, expected: list[tuple[str, str]], context: RuleContext
) -> None:
    name = "products.csv" if b"stage" not in content.replace(b"\x00", b"")[:60] else "stages.csv"
    outcome = brought(Request(sources((name, content)), context))
    assert kinds(outcome) == expected
    assert package(outcome)[name] == (STARTER / name).read_bytes()


def test_heads_may_be_titles_in_either_language(context: RuleContext) -> None:
    head = "碳足迹编号,Revision,阶段 (Stage) *,数值状态,value\n"
    body = text("stages.csv").partition("\n")[2]
    outcome = brought(Request(sources(("stages.csv", (head + body).encode())), context))
    assert package(outcome)["stages.csv"].decode() == text("stages.csv")


def test_a_mistake_stands_at_its_cell(context: RuleContext) -> None:
    wrong = text("stages.csv").replace("48.1", '"48,100"')
    outcome = brought(Request(sources(("stages.csv", wrong.encode())), context))
    assert [(each.code, each.location.file, each.location.cell) for each in outcome.report.diagnostics] == [
        ("number-ambiguous", "stages.csv", "E2")
    ]
    assert not package(outcome)


def test_an_unknown_column_stands_at_its_head(context: RuleContext) -> None:
    more = text("stages.csv").replace("value\n", "value,备注\n").replace("48.1\n", "48.1,x\n")
    outcome = brought(Request(sources(("stages.csv", more.encode())), context))
    assert [(each.code, each.location.file, each.location.cell) for each in outcome.report.diagnostics] == [
        ("sheet-column-unknown", "stages.csv", "F1")
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b'a,b\n"c', "csv-quote"), (b"\x00\x01\x02", "csv-encoding"), (b"\xff\xff\xff", "csv-encoding")],
)
def test_what_is_no_table_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        read_book("a.csv", content)
    assert caught.value.code == code


def test_a_long_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("a\n" * 20_000)
    with pytest.raises(UnreadableSourceError) as caught:
        read_book(path.name, path.read_bytes())
    assert caught.value.code == "workbook-limit"
