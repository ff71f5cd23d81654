"""XML as a stream of elements with their places in the bytes: no document types, no entities, no trees in memory."""

from collections.abc import Callable, Mapping
from typing import Protocol
from xml.parsers import expat

from generator.model.intake import UnreadableSourceError

_DEEPEST = 64


class Listener(Protocol):
    """Hears elements by their names without namespaces; `at` is where the tag begins in the bytes."""

    def start(self, name: str, attributes: Mapping[str, str], at: int) -> None:
        """Hear that an element begins."""

    def end(self, name: str, at: int) -> None:
        """Hear that an element ends."""

    def text(self, data: str) -> None:
        """Hear text between tags."""


def listen(content: bytes, listener: Listener) -> None:
    """Tell a listener everything in a part.

    Raises:
        UnreadableSourceError: The part is no XML in UTF-8, or brings definitions of its own.

    """
    if b"\x00" in content[:4] or content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _broken()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = _handlers(listener, parser)
    parser.CharacterDataHandler = listener.text
    parser.XmlDeclHandler, parser.StartDoctypeDeclHandler = _refuse_encoding, _refuse_doctype
    try:
        parser.Parse(content, True)  # noqa: FBT003  the name of the argument is not ours
    except (expat.ExpatError, ValueError) as error:
        raise _broken() from error


def _handlers(
    listener: Listener, parser: expat.XMLParserType
) -> tuple[Callable[[str, dict[str, str]], None], Callable[[str], None]]:
    """Return what the parser calls at the begin and the end of an element."""
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise _broken()
        plain = attributes if not _has_spaces(attributes) else {_local(key): each for key, each in attributes.items()}
        listener.start(_local(name), plain, parser.CurrentByteIndex)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        listener.end(_local(name), parser.CurrentByteIndex)

    return start, end


def _has_spaces(attributes: Mapping[str, str]) -> bool:
    """Tell whether an attribute has a namespace; nearly none has."""
    return any("}" in key for key in attributes)


def _local(name: str) -> str:
    """Return a name without its namespace."""
    return name.rpartition("}")[2]


def _refuse_encoding(_: str, encoding: str | None, __: int) -> None:
    """Refuse what is not UTF-8: places in the bytes would be wrong."""
    if encoding and encoding.lower() not in ("utf-8", "utf8", "us-ascii"):
        raise _broken()


def _refuse_doctype(*_: object) -> None:
    """Refuse definitions: they can make one byte a million."""
    raise UnreadableSourceError("workbook-refused", problem="workbook-doctype")


def _broken() -> UnreadableSourceError:
    return UnreadableSourceError("workbook-refused", problem="workbook-broken")


class Elements:
    """Collects the start tags of a small part, in their order."""

    def __init__(self, content: bytes) -> None:
        """Listen to a part."""
        self.found: list[tuple[str, Mapping[str, str]]] = []
        listen(content, self)

    def start(self, name: str, attributes: Mapping[str, str], at: int) -> None:  # noqa: ARG002
        """Record an opening tag with its attributes."""
        self.found.append((name, attributes))

    def end(self, name: str, at: int) -> None:
        """Ignore an end."""

    def text(self, data: str) -> None:
        """Ignore text."""

    def named(self, name: str) -> list[Mapping[str, str]]:
        """Return the attributes of every element of a name."""
        return [attributes for each, attributes in self.found if each == name]
