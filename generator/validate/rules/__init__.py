"""All rules, in the order in which a person walks through a package."""

from generator.validate.rules import (
    claims,
    components,
    dates,
    documents,
    identity,
    method,
    products,
    registry,
    revisions,
    stages,
    units,
)
from generator.validate.rules.rule import RegistryRule, Rule

RULES: tuple[Rule, ...] = (
    *identity.RULES,
    *products.RULES,
    *revisions.RULES,
    *dates.RULES,
    *units.RULES,
    *method.RULES,
    *stages.RULES,
    *components.RULES,
    *claims.RULES,
    *documents.RULES,
)
REGISTRY_RULES: tuple[RegistryRule, ...] = registry.RULES
