"""The full form: a sheet for each table of a package."""

from collections.abc import Mapping

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from generator.config import Field, SiteConfig, TableSchema
from generator.model.submission import Table
from generator.spreadsheets import questions
from generator.spreadsheets.template import styles
from generator.spreadsheets.template.cells import Lists, fill, number_format, put

ROWS = 1000
"""So many rows offer drop-down lists; more may be filled."""
_HEIGHTS = {questions.NOTE_ROW: 150, questions.TITLE_ROW: 48}
_NARROW, _WIDE = 24, 38
_LONG_TEXT = 120


def add_tables(book: Workbook, lists: Lists, config: SiteConfig, filled: Mapping[str, Table]) -> None:
    """Add a sheet for each table, with the rows of a package where there is one."""
    for schema in questions.tables(config):
        sheet = book.create_sheet(questions.table_name(schema, config))
        for column, field in enumerate(schema.fields, 1):
            letter = get_column_letter(column)
            put(sheet.cell(questions.MACHINE_ROW, column), field.name)
            note, head = sheet.cell(questions.NOTE_ROW, column), sheet.cell(questions.TITLE_ROW, column)
            put(note, explanation(field, config))
            styles.as_note(note)
            put(head, questions.head(field, config))
            styles.as_head(head, required=field.required)
            sheet.column_dimensions[letter].width = _width(field)
            sheet.column_dimensions[letter].number_format = number_format(field)
            lists.attach(sheet, field, f"{letter}{questions.FIRST_ROW}:{letter}{questions.FIRST_ROW + ROWS - 1}")
        sheet.row_dimensions[questions.MACHINE_ROW].hidden = True
        for row, height in _HEIGHTS.items():
            sheet.row_dimensions[row].height = height
        sheet.freeze_panes = f"B{questions.FIRST_ROW}"
        sheet.sheet_properties.tabColor = (styles.ACCENT if schema.required else styles.LINE)[2:]
        if schema.name in filled:
            _fill(book, schema, filled[schema.name], config)


def explanation(field: Field, config: SiteConfig) -> str:
    """Return what to write in a column, in every language, with an example."""
    lines = [field.text("description", language.code) for language in config.complete_languages]
    example = config.say_first("sheet.example", example=field.example)
    return "\n".join((*lines, example))


def _width(field: Field) -> int:
    """Return how wide a column is: wider where sentences stand."""
    return _WIDE if field.constraints.get("maxLength", 0) >= _LONG_TEXT or field.codelist else _NARROW


def _fill(book: Workbook, schema: TableSchema, table: Table, config: SiteConfig) -> None:
    """Write the rows of a package's table."""
    sheet = book[questions.table_name(schema, config)]
    for row, (_, cells) in enumerate(table.rows, questions.FIRST_ROW):
        for name, value in zip(table.header, cells, strict=True):
            if value and name in schema.columns:
                fill(sheet.cell(row, schema.columns.index(name) + 1), value, schema.field(name), config)
