"""The trust ladder: what an organisation claims, what the authority found, and the rung that results."""

from collections.abc import Iterable, Mapping
from datetime import date

from generator.config import SiteConfig
from generator.model.disclosure import Label, Verification
from generator.model.register_records import Confirmation
from generator.model.trust import LOWEST, Claim, Trust

Confirmations = Mapping[tuple[str, str, str], Confirmation]


def confirmations_by_claim(confirmations: Iterable[Confirmation]) -> Confirmations:
    """Return the authority's latest confirmation of each claim: by table, organisation, claim."""
    ordered = sorted(confirmations, key=lambda row: (row.checked_on, row.confirmation_id))
    return {(row.claim_table, row.org_id, row.claim_id): row for row in ordered}


def claim_of(record: Verification | Label, confirmation: Confirmation | None, config: SiteConfig, as_of: date) -> Claim:
    """Return a claim with the rung that it names and its state on the as-of date."""
    if isinstance(record, Verification):
        level = config.codelists["verification_types"].cell(record.type, "trust_level")
    else:
        level = config.codelists["label_schemes"].cell(record.scheme, "trust_level")
    return Claim(record, confirmation, level, _state(record, confirmation, as_of))


def _state(record: Verification | Label, confirmation: Confirmation | None, as_of: date) -> str:
    """Return the state of a claim: the organisation's own word first, then its last day, then the confirmation."""
    if record.status == "withdrawn":
        return "withdrawn"
    if record.valid_through and record.valid_through < as_of:
        return "expired"
    if confirmation is None:
        return "unconfirmed"
    if confirmation.result == "confirmed" and confirmation.valid_through and confirmation.valid_through < as_of:
        return "expired"
    return confirmation.result


def trust_of(claims: Iterable[Claim], config: SiteConfig) -> Trust:
    """Return the highest confirmed rung, else the highest claimed one, marked as not confirmed.

    A national label that nobody confirmed takes no rung at all; an EPD stands beside the ladder and counts only where
    no rung above self-declaration is reached.
    """
    standing = [claim for claim in claims if claim.level and claim.stands]
    standing = [claim for claim in standing if claim.confirmed or claim.level != "national-label"]
    ranks = config.codelists["trust_levels"]

    def height(claim: Claim) -> tuple[bool, float]:
        return claim.confirmed, float(ranks.cell(claim.level, "rank") or "1.5")

    best = max(standing, key=height, default=None)
    return Trust(best.level, best.confirmed, best) if best else Trust(LOWEST, confirmed=False, claim=None)
