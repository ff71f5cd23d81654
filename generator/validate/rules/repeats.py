"""The same thing twice in one package: readers would find two numbers and not know which one holds."""

from collections.abc import Callable, Hashable, Iterator

from generator.diagnostics import Finding
from generator.model.disclosure import Disclosure, Product
from generator.model.footprint import Footprint
from generator.validate.context import RuleContext
from generator.validate.rules.rule import fault, rule


def _again(
    products: tuple[Product, ...], key: Callable[[Product], Hashable | None]
) -> Iterator[tuple[Product, Product]]:
    """Yield each product whose key an earlier product has, with that one."""
    first: dict[Hashable, Product] = {}
    for product in products:
        found = key(product)
        if found is not None and first.setdefault(found, product) is not product:
            yield product, first[found]


def _folded(text: str | None) -> str:
    """Return text as a person compares it: without case and spaces."""
    return "".join((text or "").casefold().split())


@rule("product-repeated", "products")
def models_differ(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A model of a category is one product: colours and packs are not."""

    def by_model(product: Product) -> Hashable | None:
        named = _folded(product.brand), _folded(product.model)
        return (product.category, *named) if product.model else None

    def by_name(product: Product) -> Hashable | None:
        name = _folded(product.name_zh or product.name_en)
        return (product.category, name, _folded(product.model)) if name and not product.model else None

    if not disclosure.is_compiled:
        for key, column in ((by_model, "model"), (by_name, "name_zh")):
            for product, earlier in _again(disclosure.products, key):
                yield fault(product, column, product=earlier.product_id)


@rule("sku-repeated", "products")
def article_numbers_differ(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """An article number means one product of its organisation."""
    for product, earlier in _again(disclosure.products, lambda each: each.cell("sku")):
        yield fault(product, "sku", product=earlier.product_id)


@rule("footprint-repeated", "footprints")
def footprints_differ(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """Two active footprints differ in product, plant, period, boundary or unit."""
    first: dict[Hashable, Footprint] = {}
    for footprint in disclosure.footprints if not disclosure.is_compiled else ():
        earlier = first.setdefault(_subject(footprint), footprint) if footprint.status == "active" else footprint
        if earlier.footprint_id != footprint.footprint_id:
            yield fault(footprint, "footprint_id", footprint=earlier.footprint_id)


def _subject(footprint: Footprint) -> Hashable:
    """Return what a footprint is about."""
    return (
        footprint.product_id,
        footprint.site_id,
        footprint.reference_period_first_day,
        footprint.reference_period_last_day,
        footprint.boundary,
        footprint.unit_kind,
        footprint.declared_unit,
        footprint.amount,
        footprint.pcf_total_basis,
        footprint.geography,
        footprint.rule_ids,
    )


RULES = (models_differ, article_numbers_differ, footprints_differ)
