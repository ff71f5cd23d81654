"""The short form: one product on three sheets, question by question."""

from collections.abc import Callable, Iterator, Sequence

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.config import SiteConfig
from generator.normalise import code_words
from generator.spreadsheets import questions
from generator.spreadsheets.questions import ANSWER, KEY, LAST, QUESTION, SECOND, THIRD, Question
from generator.spreadsheets.template import styles
from generator.spreadsheets.template.cells import Lists, number_format, put

Say = Callable[..., str]
_HOW_WIDTH = 64


def add_questions(book: Workbook, lists: Lists, config: SiteConfig) -> None:
    """Add the three sheets."""
    writer = _Writer(book, lists, config)
    for name, parts in questions.PAGES.items():
        if parts:
            writer.questions(name, parts)
        else:
            writer.rows(name)


class _Writer:
    """Writes the sheets of the short form."""

    def __init__(self, book: Workbook, lists: Lists, config: SiteConfig) -> None:
        """Keep what every sheet needs."""
        self._book, self._lists, self._config = book, lists, config
        self._says: list[Say] = [config.words[language.code].say for language in config.complete_languages]

    def questions(self, name: str, parts: Sequence[tuple[str, tuple[Question, ...]]]) -> None:
        """Add a sheet of questions."""
        sheet = self._sheet(name, ("question", "answer", "unit", "how", "example"))
        styles.widths(sheet, 4, 34, 44, 26, _HOW_WIDTH, 34)
        row = questions.FIRST_ROW - 1
        for part, asked in parts:
            row += 2
            self._part(sheet, row, part)
            for question in asked:
                row += 1
                self._question(sheet, row, question)

    def rows(self, name: str) -> None:
        """Add the sheet of stages and components."""
        sheet = self._sheet(name, ("item", "value", "state", "reason", "how"))
        styles.widths(sheet, 4, 34, 22, 34, 34, _HOW_WIDTH)
        row = questions.FIRST_ROW - 1
        for table in ("stages", "components"):
            row += 2
            self._part(sheet, row, table)
            for code, words in self._codes(table):
                row += 1
                self._row(sheet, row, (table, code), words)

    def _sheet(self, name: str, heads: Sequence[str]) -> Worksheet:
        """Return a new sheet with its title and the heads of its columns."""
        sheet = self._book.create_sheet(questions.sheet_name(name, self._config))
        put(sheet.cell(1, QUESTION), self._both(f"sheet.title.{name}", "  "))
        styles.as_title(sheet.cell(1, QUESTION))
        put(sheet.cell(2, QUESTION), self._both(f"sheet.lead.{name}"))
        styles.as_note(sheet.cell(2, QUESTION))
        sheet.merge_cells(start_row=2, end_row=2, start_column=QUESTION, end_column=LAST)
        sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 30, 44
        for column, head in enumerate(heads, QUESTION):
            put(sheet.cell(questions.FIRST_ROW - 1, column), self._both(f"sheet.head.{head}", " "))
            styles.as_head(sheet.cell(questions.FIRST_ROW - 1, column), required=False)
        sheet.row_dimensions[questions.FIRST_ROW - 1].height = 24
        sheet.column_dimensions["A"].hidden = True
        sheet.freeze_panes = f"C{questions.FIRST_ROW}"
        sheet.sheet_properties.tabColor = styles.ACCENT[2:]
        return sheet

    def _part(self, sheet: Worksheet, row: int, part: str) -> None:
        """Write the heading of a part."""
        put(sheet.cell(row, QUESTION), self._both(f"sheet.part.{part}", "  "))
        styles.as_part(sheet.cell(row, QUESTION))
        sheet.row_dimensions[row].height = 26

    def _question(self, sheet: Worksheet, row: int, question: Question) -> None:
        """Write one question: what, the cell for the answer, its unit, how, and an example."""
        field = self._config.schemas[question.table].field(question.column)
        star = f" {questions.STAR}" if question.required else ""
        how = "\n".join(field.text("description", language.code) for language in self._config.complete_languages)
        unit = str(field.descriptor.get("unit", ""))
        texts = {KEY: question.key, QUESTION: f"{questions.title(field, self._config)}{star}", SECOND: unit, THIRD: how}
        for column, text in {**texts, LAST: code_words.answer(field.example, field, self._config)}.items():
            put(sheet.cell(row, column), text)
            styles.as_note(sheet.cell(row, column))
        styles.as_head(sheet.cell(row, QUESTION), required=question.required)
        answer = sheet.cell(row, ANSWER)
        styles.as_answer(answer)
        answer.number_format = number_format(field)
        if question.key in questions.PREFILLED:
            put(answer, code_words.answer(questions.PREFILLED[question.key], field, self._config))
        sheet.row_dimensions[row].height = styles.height(how, _HOW_WIDTH)
        self._lists.attach(sheet, field, answer.coordinate)

    def _row(self, sheet: Worksheet, row: int, key: tuple[str, str], words: Sequence[str]) -> None:
        """Write one stage or component: its value, its state and its reason."""
        table, code = key
        name, how = words
        for column, text in {KEY: f"{table}.{code}", QUESTION: name, LAST: how}.items():
            put(sheet.cell(row, column), text)
            styles.as_note(sheet.cell(row, column))
        styles.as_head(sheet.cell(row, QUESTION), required=False)
        schema = self._config.schemas[table]
        for column, field in zip((ANSWER, SECOND, THIRD), ("value", "state", "reason_zh"), strict=True):
            if field in schema.columns:
                cell = sheet.cell(row, column)
                styles.as_answer(cell)
                cell.number_format = number_format(schema.field(field))
                self._lists.attach(sheet, schema.field(field), cell.coordinate)
        sheet.row_dimensions[row].height = styles.height(how, _HOW_WIDTH)

    def _codes(self, table: str) -> Iterator[tuple[str, Sequence[str]]]:
        """Yield the codes of a table that the form lists, with their names and descriptions."""
        codelist = self._config.codelists[table]
        for code in codelist.codes if table == "stages" else questions.COMPONENTS:
            names = [codelist.text(code, language.code) for language in self._config.complete_languages]
            how = [codelist.cell(code, f"description_{language.code}") for language in self._config.complete_languages]
            yield code, ("\n".join(names), "\n".join(how))

    def _both(self, key: str, joint: str = "\n") -> str:
        """Return a sentence in every language."""
        return joint.join(say(key) for say in self._says)
