"""Where results are kept for the next run, under keys that name everything they were made of."""

from typing import Protocol


class Store(Protocol):
    """Keeps bytes; what it gives back is what was put there, or nothing."""

    def get(self, key: str) -> bytes | None:
        """Return what is kept under a key; nothing where it is unknown, lost or damaged."""

    def put(self, key: str, content: bytes) -> None:
        """Keep something under a key, in the place of what was kept there."""


class InMemory:
    """A store that ends with the process."""

    def __init__(self) -> None:
        """Begin empty."""
        self.kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """Return what is kept under a key."""
        return self.kept.get(key)

    def put(self, key: str, content: bytes) -> None:
        """Keep something under a key."""
        self.kept[key] = content
