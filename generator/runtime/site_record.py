"""What a build remembers of the site that it wrote, for the next build of the same place."""

import hashlib
from pathlib import Path

import msgspec

from generator.runtime.cache import Cache
from generator.runtime.writing import FileState, KnownFile, KnownFiles

FORMAT = "1"
"""Another number makes what an older version of the program remembered unknown."""


class PieceRecord(msgspec.Struct, frozen=True, array_like=True):
    """A piece that was made: by which maker, about what, what its files follow from, which they are, and why."""

    maker: str
    subject: str
    parts: dict[str, str]
    files: list[str]
    why: tuple[str, ...]


class SiteRecord(msgspec.Struct, frozen=True, array_like=True):
    """All pieces of a site, and what its files and those of its spare looked like."""

    foundation: dict[str, str] = {}
    """Digest of each part of what all pieces stand on."""
    pieces: dict[str, PieceRecord] = {}
    standing: dict[str, tuple[str, int, int]] = {}
    """Path to SHA-256, size in bytes and time of change in nanoseconds."""
    spare: dict[str, tuple[str, int, int]] = {}
    packages: dict[str, str] = {}
    """Organisation to the key under which the verdict is kept that the site was made of."""


_DECODER = msgspec.msgpack.Decoder(SiteRecord)


def read_record(cache: Cache | None, out: Path) -> SiteRecord:
    """Return what is remembered of the site at a place; nothing where none is whole and of this version."""
    stored = cache.get(_key(out)) if cache else None
    if stored is None:
        return SiteRecord()
    try:
        return _DECODER.decode(stored)
    except msgspec.DecodeError:
        return SiteRecord()


def keep_record(cache: Cache | None, out: Path, record: SiteRecord) -> None:
    """Remember a site."""
    if cache:
        cache.put(_key(out), msgspec.msgpack.encode(record))


def forget_record(cache: Cache | None, out: Path) -> None:
    """Forget a site of which nobody can say what its pages were made of: settings changed during the build."""
    keep_record(cache, out, SiteRecord())


def known(files: dict[str, tuple[str, int, int]]) -> dict[str, KnownFile]:
    """Return files as the writer knows them."""
    return {path: KnownFile(sha256, FileState(size, changed)) for path, (sha256, size, changed) in files.items()}


def remembered(files: KnownFiles) -> dict[str, tuple[str, int, int]]:
    """Return files as they are remembered."""
    return {path: (file.sha256, file.state.size, file.state.modified) for path, file in files.items()}


def _key(out: Path) -> str:
    return f"sites/{hashlib.sha256(f'{FORMAT} {out}'.encode()).hexdigest()}"
