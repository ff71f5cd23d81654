"""Grades for all products: which scheme is in force for which, and how many have which class."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from generator.config import GradeScheme, SiteConfig
from generator.derive.grade import KeyedScheme, grade_of, keyed_scheme
from generator.derive.grade_example import grade_examples
from generator.model.catalogue import ProductEntry
from generator.model.grade import REASONS, Grade, Grading, SchemeEntry

SchemesByCategory = Mapping[tuple[str, bool], KeyedScheme]
"""Category and whether the records are fictional, to the one scheme for them."""


def with_grades(
    entries: Sequence[ProductEntry], config: SiteConfig, as_of: date
) -> tuple[tuple[ProductEntry, ...], Grading]:
    """Return the products with their grades, and the schemes with their counts."""
    examples = tuple(grade_examples(config))
    if not config.grade_schemes:
        return tuple(entries), Grading(examples=examples)
    schemes = _by_category([scheme for scheme in config.grade_schemes if scheme.state_on(as_of) == "in-force"], config)
    graded = tuple(replace(entry, grade=_grade(entry, schemes)) for entry in entries)
    return graded, Grading(tuple(_entry(scheme, graded, config, as_of) for scheme in config.grade_schemes), examples)


def _by_category(schemes: Sequence[GradeScheme], config: SiteConfig) -> SchemesByCategory:
    """Return the schemes by what they grade; no two are in force for one category on one day."""
    return {(scheme.category, scheme.is_fictional): keyed_scheme(scheme, config) for scheme in schemes}


def _grade(entry: ProductEntry, schemes: SchemesByCategory) -> Grade | None:
    """Return the grade of a product; nothing where there is no scheme for its category and its kind of record."""
    keyed = schemes.get((entry.product.category, entry.is_sample))
    return grade_of(entry.headline, keyed) if keyed else None


def _entry(scheme: GradeScheme, entries: Sequence[ProductEntry], config: SiteConfig, as_of: date) -> SchemeEntry:
    """Return a scheme with its counts; of one that ended there are none."""
    state = scheme.state_on(as_of)
    if state == "ended":
        return SchemeEntry(scheme.scheme_id, scheme.is_fictional, state, {}, {})
    if state == "in-force":
        grades = [each.grade for each in entries if each.grade and each.grade.scheme_id == scheme.scheme_id]
    else:
        schemes = _by_category([scheme], config)
        grades = [grade for each in entries if (grade := _grade(each, schemes))]
    letters = Counter(each.letter for each in grades)
    reasons = Counter(each.reason for each in grades)
    return SchemeEntry(
        scheme_id=scheme.scheme_id,
        is_fictional=scheme.is_fictional,
        state=state,
        counts={each.letter: letters[each.letter] for each in scheme.classes},
        reasons={why: reasons[why] for why in REASONS if why in reasons},
    )
