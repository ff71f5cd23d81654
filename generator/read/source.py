"""Where a package stands: a folder on disk or blobs in git. The reader sees both through one small interface."""

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from generator.read.file import read_bytes


class Kind(StrEnum):
    """What an entry of a package is."""

    FILE = "file"
    FOLDER = "folder"
    OTHER = "other"
    """A link, a device, another repository: nothing that may be opened."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One name in a package, and what stands behind it."""

    name: str
    kind: Kind


class Source(Protocol):
    """A package that can be listed and read, wherever it stands."""

    @property
    def org_id(self) -> str:
        """The name of the package's folder."""

    @property
    def place(self) -> str:
        """Where the package stands, as reports name it."""

    def entries(self, below: str = "") -> list[Entry]:
        """Return what stands in the package or in one folder of it, by name."""

    def content(self, path: str, limit: int) -> bytes:
        """Return the bytes of one file.

        Raises:
            UnreadableFileError: It is something else than a file, or longer than `limit` bytes.

        """


@dataclass(frozen=True, slots=True)
class Folder:
    """A package on disk."""

    path: Path

    @property
    def org_id(self) -> str:
        """Return the name of the folder."""
        return self.path.name

    @property
    def place(self) -> str:
        """Return the folder's path."""
        return str(self.path)

    def entries(self, below: str = "") -> list[Entry]:
        """Return what stands in the folder, by name; links are not followed."""
        with os.scandir(self.path / below) as found:
            return sorted(Entry(entry.name, _kind(entry)) for entry in found)

    def content(self, path: str, limit: int) -> bytes:
        """Return the bytes of one file."""
        return read_bytes(self.path / path, limit)


def _kind(entry: os.DirEntry[str]) -> Kind:
    if entry.is_file(follow_symlinks=False):
        return Kind.FILE
    return Kind.FOLDER if entry.is_dir(follow_symlinks=False) else Kind.OTHER
