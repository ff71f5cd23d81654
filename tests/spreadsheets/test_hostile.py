"""Hostile files: refused with a reason, in seconds, within half a gigabyte, and never obeyed."""

import io
import random
import re
import resource
import zipfile
from collections.abc import Callable

import pytest

from generator.diagnostics import CODES
from generator.model.intake import UnreadableSourceError
from generator.normalise.cell import Kind
from generator.spreadsheets.annotated import annotated_copy
from generator.spreadsheets.form import read_form
from generator.spreadsheets.workbook import limits
from generator.spreadsheets.workbook.xlsx import read_workbook
from generator.validate import RuleContext
from generator.workflows.importing import SANDBOX, Request, Source, bring
from tests.spreadsheets.books import ANSWERS, NAME, imported, package, places, repacked, saved, short

Change = Callable[[dict[str, bytes]], None]
SHEET = "xl/worksheets/sheet2.xml"
MEBIBYTE = 1024 * 1024


def added(name: str, content: bytes = b"x") -> Change:
    return lambda members: members.update({name: content})


def in_sheet(old: bytes, new: bytes) -> Change:
    """Change the bytes of a sheet."""

    def change(members: dict[str, bytes]) -> None:
        assert old in members[SHEET]
        members[SHEET] = members[SHEET].replace(old, new, 1)

    return change


def cells(*made: bytes) -> Change:
    return in_sheet(b"</sheetData>", b"".join(made) + b"</sheetData>")


DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet'
TEXT = b'<c r="%s" t="inlineStr"><is><t>%s</t></is></c>'
FAR = b'<row r="1048576">' + TEXT % (b"XFD1048576", b"x") + b"</row>"
MANY_ROWS = b"".join(b'<row r="%d"><c r="B%d"><v>1</v></c></row>' % (row, row) for row in range(200, 12_000))
EMPTY_CELLS = b'<row r="900">' + b'<c r="B900" s="1"/>' * (limits.ELEMENTS + 1) + b"</row>"
DEEP = b"<a>" * 10_000 + b"</a>" * 10_000


def without_book(members: dict[str, bytes]) -> None:
    del members["xl/workbook.xml"]


def utf16(members: dict[str, bytes]) -> None:
    text = members[SHEET].decode().replace('encoding="UTF-8"', "")
    members[SHEET] = ("<!DOCTYPE worksheet>" + text.partition("?>")[2]).encode("utf-16")


