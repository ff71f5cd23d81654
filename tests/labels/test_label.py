"""The label: honest in every state, inside its box, inert whatever was submitted, and never like a certificate."""

import gzip
import json
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise, product
from xml.etree.ElementTree import fromstring

import cv2
import numpy as np
import pytest
import resvg_py

from generator.labels.palette import IN_COLOUR
from generator.labels.qr import qr_code
from generator.model.catalogue import ProductEntry
from generator.model.grade import Grade
from generator.model.texts import Texts
from tests.builders import a_catalogue, a_config, a_disclosure, a_footprint, a_product, an_organisation, some_stages
from tests.goldens import GOLDEN, assert_golden
from tests.labels.forms import (
    FORMS,
    GONE,
    LEVELS,
    SEVEN,
    STATES,
    SVG,
    a_grade,
    drawn,
    extents,
    files,
    hard_cases,
    in_state,
    on_rung,
    said,
    shown,
    verified,
)
from tests.pages.test_look import tokens
from tests.pages.test_product_states import compiled, one

BUDGETS = {"label": 4096, "label-mono": 4096, "compact": 2048, "badge": 1230}
TARGETS = {"label": 2560, "label-mono": 2560, "compact": 1332, "badge": 820}
ELEMENTS = {"svg", "title", "rect", "path", "text", "tspan"}
ATTRIBUTES = {
    "width", "height", "viewBox", "role", "fill", "font-family", "font-size", "font-weight", "x", "y", "dy", "rx",
    "stroke", "stroke-width", "stroke-dasharray", "text-anchor", "transform", "d",
    "{http://www.w3.org/XML/1998/namespace}lang",
}  # fmt: skip
BANNED = ("环保", "绿色", "低碳", "零碳", "碳中和", "最低", "领先", "首个")
KINDS = (cv2.INTER_CUBIC, cv2.INTER_LANCZOS4)
HOSTILE = (
    "</text></svg><script>alert(1)</script>",
    '" onload="alert(1)" x="',
    "<image href='https://evil.example/x.png'/>",
    "]]><!--<title>&lt;&amp;",
    "{{ 7*7 }}{% raw %}",
    "a\u202eb\u2066c\u200bd\x00e\x1bf\ufffe",
)


def cases() -> dict[str, tuple[ProductEntry, Grade | None]]:
    """Return what goldens show: every state of a verified product, every rung of a valid one, and grades."""
    found: dict[str, tuple[ProductEntry, Grade | None]] = {
        f"state-{state}": (in_state(state), None) for state in STATES
    }
    found |= {f"trust-{level}": (on_rung(level), None) for level in LEVELS}
    found |= {
        "trust-unconfirmed": (on_rung("third-party-verified", confirmed=False), None),
        "trust-compiled": (compiled().products[0], None),
        "sample": (a_catalogue().products[0], None),
        "partial": (verified(a_footprint(boundary="cradle-to-gate", kind="partial-cfp")).products[0], None),
        "grade-five": (in_state("valid"), a_grade("B")),
        "grade-seven": (in_state("valid"), a_grade("F", SEVEN)),
        "grade-none": (on_rung("self-declared"), a_grade(None, reason="self-declared")),
    }
    return found


CASES = cases()
MORE_FORMS = ("state-valid", "state-expired", "state-withdrawn", "grade-five", "grade-none")
"""Cases of which the compact and the one-colour form are kept too."""
GOLDENS = [
    (name, form)
    for name in CASES
    for form in FORMS
    if (form in ("label", "badge") and not name.startswith("trust-")) or form == "label" or name in MORE_FORMS
]
EVERY = [*CASES.items(), *((name, (entry, None)) for name, entry in hard_cases().items())]
each = pytest.mark.parametrize(("entry", "grade"), [case for _, case in EVERY], ids=[name for name, _ in EVERY])
each_gone = pytest.mark.parametrize("state", GONE)


