"""A package as bytes: taken once, within every limit, and parsed from these bytes alone, wherever that is done."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.read import limits
from generator.read.descriptor import DESCRIPTOR
from generator.read.file import UnreadableFileError
from generator.read.names import is_plain_name
from generator.read.source import Entry, Folder, Kind, Source

DOCUMENTS = "documents"


@dataclass(frozen=True)
class PackageBytes:
    """What stands in a package, and the bytes of every file that may be read: all that a reader looks at."""

    org_id: str
    place: str
    listed: Mapping[str, tuple[Entry, ...]]
    """What stands in the package (``) and in its folder of documents, by name."""
    contents: Mapping[str, bytes]
    refused: Mapping[str, UnreadableFileError]
    """Files that were not read, and why."""
    is_link: bool = False
    """Whether only a link stands where the package should; nobody follows it."""

    def entries(self, below: str = "") -> list[Entry]:
        """Return what stands in the package or in one folder of it, by name."""
        return list(self.listed[below])

    def content(self, path: str, _: int) -> bytes:
        """Return the bytes of one file; the limits held when they were taken.

        Raises:
            UnreadableFileError: The file was not read.

        """
        if path in self.refused:
            raise self.refused[path]
        return self.contents[path]

    @property
    def size(self) -> int:
        """Return how many bytes it holds."""
        return sum(map(len, self.contents.values()))

    @cached_property
    def digest(self) -> str:
        """Return a fingerprint of everything in it: packages with the same one are read alike."""
        described = (
            (self.org_id, self.place, self.is_link),
            [(below, [(entry.name, entry.kind) for entry in found]) for below, found in sorted(self.listed.items())],
            [(path, hashlib.sha256(content).hexdigest()) for path, content in sorted(self.contents.items())],
            [(path, error.code, error.holes) for path, error in sorted(self.refused.items())],
        )
        return hashlib.sha256(json.dumps(described).encode("ascii")).hexdigest()


def take(folder: Path, known: tuple[str, ...]) -> PackageBytes:
    """Take the package in `folder`, whose name is the organisation's id; `known` are the tables there can be."""
    if folder.is_symlink():
        return PackageBytes(folder.name, str(folder), {}, {}, {}, is_link=True)
    source = Folder(folder)
    listed = {"": tuple(source.entries())}
    found = dict(_files(source, listed[""], known))
    if Entry(DOCUMENTS, Kind.FOLDER) in listed[""]:
        listed[DOCUMENTS] = tuple(source.entries(DOCUMENTS))
        found |= {f"{DOCUMENTS}/{name}": content for name, content in document_contents(source)}
    return PackageBytes(
        folder.name,
        str(folder),
        listed,
        contents={path: content for path, content in found.items() if isinstance(content, bytes)},
        refused={path: error for path, error in found.items() if isinstance(error, UnreadableFileError)},
    )


def _files(
    source: Source, entries: tuple[Entry, ...], known: tuple[str, ...]
) -> Iterator[tuple[str, bytes | UnreadableFileError]]:
    """Yield the descriptor and the tables that stand in a package, each with its bytes or why they were not read."""
    largest = {DESCRIPTOR: limits.DESCRIPTOR_BYTES} | {f"{name}.csv": limits.TABLE_BYTES for name in known}
    for entry in entries:
        if entry.kind is Kind.FILE and entry.name in largest:
            yield entry.name, _content(source, entry.name, largest[entry.name])


def document_contents(source: Source) -> Iterator[tuple[str, bytes | UnreadableFileError]]:
    """Yield the name of each document with its bytes or why it is refused unread; the last where there are too many."""
    room, read = limits.DOCUMENTS_BYTES, 0
    for entry in source.entries(DOCUMENTS):
        if not is_plain_name(entry.name):
            yield entry.name, UnreadableFileError("package-file-name")
            continue
        if read >= limits.PACKAGE_FILES:
            yield entry.name, UnreadableFileError("package-size", limit=f"{limits.PACKAGE_FILES} × {DOCUMENTS}/*")
            return
        content = _content(source, f"{DOCUMENTS}/{entry.name}", min(limits.DOCUMENT_BYTES, room))
        if isinstance(content, bytes):
            room -= len(content)
            read += 1
        yield entry.name, content


def _content(source: Source, path: str, limit: int) -> bytes | UnreadableFileError:
    """Return the bytes of a file, or why it was not read."""
    try:
        return source.content(path, limit)
    except UnreadableFileError as error:
        return error
