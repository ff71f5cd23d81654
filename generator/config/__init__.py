"""Settings: `site_config/` read once into frozen values and passed on as a parameter, never imported."""

from generator.config.codelists import CodeList
from generator.config.column_synonyms import MAPPING, ROLES, ColumnSynonyms
from generator.config.errors import ConfigError
from generator.config.grade_files import GradeSchemeError, unknown_rules
from generator.config.grade_schemes import GradeScheme, ServiceLife
from generator.config.load import load_config
from generator.config.owners import FORGES, Account, Owners, Ownership
from generator.config.pact import Form, PactNames, PactPlace
from generator.config.schemas import Field, TableSchema
from generator.config.site import Language, Site, SiteConfig
from generator.config.translations import ORDINAL, Translations

__all__ = [
    "FORGES",
    "MAPPING",
    "ORDINAL",
    "ROLES",
    "Account",
    "CodeList",
    "ColumnSynonyms",
    "ConfigError",
    "Field",
    "Form",
    "GradeScheme",
    "GradeSchemeError",
    "Language",
    "Owners",
    "Ownership",
    "PactNames",
    "PactPlace",
    "ServiceLife",
    "Site",
    "SiteConfig",
    "TableSchema",
    "Translations",
    "load_config",
    "unknown_rules",
]
