"""Words of a submission: escaped wherever they stand, and marked where they are in another language than the page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from markupsafe import Markup, escape

_HAN = re.compile("[\u3400-\u9fff]")
_UNBROKEN = Markup('<span class="day">{words}</span>')
_FOREIGN = Markup('<span lang="{tag}">{words}</span>')
_OUTSIDE = Markup('<a href="{address}" rel="noopener nofollow">{words}</a>')


def as_html(value: object) -> str:
    """Return a value as HTML, as `markupsafe.escape` does: what knows its own HTML says it, the rest is escaped.

    Most words have nothing to escape, and to look for that costs a fraction of making them Markup.
    """
    if type(value) is str:
        return _escaped(value)
    if type(value) is Markup:
        return value
    return value.__html__() if hasattr(value, "__html__") else _escaped(str(value))


def _escaped(words: str) -> str:
    if "&" in words or "<" in words or ">" in words or '"' in words or "'" in words:
        return escape(words)
    return words


def filled(form: Markup, holes: Mapping[str, object]) -> Markup:
    """Return a form with its holes filled and escaped (as by `Markup.format`, which takes ten times as long)."""
    words = str.format_map(form, {hole: as_html(value) for hole, value in holes.items()})
    return Markup(words)  # noqa: S704  our own form, and holes that are escaped


class Unbroken(str):
    """Words, such as a day, that no line break may divide."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return the words for HTML."""
        return filled(_UNBROKEN, {"words": str(self)})


@dataclass(frozen=True, slots=True)
class Text:
    """Words and, where it is not the page's own, their language."""

    words: str
    tag: str | None = None

    @classmethod
    def foreign(cls, words: str, page: str) -> Self:
        """Return words whose language nobody stated: with Chinese characters they are Chinese."""
        is_foreign = not page.startswith("zh") and _HAN.search(words)
        return cls(words, "zh-CN" if is_foreign else None)

    def __html__(self) -> str:
        """Return the words for HTML; Jinja and Markup call this instead of trusting them."""
        if self.tag is None:
            return as_html(self.words)
        return filled(_FOREIGN, {"tag": self.tag, "words": self.words})

    def __str__(self) -> str:
        """Return the words alone, for titles and attributes."""
        return self.words


def readable_size(size: int) -> str:
    """Return a size in bytes as people read it."""
    for unit, factor in (("MB", 1_000_000), ("KB", 1000)):
        if size >= factor:
            return f"{size / factor:.1f} {unit}"
    return f"{size} B"


@dataclass(frozen=True, slots=True)
class OutsideLink:
    """A way out of the site, in the middle of a sentence; nobody vouches for what stands there."""

    address: str
    words: object

    def __html__(self) -> str:
        """Return the link."""
        return filled(_OUTSIDE, {"address": self.address, "words": self.words})
