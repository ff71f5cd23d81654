"""The files beside the drawing: the PNG, whose every character the bundled font has, and the document for programs."""

import hashlib
import json
import re
import struct
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

from generator.labels.attributes import attributes_of
from generator.labels.badge import WIDEST, badge, is_drawable
from generator.labels.content import label_content
from generator.labels.drawing import Drawing, Line
from generator.labels.examples import label_examples
from generator.labels.palette import INK
from generator.labels.png import SCALE, png_of
from generator.model.catalogue import Catalogue
from tests.builders import ROOT, a_catalogue, a_config, a_footprint, with_status
from tests.labels.forms import GONE, a_grade, drawn, files, hard_cases, shown, translators, verified
from tests.labels.test_label import read_qr
from tests.pages.test_product_states import compiled

LEAST, LAST = 0x20, 0x10000
SURROGATES = range(0xD800, 0xE000)
OEMBED = {"version": "1.0", "type": "photo", "cache_age": 3600}


def glyphs(name: str) -> set[str]:
    cmap = TTFont(ROOT / "content" / "assets" / "fonts" / name).getBestCmap()
    return {chr(code) for code in cmap}


def pack(catalogue: Catalogue) -> dict[str, bytes]:
    """Return a product's files by name."""
    return {path.rsplit("/", 1)[1]: content for path, content in files(catalogue).items()}


def document(catalogue: Catalogue) -> dict[str, object]:
    found: dict[str, object] = json.loads(pack(catalogue)["label.json"])
    return found


def test_the_font_has_what_the_code_believes_it_has() -> None:
    every = {chr(code) for code in range(LEAST, LAST) if code not in SURROGATES}
    drawable = {character for character in every if is_drawable(character)} - {"₂"}
    assert glyphs("badge-regular.otf") == drawable
    assert len(drawable) > 3755 + 95


def test_the_list_beside_the_bold_font_is_what_it_has() -> None:
    listed = (ROOT / "content" / "assets" / "fonts" / "badge-bold.txt").read_text(encoding="utf-8").strip("\n")
    assert set(listed) == glyphs("badge-bold.otf")


def badge_texts(svg: str) -> Iterator[tuple[str, bool]]:
    """Yield the words of a badge and whether they are bold."""
    for text in re.findall(r"<text[^>]*>.*?</text>", svg):
        yield re.sub("<[^>]+>", "", text), 'font-weight="700"' in text


def test_every_word_that_a_badge_may_say_can_be_drawn() -> None:
    config = a_config()
    rows = [
        row for name in ("declared_units", "boundaries", "statuses") for row in config.codelists[name].rows.values()
    ]
    lists = [row[column] for row in rows for column in ("name_zh", "unit_zh", "short_zh") if column in row]
    sentences = [text for key, text in config.words["zh"].sentences.items() if key.startswith(("label.", "prefix."))]
    for words in (*lists, *sentences):
        assert is_drawable(re.sub(r"\{\w+\}", "", words)), words


def test_every_bold_word_of_a_badge_has_its_own_glyphs() -> None:
    have = glyphs("badge-bold.otf")
    catalogues = [verified(), a_catalogue(), compiled()]
    catalogues += [with_status(verified(), state) for state in a_config().codelists["statuses"].codes]
    for catalogue in catalogues:
        for words, bold in badge_texts(drawn(catalogue.products[0])["badge"]):
            assert not bold or set(words) <= have, words


@pytest.mark.parametrize("unit", ["1 䶮", "1 鿭块", "1 台🚲", "1 ผืน"])
def test_a_unit_that_cannot_be_drawn_gives_way_to_the_code_list(unit: str) -> None:
    badge = drawn(verified(a_footprint(unit_text_zh=unit)).products[0])["badge"]
    assert "每件 · 到报废" in shown(badge)
    assert is_drawable(shown(badge).replace("\n", ""))


def test_a_unit_that_is_too_long_gives_way_to_the_code_list() -> None:
    badge = drawn(hard_cases()["long unit"])["badge"]
    assert "每件 · 所列阶段（部分）" in shown(badge)


@pytest.mark.parametrize("name", hard_cases())
def test_a_badge_stays_a_badge(name: str) -> None:
    width = re.search(r'width="(\d+)" height="32"', drawn(hard_cases()[name])["badge"])
    assert width
    assert int(width[1]) <= WIDEST + 60


