"""The first sheet of a template: what to do in five steps, and an example."""

from openpyxl.workbook import Workbook

from generator.config import SiteConfig
from generator.normalise import code_words
from generator.spreadsheets import questions
from generator.spreadsheets.template import styles
from generator.spreadsheets.template.cells import put

STEPS = range(1, 6)


def add_guide(book: Workbook, form: str, config: SiteConfig, *, sample: bool) -> None:
    """Add the sheet."""
    sheet = book.create_sheet(questions.sheet_name("guide", config))
    styles.widths(sheet, 6, 64, 64, 40)
    first, *others = (config.words[language.code].say for language in config.complete_languages)
    put(sheet.cell(1, 1), " ".join(config.site.name.pick(code).words for code in config.words))
    styles.as_title(sheet.cell(1, 1))
    put(sheet.cell(2, 1), "\n".join(say(f"sheet.form.{form}") for say in (first, *others)))
    styles.as_note(sheet.cell(2, 1))
    sheet.merge_cells("A2:D2")
    sheet.row_dimensions[2].height = 32
    if sample:
        put(sheet.cell(3, 1), "\n".join(say("sheet.sample") for say in (first, *others)))
        styles.as_part(sheet.cell(3, 1))
        sheet.row_dimensions[3].height = 34
    for row, step in enumerate(STEPS, 5):
        holes = {"email": config.site.contact_email}
        put(sheet.cell(row, 1), str(step))
        styles.as_text(sheet.cell(row, 1))
        for column, say in enumerate((first, *others), 2):
            put(sheet.cell(row, column), say(f"sheet.step.{step}.{form}", **holes))
            styles.as_text(sheet.cell(row, column))
        sheet.row_dimensions[row].height = 50
    _add_example(book, form, config)


def _add_example(book: Workbook, form: str, config: SiteConfig) -> None:
    """Add an answer to everything that must be filled."""
    sheet = book[questions.sheet_name("guide", config)]
    says = [config.words[language.code].say for language in config.complete_languages]
    put(sheet.cell(11, 1), "\n".join(say("sheet.filled") for say in says))
    styles.as_part(sheet.cell(11, 1))
    sheet.row_dimensions[11].height = 40
    for column, head in enumerate(("table", "question", "example"), 2):
        put(sheet.cell(12, column), " ".join(say(f"sheet.head.{head}") for say in says))
        styles.as_head(sheet.cell(12, column), required=False)
    row = 12
    for schema in questions.tables(config):
        for field in schema.fields:
            asked = questions.QUESTIONS.get(f"{schema.name}.{field.name}")
            shown = (
                asked is not None and asked.required if form == questions.SHORT else schema.required and field.required
            )
            if form == questions.FULL and schema.name in ("products", "footprints"):
                shown = field.required
            if shown:
                row += 1
                cells = (questions.title(schema, config), questions.title(field, config))
                for column, text in enumerate((*cells, code_words.answer(field.example, field, config)), 2):
                    put(sheet.cell(row, column), text)
                    styles.as_text(sheet.cell(row, column))
