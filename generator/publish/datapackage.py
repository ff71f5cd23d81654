"""The description of the open data: one Data Package that any tool for Frictionless data can check."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.components.maker import FinalMaker
from generator.config import SiteConfig, TableSchema
from generator.model import routes
from generator.model.artifact import Artifact, Manifest
from generator.model.catalogue import Catalogue
from generator.model.data_day import catalogue_day
from generator.model.disclosure import RECORDS
from generator.model.texts import COLUMN_LANGUAGES
from generator.publish.datasets import published_columns
from generator.publish.progress import progress_resource
from generator.publish.schemas import published_field

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


@dataclass(frozen=True, slots=True)
class DataPackageInput:
    """What the description takes from the catalogue; all else stands in the settings and in the files themselves."""

    data_day: date | None
    """Of the tables and registers together."""
    graded: bool
    """Whether a grading scheme is in force, so that products have columns for it."""


def _select(catalogue: Catalogue, _: SiteConfig) -> Iterator[DataPackageInput]:
    yield DataPackageInput(catalogue_day(catalogue), catalogue.grading.is_in_force)


def _make(shown: DataPackageInput, config: SiteConfig, manifest: Manifest) -> Iterator[Artifact]:
    tables = [_table(config.schemas[name], config, manifest, graded=shown.graded) for name in RECORDS]
    registers = [_register(schema, config, manifest) for schema in config.register_schemas.values()]
    site = config.site
    yield Artifact.json(
        f"{routes.LATEST}datapackage.json",
        {
            "$schema": PROFILE,
            "name": "product-carbon-footprints",
            "title": site.name.pick(config.languages[0].code).words,
            "homepage": f"{site.base_url}{routes.DATA}",
            **_version(shown.data_day),
            "licenses": [{"name": "CC-BY-4.0", "path": site.licence.url, "title": site.licence.name}],
            "resources": [*tables, *registers, progress_resource(config, manifest)],
        },
    )
    files = sorted(path for path in manifest if path.startswith(routes.LATEST))
    lines = [f"{manifest[path].sha256}  {path.removeprefix(routes.LATEST)}\n" for path in files]
    yield Artifact.text(f"{routes.LATEST}SHA256SUMS", "".join(lines))


data_descriptor = FinalMaker(_select, _make)
"""`datapackage.json`, and the fingerprints as `sha256sum` reads them."""


def _version(day: date | None) -> dict[str, str]:
    """Return version and moment of making by the day of the data, so that the same data have the same description."""
    return {"version": f"{day:%Y.%-m.%-d}", "created": f"{day.isoformat()}T00:00:00Z"} if day else {}


def _table(schema: TableSchema, config: SiteConfig, manifest: Manifest, *, graded: bool) -> dict[str, Any]:
    """Return the resource of a table, with the columns that the register adds."""
    known = {field.name: field for field in schema.fields}
    fields = [
        published_field(known[column], config) if column in known else {"name": column, "type": "string"}
        for column in published_columns(schema, graded=graded)
    ]
    key = ["org_id", *(column for column in schema.primary_key if column != "org_id")]
    return _resource(schema, {"fields": fields, "primaryKey": key, "missingValues": [""]}, manifest)


def _register(schema: TableSchema, config: SiteConfig, manifest: Manifest) -> dict[str, Any]:
    """Return the resource of a register."""
    fields = [published_field(field, config) for field in schema.fields]
    return _resource(
        schema, {"fields": fields, "primaryKey": list(schema.primary_key), "missingValues": [""]}, manifest
    )


def _resource(schema: TableSchema, table_schema: dict[str, Any], manifest: Manifest) -> dict[str, Any]:
    """Return a resource with its size and fingerprint."""
    entry = manifest[routes.dataset(schema.name, "csv")]
    return {
        "name": schema.name,
        "type": "table",
        "path": f"{schema.name}.csv",
        "title": schema.text("title", COLUMN_LANGUAGES[0]),
        "description": schema.text("description", COLUMN_LANGUAGES[0]),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": entry.size,
        "hash": f"sha256:{entry.sha256}",
        "schema": table_schema,
    }
