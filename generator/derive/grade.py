"""The grade of a number under a scheme: every condition in a fixed order, then the one class that the number falls in.

Which classes there are, and where they end, is the scheme's. The limits below are the register's own: they keep
thresholds from moving with the numbers that they judge.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date

from generator.config import GradeScheme, SiteConfig
from generator.derive.comparability import normalised, stages_in_order
from generator.language import OWN_WORD
from generator.model.catalogue import FootprintEntry
from generator.model.comparability import ComparabilityKey, Terms, differing_parts
from generator.model.grade import Grade, GradeCondition
from generator.model.trust import Claim

MONTHS_FROZEN = 24
FEWEST_PRODUCTS, FEWEST_ORGANISATIONS = 20, 5
"""What a reference set must hold before thresholds may be taken from it."""
NOT_ASKED = "not-asked"


@dataclass(frozen=True, slots=True)
class KeyedScheme:
    """A scheme beside its comparability key."""

    scheme: GradeScheme
    terms: Terms


def keyed_scheme(scheme: GradeScheme, config: SiteConfig) -> KeyedScheme:
    """Return a scheme with its key in the very form in which the keys of footprints are built."""
    key, lists = scheme.key, config.codelists
    life = key.service_life
    parts = ComparabilityKey(
        rule="+".join(sorted(f"{rule.rule_id}@{rule.version}" for rule in key.rules)),
        category=scheme.category,
        unit=normalised(key.amount, key.declared_unit, lists["declared_units"]),
        unit_kind=key.unit_kind,
        life=normalised(life.amount, life.unit, lists["service_life_units"]) if life else "",
        boundary=key.boundary,
        stages="+".join(stages_in_order(key.stages, lists["stages"])),
        recycling=key.recycling_approach,
        gwp="+".join(sorted(key.characterization_factors)),
        biogenic=key.pcf_total_basis,
    )
    return KeyedScheme(scheme, Terms(asdict(parts), {}))


def grade_of(headline: FootprintEntry, keyed: KeyedScheme) -> Grade:
    """Return the class of a number, or the reason of the first condition that fails."""
    scheme = keyed.scheme
    reasons = {code: check(headline, keyed) for code, check in CONDITIONS.items()}
    reason = next((why for why in reasons.values() if why not in (None, NOT_ASKED)), None)
    return Grade(
        scheme_name=scheme.title,
        classes=scheme.drawn_classes,
        letter=None if reason else _letter(headline, scheme),
        reason=reason,
        scheme_id=scheme.scheme_id,
        conditions=tuple(GradeCondition(code, _STATES.get(why, "fails")) for code, why in reasons.items()),
        differing=differing_parts(headline.terms, keyed.terms),
        near=None if reason else _near(headline, scheme),
        since=None if reason else _since(headline, scheme),
        until=None if reason else min(_ends(headline, scheme), default=None),
    )


def _letter(headline: FootprintEntry, scheme: GradeScheme) -> str:
    """Return the class: by the number, or the worst that a confirmed certificate states, so that none flatters."""
    if scheme.mode == "computed":
        return scheme.letter_of(headline.footprint.pcf_total)
    stated = {claim.record.cell("grade") for claim in _awarded(headline, scheme) if claim.confirmed}
    return [each.letter for each in scheme.classes if each.letter in stated][-1]


def _near(headline: FootprintEntry, scheme: GradeScheme) -> tuple[str, str] | None:
    """Return the best and the worst class that the range reaches into, where a threshold lies within it."""
    low, high = headline.footprint.pcf_low, headline.footprint.pcf_high
    if scheme.mode != "computed" or low is None or high is None:
        return None
    best, worst = scheme.letter_of(low), scheme.letter_of(high)
    return None if best == worst else (best, worst)


def _since(headline: FootprintEntry, scheme: GradeScheme) -> date:
    """Return the first day: of the scheme, or of the number where that came later."""
    footprint = headline.footprint
    days = (scheme.in_force_from, footprint.published_on, footprint.valid_from)
    return max(day for day in days if isinstance(day, date))


def _ends(headline: FootprintEntry, scheme: GradeScheme) -> Iterator[date]:
    """Yield the last days that are known: of the scheme, of the number, of the check behind it."""
    claim = headline.trust.claim
    checked = (claim.record.valid_through, claim.confirmation and claim.confirmation.valid_through) if claim else ()
    for day in (scheme.in_force_until, headline.footprint.valid_through, *checked):
        if day is not None:
            yield day


def _awarded(headline: FootprintEntry, scheme: GradeScheme) -> list[Claim]:
    """Return the certificates on a number that name the scheme and one of its classes, and have not lapsed."""
    letters = {each.letter for each in scheme.classes}
    named = [claim for claim in headline.labels if claim.record.cell("grade_scheme") == scheme.scheme_id]
    standing = [claim for claim in named if claim.stands]
    return [claim for claim in standing if claim.record.cell("grade") in letters]


def _rule(_: FootprintEntry, __: KeyedScheme) -> str | None:
    """An authority issued a rule, and it is in force: without one nobody would ask for a grade."""
    return None


def _status(headline: FootprintEntry, _: KeyedScheme) -> str | None:
    """The number holds today."""
    if headline.holds:
        return None
    return "expired" if headline.status == "expired" else "not-valid"


def _checked(headline: FootprintEntry, _: KeyedScheme) -> str | None:
    """An independent body checked the number, and the authority confirmed that."""
    if headline.trust.level in OWN_WORD:
        return "self-declared"
    return None if headline.trust.confirmed else "unconfirmed"


def _key(headline: FootprintEntry, keyed: KeyedScheme) -> str | None:
    """The number was worked out on the scheme's own terms."""
    differing = differing_parts(headline.terms, keyed.terms)
    if not differing:
        return None
    return "boundary" if {"boundary", "stages"}.intersection(differing) else "key"


