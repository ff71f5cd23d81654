"""Bytes to text: UTF-8 or nothing, with a guess at what it is instead, so that the fix can be named."""

import codecs

UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
BINARY_STARTS = (b"PK\x03\x04", b"\x1f\x8b", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff")


class EncodingProblemError(ValueError):
    """What the bytes seem to be, as the key of a sentence (`problem.<key>`)."""


def decode(content: bytes) -> tuple[str, bool]:
    """Return the text and whether a byte order mark stood before it.

    Raises:
        EncodingProblemError: The bytes are not UTF-8.

    """
    if content.startswith(UTF16_MARKS):
        raise EncodingProblemError("encoding-utf-16")
    if content.startswith(BINARY_STARTS):
        raise EncodingProblemError("encoding-binary")
    marked = content.startswith(codecs.BOM_UTF8)
    try:
        text = content[len(codecs.BOM_UTF8) if marked else 0 :].decode("utf-8")
    except UnicodeDecodeError as error:
        raise EncodingProblemError(_guess(content)) from error
    if "\x00" in text:
        raise EncodingProblemError("encoding-utf-16" if text.count("\x00") > len(text) // 4 else "encoding-binary")
    return text, marked


def _guess(content: bytes) -> str:
    """Return what bytes that are not UTF-8 probably are."""
    if b"\x00" in content:
        return "encoding-utf-16" if content.count(b"\x00") > len(content) // 4 else "encoding-binary"
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return "encoding-unknown"
    return "encoding-gb18030"
