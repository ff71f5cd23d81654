"""What holds across all packages: nobody claims what another organisation already has."""

from collections.abc import Callable, Iterator, Sequence

from generator.diagnostics import Finding
from generator.model.disclosure import Disclosure, Organisation
from generator.model.product_number import gtin14, product_number
from generator.model.record import Record
from generator.validate.confusables import skeleton
from generator.validate.context import RuleContext
from generator.validate.rules.rule import RegistryRule, fault, registry_rule

Claimed = Iterator[tuple[str, Record]]


def _taken(
    disclosures: Sequence[Disclosure], column: str, claimed: Callable[[Disclosure], Claimed]
) -> Iterator[tuple[str, Finding]]:
    """Yield every value that an earlier package already has."""
    owners: dict[str, Disclosure] = {}
    for disclosure in disclosures:
        for value, record in claimed(disclosure):
            owner = owners.setdefault(value, disclosure)
            if owner is not disclosure:
                yield disclosure.folder, fault(record, column, owner=owner.org_id)


@registry_rule("uscc-taken")
def credit_codes_differ(disclosures: Sequence[Disclosure], _: RuleContext) -> Iterator[tuple[str, Finding]]:
    """One credit code is one organisation."""
    return _taken(disclosures, "uscc", lambda each: ((row.uscc, row) for row in each.organisation if row.uscc))


@registry_rule("organisation-name-taken")
def names_differ(disclosures: Sequence[Disclosure], _: RuleContext) -> Iterator[tuple[str, Finding]]:
    """Two organisations do not share a name, or nobody knows who speaks."""
    return _taken(disclosures, "name_zh", lambda each: ((row.name_zh, row) for row in each.organisation if row.name_zh))


@registry_rule("organisation-name-near")
def names_look_different(disclosures: Sequence[Disclosure], _: RuleContext) -> Iterator[tuple[str, Finding]]:
    """Nobody's name looks like another's; names written the same are another rule's, those of sources nobody's."""
    owners: dict[str, tuple[Disclosure, str]] = {}
    for disclosure in disclosures:
        for organisation, column, name in _named(disclosure):
            owner, written = owners.setdefault(skeleton(name), (disclosure, name))
            apart = owner is disclosure or (owner.is_compiled and disclosure.is_compiled)
            if not apart and (written != name or column == "name_en"):
                yield disclosure.folder, fault(organisation, column, owner=owner.org_id, other=written)


def _named(disclosure: Disclosure) -> Iterator[tuple[Organisation, str, str]]:
    """Yield the names of an organisation, each with its column."""
    for organisation in disclosure.organisation:
        for column in ("name_zh", "name_en"):
            name = organisation.cell(column)
            if name:
                yield organisation, column, name


@registry_rule("gtin-taken")
def gtins_differ(disclosures: Sequence[Disclosure], _: RuleContext) -> Iterator[tuple[str, Finding]]:
    """One GTIN is one organisation's product, in whatever length it is written."""
    return _taken(
        disclosures,
        "gtins",
        lambda each: ((gtin14(gtin), row) for row in each.products for gtin in row.gtins),
    )


@registry_rule("certificate-taken")
def certificates_differ(disclosures: Sequence[Disclosure], _: RuleContext) -> Iterator[tuple[str, Finding]]:
    """One certificate number of one scheme stands in one organisation's package."""
    return _taken(
        disclosures,
        "certificate_number",
        lambda each: ((f"{row.scheme}/{row.certificate_number}", row) for row in each.labels if row.certificate_number),
    )


@registry_rule("product-number-collision")
def numbers_differ(disclosures: Sequence[Disclosure], _: RuleContext) -> Iterator[tuple[str, Finding]]:
    """Two products never share a number; with 40 bits this takes about a million products."""
    owners: dict[str, str] = {}
    for disclosure in disclosures:
        for product in disclosure.products:
            for product_id in (product.product_id, *product.former_ids):
                name = f"{disclosure.org_id}/{product_id}"
                owner = owners.setdefault(product_number(disclosure.org_id, product_id), name)
                if owner != name:
                    yield disclosure.folder, fault(product, "product_id", owner=owner)


RULES: tuple[RegistryRule, ...] = (
    credit_codes_differ,
    names_differ,
    names_look_different,
    gtins_differ,
    certificates_differ,
    numbers_differ,
)
