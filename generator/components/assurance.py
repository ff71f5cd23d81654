"""Who checked the number: every claim as the organisation stated it, beside what the authority found."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.components.evidence import secure
from generator.language import measured_words
from generator.language.html import HtmlTranslator
from generator.language.text import Text
from generator.model.catalogue import FootprintEntry
from generator.model.disclosure import Label, Verification
from generator.model.record import NOT_STATED
from generator.model.trust import Claim

FORMS = {"confirmed": "solid", "unconfirmed": "dashed"}


@dataclass(frozen=True, slots=True)
class ClaimShape:
    """What verifications and certificates have in common."""

    kind: str
    body: str | None
    details: tuple[Text, ...]
    address: str | None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One verification or certificate."""

    kind: str
    form: str
    """solid where confirmed, dashed where not yet, gone where it no longer holds"""
    state: str
    body: Text | None
    details: tuple[Text, ...]
    checked: Markup | None
    href: str | None


OFFSETS: dict[bool | str, str] = {
    True: "assurance.offsets_in",
    False: "assurance.offsets",
    NOT_STATED: "assurance.offsets_unknown",
}


@dataclass(frozen=True, slots=True)
class AssuranceView:
    """The section on trust."""

    none: Markup | None
    """What to say where nobody is named."""
    claims: tuple[ClaimView, ...]
    measured: str
    offsets: Markup


def assurance_view(entry: FootprintEntry, translator: HtmlTranslator, *, compiled: bool) -> AssuranceView:
    """Return who checked one revision."""
    claims = tuple(claim_view(claim, translator, compiled=compiled) for claim in (*entry.verifications, *entry.labels))
    none = "assurance.none_compiled" if compiled else "assurance.none"
    return AssuranceView(
        none=None if claims else translator.fixed(none),
        claims=claims,
        measured=measured_words(entry.footprint, translator),
        offsets=translator.fixed(OFFSETS[entry.footprint.offsets_included]),
    )


def claim_view(claim: Claim, translator: HtmlTranslator, *, compiled: bool) -> ClaimView:
    """Return a claim in words and in its shape."""
    record = claim.record
    face = _label(record, translator) if isinstance(record, Label) else _verification(record, translator)
    state = "unconfirmed_compiled" if compiled and claim.state == "unconfirmed" else claim.state
    return ClaimView(
        kind=face.kind,
        form=FORMS.get(claim.state, "gone"),
        state=translator.say(f"claim.{state}"),
        body=translator.free(face.body) if face.body else None,
        details=(*face.details, *_until(claim, translator)),
        checked=_checked(claim, translator),
        href=secure(face.address),
    )


def _verification(record: Verification, translator: HtmlTranslator) -> ClaimShape:
    """Return what a verification states, leaving out what it does not."""
    details = []
    if record.assurance:
        details.append(Text(translator.code("assurance_levels", record.assurance)))
    if record.coverage:
        details.append(Text(translator.code("verification_coverages", record.coverage)))
    details += [translator.free(words) for words in (record.standard, record.statement_number) if words]
    if record.completed_on:
        details.append(Text(translator.say("claim.completed", day=translator.day(record.completed_on))))
    return ClaimShape(translator.code("verification_types", record.type), record.provider_name, tuple(details), None)


def _label(record: Label, translator: HtmlTranslator) -> ClaimShape:
    """Return what a certificate states; its own mark is never drawn."""
    details = []
    if record.certificate_number:
        details.append(Text(translator.say("claim.certificate", number=record.certificate_number)))
    if record.issued_on:
        details.append(Text(translator.say("claim.issued", day=translator.day(record.issued_on))))
    kind = translator.code("label_schemes", record.scheme)
    return ClaimShape(kind, record.issuer_name, tuple(details), record.verify_url)


def _until(claim: Claim, translator: HtmlTranslator) -> list[Text]:
    """Return until when the claim holds; that no end is stated is said of what stands."""
    if claim.last_days:
        return [Text(translator.say("claim.until", day=translator.day(min(claim.last_days))))]
    return [Text(translator.say("trust.no_end"))] if claim.stands else []


def _checked(claim: Claim, translator: HtmlTranslator) -> Markup | None:
    """Return who confirmed the claim, and when."""
    if claim.confirmation is None:
        return None
    found = claim.confirmation
    office = translator.stated(found, "office")
    result = translator.code("confirmation_results", found.result)
    return translator.tell("claim.checked", office=office, day=translator.day(found.checked_on), result=result)
