"""Derive the catalogue: first every product by itself, then what depends on all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from generator.config import SiteConfig
from generator.derive.aggregates import counts_of
from generator.derive.boards import board_of
from generator.derive.dated_facts import lifted_on
from generator.derive.equivalence import chosen_factor, equivalence_of
from generator.derive.footprints import DerivationContext, RowsByRevision, footprint_entries
from generator.derive.grading import with_grades
from generator.derive.groups import groups_of, position_of, takes_part
from generator.derive.notices import notices_in_force
from generator.derive.removal import REMOVED, withheld
from generator.derive.revisions import span_of
from generator.derive.trace import factor_base
from generator.derive.trust import confirmations_by_claim
from generator.derive.units import Units
from generator.model.catalogue import (
    Catalogue,
    CategoryEntry,
    FootprintEntry,
    Group,
    OrganisationEntry,
    ProductEntry,
    kind_of,
)
from generator.model.disclosure import Disclosure, Product
from generator.model.product_number import printed_number, product_number
from generator.model.registers import Registers


def derive(disclosures: Iterable[Disclosure], registers: Registers, config: SiteConfig, as_of: date) -> Catalogue:
    """Return the catalogue of accepted disclosures on a date."""
    rules = {rule.rule_id: rule for rule in registers.accounting_rules}
    notices = notices_in_force(registers.notices, as_of, config)
    sorted_disclosures = sorted(disclosures, key=lambda each: each.org_id)
    factors = factor_base(sorted_disclosures, registers)
    units = Units.of(config.codelists["declared_units"])
    electricity = chosen_factor(registers, config.site.equivalence_factor)
    answers = confirmations_by_claim(registers.confirmations)
    lifted = lifted_on(registers.notices, as_of)
    context = DerivationContext(config, as_of, rules, answers, notices, factors, units, electricity, lifted)
    all_rows = [RowsByRevision.of(each) for each in sorted_disclosures]
    alone = [entry for rows in all_rows for entry in _products(rows, context)]
    groups = groups_of(alone)
    products, grading = with_grades(_with_positions(alone, groups), config, as_of)
    organisations = _organisations(all_rows, products)
    bare = Catalogue(
        as_of=as_of,
        products=products,
        organisations=organisations,
        categories=_categories(products, config),
        registers=registers,
        counts=counts_of(products, organisations, config),
        grading=grading,
        factors=factors,
    )
    return replace(bare, board=board_of(bare, config))


def _products(rows: RowsByRevision, context: DerivationContext) -> list[ProductEntry]:
    """Return the products of one disclosure, by their id."""
    disclosure = rows.disclosure
    by_id = {product.product_id: product for product in disclosure.products}
    footprints = footprint_entries(rows, by_id, context)
    documents = withheld(disclosure.documents, _removed(each for found in footprints.values() for each in found))
    disclosure = replace(disclosure, documents=documents)
    return [_product(by_id[key], footprints[key], disclosure, context) for key in sorted(by_id)]


def _removed(footprints: Iterable[FootprintEntry]) -> list[FootprintEntry]:
    """Return the revisions that were removed by law."""
    return [each for each in footprints if each.status == REMOVED]


def _product(
    product: Product, footprints: Sequence[FootprintEntry], disclosure: Disclosure, context: DerivationContext
) -> ProductEntry:
    """Return one product, not yet placed among others."""
    number = product_number(disclosure.org_id, product.product_id)
    headline = next(each for each in footprints if each.footprint.footprint_id == product.headline_footprint_id)
    cited = {claim.record.cell("document_id") for each in footprints for claim in each.verifications}
    entry = ProductEntry(
        number=number,
        printed=printed_number(number, context.config.site.number_prefix),
        former_numbers=tuple(product_number(disclosure.org_id, former) for former in product.former_ids),
        product=product,
        organisation=disclosure.owner,
        headline=headline,
        footprints=tuple(footprints),
        documents=tuple(row for row in disclosure.documents if row.document_id in cited),
        position=None,
        no_position_reason=None,
        equivalence=equivalence_of(headline, context.electricity),
    )
    return replace(entry, span=span_of(headline, entry.others))


def _with_positions(entries: Sequence[ProductEntry], groups: Sequence[Group]) -> tuple[ProductEntry, ...]:
    """Return the products with their place among comparable ones."""
    by_key = {(group.key.id, group.kind): group for group in groups}
    placed = []
    for entry in entries:
        key = entry.headline.key
        group = by_key.get((key.id, kind_of(entry.organisation))) if key else None
        position, reason = position_of(entry, group)
        placed.append(replace(entry, position=position, no_position_reason=reason))
    return tuple(placed)


def _organisations(
    all_rows: Sequence[RowsByRevision], products: Sequence[ProductEntry]
) -> tuple[OrganisationEntry, ...]:
    """Return every organisation with what it discloses."""
    owned: dict[str, list[ProductEntry]] = {}
    removed: dict[str, list[FootprintEntry]] = {}
    for entry in products:
        owned.setdefault(entry.organisation.org_id, []).append(entry)
        removed.setdefault(entry.organisation.org_id, []).extend(_removed(entry.footprints))
    return tuple(
        OrganisationEntry(
            organisation=rows.disclosure.owner,
            products=tuple(owned.get(rows.disclosure.org_id, ())),
            factors=rows.disclosure.factors,
            sites=rows.disclosure.sites,
            documents=withheld(rows.disclosure.documents, removed.get(rows.disclosure.org_id, ())),
        )
        for rows in all_rows
    )


def _categories(products: Sequence[ProductEntry], config: SiteConfig) -> tuple[CategoryEntry, ...]:
    """Return the categories that have products, in the order of the code list."""
    members: dict[str, list[ProductEntry]] = {}
    for entry in products:
        members.setdefault(entry.product.category, []).append(entry)
    return tuple(
        CategoryEntry(
            code=code,
            products=tuple(members[code]),
            groups=groups_of(members[code]),
            ungrouped=tuple(entry for entry in members[code] if entry.headline.key is None or not takes_part(entry)),
        )
        for code in config.codelists["categories"].codes
        if code in members
    )
