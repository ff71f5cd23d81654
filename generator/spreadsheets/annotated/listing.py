"""A last sheet that lists everything that was found, also what stands in no cell."""

import re
from collections.abc import Iterator, Sequence

from generator.config import SiteConfig
from generator.diagnostics import Diagnostic
from generator.spreadsheets.annotated.relations import declared, related
from generator.spreadsheets.annotated.sheet_xml import RELATIONS, SheetXml
from generator.spreadsheets.annotated.splice import escape, prefix_of
from generator.spreadsheets.workbook.book import Book, Sheet
from generator.spreadsheets.workbook.xlsx import BOOK
from generator.spreadsheets.workbook.xml_stream import Elements

_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_SHEET = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<cols><col min="1" max="1" width="34" customWidth="1"/><col min="2" max="4" width="20" customWidth="1"/>'
    b'<col min="5" max="12" width="60" customWidth="1"/></cols><sheetData></sheetData></worksheet>'
)
_SHEETS_END = re.compile(rb"</(?:[\w.-]+:)?sheets\s*>")
_RELATION = "rIdPortalFindings"


def add_listing(parts: dict[str, bytes], book: Book, diagnostics: Sequence[Diagnostic], config: SiteConfig) -> None:
    """Add the sheet behind all others, or in the place of that of an earlier copy."""
    sheet = SheetXml(_SHEET)
    for row, cells in enumerate(_rows(diagnostics, config), 1):
        for column, text in enumerate(cells, 1):
            sheet.write(row, column, text, 0)
    earlier = next((each.part for each in book.sheets if _is_listing(each, config)), "")
    if earlier in parts:
        parts[earlier] = sheet.written()
        return
    end = _SHEETS_END.search(parts[BOOK])
    if end is not None:
        _attach(parts, end, sheet.written(), config)


def _is_listing(sheet: Sheet, config: SiteConfig) -> bool:
    """Tell whether a sheet is one that an earlier copy has added."""
    return sheet.name == config.say_first("sheet.name.findings") and sheet.text(1, 1) == config.say_first(
        "sheet.finding.place"
    )


def _attach(parts: dict[str, bytes], end: re.Match[bytes], content: bytes, config: SiteConfig) -> None:
    """Add a sheet to the workbook."""
    entries = Elements(parts[BOOK]).named("sheet")
    member = f"xl/worksheets/portal{len(parts)}.xml"
    name = _free_name(config.say_first("sheet.name.findings"), {each.get("name", "") for each in entries})
    taken = [int(found) for each in entries if (found := each.get("sheetId", "")).isdecimal()]
    number = 1 + max(taken, default=0)
    relation = f"{_RELATION}{number}"
    element = b'<%ssheet xmlns:r="%s" name="%s" sheetId="%d" r:id="%s"/>' % (
        prefix_of(end.group()),
        RELATIONS,
        escape(name),
        number,
        relation.encode(),
    )
    parts[BOOK] = parts[BOOK][: end.start()] + element + parts[BOOK][end.start() :]
    parts[member] = content
    declared(parts, member, _KIND)
    related(parts, BOOK, "worksheet", member, relation)


def _free_name(name: str, taken: set[str]) -> str:
    """Return a name that no sheet has."""
    return next(each for each in (name, *(f"{name} {count}" for count in range(2, 99))) if each not in taken)


def _rows(diagnostics: Sequence[Diagnostic], config: SiteConfig) -> Iterator[tuple[str, ...]]:
    """Yield the head and a row for everything that was found."""
    say = config.say_first
    parts = ("comment.problem", "comment.fix")
    heads = (say(f"sheet.finding.{name}") for name in ("place", "severity", "code", "value"))
    yield (*heads, *(words.say(part) for words in config.words.values() for part in parts))
    for each in diagnostics:
        at = each.location
        place = f"{at.file}!{at.cell}" if at.cell else at.file
        texts = (text for language in config.words for text in (each.message[language], each.fix[language]))
        yield (place, say(f"report.{each.severity}"), each.code, each.value, *texts)
