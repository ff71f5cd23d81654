"""Text as Markdown that only shows it: no link, mention, image, heading or HTML comes out of data.

Whatever is sent, the shape stays the same: a value is one code span, a sentence has none. A forge looks for mentions
and references after it has decoded entities, so the signs that begin them are shown as code points.
"""

import re

_SIGNS = re.compile(r"[@#]|(?<!\w)[!$~&%](?=[\w\"])|(?<=:)//|(?<=\bGH)-(?=\d)", re.IGNORECASE)
"""What begins a mention, a reference or an address on one forge or another."""
_BREAKERS = re.compile(r"[`|\\]|(?<=:)//|(?<=\bwww)\.", re.IGNORECASE)
"""What ends a code span or a cell of a table, or is taken for an address."""
_INSIDE = re.compile(r"(?<=[^\W_])[.,/_-](?=[^\W_])")
"""Punctuation inside a word or a number."""
_ADDRESS = re.compile(r"\bwww\.", re.IGNORECASE)
_ENDING = re.compile(r"(?<![0-9\s])[.:](?=\s|\Z)")
"""Punctuation at the end of a word; after a number it could begin a list."""
_PLAIN = frozenset(" ，。：；、（）“”？！…→−,;()'\"?%")
NOTHING = "—"


def code(text: str) -> str:
    """Return a value as one code span, also where there is none."""
    safe = " ".join(_BREAKERS.sub(_points, text).split())
    return f"`{safe or NOTHING}`"


def prose(text: str) -> str:
    """Return a sentence that shows exactly its characters, but for signs that would act."""
    text = _SIGNS.sub(_points, text)
    plain = {match.start() for pattern in (_INSIDE, _ENDING) for match in pattern.finditer(text)}
    plain -= {match.end() - 1 for match in _ADDRESS.finditer(text)}
    return "".join(
        letter if letter.isalnum() or letter in _PLAIN or place in plain else f"&#{ord(letter)};"
        for place, letter in enumerate(text)
    )


def _points(match: re.Match[str]) -> str:
    """Return the code points of what was found."""
    return "".join(f"<U+{ord(letter):04X}>" for letter in match[0])
