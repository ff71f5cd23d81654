"""Typed packages as bytes, and back: only our own records come out of them, whoever wrote them.

A pickle can name any function to be called; here it can name nothing but the classes that are listed.
"""

import pickle
import zlib
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from io import BytesIO

from generator.model.disclosure import RECORDS, Disclosure
from generator.model.record import Place

_LEVEL = 1
"""Of compression; a fifth of the bytes remain, and higher levels cost more than they save."""


class _Unpickler(pickle.Unpickler):
    """Takes values apart that consist of some classes and plain data."""

    def __init__(self, content: bytes, classes: Iterable[type]) -> None:
        super().__init__(BytesIO(content))
        self._known = {(known.__module__, known.__qualname__): known for known in classes}

    def find_class(self, module: str, name: str) -> type:
        """Return a class that may come out.

        Raises:
            UnpicklingError: It is no such class.

        """
        try:
            return self._known[module, name]
        except KeyError:
            message = f"{module}.{name} is no record of ours"
            raise pickle.UnpicklingError(message) from None


def unpickled(content: bytes, classes: Iterable[type]) -> object:
    """Return the value in a pickle that names no other classes than these.

    Raises:
        UnpicklingError: It names something else.

    """
    return _Unpickler(content, classes).load()


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
            UnpicklingError: The bytes name something else than records of a package.

        """
        if self._disclosure is None:
            self._disclosure, self._content = _opened(self._content), b""
        return self._disclosure

    def __getstate__(self) -> bytes:
        """Return the disclosure as bytes."""
        return self._content or zlib.compress(pickle.dumps(self._disclosure, pickle.HIGHEST_PROTOCOL), _LEVEL)

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
        UnpicklingError: They name or hold something else.

    """
    found = unpickled(zlib.decompress(content), (Disclosure, Place, Decimal, date, *RECORDS.values()))
    if not isinstance(found, Disclosure):
        message = f"{type(found).__name__} is no disclosure"
        raise pickle.UnpicklingError(message)
    return found
