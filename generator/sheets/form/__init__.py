"""Templates as workbooks: the only room of openpyxl, which writes what is ours and reads nothing of a stranger."""

from generator.sheets.form.served import templates
from generator.sheets.form.workbook import template

__all__ = ["template", "templates"]
