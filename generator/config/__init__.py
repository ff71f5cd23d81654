"""Settings: `site_config/` read once into frozen values and passed on as a parameter, never imported."""

from generator.config.answers import (
    OWN_WORD,
    boundary_words,
    is_partial,
    measured_words,
    per_what,
    prefix_words,
    trust_words,
)
from generator.config.codelists import CodeList
from generator.config.errors import ConfigError
from generator.config.grade_files import GradeSchemeError, unknown_rules
from generator.config.grade_schemes import GradeScheme, ServiceLife
from generator.config.grade_words import grade_words, scheme_grade_words, scheme_name
from generator.config.head_words import MAPPING, ROLES, HeadWords
from generator.config.load import load_config
from generator.config.owners import FORGES, Account, Owners, Ownership
from generator.config.pact import Form, PactNames, PactPlace
from generator.config.schemas import Field, TableSchema
from generator.config.site import Language, Site, SiteConfig
from generator.config.terms import term_words
from generator.config.tongue import Tongue
from generator.config.wording import worded
from generator.config.words import ORDINAL, Words

__all__ = [
    "FORGES",
    "MAPPING",
    "ORDINAL",
    "OWN_WORD",
    "ROLES",
    "Account",
    "CodeList",
    "ConfigError",
    "Field",
    "Form",
    "GradeScheme",
    "GradeSchemeError",
    "HeadWords",
    "Language",
    "Owners",
    "Ownership",
    "PactNames",
    "PactPlace",
    "ServiceLife",
    "Site",
    "SiteConfig",
    "TableSchema",
    "Tongue",
    "Words",
    "boundary_words",
    "grade_words",
    "is_partial",
    "load_config",
    "measured_words",
    "per_what",
    "prefix_words",
    "scheme_grade_words",
    "scheme_name",
    "term_words",
    "trust_words",
    "unknown_rules",
    "worded",
]
