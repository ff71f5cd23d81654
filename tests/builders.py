"""Small disclosures to test with: everything has a sensible value, a test states only what it is about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from generator.config import SiteConfig, load_config
from generator.derive import derive
from generator.model.catalogue import Catalogue, ProductEntry
from generator.model.disclosure import Disclosure, Label, Organisation, Product, Site, Verification
from generator.model.footprint import Component, Footprint, Source, Stage
from generator.model.record import Place
from generator.model.register_records import AccountingRule, Confirmation, Notice, Policy
from generator.model.registers import Registers

ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 11, 22)
HERE = Place("test.csv", 2)
CHECKED = {
    "at": HERE,
    "source_title": "示例",
    "checked_on": date(2026, 6, 1),
    "checked_by": "示例办公室",
    "confidence": "fictional",
    "is_sample": True,
}


@cache
def a_config() -> SiteConfig:
    """Return the settings of this repository."""
    return load_config(ROOT)


def an_organisation(org_id: str = "acme", **given: object) -> Organisation:
    """Return an organisation."""
    return Organisation.model_validate(
        {
            "at": HERE,
            "org_id": org_id,
            "name_zh": f"示例车业 {org_id}",
            "name_en": f"Sample Vehicles {org_id}",
            "uscc": "91120199MA0000001B",
            "country": "CN",
            "district": "120116",
            "roles": ("manufacturer",),
            "provenance": "own",
            "is_sample": True,
        }
        | given
    )


def a_product(product_id: str = "bike", **given: object) -> Product:
    """Return a product."""
    return Product.model_validate(
        {
            "at": HERE,
            "product_id": product_id,
            "name_zh": f"示例电动自行车 {product_id}",
            "name_en": f"Sample e-bike {product_id}",
            "brand": "示例牌",
            "model": "HH-48V20",
            "gtins": ("9520020000015",),
            "category": "e-bike",
            "consumer_facing": True,
            "headline_footprint_id": f"{product_id}-2025",
            "status": "active",
        }
        | given
    )


def a_footprint(product_id: str = "bike", /, **given: object) -> Footprint:
    """Return a full footprint per piece under a product-specific rule."""
    return Footprint.model_validate(
        {
            "at": HERE,
            "footprint_id": f"{product_id}-2025",
            "revision": 1,
            "product_id": product_id,
            "status": "active",
            "published_on": date(2026, 3, 20),
            "valid_from": date(2026, 3, 20),
            "valid_through": date(2028, 12, 31),
            "kind": "cfp",
            "boundary": "cradle-to-grave",
            "unit_kind": "functional",
            "declared_unit": "piece",
            "declared_unit_amount": Decimal(1),
            "unit_text_zh": "1 辆",
            "unit_text_en": "1 bicycle",
            "functional_unit_text_zh": "一辆电动自行车使用 8 年，共骑行 24000 公里",
            "functional_unit_text_en": "One e-bike used for 8 years, 24,000 km in all",
            "service_life_amount": Decimal(8),
            "service_life_unit": "year",
            "reference_period_first_day": date(2025, 1, 1),
            "reference_period_last_day": date(2025, 12, 31),
            "geography": "CN",
            "pcf_total": Decimal("186.4"),
            "pcf_total_basis": "excluding-biogenic-uptake",
            "pcf_low": Decimal(168),
            "pcf_high": Decimal(211),
            "range_basis": "scenario",
            "offsets_included": False,
            "ipcc_characterization_factors": ("AR6",),
            "gwp_horizon": "gwp100",
            "cross_sectoral_standards": ("GBT24067-2024",),
            "rule_ids": ("sample-ebike-2026",),
            "exempted_emissions_percent": Decimal("1.2"),
            "exempted_emissions_description": "螺钉和标签",
            "primary_data_share": Decimal(62),
            "technological_dqr": Decimal(2),
            "recycling_approach": "cut-off",
            "electricity_approach": "grid-average",
        }
        | given
    )


STAGES = (
    ("raw-materials", "reported", "96"),
    ("manufacturing", "reported", "18.4"),
    ("distribution", "estimated", "6"),
    ("installation", "not-applicable", None),
    ("use", "reported", "58"),
    ("end-of-life", "reported", "8"),
    ("beyond-boundary", "reported", "-12.5"),
)


def some_stages(footprint: Footprint, rows: Sequence[tuple[str, str, str | None]] = STAGES) -> tuple[Stage, ...]:
    """Return the stages of a footprint."""
    return tuple(
        Stage(
            at=HERE,
            footprint_id=footprint.footprint_id,
            revision=footprint.revision,
            stage=stage,
            state=state,
            value=None if value is None else Decimal(value),
        )
        for stage, state, value in rows
    )


def a_verification(footprint: Footprint, **given: object) -> Verification:
    """Return a third-party verification of a footprint."""
    return Verification.model_validate(
        {
            "at": HERE,
            "verification_id": f"{footprint.footprint_id}-v{footprint.revision}",
            "footprint_id": footprint.footprint_id,
            "revision": footprint.revision,
            "type": "third-party",
            "assurance": "limited",
            "provider_name": "示例核查有限公司",
            "standard": "ISO 14064-3:2019",
            "statement_number": "SAMPLE-2026/001",
            "completed_on": date(2026, 3, 18),
            "status": "active",
        }
        | given
    )


def a_label(footprint: Footprint, **given: object) -> Label:
    """Return a certificate under a body's own scheme."""
    return Label.model_validate(
        {
            "at": HERE,
            "label_id": f"{footprint.footprint_id}-l1",
            "footprint_id": footprint.footprint_id,
            "revision": footprint.revision,
            "scheme": "certifier-own-scheme",
            "certificate_number": "SAMPLE-CFP-2026/0002",
            "issuer_name": "示例认证有限公司",
            "issued_on": date(2026, 3, 15),
            "valid_through": date(2028, 3, 14),
            "verify_url": "https://cert.example/0002",
            "status": "active",
        }
        | given
    )


