"""Labels of one fictional bicycle, in every state and on every rung of trust, and what tests read from a drawing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any
from unicodedata import east_asian_width
from xml.etree.ElementTree import Element, fromstring

from generator.labels.content import Translators, label_content, label_translators
from generator.labels.pack import label_packs, pictures_of
from generator.model.catalogue import Catalogue, ProductEntry
from generator.model.footprint import Footprint
from generator.model.grade import Grade, GradeClass
from generator.model.texts import Texts
from generator.model.trust import Trust
from tests.builders import (
    a_catalogue,
    a_config,
    a_confirmation,
    a_disclosure_of,
    a_footprint,
    a_product,
    a_verification,
    an_organisation,
    with_status,
)

SVG = "{http://www.w3.org/2000/svg}"
NAMES = {"name_zh": "海河牌电动自行车", "name_en": "Haihe e-bike", "brand": None}
FORMS = ("label", "label-mono", "compact", "badge")
STATES = a_config().codelists["statuses"].codes
GONE = ("removed-by-law", "withdrawn", "suspended")
LEVELS = a_config().codelists["trust_levels"].codes
FIVE = ("#00534A", "#2F8F80", "#F0CC55", "#CF7420", "#7D1F14")
SEVEN = ("#003B46", "#17737F", "#79B4BA", "#F2E3A1", "#E0A13F", "#B8561A", "#6E1810")
LONG = "一二三四五六七八九十" * 4
UNIT = "1 重量箱（50 千克，约 3.33 平方米的超白压延光伏玻璃镀膜产品，按标准厚度折算）一二三四五六七八九十"


@cache
def translators() -> Translators:
    """Return the languages of a label."""
    return label_translators(a_config())


def a_grade(letter: str | None, colours: tuple[str, ...] = FIVE, reason: str | None = None) -> Grade:
    """Return a grade under a scheme that does not exist."""
    white = (0, 1, len(colours) - 1)
    classes = tuple(
        GradeClass("ABCDEFG"[place], colour, "#fff" if place in white else "#111")
        for place, colour in enumerate(colours)
    )
    return Grade(Texts({"zh": "示例分级方案（虚构）", "en": "Fictional scheme"}), classes, letter, reason)


def verified(footprint: Footprint | None = None, /, **product: Any) -> Catalogue:
    """Return a catalogue of one product, not a sample, whose third-party verification is confirmed."""
    number = footprint or a_footprint()
    claim = a_verification(number)
    disclosure = a_disclosure_of(
        number,
        an_organisation(is_sample=False, name_zh="示例车业（天津）有限公司", name_en="Example Vehicles (Tianjin) Ltd"),
        products=(a_product("bike", **(NAMES | product)),),
        verifications=(claim,),
    )
    return a_catalogue(disclosure, confirmations=[a_confirmation("acme", claim)])


def in_state(state: str) -> ProductEntry:
    """Return the bicycle in a state."""
    ends = {"expired": date(2026, 5, 1), "expiring": date(2026, 12, 31), "no-expiry-stated": None}
    footprint = a_footprint(valid_through=ends.get(state, date(2028, 12, 31)))
    return with_status(verified(footprint), state).products[0]


def on_rung(level: str, *, confirmed: bool = True) -> ProductEntry:
    """Return the bicycle on a rung of the trust ladder."""
    entry = in_state("valid")
    return replace(entry, headline=replace(entry.headline, trust=Trust(level, confirmed, None)))


def hard_cases() -> dict[str, ProductEntry]:
    """Return products whose words are as long as the schemas allow, or nearly."""
    wide = {"name_zh": LONG * 3, "name_en": "Wide Mammoth " * 9, "brand": "WWWW" * 15, "model": "MMMM" * 15}
    partial = {
        "boundary": "selected-stages",
        "kind": "partial-cfp",
        "unit_text_zh": UNIT[:60],
        "unit_text_en": "W" * 60,
    }
    return {
        "long names": verified(**wide).products[0],
        "forty characters": verified(name_zh=LONG).products[0],
        "long unit": verified(a_footprint(**partial)).products[0],
        "large number": verified(
            a_footprint(
                pcf_total=Decimal("123456789012.5"), pcf_low=Decimal("1e11"), pcf_high=Decimal("9e12"),
                reference_period_first_day=date(2024, 7, 1),
            )
        ).products[0],
        "small number": verified(a_footprint(pcf_total=Decimal("0.000000000000123456"))).products[0],
        "negative": verified(a_footprint(pcf_total=Decimal("-98765.4"))).products[0],
        "all of it": with_status(
            verified(a_footprint(**partial, pcf_total=Decimal(-123456789)), **wide), "under-correction"
        ).products[0],
    }  # fmt: skip


def drawn(entry: ProductEntry, grade: Grade | None = None) -> dict[str, str]:
    """Return every form of a label as SVG."""
    content = label_content(replace(entry, grade=grade), translators())
    return {picture.file.removesuffix(".svg"): picture.svg for picture in pictures_of(content)}


def files(catalogue: Catalogue) -> dict[str, bytes]:
    """Return the label pack of a catalogue by address."""
    return {artifact.path: artifact.content for artifact in label_packs(catalogue, a_config())}


def said(svg: str) -> str:
    """Return all words that a drawing shows or tells."""
    return "\n".join("".join(each.itertext()) for each in fromstring(svg) if each.tag in (f"{SVG}text", f"{SVG}title"))


def shown(svg: str) -> str:
    """Return the words that can be seen."""
    return said(re.sub(r"<title>.*?</title>", "", svg, flags=re.DOTALL))


@dataclass(frozen=True)
class Extent:
    """The room that a line of words takes, by a rule of thumb that is not the renderer's own."""

    words: str
    left: float
    right: float
    top: float
    bottom: float


def extents(svg: str) -> Iterator[Extent]:
    """Yield the room of each line: 1 em for a Chinese character, 0.55 for others, and 8 per cent of slack."""
    for text in fromstring(svg).iter(f"{SVG}text"):
        size = float(text.get("font-size", "0"))
        width = _width(text, size) * 1.08
        x, y = float(text.get("x", "0")), float(text.get("y", "0"))
        left = x - {"start": 0, "middle": width / 2, "end": width}[text.get("text-anchor", "start")]
        largest = max([size, *(_size(each, size) for each in text.iter(f"{SVG}tspan"))])
        yield Extent("".join(text.itertext()), left, left + width, y - largest * 0.85, y + size * 0.25)


def _size(tspan: Element, inherited: float) -> float:
    size = tspan.get("font-size")
    if size is None:
        return inherited
    return inherited * 0.7 if size.endswith("%") else float(size)


def _width(element: Element, size: float) -> float:
    """Return the width of an element's words; every part in its own size."""
    total = _em(element.text) * size
    for child in element:
        total += _width(child, _size(child, size)) + _em(child.tail) * size
    return total


def _em(words: str | None) -> float:
    return sum(1 if east_asian_width(each) in "WF" or each == "·" else 0.55 for each in words or "")
