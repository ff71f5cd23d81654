"""Notes on cells: in the sheet's own part of notes where it has one, else in a new one."""

import re
from collections.abc import Mapping

from generator.model.cell_addresses import address_of
from generator.spreadsheets.annotated.relations import appended, declared, related, target
from generator.spreadsheets.annotated.splice import escape, prefix_of
from generator.spreadsheets.workbook.xml_stream import Elements

_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_EMPTY = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="%s"><authors></authors><commentList></commentList></comments>'  # noqa: E501  one document
_EMPTY_DRAWING = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    b' xmlns:x="urn:schemas-microsoft-com:office:excel"></xml>'
)
_SHAPE_TYPE = (
    b'<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    b' id="_x0000_t9202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    b'<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    b'<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    b' xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s9%d" type="#_x0000_t9202"'
    b' style="position:absolute;width:260pt;height:110pt;z-index:%d;visibility:hidden" fillcolor="#ffffe1"'
    b' o:insetmode="auto"><v:fill color2="#ffffe1"/><v:path o:connecttype="none"/>'
    b'<v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    b"<x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>"
)
_LIST_END = re.compile(rb"</((?:[\w.-]+:)?)commentList\s*>|<((?:[\w.-]+:)?)commentList\s*/>")
_AUTHORS_END = re.compile(rb"</((?:[\w.-]+:)?)authors\s*>|<((?:[\w.-]+:)?)authors\s*/>")
RELATION = "rIdPortalNotes"

Texts = Mapping[tuple[int, int], str]
"""Row and column to what a note says."""


def add_notes(parts: dict[str, bytes], part: str, texts: Texts, author: str) -> bool:
    """Add notes to a sheet, and tell whether the sheet must now refer to a new drawing.

    A cell that has a note of its sender keeps that one alone: two cannot stand on a cell.
    """
    number = len(parts)
    comments = target(parts, part, "comments")
    drawing = target(parts, part, "vmlDrawing")
    is_new = drawing not in parts
    if comments not in parts:
        comments = f"xl/comments_portal{number}.xml"
        parts[comments] = _EMPTY % _MAIN
        declared(parts, comments, _COMMENTS)
        related(parts, part, "comments", comments, f"{RELATION}Texts")
    if is_new:
        drawing = f"xl/drawings/vmlDrawing_portal{number}.vml"
        parts[drawing] = _EMPTY_DRAWING
        declared(parts, drawing, _DRAWING)
        related(parts, part, "vmlDrawing", drawing, RELATION)
    taken = {each.get("ref", "") for each in Elements(parts[comments]).named("comment")}
    free = {place: text for place, text in texts.items() if address_of(*place) not in taken}
    parts[comments] = _with_texts(parts[comments], free, author)
    shapes = [_SHAPE % (shape, shape, row - 1, column - 1) for shape, (row, column) in enumerate(free, 1)]
    parts[drawing] = appended(parts[drawing], b"".join((_SHAPE_TYPE, *shapes)))
    return is_new


def _with_texts(content: bytes, texts: Texts, author: str) -> bytes:
    """Return a part of notes with others added."""
    authors = sum(name == "author" for name, _ in Elements(content).found)
    prefix = prefix_of(content[match.start() :]) if (match := _LIST_END.search(content)) else b""
    made = [_note(address_of(*place), text, authors, prefix) for place, text in texts.items()]
    named = _into(content, _AUTHORS_END, b"<%sauthor>%s</%sauthor>" % (prefix, escape(author), prefix), b"authors")
    return _into(named, _LIST_END, b"".join(made), b"commentList")


def _note(address: str, text: str, author: int, prefix: bytes) -> bytes:
    """Return one note."""
    inner = b'<%st xml:space="preserve">%s</%st>' % (prefix, escape(text), prefix)
    body = b"<%stext><%sr>%s</%sr></%stext>" % (prefix, prefix, inner, prefix, prefix)
    return b'<%scomment ref="%s" authorId="%d">%s</%scomment>' % (prefix, address.encode(), author, body, prefix)


def _into(content: bytes, end: re.Pattern[bytes], element: bytes, name: bytes) -> bytes:
    """Return a part with an element added at the end of another."""
    found = end.search(content)
    if found is None:
        return content
    if found.group().startswith(b"</"):
        return content[: found.start()] + element + content[found.start() :]
    prefix = found[2]
    whole = b"<%s%s>%s</%s%s>" % (prefix, name, element, prefix, name)
    return content[: found.start()] + whole + content[found.end() :]
