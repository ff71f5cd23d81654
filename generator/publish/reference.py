"""What data refer to: the Table Schemas with their closed lists written out, and the code lists."""

from collections.abc import Iterator
from typing import Any

from generator.config import Field, SiteConfig, TableSchema
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue


def schemas(_: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield every Table Schema as packages are checked against it."""
    for schema in (*config.schemas.values(), *config.register_schemas.values()):
        yield Artifact.json(routes.schema(schema.name), published_schema(schema, config))


def codelists(_: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield every code list as it stands in the settings."""
    folder = config.root / "site_config" / "codelists"
    for name in config.codelists:
        yield Artifact(routes.codelist(name), (folder / f"{name}.csv").read_bytes())


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
    found: dict[str, Any] = {}
    for key, value in field.descriptor.items():
        for what in ("title", "description"):
            if key.startswith(f"{what}_"):
                found.setdefault(what, field.text(what, first))
        found[key] = value
    return found
