"""A grade among like products, as a scheme that is in force gives it; without such a scheme there is none to draw."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.model.texts import Texts

FEWEST, MOST = 3, 7
"""Classes that can be told apart on a label."""
REASONS = (
    "expired", "not-valid", "self-declared", "unconfirmed", "boundary", "key", "too-short", "too-few", "too-narrow",
    "no-certificate",
)  # fmt: skip
"""Why there is no letter."""


@dataclass(frozen=True, slots=True)
class GradeClass:
    """One class of a scheme; its colours are data of the scheme."""

    letter: str
    colour: str
    text_colour: str


@dataclass(frozen=True, slots=True)
class GradeCondition:
    """Something that must hold before there is a letter."""

    code: str
    """rule, status, checked, key, frozen, reference, width, certificate"""
    state: str
    """holds, fails, or not-asked where the scheme has no such condition."""


@dataclass(frozen=True, slots=True)
class Grade:
    """The class that a product has under a scheme, or why it has none."""

    scheme_name: Texts
    classes: tuple[GradeClass, ...]
    """Best first."""
    letter: str | None
    reason: str | None
    """Why there is no letter; one of `REASONS`."""
    scheme_id: str = ""
    conditions: tuple[GradeCondition, ...] = ()
    differing: tuple[str, ...] = ()
    """Parts of the comparability key that differ from the scheme's, where that is the reason."""
    near: tuple[str, str] | None = None
    """Best and worst class that the likely range reaches into, where it is more than one."""
    since: date | None = None
    """First day on which this letter held."""
    until: date | None = None
    """Last day on which it can hold, as far as that is known today."""

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


@dataclass(frozen=True, slots=True)
class SchemeEntry:
    """A registered scheme on the as-of date."""

    scheme_id: str
    is_fictional: bool
    state: str
    """upcoming, in-force or ended"""
    counts: Mapping[str, int]
    """Letter to products that have it, or would have it with the numbers of today; nothing once the scheme ended."""
    reasons: Mapping[str, int]
    """Reason to products that have no letter for it."""


@dataclass(frozen=True, slots=True)
class GradeExample:
    """A made-up number and what the engine makes of it, for the page that explains grading."""

    case: str
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    grade: Grade


@dataclass(frozen=True, slots=True)
class Grading:
    """Every registered scheme, and the worked example of a fictional one."""

    schemes: tuple[SchemeEntry, ...] = ()
    examples: tuple[GradeExample, ...] = ()

    @property
    def is_in_force(self) -> bool:
        """Tell whether any scheme is in force: only then do tables and pages have a place for grades."""
        return any(each.state == "in-force" for each in self.schemes)
