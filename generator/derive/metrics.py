"""What each metric of the plan counts. A number counts on the day it holds; nothing is averaged, nothing weighted."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from generator.model.catalogue import Catalogue, ProductEntry, kind_of
from generator.model.grade import Grading
from generator.model.register_records import Target
from generator.model.registers import REGISTERS, Registers

Metric = Callable[[Catalogue], int | None]


def of_kind(catalogue: Catalogue, kind: str) -> Catalogue:
    """Return the records of one kind alone; the authority's registers hold own rows and samples, no compiled ones."""
    return replace(
        catalogue,
        products=tuple(entry for entry in catalogue.products if kind_of(entry.organisation) == kind),
        organisations=tuple(entry for entry in catalogue.organisations if kind_of(entry.organisation) == kind),
        registers=Registers()
        if kind == "compiled"
        else _register_rows(catalogue.registers, is_sample=kind == "sample"),
        grading=_schemes_for(kind, catalogue.grading),
    )


def of_category(catalogue: Catalogue, category: str) -> Catalogue:
    """Return the products of one category alone."""
    members = tuple(entry for entry in catalogue.products if entry.product.category == category)
    return replace(catalogue, products=members)


def target_count(target: Target, catalogue: Catalogue) -> int | None:
    """Return what is counted for a target; nothing where it names no metric."""
    if target.metric is None:
        return None
    counted = catalogue if target.category is None else of_category(catalogue, target.category)
    return METRICS[target.metric](counted)


def holding(catalogue: Catalogue) -> list[ProductEntry]:
    """Return the products whose headline holds on the as-of date."""
    return [entry for entry in catalogue.products if entry.headline.holds]


def _register_rows(registers: Registers, *, is_sample: bool) -> Registers:
    """Return the rows that are samples, or those that are not."""
    kept: dict[str, Any] = {
        name: tuple(row for row in registers.rows(name) if row.is_sample is is_sample) for name in REGISTERS
    }
    return Registers(**kept)


def _rows_of(*registers: str) -> Metric:
    """Return a metric that counts the rows of some registers."""
    return lambda catalogue: sum(len(catalogue.registers.rows(name)) for name in registers)


def _certificates_of(scheme: str) -> Metric:
    """Return a metric that counts confirmed certificates of a scheme; one certificate counts once."""

    def count(catalogue: Catalogue) -> int:
        claims = [
            (entry.organisation.org_id, claim.record.cell("label_id"))
            for entry in catalogue.products
            for footprint in entry.footprints
            for claim in footprint.labels
            if footprint.shows_value and claim.confirmed and claim.record.cell("scheme") == scheme
        ]
        return len(set(claims))

    return count


def _products(catalogue: Catalogue) -> int:
    return len(holding(catalogue))


def _organisations(catalogue: Catalogue) -> int:
    return len({entry.organisation.org_id for entry in holding(catalogue)})


def _state_owned(catalogue: Catalogue) -> int:
    """Count organisations that state that they are state-owned."""
    return len({entry.organisation.org_id for entry in holding(catalogue) if entry.organisation.state_owned})


def _verified(catalogue: Catalogue) -> int:
    return sum(entry.headline.trust.is_independent for entry in holding(catalogue))


def _factors(catalogue: Catalogue) -> int:
    return sum(len(entry.factors) for entry in catalogue.organisations)


def _trainings(catalogue: Catalogue) -> int:
    return sum(event.kind == "training" for event in catalogue.registers.events)


def _local_drafters(catalogue: Catalogue) -> int | None:
    """Count rules with a drafter from the city; where no row names one, nobody has looked, and 0 would be invented."""
    return sum(rule.cell("drafters_zh") is not None for rule in catalogue.registers.accounting_rules) or None


def _in_national_database(catalogue: Catalogue) -> int | None:
    """Count factors said to be in the national database; where nothing is said of any, the number is unknown."""
    contributed = [factor for entry in catalogue.organisations for factor in entry.factors]
    states = [factor.cell("national_database") for factor in (*catalogue.registers.official_factors, *contributed)]
    known = [state for state in states if state not in (None, "not-known")]
    return known.count("in-database") if known else None


def _schemes_in_force(catalogue: Catalogue) -> int:
    return sum(scheme.state == "in-force" for scheme in catalogue.grading.schemes)


def _schemes_for(kind: str, grading: Grading) -> Grading:
    """Return the schemes that can grade a kind of record: a fictional one grades samples alone."""
    own = tuple(scheme for scheme in grading.schemes if scheme.is_fictional is (kind == "sample"))
    return replace(grading, schemes=own)


METRICS: Mapping[str, Metric] = {
    "rules-listed": _rows_of("accounting_rules"),
    "rules-with-local-drafters": _local_drafters,
    "key-products": _rows_of("key_products"),
    "products": _products,
    "products-in-category": _products,
    "organisations": _organisations,
    "state-owned-organisations": _state_owned,
    "verified-footprints": _verified,
    "certificates-national": _certificates_of("cn-pcf-label"),
    "certificates-national-in-category": _certificates_of("cn-pcf-label"),
    "certificates-other": _certificates_of("certifier-own-scheme"),
    "factors-contributed": _factors,
    "factors-in-national-database": _in_national_database,
    "grade-schemes": _schemes_in_force,
    "adopters": _rows_of("adopters"),
    "pilots": _rows_of("pilots"),
    "recognitions": _rows_of("recognitions"),
    "trainings": _trainings,
    "service-bodies": _rows_of("service_bodies", "certification_bodies"),
    "progress-entries": _rows_of("progress_entries"),
}
"""One for each code of the list `metrics`."""