@pytest.mark.golden
@pytest.mark.parametrize(("name", "form"), GOLDENS)
def test_the_label_is_the_golden_one(name: str, form: str) -> None:
    assert_golden(f"labels/{name}-{form}.svg", drawn(*CASES[name])[form])


def test_no_golden_is_left_over() -> None:
    assert {path.name for path in (GOLDEN / "labels").iterdir()} == {f"{name}-{form}.svg" for name, form in GOLDENS}


@each
def test_a_label_is_plain_svg(entry: ProductEntry, grade: Grade | None) -> None:
    for svg in drawn(entry, grade).values():
        root = fromstring(svg)
        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ELEMENTS
        assert {name for element in root.iter() for name in element.attrib} <= ATTRIBUTES
        assert root.get("role") == "img"
        assert root[0].tag == f"{SVG}title"
        assert svg.count("http") == 1, "the namespace alone"


@each
def test_all_words_are_inside_the_box(entry: ProductEntry, grade: Grade | None) -> None:
    for form, svg in drawn(entry, grade).items():
        root = fromstring(svg)
        width, height = float(root.get("width", "")), float(root.get("height", ""))
        assert root.get("viewBox") == f"0 0 {width:g} {height:g}"
        assert (width, height) == {"compact": (300, 100), "badge": (width, 32)}.get(form, (300, 480))
        assert width >= 132
        for extent in extents(svg):
            assert extent.left >= 1, (form, extent)
            assert extent.right <= width - 1, (form, extent)
            assert extent.top >= 1, (form, extent)
            assert extent.bottom <= height - 1, (form, extent)


@each
def test_no_two_lines_stand_on_each_other(entry: ProductEntry, grade: Grade | None) -> None:
    for form, svg in drawn(entry, grade).items():
        found = [each for each in extents(svg) if each.words.strip()]
        for place, one_line in enumerate(found):
            for other in found[place + 1 :]:
                apart = one_line.right <= other.left + 2 or other.right <= one_line.left + 2
                above = one_line.bottom <= other.top + 4.5 or other.bottom <= one_line.top + 4.5
                assert apart or above, (form, one_line, other)


@each
def test_chinese_on_print_forms_is_large_enough(entry: ProductEntry, grade: Grade | None) -> None:
    smallest = {"label": 10, "label-mono": 10, "compact": 9.5, "badge": 9}
    for form, svg in drawn(entry, grade).items():
        for text in fromstring(svg).iter(f"{SVG}text"):
            if re.search(r"[\u4e00-\u9fff]", text.text or "") and "en" not in text.attrib.values():
                assert float(text.get("font-size", "")) >= smallest[form], (form, text.text)


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("field", ["name_zh", "model", "organisation", "unit"])
def test_hostile_words_are_only_words(field: str, words: str) -> None:
    def shapes(given: str) -> list[tuple[str, tuple[str, ...]]]:
        owner = an_organisation(**({"name_zh": given} if field == "organisation" else {}))
        footprint = a_footprint(**({"unit_text_zh": given} if field == "unit" else {}))
        product = a_product(**({field: given} if field in ("name_zh", "model") else {}))
        entry = a_catalogue(a_disclosure(owner, products=(product,), footprints=(footprint,))).products[0]
        elements = [element for svg in drawn(entry).values() for element in fromstring(svg).iter()]
        return [(element.tag, tuple(element.attrib)) for element in elements]

    assert shapes(words) == shapes("x" * len(re.sub(r"[\x00-\x1f\u200b\u202e\u2066\ufffe]", "", words)))


@each_gone
@pytest.mark.parametrize("day", [date(2028, 12, 31), date(2026, 5, 1)])
def test_a_label_without_a_number_tells_neither_the_old_one_nor_its_end(state: str, day: date) -> None:
    footprint = a_footprint(pcf_total="98765.4", pcf_low="87654.3", pcf_high="99887.7", valid_through=day)
    entry = replace((found := verified(footprint).products[0]), headline=replace(found.headline, status=state))
    catalogue = replace(verified(footprint), products=(entry,))
    for path, content in files(catalogue).items():
        if not path.endswith(".png"):
            text = content.decode()
            for gone in ("98765", "98,8", "98.8", "87,7", "87654", "99,9", "99887", day.isoformat(), f"{day.year} "):
                assert gone not in text, (path, gone)
    words = {form: said(svg) for form, svg in drawn(entry).items()}
    assert "有效期" not in "".join(words.values())
    assert all(entry.printed in text for form, text in words.items() if form != "badge")
    assert all("最大来源" not in text and "可能范围" not in text for text in words.values())