@pytest.mark.parametrize("catalogue", [verified(), a_catalogue(), with_status(verified(), "withdrawn")])
def test_the_png_is_the_badge_three_times_as_large(catalogue: Catalogue) -> None:
    found = pack(catalogue)
    svg = found["badge.svg"].decode()
    assert found["badge.png"][:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", found["badge.png"][16:24])
    size = re.search(r'width="(\d+)" height="(\d+)"', svg)
    assert size
    assert (width, height) == (int(size[1]) * SCALE, int(size[2]) * SCALE)
    assert len(found["badge.png"]) <= 16 * 1024


def test_the_png_has_the_words_of_the_svg() -> None:
    one, other = (pack(verified(a_footprint(pcf_total=value)))["badge.png"] for value in ("186", "187"))
    assert one != other, "without its font a PNG would be an empty frame"


@pytest.mark.parametrize("words", ["186", "1,234.5 kg CO", "−98,765", "每件 · 到出厂（部分）", "Wf je 1.5"])
@pytest.mark.parametrize(("anchor", "x"), [("start", 8), ("middle", 80.25), ("end", 150)])
def test_words_stamped_one_by_one_look_as_if_drawn_at_once(words: str, anchor: str, x: float) -> None:
    """The bundled font moves no letter because of its neighbour, so that digits and words can be kept by themselves."""
    line = Line(x, 26.5, 9, words, anchor=anchor)
    stamped = Image.open(BytesIO(png_of(Drawing(160, 32, "", (line,)), ROOT)))
    path = ROOT / "content" / "assets" / "fonts" / "badge-regular.otf"
    font = ImageFont.truetype(str(path), 9 * SCALE, layout_engine=ImageFont.Layout.BASIC)
    whole = Image.new("L", stamped.size, "white")
    left = x * SCALE - {"start": 0, "middle": 0.5, "end": 1}[anchor] * font.getlength(words)
    ImageDraw.Draw(whole).text((left, 26.5 * SCALE), words, INK, font, "ls")
    assert stamped.tobytes() == whole.tobytes()
    assert stamped.getextrema() == (0x11, 0xFF)


def test_the_png_of_a_grade_has_its_colour() -> None:
    """Colour type 2 of a PNG is colour, 0 is grey: a badge is grey but for the arrow of its grade."""
    plain = png_of(badge(label_content(verified().products[0], translators())), ROOT)
    graded = png_of(badge(label_content(replace(verified().products[0], grade=a_grade("B")), translators())), ROOT)
    assert (plain[25], graded[25]) == (0, 2)


def test_the_document_is_an_oembed_answer() -> None:
    found = document(verified())
    number = found["number"]
    assert {key: found[key] for key in OEMBED} == OEMBED
    assert found["url"] == f"https://pcf.example.org/p/{number}/badge.png"
    width, height = struct.unpack(">II", pack(verified())["badge.png"][16:24])
    assert (found["width"], found["height"]) == (width, height), "of the picture under its address, in pixels"
    assert found["provider_url"] == "https://pcf.example.org/"
    assert isinstance(found["title"], str)


def test_the_document_names_each_picture_with_its_fingerprint() -> None:
    catalogue = verified()
    found, pictures = pack(catalogue), document(catalogue)["files"]
    assert isinstance(pictures, dict)
    assert set(pictures) == {"label", "label-mono", "compact", "badge"}
    for name, picture in pictures.items():
        content = found[f"{name}.svg"]
        assert picture["sha256"] == hashlib.sha256(content).hexdigest()
        assert picture["url"].endswith(f"/{name}.svg")
        assert f'width="{picture["width"]}" height="{picture["height"]}"' in content.decode()


def test_the_document_keeps_every_digit_and_says_what_the_label_says() -> None:
    catalogue = verified()
    found, content = document(catalogue), label_content(catalogue.products[0], translators())
    assert found["value"] == "186.4"
    assert found["range"] == {"low": "168", "high": "211"}
    assert (found["state"], found["valid_through"], found["grade"]) == ("valid", "2028-12-31", None)
    assert found["page"] == {
        "zh": f"https://pcf.example.org/p/{found['number']}/",
        "en": f"https://pcf.example.org/en/p/{found['number']}/",
    }
    said = shown(drawn(catalogue.products[0])["label"]).replace("CO2", "CO₂")
    attributes = found["attributes"]
    assert isinstance(attributes, list)
    for attribute in attributes:
        if attribute["code"] not in ("address", "state", "organisation"):
            assert attribute["text"]["zh"] in said, attribute
    assert [each["code"] for each in attributes] == [
        each.code for each in attributes_of(content.zh, translators()["zh"])
    ]
    assert all(each["name"]["zh"] != each["name"]["en"] for each in attributes)


@pytest.mark.parametrize("state", GONE)
def test_the_document_of_a_label_without_a_number_has_none(state: str) -> None:
    found = document(with_status(verified(), state))
    silent = ("value", "range", "per", "boundary", "valid_through", "reference_period_first_day", "grade")
    assert all(found[key] is None for key in silent)
    attributes = found["attributes"]
    assert isinstance(attributes, list)
    assert {each["code"] for each in attributes} == {"product", "organisation", "state", "number", "note", "address"}


def test_sample_data_is_named_in_every_file() -> None:
    found = pack(a_catalogue())
    for name, content in found.items():
        if not name.endswith(".png"):
            assert "示例数据" in content.decode(), name
    assert document(a_catalogue())["is_sample"] is True


def test_the_guide_shows_only_examples_that_exist() -> None:
    made = {artifact.path for artifact in label_examples(a_catalogue(), a_config())}
    for language in a_config().languages:
        text = (ROOT / "content" / language.code / "label" / "index.md").read_text(encoding="utf-8")
        named = set(re.findall(r'src="\{\{ files \}\}([^"]+)"', text))
        assert len(named) > 8
        assert named <= made
        assert len(re.findall(r"<img ", text)) == len(re.findall(r'<img [^>]*alt="[^"]{8,}"', text))


def test_the_guide_explains_each_number_of_the_annotated_picture() -> None:
    example = next(each for each in label_examples(a_catalogue(), a_config()) if each.path == "label/example.svg")
    numbers = sorted(re.findall(r'text-anchor="middle">(\d)</text>', example.content.decode()))
    assert numbers == list("1234567")
    for language in a_config().languages:
        text = (ROOT / "content" / language.code / "label" / "index.md").read_text(encoding="utf-8")
        assert all(f"\n{number}. **" in text for number in numbers)


def test_examples_are_samples_and_lead_to_the_guide() -> None:
    for example in label_examples(a_catalogue(), a_config()):
        assert "示例数据" in example.content.decode()
    plain = next(each for each in label_examples(a_catalogue(), a_config()) if each.path == "label/forms/label.svg")
    assert read_qr(plain.content.decode()) == "https://pcf.example.org/label/"