def _frozen(_: FootprintEntry, keyed: KeyedScheme) -> str | None:
    """The thresholds stay as they are long enough to be printed on goods."""
    months = keyed.scheme.months
    return "too-short" if months is not None and months < MONTHS_FROZEN else None


def _reference(_: FootprintEntry, keyed: KeyedScheme) -> str | None:
    """Statistical thresholds rest on enough products of enough organisations."""
    reference = keyed.scheme.reference_set
    if reference is None:
        return NOT_ASKED
    enough = reference.products >= FEWEST_PRODUCTS and reference.organisations >= FEWEST_ORGANISATIONS
    return None if enough else "too-few"


def _width(_: FootprintEntry, keyed: KeyedScheme) -> str | None:
    """No class is narrower than the uncertainty of the numbers."""
    reference, narrowest = keyed.scheme.reference_set, keyed.scheme.narrowest
    if reference is None or narrowest is None:
        return NOT_ASKED
    return None if narrowest >= reference.median_half_width else "too-narrow"


def _certificate(headline: FootprintEntry, keyed: KeyedScheme) -> str | None:
    """An awarded class has a certificate that the authority confirmed."""
    if keyed.scheme.mode == "computed":
        return NOT_ASKED
    claims = _awarded(headline, keyed.scheme)
    if any(claim.confirmed for claim in claims):
        return None
    return "unconfirmed" if claims else "no-certificate"


_STATES = {None: "holds", NOT_ASKED: NOT_ASKED}
CONDITIONS: Mapping[str, Callable[[FootprintEntry, KeyedScheme], str | None]] = {
    "rule": _rule,
    "status": _status,
    "checked": _checked,
    "key": _key,
    "frozen": _frozen,
    "reference": _reference,
    "width": _width,
    "certificate": _certificate,
}
"""What must hold before there is a letter, in the order of the checks; each returns its reason where it fails."""
