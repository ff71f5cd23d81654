"""What a change touches, taken out of git before anything is parsed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model.git_tree import DISCLOSURES, PathChange, TreeEntry
from generator.read import limits
from generator.read.blobs import Blobs, packages
from generator.read.git import Repository
from generator.read.revisions import Revisions


@dataclass(frozen=True, slots=True)
class Package:
    """One organisation's package on both sides of a change, and what all others have claimed."""

    before: Blobs | None
    after: Blobs
    changes: Sequence[PathChange]
    others: Mapping[str, bytes]
    """Path to bytes of the tables in which another organisation's claims stand."""


def open_package(
    found: Revisions,
    org_id: str,
    entries: Sequence[TreeEntry],
    changes: Sequence[PathChange],
    claiming: tuple[str, ...],
) -> Package:
    """Return one organisation's package, of which `entries` may be opened after the change."""
    standing = found.repository.entries(found.base, DISCLOSURES, limit=None)
    folder = f"{DISCLOSURES}/{org_id}/"
    own = [entry for entry in standing if entry.path.startswith(folder)]
    wanted = tuple(f"/{table}.csv" for table in claiming)
    others = [
        entry
        for entry in standing
        if entry.path.endswith(wanted) and not entry.path.startswith(folder) and _is_small(entry)
    ]
    return Package(
        before=_one(found.repository, own, org_id),
        after=_one(found.repository, entries, org_id) or Blobs(org_id, {}, {}),
        changes=changes,
        others={entry.path: content for entry, content in found.repository.contents(others)},
    )


def _is_small(entry: TreeEntry) -> bool:
    return entry.is_file and entry.size <= limits.TABLE_BYTES


def _one(repository: Repository, entries: Sequence[TreeEntry], org_id: str) -> Blobs | None:
    """Return the package that paths of one folder make up."""
    return next((each for each in packages(repository, entries) if each.org_id == org_id), None)
