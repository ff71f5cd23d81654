"""What any text cell must be, before anybody asks what it means.

Refused at intake, so that every published file can hold the submitted string exactly as it was sent: no output needs
lossy escaping. Sources: Unicode UAX 15 and UTR 36, XML 1.0 2.2, OWASP on CSV injection.
"""

import unicodedata
from functools import cache

_FORMULA_STARTS = frozenset("=+-@")
_INVISIBLE = frozenset(("Cf", "Co", "Cn", "Zl", "Zp"))
_CONTROL = frozenset(("Cc", "Cs"))
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
"""Letters and marks by their category that nobody sees: fillers, joiners, the empty Braille cell."""
_MARK = frozenset(("Mn", "Me"))
_MOST_MARKS = 2
"""So many marks one letter has in the scripts in use (Thai: a vowel and a tone); more climb over the lines around."""


def text_problem(cell: str, *, prose: bool) -> str | None:
    """Return the code of what is wrong with a cell's characters; `prose` cells may not start like a formula."""
    if cell != cell.strip():
        return "text-space"
    if not cell.isascii() or not cell.isprintable():
        for character in cell:
            code = _character_problem(character)
            if code:
                return code
        if not unicodedata.is_normalized("NFC", cell):
            return "text-not-normal"
        if _has_loose_marks(cell):
            return "text-marks"
    if prose and starts_formula(cell):
        return "text-formula"
    return None


def starts_formula(cell: str) -> bool:
    """Tell whether a spreadsheet may take a cell for a formula: also in other widths (`＝`, `﹦`) or behind spaces."""
    first = unicodedata.normalize("NFKC", cell.lstrip()[:1])
    return first[:1] in _FORMULA_STARTS


@cache
def _character_problem(character: str) -> str | None:
    """Return the code of a character that may not stand in any cell."""
    category = unicodedata.category(character)
    if category in _CONTROL:
        return "text-control"
    return "text-invisible" if category in _INVISIBLE or character in _BLANK else None


def _has_loose_marks(cell: str) -> bool:
    """Tell whether marks stand without a letter or pile up on one."""
    run = _MOST_MARKS
    for character in cell:
        run = run + 1 if _is_mark(character) else 0
        if run > _MOST_MARKS:
            return True
    return False


@cache
def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in _MARK
