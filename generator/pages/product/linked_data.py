"""The structured data of a product page, in the vocabulary of schema.org.

A reader of structured data sees a number without its page, so the number stands here only while it simply holds, with
its unit, its per-what and its boundary. A certificate stands here only where the authority confirmed it and the scheme
certifies; a verification or a declaration is none (schema.org: an official and authoritative statement). A grade never
stands here: schema.org has no word for a class within a scheme, and a rating would be read as a customer's.
"""

from collections.abc import Iterator

from generator.components.evidence import secure
from generator.components.footprint_summary import FootprintSummary
from generator.components.renderer import PageRenderer
from generator.language import dated_status, is_partial
from generator.language.html import HtmlTranslator
from generator.model import routes
from generator.model.artifact import Json
from generator.model.catalogue import FootprintEntry, ProductEntry, kind_of
from generator.model.disclosure import Label, Verification
from generator.model.quantity import exact
from generator.model.trust import Claim


def linked_data(entry: ProductEntry, summary: FootprintSummary, renderer: PageRenderer) -> Json:
    """Return the structured data of a product; nothing where its number may not be shown."""
    if not entry.headline.shows_value:
        return None
    translator, product = renderer.translator, entry.product
    notice = _notice(entry, translator)
    name = str(translator.stated(product, "name"))
    words = str(translator.stated(product, "description"))
    return _stated(
        {
            "@context": "https://schema.org",
            "@type": "Product",
            "name": f"{notice} · {name}" if entry.is_sample else name,
            "description": " · ".join(part for part in (notice, words) if part),
            "url": f"{translator.config.site.base_url}{renderer.address(routes.product(entry.number))}",
            "productID": entry.printed,
            "gtin14": list(entry.gtins),
            "model": product.model,
            "brand": _named("Brand", product.brand),
            "manufacturer": _manufacturer(entry, translator),
            "category": translator.code("categories", product.category),
            "hasMeasurement": _measurement(entry.headline, summary, notice, translator),
            "hasCertification": list(_certificates(entry, translator)),
            "additionalProperty": list(_properties(entry.headline, summary, notice, translator)),
        }
    )


def _notice(entry: ProductEntry, translator: HtmlTranslator) -> str:
    """Return whose record it is, where it is not the organisation's own."""
    kind = kind_of(entry.organisation)
    return "" if kind == "own" else translator.say(f"linked.notice.{kind}")


def _measurement(entry: FootprintEntry, summary: FootprintSummary, notice: str, translator: HtmlTranslator) -> Json:
    """Return the number, digit for digit, and everything without which it means nothing."""
    if not entry.holds:
        return None
    footprint = entry.footprint
    name = translator.say("linked.partial" if is_partial(footprint, translator) else "linked.footprint")
    low, high = footprint.pcf_low, footprint.pcf_high
    titles = [str(translator.stated(rule, "title")) for rule in entry.rules]
    return _stated(
        {
            "@type": "QuantitativeValue",
            "name": f"{name} · {notice}" if notice else name,
            "value": exact(footprint.pcf_total),
            "unitText": translator.say("linked.unit", per=summary.per),
            "minValue": exact(low) if low is not None and high is not None else None,
            "maxValue": exact(high) if low is not None and high is not None else None,
            "valueReference": [
                _stated(
                    _property(translator.say("linked.boundary"), summary.boundary) | {"measurementTechnique": titles}
                )
            ],
        }
    )


def _certificates(entry: ProductEntry, translator: HtmlTranslator) -> Iterator[Json]:
    """Yield the confirmed certificates of an organisation's own record; fictional and compiled ones are none."""
    if kind_of(entry.organisation) != "own" or not entry.headline.holds:
        return
    for claim in (*entry.headline.labels, *entry.headline.verifications):
        if claim.confirmed and _certifies(claim, translator):
            yield _certificate(claim.record, translator)


def _certifies(claim: Claim, translator: HtmlTranslator) -> bool:
    """Tell whether a claim is a certificate of a named body with a number to look up."""
    record = claim.record
    if isinstance(record, Verification):
        return record.type == "certification" and None not in (record.provider_name, record.statement_number)
    certifies = translator.config.codelists["label_schemes"].cell(record.scheme, "certifies") == "true"
    return certifies and None not in (record.issuer_name, record.certificate_number)


def _certificate(record: Label | Verification, translator: HtmlTranslator) -> Json:
    if isinstance(record, Verification):
        name, body, number = (
            translator.code("verification_types", record.type),
            record.provider_name,
            record.statement_number,
        )
        begun, address = record.completed_on, None
    else:
        name, body, number = (
            translator.code("label_schemes", record.scheme),
            record.issuer_name,
            record.certificate_number,
        )
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


def _properties(
    entry: FootprintEntry, summary: FootprintSummary, notice: str, translator: HtmlTranslator
) -> Iterator[Json]:
    """Yield what must be known beside the number: whose record it is, its state, and how far it was checked."""
    status = dated_status(entry.status, entry.footprint.valid_through, translator)
    if notice:
        yield _property(translator.say("linked.record"), notice)
    yield _property(translator.say("linked.status"), status)
    yield _property(translator.say("linked.trust"), summary.trust_badge.sentence)


def _manufacturer(entry: ProductEntry, translator: HtmlTranslator) -> Json:
    """Return the organisation where it says that it makes the product; who only discloses it is not its maker."""
    organisation = entry.organisation
    if "manufacturer" not in organisation.roles:
        return None
    return _named("Organization", str(translator.stated(organisation, "name")))


def _named(kind: str, name: str | None) -> Json:
    return {"@type": kind, "name": name} if name else None


def _property(name: str, value: str) -> dict[str, Json]:
    return {"@type": "PropertyValue", "name": name, "value": value}


def _stated(document: dict[str, Json]) -> dict[str, Json]:
    """Return a document without what nobody stated: an absent key is unknown, an empty one would be a statement."""
    return {key: value for key, value in document.items() if value not in (None, "", [])}
