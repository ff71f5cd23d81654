"""`owners.yaml`: typed, strict, and of nobody real."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from generator.config import Owners, SiteConfig
from generator.config.owners import read_owners
from tests.conftest import ROOT

GIVEN_OUT = 1_000_000_000_000
"""No forge has given out a number this large."""

ENTRY = """
organisations:
  - org_id: acme
    status: active
    verified_on: 2026-06-01
    accounts: [{forge: github, account_id: 1001}]
"""

WRONG = {
    "unknown-key": ENTRY + "    note: x\n",
    "login-instead-of-a-number": ENTRY.replace("1001", "octocat"),
    "number-as-text": ENTRY.replace("1001", '"1001"'),
    "no-number": ENTRY.replace("1001", "0"),
    "true": ENTRY.replace("1001", "true"),
    "unknown-forge": ENTRY.replace("github", "elsewhere"),
    "unknown-status": ENTRY.replace("active", "trusted"),
    "no-day": ENTRY.replace("2026-06-01", "soon"),
    "twice": ENTRY + ENTRY.removeprefix("\norganisations:\n"),
    "list": "- acme\n",
}


def read(text: str, folder: Path) -> Owners:
    path = folder / "owners.yaml"
    path.write_text(text, encoding="utf-8")
    return read_owners(path)


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_in_the_file_is_an_error_and_never_a_permission(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValidationError):
        read(WRONG[name], tmp_path)


def test_an_organisation_is_found_by_its_id_alone(tmp_path: Path) -> None:
    owners = read(ENTRY, tmp_path)
    assert owners.of("acme") is not None
    assert owners.of("Acme") is None
    assert owners.of("") is None


def test_without_a_file_nobody_owns_anything(tmp_path: Path) -> None:
    assert read_owners(tmp_path / "owners.yaml") == Owners()


def test_every_sample_has_an_owner_that_can_be_nobody(config: SiteConfig) -> None:
    folders = {path.name for path in (ROOT / "disclosures").glob("sample-*") if path.is_dir()}
    samples = [entry for entry in config.owners.organisations if entry.org_id.startswith("sample-")]
    assert {entry.org_id for entry in samples} == folders
    numbers = [account.account_id for entry in samples for account in entry.accounts]
    assert min(numbers) > GIVEN_OUT
    assert len(set(numbers)) == len(numbers)
