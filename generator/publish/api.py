"""The JSON API: one document per product, and the index that lists them.

The shape is written out key by key: it changes only when somebody means it to. Numbers travel as decimal strings.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from generator.components.maker import Maker
from generator.config import SiteConfig
from generator.language import Translator
from generator.model import routes
from generator.model.artifact import Artifact, Json
from generator.model.catalogue import Catalogue, FootprintEntry, ProductEntry
from generator.model.data_day import headlines_day, product_day
from generator.model.disclosure import Organisation, Verification
from generator.model.factor import FactorKey
from generator.model.footprint import Component
from generator.model.grade import Grade
from generator.model.position import Position
from generator.model.quantity import exact
from generator.model.register_records import Notice
from generator.model.stages import NO_STAGES, StageShare
from generator.model.trace import UNOPENED, Trace
from generator.model.trust import Claim
from generator.publish.comparison import comparison_of
from generator.publish.provenance import provenance_notice

SCHEMA_VERSION = "1.1"


@dataclass(frozen=True, slots=True)
class ProductDocumentInput:
    """What the document of a product states."""

    data_day: date | None
    entry: ProductEntry
    """Without what its document does not state: its evidence, the sites, and the rows as they were submitted."""


@dataclass(frozen=True, slots=True)
class ListedProduct:
    """A product in the index."""

    number: str
    status: str


@dataclass(frozen=True, slots=True)
class ProductIndexInput:
    """What the index of the documents lists."""

    data_day: date | None
    products: tuple[ListedProduct, ...]


def _select_documents(catalogue: Catalogue, _: SiteConfig) -> Iterator[ProductDocumentInput]:
    for entry in catalogue.products:
        stated = replace(
            entry,
            headline=replace(entry.headline.in_short(), rules=entry.headline.rules),
            footprints=tuple(_stated_revision(footprint) for footprint in entry.footprints),
            documents=(),
            equivalence=None,
            span=None,
        )
        yield ProductDocumentInput(product_day(entry, catalogue.as_of), stated)


def _stated_revision(entry: FootprintEntry) -> FootprintEntry:
    """Return a revision without what its document does not state; without its numbers where they may not be shown."""
    stated = replace(entry, site=None, stage_rows=(), inventory=(), sources=(), rules=(), change=None)
    return stated if entry.shows_value else replace(stated, by_stage=NO_STAGES, components=(), trace=UNOPENED)


def _make_documents(shown: ProductDocumentInput, config: SiteConfig) -> Iterator[Artifact]:
    entry = shown.entry
    beside = {"grade": _grade(entry.grade), "comparison": comparison_of(entry, _translators(config))}
    document = product_document(entry, shown.data_day, config) | beside
    for number in (entry.number, *entry.former_numbers):
        yield Artifact.json(routes.api_product(number), document)


product_documents = Maker(_select_documents, _make_documents, subject=lambda shown: shown.entry.number)
"""One document for each product, also at the numbers it had before."""


def _select_index(catalogue: Catalogue, _: SiteConfig) -> Iterator[ProductIndexInput]:
    products = (ListedProduct(entry.number, entry.headline.status) for entry in catalogue.products)
    yield ProductIndexInput(headlines_day(catalogue.products), tuple(products))


def _make_index(shown: ProductIndexInput, config: SiteConfig) -> Iterator[Artifact]:
    products = [
        {"number": product.number, "document": routes.api_product(product.number), "status": product.status}
        for product in shown.products
    ]
    yield Artifact.json(
        routes.API_PRODUCTS, opening(config) | {"data_day": _stated(shown.data_day), "products": products}
    )


product_index = Maker(_select_index, _make_index)
"""The list of all documents."""


@lru_cache(maxsize=4)
def _translators(config: SiteConfig) -> tuple[Translator, ...]:
    """Return the languages of the site; there is one of each for all documents of a build."""
    return tuple(Translator(language, config) for language in config.languages)


def product_document(entry: ProductEntry, data_day: date | None, config: SiteConfig) -> dict[str, Json]:
    """Return the document of one product; it says of which day its data are, never what day it is."""
    product, organisation = entry.product, entry.organisation
    return opening(config) | {
        "data_day": _stated(data_day),
        "valid_through": _valid_through(entry.headline),
        "number": entry.number,
        "printed_number": entry.printed,
        "notice": provenance_notice(organisation),
        "is_sample": organisation.is_sample,
        "provenance": organisation.provenance,
        "compiled_source": organisation.compiled_source,
        "product_id": product.product_id,
        "name": {"zh": product.name_zh, "en": product.name_en},
        "brand": product.brand,
        "model": product.model,
        "gtins": list(entry.gtins),
        "category": product.category,
        "organisation": _organisation(organisation),
        "headline": entry.headline.uuid,
        "status": entry.headline.status,
        "comparability_key": entry.headline.key.id if entry.headline.key else None,
        "position": _position(entry.position),
        "no_position_reason": entry.no_position_reason,
        "page": {language.code: f"{language.prefix}{routes.product(entry.number)}" for language in config.languages},
        "footprints": [_footprint(footprint) for footprint in entry.footprints],
    }


def opening(config: SiteConfig) -> dict[str, Json]:
    """Return the keys with which every document of the API opens."""
    return {
        "schema_version": SCHEMA_VERSION,
        "licence": config.site.licence.name,
        "statement": {language: words.say("api.statement") for language, words in config.words.items()},
    }


def _organisation(organisation: Organisation) -> Json:
    return {
        "org_id": organisation.org_id,
        "name": {"zh": organisation.name_zh, "en": organisation.name_en},
        "uscc": organisation.uscc,
        "district": organisation.district,
    }


def _valid_through(entry: FootprintEntry) -> Json:
    """Return the last day of validity; nothing where the number may not be shown."""
    return _stated(entry.footprint.valid_through) if entry.shows_value else None


def _footprint(entry: FootprintEntry) -> Json:
    """Return one revision; of one that no longer holds, everything but the numbers."""
    footprint = entry.footprint
    return {
        "id": entry.uuid,
        "footprint_id": footprint.footprint_id,
        "revision": footprint.revision,
        **_standing(entry),
        "kind": footprint.kind,
        "boundary": footprint.boundary,
        "unit_kind": footprint.unit_kind,
        "declared_unit": footprint.declared_unit,
        "declared_unit_amount": _stated(footprint.declared_unit_amount),
        "unit_text": {"zh": footprint.unit_text_zh, "en": footprint.unit_text_en},
        "reference_period_first_day": _stated(footprint.reference_period_first_day),
        "reference_period_last_day": _stated(footprint.reference_period_last_day),
        "published_on": _stated(footprint.published_on),
        "valid_from": _stated(footprint.valid_from),
        "valid_through": _stated(footprint.valid_through),
        "geography": footprint.geography,
        "characterization_factors": list(footprint.ipcc_characterization_factors),
        "rules": list(footprint.rule_ids),
        "standards": list(footprint.cross_sectoral_standards),
        "comparability_key": entry.key.id if entry.key else None,
        "no_key_reason": entry.no_key_reason,
        "trust": _trust(entry),
        "claims": [_claim(claim) for claim in (*entry.verifications, *entry.labels)],
        "result": _result(entry) if entry.shows_value else None,
    }


def _standing(entry: FootprintEntry) -> dict[str, Json]:
    return {"status": entry.status, "notice": _notice(entry.notice), "superseded_by": entry.superseded_by}


def _notice(notice: Notice | None) -> Json:
    """Return the authority's notice that the status comes from, for a record it does not own."""
    if notice is None:
        return None
    return {
        "effect": notice.effect,
        "since": notice.since.isoformat(),
        "until": _stated(notice.until),
        "reason": {"zh": notice.reason_zh, "en": notice.reason_en},
        "office": {"zh": notice.office_zh, "en": notice.office_en},
    }


