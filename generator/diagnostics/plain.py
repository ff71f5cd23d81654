"""Text as Markdown that shows exactly it: no link, mention, image, heading or HTML comes out of data.

Forges look for mentions and references in the finished text, so escaping a character with a backslash or an entity does
not stop them; a code span does. Words stay words; whatever else stands on a keyboard goes into a code span.
"""

import re

_TOKEN = re.compile(r"[\x21-\x7e]+")
_EDGES = ".,;:!?()\"'"
_WORD = re.compile(r"[A-Za-z]+(?:['/-][A-Za-z]+)*|[0-9]{1,6}", re.ASCII)
_HEX = re.compile(r"[0-9A-Fa-f]{7,}", re.ASCII)
_BREAKERS = str.maketrans({"`": "<U+0060>", "|": "<U+007C>", "\\": "<U+005C>"})
"""What could end a code span or a cell of a table."""


def code(text: str) -> str:
    """Return text as a code span; nothing for nothing."""
    safe = " ".join(text.translate(_BREAKERS).split())
    return f"`{safe}`" if safe else ""


def prose(text: str) -> str:
    """Return a sentence in which everything but plain words and their punctuation stands in code spans."""
    return _TOKEN.sub(lambda match: _token(match[0]), " ".join(text.split()))


def _token(token: str) -> str:
    """Return a run of ASCII characters, in a code span unless it is a word or a short number."""
    core = token.strip(_EDGES)
    if not core or (_WORD.fullmatch(core) and not _HEX.fullmatch(core)):
        return token
    start = token.index(core)
    return f"{token[:start]}{code(core)}{token[start + len(core) :]}"
