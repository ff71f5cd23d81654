"""Words of another language on a page: where a language lacks some, its pages show them in the first one, marked.

Sentences are put together from words, so what is borrowed is fenced by two noncharacters, which Unicode keeps for
inside a program, until the page is whole. Only then it is known where words may be dressed: in text they stand in
`<i lang>`, in attributes, titles and data they stand bare.
"""

import re

from markupsafe import escape

OPEN, CLOSE = "\ufdd0", "\ufdd1"
_PIECES = re.compile(
    rf"<(script|style|title|option|textarea|svg)\b.*?</\1>|<!--.*?-->|<[^>]*>|[{OPEN}{CLOSE}]", re.DOTALL
)


def fenced(words: str) -> str:
    """Return words with fences around them."""
    return f"{OPEN}{words}{CLOSE}"


def bare(words: str) -> str:
    """Return words without fences."""
    return words.replace(OPEN, "").replace(CLOSE, "")


def marked(html: str, tag: str, note: str) -> str:
    """Return a page with everything borrowed marked by its language and a note, so that people see and hear it."""
    dress = {OPEN: f'<i lang="{escape(tag)}" title="{escape(note)}">', CLOSE: "</i>"}
    return _PIECES.sub(lambda piece: dress.get(piece[0]) or bare(piece[0]), html)
