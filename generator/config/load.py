"""Read `site_config/` into one frozen value."""

from collections.abc import Mapping
from pathlib import Path

import yaml

from generator.config.codelists import read_codelist
from generator.config.grade_files import read_scheme, read_schemes
from generator.config.head_words import read_head_words
from generator.config.owners import read_owners
from generator.config.pact import read_pact_names
from generator.config.schemas import read_schema
from generator.config.site import Site, SiteConfig
from generator.config.words import Words, read_words


def load_config(root: Path, words: Mapping[str, Words] | None = None) -> SiteConfig:
    """Read all settings below `root/site_config`; sentences only where none are given.

    Raises:
        pydantic.ValidationError: `site.yaml`, `owners.yaml` or `pact.yaml` has a wrong or unknown key; all of them are
            named at once.
        GradeSchemeError: A grading scheme is wrong.

    """
    folder = root / "site_config"
    site = Site.model_validate(yaml.safe_load((folder / "site.yaml").read_text(encoding="utf-8")))
    schemas = [read_schema(path) for path in sorted((folder / "schemas").glob("*.json"))]
    registers = [read_schema(path) for path in sorted((folder / "schemas" / "registers").glob("*.json"))]
    codelists = {path.stem: read_codelist(path) for path in sorted((folder / "codelists").glob("*.csv"))}
    grades, examples = folder / "grade_schemes", sorted((folder / "grade_schemes" / "example").glob("*.yaml"))
    return SiteConfig(
        root=root,
        site=site,
        schemas={schema.name: schema for schema in schemas},
        register_schemas={schema.name: schema for schema in registers},
        codelists=codelists,
        owners=read_owners(folder / "owners.yaml"),
        grade_schemes=read_schemes(grades, codelists),
        grade_example=read_scheme(examples[0], codelists) if examples else None,
        head_words=read_head_words(folder / "head-words.csv"),
        pact=read_pact_names(folder / "pact.yaml", codelists["components"]),
        words=words or {each.code: read_words(folder / "translations" / each.code) for each in site.languages},
    )
