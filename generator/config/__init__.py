"""Settings: `site_config/` read once into frozen values and passed on as a parameter, never imported."""

from generator.config.codelists import CodeList
from generator.config.load import load_config
from generator.config.owners import FORGES, Account, Owners, Ownership
from generator.config.schemas import Field, TableSchema
from generator.config.site import Language, Site, SiteConfig
from generator.config.wording import worded
from generator.config.words import Words

__all__ = [
    "FORGES",
    "Account",
    "CodeList",
    "Field",
    "Language",
    "Owners",
    "Ownership",
    "Site",
    "SiteConfig",
    "TableSchema",
    "Words",
    "load_config",
    "worded",
]
