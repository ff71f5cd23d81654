"""What a name looks like: two names with one skeleton are easily taken for each other (Unicode UTS 39)."""

import re
import unicodedata

_LOOKALIKES = str.maketrans(
    {
        **dict(zip("авекмнорстухіјѕԁԛԝ", "abekmhopctyxijsdqw", strict=True)),
        **dict(zip("αβεικνορτυχη", "abeikvoptuxn", strict=True)),
        **dict(zip("01|ıłøđ", "olliiod", strict=True)),
    }
)
"""Letters that look like Latin ones, after case folding; a table of the usual ones, not of all."""

_WIDE = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("i", "l"))
_WORDS = re.compile(r"[^\W\d_]+")
_ASIAN = frozenset({"CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO"})


def skeleton(name: str) -> str:
    """Return a name without what readers overlook: width, case, spaces, punctuation, lookalike letters."""
    folded = unicodedata.normalize("NFKC", name).casefold().translate(_LOOKALIKES)
    plain = "".join(character for character in folded if character.isalnum())
    for wide, narrow in _WIDE:
        plain = plain.replace(wide, narrow)
    return plain


def strange_letters(name: str) -> str:
    """Return the letters of a script that does not belong into a name beside the others; nothing if all do."""
    scripts = {_script(letter) for word in _WORDS.findall(name) for letter in word} - {"LATIN", "HAN"}
    for word in _WORDS.findall(name):
        own = {_script(letter) for letter in word}
        if len(own) > 1 and own - {"LATIN", "HAN"}:
            return "".join(letter for letter in word if _script(letter) not in ("LATIN", "HAN"))
    return "".join(sorted(scripts)).lower() if len(scripts) > 1 else ""


def _script(letter: str) -> str:
    """Return the script of a letter by its name; East Asian scripts that are written together count as one."""
    plain = unicodedata.normalize("NFKC", letter)[0]
    first = unicodedata.name(plain, "UNKNOWN").split()[0]
    return "HAN" if first in _ASIAN else first
