"""Values as bytes, and back: only classes that the reader lists come out, whoever wrote the bytes.

A pickle can name any function to be called; here it can name nothing else.
"""

import pickle
from collections.abc import Iterable
from io import BytesIO


class ForeignPickleError(ValueError):
    """Bytes hold something else than was expected."""


def pickled(value: object) -> bytes:
    """Return a value as bytes."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


class _Unpickler(pickle.Unpickler):
    """Takes values apart that consist of some classes and plain data."""

    def __init__(self, content: bytes, classes: Iterable[type]) -> None:
        super().__init__(BytesIO(content))
        self._known = {(known.__module__, known.__qualname__): known for known in classes}

    def find_class(self, module: str, name: str) -> type:
        """Return a class that may come out.

        Raises:
            ForeignPickleError: It is no such class.

        """
        try:
            return self._known[module, name]
        except KeyError:
            message = f"{module}.{name} is no record of ours"
            raise ForeignPickleError(message) from None


def unpickled(content: bytes, classes: Iterable[type]) -> object:
    """Return the value in a pickle that names no other classes than these.

    Raises:
        ForeignPickleError: It names something else, or is no pickle.

    """
    try:
        return _Unpickler(content, classes).load()
    except (pickle.UnpicklingError, EOFError) as error:
        raise ForeignPickleError(str(error)) from error