CHANGES: dict[str, tuple[Change, str, str]] = {
    "macros": (added("xl/vbaProject.bin"), "workbook-refused", "宏"),
    "an old kind of macros": (added("xl/macrosheets/sheet1.xml"), "workbook-refused", "宏"),
    "links to other files": (added("xl/externalLinks/externalLink1.xml"), "workbook-refused", "链接"),
    "links to a database": (added("xl/connections.xml"), "workbook-refused", "链接"),
    "a file within": (added("xl/embeddings/oleObject1.bin"), "workbook-refused", "嵌入"),
    "controls": (added("xl/activeX/activeX1.xml"), "workbook-refused", "嵌入"),
    "a way out of the archive": (added("../../etc/passwd"), "workbook-refused", "完整"),
    "a document type": (in_sheet(b"<worksheet", DOCTYPE), "workbook-refused", "DOCTYPE"),
    "a document type in another coding": (utf16, "workbook-refused", "完整"),
    "a far cell": (cells(FAR), "workbook-limit", "10,000"),
    "many rows": (cells(MANY_ROWS), "workbook-limit", "10,000"),
    "many empty cells": (cells(EMPTY_CELLS), "workbook-limit", f"{limits.ELEMENTS:,}"),
    "a long text": (cells(b'<row r="900">', TEXT % (b"B900", b"x" * 40_000), b"</row>"), "workbook-limit", "4,096"),
    "a text of a hundred mebibytes": (cells(TEXT % (b"B900", b"x" * (100 * MEBIBYTE))), "workbook-limit", "MiB"),
    "a part that only unpacks": (added("xl/media/a.png", bytes(120 * MEBIBYTE)), "workbook-limit", "MiB"),
    "many parts": (lambda members: members.update({f"a{n}": b"" for n in range(2_500)}), "workbook-limit", "2,000"),
    "broken markup": (in_sheet(b"</sheetData>", b""), "workbook-refused", "完整"),
    "deep markup": (in_sheet(b"</sheetData>", b"</sheetData>" + DEEP), "workbook-refused", "完整"),
    "many tags that say nothing": (
        in_sheet(b"</sheetData>", b"</sheetData>" + b"<a/>" * 1_300_000),
        "workbook-limit",
        "<",
    ),
    "no workbook": (without_book, "workbook-refused", "完整"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_hostile_workbook_is_refused_in_seconds(name: str, context: RuleContext) -> None:
    change, code, word = CHANGES[name]
    content = repacked(saved(short()), change)
    started = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    outcome = bring(Request([Source(NAME, content)], context, with_copy=True))
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - started < 10  # the processor time of the child
    assert SANDBOX.limits.memory == 512 * MEBIBYTE
    assert not outcome.failure
    assert [each.code for each in outcome.report.diagnostics] == [code]
    assert word in outcome.report.diagnostics[0].message["zh"]
    assert not package(outcome)
    assert not outcome.copy


OTHERS: dict[str, tuple[bytes, str]] = {
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "旧的"),
    "nothing": (b"", "完整"),
    "words": ("产品,数值\n".encode(), "完整"),
    "half an archive": (saved(short())[:9_000], "完整"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_workbook_is_refused(name: str, context: RuleContext) -> None:
    content, word = OTHERS[name]
    outcome = imported(content, context)
    assert [each.code for each in outcome.report.diagnostics] == ["workbook-refused"]
    assert word in outcome.report.diagnostics[0].message["zh"]


def test_two_parts_of_one_name_are_refused(context: RuleContext) -> None:
    stream = io.BytesIO(saved(short()))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(SHEET.upper(), b"other")
    outcome = imported(stream.getvalue(), context)
    assert "同名" in outcome.report.diagnostics[0].message["zh"]


def test_a_part_that_is_longer_than_it_says_is_refused(context: RuleContext) -> None:
    content = repacked(saved(short()), added("xl/media/a.png", bytes(100 * MEBIBYTE)))
    size, lie = (100 * MEBIBYTE).to_bytes(4, "little"), (1000).to_bytes(4, "little")
    assert content.count(size) >= 2
    outcome = imported(content.replace(size, lie), context)
    assert [each.code for each in outcome.report.diagnostics] == ["workbook-refused"]


@pytest.mark.parametrize(
    "change",
    [
        in_sheet(b' s="', b' s="x'),
        added("xl/worksheets/_rels/sheet3.xml.rels", b"<no"),
        lambda members: members.update({"xl/styles.xml": b"<styleSheet/>"}),
    ],
)
def test_what_only_the_copy_needs_spoils_no_answer(change: Change, context: RuleContext) -> None:
    content = repacked(saved(short({"footprints.pcf_total": "1,234"})), change)
    outcome = imported(content, context, with_copy=True)
    assert "number-ambiguous" in {each.code for each in outcome.report.diagnostics}


@pytest.mark.parametrize("seed", range(12))
def test_whatever_the_bytes_are_the_answer_is_a_book_or_a_refusal(seed: int, context: RuleContext) -> None:
    chance = random.Random(seed)  # noqa: S311  a repeatable choice, no secret
    base = saved(short({"footprints.pcf_total": "1,234"}))
    report = imported(base, context).report

    def change(members: dict[str, bytes]) -> None:
        name = chance.choice((SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"))
        numbers = list(re.finditer(rb'"[^"<>]*[0-9]"', members[name]))
        found, value = chance.choice(numbers), chance.choice((b"-1", b"inf", b"1e400", b"x", b"9" * 30, b""))
        members[name] = members[name][: found.start() + 1] + value + members[name][found.end() - 1 :]

    for _ in range(8):
        content = repacked(base, change)
        try:
            book = read_workbook(NAME, content)
            read_form(book, context.config, context.as_of)
            assert annotated_copy(
                content, book, {places()["footprints.pcf_total"][0]: 3}, report.diagnostics, context.config
            )
        except UnreadableSourceError as refusal:
            assert refusal.code in CODES  # noqa: PT017  either is an answer


def test_an_unknown_form_is_refused(context: RuleContext) -> None:
    outcome = imported(b"x", context, "表.ods")
    assert [each.code for each in outcome.report.diagnostics] == ["workbook-refused"]


def test_a_formula_is_refused_even_with_a_value_that_it_shows(context: RuleContext) -> None:
    sheet, row = places()["footprints.pcf_total"]
    book = short()
    part = f"xl/worksheets/sheet{book.sheetnames.index(sheet) + 1}.xml"
    shown = f"<v>{ANSWERS['footprints.pcf_total']}</v>".encode()

    def change(members: dict[str, bytes]) -> None:
        assert shown in members[part]
        members[part] = members[part].replace(shown, b"<f>999*999</f><v>0.001</v>")

    outcome = imported(repacked(saved(book), change), context)
    (diagnostic,) = outcome.report.diagnostics
    assert (diagnostic.code, diagnostic.location.cell) == ("cell-formula", f"C{row}")
    assert "0.001" in diagnostic.fix["zh"]


def test_a_format_without_description_still_shows_days() -> None:
    """Chinese spreadsheets use the built-in formats 27 to 58, which no file describes."""

    def change(members: dict[str, bytes]) -> None:
        styles = members["xl/styles.xml"]
        members["xl/styles.xml"] = styles.replace(
            b"</cellXfs>", b'<xf numFmtId="31" fontId="0" fillId="0" borderId="0"/></cellXfs>'
        )
        last = styles[styles.index(b"<cellXfs") : styles.index(b"</cellXfs>")].count(b"<xf ")
        members[SHEET] = members[SHEET].replace(
            b"</sheetData>", b'<row r="90"><c r="B90" s="%d"><v>45658</v></c></row></sheetData>' % last
        )

    book = read_workbook("a.xlsx", repacked(saved(short()), change))
    cell = book.sheets[1].rows[90][2]
    assert (cell.kind, cell.text) == (Kind.DAY, "2025-01-01")


def test_a_workbook_with_prefixes_and_shared_texts_reads_alike() -> None:
    def change(members: dict[str, bytes]) -> None:
        text = members[SHEET].decode()
        for name in ("worksheet", "sheetData", "row", "c", "v", "is", "t"):
            for end in (" ", ">", "/>"):
                text = text.replace(f"<{name}{end}", f"<x:{name}{end}")
            text = text.replace(f"</{name}>", f"</x:{name}>")
        members[SHEET] = text.replace("xmlns=", "xmlns:x=", 1).encode()

    plain = saved(short())
    try:
        prefixed = read_workbook("a.xlsx", repacked(plain, change)).sheets[1].rows
    except UnreadableSourceError:
        pytest.fail("the prefixed sheet was not read")
    assert prefixed == read_workbook("a.xlsx", plain).sheets[1].rows