def a_confirmation(org_id: str, verification: Verification, **given: object) -> Confirmation:
    """Return the authority's confirmation of a verification."""
    return Confirmation.model_validate(
        {
            **CHECKED,
            "confirmation_id": f"{org_id}-{verification.verification_id}",
            "claim_table": "verifications",
            "org_id": org_id,
            "claim_id": verification.verification_id,
            "result": "confirmed",
            "office_zh": "示例办公室",
            "office_en": "Sample office",
        }
        | given
    )


def a_rule(rule_id: str = "sample-ebike-2026", **given: object) -> AccountingRule:
    """Return a product-specific accounting rule."""
    return AccountingRule.model_validate(
        {
            **CHECKED,
            "rule_id": rule_id,
            "title_zh": "电动自行车产品碳足迹核算规则（示例，虚构）",
            "title_en": "Product carbon footprint accounting rule for e-bikes (fictional example)",
            "kind": "fictional",
            "product_specific": True,
            "version": "2026",
            "status": "in-force",
        }
        | given
    )


def a_notice(footprint_uuid: str, effect: str, **given: object) -> Notice:
    """Return a notice of the authority, in force without end."""
    return Notice.model_validate(
        {
            **CHECKED,
            "notice_id": f"notice-{effect}",
            "footprint_uuid": footprint_uuid,
            "effect": effect,
            "since": date(2026, 11, 1),
            "reason_zh": "示例原因",
            "reason_en": "Sample reason",
            "office_zh": "示例公告机关",
            "office_en": "Sample notice office",
        }
        | given
    )


def a_policy(**given: object) -> Policy:
    """Return a policy document."""
    return Policy.model_validate(
        {
            **CHECKED,
            "policy_id": "sample-policy",
            "title_zh": "示例文件",
            "title_en": "Sample document",
            "issuer_zh": "示例机关",
            "issuer_en": "Sample office",
            "level": "city",
            "issued_on": date(2026, 1, 5),
        }
        | given
    )


