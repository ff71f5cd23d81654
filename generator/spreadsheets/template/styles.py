"""How a template looks: deep blue where something must be filled, grey where it may be, nothing else."""

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

INK, ACCENT, WASH, LINE, MUTED = "FF1B1F24", "FF0B2E4F", "FFE8EDF2", "FFC3CCD5", "FF5A6570"
FACE = "Microsoft YaHei"
_LINE_HEIGHT, _LEAST_HEIGHT, _PLACES = 13.5, 32, 1.1
_HAIR = Side(style="thin", color=LINE)
_TOP = Alignment(vertical="top", wrap_text=True)
_MIDDLE = Alignment(vertical="center", wrap_text=True)


def as_title(cell: Cell) -> None:
    """Make a cell the title of a sheet."""
    cell.font = Font(name=FACE, size=16, bold=True, color=ACCENT)
    cell.alignment = Alignment(vertical="center")


def as_part(cell: Cell) -> None:
    """Make a cell the heading of a part."""
    cell.font = Font(name=FACE, size=12, bold=True, color=ACCENT)
    cell.alignment = Alignment(vertical="center")


def as_head(cell: Cell, *, required: bool) -> None:
    """Make a cell the head of what is filled in: dark where it must be, light where it may be."""
    cell.fill = PatternFill("solid", fgColor=ACCENT if required else WASH)
    cell.font = Font(name=FACE, size=11, bold=True, color="FFFFFFFF" if required else INK)
    cell.alignment = _MIDDLE
    cell.border = Border(bottom=_HAIR, right=_HAIR)


def as_note(cell: Cell) -> None:
    """Make a cell an explanation."""
    cell.font = Font(name=FACE, size=9, color=MUTED)
    cell.alignment = _TOP


def as_text(cell: Cell) -> None:
    """Make a cell plain words."""
    cell.font = Font(name=FACE, size=11, color=INK)
    cell.alignment = _TOP


def as_answer(cell: Cell) -> None:
    """Make a cell one that waits for an answer."""
    cell.font = Font(name=FACE, size=11, color=INK)
    cell.alignment = _MIDDLE
    cell.border = Border(left=_HAIR, right=_HAIR, top=_HAIR, bottom=_HAIR)


def height(text: str, width: float) -> float:
    """Return the height of a row that shows an explanation in a column of a width; Chinese takes two places."""
    lines = [sum(1 if character.isascii() else 2 for character in line) for line in text.split("\n")]
    return max(_LEAST_HEIGHT, 4 + _LINE_HEIGHT * sum(1 + places // int(width * _PLACES) for places in lines))


def widths(sheet: Worksheet, *sizes: float) -> None:
    """Set the widths of the first columns."""
    for letter, size in zip("ABCDEFGHIJ", sizes, strict=False):
        sheet.column_dimensions[letter].width = size
