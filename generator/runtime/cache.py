"""What one build keeps for the next on this machine: small answers under the digests of what they answer.

Nothing depends on it. It may be deleted at any time, and two builds may use it at once: a file is written under another
name and then renamed, read back only where its own fingerprint agrees, and whatever is damaged counts as missing.
"""

import hashlib
import os
import re
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

MARK = "CACHEDIR.TAG"
MARK_TEXT = """Signature: 8a477f597d28d172789f06886806bc55
# What `portal build` keeps for the next build on this machine; it may be deleted.
"""
"""The Cache Directory Tagging Specification: backup programs pass such a folder over."""
FINGERPRINT = 32
"""Bytes of SHA-256 before the content."""
_DIGEST = re.compile("[0-9a-f]{64}")
DAY = 24 * 60 * 60
UNUSED_FOR = 7 * DAY
"""Seconds before the latest use: what nobody asked for since then is removed."""
LARGEST = 2 * 1024**3
"""Bytes that are kept at most; what was asked for longest ago goes first."""


@dataclass(slots=True)
class Tally:
    """What became of the questions that a build asked."""

    found: int = 0
    missing: int = 0
    damaged: int = 0
    unwritten: int = 0
    """Answers that could not be kept: no room, no permission."""


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of answers, each a file named by the kind of question and its digest."""

    folder: Path
    tally: Tally = field(default_factory=Tally, compare=False)

    def get(self, key: str) -> bytes | None:
        """Return the answer under a key; nothing where there is none, or none that is whole."""
        path = self._path(key)
        try:
            stored = path.read_bytes()
        except OSError:
            self.tally.missing += 1
            return None
        content = stored[FINGERPRINT:]
        if hashlib.sha256(content).digest() != stored[:FINGERPRINT]:
            self.tally.damaged += 1
            _remove(path)
            return None
        with suppress(OSError):
            os.utime(path)
        self.tally.found += 1
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep an answer; a machine that cannot is slower, not wrong."""
        path = self._path(key)
        written = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            self._mark()
            path.parent.mkdir(parents=True, exist_ok=True)
            written.write_bytes(hashlib.sha256(content).digest() + content)
            written.replace(path)
        except OSError:
            self.tally.unwritten += 1
            _remove(written)

    def prune(self) -> None:
        """Remove what was unused for long, and beyond the bound what was unused longest."""
        stored, kept = sorted(self._stored(), reverse=True), 0
        for used, size, path in stored:
            kept += size
            if kept > LARGEST or stored[0][0] - used > UNUSED_FOR:
                _remove(path)

    def _stored(self) -> list[tuple[float, int, Path]]:
        """Return when each answer was last used, its size and its path."""
        found = []
        for path in filter(_is_ours, self.folder.glob("*/*/*")):
            with suppress(OSError):
                state = path.stat()
                found.append((state.st_mtime, state.st_size, path))
        return found

    def _mark(self) -> None:
        """Make the folder, and tell in it what it is."""
        mark = self.folder / MARK
        if not mark.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            mark.write_text(MARK_TEXT, encoding="utf-8")

    def _path(self, key: str) -> Path:
        """Return where an answer stands: `kind/ab/abcdef…`, so that no folder holds too many."""
        kind, _, name = key.partition("/")
        return self.folder / kind / name[:2] / name


def _is_ours(path: Path) -> bool:
    """Tell whether a file has the name of an answer, or of one that is being written: nothing else is ever removed."""
    name = path.name.removeprefix(".").partition(".")[0]
    return _DIGEST.fullmatch(name) is not None and path.parent.name == name[:2]


def _remove(path: Path) -> None:
    """Remove a file; one that cannot be removed, or is gone already, does no harm."""
    with suppress(OSError):
        path.unlink()