def a_disclosure(organisation: Organisation | None = None, **tables: Any) -> Disclosure:
    """Return a disclosure: of one verified product, where a test does not say otherwise."""
    owner = organisation or an_organisation()
    if "products" not in tables:
        footprint = a_footprint()
        default = {
            "products": (a_product(),),
            "footprints": (footprint,),
            "stages": some_stages(footprint),
            "verifications": (a_verification(footprint),),
        }
        tables = default | tables
    return Disclosure(owner.org_id, f"disclosures/{owner.org_id}", organisation=(owner,), **tables)


def a_disclosure_of(footprint: Footprint, owner: Organisation | None = None, **tables: Any) -> Disclosure:
    """Return a disclosure of one product with one footprint and its stages, and with what else is given."""
    one = {"products": (a_product(),), "footprints": (footprint,), "stages": some_stages(footprint)}
    return a_disclosure(owner, **(one | tables))


def a_catalogue(
    *disclosures: Disclosure,
    confirmations: Sequence[Confirmation] = (),
    notices: Sequence[Notice] = (),
    as_of: date = AS_OF,
    config: SiteConfig | None = None,
) -> Catalogue:
    """Return what some disclosures tell, under one rule."""
    rules = (
        a_rule(),
        a_rule("gbt-24067-2024", product_specific=False, title_zh="通用标准", title_en="General standard"),
    )
    registers = Registers(
        policies=(a_policy(),), accounting_rules=rules, confirmations=tuple(confirmations), notices=tuple(notices)
    )
    return derive(disclosures or (a_disclosure(),), registers, config or a_config(), as_of)


def a_market(values: Sequence[str], **given: object) -> Catalogue:
    """Return a catalogue of comparable, verified products, each of another organisation."""
    disclosures, confirmations = [], []
    for place, value in enumerate(values):
        owner = an_organisation(f"maker-{place}")
        low, high = Decimal(value) * Decimal("0.98"), Decimal(value) * Decimal("1.02")
        footprint = a_footprint(**{"pcf_total": Decimal(value), "pcf_low": low, "pcf_high": high} | given)
        verification = a_verification(footprint)
        disclosures.append(a_disclosure_of(footprint, owner, verifications=(verification,)))
        confirmations.append(a_confirmation(owner.org_id, verification))
    return a_catalogue(*disclosures, confirmations=confirmations)


def with_status(catalogue: Catalogue, status: str) -> Catalogue:
    """Return the catalogue with every headline in a status, also one that no submission can bring about."""
    products = tuple(_with_status(entry, status) for entry in catalogue.products)
    return replace(catalogue, products=products)


def _with_status(entry: ProductEntry, status: str) -> ProductEntry:
    headline = replace(entry.headline, status=status)
    footprints = tuple(headline if each.uuid == headline.uuid else each for each in entry.footprints)
    return replace(entry, headline=headline, footprints=footprints, position=None, no_position_reason="not-valid")


def some_components(footprint: Footprint) -> tuple[Component, ...]:
    """Return separately reported parts of a footprint."""
    rows = (("fossil", "180"), ("biogenic-non-co2", "1.9"), ("land-use-change", "4.5"), ("aircraft", None))
    return tuple(
        Component(
            at=HERE,
            footprint_id=footprint.footprint_id,
            revision=footprint.revision,
            scope="stated",
            component=component,
            state="reported" if value else "not-assessed",
            value=Decimal(value) if value else None,
        )
        for component, value in rows
    )


def a_site(site_id: str = "plant-1", **given: object) -> Site:
    """Return a plant."""
    return Site.model_validate(
        {
            "at": HERE,
            "site_id": site_id,
            "name_zh": f"示例工厂 {site_id}",
            "name_en": f"Sample plant {site_id}",
            "country": "CN",
            "district": "120116",
        }
        | given
    )


def a_source(footprint: Footprint) -> Source:
    """Return a secondary database."""
    return Source(
        at=HERE,
        footprint_id=footprint.footprint_id,
        revision=footprint.revision,
        name="示例背景数据库",
        version="2024",
        redistributable=False,
    )
