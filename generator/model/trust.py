"""The trust ladder as values: what an organisation claims, what the authority found, and the rung that holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.model.disclosure import Label, Verification
from generator.model.register_records import Confirmation

LOWEST = "self-declared"
"""The rung of the bare disclosure, which nobody checked."""
INDEPENDENT = frozenset({"third-party-verified", "certifier-own-scheme", "national-label"})
"""Rungs that count as checked by somebody else, once confirmed."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A verification or a label as the organisation states it, beside what the authority found out about it."""

    record: Verification | Label
    confirmation: Confirmation | None
    level: str
    """Rung of the trust ladder this claim would reach (code list `trust_levels`)."""
    state: str
    """confirmed, unconfirmed, not-found, suspended, revoked, expired, withdrawn"""

    @property
    def confirmed(self) -> bool:
        """Tell whether the authority confirmed the claim and it still holds."""
        return self.state == "confirmed"

    @property
    def own_days(self) -> Iterator[date]:
        """Yield the days that the organisation states of it: it was completed or issued, and perhaps withdrawn."""
        record = self.record
        begun = record.completed_on if isinstance(record, Verification) else record.issued_on
        yield from (day for day in (begun, record.status_on) if day is not None)

    @property
    def last_days(self) -> tuple[date, ...]:
        """Return the last days that are stated: its own, and that of the authority's confirmation."""
        confirmed = self.confirmation.valid_through if self.confirmation else None
        return tuple(day for day in (self.record.valid_through, confirmed) if day is not None)

    @property
    def stands(self) -> bool:
        """Tell whether nothing speaks against the claim, whether or not the authority confirmed it."""
        return self.state in ("confirmed", "unconfirmed")


@dataclass(frozen=True, slots=True)
class Rung:
    """A rung of the trust ladder without the claim that reaches it."""

    level: str
    confirmed: bool
    is_claimed: bool
    """Whether any claim reaches it, rather than the bare disclosure."""


@dataclass(frozen=True, slots=True)
class Trust:
    """The highest rung that holds for exactly this revision on the as-of date, or held on its last day."""

    level: str
    confirmed: bool
    claim: Claim | None

    @property
    def rung(self) -> Rung:
        """Return the rung alone."""
        return Rung(self.level, self.confirmed, self.is_claimed)

    @property
    def is_claimed(self) -> bool:
        """Tell whether any claim reaches the rung, rather than the bare disclosure."""
        return self.claim is not None

    @property
    def is_independent(self) -> bool:
        """Tell whether a confirmed third party, or more, stands behind a footprint."""
        return self.confirmed and self.level in INDEPENDENT
