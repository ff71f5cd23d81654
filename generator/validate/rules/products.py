"""Products: rightly numbered, and each with a footprint to speak of."""

from collections.abc import Iterator

from generator.diagnostics import Finding
from generator.model.disclosure import Disclosure
from generator.model.product_number import gtin14
from generator.validate.context import RuleContext
from generator.validate.identifiers import gs1_check_digit, is_restricted_gtin
from generator.validate.rules.rule import fault, rule


@rule("gtin-check-digit", "products")
def gtin_is_right(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A GTIN's last digit checks the others."""
    for product in disclosure.products:
        for gtin in product.gtins:
            expected = gtin[:-1] + gs1_check_digit(gtin[:-1])
            if gtin != expected:
                yield fault(product, "gtins", expected=expected)


@rule("gtin-restricted", "products")
def gtin_is_for_products(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A GTIN from a range for shops, coupons, press or books identifies no product."""
    for product in disclosure.products:
        if any(is_restricted_gtin(gtin) for gtin in product.gtins):
            yield fault(product, "gtins")


@rule("gtin-repeated", "products")
def gtin_means_one_product(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """One GTIN stands at one product of a package, in whatever length it is written."""
    first: dict[str, str] = {}
    for product in disclosure.products:
        for gtin in product.gtins:
            owner = first.setdefault(gtin14(gtin), product.product_id)
            if owner != product.product_id:
                yield fault(product, "gtins", product=owner)


@rule("former-id-taken", "products")
def former_ids_lead_to_one_product(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A former id leads to one product's page: it is no product's present id, nor another one's former id."""
    owners = {product_id: product_id for product_id in disclosure.seen.get("products", frozenset())}
    for product in disclosure.products:
        for former in product.former_ids:
            owner = owners.setdefault(former, product.product_id)
            if owner == former or owner != product.product_id:
                yield fault(product, "former_ids", product=owner)


@rule("footprint-missing", "products", "footprints")
def product_has_a_footprint(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A product is here because of its footprint."""
    named = {footprint.product_id for footprint in disclosure.footprints}
    unsure = any(table == "footprints" for table, *_ in disclosure.damaged)
    for product in disclosure.products:
        if product.product_id not in named and not unsure:
            yield fault(product, "product_id")


@rule("headline-footprint", "products", "footprints")
def headline_is_its_own(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """The footprint that a product's page speaks of is the product's own."""
    owners = {footprint.footprint_id: footprint.product_id for footprint in disclosure.footprints}
    for product in disclosure.products:
        if owners.get(product.headline_footprint_id, product.product_id) != product.product_id:
            yield fault(product, "headline_footprint_id", problem="headline-other-product")


RULES = (
    gtin_is_right,
    gtin_is_for_products,
    gtin_means_one_product,
    former_ids_lead_to_one_product,
    product_has_a_footprint,
    headline_is_its_own,
)
