"""A template as a file: the short form, the full form, or the full form filled with a package."""

import io
from collections.abc import Mapping

from openpyxl import Workbook

from generator.config import SiteConfig
from generator.model.submission import Table
from generator.spreadsheets import questions
from generator.spreadsheets.template.cells import Lists
from generator.spreadsheets.template.full_form import add_tables
from generator.spreadsheets.template.guide import add_guide
from generator.spreadsheets.template.short_form import add_questions
from generator.spreadsheets.zip_archive import without_clock


def template(form: str, config: SiteConfig, filled: Mapping[str, Table] | None = None, licence: str = "") -> bytes:
    """Return a template; the full form may be filled with the tables of a package."""
    book = Workbook()
    book.remove(book.active)
    book.properties.creator = config.site.name.pick(config.languages[0].code).words
    lists = Lists(book, config)
    lists.mark(questions.MARK, form, questions.version(config), licence)
    add_guide(book, form, config, sample=_is_sample(filled or {}))
    if form == questions.SHORT:
        add_questions(book, lists, config)
    else:
        add_tables(book, lists, config, filled or {})
    book.move_sheet(questions.LISTS, len(book.sheetnames))
    book.active = 0
    stream = io.BytesIO()
    book.save(stream)
    return without_clock(stream.getvalue())


def _is_sample(filled: Mapping[str, Table]) -> bool:
    """Tell whether what a form is filled with is sample data."""
    table = filled.get("organisation")
    if table is None or "is_sample" not in table.header:
        return False
    place = table.header.index("is_sample")
    return any(cells[place] == "true" for _, cells in table.rows)
