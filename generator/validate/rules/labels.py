"""Labels: each stands on a footprint that holds, in a category that its scheme covers."""

from collections.abc import Iterator

from generator.diagnostics import Finding
from generator.model.disclosure import Disclosure
from generator.validate.calendar import months_later
from generator.validate.context import RuleContext
from generator.validate.rules.rule import fault, rule

NATIONAL = "cn-pcf-label"
EPD_COLUMNS = ("epd_operator", "epd_pcr")
GRACE_MONTHS = 3
"""A label is issued some weeks after its footprint, so it may end some weeks later."""


@rule("label-footprint-status", "labels", "footprints")
def labels_stand_on_active_footprints(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A label that holds belongs to a footprint that holds."""
    statuses = {footprint.revision_key: footprint.status for footprint in disclosure.footprints}
    for label in disclosure.labels:
        status = statuses.get(label.revision_key, "active")
        if label.status == "active" and status != "active":
            yield fault(label, "status", status=status)


@rule("label-outside-validity", "labels", "footprints")
def labels_end_with_their_footprint(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A label is not valid longer than the footprint under it."""
    ends = {footprint.revision_key: footprint.valid_through for footprint in disclosure.footprints}
    for label in disclosure.labels:
        last = ends.get(label.revision_key)
        if last and label.valid_through and label.valid_through > months_later(last, GRACE_MONTHS):
            yield fault(label, "valid_through", last=last)


@rule("label-catalogue", "labels", "footprints", "products")
def national_labels_have_a_catalogue_line(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """The national label is for products of its catalogue; others may at most follow it by analogy."""
    categories = context.config.codelists["categories"]
    products = {product.product_id: product.category for product in disclosure.products}
    owners = {each.revision_key: products.get(each.product_id, "") for each in disclosure.footprints}
    for label in disclosure.labels:
        category = owners.get(label.revision_key, "")
        if label.scheme == NATIONAL and category and not categories.cell(category, "label_catalogue_line"):
            yield fault(label, "scheme", category=category)


@rule("epd-incomplete", "labels", "footprints")
def declarations_name_their_programme(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A type III declaration names the programme's operator and its product category rule."""
    declared = {label.revision_key for label in disclosure.labels if label.scheme == "epd"}
    for footprint in disclosure.footprints:
        for column in EPD_COLUMNS:
            if footprint.revision_key in declared and not footprint.cell(column):
                yield fault(footprint, column)


@rule("grade-unknown", "labels")
def grades_have_a_scheme_in_force(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """No grade is shown without a scheme that the authority registered, and none that the scheme does not have."""
    classes = {scheme.scheme_id: scheme.drawn_classes for scheme in context.config.grade_schemes}
    for label in disclosure.labels:
        if (label.grade or label.grade_scheme) and label.grade_scheme not in classes:
            yield fault(label, "grade_scheme" if label.grade_scheme else "grade")
        elif label.grade_scheme and label.grade not in {each.letter for each in classes[label.grade_scheme]}:
            yield fault(label, "grade")


RULES = (
    labels_stand_on_active_footprints,
    labels_end_with_their_footprint,
    national_labels_have_a_catalogue_line,
    declarations_name_their_programme,
    grades_have_a_scheme_in_force,
)
