"""A scheme switched on: every surface shows the class. Switched off: only the page that explains speaks of grades."""

import csv
import gzip
import io
import json
import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import cache
from html import unescape

import pytest

from generator.config import GradeScheme, SiteConfig
from generator.labels.pack import label_packs
from generator.model import routes
from generator.model.artifact import Artifact, Json
from generator.model.catalogue import Catalogue
from generator.pages.categories.category import category_pages
from generator.pages.help.grading import grading_page
from generator.pages.product.page import product_pages
from generator.pages.shop.embed_frame import embed_frames
from generator.publish.api import product_documents
from generator.publish.datapackage import data_descriptor
from generator.publish.status_lists import status_lists
from generator.spreadsheets.template import templates
from generator.workflows.build import MAKERS
from tests.builders import AS_OF, a_footprint
from tests.derive.test_grade import FAILING
from tests.grades import a_scheme, awarding, certificate, of_one, seven, with_schemes
from tests.labels.forms import said
from tests.pages.site import Outline

DAY = timedelta(days=1)
ON = "同类等级 B（A–E）"
SAID = re.compile(r"等级|分级|\bgrad(?:e|es|ed|ing)\b", re.IGNORECASE)
SILENT_KEYS = re.compile(r'"grade": ?null,?')
"""A document has a place for a class also where there is none."""
EXPLAINING = {
    f"{prefix}{page}"
    for prefix in ("", "en/")
    for page in ("grading/", "help/", "help/grade-unknown/", "help/claim-vague/")
}
"""Pages that may name grades while there are none: how they come about, and what may not be submitted."""
REFERENCE = {
    "assets/compare.js", "assets/search.js", "schema/labels.json", "schema/targets.json", "schema/verifications.json",
    "codes/declared_units.csv", "codes/metrics.csv", "data/latest/labels.csv", "data/latest/datapackage.json",
}  # fmt: skip
"""Scripts, columns and code lists that have the word, and no class."""


