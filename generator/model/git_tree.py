"""What two git trees hold, as far as anybody looks before the files themselves."""

from dataclasses import dataclass

PLAIN_FILE = "100644"
"""The only mode a submitted file may have: no link, no other repository, nothing to be run."""

DISCLOSURES = "disclosures"
"""The only folder in which strangers write."""


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """One path of a tree."""

    path: str
    mode: str
    object_id: str
    size: int
    """Bytes; 0 for what is no file."""

    @property
    def is_file(self) -> bool:
        """Tell whether this is a plain file."""
        return self.mode == PLAIN_FILE


@dataclass(frozen=True, slots=True)
class PathChange:
    """A path that differs between two trees; a rename is one path gone and another come."""

    path: str
    before: str | None
    """The mode it had, or nothing where it was not there."""
    after: str | None
    """The mode it has now, or nothing where it is gone."""

    @property
    def organisation(self) -> str | None:
        """Return the organisation in whose folder the path stands; nothing where it stands in nobody's."""
        parts = self.path.split("/")
        return parts[1] if len(parts) > 2 and parts[0] == DISCLOSURES else None  # noqa: PLR2004  folder, id, file