def test_an_expired_label_keeps_its_assurance_and_says_so() -> None:
    for form, svg in drawn(in_state("expired")).items():
        assert "过期数值" in shown(svg), form
        assert "186" in shown(svg), form
        assert "opacity" not in svg
        if form != "badge":
            assert "第三方核查" in shown(svg)
            assert "2026-05-01" in shown(svg)
    assert "第三方核查" in said(drawn(in_state("expired"))["badge"])


@pytest.mark.parametrize("state", [state for state in STATES if state not in ("valid", "no-expiry-stated")])
def test_every_state_that_is_not_plain_is_named(state: str) -> None:
    name = {"expired": "过期", "under-correction": "更正中"}.get(state)
    for form, svg in drawn(in_state(state)).items():
        words = name or in_words(state)
        if (form, state) != ("badge", "expiring"):
            assert words in shown(svg), form


def in_words(state: str) -> str:
    return a_config().codelists["statuses"].text(state, "zh")


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("confirmed", [True, False])
def test_a_frame_is_dashed_unless_somebody_else_checked(level: str, confirmed: bool) -> None:  # noqa: FBT001
    entry = on_rung(level, confirmed=confirmed)
    is_claim = not confirmed or level in ("self-declared", "internal-or-second-party")
    for form, svg in drawn(entry).items():
        frame = next(rect for rect in fromstring(svg).iter(f"{SVG}rect") if rect.get("stroke"))
        assert (frame.get("stroke-dasharray") is not None) is is_claim, form
        assert in_words_of(level) in (shown(svg) if form != "badge" else said(svg))
    tick = [path for path in fromstring(drawn(entry)["label"]).iter(f"{SVG}path") if path.get("d") == "M0 4l3 3l6-7"]
    assert bool(tick) is not is_claim


def in_words_of(level: str) -> str:
    return a_config().codelists["trust_levels"].text(level, "zh")


def test_a_claim_says_on_every_form_that_it_is_not_confirmed() -> None:
    for form, svg in drawn(on_rung("third-party-verified", confirmed=False)).items():
        assert "企业申报，尚未核对" in (said(svg) if form == "badge" else shown(svg)), form


@each
def test_a_number_never_stands_without_unit_per_what_and_boundary(entry: ProductEntry, grade: Grade | None) -> None:
    if entry.headline.shows_value:
        content = drawn(entry, grade)
        for svg in content.values():
            words = shown(svg).replace("\n", "")
            assert "kg CO2e" in words
            assert re.search("每|未说明按什么计|没有说明按什么计", words)
            assert re.search("到报废|到出厂|阶段|原材料|算到哪一步", words)


def test_a_partial_footprint_says_so_on_every_form() -> None:
    for svg in drawn(CASES["partial"][0]).values():
        assert "部分" in shown(svg)


@each
def test_a_label_never_looks_or_sounds_like_a_certificate(entry: ProductEntry, grade: Grade | None) -> None:
    for svg in drawn(entry, grade).values():
        words = said(svg)
        assert "非认证标志" in shown(svg)
        rest = re.sub("非认证标志|国家统一标识认证|机构自行备案认证", "", words)
        assert "认证" not in rest
        assert not re.search("certif", re.sub("[Nn]ot a certification mark|Certified under a body’s own scheme|"
                                              "National label certification", "", words), re.IGNORECASE)  # fmt: skip
        assert not any(word in words for word in BANNED)


