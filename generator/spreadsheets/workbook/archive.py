"""The members of a workbook, taken out of its archive; what the archive says of itself is not believed."""

import io
import zipfile
import zlib
from collections.abc import Mapping

from generator.model.intake import UnreadableSourceError
from generator.spreadsheets.workbook import limits

_ENCRYPTED = 0x1
_OLD = b"\xd0\xcf\x11\xe0"
"""Begins files of Excel before 2007, and new ones with a password."""
_REFUSED = {
    "vbaproject": "workbook-macros",
    "xl/externallinks/": "workbook-links",
    "xl/connections.xml": "workbook-links",
    "xl/querytables/": "workbook-links",
    "xl/embeddings/": "workbook-embedded",
    "xl/activex/": "workbook-embedded",
    "xl/macrosheets/": "workbook-macros",
    "customui/": "workbook-macros",
}
"""What a name of a member contains, and why such a workbook is not opened."""
_READ = (".xml", ".rels", ".vml")


def members(content: bytes) -> Mapping[str, bytes]:
    """Return every member by its name, in the order of the archive.

    Raises:
        UnreadableSourceError: The archive is none, goes beyond the limits, or holds what no table needs.

    """
    if content.startswith(_OLD):
        raise _refusal("workbook-old")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _judge(entries)
            _judge_sizes(entries)
            return _unpacked(archive, entries)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, OSError) as error:
        raise _refusal("workbook-broken") from error


def _judge(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse an archive by the names and sizes it lists."""
    if len(entries) > limits.MEMBERS:
        raise UnreadableSourceError("workbook-limit", limit=f"{limits.MEMBERS:,} × zip")
    names = [entry.filename.lower() for entry in entries]
    if len(set(names)) != len(names):
        raise _refusal("workbook-twice")
    for entry, name in zip(entries, names, strict=True):
        if entry.flag_bits & _ENCRYPTED:
            raise _refusal("workbook-old")
        if name.startswith(("/", "\\")) or ".." in name or "\\" in name:
            raise _refusal("workbook-broken")
        for part, problem in _REFUSED.items():
            if part in name:
                raise _refusal(problem)


def _unpacked(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> Mapping[str, bytes]:
    """Return the members; one that is longer than it says ends there, and does not fit its checksum."""
    found: dict[str, bytes] = {}
    room = limits.TAGS
    for entry in entries:
        content = archive.read(entry)
        if _is_read(entry):
            room -= _tags(content)
            if room < 0:
                raise UnreadableSourceError("workbook-limit", limit=f"{limits.TAGS:,} × <")
        found[entry.filename] = content
    return found


def _tags(content: bytes) -> int:
    """Return how many tags a part has, which must bring no definitions."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise _refusal("workbook-doctype")
    return content.count(b"<")


def _judge_sizes(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse an archive that would unpack to more than anybody will read."""
    if sum(entry.file_size for entry in entries) > limits.UNPACKED_BYTES:
        raise _beyond(limits.UNPACKED_BYTES)
    if any(entry.file_size > limits.PART_BYTES for entry in entries if _is_read(entry)):
        raise _beyond(limits.PART_BYTES)


def _is_read(entry: zipfile.ZipInfo) -> bool:
    """Tell whether a member may be parsed."""
    return entry.filename.lower().endswith(_READ)


def _beyond(most: int) -> UnreadableSourceError:
    """Return the refusal of what unpacks to more than a limit."""
    return UnreadableSourceError("workbook-limit", limit=f"{most // limits.MEBIBYTE:,} MiB")


def _refusal(problem: str) -> UnreadableSourceError:
    """Return the refusal of a workbook that is not opened."""
    return UnreadableSourceError("workbook-refused", problem=problem)
