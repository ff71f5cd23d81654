"""What a document may be: a PDF or a picture that holds nothing but what it shows, judged by its bytes.

A file that two programs read as two things, that acts when it is opened, or that carries more than readers see, is
refused; every reason is the key of a sentence (`problem.<key>`).
"""

import re
import zlib
from collections.abc import Callable

from generator.read import limits
from generator.read.picture import jpeg_problem, png_problem


def _name(*words: str) -> re.Pattern[bytes]:
    """Return the pattern of PDF names, each letter plain or escaped: `/J#61vaScript` is `/JavaScript`."""
    spelled = ("".join(f"(?:{letter}|#(?i:{ord(letter):02x}))" for letter in word) for word in words)
    return re.compile(f"/(?:{'|'.join(spelled)})(?![\\w-])".encode())


_ACTING = _name(
    *("JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "Encrypt", "RichMedia", "XFA"),
    *("SubmitForm", "ImportData", "GoToE"),
)
"""Scripts, programs, files within the file, encryption, and forms that send something."""
_PACKED, _FILTERED, _PREDICTED = _name("ObjStm"), _name("Filter"), _name("Predictor")
_STREAM = re.compile(rb"stream(?:\r?\n|\r)?")
_ZIP_END = b"PK\x05\x06"
_ZIP_REACH = 66_000
"""Bytes: so far before the end of a file a ZIP reader looks for the end of an archive."""


def evidence_problem(name: str, content: bytes) -> str | None:
    """Return why a file cannot be evidence; nothing where it can."""
    judge = _KINDS.get(name.rpartition(".")[2])
    if judge is None:
        return "evidence-kind"
    if _ZIP_END in content[-_ZIP_REACH:]:
        return "evidence-more"
    return judge(content)


def _pdf_problem(content: bytes) -> str | None:
    """Return what is wrong with a PDF: it is none, goes on behind its end, or does something when it is opened."""
    if not content.startswith((b"%PDF-1.", b"%PDF-2.")):
        return "evidence-kind"
    _, end, behind = content.rpartition(b"%%EOF")
    if not end:
        return "evidence-broken"
    if behind.strip(b"\0\t\n\f\r "):
        return "evidence-more"
    if _ACTING.search(content):
        return "evidence-active"
    return _packed_problem(content)


def _packed_problem(content: bytes) -> str | None:
    """Return what is wrong with the objects that a PDF keeps compressed; packed in any other way they are refused."""
    room, before = limits.UNPACKED_BYTES, 0
    for found in _STREAM.finditer(content):
        described, before = content[before : found.start()], found.end()
        if not _PACKED.search(described) or not _FILTERED.search(described):
            continue
        unpacking = zlib.decompressobj()
        try:
            objects = unpacking.decompress(memoryview(content)[before:], room)
        except zlib.error:
            return "evidence-broken"
        room -= len(objects)
        if room <= 0 or not unpacking.eof or _PREDICTED.search(described):
            return "evidence-broken"
        if _ACTING.search(objects):
            return "evidence-active"
    return None


_KINDS: dict[str, Callable[[bytes], str | None]] = {
    "pdf": _pdf_problem,
    "png": png_problem,
    "jpg": jpeg_problem,
    "jpeg": jpeg_problem,
}
"""Ending of a name to what judges the bytes behind it."""
