"""What `owners.yaml` says: which accounts may change which organisation's folder."""

from datetime import date
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

Forge = Literal["github", "gitlab", "gitcode", "gitee"]
FORGES: tuple[Forge, ...] = ("github", "gitlab", "gitcode", "gitee")


class _Entry(BaseModel):
    """A part of `owners.yaml`; unknown keys are mistakes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Account(_Entry):
    """An account by its number at a forge: a login can be renamed and taken by somebody else."""

    forge: Forge
    account_id: int = Field(strict=True, gt=0)


class Ownership(_Entry):
    """One organisation and the accounts that may change its folder."""

    org_id: str
    status: Literal["active", "suspended"]
    verified_on: date
    accounts: tuple[Account, ...]


class Owners(_Entry):
    """All organisations that may disclose."""

    organisations: tuple[Ownership, ...] = ()

    @model_validator(mode="after")
    def _named_once(self) -> "Owners":
        """Refuse an organisation that stands twice: nobody could say which entry counts."""
        names = [entry.org_id for entry in self.organisations]
        if len(names) != len(set(names)):
            message = "an organisation stands twice"
            raise ValueError(message)
        return self

    def of(self, org_id: str) -> Ownership | None:
        """Return who owns an organisation's folder; nothing where nobody was entered."""
        return next((entry for entry in self.organisations if entry.org_id == org_id), None)


def read_owners(path: Path) -> Owners:
    """Read the owners; without the file nobody owns anything, and every change is refused."""
    if not path.is_file():
        return Owners()
    return Owners.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