@each
def test_no_green_without_a_scheme(entry: ProductEntry, grade: Grade | None) -> None:
    if grade is None:
        for svg in drawn(entry).values():
            for colour in re.findall(r"#[0-9a-fA-F]{3,6}", svg):
                red, green, blue = channels(colour)
                assert green <= max(red, blue), colour


def channels(colour: str) -> tuple[int, int, int]:
    digits = colour[1:] if len(colour) > 4 else "".join(digit * 2 for digit in colour[1:])
    red, green, blue = (int(digits[place : place + 2], 16) for place in (0, 2, 4))
    return red, green, blue


@each
def test_nothing_is_said_about_grades_without_a_scheme(entry: ProductEntry, grade: Grade | None) -> None:
    if grade is None:
        for svg in drawn(entry).values():
            assert not re.search("等级|分级|[Gg]rade", said(svg))
            assert not [text for text in fromstring(svg).iter(f"{SVG}text") if re.fullmatch("[A-G]", text.text or "")]


@pytest.mark.parametrize("letter", ["A", "E"])
def test_a_grade_is_an_arrow_among_all_classes(letter: str) -> None:
    svgs = drawn(in_state("valid"), a_grade(letter))
    letters = [
        text.text or ""
        for text in fromstring(svgs["label"]).iter(f"{SVG}text")
        if re.fullmatch("[A-E]", text.text or "")
    ]
    assert sorted(letters) == sorted(["A", "B", "C", "D", "E", letter])
    assert f"同类等级 {letter}（A 到 E）" in said(svgs["label"])
    assert f"\n{letter}" in shown(svgs["compact"])
    assert "A–E" in shown(svgs["badge"])
    lengths = [float(length) for length in re.findall(r'd="M14 0h([0-9.]+)l', svgs["label"])]
    assert len(lengths) == 5
    assert all(shorter < longer for shorter, longer in pairwise(lengths)), "the best is the shortest"
    assert not any(colour in svgs["label-mono"] for colour in ("#00534A", "#2F8F80"))


@pytest.mark.parametrize("state", [state for state in STATES if state not in ("valid", "expiring", "no-expiry-stated")])
def test_no_grade_beside_a_number_that_does_not_hold(state: str) -> None:
    assert drawn(in_state(state), a_grade("A")) == drawn(in_state(state))


@pytest.mark.parametrize(
    ("entry", "reason", "words"),
    [
        (on_rung("self-declared"), "self-declared", "自我声明产品不参加分级"),
        (on_rung("epd", confirmed=False), "unconfirmed", "核查尚未核对，不参加分级"),
    ],
)
def test_a_reason_stands_where_there_is_no_letter(entry: ProductEntry, reason: str, words: str) -> None:
    svgs = drawn(entry, a_grade(None, reason=reason))
    assert words in shown(svgs["label"])
    for svg in svgs.values():
        assert "未分级" in shown(svg)
        assert not re.search(r"(?m)^[A-E]$", shown(svg))


@pytest.mark.parametrize(
    ("letter", "reason", "count"),
    [("H", None, 5), (None, None, 5), ("A", "too-few", 5), ("A", None, 2), ("A", None, 8)],
)
def test_a_grade_that_makes_no_sense_is_refused(letter: str | None, reason: str | None, count: int) -> None:
    good = a_grade("A", SEVEN)
    with pytest.raises(ValueError):  # noqa: PT011  our own mistake, whatever its words
        Grade(Texts({"zh": "x"}), (good.classes * 2)[:count], letter, reason)


@each
def test_a_label_is_light(entry: ProductEntry, grade: Grade | None) -> None:
    for form, svg in drawn(entry, grade).items():
        assert len(gzip.compress(svg.encode(), 9)) <= BUDGETS[form], form


def test_the_usual_label_meets_the_target() -> None:
    for form, svg in drawn(in_state("valid")).items():
        assert len(gzip.compress(svg.encode(), 9)) <= TARGETS[form], form


def test_the_stage_bar_has_the_colours_of_the_pages() -> None:
    light = tokens("light")
    assert {form: IN_COLOUR[form] for form in ("s0", "s1", "s2", "s3", "s4")} == {
        form: light[form] for form in ("s0", "s1", "s2", "s3", "s4")
    }


