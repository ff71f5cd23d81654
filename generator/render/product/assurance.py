"""Who checked the number: every claim as the organisation states it, beside what the authority found out."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.config import measured_words
from generator.model.catalogue import FootprintEntry
from generator.model.disclosure import Label, Verification
from generator.model.record import NOT_STATED
from generator.model.trust import Claim
from generator.render.product.identity import secure
from generator.render.text import Text
from generator.render.voice import Voice

FORMS = {"confirmed": "solid", "unconfirmed": "dashed"}


@dataclass(frozen=True, slots=True)
class Face:
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


def assurance_view(entry: FootprintEntry, voice: Voice, *, compiled: bool) -> AssuranceView:
    """Return who checked one revision."""
    claims = tuple(claim_view(claim, voice, compiled=compiled) for claim in (*entry.verifications, *entry.labels))
    none = "assurance.none_compiled" if compiled else "assurance.none"
    return AssuranceView(
        none=None if claims else voice.fixed(none),
        claims=claims,
        measured=measured_words(entry.footprint, voice),
        offsets=voice.fixed(OFFSETS[entry.footprint.offsets_included]),
    )


def claim_view(claim: Claim, voice: Voice, *, compiled: bool) -> ClaimView:
    """Return a claim in words and in its shape."""
    record = claim.record
    face = _label(record, voice) if isinstance(record, Label) else _verification(record, voice)
    state = "unconfirmed_compiled" if compiled and claim.state == "unconfirmed" else claim.state
    return ClaimView(
        kind=face.kind,
        form=FORMS.get(claim.state, "gone"),
        state=voice.say(f"claim.{state}"),
        body=voice.free(face.body) if face.body else None,
        details=(*face.details, *_until(record, voice)),
        checked=_checked(claim, voice),
        href=secure(face.address),
    )


def _verification(record: Verification, voice: Voice) -> Face:
    """Return what a verification states, leaving out what it does not."""
    details = []
    if record.assurance:
        details.append(Text(voice.code("assurance_levels", record.assurance)))
    if record.coverage:
        details.append(Text(voice.code("verification_coverages", record.coverage)))
    details += [voice.free(words) for words in (record.standard, record.statement_number) if words]
    if record.completed_on:
        details.append(Text(voice.say("claim.completed", day=voice.day(record.completed_on))))
    return Face(voice.code("verification_types", record.type), record.provider_name, tuple(details), None)


def _label(record: Label, voice: Voice) -> Face:
    """Return what a certificate states; its own mark is never drawn."""
    details = []
    if record.certificate_number:
        details.append(Text(voice.say("claim.certificate", number=record.certificate_number)))
    if record.issued_on:
        details.append(Text(voice.say("claim.issued", day=voice.day(record.issued_on))))
    kind = voice.code("label_schemes", record.scheme)
    return Face(kind, record.issuer_name, tuple(details), record.verify_url)


def _until(record: Verification | Label, voice: Voice) -> list[Text]:
    """Return until when the claim holds, where it says so."""
    until = record.valid_through
    return [Text(voice.say("claim.until", day=voice.day(until)))] if until else []


def _checked(claim: Claim, voice: Voice) -> Markup | None:
    """Return who confirmed the claim, and when."""
    if claim.confirmation is None:
        return None
    found = claim.confirmation
    office = voice.stated(found, "office")
    result = voice.code("confirmation_results", found.result)
    return voice.tell("claim.checked", office=office, day=voice.day(found.checked_on), result=result)
