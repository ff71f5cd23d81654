"""Every language of `site.yaml` that must be complete has every word: what is missing is named by file and key."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.config.codelists import CodeList
from generator.config.schemas import TableSchema
from generator.config.site import Language, Site, SiteConfig
from generator.config.translations import ORDINAL, Translations, locale_of
from generator.model.texts import COLUMN_LANGUAGES, Texts

NAMED = ("name", "description")
"""Columns that every code has in every language."""

Schemas = Mapping[str, TableSchema]


def missing_languages(site: Site) -> Iterator[str]:
    """Yield what is wrong with the list of languages: labels and open data need theirs, others fall back on the first.

    Every line says file, key and what is missing there.
    """
    complete = [language.code for language in site.languages if language.complete]
    for code in COLUMN_LANGUAGES:
        if code not in complete:
            yield f"site_config/site.yaml: languages: {code} (complete)"
    if site.languages and not site.languages[0].complete:
        yield f"site_config/site.yaml: languages.{site.languages[0].code}.complete"


def missing_words(config: SiteConfig) -> Iterator[str]:
    """Yield the file and the key of every text that a complete language does not have, file by file."""
    required = config.complete_languages
    site = config.site
    for key, texts in {"name": site.name, "short_name": site.short_name, "city": site.city}.items():
        yield from _absent("site_config/site.yaml", f"{key}.", texts, required)
    for code in sorted(config.guided - {config.languages[0].code}):
        if not (config.root / f"site_config/mkdocs.{code}.yml").is_file():
            yield f"site_config/mkdocs.{code}.yml: content/{code}"
    yield from _of_schemas("site_config/schemas", config.schemas, required)
    yield from _of_schemas("site_config/schemas/registers", config.register_schemas, required)
    for codelist in config.codelists.values():
        yield from _of_codelist(codelist, required)
    for scheme in config.grade_schemes:
        for key, texts in scheme.texts.items():
            yield from _absent(f"site_config/grade_schemes/{scheme.scheme_id}.yaml", f"{key}.", texts, required)


def missing_sentences(config: SiteConfig) -> Iterator[str]:
    """Yield the folder and the key of every sentence that a complete language does not have."""
    said = dict.fromkeys(key for words in config.words.values() for key in words.sentences)
    asked = dict.fromkeys((*(key for key in said if not key.startswith(ORDINAL)), *_amounts(config)))
    for words in config.words.values():
        yield from _of_sentences(words, asked)


def _absent(file: str, key: str, texts: Texts, required: Iterable[Language]) -> Iterator[str]:
    yield from (f"{file}: {key}{language.code}" for language in required if language.code not in texts.said)


def _of_schemas(folder: str, schemas: Schemas, required: Sequence[Language]) -> Iterator[str]:
    """Yield what the titles and descriptions of tables and of their columns lack."""
    for schema in schemas.values():
        for what in ("title", "description"):
            yield from _absent(f"{folder}/{schema.name}.json", f"{what}_", schema.texts(what), required)
            for field in schema.fields:
                place = f"fields.{field.name}.{what}_"
                yield from _absent(f"{folder}/{schema.name}.json", place, field.texts(what), required)


def _of_codelist(codelist: CodeList, required: Sequence[Language]) -> Iterator[str]:
    """Yield what the rows of a code list lack: all names and descriptions, and else what any language has."""
    file = f"site_config/codelists/{codelist.name}.csv"
    stems = dict.fromkeys(
        stem
        for row in codelist.rows.values()
        for stem, _, code in (column.rpartition("_") for column in row)
        if code in COLUMN_LANGUAGES
        and (stem in NAMED or {f"{stem}_{language}" for language in COLUMN_LANGUAGES} <= set(row))
    )
    for code in codelist.codes:
        for stem in stems:
            texts = codelist.texts(code, stem)
            if texts.said or stem in NAMED:
                yield from _absent(file, f"{code}.{stem}_", texts, required)


def _amounts(config: SiteConfig) -> Iterator[str]:
    """Yield the keys of amounts: a unit of a code list has a sentence for so many of it."""
    for name in ("declared_units", "service_life_units"):
        yield from (f"amount.{name}.{code}" for code in config.codelists[name].codes)


def _of_sentences(words: Translations, asked: Iterable[str]) -> Iterator[str]:
    """Yield the sentences that a language lacks; ordinals it has by its own rules."""
    folder = f"site_config/translations/{words.language}"
    ordinals = {f"{ORDINAL}{category}" for category in (*locale_of(words.language).ordinal_form.tags, "other")}
    yield from (f"{folder}: {key}" for key in (*asked, *sorted(ordinals)) if not words.owns(key))
