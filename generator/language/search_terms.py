"""Words as they are searched: one spelling for what people mean alike, cut into the grams that the dictionary knows.

`content/assets/search-index.js` does the same to a question; a test holds the two together.
"""

import re
import unicodedata
from itertools import pairwise

from generator.language import OWN_WORD
from generator.model.catalogue import ProductEntry

_WIDE = "\u2e80"
"""Characters from here on are Chinese or as telling: two of them in a row are as rare as three letters."""
_IGNORED = re.compile(r"[\s\u00b7\u30fb\u2010-\u2015\u2212-]+")


def plain(text: str) -> str:
    """Return a text without case, width, space, dots between names and hyphens."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", text).lower()).replace("ς", "σ")


def is_wide(character: str) -> bool:
    """Tell whether a character is Chinese, or of a script as dense."""
    return character >= _WIDE


def grams(text: str) -> set[str]:
    """Return each character of a plain text, each pair, and each three in a row that are all narrow."""
    found = set(text)
    found.update(map("".join, pairwise(text)))
    threes = map("".join, zip(text, text[1:], text[2:], strict=False))
    found.update(threes if text.isascii() else (three for three in threes if max(three) < _WIDE))
    return found


def trust_facet(entry: ProductEntry) -> str:
    """Return where a product stands under the facet of trust: what nobody confirmed is not where its claim would be."""
    trust = entry.headline.trust
    if trust.level in OWN_WORD:
        return "compiled" if entry.organisation.is_compiled and trust.claim is None else trust.level
    return trust.level if trust.confirmed else "unconfirmed"
