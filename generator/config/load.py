"""Read `site_config/` into one frozen value."""

from pathlib import Path

import yaml

from generator.config.codelists import read_codelist
from generator.config.owners import read_owners
from generator.config.schemas import read_schema
from generator.config.site import Site, SiteConfig
from generator.config.words import read_words


def load_config(root: Path) -> SiteConfig:
    """Read all settings below `root/site_config`.

    Raises:
        pydantic.ValidationError: `site.yaml` or `owners.yaml` has a wrong or unknown key; all of them are
            named at once.

    """
    folder = root / "site_config"
    site = Site.model_validate(yaml.safe_load((folder / "site.yaml").read_text(encoding="utf-8")))
    schemas = [read_schema(path) for path in sorted((folder / "schemas").glob("*.json"))]
    registers = [read_schema(path) for path in sorted((folder / "schemas" / "registers").glob("*.json"))]
    codelists = [read_codelist(path) for path in sorted((folder / "codelists").glob("*.csv"))]
    words = [read_words(folder / "translations" / language.code) for language in site.languages]
    return SiteConfig(
        root=root,
        site=site,
        schemas={schema.name: schema for schema in schemas},
        register_schemas={schema.name: schema for schema in registers},
        codelists={codelist.name: codelist for codelist in codelists},
        owners=read_owners(folder / "owners.yaml"),
        words={language.language: language for language in words},
    )
