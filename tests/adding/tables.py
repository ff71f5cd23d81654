"""The tables "To add …" as the README and the developers' guides state them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tests.conftest import ROOT

HEADINGS = {
    "README.md": "## To add …",
    "content/en/developer/index.md": "## To add … {#add}",
    "content/zh/developer/index.md": "## 要加…… {#add}",
}
NAMES = {
    "column": ("a column", "一列"),
    "rule": ("a rule", "一条规则"),
    "page kind": ("a page kind", "一种页面"),
    "exporter": ("an exporter", "一种导出"),
    "language": ("a language", "一种语言"),
    "city": ("a city", "一座城市"),
}
_PLACE = re.compile(r"`([\w<>*.-]+/[\w<>*./-]*)`")
_COUNT = re.compile(r"(\d+)(?: \+ (\d+) .*)?")


@dataclass(frozen=True, slots=True)
class Row:
    """What a table says one touches to add something."""

    places: tuple[str, ...]
    """Files and folders; `<name>` and `*` stand for any one name, a folder ends with a slash."""
    files: int
    folders: int

    def touched(self, paths: Iterable[str]) -> dict[str, set[str]]:
        """Return which files, and which whole folders, each place stands for; others stand below an empty name."""
        found: dict[str, set[str]] = {place: set() for place in sorted(self.places, key=lambda place: "<" in place)}
        for path in paths:
            place, match = next(
                ((place, match) for place in found if (match := _pattern(place).match(path))), ("", None)
            )
            found.setdefault(place, set()).add(match[0] if match else path)
        return found


def _pattern(place: str) -> re.Pattern[str]:
    name = re.sub(r"<\w+>|\\\*", r"[^/]+", re.escape(place))
    return re.compile(name if place.endswith("/") else f"{name}$")


def rows(document: str) -> dict[str, Row]:
    """Return the rows of the table in a document by what they add."""
    text = (ROOT / document).read_text(encoding="utf-8").partition(f"\n{HEADINGS[document]}\n")[2]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"]
    named = {row[0]: row for row in reversed(cells)}
    return {thing: _row(next(named[name] for name in names if name in named)) for thing, names in NAMES.items()}


def _row(cells: list[str]) -> Row:
    count = _COUNT.fullmatch(cells[2])
    assert count, cells
    return Row(tuple(_PLACE.findall(cells[1])), int(count[1]), int(count[2] or 0))
