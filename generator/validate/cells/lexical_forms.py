"""How a typed cell must be written: one way only, so that every reader sees the same value.

Table Schema's own types are laxer (`number` accepts INF, 1_000 and full-width digits; `date` accepts 2024-1-1), so the
form is checked before Frictionless sees the cell.
"""

import re
import unicodedata
from datetime import date

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,18})?", re.ASCII)
_INTEGER = re.compile(r"0|[1-9][0-9]{0,8}", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_MINUS_ZERO = re.compile(r"-0(?:\.0+)?", re.ASCII)
_LOOSE_DATE = re.compile(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?", re.ASCII)

FORM_CODES = {"number": "number-form", "integer": "integer-form", "date": "date-form", "boolean": "boolean-form"}


def has_form(cell: str, kind: str) -> bool:
    """Tell whether a cell is written as its type demands; types without a form always are."""
    if kind == "number":
        return bool(_NUMBER.fullmatch(cell)) and not _MINUS_ZERO.fullmatch(cell)
    if kind == "integer":
        return bool(_INTEGER.fullmatch(cell))
    if kind == "boolean":
        return cell in ("true", "false")
    return kind != "date" or _is_date(cell)


def suggestion(cell: str, kind: str) -> str:
    """Return what the writer probably meant, or nothing when that would be guessing."""
    plain = unicodedata.normalize("NFKC", cell).strip()
    if kind == "date":
        match = _LOOSE_DATE.fullmatch(plain)
        written = f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else ""
        return written if _is_date(written) else ""
    if kind in ("number", "integer"):
        groups = re.fullmatch(r"[+]?(-?[0-9]{1,3}(?:[, ][0-9]{3})+|-?[0-9]+)(\.[0-9]+)?", plain)
        written = re.sub(r"[, ]", "", groups[1]) + (groups[2] or "") if groups else ""
        return written if written and has_form(written, kind) else ""
    return ""


def _is_date(cell: str) -> bool:
    """Tell whether a cell is a day that exists, written YYYY-MM-DD."""
    if not _DATE.fullmatch(cell):
        return False
    try:
        date.fromisoformat(cell)
    except ValueError:
        return False
    return True