def test_offsets_are_not_denied_where_nobody_knows() -> None:
    assert "未说明是否含碳抵消" in shown(drawn(compiled().products[0])["label"])
    assert "数值不含碳抵消" not in shown(drawn(compiled().products[0])["label"])
    assert "数值不含碳抵消" in shown(drawn(in_state("valid"))["label"])


def test_no_largest_source_is_named_that_an_undisclosed_one_could_exceed() -> None:
    def label_of(known: str) -> str:
        footprint = a_footprint(pcf_total="100")
        rows = [
            ("raw-materials", "reported", known),
            ("manufacturing", "reported", "1"),
            ("use", "not-disclosed", None),
            ("distribution", "not-disclosed", None),
        ]
        return shown(drawn(one(footprint, stages=some_stages(footprint, rows)).products[0])["label"])

    assert "最大来源：原材料获取 60%" in label_of("60")
    assert "最大来源" not in label_of("40")


def test_the_same_address_changes_with_the_record() -> None:
    footprint = a_footprint(valid_through=date(2026, 11, 30))
    disclosure = a_disclosure(products=(a_product(),), footprints=(footprint,))
    before, after = (files(a_catalogue(disclosure, as_of=day)) for day in (date(2026, 11, 22), date(2026, 12, 1)))
    assert before.keys() == after.keys()
    assert all(before[path] != after[path] for path in before)


def test_former_numbers_keep_their_labels() -> None:
    entry = (catalogue := verified(former_ids=("old",))).products[0]
    found = files(catalogue)
    (former,) = entry.former_numbers
    names = {path.rsplit("/", 1)[1] for path in found}
    assert names == {"label.svg", "label-mono.svg", "compact.svg", "badge.svg", "badge.png", "label.json"}
    for name in names:
        assert found[f"p/{former}/{name}"] == found[f"p/{entry.number}/{name}"]
    assert json.loads(found[f"p/{former}/label.json"])["number"] == entry.number


def test_the_same_label_is_the_same_bytes() -> None:
    assert files(a_catalogue()) == files(a_catalogue())


def test_a_qr_code_is_of_version_three_at_most() -> None:
    assert qr_code(f"https://{'h' * 21}/p/7k3m9qx2d/").modules <= 29 + 8
    assert qr_code("https://pcf.example.org/p/7k3m9qx2d/").modules == 29 + 8


@pytest.mark.parametrize("name", ["state-valid", "state-withdrawn", "sample", "grade-seven"])
@pytest.mark.parametrize(
    ("form", "width", "blur"),
    [("label", 220, 0), ("label", 220, 0.8), ("label-mono", 220, 0.8), ("compact", 220, 0), ("compact", 240, 0.8)],
)
def test_a_narrow_blurred_label_leads_to_the_product(name: str, form: str, width: int, blur: float) -> None:
    entry, grade = CASES[name]
    assert read_qr(drawn(entry, grade)[form], blur, width) == f"https://pcf.example.org/p/{entry.number}/"


def read_qr(svg: str, blur: float = 0, width: int = 220) -> str:
    """Return what a camera reads from a label that is this many pixels wide; words need not be drawn for that.

    It looks at the lower end, where the code is, and as a camera sees many frames in a second, in some sizes.
    """
    png = resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True)
    picture = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_GRAYSCALE)
    assert picture is not None
    if blur:
        picture = cv2.GaussianBlur(picture, (0, 0), blur)
    picture = picture[-width // 2 :, : width // 2]
    for times, kind, detector in product((3, 4, 2, 5, 6), KINDS, (cv2.QRCodeDetector(), cv2.QRCodeDetectorAruco())):
        large = cv2.resize(picture, None, fx=times, fy=times, interpolation=kind)
        _, sharp = cv2.threshold(large, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
        for frame in (large, sharp):
            text, *_ = detector.detectAndDecode(frame)
            if text:
                return text
    return ""
