"""A workbook as a book of sheets."""

from collections.abc import Mapping

from generator.model.intake import UnreadableSourceError
from generator.spreadsheets.workbook import limits
from generator.spreadsheets.workbook.archive import members
from generator.spreadsheets.workbook.book import Book, Sheet
from generator.spreadsheets.workbook.sheet_cells import SheetCells, Stock
from generator.spreadsheets.workbook.xml_stream import Elements, listen

BOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
TYPES = "[Content_Types].xml"
_SHEET_KIND = "/worksheet"


class _Texts:
    """Collects the shared texts; how they are pronounced is no part of them."""

    def __init__(self, content: bytes) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._inside = self._phonetic = False
        listen(content, self)

    def start(self, name: str, attributes: Mapping[str, str], at: int) -> None:  # noqa: ARG002
        if name == "si":
            self._parts = []
        self._phonetic = self._phonetic or name == "rPh"
        self._inside = name == "t" and not self._phonetic

    def text(self, data: str) -> None:
        if self._inside:
            self._parts.append(data)

    def end(self, name: str, at: int) -> None:  # noqa: ARG002
        if name == "t":
            self._inside = False
        elif name == "rPh":
            self._phonetic = False
        elif name == "si":
            self.found.append("".join(self._parts))
            if len(self.found) > limits.TEXTS:
                raise UnreadableSourceError("workbook-limit", limit=f"{limits.TEXTS:,}")


class _Formats:
    """Collects the number format of every cell style."""

    def __init__(self, content: bytes) -> None:
        self.described: dict[int, str] = {}
        self.styles: list[int] = []
        self._inside = False
        listen(content, self)

    def start(self, name: str, attributes: Mapping[str, str], at: int) -> None:  # noqa: ARG002
        if name == "numFmt":
            self.described[_whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name == "xf" and self._inside:
            self.styles.append(_whole(attributes.get("numFmtId")))
        self._inside = self._inside or name == "cellXfs"

    def text(self, data: str) -> None:
        pass

    def end(self, name: str, at: int) -> None:  # noqa: ARG002
        self._inside = self._inside and name != "cellXfs"


def read_workbook(name: str, content: bytes) -> Book:
    """Return a workbook's sheets in their order.

    Raises:
        UnreadableSourceError: It is no workbook, holds what no table needs, or goes beyond the limits.

    """
    parts = members(content)
    if not {BOOK, RELATIONS, TYPES} <= parts.keys():
        raise UnreadableSourceError("workbook-refused", problem="workbook-broken")
    book = Elements(parts[BOOK])
    stock = _stock(parts, book)
    sheets = []
    for entry, part in sheet_parts(parts).items():
        cells = SheetCells(parts[part], stock, entry)
        sheets.append(Sheet(entry, cells.rows, tuple(cells.merged), f"{name}/{entry}", part))
    return Book(name, tuple(sheets))


def sheet_parts(parts: Mapping[str, bytes]) -> Mapping[str, str]:
    """Return the name of each sheet and the member in which it stands."""
    targets = {
        each["Id"]: _member(each.get("Target", ""))
        for each in Elements(parts[RELATIONS]).named("Relationship")
        if each.get("Type", "").endswith(_SHEET_KIND) and each.get("TargetMode") != "External" and "Id" in each
    }
    entries = Elements(parts[BOOK]).named("sheet")
    if len(entries) > limits.SHEETS:
        raise UnreadableSourceError("workbook-limit", limit=f"{limits.SHEETS:,}")
    found = {each.get("name", ""): targets.get(each.get("id", ""), "") for each in entries}
    return {name: part for name, part in found.items() if part in parts}


def _member(target: str) -> str:
    """Return the name of the member that a relation of the workbook means."""
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target.removeprefix('./')}"


def _stock(parts: Mapping[str, bytes], book: Elements) -> Stock:
    """Return what the cells of all sheets refer to."""
    texts = _Texts(parts["xl/sharedStrings.xml"]).found if "xl/sharedStrings.xml" in parts else []
    formats = _Formats(parts["xl/styles.xml"]) if "xl/styles.xml" in parts else None
    styles = [(number, formats.described.get(number)) for number in formats.styles] if formats else []
    from_1904 = any(each.get("date1904") in ("1", "true") for each in book.named("workbookPr"))
    return Stock(texts, styles, from_1904)


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
