"""A grade among like products, as a scheme that is in force gives it; without such a scheme there is none to draw."""

from dataclasses import dataclass

FEWEST, MOST = 3, 7
"""Classes that can be told apart on a label."""


@dataclass(frozen=True, slots=True)
class GradeClass:
    """One class of a scheme; its colours are data of the scheme."""

    letter: str
    colour: str
    text_colour: str


@dataclass(frozen=True, slots=True)
class Grade:
    """The class that a product has under a scheme, or why it has none."""

    scheme_name_zh: str
    scheme_name_en: str
    classes: tuple[GradeClass, ...]
    """Best first."""
    letter: str | None
    reason: str | None
    """Why there is no letter: too-few, self-declared, unconfirmed, expired, boundary, no-certificate."""

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn: too few or too many classes, an unknown letter, a letter beside a reason."""
        if not FEWEST <= len(self.classes) <= MOST:
            raise ValueError(len(self.classes))
        if (self.letter is None) == (self.reason is None):
            raise ValueError(self.letter, self.reason)
        if self.letter is not None and self.letter not in self.letters:
            raise ValueError(self.letter)

    @property
    def letters(self) -> tuple[str, ...]:
        """Return the letters of all classes, best first."""
        return tuple(each.letter for each in self.classes)
