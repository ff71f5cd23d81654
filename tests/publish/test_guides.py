"""The guides of any city: names come from site.yaml, and what a city says of itself may be missing."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator.config import SiteConfig
from generator.model.texts import Texts
from generator.publish.guides import _stage, start_guides
from generator.runtime.writing import Place
from tests.builders import ROOT, a_config

OURS = ("天津", "Tianjin", "津", "pcf@example.org")
NAMES = {
    "name": Texts({"zh": "云川产品碳足迹公示", "en": "Yunchuan Product Carbon Footprint Disclosure"}),
    "short_name": Texts({"zh": "云川碳足迹", "en": "Yunchuan Footprints"}),
    "city": Texts({"zh": "云川", "en": "Yunchuan"}),
}
ELSEWHERE = {
    "number_prefix": "YC",
    "contact_email": "footprints@yunchuan.example",
    "icp_number": "云ICP备00000000号",
}


def _another_city(root: Path) -> SiteConfig:
    """Return the settings of a copy whose city has no folder of its own, and an invented name."""
    (root / "site_config").mkdir()
    for name in ("mkdocs.yml", "site_config/mkdocs.en.yml", "site_config/guide-words.txt"):
        shutil.copy(ROOT / name, root / name)
    shutil.copytree(ROOT / "content", root / "content", ignore=shutil.ignore_patterns("local", "registers", "assets"))
    config = a_config()
    return replace(config, root=root, site=config.site.model_copy(update=NAMES | ELSEWHERE))


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the guides of the invented city, by address."""
    root, place = tmp_path_factory.mktemp("city"), tmp_path_factory.mktemp("site")
    config = _another_city(root)
    for each in [start_guides(language, config, root) for language in config.languages]:
        each.finish(Place(place, place / "absent"))
    return {
        path.relative_to(place).as_posix(): path.read_text("utf-8")
        for path in place.rglob("*")
        if path.suffix in (".html", ".json")
    }


def test_a_city_without_a_folder_of_its_own_has_all_general_guides(elsewhere: dict[str, str]) -> None:
    for language, prefix in (("zh", ""), ("en", "en/")):
        folder = ROOT / "content" / language
        general = [path.relative_to(folder) for path in folder.rglob("*.md") if "local" not in path.parts]
        assert len(general) >= 20
        for path in general:
            address = path if path.name == "index.md" else path.with_suffix("") / "index"
            assert f"{prefix}{address.with_suffix('.html').as_posix()}" in elsewhere


def test_it_has_no_word_of_ours(elsewhere: dict[str, str]) -> None:
    assert [(page, word) for page, text in elsewhere.items() for word in OURS if word in text] == []


@pytest.mark.parametrize(("page", "language"), [("policy/index.html", "zh"), ("en/policy/index.html", "en")])
def test_its_names_stand_in_head_text_and_footer(elsewhere: dict[str, str], page: str, language: str) -> None:
    text = elsewhere[page]
    assert all(names.said[language] in text for names in NAMES.values())
    assert all(ELSEWHERE[name] in text for name in ("contact_email", "icp_number"))
    assert "CC BY 4.0" in text


def test_no_hole_is_left_open(elsewhere: dict[str, str]) -> None:
    assert [page for page, text in elsewhere.items() if "{{" in text] == []


def test_what_a_city_says_of_itself_takes_the_place_of_the_general_page(tmp_path: Path) -> None:
    for name, text in (
        ("a.md", "general"),
        ("b.md", "general"),
        ("local/b.md", "ours {{ root }}"),
        ("local/c/d.md", "x"),
    ):
        (tmp_path / "from" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "from" / name).write_text(text)
    _stage(tmp_path / "from", tmp_path / "to", {"up": ""})
    staged = {
        path.relative_to(tmp_path / "to").as_posix(): path.read_text() for path in (tmp_path / "to").rglob("*.md")
    }
    assert staged == {"a.md": "general", "b.md": "ours ../", "c/d.md": "x"}
