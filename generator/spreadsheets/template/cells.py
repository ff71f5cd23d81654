"""What a cell of a template holds: text that nothing turns into a number or a formula, and numbers without loss."""

from collections.abc import Sequence
from datetime import date

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from generator.config import Field, SiteConfig
from generator.normalise import code_words
from generator.normalise.numbers import as_typed
from generator.spreadsheets import questions

TEXT, DAY, GENERAL = "@", "yyyy-mm-dd", "General"
_LIST_ROW = 3
_LONGEST_TITLE, _LONGEST_TEXT = 30, 220


def number_format(field: Field) -> str:
    """Return the format of a column: text stays text, so that no article number loses its zeros."""
    if field.type == "date":
        return DAY
    return GENERAL if field.type in ("number", "integer") else TEXT


def put(cell: Cell, text: str) -> None:
    """Write words; what begins like a formula stays words."""
    cell.value = text
    cell.data_type = "s"


def fill(cell: Cell, value: str, field: Field, config: SiteConfig) -> None:
    """Write a cell of a package as people fill it in; a number that would lose a digit stays text."""
    cell.number_format = number_format(field)
    if field.type == "date" and value[:4].isdigit():
        cell.value = date.fromisoformat(value)
    elif field.type in ("number", "integer") and as_typed(value) is not None:
        cell.value = as_typed(value)
    else:
        put(cell, code_words.answer(value, field, config))
        cell.number_format = TEXT if field.type in ("number", "integer") else cell.number_format


class Lists:
    """The drop-down lists of a workbook, each once, on a sheet that nobody sees."""

    def __init__(self, book: Workbook, config: SiteConfig) -> None:
        """Add the hidden sheet."""
        self._book = book
        self._config = config
        self._sheet = book.create_sheet(questions.LISTS)
        self._sheet.sheet_state = "veryHidden"
        self._names: dict[str, int] = {}

    def mark(self, *words: str) -> None:
        """Write what tells a reader which form this is."""
        for place, word in enumerate(words, 1):
            put(self._sheet.cell(1, place), word)

    def attach(self, sheet: Worksheet, field: Field, places: str) -> None:
        """Offer the answers of a column in some cells; more than one answer may be typed where there may be several."""
        offered = code_words.offered(field, self._config)
        if not offered:
            return
        name = code_words.list_name(field)
        if name not in self._names:
            self._add(name, offered)
        chooser = DataValidation(type="list", formula1=f"=list_{name}", allow_blank=True)
        chooser.showErrorMessage = not field.separator
        chooser.errorTitle = self._config.say_first("sheet.choose.title")[:_LONGEST_TITLE]
        chooser.error = self._config.say_first("sheet.choose.text")[:_LONGEST_TEXT]
        chooser.add(places)
        sheet.add_data_validation(chooser)

    def _add(self, name: str, offered: Sequence[str]) -> None:
        """Write a list and give it its name."""
        column = len(self._names) + 1
        self._names[name] = column
        put(self._sheet.cell(_LIST_ROW - 1, column), name)
        for row, words in enumerate(offered, _LIST_ROW):
            put(self._sheet.cell(row, column), words)
        letter = get_column_letter(column)
        area = f"{questions.LISTS}!${letter}${_LIST_ROW}:${letter}${_LIST_ROW + len(offered) - 1}"
        self._book.defined_names[f"list_{name}"] = DefinedName(f"list_{name}", attr_text=area)
