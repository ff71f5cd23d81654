"""The look keeps its promises: contrast, few bytes, one set of tokens, the same words on guides as on lean pages."""

import re

import pytest
from jinja2 import DictLoader, Environment

from generator.components.charts import bars
from generator.components.style import style_of
from tests.builders import ROOT, a_config

ASSETS = ROOT / "content" / "assets"
PARTIALS = ROOT / "content" / "overrides" / "partials"
TEXT, SHAPE = 4.5, 3.0
PAIRS = [
    *((text, background) for background in ("paper", "wash") for text in ("ink", "muted", "accent", "link")),
    *((text, "warn-wash") for text in ("warn", "ink", "link")),
    ("warn", "paper"),
    ("paper", "accent"),
]
SHAPES = [(shape, "paper") for shape in ("s0", "s1", "s2", "s3", "s4", "edge")]


def tokens(scheme: str) -> dict[str, str]:
    css = (ASSETS / "tokens.css").read_text(encoding="utf-8")
    light, dark = css.split("@media")
    found = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", light))
    return found if scheme == "light" else found | dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", dark))


def luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "background"), PAIRS)
def test_words_can_be_read(text: str, background: str, scheme: str) -> None:
    colours = tokens(scheme)
    assert contrast(colours[text], colours[background]) >= TEXT


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("shape", "background"), SHAPES)
def test_shapes_can_be_seen(shape: str, background: str, scheme: str) -> None:
    colours = tokens(scheme)
    assert contrast(colours[shape], colours[background]) >= SHAPE


def test_the_sheet_has_no_foreign_address_and_no_hole() -> None:
    sheet = str(style_of(ROOT).sheet)
    assert "http" not in sheet
    assert "@import" not in sheet
    assert "</" not in sheet
    declared = set(re.findall(r"(--[a-z0-9]+(?:-[a-z]+)*):", sheet))
    assert set(re.findall(r"var\((--[a-z0-9-]+)\)", sheet)) <= declared
    assert sheet.count("{") == sheet.count("}")


def test_every_class_of_a_template_is_dressed_or_known() -> None:
    sheet = str(style_of(ROOT).sheet)
    html = "\n".join(path.read_text() for path in (ROOT / "generator").rglob("*.html"))
    used = {name for names in re.findall(r'class="([a-z0-9 -]+)"', html) for name in names.split()}
    assert {name for name in used if f".{name}" not in sheet} <= {"components", "how", "sectors", "who"}


def test_a_chart_is_plain_and_the_same_every_time() -> None:
    rows = [("电子电器与新能源", 3), ("Steel & <b>", 20)]
    chart = bars("各行业", rows)
    assert chart == bars("各行业", rows)
    for unwanted in ("<script", "http", "<title", "<desc", "style=", "2026", "<b>"):
        assert unwanted not in chart
    assert "Steel &amp; &lt;b&gt;" in chart
    assert re.search(r">20</text>", chart)


def test_a_chart_leaves_room_for_chinese_labels() -> None:
    narrow, wide = (
        float(re.search(r"translate\((\d+)", bars("t", [(label, 1), ("b", 2)]))[1])  # type: ignore[index]
        for label in ("abcdefgh", "电子电器与新能源")
    )
    assert wide > narrow * 1.4


def _guide_words() -> dict[str, dict[str, object]]:
    source = (PARTIALS / "words.html").read_text(encoding="utf-8")
    module = Environment(loader=DictLoader({"words": source}), autoescape=False).get_template("words").module  # noqa: S701
    return module.WORDS  # type: ignore[attr-defined, no-any-return]


KEYS = {
    "sections": "nav.label_all",
    "categories": "nav.categories",
    "organisations": "nav.organisations",
    "data": "nav.data",
    "label": "nav.label",
    "submit": "nav.submit",
    "search": "nav.search",
    "not_certified": "footer.not_certified",
    "only_comparable": "footer.only_comparable",
    "licence": "footer.licence",
    "about": "footer.about",
    "all_guides": "footer.guides",
    "policy": "footer.policy",
    "developer": "footer.developer",
    "contact": "footer.contact",
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_guides_say_the_same_as_lean_pages(language: str) -> None:
    config, words = a_config(), _guide_words()[language]
    for name, key in KEYS.items():
        assert words[name] == config.words[language].say(key)


def test_at_most_four_partials_of_material_are_ours() -> None:
    assert len(list(PARTIALS.glob("*.html"))) <= 4
