"""Which property of the PACT data model is which column of ours: `pact.yaml`, and the code list of components."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from generator.config.codelists import CodeList


class Form(StrEnum):
    """What is done to a value before it is a cell."""

    AS_IT_IS = "as it is"
    LANGUAGE = "language"
    """Words: into the Chinese column where Chinese characters stand in them, else into the English one."""
    DAY = "day"
    LAST_DAY = "last day"
    """An end that is not part of its period becomes the last day that is."""
    CODE = "code"


class _Settings(BaseModel):
    """A part of the file; a key that nobody reads is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PactPlace(_Settings):
    """A column of one of our tables, and what is done to a value on the way."""

    table: str
    column: str
    form: Form = Form.AS_IT_IS


class PactTotal(_Settings):
    """A total: its property, its own column, and its basis where it is the headline."""

    property: str
    column: str
    basis: str


class PactNames(_Settings):
    """The names of the data model beside ours; `site_config/pact.yaml` says what each part is."""

    places: Mapping[str, PactPlace]
    lists: Mapping[str, PactPlace]
    components: Mapping[str, str]
    """Properties that are a row of `components`, each with its code."""
    codes: Mapping[str, Mapping[str, str]]
    fixed: Mapping[str, str]
    geography: tuple[str, ...]
    everywhere: str
    excluding: PactTotal
    including: PactTotal
    company_ids: Mapping[str, str]
    own_ids: tuple[str, ...]
    gtin: str
    product_ids: Mapping[str, str]
    classes: Mapping[str, str]
    earlier: Mapping[str, str]
    earlier_assurance: Mapping[str, str]

    @property
    def totals(self) -> tuple[PactTotal, PactTotal]:
        """Return both totals; the first that is stated is the headline."""
        return self.excluding, self.including


def read_pact_names(path: Path, components: CodeList) -> PactNames:
    """Read the names; those of components stand in their code list, but for what only version 2 had.

    Raises:
        pydantic.ValidationError: The file has a wrong or unknown key; all of them are named at once.

    """
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    listed = {f"pcf.{row['pact_property']}": code for code, row in components.rows.items() if row["pact_property"]}
    return PactNames.model_validate(written | {"components": listed | written.get("components", {})})