def _result(entry: FootprintEntry) -> Json:
    """Return the numbers, in kg CO2e per declared unit amount."""
    footprint, rest = entry.footprint, entry.by_stage.rest
    return {
        "unit": "kg CO2e",
        "pcf_total": exact(footprint.pcf_total),
        "pcf_total_basis": footprint.pcf_total_basis,
        "pcf_low": _stated(footprint.pcf_low),
        "pcf_high": _stated(footprint.pcf_high),
        "undisclosed": _stated(rest.value if rest and rest.is_undisclosed else None),
        "stages": [_stage(stage) for stage in entry.stages],
        "components": [_component(component) for component in entry.components],
        "inventory": [_trace(trace) for trace in entry.trace.lines],
    }


def _stage(stage: StageShare) -> Json:
    return {"stage": stage.stage, "state": stage.state, "value": _stated(stage.value)}


def _component(component: Component) -> Json:
    return {
        "scope": component.scope,
        "component": component.component,
        "state": component.state,
        "value": _stated(component.value),
    }


def _trace(trace: Trace) -> Json:
    """Return a line of the inventory with the version of the factor it used, and the outcome of recomputing it."""
    line, factor = trace.line, trace.factor
    return {
        "line": line.line,
        "stage": line.stage,
        "amount": exact(line.amount),
        "unit": line.unit,
        "factor": None if factor is None else _factor(factor.key),
        "emission": _stated(line.emission),
        "recomputed": _stated(trace.recomputed),
        "outcome": trace.outcome,
    }


