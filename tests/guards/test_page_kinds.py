"""A new kind of page is looked at by axe and Lighthouse without anybody listing it."""

import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.components.maker import FinalMaker
from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import ManifestEntry
from generator.model.catalogue import Catalogue
from generator.pages.search.gtin import gtin_pages
from generator.pages.shop.embed_frame import embed_frames
from generator.workflows import build
from tests.browser.pages import NOT_READ, every_kind, page_kinds
from tests.guards.addresses import address_kinds
from tests.site import BuiltSite

PAGES = [
    maker
    for tuples in (vars(build)[name] for name in sorted(vars(build)) if name.endswith("MAKERS"))
    for maker in tuples
    if maker not in (gtin_pages, embed_frames)
    and "generator.pages." in getattr(getattr(maker, "make", maker), "__module__", "")
]
"""Makers of pages that somebody reads at an address of their own."""


def _unseen(makers: Iterable[Any], looked_at: Collection[str], inputs: tuple[Any, ...]) -> Iterator[str]:
    """Yield the makers of which no page is looked at."""
    *given, manifest = inputs
    for maker in makers:
        made = maker(*given, manifest) if _is_final(maker) else maker(*given)
        if not any(routes.file_of(artifact.path) in looked_at for artifact in made):
            yield getattr(maker, "make", maker).__module__


def _is_final(maker: Any) -> bool:
    return isinstance(maker, FinalMaker) or maker in build.FINAL_MAKERS


@pytest.fixture(scope="module")
def inputs(samples: Catalogue, config: SiteConfig, built_site: BuiltSite) -> tuple[Any, ...]:
    """Return what makers are given."""
    return samples, config, _manifest(built_site)


def _manifest(site: BuiltSite) -> Mapping[str, ManifestEntry]:
    files = (path for path in site.folder.rglob("*") if path.is_file())
    return {path.relative_to(site.folder).as_posix(): ManifestEntry(path.stat().st_size, "0" * 64) for path in files}


def test_a_page_of_every_maker_is_looked_at(built_site: BuiltSite, inputs: tuple[Any, ...]) -> None:
    looked_at = {routes.file_of(page) for page in every_kind(built_site)} | {routes.NOT_FOUND}
    assert len(PAGES) > 25
    assert list(_unseen(PAGES, looked_at, inputs)) == []
    fewer = looked_at - {routes.file_of(routes.GRADING)}
    assert list(_unseen(PAGES, fewer, inputs)) == ["generator.pages.help.grading"]


def test_every_page_looked_at_exists_and_every_kind_has_one(built_site: BuiltSite) -> None:
    pages = [routes.file_of(page) for page in every_kind(built_site)]
    assert len(pages) == len(set(pages))
    assert set(pages) <= set(built_site.pages)
    assert [kind.name for kind in page_kinds() if not any(map(kind.answers, pages))] == []
    assert {kind.name for kind in address_kinds([""])} >= NOT_READ


def test_a_new_kind_of_page_is_looked_at_by_itself(built_site: BuiltSite, tmp_path: Path) -> None:
    """Somebody adds a page and its name in `routes`, and nothing else."""
    copy = tmp_path / "site"
    shutil.copytree(built_site.folder, copy, copy_function=os.link)
    (copy / "ratings").mkdir()
    (copy / "ratings" / "index.html").write_text("<main></main>", encoding="utf-8")
    names = {**vars(routes), "RATINGS": "ratings/"}
    added = [kind for kind in address_kinds([""], names) if kind.name == "RATINGS"]
    more = every_kind(BuiltSite(copy), [*page_kinds(), *added])
    assert set(more) - set(every_kind(built_site)) == {"ratings/"}
