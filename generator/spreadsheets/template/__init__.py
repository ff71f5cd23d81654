"""Templates as workbooks: the only room of openpyxl, which writes what is ours and reads nothing of a stranger."""

from generator.spreadsheets.template.served import templates
from generator.spreadsheets.template.workbook import template

__all__ = ["template", "templates"]
