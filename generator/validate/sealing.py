"""Typed packages as bytes, and back: only records of ours come out of them."""

import zlib
from datetime import date
from decimal import Decimal

from generator.model.disclosure import RECORDS, Disclosure
from generator.model.record import Place
from generator.runtime.pickling import ForeignPickleError, pickled, unpickled

_LEVEL = 1
"""Of compression; a fifth of the bytes remain, and higher levels cost more than they save."""


class Sealed:
    """A disclosure that travels and is kept as bytes, and is taken apart only where somebody asks for it."""

    __slots__ = ("_content", "_disclosure")

    def __init__(self, disclosure: Disclosure) -> None:
        """Take a disclosure; it becomes bytes when it is pickled."""
        self._disclosure: Disclosure | None = disclosure
        self._content = b""

    @property
    def disclosure(self) -> Disclosure:
        """Return the disclosure.

        Raises:
            ForeignPickleError: The bytes name something else than records of a package.

        """
        if self._disclosure is None:
            self._disclosure, self._content = _opened(self._content), b""
        return self._disclosure

    def __getstate__(self) -> bytes:
        """Return the disclosure as bytes."""
        return self._content or zlib.compress(pickled(self._disclosure), _LEVEL)

    def __setstate__(self, content: bytes) -> None:
        """Take the bytes, unopened."""
        self._disclosure, self._content = None, content

    def __eq__(self, other: object) -> bool:
        """Tell whether two hold equal disclosures."""
        return isinstance(other, Sealed) and self.disclosure == other.disclosure

    __hash__ = None  # type: ignore[assignment]  # a disclosure holds mappings


def _opened(content: bytes) -> Disclosure:
    """Return the disclosure in some bytes.

    Raises:
        ForeignPickleError: They name or hold something else.

    """
    found = unpickled(zlib.decompress(content), (Disclosure, Place, Decimal, date, *RECORDS.values()))
    if not isinstance(found, Disclosure):
        message = f"{type(found).__name__} is no disclosure"
        raise ForeignPickleError(message)
    return found
