"""Words of a submission: escaped wherever they stand, and marked where they are in another language than the page."""

import re
from dataclasses import dataclass
from typing import Self

from markupsafe import Markup, escape

_HAN = re.compile("[\u3400-\u9fff]")


class Unbroken(str):
    """Words, such as a day, that no line break may divide."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return the words for HTML."""
        return Markup(f'<span class="day">{escape(str(self))}</span>')  # noqa: S704  escaped


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
            return escape(self.words)
        return Markup('<span lang="{}">{}</span>').format(self.tag, self.words)

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
        return Markup('<a href="{}" rel="noopener nofollow">{}</a>').format(self.address, self.words)
