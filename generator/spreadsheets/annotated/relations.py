"""Relations of a part to others, and the list of all parts: both grow at their end."""

import posixpath
import re
from collections.abc import Mapping

from generator.spreadsheets.annotated.splice import escape, opened, prefix_of, tag_at
from generator.spreadsheets.workbook.xlsx import TYPES
from generator.spreadsheets.workbook.xml_stream import Elements

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_EMPTY = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
_LAST = re.compile(rb"</(?:[\w.-]+:)?[\w.-]+\s*>\s*$")
_ROOT = re.compile(rb"<[A-Za-z_]")


def relations_of(part: str) -> str:
    """Return the member in which a part's relations stand."""
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def target(parts: Mapping[str, bytes], part: str, kind: str) -> str:
    """Return the member to which a part has a relation of a kind; nothing where it has none."""
    relations = parts.get(relations_of(part))
    for each in Elements(relations).named("Relationship") if relations else ():
        if each.get("Type", "").endswith(f"/{kind}"):
            found = each.get("Target", "")
            folder = posixpath.dirname(part)
            return found[1:] if found.startswith("/") else posixpath.normpath(posixpath.join(folder, found))
    return ""


def related(parts: dict[str, bytes], part: str, kind: str, member: str, name: str) -> None:
    """Add a relation of a part to a member."""
    relations = relations_of(part)
    content = parts.get(relations, _EMPTY)
    prefix = prefix_of(tag_at(content, _root(content)))
    element = b'<%sRelationship Id="%s" Type="%s" Target="%s"/>' % (
        prefix,
        name.encode(),
        f"{_OFFICE}{kind}".encode(),
        escape(f"/{member}"),
    )
    parts[relations] = appended(content, element)


def declared(parts: dict[str, bytes], member: str, kind: str) -> None:
    """Say what kind of content a new member has."""
    prefix = prefix_of(tag_at(parts[TYPES], _root(parts[TYPES])))
    element = b'<%sOverride PartName="%s" ContentType="%s"/>' % (prefix, escape(f"/{member}"), kind.encode())
    parts[TYPES] = appended(parts[TYPES], element)


def appended(content: bytes, element: bytes) -> bytes:
    """Return a part with an element added at the end of its root."""
    found = _LAST.search(content)
    if found:
        return content[: found.start()] + element + content[found.start() :]
    at = _root(content)
    tag = tag_at(content, at)
    name = tag[1:].split()[0].removesuffix(b"/>").removesuffix(b"/")
    return content[:at] + opened(tag) + element + b"</%s>" % name


def _root(content: bytes) -> int:
    """Return where the root element begins."""
    found = _ROOT.search(content)
    return found.start() if found else 0
