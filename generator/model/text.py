"""What any text cell must be, before anybody asks what it means.

Refused at intake, so that every published file can hold the submitted string exactly as it was sent: no output needs
lossy escaping. Sources: Unicode UAX 15 and UTR 36, XML 1.0 2.2, OWASP on CSV injection.
"""

import unicodedata
from functools import cache

FORMULA_STARTS = frozenset("=+-@＝＋－＠")
_INVISIBLE = frozenset(("Cf", "Co", "Cn", "Zl", "Zp"))
_CONTROL = frozenset(("Cc", "Cs"))


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
    if prose and cell[0] in FORMULA_STARTS:
        return "text-formula"
    return None


@cache
def _character_problem(character: str) -> str | None:
    """Return the code of a character that may not stand in any cell."""
    category = unicodedata.category(character)
    if category in _CONTROL:
        return "text-control"
    return "text-invisible" if category in _INVISIBLE else None
