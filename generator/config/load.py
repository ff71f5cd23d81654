"""Read `site_config/` into one frozen value."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import yaml
from pydantic import ValidationError

from generator.config.codelists import read_codelist
from generator.config.completeness import missing_languages, missing_sentences, missing_words
from generator.config.errors import ConfigError
from generator.config.grade_files import read_scheme, read_schemes
from generator.config.head_words import read_head_words
from generator.config.owners import read_owners
from generator.config.pact import read_pact_names
from generator.config.schemas import read_schema
from generator.config.site import Site, SiteConfig
from generator.config.words import Words, read_words

_MISSING = "缺少下列文字，每行是文件和键：\nThese words are missing; each line names a file and a key:"
"""Stands here since the catalogues themselves may be what is missing."""


def load_config(root: Path, words: Mapping[str, Words] | None = None) -> SiteConfig:
    """Read all settings below `root/site_config`; sentences only where none are given.

    Raises:
        pydantic.ValidationError: `owners.yaml` or `pact.yaml` has wrong or unknown keys; all of them are named at once.
        ConfigError: `site.yaml` has a wrong or unknown key, or words are missing in a language that must have them;
            all of them are named at once.
        GradeSchemeError: A grading scheme is wrong.

    """
    folder = root / "site_config"
    site = _read_site(folder / "site.yaml")
    _refuse(missing_languages(site))
    codes = tuple(language.code for language in site.languages)
    schemas = [read_schema(path, codes) for path in sorted((folder / "schemas").glob("*.json"))]
    registers = [read_schema(path, codes) for path in sorted((folder / "schemas" / "registers").glob("*.json"))]
    codelists = {path.stem: read_codelist(path, codes) for path in sorted((folder / "codelists").glob("*.csv"))}
    grades, examples = folder / "grade_schemes", sorted((folder / "grade_schemes" / "example").glob("*.yaml"))
    config = SiteConfig(
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
        words={},
        guided=frozenset(code for code in codes if (root / "content" / code).is_dir()),
    )
    config = _with_words(config, words) if words else _with_own_words(config, folder / "translations")
    _refuse((*missing_words(config), *(() if words else missing_sentences(config))))
    return config


def _read_site(path: Path) -> Site:
    """Read `site.yaml`.

    Raises:
        ConfigError: Keys are missing, unknown or wrong.

    """
    try:
        return Site.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (ValidationError, yaml.YAMLError) as error:
        message = f"site_config/{path.name}: {error}"
        raise ConfigError(message) from error


def _with_words(config: SiteConfig, words: Mapping[str, Words]) -> SiteConfig:
    """Return the settings with sentences; a language without any says all of them as the first one does."""
    first = words[config.languages[0].code]
    partial = {
        each.code: replace(words.get(each.code, Words(each.code, {})), others=first)
        for each in config.languages
        if not each.complete
    }
    complete = {each.code: words[each.code] for each in config.complete_languages if each.code in words}
    return replace(config, words=complete, partial_words=partial)


def _with_own_words(config: SiteConfig, folder: Path) -> SiteConfig:
    return _with_words(config, {each.code: read_words(folder / each.code) for each in config.languages})


def _refuse(missing: Iterable[str]) -> None:
    """Name everything that is missing.

    Raises:
        ConfigError: There is something.

    """
    lines = list(missing)
    if lines:
        raise ConfigError("\n".join((_MISSING, *lines)))
