"""On what terms a footprint was worked out: two footprints compare only where every part is known and agrees."""

import hashlib
from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields

INCLUDED = frozenset({"reported", "estimated", "assessed-zero", "not-disclosed"})
"""States of a stage that is inside the number."""


@dataclass(frozen=True, slots=True)
class ComparabilityKey:
    """What must agree before two footprints may be compared; every part is a code or a normalised amount."""

    rule: str
    category: str
    unit: str
    unit_kind: str
    life: str
    boundary: str
    stages: str
    recycling: str
    gwp: str
    biogenic: str

    @property
    def id(self) -> str:
        """Return the key as one line of text."""
        return "|".join(astuple(self))

    @property
    def code(self) -> str:
        """Return the key as a short name that an address can hold."""
        return hashlib.sha256(self.id.encode()).hexdigest()[:10]


PARTS = tuple(field.name for field in fields(ComparabilityKey))


@dataclass(frozen=True, slots=True)
class Terms:
    """The parts of the key that are known of a footprint, and why each of the others is not."""

    known: Mapping[str, str]
    missing: Mapping[str, str]
    """Part to reason, the weightiest first: no-rule, generic-rule, unit-not-stated, boundary-not-stated,
    gwp-not-stated, stages-not-assessed, recycling-not-stated, basis-not-stated."""

    @property
    def key(self) -> ComparabilityKey | None:
        """Return the key; nothing where any part is unknown."""
        return None if self.missing else ComparabilityKey(**self.known)

    @property
    def reason(self) -> str | None:
        """Return why there is no key, in one word."""
        return next(iter(self.missing.values()), None)


def differing_parts(one: Terms, other: Terms) -> tuple[str, ...]:
    """Return the parts that keep two footprints from being compared: what differs, and what either does not know."""
    return tuple(part for part in PARTS if part not in one.known or one.known[part] != other.known.get(part))
