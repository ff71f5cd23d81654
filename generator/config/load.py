"""Read `site_config/` into one frozen value."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import yaml
from pydantic import ValidationError

from generator.config.codelists import CodeList, read_codelist
from generator.config.column_synonyms import read_column_synonyms
from generator.config.completeness import missing_languages, missing_sentences, missing_words
from generator.config.errors import ConfigError
from generator.config.grade_files import read_scheme, read_schemes
from generator.config.grade_schemes import GradeScheme
from generator.config.owners import read_owners
from generator.config.pact import read_pact_names
from generator.config.schemas import TableSchema, read_schema
from generator.config.site import Site, SiteConfig
from generator.config.translations import Translations, read_translations

_MISSING = "缺少下列文字，每行是文件和键：\nThese words are missing; each line names a file and a key:"
"""Stands here since the catalogues themselves may be what is missing."""


def load_config(root: Path, words: Mapping[str, Translations] | None = None) -> SiteConfig:
    """Read all settings below `root/site_config`; sentences only where none are given.

    Raises:
        pydantic.ValidationError: `owners.yaml` or `pact.yaml` has wrong or unknown keys; all of them are named at once.
        ConfigError: `site.yaml` has a wrong or unknown key, words are missing in a language that must have them, or a
            grading scheme is wrong.

    """
    folder = root / "site_config"
    site = _read_site(folder / "site.yaml")
    _refuse(missing_languages(site))
    codes = tuple(language.code for language in site.languages)
    codelists = {path.stem: read_codelist(path, codes) for path in sorted((folder / "codelists").glob("*.csv"))}
    config = SiteConfig(
        root=root,
        site=site,
        schemas=_schemas(folder / "schemas", codes),
        register_schemas=_schemas(folder / "schemas" / "registers", codes),
        codelists=codelists,
        owners=read_owners(folder / "owners.yaml"),
        grade_schemes=read_schemes(folder / "grade_schemes", codelists),
        grade_example=_grade_example(folder / "grade_schemes" / "example", codelists),
        column_synonyms=read_column_synonyms(folder / "head-words.csv"),
        pact=read_pact_names(folder / "pact.yaml", codelists["components"]),
        words={},
        guided=frozenset(code for code in codes if (root / "content" / code).is_dir()),
    )
    return _complete(config, words, folder / "translations")


def _schemas(folder: Path, languages: tuple[str, ...]) -> dict[str, TableSchema]:
    """Return the Table Schemas of a folder by the names of their tables."""
    schemas = [read_schema(path, languages) for path in sorted(folder.glob("*.json"))]
    return {schema.name: schema for schema in schemas}


def _grade_example(folder: Path, codelists: Mapping[str, CodeList]) -> GradeScheme | None:
    """Return the fictional scheme that explains grading, where a city keeps one."""
    examples = sorted(folder.glob("*.yaml"))
    return read_scheme(examples[0], codelists) if examples else None


def _complete(config: SiteConfig, words: Mapping[str, Translations] | None, folder: Path) -> SiteConfig:
    """Return the settings with their sentences, and refuse what lacks words in a language that must have them."""
    config = _with_words(config, words) if words else _with_own_words(config, folder)
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


def _with_words(config: SiteConfig, words: Mapping[str, Translations]) -> SiteConfig:
    """Return the settings with sentences; a language without any says all of them as the first one does."""
    first = words[config.languages[0].code]
    partial = {
        each.code: replace(words.get(each.code, Translations(each.code, {})), others=first)
        for each in config.languages
        if not each.complete
    }
    complete = {each.code: words[each.code] for each in config.complete_languages if each.code in words}
    return replace(config, words=complete, partial_words=partial)


def _with_own_words(config: SiteConfig, folder: Path) -> SiteConfig:
    return _with_words(config, {each.code: read_translations(folder / each.code) for each in config.languages})


def _refuse(missing: Iterable[str]) -> None:
    """Name everything that is missing.

    Raises:
        ConfigError: There is something.

    """
    lines = list(missing)
    if lines:
        raise ConfigError("\n".join((_MISSING, *lines)))
