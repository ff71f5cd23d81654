"""What a product's page says to machines, in the words of schema.org.

A reader of structured data sees a number without its page, so the number stands here only while it simply holds, with
its unit, its per-what and its boundary. A certificate stands here only where the authority confirmed it and the scheme
certifies; a verification or a declaration is none (schema.org: an official and authoritative statement). A grade never
stands here: schema.org has no word for a class within a scheme, and a rating would be read as a customer's.
"""

from collections.abc import Iterator

from generator.config import is_partial
from generator.model import routes
from generator.model.artifact import Json
from generator.model.catalogue import FootprintEntry, ProductEntry, kind_of
from generator.model.disclosure import Label, Verification
from generator.model.quantity import exact
from generator.model.trust import Claim
from generator.render.answer import Answer
from generator.render.press import Press
from generator.render.product.identity import secure
from generator.render.voice import Voice


def linked_data(entry: ProductEntry, answer: Answer, press: Press) -> Json:
    """Return the document of a product; nothing where its number may not be shown."""
    if not entry.headline.shows_value:
        return None
    voice, product = press.voice, entry.product
    notice = _notice(entry, voice)
    name = str(voice.stated(product, "name"))
    words = str(voice.stated(product, "description"))
    return _stated(
        {
            "@context": "https://schema.org",
            "@type": "Product",
            "name": f"{notice} · {name}" if entry.is_sample else name,
            "description": " · ".join(part for part in (notice, words) if part),
            "url": f"{voice.config.site.base_url}{press.address(routes.product(entry.number))}",
            "productID": entry.printed,
            "gtin14": list(entry.gtins),
            "model": product.model,
            "brand": _named("Brand", product.brand),
            "manufacturer": _manufacturer(entry, voice),
            "category": voice.code("categories", product.category),
            "hasMeasurement": _measurement(entry.headline, answer, notice, voice),
            "hasCertification": list(_certificates(entry, voice)),
            "additionalProperty": list(_properties(answer, notice, voice)),
        }
    )


def _notice(entry: ProductEntry, voice: Voice) -> str:
    """Return whose record it is, where it is not the organisation's own."""
    kind = kind_of(entry.organisation)
    return "" if kind == "own" else voice.say(f"linked.notice.{kind}")


def _measurement(entry: FootprintEntry, answer: Answer, notice: str, voice: Voice) -> Json:
    """Return the number, digit for digit, and everything without which it means nothing."""
    if not entry.holds:
        return None
    footprint = entry.footprint
    name = voice.say("linked.partial" if is_partial(footprint, voice) else "linked.footprint")
    low, high = footprint.pcf_low, footprint.pcf_high
    titles = [str(voice.stated(rule, "title")) for rule in entry.rules]
    return _stated(
        {
            "@type": "QuantitativeValue",
            "name": f"{name} · {notice}" if notice else name,
            "value": exact(footprint.pcf_total),
            "unitText": voice.say("linked.unit", per=answer.per),
            "minValue": exact(low) if low is not None and high is not None else None,
            "maxValue": exact(high) if low is not None and high is not None else None,
            "valueReference": [
                _stated(_property(voice.say("linked.boundary"), answer.boundary) | {"measurementTechnique": titles})
            ],
        }
    )


def _certificates(entry: ProductEntry, voice: Voice) -> Iterator[Json]:
    """Yield the confirmed certificates of an organisation's own record; fictional and compiled ones are none."""
    if kind_of(entry.organisation) != "own" or not entry.headline.holds:
        return
    for claim in (*entry.headline.labels, *entry.headline.verifications):
        if claim.confirmed and _certifies(claim, voice):
            yield _certificate(claim.record, voice)


def _certifies(claim: Claim, voice: Voice) -> bool:
    """Tell whether a claim is a certificate of a named body with a number to look up."""
    record = claim.record
    if isinstance(record, Verification):
        return record.type == "certification" and None not in (record.provider_name, record.statement_number)
    certifies = voice.config.codelists["label_schemes"].cell(record.scheme, "certifies") == "true"
    return certifies and None not in (record.issuer_name, record.certificate_number)


def _certificate(record: Label | Verification, voice: Voice) -> Json:
    if isinstance(record, Verification):
        name, body, number = (
            voice.code("verification_types", record.type),
            record.provider_name,
            record.statement_number,
        )
        begun, address = record.completed_on, None
    else:
        name, body, number = voice.code("label_schemes", record.scheme), record.issuer_name, record.certificate_number
        begun, address = record.issued_on, record.verify_url
    until = record.valid_through
    return _stated(
        {
            "@type": "Certification",
            "name": name,
            "issuedBy": _named("Organization", body),
            "certificationIdentification": number,
            "certificationStatus": "https://schema.org/CertificationActive",
            "validFrom": begun.isoformat() if begun else None,
            "expires": until.isoformat() if until else None,
            "url": secure(address),
        }
    )


def _properties(answer: Answer, notice: str, voice: Voice) -> Iterator[Json]:
    """Yield what must be known beside the number: whose record it is, its state, and how far it was checked."""
    if notice:
        yield _property(voice.say("linked.record"), notice)
    yield _property(voice.say("linked.status"), answer.status)
    yield _property(voice.say("linked.trust"), answer.pill.remark or answer.pill.words)


def _manufacturer(entry: ProductEntry, voice: Voice) -> Json:
    """Return the organisation where it says that it makes the product; who only discloses it is not its maker."""
    organisation = entry.organisation
    if "manufacturer" not in organisation.roles:
        return None
    return _named("Organization", str(voice.stated(organisation, "name")))


def _named(kind: str, name: str | None) -> Json:
    return {"@type": kind, "name": name} if name else None


def _property(name: str, value: str) -> dict[str, Json]:
    return {"@type": "PropertyValue", "name": name, "value": value}


def _stated(document: dict[str, Json]) -> dict[str, Json]:
    """Return a document without what nobody stated: an absent key is unknown, an empty one would be a statement."""
    return {key: value for key, value in document.items() if value not in (None, "", [])}
