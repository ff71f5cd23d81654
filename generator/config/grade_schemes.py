"""Grading schemes: what a rule that an authority issued says, as data. Without such a rule there is no file.

A class reaches from above the end of the class before it up to and including its own end (`up_to`); the first has no
lower end and the last no upper one, so that every number belongs to exactly one class.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, HttpUrl, UrlConstraints, model_validator

from generator.config.said import Said
from generator.model.grade import FEWEST, MOST, GradeClass
from generator.model.texts import Texts

_NUMBER = re.compile(r"-?\d+(?:\.\d{1,18})?")


def _exact(value: object) -> object:
    """Take a number only as text: YAML reads a bare one as binary, and a threshold must not lose a digit."""
    if not isinstance(value, str) or not _NUMBER.fullmatch(value):
        message = 'write the number in quotes, with at most 18 decimals, such as "150.5"'
        raise ValueError(message)
    return Decimal(value)


Exact = Annotated[Decimal, BeforeValidator(_exact)]
Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
Code = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
Address = Annotated[HttpUrl, UrlConstraints(allowed_schemes=["https"])]


class _Part(BaseModel):
    """A part of a scheme's file; unknown keys are mistakes."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_min_length=1)


class LegalBasis(_Part):
    """The document that sets the classes; a grade without one is nobody's to give."""

    document: Said
    number: str | None = None
    issuer: Said
    clause: Said
    url: Address


class RuleVersion(_Part):
    """An accounting rule in the version that its register names."""

    rule_id: Code
    version: str


class ServiceLife(_Part):
    """How long the function is delivered."""

    amount: Exact
    unit: Code


class SchemeKey(_Part):
    """On what terms a number must have been worked out: the parts of the comparability key beside the category."""

    rules: tuple[RuleVersion, ...] = Field(min_length=1)
    unit_kind: Code
    declared_unit: Code
    amount: Exact
    service_life: ServiceLife | None = None
    boundary: Code
    stages: tuple[Code, ...] = Field(min_length=1)
    recycling_approach: Code
    characterization_factors: tuple[str, ...] = Field(min_length=1)
    pcf_total_basis: Code


class SchemeClass(_Part):
    """One class: its letter, its upper end, and how it is drawn."""

    letter: Annotated[str, Field(pattern=r"^[A-Z1-9]$")]
    up_to: Exact | None = None
    """In kg CO2e per declared unit amount, itself included; the last class has none."""
    colour: Colour
    text_colour: Colour


class ReferenceSet(_Part):
    """The products from whose numbers the thresholds were taken, on the day they were frozen."""

    frozen_on: date
    products: int = Field(ge=0)
    organisations: int = Field(ge=0)
    median_half_width: Exact
    """Median of half the width of their likely ranges."""


class GradeScheme(_Part):
    """One scheme for one category."""

    scheme_id: Code
    is_fictional: bool
    """A fictional scheme never grades a real record, and a real one never a sample."""
    title: Said
    legal_basis: LegalBasis
    category: Code
    mode: Literal["computed", "awarded"]
    key: SchemeKey
    classes: tuple[SchemeClass, ...] = Field(min_length=FEWEST, max_length=MOST)
    """Best first."""
    reference_set: ReferenceSet | None = None
    """Only where the thresholds are statistical."""
    in_force_from: date
    in_force_until: date | None = None
    """Last day, itself included; nothing as long as none is set."""

    @model_validator(mode="after")
    def _makes_sense(self) -> "GradeScheme":
        """Refuse what could not be applied: the message begins with the key at fault."""
        problem = next((words for is_wrong, words in self._checks() if is_wrong), None)
        if problem:
            raise ValueError(problem)
        return self

    def _checks(self) -> Sequence[tuple[bool, str]]:
        letters = [each.letter for each in self.classes]
        ends = [each.up_to for each in self.classes]
        known = [end for end in ends if end is not None]
        is_computed = self.mode == "computed"
        until = self.in_force_until
        return (
            (len(set(letters)) < len(letters), "classes.letter: a letter stands twice"),
            (
                is_computed and (None in ends[:-1] or ends[-1] is not None),
                "classes.up_to: every class but the last has one",
            ),
            (any(high <= low for low, high in pairwise(known)), "classes.up_to: each end lies above the one before it"),
            (not is_computed and bool(known), "classes.up_to: an awarded class has no threshold"),
            (not is_computed and self.reference_set is not None, "reference_set: an awarded class has none"),
            (until is not None and until < self.in_force_from, "in_force_until: lies before in_force_from"),
        )

    @property
    def texts(self) -> Mapping[str, Texts]:
        """Return everything that is said in several languages, by its key in the file."""
        basis = self.legal_basis
        named = {"document": basis.document, "issuer": basis.issuer, "clause": basis.clause}
        return {"title": self.title, **{f"legal_basis.{key}": texts for key, texts in named.items()}}

    @cached_property
    def limits(self) -> tuple[Decimal, ...]:
        """Return the upper ends of all classes but the last."""
        return tuple(each.up_to for each in self.classes if each.up_to is not None)

    @cached_property
    def drawn_classes(self) -> tuple[GradeClass, ...]:
        """Return the classes as they are drawn, best first."""
        return tuple(GradeClass(each.letter, each.colour, each.text_colour) for each in self.classes)

    @property
    def narrowest(self) -> Decimal | None:
        """Return the width of the narrowest class that has both ends; nothing where none has."""
        return min((high - low for low, high in pairwise(self.limits)), default=None)

    @property
    def months(self) -> int | None:
        """Return for how many whole months the thresholds stay as they are; nothing where no end is set."""
        if self.in_force_until is None:
            return None
        start, end = self.in_force_from, self.in_force_until + timedelta(days=1)
        return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)

    def letter_of(self, value: Decimal) -> str:
        """Return the one class that a number belongs to."""
        return self.classes[bisect_left(self.limits, value)].letter

    def state_on(self, day: date) -> str:
        """Return whether the scheme is upcoming, in force or ended on a day."""
        if day < self.in_force_from:
            return "upcoming"
        return "ended" if self.in_force_until is not None and self.in_force_until < day else "in-force"

    def overlaps(self, other: "GradeScheme") -> bool:
        """Tell whether two schemes would grade the same product on the same day."""
        if (self.category, self.is_fictional) != (other.category, other.is_fictional):
            return False
        ends = self.in_force_until or date.max, other.in_force_until or date.max
        return self.in_force_from <= ends[1] and other.in_force_from <= ends[0]
