"""A package as it stands in a git tree: its bytes are taken from git, never from a checked-out file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.git_tree import DISCLOSURES, TreeEntry
from generator.read import limits
from generator.read.descriptor import DESCRIPTOR
from generator.read.file import UnreadableFileError
from generator.read.git import Repository
from generator.read.source import Entry, Kind

_DOCUMENTS = "documents/"


@dataclass(frozen=True, slots=True)
class Blobs:
    """A package in a tree: every path below its folder, and the bytes of those that may be read."""

    org_id: str
    listed: Mapping[str, TreeEntry]
    bytes_of: Mapping[str, bytes]

    @property
    def place(self) -> str:
        """Return the package's folder as it is called in the repository."""
        return f"{DISCLOSURES}/{self.org_id}"

    def entries(self, below: str = "") -> list[Entry]:
        """Return what stands in the package or in one folder of it, by name."""
        prefix = f"{below}/" if below else ""
        found = {}
        for path, entry in self.listed.items():
            if path.startswith(prefix):
                name, deeper, _ = path.removeprefix(prefix).partition("/")
                found[name] = Kind.FOLDER if deeper else Kind.FILE if entry.is_file else Kind.OTHER
        return sorted(Entry(name, kind) for name, kind in found.items())

    def content(self, path: str, limit: int) -> bytes:
        """Return the bytes of one file, judged by its listed size before it is looked at."""
        entry = self.listed.get(path)
        if entry is None or not entry.is_file:
            raise UnreadableFileError("package-file-kind")
        if entry.size > limit or path not in self.bytes_of:
            raise UnreadableFileError("package-size", limit=f"{limit:,} B")
        return self.bytes_of[path]


def packages(repository: Repository, entries: Sequence[TreeEntry]) -> list[Blobs]:
    """Return the packages that some paths of a tree make up, by their organisation's id."""
    folders: dict[str, dict[str, TreeEntry]] = {}
    for entry in entries:
        org_id, _, path = entry.path.removeprefix(f"{DISCLOSURES}/").partition("/")
        if path:
            folders.setdefault(org_id, {})[path] = entry
    wanted = [
        (org_id, path, folders[org_id][path]) for org_id in sorted(folders) for path in _readable(folders[org_id])
    ]
    read = repository.contents([entry for _, _, entry in wanted])
    held: dict[str, dict[str, bytes]] = {org_id: {} for org_id in folders}
    for (org_id, path, _), (_, content) in zip(wanted, read, strict=True):
        held[org_id][path] = content
    return [Blobs(org_id, folders[org_id], held[org_id]) for org_id in sorted(folders)]


def _readable(listed: Mapping[str, TreeEntry]) -> Iterator[str]:
    """Yield the paths whose size allows them to be read, documents only as far as there is room."""
    room = limits.DOCUMENTS_BYTES
    for path in sorted(listed):
        entry = listed[path]
        is_document = path.startswith(_DOCUMENTS)
        limit = min(limits.DOCUMENT_BYTES, room) if is_document else _limit(path)
        if entry.is_file and entry.size <= limit:
            room -= entry.size if is_document else 0
            yield path


def _limit(path: str) -> int:
    return limits.DESCRIPTOR_BYTES if path == DESCRIPTOR else limits.TABLE_BYTES


def without(entries: Iterable[TreeEntry], paths: frozenset[str]) -> list[TreeEntry]:
    """Return the entries but for those that were refused by their name or mode."""
    return [entry for entry in entries if entry.path not in paths]
