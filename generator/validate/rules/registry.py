"""What holds across all packages: nobody claims what another organisation already has."""

from collections.abc import Callable, Iterator, Sequence

from generator.diagnostics import Finding
from generator.validate.claims import Claim, Claims
from generator.validate.context import RuleContext
from generator.validate.rules.rule import RegistryRule, registry_rule


def _clash(claim: Claim, **holes: str) -> Finding:
    """Say that another has what a cell claims; the runner stamps the code."""
    return Finding("", claim.at, claim.cell, holes)


def _taken(packages: Sequence[Claims], claimed: Callable[[Claims], Sequence[Claim]]) -> Iterator[tuple[str, Finding]]:
    """Yield every claim to a value that an earlier package already has."""
    owners: dict[str, tuple[Claims, str]] = {}
    for package in packages:
        for claim in claimed(package):
            owner, holder = owners.setdefault(claim.value, (package, claim.holder))
            if owner is not package:
                yield package.folder, _clash(claim, owner=holder)


@registry_rule("uscc-taken")
def credit_codes_differ(packages: Sequence[Claims], _: RuleContext) -> Iterator[tuple[str, Finding]]:
    """One credit code is one organisation."""
    return _taken(packages, lambda each: each.credit_codes)


@registry_rule("organisation-name-taken")
def names_differ(packages: Sequence[Claims], _: RuleContext) -> Iterator[tuple[str, Finding]]:
    """Two organisations do not share a name, or nobody knows who speaks."""
    return _taken(packages, lambda each: each.names)


@registry_rule("organisation-name-near")
def names_look_different(packages: Sequence[Claims], _: RuleContext) -> Iterator[tuple[str, Finding]]:
    """Nobody's name looks like another's; names written the same are another rule's, those of sources nobody's."""
    owners: dict[str, tuple[Claims, Claim]] = {}
    for package in packages:
        for claim in package.looks:
            owner, first = owners.setdefault(claim.value, (package, claim))
            apart = owner is package or (owner.is_compiled and package.is_compiled)
            if not apart and (first.cell != claim.cell or claim.at.column == "name_en"):
                yield package.folder, _clash(claim, owner=first.holder, other=first.cell)


@registry_rule("gtin-taken")
def gtins_differ(packages: Sequence[Claims], _: RuleContext) -> Iterator[tuple[str, Finding]]:
    """One GTIN is one organisation's product, in whatever length it is written."""
    return _taken(packages, lambda each: each.gtins)


@registry_rule("certificate-taken")
def certificates_differ(packages: Sequence[Claims], _: RuleContext) -> Iterator[tuple[str, Finding]]:
    """One certificate number of one scheme stands in one organisation's package."""
    return _taken(packages, lambda each: each.certificates)


@registry_rule("product-number-collision")
def numbers_differ(packages: Sequence[Claims], _: RuleContext) -> Iterator[tuple[str, Finding]]:
    """Two products never share a number; with 40 bits this takes about a million products."""
    owners: dict[str, str] = {}
    for package in packages:
        for claim in package.product_numbers:
            owner = owners.setdefault(claim.value, claim.holder)
            if owner != claim.holder:
                yield package.folder, _clash(claim, owner=owner)


RULES: tuple[RegistryRule, ...] = (
    credit_codes_differ,
    names_differ,
    names_look_different,
    gtins_differ,
    certificates_differ,
    numbers_differ,
)