def _factor(key: FactorKey) -> Json:
    """Return which version of which factor; an official one has no owner."""
    return {"owner": key.owner or None, "factor_id": key.factor_id, "version": key.version or None}


def _trust(entry: FootprintEntry) -> Json:
    """Return the rung of the trust ladder, and the last day on which number, claim and confirmation hold together."""
    last_day = entry.assured_through if entry.shows_value else None
    return {"level": entry.trust.level, "confirmed": entry.trust.confirmed, "valid_through": _stated(last_day)}


def _claim(claim: Claim) -> Json:
    """Return a claim with its state; who checked it and until when, but no person."""
    record = claim.record
    verification = isinstance(record, Verification)
    return {
        "table": "verifications" if verification else "labels",
        "kind": record.cell("type") if verification else record.cell("scheme"),
        "body": record.cell("provider_name") if verification else record.cell("issuer_name"),
        "number": record.cell("statement_number") if verification else record.cell("certificate_number"),
        "on": record.cell("completed_on") if verification else record.cell("issued_on"),
        "valid_through": _stated(record.valid_through),
        "state": claim.state,
        "checked_on": claim.confirmation.checked_on.isoformat() if claim.confirmation else None,
    }


def _position(position: Position | None) -> Json:
    if position is None:
        return None
    return {
        "first": position.first,
        "last": position.last,
        "count": position.count,
        "organisations": position.organisations,
    }


def _grade(grade: Grade | None) -> Json:
    """Return the grade with every gate; nothing while no scheme for the category is in force."""
    if grade is None:
        return None
    return {
        "scheme": grade.scheme_id,
        "scheme_name": grade.scheme_name.in_columns,
        "classes": list(grade.letters),
        "letter": grade.letter,
        "reason": grade.reason,
        "differing_parts": list(grade.differing),
        "near": list(grade.near) if grade.near else None,
        "since": _stated(grade.since),
        "until": _stated(grade.until),
        "gates": {gate.code: gate.state for gate in grade.conditions},
    }


def _stated(value: Decimal | date | str | None) -> str | None:
    """Return a number or a day as text, the word for unknown as it is, nothing as nothing."""
    if isinstance(value, Decimal):
        return exact(value)
    return value.isoformat() if isinstance(value, date) else value
