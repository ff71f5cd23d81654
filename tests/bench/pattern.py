"""Pages that somebody else is to make: as many as ours, each of as many bytes and with as many holes."""

from collections.abc import Callable
from dataclasses import dataclass

VALUE = 12
"""Characters of the value in a hole."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """How many pages there are to make, and what each of them is."""

    pages: int
    holes: int
    """Places of a page where a value is written."""
    size: int
    """Bytes of a page; not fewer than the holes with their frames take."""

    def values(self, page: int) -> list[str]:
        """Return what stands in the holes of a page."""
        return [f"{page:07}-{hole:04}" for hole in range(self.holes)]

    def template(self, hole: Callable[[int], str]) -> str:
        """Return the text of a page in which `hole` spells each hole."""
        parts = [f"<p>{hole(number)}</p>\n" for number in range(self.holes)]
        rest = self.size - self.holes * (len("<p></p>\n") + VALUE)
        each, more = divmod(rest, self.holes)
        return "".join("x" * (each + (number < more)) + part for number, part in enumerate(parts))
