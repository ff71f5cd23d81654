"""Language: words, numbers and days of one language, and what a footprint says of itself in them."""

from generator.language.findings import worded
from generator.language.footprints import (
    OWN_WORD,
    assured_until,
    boundary_words,
    dated_status,
    dated_trust,
    is_partial,
    listed_boundary_words,
    listed_per_what,
    measured_words,
    per_what,
    prefix_words,
    trust_words,
)
from generator.language.grades import grade_words, scheme_grade_words, scheme_name
from generator.language.key_parts import term_words
from generator.language.translator import Translator

__all__ = [
    "OWN_WORD",
    "Translator",
    "assured_until",
    "boundary_words",
    "dated_status",
    "dated_trust",
    "grade_words",
    "is_partial",
    "listed_boundary_words",
    "listed_per_what",
    "measured_words",
    "per_what",
    "prefix_words",
    "scheme_grade_words",
    "scheme_name",
    "term_words",
    "trust_words",
    "worded",
]
