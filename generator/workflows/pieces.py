"""Pieces of a build: a value that a maker is given, under the digest of all that its files follow from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.components.maker import Maker
from generator.model.artifact import ManifestEntry
from generator.runtime.digests import digest, parts_of
from generator.runtime.site_record import PieceRecord, SiteRecord

NEW = "/new"
"""Why a piece is made that no build before knows."""
DAMAGED = "/damaged"
"""Why a piece is made whose files are no longer what was written."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A value that a maker is given; without the value, the trace of one."""

    maker: str
    subject: str
    parts: Mapping[str, str]
    """Digest of each field of the value."""
    key: str
    """Digest of the maker, the value, and the foundation of all pieces."""
    shown: Any = None

    @classmethod
    def of(cls, maker: Maker[Any], shown: object, foundation: str) -> "Piece":
        """Return the piece of a value."""
        subject = maker.subject(shown) if maker.subject else ""
        return replace(cls.of_parts(maker.name, subject, parts_of(shown), foundation), shown=shown)

    @classmethod
    def of_parts(cls, maker: str, subject: str, parts: Mapping[str, str], foundation: str) -> "Piece":
        """Return the piece of which these are the parts."""
        return cls(maker, subject, parts, digest(maker, subject, parts, foundation))


@dataclass(frozen=True, slots=True)
class Done:
    """A piece with its files, and why they were last made."""

    piece: Piece
    files: Mapping[str, ManifestEntry]
    why: tuple[str, ...]
    is_new: bool
    failure: str = ""
    """The traceback, where we failed to make it and its files are those of before."""

    @property
    def record(self) -> PieceRecord:
        """Return what the next build is told of it."""
        return PieceRecord(self.piece.maker, self.piece.subject, dict(self.piece.parts), sorted(self.files), self.why)


class Before:
    """What the build before made, as far as its files still stand."""

    def __init__(self, record: SiteRecord, standing: Mapping[str, ManifestEntry]) -> None:
        """Sort the pieces of a record by what they are about."""
        self._record, self._standing = record, standing
        self._by_subject = {(piece.maker, piece.subject): (key, piece) for key, piece in record.pieces.items()}

    def done(self, piece: Piece) -> Done | None:
        """Return a piece that need not be made again; nothing where it is unknown or one of its files is gone."""
        before = self._record.pieces.get(piece.key)
        files = self._files_of(before) if before else None
        if before is None or files is None:
            return None
        return Done(replace(piece, shown=None), files, before.why, is_new=False)

    def last_form(self, piece: Piece, failure: str) -> Done:
        """Return what was last made about the subject of a piece that we failed to make; nothing where it is new."""
        key, before = self._by_subject.get((piece.maker, piece.subject), ("", None))
        files = self._files_of(before) if before else None
        if before is None or files is None:
            return Done(piece, {}, (), is_new=False, failure=failure)
        form = Piece(before.maker, before.subject, before.parts, key)
        return Done(form, files, before.why, is_new=False, failure=failure)

    def why(self, piece: Piece, foundation: Mapping[str, str]) -> tuple[str, ...]:
        """Return why a piece is made: the names of what differs from before, `/` before a part of the foundation."""
        if piece.key in self._record.pieces:
            return (DAMAGED,)
        _, before = self._by_subject.get((piece.maker, piece.subject), ("", None))
        if before is None:
            return (NEW,)
        shared = (f"/{part}" for part in _differing(foundation, self._record.foundation))
        return (*shared, *_differing(piece.parts, before.parts)) or (NEW,)

    def _files_of(self, piece: PieceRecord) -> dict[str, ManifestEntry] | None:
        found = {path: self._standing[path] for path in piece.files if path in self._standing}
        return found if len(found) == len(piece.files) else None


def _differing(now: Mapping[str, str], before: Mapping[str, str]) -> list[str]:
    return sorted(part for part in {*now, *before} if now.get(part) != before.get(part))
