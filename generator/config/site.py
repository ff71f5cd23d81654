"""What `site.yaml` says, and the whole configuration as one value."""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import UnknownLocaleError
from pydantic import BaseModel, ConfigDict, HttpUrl, field_validator

from generator.config.codelists import CodeList
from generator.config.column_synonyms import ColumnSynonyms
from generator.config.grade_schemes import GradeScheme
from generator.config.owners import Owners
from generator.config.pact import PactNames
from generator.config.said import Said
from generator.config.schemas import TableSchema
from generator.config.translations import Translations, locale_of
from generator.model import routes
from generator.model.texts import COLUMN_LANGUAGES


class _Setting(BaseModel):
    """A part of `site.yaml`; unknown keys are mistakes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Language(_Setting):
    """A language of the site: its code in data, its tag in HTML, and the folder its pages stand in."""

    code: str
    tag: str
    prefix: str
    own_name: str
    complete: bool = True
    """Whether it must have every word; one that need not shows the others in the first language, marked."""
    order: str = "utf-8"
    """Encoding whose bytes bring names into the order that readers expect."""

    @field_validator("code", "tag")
    @classmethod
    def _known(cls, tag: str) -> str:
        """Refuse what CLDR does not know: there would be no plural forms, ordinals or days."""
        try:
            locale_of(tag)
        except UnknownLocaleError as error:
            raise ValueError(str(error)) from error
        return tag

    @field_validator("prefix")
    @classmethod
    def _is_folder(cls, prefix: str) -> str:
        if not re.fullmatch(r"([a-z0-9-]+/)?", prefix):
            message = "a folder such as en/, or nothing"
            raise ValueError(message)
        return prefix

    @field_validator("order")
    @classmethod
    def _is_encoding(cls, order: str) -> str:
        try:
            codecs.lookup(order)
        except LookupError as error:
            raise ValueError(str(error)) from error
        return order


class Licence(_Setting):
    """The licence of the published data."""

    name: str
    url: str


class Site(_Setting):
    """What is local to one city."""

    name: Said
    short_name: Said
    city: Said
    number_prefix: str
    region_code: str
    timezone: str
    base_url: HttpUrl
    id_namespace: UUID
    contact_email: str
    icp_number: str
    police_number: str
    licence: Licence
    languages: tuple[Language, ...]
    featured: tuple[str, ...]
    equivalence_factor: str

    @field_validator("languages")
    @classmethod
    def _apart(cls, languages: tuple[Language, ...]) -> tuple[Language, ...]:
        """Refuse two languages of one code or in one folder: pages of one would stand in the place of the other's."""
        for what in ("code", "prefix"):
            values = [getattr(language, what) for language in languages]
            if len(values) != len(set(values)):
                message = f"two languages have the same {what}"
                raise ValueError(message)
        return languages

    @field_validator("timezone")
    @classmethod
    def _is_zone(cls, timezone: str) -> str:
        try:
            ZoneInfo(timezone)
        except (ZoneInfoNotFoundError, ValueError) as error:
            message = f"unknown time zone {timezone}"
            raise ValueError(message) from error
        return timezone


@dataclass(frozen=True, slots=True, eq=False)
class SiteConfig:
    """All settings: the site, the schemas of tables and registers, the code lists, words, owners and grades."""

    root: Path
    site: Site
    schemas: Mapping[str, TableSchema]
    register_schemas: Mapping[str, TableSchema]
    codelists: Mapping[str, CodeList]
    words: Mapping[str, Translations]
    """Sentences of the complete languages."""
    pact: PactNames
    owners: Owners = field(default_factory=Owners)
    grade_schemes: tuple[GradeScheme, ...] = ()
    """Schemes that an authority issued, in force or not; none today."""
    grade_example: GradeScheme | None = None
    """A fictional scheme that explains grading and never grades anything."""
    column_synonyms: ColumnSynonyms = field(default_factory=ColumnSynonyms)
    """What others call our columns."""
    guided: frozenset[str] = frozenset()
    """Codes of the languages that have guides: those with a folder `content/<code>/`."""
    partial_words: Mapping[str, Translations] = field(default_factory=dict)
    """Sentences of the other languages, which fall back on the first."""

    @property
    def languages(self) -> tuple[Language, ...]:
        """Return the site's languages, the first being the default."""
        return self.site.languages

    @property
    def complete_languages(self) -> tuple[Language, ...]:
        """Return the languages that have every word: what is said in all of them at once is said in these."""
        return tuple(language for language in self.languages if language.complete)

    @property
    def column_languages(self) -> tuple[Language, ...]:
        """Return the languages of labels and of columns of open data."""
        return tuple(language for language in self.languages if language.code in COLUMN_LANGUAGES)

    def prefix_of(self, route: str, language: Language) -> str:
        """Return the folder in which readers of a language find a page: not every language has guides."""
        is_guide = route.startswith(routes.GUIDE_SECTIONS)
        return (self.languages[0] if is_guide and language.code not in self.guided else language).prefix

    def words_of(self, language: str) -> Translations:
        """Return the sentences of a language."""
        return self.words.get(language) or self.partial_words[language]

    def say(self, key: str, /, **values: object) -> str:
        """Return a sentence in every complete language, one a line, for people at a terminal."""
        return "\n".join(words.say(key, **values) for words in self.words.values())

    def say_first(self, key: str, /, **values: object) -> str:
        """Return a sentence in the first language alone."""
        return self.words[self.languages[0].code].say(key, **values)

    def with_site(self, site: Site) -> "SiteConfig":
        """Return the same settings for another site."""
        return replace(self, site=site)
