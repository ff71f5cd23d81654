"""Changes of bytes at places, and the few things one must know about tags to place them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape as _escape

_TAG = re.compile(rb"""<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""")
_NAME = re.compile(rb"</?([\w.-]+:)?[\w.-]+")


@dataclass(frozen=True, slots=True)
class Edit:
    """Bytes that take the place of others; of none, where both places are one."""

    start: int
    end: int
    content: bytes


def spliced(content: bytes, edits: Iterable[Edit]) -> bytes:
    """Return bytes with all changes made; at one place, in the order given."""
    parts: list[bytes] = []
    done = 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        parts += [content[done : edit.start], edit.content]
        done = edit.end
    return b"".join((*parts, content[done:]))


def tag_at(content: bytes, at: int) -> bytes:
    """Return the tag that begins at a place."""
    found = _TAG.match(content, at)
    return found.group() if found else b""


def is_closed(tag: bytes) -> bool:
    """Tell whether a tag closes itself, as `<c/>` does."""
    return tag.endswith(b"/>")


def opened(tag: bytes) -> bytes:
    """Return the tag of an element that will hold something."""
    return tag[:-2].rstrip() + b">" if is_closed(tag) else tag


def prefix_of(tag: bytes) -> bytes:
    """Return the namespace prefix of a tag with its colon; nothing where it has none."""
    found = _NAME.match(tag)
    return (found[1] or b"") if found else b""


def with_attribute(tag: bytes, name: bytes, value: int) -> bytes:
    """Return a tag with an attribute set."""
    pattern = re.compile(rb"(\s" + name + rb"\s*=\s*)(\"[^\"]*\"|'[^']*')")
    if pattern.search(tag):
        return pattern.sub(rb'\g<1>"%d"' % value, tag, count=1)
    end = -2 if is_closed(tag) else -1
    return tag[:end].rstrip() + b' %s="%d"' % (name, value) + tag[end:]


def escape(text: str) -> bytes:
    """Return text as it stands between tags or in quotes."""
    return _escape(text, {'"': "&quot;"}).encode()
