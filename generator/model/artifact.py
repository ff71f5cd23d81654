"""A finished file: the one shape of everything that is published."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

Json = Any
"""Anything JSON can hold; numbers that matter travel as decimal strings."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """A path below the site's root and the bytes that stand there."""

    path: str
    content: bytes

    @classmethod
    def text(cls, path: str, content: str) -> Self:
        """Make a text file in UTF-8."""
        return cls(path, content.encode())

    @classmethod
    def json(cls, path: str, document: Json) -> Self:
        """Make a JSON file: sorted keys, no NaN, no spaces, so that equal documents are equal and few bytes."""
        text = json.dumps(document, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
        return cls(path, (text + "\n").encode())

    @property
    def entry(self) -> "ManifestEntry":
        """Return its size and fingerprint."""
        return ManifestEntry(len(self.content), hashlib.sha256(self.content).hexdigest())


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """Size in bytes and SHA-256 of one published file."""

    size: int
    sha256: str


Manifest = Mapping[str, ManifestEntry]
"""Path to size and fingerprint of everything already made."""
