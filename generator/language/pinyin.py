"""Chinese names by the first letters of their syllables: 自行车 is zxc, as its readers type it."""

import re
from functools import cache

from pypinyin import Style, lazy_pinyin
from pypinyin.seg.mmseg import seg

_LETTERS = re.compile("[a-z]")


@cache
def initials(name: str) -> str:
    """Return the first letters of the syllables of a name's Chinese characters; nothing of anything else in it."""
    return "" if name.isascii() else "".join(map(_letters, seg.cut(name)))


@cache
def _letters(word: str) -> str:
    """Return the letters of a word: 行 is x in 自行车 and h in 银行. Names share their words, so each is asked once."""
    syllables = lazy_pinyin([word], style=Style.FIRST_LETTER, errors="ignore")
    return "".join(_LETTERS.findall("".join(syllables)))
