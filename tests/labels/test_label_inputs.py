"""What a label is made of: the headline alone, so that nothing else about a product or about others changes it."""

from dataclasses import replace
from decimal import Decimal

from generator.labels.attributes import attribute_sheets
from generator.labels.pack import LabelPackInput, label_packs
from generator.model.catalogue import Catalogue, ProductEntry
from generator.model.position import Position
from tests.builders import a_catalogue, a_config, a_disclosure, a_footprint, a_product, an_organisation
from tests.labels.forms import verified


def inputs(catalogue: Catalogue) -> list[LabelPackInput]:
    return list(label_packs.select(catalogue, a_config()))


def with_product(catalogue: Catalogue, entry: ProductEntry) -> Catalogue:
    return replace(catalogue, products=(entry, *catalogue.products[1:]))


def test_a_label_is_not_made_anew_when_others_or_its_evidence_change() -> None:
    catalogue = verified()
    entry = catalogue.products[0]
    headline = replace(entry.headline, verifications=(), stage_rows=(), inventory=(), components=(), site=None)
    position = Position(first=1, last=2, count=9, organisations=4, first_year=2025, last_year=2025)
    changed = replace(entry, headline=headline, footprints=(headline,), position=position, documents=())
    assert changed != entry
    assert inputs(with_product(catalogue, changed)) == inputs(catalogue)


def test_a_label_is_made_anew_when_its_number_status_or_trust_changes() -> None:
    catalogue = verified()
    entry = catalogue.products[0]
    headline = entry.headline
    other = headline.footprint.model_copy(update={"pcf_total": Decimal(187)})
    for changed in (
        replace(headline, footprint=other),
        replace(headline, status="expired"),
        replace(headline, trust=replace(headline.trust, confirmed=False)),
    ):
        assert inputs(with_product(catalogue, replace(entry, headline=changed))) != inputs(catalogue)


def test_a_sheet_holds_the_products_of_its_kind_alone() -> None:
    owners = (an_organisation("real", is_sample=False), an_organisation("sample"))
    catalogue = a_catalogue(
        *(a_disclosure(owner, products=(a_product(),), footprints=(a_footprint(),)) for owner in owners)
    )
    sheets = attribute_sheets.select(catalogue, a_config())
    owned = {sheet.kind: [entry.organisation.org_id for entry in sheet.products] for sheet in sheets}
    assert owned == {"own": ["real"], "sample": ["sample"], "compiled": []}