def made(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield everything that is made of a catalogue, but workbooks, guides and pages that need sizes."""
    for make in (maker for maker in MAKERS if maker is not templates):
        yield from make(catalogue, config)
    yield from status_lists(catalogue, config, {})


def texts(artifacts: Iterable[Artifact]) -> dict[str, str]:
    return {each.path: each.content.decode() for each in artifacts if not each.path.endswith(".png")}


def files(catalogue: Catalogue, *schemes: GradeScheme) -> dict[str, str]:
    """Return everything: for tests that look for what may stand nowhere."""
    return texts(made(catalogue, with_schemes(*schemes)))


def files_of_product(catalogue: Catalogue, *schemes: GradeScheme) -> dict[str, str]:
    """Return where the class of one product stands: its page, labels, frame and document, its list, the status."""
    config = with_schemes(*schemes)
    makers = (product_pages, label_packs, embed_frames, category_pages, product_documents)
    own = (each for make in makers for each in make(catalogue, config))
    return texts((*own, *status_lists(catalogue, config, {})))


def page_on_grading(catalogue: Catalogue, *schemes: GradeScheme, prefix: str = "") -> str:
    return words_of(texts(grading_page(catalogue, with_schemes(*schemes)))[f"{prefix}grading/"])


@cache
def switched_off() -> dict[str, str]:
    """Return every file while no scheme is in force."""
    return files(of_one())


@cache
def switched_on() -> tuple[str, dict[str, str]]:
    """Return the sample bicycle's number and every file while a scheme grades it B."""
    catalogue = of_one(a_scheme())
    return catalogue.products[0].number, files(catalogue, a_scheme())


def words_of(page: str) -> str:
    return " ".join(" ".join(Outline(page).texts).split())


def row_of(text: str) -> dict[str, str]:
    return next(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def document(path: str) -> Json:
    return json.loads(switched_on()[1][path])


def test_the_product_s_page_has_class_scale_gates_basis_and_days() -> None:
    number, found = switched_on()
    zh, en = (words_of(found[f"{prefix}p/{number}/"]) for prefix in ("", "en/"))
    assert "等级 B。共 5 级" in zh
    assert "Grade B. There are 5 grades" in en
    assert "可能范围从 B 级到 C 级，靠近分界" in zh
    assert "2026-07-01 至 2028-06-30" in zh
    assert "第五条和附表" in zh
    assert "示例〔2026〕0号" in zh
    assert zh.count("满足 ") == 7
    assert "不适用 等级写在已核对的证书上" in zh
    outline = Outline(found[f"p/{number}/"])
    assert outline.attributes("a", "href").count("https://rules.example/e-bike-grades") == 1
    assert "../../grading/" in outline.attributes("a", "href")
    scale = next(each for tag, each in outline.elements if tag == "svg" and each.get("class") == "scale")
    assert scale["aria-label"] == "A 到 E 的等级图，箭头指向 B。"


def test_the_page_at_a_former_number_says_the_same() -> None:
    _, found = switched_on()
    pages = [page for path, page in found.items() if re.fullmatch(r"p/[0-9a-z]{9}/", path)]
    assert len(pages) == 2
    assert all("等级 B。" in words_of(page) for page in pages)


@pytest.mark.parametrize("form", ["label", "label-mono", "compact", "badge"])
def test_every_form_of_the_label_has_the_letter(form: str) -> None:
    number, found = switched_on()
    svg = found[f"p/{number}/{form}.svg"]
    assert re.search(r"(?m)^B$", said(svg))
    assert "同类等级 B（A 到 E）" in said(svg)


def test_documents_have_the_class_and_its_scheme() -> None:
    number = switched_on()[0]
    label = document(f"p/{number}/label.json")["grade"]
    assert (label["letter"], label["scheme_id"], label["classes"]) == ("B", "example-e-bike", list("ABCDE"))
    attribute = {each["code"]: each["text"]["zh"] for each in document(f"p/{number}/label.json")["attributes"]}
    assert attribute["grade"] == "B（A–E），电动自行车碳足迹分级（示例，虚构）"
    product = document(routes.api_product(number))["grade"]
    assert (product["letter"], product["near"], product["since"]) == ("B", ["B", "C"], "2026-07-01")
    assert product["gates"]["key"] == "holds"


def test_snippet_and_frame_speak_of_it() -> None:
    number, found = switched_on()
    assert "同类等级 B（A 到 E）" in unescape(unescape(found[f"p/{number}/"].partition('id="snippet"')[2]))
    frame = found[f"embed/p/{number}/"]
    assert "同类等级 B（A 到 E）" in frame
    assert "Grade B of A to E" in frame


def test_lists_have_it_in_every_row() -> None:
    _, found = switched_on()
    for path in ("c/e-bike/", "o/acme/", "d/120116/", ""):
        assert ON in words_of(found[path]), path
    assert "Grade B (of A–E)" in words_of(found["en/c/e-bike/"])
    assert "高于 150，不高于 186.4" in words_of(found["c/e-bike/"])
    block = next(text for path, text in found.items() if re.search(r"search/index/\w+/p0\.json", path))
    assert json.loads(block)["zh"]["grade"] == [ON]


def test_the_compare_page_can_say_it() -> None:
    number, found = switched_on()
    page = json.loads(next(iter(Outline(found["compare/"]).attributes("form", "data-page"))))
    assert page["words"]["compare.row.grade"] == "同类等级"
    words = document(routes.api_product(number))["comparison"]["words"]
    assert words["zh"]["grade"] == "B（A–E），电动自行车碳足迹分级（示例，虚构）"
    assert words["en"]["grade"].startswith("B (of A–E), ")


def test_tables_have_it() -> None:
    _, found = switched_on()
    sheet = row_of(found["api/v1/attributes-sample.csv"])
    assert sheet["同类等级"].startswith("B（A–E）")
    status = row_of(found["api/v1/status-sample.csv"])
    assert (status["grade"], status["grade_scheme"]) == ("B", "example-e-bike")
    assert json.loads(found["api/v1/status-sample.json"])["products"][0]["grade"] == "B"
    product = row_of(found["data/latest/products.csv"])
    assert (product["grade"], product["grade_since"], product["grade_until"]) == ("B", "2026-07-01", "2028-06-30")
    assert "同类等级的字母" in words_of(found["embed/"])


def test_the_descriptor_names_the_columns_that_the_table_has() -> None:
    catalogue, config = of_one(a_scheme()), with_schemes(a_scheme())
    manifest = {each.path: each.entry for each in made(catalogue, config)}
    descriptor = json.loads(next(iter(data_descriptor(catalogue, config, manifest))).content)
    products = next(each for each in descriptor["resources"] if each["name"] == "products")
    columns = [field["name"] for field in products["schema"]["fields"]]
    assert columns == switched_on()[1]["data/latest/products.csv"].splitlines()[0].split(",")
    assert "grade" in columns


def test_structured_data_of_schema_org_say_nothing_of_it() -> None:
    number, found = switched_on()
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', found[f"p/{number}/"], re.DOTALL)
    assert block
    assert not SAID.search(block[1])


def test_switched_off_only_the_page_that_explains_speaks_of_grades() -> None:
    speaking = {path for path, text in switched_off().items() if SAID.search(SILENT_KEYS.sub("", text))}
    registers = {path for path in speaking if re.match(r"data/latest/(clauses|targets|policies)\.", path)}
    assert speaking - registers - REFERENCE - {"data/latest/labels.json"} <= EXPLAINING
    assert {"grading/", "en/grading/"} <= speaking


def test_a_scheme_for_another_category_changes_nothing_on_products() -> None:
    other = a_scheme(category="bicycle")
    found = files_of_product(of_one(other), other)
    number = of_one().products[0].number
    for path in (f"p/{number}/", f"p/{number}/label.svg", "c/e-bike/", f"embed/p/{number}/"):
        assert not SAID.search(found[path]), path


@pytest.mark.parametrize("name", FAILING)
def test_each_failing_gate_is_shown_and_no_letter(name: str) -> None:
    gate, reason, scheme, cells = FAILING[name]
    catalogue = of_one(scheme, **cells)
    entry, config = catalogue.products[0], with_schemes(scheme)
    found = files_of_product(catalogue, scheme)
    page, svg = found[f"p/{entry.number}/"], found[f"p/{entry.number}/label.svg"]
    assert json.loads(found[routes.api_product(entry.number)])["grade"]["reason"] == reason
    assert not re.search(r"(?m)^[A-E]$", said(found[f"p/{entry.number}/badge.svg"]))
    if entry.headline.shows_value:
        assert f"未分级：{config.words['zh'].say(f'grade.{reason}')}。" in words_of(page)
        assert f"不满足 {config.words['zh'].say(f'gate.{gate}')}" in words_of(page)
    if entry.headline.holds:
        assert "未分级" in said(svg)
        assert "未分级（" in words_of(found["c/e-bike/"])
    else:
        assert not SAID.search(said(svg))
        assert row_of(found["api/v1/status-sample.csv"])["grade"] == ""


def test_an_awarded_class_is_shown_with_its_certificate() -> None:
    scheme = awarding()
    catalogue = of_one(scheme, labels=[(certificate("D", scheme), True)])
    found, number = files_of_product(catalogue, scheme), catalogue.products[0].number
    assert "等级 D。" in words_of(found[f"p/{number}/"])
    assert "按已核对的证书" in words_of(found[f"p/{number}/"])
    assert "按证书" in words_of(found["c/e-bike/"])


def test_seven_classes_are_drawn() -> None:
    scheme = seven()
    catalogue = of_one(scheme)
    found, number = files_of_product(catalogue, scheme), catalogue.products[0].number
    assert "等级 5。共 7 级" in words_of(found[f"p/{number}/"])
    assert found[f"p/{number}/"].count('<path d="M0.5') == 7


def test_a_change_of_scheme_is_dated() -> None:
    old = a_scheme(scheme_id="old", in_force_until=AS_OF)
    new = a_scheme(scheme_id="new", in_force_from=AS_OF + DAY, in_force_until=None)
    before, after = (page_on_grading(of_one(old, new, as_of=day), old, new) for day in (AS_OF, AS_OF + DAY))
    assert "2026-07-01 至 2026-11-22" in before
    assert "2026-11-23 起" in before
    assert before.index("生效 · 2026-07-01 至 2026-11-22") < before.index("尚未生效 · 2026-11-23 起")
    assert after.index("生效 · 2026-11-23 起") < after.index("已失效 · 2026-07-01 至 2026-11-22")


def test_the_page_on_grading_names_the_products_of_each_class_and_counts_the_others() -> None:
    _, found = switched_on()
    page = words_of(found["grading/"])
    assert "本站目前没有任何等级" not in page
    assert "示例电动自行车 bike" in page
    none = page_on_grading(of_one(a_scheme(), answered=False), a_scheme())
    assert "未分级（核查尚未核对，不参加分级）：1 款产品" in none


def test_the_page_on_grading_explains_by_a_marked_example_that_the_engine_worked_out() -> None:
    for prefix, none, marked in (
        ("", "本站目前没有任何等级", "虚构"),
        ("en/", "There are no grades here today", "fictional"),
    ):
        page = words_of(switched_off()[f"{prefix}grading/"])
        assert none in page
        assert page.count(marked) > 3
        assert "250.000000000000000001" in page


def test_made_up_schemes_are_marked_wherever_they_are_named() -> None:
    number, found = switched_on()
    for path in (f"p/{number}/", "c/e-bike/", "grading/"):
        assert "（示例，虚构）" in words_of(found[path])
    assert "（示例，虚构）" in said(found[f"p/{number}/label.svg"])


def test_pages_with_a_grade_stay_light() -> None:
    number, found = switched_on()
    for prefix in ("", "en/"):
        page = found[f"{prefix}p/{number}/"]
        assert len(gzip.compress(page.encode())) <= 14_000
        assert len(Outline(page).elements) <= 400
        assert 'style="' not in page


def test_hostile_words_of_a_scheme_stay_words() -> None:
    wild = "<script>alert(1)</script>\"'{{ 7*7 }}"
    scheme = a_scheme(title={"zh": wild, "en": wild})
    found = files(of_one(scheme, pcf_total=a_footprint().pcf_total), scheme)
    for path, page in found.items():
        if path.endswith((".svg", "/")):
            assert "<script>alert" not in page, path
