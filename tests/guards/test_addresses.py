"""Every published file has an address that `routes` makes, and open data has one that the data guide spells out."""

import json

import pytest

from generator.config import SiteConfig
from generator.model import routes
from generator.runtime.site_mark import MARK
from tests.conftest import ROOT
from tests.guards.addresses import AddressKind, address_kinds, undescribed, undocumented, unknown, unused
from tests.site import BuiltSite

NOT_IN_SAMPLES = ["document: o/<org_id>/<path>"]
"""No sample package has a public file; `tests/built` builds one that has."""


@pytest.fixture(scope="module")
def kinds(config: SiteConfig) -> list[AddressKind]:
    """Return every kind of address."""
    return address_kinds([language.prefix for language in config.languages])


@pytest.fixture(scope="module")
def paths(built_site: BuiltSite) -> list[str]:
    """Return every published file."""
    files = (path for path in built_site.folder.rglob("*") if path.is_file() and path.name != MARK)
    return sorted(path.relative_to(built_site.folder).as_posix() for path in files)


@pytest.fixture(scope="module")
def resources(built_site: BuiltSite) -> list[str]:
    """Return the tables that the data package describes."""
    return [resource["path"] for resource in json.loads(built_site.read(routes.DATA_DESCRIPTOR))["resources"]]


def test_every_published_file_has_an_address_of_routes(paths: list[str], kinds: list[AddressKind]) -> None:
    assert unknown(paths, kinds) == []


def test_every_address_of_routes_is_published(paths: list[str], kinds: list[AddressKind]) -> None:
    assert unused(paths, kinds) == NOT_IN_SAMPLES


def test_every_table_is_described(paths: list[str], resources: list[str]) -> None:
    assert undescribed(paths, resources) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_data_guide_spells_every_address_of_open_data(language: str, kinds: list[AddressKind]) -> None:
    assert undocumented(kinds, _guide(language)) == []


@pytest.mark.parametrize(
    "path",
    [
        *("data/latest/names.txt", "data/latest/extra/names.csv", "names/index.html", "en/data/latest/products.csv"),
        *("p/0123/index.html", "api/v1/products-other.json", "assets/new.js", "policy/national.pdf"),
    ],
)
def test_a_file_without_an_address_is_seen(path: str, paths: list[str], kinds: list[AddressKind]) -> None:
    assert unknown([*paths, path], kinds) == [path]


def test_an_address_that_nobody_makes_is_seen(paths: list[str], config: SiteConfig) -> None:
    names = {**vars(routes), "RATINGS": "ratings/"}
    kinds = address_kinds([language.prefix for language in config.languages], names)
    assert unused(paths, kinds) == ["RATINGS: ratings/", *NOT_IN_SAMPLES]


def test_a_table_without_a_description_is_seen(paths: list[str], resources: list[str]) -> None:
    more = [*paths, routes.dataset("names", "csv")]
    assert undescribed(more, resources) == [routes.dataset("names", "csv")]


@pytest.mark.parametrize("file", ["codes/<name>.csv", "data/latest/<name>.json", "feed/<org_id>.atom"])
def test_an_address_that_the_guide_forgets_is_seen(file: str, kinds: list[AddressKind]) -> None:
    assert undocumented(kinds, _guide("en").replace(f"`/{file}`", "")) == [file]


def _guide(language: str) -> str:
    return (ROOT / "content" / language / routes.DATA_GUIDE / "index.md").read_text(encoding="utf-8")
