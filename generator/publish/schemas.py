"""The Table Schemas, with their closed lists written out, and the code lists."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.components.maker import Maker
from generator.config import Field, SiteConfig, TableSchema
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class SchemaInput:
    """The table or register whose schema is published."""

    name: str


@dataclass(frozen=True, slots=True)
class CodeListInput:
    """A code list as it stands in `site_config/codelists/`, which is read when the value is made."""

    name: str
    content: bytes


def _select_schemas(_: Catalogue, config: SiteConfig) -> Iterator[SchemaInput]:
    yield from (SchemaInput(schema.name) for schema in (*config.schemas.values(), *config.register_schemas.values()))


def _make_schema(shown: SchemaInput, config: SiteConfig) -> Iterator[Artifact]:
    schema = config.schemas.get(shown.name) or config.register_schemas[shown.name]
    yield Artifact.json(routes.schema(schema.name), published_schema(schema, config))


schemas = Maker(_select_schemas, _make_schema)
"""Every Table Schema as packages are checked against it."""


def _select_codelists(_: Catalogue, config: SiteConfig) -> Iterator[CodeListInput]:
    folder = config.root / "site_config" / "codelists"
    yield from (CodeListInput(name, (folder / f"{name}.csv").read_bytes()) for name in config.codelists)


def _make_codelist(shown: CodeListInput, _: SiteConfig) -> Iterator[Artifact]:
    yield Artifact(routes.codelist(shown.name), shown.content)


codelists = Maker(_select_codelists, _make_codelist)
"""Every code list as it stands in the settings."""


def published_schema(schema: TableSchema, config: SiteConfig) -> dict[str, Any]:
    """Return a schema for others: closed lists as `enum`."""
    return dict(schema.descriptor) | {"fields": [published_field(field, config) for field in schema.fields]}


def published_field(field: Field, config: SiteConfig) -> dict[str, Any]:
    """Return a field for others, also with the words in the form that its standard knows, in the site's first language.

    Where `not-stated` may stand, the cell counts as missing and cannot be required.
    """
    constraints = dict(field.constraints)
    if field.codelist and not field.separator:
        constraints["enum"] = list(config.codelists[field.codelist].codes)
    if field.not_stated:
        constraints.pop("required", None)
    kept = {key: value for key, value in _worded(field, config).items() if key != "constraints"}
    return kept | ({"constraints": constraints} if constraints else {})


def _worded(field: Field, config: SiteConfig) -> dict[str, Any]:
    """Return a field's descriptor with `title` and `description`, each before the same in all languages."""
    first = config.languages[0].code
    descriptor: dict[str, Any] = {}
    for key, value in field.descriptor.items():
        for what in ("title", "description"):
            if key.startswith(f"{what}_"):
                descriptor.setdefault(what, field.text(what, first))
        descriptor[key] = value
    return descriptor
