"""Two colours for every style in use: light red where something is wrong, light amber where somebody should look."""

from collections.abc import Mapping

from generator.spreadsheets.annotated.splice import Edit, is_closed, prefix_of, spliced, tag_at, with_attribute
from generator.spreadsheets.workbook.xml_stream import listen

COLOURS = {"error": "FFFFC7CE", "warning": "FFFFEB9C"}


class Styles:
    """The styles of a workbook, to which coloured ones are added as they are needed."""

    def __init__(self, content: bytes) -> None:
        """Find the fills and the styles of cells."""
        self._content = content
        self._path: list[str] = []
        self._begins: dict[str, int] = {}
        self._ends: dict[str, int] = {}
        self._fills = 0
        self._styles: list[bytes] = []
        self._start = 0
        self._added: dict[tuple[int, str], int] = {}
        self._made: list[bytes] = []
        listen(content, self)

    def start(self, name: str, attributes: Mapping[str, str], at: int) -> None:  # noqa: ARG002
        """Note where things begin."""
        self._path.append(name)
        if name in ("fills", "cellXfs"):
            self._begins[name] = at
        self._fills += self._path[-2:] == ["fills", "fill"]
        if self._path[-2:] == ["cellXfs", "xf"]:
            self._start = at

    def end(self, name: str, at: int) -> None:
        """Note where things end."""
        if self._path[-2:] == ["cellXfs", "xf"]:
            tag = tag_at(self._content, self._start)
            end = self._start + len(tag) if is_closed(tag) else at + len(tag_at(self._content, at))
            self._styles.append(self._content[self._start : end])
        if name in ("fills", "cellXfs"):
            self._ends[name] = at
        self._path.pop()

    def text(self, data: str) -> None:
        """Ignore text."""

    def coloured(self, style: int, severity: str) -> int:
        """Return the style that is like another one, in the colour of a severity."""
        if not self._styles or "fills" not in self._ends or severity not in COLOURS:
            return style
        key = (style, severity)
        if key not in self._added:
            original = self._styles[style] if style < len(self._styles) else self._styles[0]
            tag = tag_at(original, 0)
            fill = self._fills + list(COLOURS).index(severity)
            changed = with_attribute(with_attribute(tag, b"fillId", fill), b"applyFill", 1)
            self._made.append(changed + original[len(tag) :])
            self._added[key] = len(self._styles) + len(self._made) - 1
        return self._added[key]

    def written(self) -> bytes:
        """Return the part with the styles that were added."""
        if not self._made:
            return self._content
        fills, styles = (tag_at(self._content, self._begins[name]) for name in ("fills", "cellXfs"))
        counts = {"fills": self._fills + len(COLOURS), "cellXfs": len(self._styles) + len(self._made)}
        colours = b"".join(_fill(prefix_of(fills), colour) for colour in COLOURS.values())
        edits = [
            Edit(self._begins[name], self._begins[name] + len(tag), with_attribute(tag, b"count", counts[name]))
            for name, tag in (("fills", fills), ("cellXfs", styles))
        ]
        edits += [
            Edit(self._ends["fills"], self._ends["fills"], colours),
            Edit(self._ends["cellXfs"], self._ends["cellXfs"], b"".join(self._made)),
        ]
        return spliced(self._content, edits)


def _fill(prefix: bytes, colour: str) -> bytes:
    """Return a fill of one colour."""
    inner = b'<%sfgColor rgb="%s"/><%sbgColor indexed="64"/>' % (prefix, colour.encode(), prefix)
    pattern = b'<%spatternFill patternType="solid">%s</%spatternFill>' % (prefix, inner, prefix)
    return b"<%sfill>%s</%sfill>" % (prefix, pattern, prefix)
