"""The Markdown of the guides, read as far as the tests need it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from tests.builders import ROOT

LANGUAGES = ("zh", "en")
ANCHOR = re.compile(r"\{#([a-z0-9-]+)\}")
LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]+)\)")
HAN = re.compile(r"[\u3400-\u9fff]")
WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’.,:/%-]*")
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_PICTURES = re.compile(r"^<div .*?^</div>", re.MULTILINE | re.DOTALL)
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_ENDS = {"zh": re.compile(r"[。！？；]"), "en": re.compile(r"(?<=[.!?;])\s+")}
_NAMES = re.compile(r"《[^》]*》|`[^`]*`")


@dataclass(frozen=True)
class Guide:
    """One page of one language."""

    language: str
    name: str
    """Its place below the language's folder, without the ending."""
    source: str

    @cached_property
    def text(self) -> str:
        """Return the page without front matter, code blocks and rows of pictures; its holes lose their spaces."""
        plain = _PICTURES.sub("", _FENCE.sub("", _FRONT.sub("", self.source)))
        return re.sub(r"\{\{ *([\w.]+) *\}\}", r"{\1}", plain)

    @cached_property
    def anchors(self) -> list[str]:
        """Return the addresses within the page."""
        return ANCHOR.findall(self.text)

    @cached_property
    def links(self) -> list[tuple[str, str]]:
        """Return what is linked, by words and target, both with their holes."""
        return LINK.findall(self.text)

    @cached_property
    def first_screen(self) -> str:
        """Return what stands between the title and the second heading."""
        return re.split(r"^#+ .*$", self.text, maxsplit=2, flags=re.MULTILINE)[1]

    @cached_property
    def sections(self) -> list[str]:
        """Return the text below each heading."""
        return re.split(r"^#+ .*$", self.text, flags=re.MULTILINE)[1:]

    @cached_property
    def sentences(self) -> list[str]:
        """Return our own sentences, in text and lists; not headings, tables, quotations and names of documents."""
        return self._split(line for line in self._lines if not line.startswith("|"))

    @cached_property
    def cells(self) -> list[str]:
        """Return the sentences in tables: short by nature, so that they would flatter the others."""
        rows = (line for line in self._lines if line.startswith("|"))
        return self._split(cell for row in rows for cell in row.strip("|").split("|"))

    def lengths(self, sentences: list[str]) -> list[int]:
        """Return how long sentences are, the longest last: in characters and foreign words, or in words."""
        return sorted(self._long(each) for each in sentences)

    def _split(self, pieces: Iterable[str]) -> list[str]:
        clean = (re.sub(r"^(?:[-*]|\d+\.)\s+|\*\*", "", piece.strip()) for piece in pieces)
        return [each for piece in clean for each in _ENDS[self.language].split(piece) if self._long(each)]

    def _long(self, sentence: str) -> int:
        words = len(WORD.findall(HAN.sub(" ", sentence)))
        return words + len(HAN.findall(sentence)) if self.language == "zh" else words

    @cached_property
    def _lines(self) -> list[str]:
        plain = ANCHOR.sub("", LINK.sub(r"\1", re.sub(r"<[^>]+>|!\[[^\]]*\]\([^)]*\)", "", self.text)))
        found: list[str] = []
        for block in re.split(r"\n\s*\n", _NAMES.sub("X", plain)):
            lines = [line.strip() for line in block.splitlines()]
            found += _joined(line for line in lines if not line.startswith(("#", "!!!", ">", "|--", "|:-")))
        return found


def _joined(lines: Iterable[str]) -> Iterator[str]:
    """Join the lines of a paragraph; rows and list items stand for themselves."""
    kept = ""
    for line in lines:
        if re.match(r"\||[-*] |\d+\. ", line):
            if kept:
                yield kept
            kept = ""
            if line.startswith("|"):
                yield line
                continue
            kept = line
        else:
            kept = f"{kept} {line}".strip()
    if kept:
        yield kept


def guides(language: str) -> list[Guide]:
    """Return every page of a language, the city's own ones too."""
    folder = ROOT / "content" / language
    return [
        Guide(language, path.relative_to(folder).with_suffix("").as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.md"))
    ]


def guide(language: str, name: str) -> Guide:
    """Return one page."""
    return next(each for each in guides(language) if each.name == name)


EVERY = [(language, each.name) for language in LANGUAGES for each in guides(language)]
