"""Drafts of mappings: which heads are understood, that every guess says so, and that a head is never more than one."""

import io
import re
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from generator.cli.main import run
from generator.config import MAPPING, ROLES, SiteConfig
from generator.normalise.cell import Cell, Kind
from generator.spreadsheets.mapping import MappingFile, apply_mapping, read_mapping
from generator.spreadsheets.mapping.draft import draft_mapping
from generator.spreadsheets.mapping.draft.vocabulary import Certainty, agreement, forms
from generator.spreadsheets.mapping.draft.yaml_text import quoted, scalar, word
from generator.spreadsheets.mapping.rows import fits
from generator.spreadsheets.workbook import read_book
from generator.spreadsheets.workbook.book import Book, Sheet
from generator.workflows.importing import Source, drafted
from tests.builders import a_config
from tests.conftest import ROOT
from tests.realdata.fictional import row, stage, workbook
from tests.spreadsheets.books import saved
from tests.spreadsheets.group import NAME, PLANTS, SUMMARY, group, written

Heads = dict[tuple[str, str], str]


def portal(*arguments: str | Path) -> int:
    return run(["--root", str(ROOT), *map(str, arguments)])


def draft(content: bytes, config: SiteConfig, name: str = NAME) -> str:
    return drafted([Source(name, content)], config).draft.text


def mapped(text: str, config: SiteConfig) -> MappingFile:
    return read_mapping("draft.yaml", text.encode(), config)


def heads(mapping: MappingFile) -> Heads:
    """Return the head that each column of ours, or each stage, is taken from."""
    found: Heads = {}
    for table in mapping.tables:
        found |= {(table.table, name): value.from_ for name, value in table.columns.items() if value.from_}
        found |= {("stages", str(each["stage"].value)): str(each["value"].from_) for each in table.each}
    return found


@pytest.fixture(scope="module")
def own(config: SiteConfig) -> str:
    return draft(written(), config)


@pytest.fixture(scope="module")
def catalogue(config: SiteConfig) -> str:
    """Return the draft for a small workbook in the form of The Carbon Catalogue."""
    products = [
        row("1-1-2016", 12.5),
        row("1-1-2017", 13, protocol="PAS2050"),
        row("2-1-2016", 3, country="USA", company="Sample Lamps Inc."),
    ]
    content = workbook(products, [stage("1-1-2016", "Upstream", 4.5), stage("1-1-2016", "Downstream", 8)])
    return draft(content, config, "cc.xlsx")


ID, STAGED = "产品信息 / 物料编码", "碳足迹（吨CO2e/批） / {}"
OF_THE_GROUP = {
    ("products", "product_id"): ID,
    ("products", "headline_footprint_id"): ID,
    ("products", "name_zh"): "产品信息 / 名称",
    ("products", "model"): "产品信息 / 型号",
    ("products", "category"): "产品信息 / 类别",
    ("footprints", "footprint_id"): ID,
    ("footprints", "product_id"): ID,
    ("footprints", "pcf_total"): STAGED.format("合计"),
    ("footprints", "declared_unit"): "批量 / 单位",
    ("footprints", "product_mass_per_declared_unit"): "单件净重（公斤）",
    ("footprints", "reference_period_first_day"): "数据期 / 开始",
    ("footprints", "reference_period_last_day"): "数据期 / 结束",
    ("footprints", "boundary"): "核算边界",
    ("footprints", "functional_unit_text_zh"): "功能单位",
    ("footprints", "service_life_amount"): "使用寿命（年）",
    ("footprints", "primary_data_share"): "初级数据占比",
    ("stages", "footprint_id"): ID,
    ("stages", "raw-materials"): STAGED.format("原材料获取"),
    ("stages", "manufacturing"): STAGED.format("生产制造"),
    ("stages", "distribution"): STAGED.format("运输"),
    ("stages", "use"): STAGED.format("使用"),
    ("stages", "end-of-life"): STAGED.format("废弃"),
    ("sites", "name_zh"): "工厂名称",
    ("sites", "site_id"): "代号",
    ("sites", "district"): "所在区",
}
OF_THE_CATALOGUE = {
    ("organisation", "name_en"): "Company",
    ("organisation", "country"): "Country (where company is incorporated)",
    ("products", "product_id"): "*PCF-ID",
    ("products", "headline_footprint_id"): "*PCF-ID",
    ("products", "name_en"): "Product name (and functional unit)",
    ("products", "description_en"): "Product detail",
    ("footprints", "footprint_id"): "*PCF-ID",
    ("footprints", "product_id"): "*PCF-ID",
    ("footprints", "reported_year"): "Year of reporting",
    ("footprints", "product_mass_per_declared_unit"): "Product weight (kg)",
    ("footprints", "pcf_total"): "Product's carbon footprint (PCF, kg CO2e)",
    ("footprints", "cross_sectoral_standards"): "Protocol used for PCF",
    ("stages", "footprint_id"): "*PCF-ID",
    ("stages", "value"): "Emissions at stage (kg CO2e)",
}


def test_all_but_five_heads_of_the_group_are_taken_and_none_is_taken_for_another(own: str, config: SiteConfig) -> None:
    """Of 24 heads of the summary, 18 and the batch; of 4 of the plants, 3."""
    assert heads(mapped(own, config)) == OF_THE_GROUP
    assert untaken(own) == ["序号", "产品信息 / 工厂", "产品信息 / 系列", "备注 [X]", "备注 [Y]", "投产年份"]


def test_ten_heads_of_the_catalogue_are_taken_and_none_is_taken_for_another(catalogue: str, config: SiteConfig) -> None:
    """Of 15 that anything stands under in the small workbook, 9; of 3 of the stages, 2."""
    assert heads(mapped(catalogue, config)) == OF_THE_CATALOGUE
    assert len(untaken(catalogue)) == 7


def untaken(text: str) -> list[str]:
    """Return the heads that a draft names as not taken."""
    found: list[str] = re.findall(r'^    #   ("(?:[^"\\]|\\.)*")', text, re.MULTILINE)
    return [str(yaml.safe_load(each)) for each in found]


def test_rows_and_units_are_as_somebody_wrote_them_by_hand(own: str, config: SiteConfig) -> None:
    mapping = mapped(own, config)
    summary = mapping.rows["sheet-1"]
    assert (summary.sheet, summary.heads) == (SUMMARY, (2, 3))
    assert summary.repeat == ("产品信息 / 工厂", "产品信息 / 系列")
    assert summary.unless == {ID: ("",)}
    assert mapping.rows["sheet-2"].sheet == PLANTS
    columns = next(table.columns for table in mapping.tables if table.table == "footprints")
    total = columns["pcf_total"]
    assert (str(total.times), total.over, total.digits) == ("1000", "批量 / 数量", 5)
    assert columns["product_mass_per_declared_unit"].times is None
    assert columns["reference_period_first_day"].form == "first-day"
    assert columns["reference_period_last_day"].form == "last-day"
    assert columns["declared_unit"].choose == {"台": "piece", "公斤": "kilogram", "吨": "tonne", "件": "piece"}


def test_words_without_a_certain_code_are_asked_about(own: str, config: SiteConfig) -> None:
    mapping = mapped(own, config)
    columns = next(table.columns for table in mapping.tables if table.table == "products")
    assert "再生粒子" not in columns["category"].choose
    assert re.search(r'#   "再生粒子": \?  G7 .*recycled-plastic-pellets', own)
    assert re.search(r'no number.*: K7 "—"', own)


def test_what_is_needed_and_not_there_is_listed(own: str, catalogue: str) -> None:
    missing = own.partition("# complete:")[2]
    for column in ("org_id", "uscc", "consumer_facing", "published_on", "geography", "recycling_approach"):
        assert f"#     {column}: ?" in missing
    assert "pcf_total:" not in missing
    assert "name_zh: ?" not in catalogue
    assert "#     state: ?" in catalogue.partition("# complete:")[2]
    assert "#     state: ?" not in missing


def test_a_sheet_that_is_no_table_is_named(own: str) -> None:
    assert '"填表说明"' in own


def test_every_guess_says_so_and_shows_a_cell(own: str) -> None:
    guesses = [line for line in own.splitlines() if re.match(r"      (?!  )[- ]*\w+:", line)]
    assert len(guesses) >= 25
    assert [line for line in guesses if "猜" not in line or "guess" not in line] == []
    direct = [line for line in guesses if "猜，有把握" in line]
    assert [line for line in direct if not re.search(r': [A-Z]+[0-9]+ "', line)] == []


def test_the_same_file_gives_the_same_draft(own: str, config: SiteConfig) -> None:
    assert draft(written(), config) == own


def test_a_draft_reads_its_own_file(own: str, config: SiteConfig) -> None:
    """Nothing in it is said of heads that are not there; what is wrong is only what nobody has told yet."""
    book = read_book(NAME, written())
    made = apply_mapping(mapped(own, config), book, "draft.yaml")
    assert len(made.books) == 1
    assert {each.code for each in made.findings} == {"sheet-unknown", "sheet-column-unknown"}
    rows = {sheet.name: len(sheet.rows) - 1 for sheet in made.books[0].sheets}
    assert rows == {"products": 5, "footprints": 5, "stages": 25, "sites": 2}


def test_sums_are_left_out_by_their_words_where_every_cell_is_filled(config: SiteConfig) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for line in (
        ["产品编码", "产品名称", "碳足迹（tCO2e）"],
        ["a-1", "示例一", 1.5],
        ["a-2", "示例二", 2],
        ["合计", "", 3.5],
    ):
        sheet.append(line)
    mapping = mapped(draft(saved(book), config), config)
    assert mapping.rows["sheet-1"].unless == {"产品编码": ("合计",)}
    assert str(mapping.tables[1].columns["pcf_total"].times) == "1000"


HOSTILE = (
    'a": {value: x}',
    "- b",
    "{c: d}",
    "x: y # z",
    "&anchor *alias",
    "!!python/object/apply:os.system [id]",
    "%TAG ! x",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "line\nbreak: injected",
    "tab\there",
    "next\x85line\u2028sep\u2029end",
    "\ufeffbom\u202eoverride",
    "'single' \\ back",
    "null",
    "~",
    "<<",
    "?",
    "[*]",
    "😀 emoji",
)


def hostile() -> Workbook:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "'; - {y #!"
    fixed: list[Any] = ["产品编码", "产品名称", "产品分类", "碳足迹（kgCO2e）"]
    sheet.append([*fixed, *HOSTILE])
    for number, text in enumerate(HOSTILE, 1):
        sheet.append([f"p-{number}", text, f"{text}*?[", number, *HOSTILE])
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    return book


def test_no_head_and_no_cell_is_more_than_a_text(config: SiteConfig) -> None:
    content = saved(hostile())
    text = draft(content, config)
    mapping = mapped(text, config)
    assert list(yaml.load(text, Loader=yaml.BaseLoader)) == ["rows", "tables"]  # noqa: S506  texts alone
    assert mapping.rows["sheet-1"].sheet == "'; - {y #!"
    assert heads(mapping)["products", "name_en"] == "产品名称"
    assert {table.table for table in mapping.tables} == {"products", "footprints"}
    found = apply_mapping(mapping, read_book(NAME, content), "draft.yaml").findings
    assert [each.code for each in found] == ["sheet-column-unknown"] * len(HOSTILE)
    assert len(untaken(text)) == len(HOSTILE)


WORDS = (
    "产品编码",
    "产品名称",
    "产品信息",
    "合计",
    "碳足迹（吨CO2e/批）",
    "批量",
    "单位",
    "台",
    "使用",
    "废弃",
    "—",
    *HOSTILE,
)
CELLS = st.one_of(
    st.sampled_from(WORDS).map(Cell),
    st.text(max_size=6).map(Cell),
    st.integers(-9, 9999).map(lambda number: Cell(str(number), Kind.NUMBER)),
    st.just(Cell("2025-01-01", Kind.DAY)),
    st.just(Cell("#REF!", Kind.ERROR)),
    st.just(Cell("", formula=True)),
)
PLACES = st.integers(1, 7)


def a_sheet(heads: list[str], cells: dict[tuple[int, int], Cell], merged: list[tuple[int, int, int, int]]) -> Sheet:
    """Return a sheet with some heads in its first row, and anything anywhere."""
    filled = {(1, column): Cell(head) for column, head in enumerate(heads, 1)} | cells
    rows = {row: {column: cell for (at, column), cell in filled.items() if at == row} for row in range(1, 8)}
    areas = tuple((top, left, top + high, left + wide) for top, left, high, wide in merged)
    return Sheet("表", {row: found for row, found in rows.items() if found}, areas)


SHEETS = st.builds(
    a_sheet,
    st.lists(st.sampled_from(WORDS), min_size=4, max_size=7),
    st.dictionaries(st.tuples(PLACES, PLACES), CELLS, min_size=10, max_size=40),
    st.lists(st.tuples(PLACES, PLACES, st.integers(0, 2), st.integers(0, 2)), max_size=2),
)


@settings(max_examples=settings().max_examples * 2 // 5, phases=(Phase.explicit, Phase.generate))
@given(SHEETS)
def test_any_sheet_gives_no_draft_or_one_that_reads_it(sheet: Sheet) -> None:
    config, book = a_config(), Book(NAME, (sheet,))
    text = draft_mapping(book, NAME, config).text
    if text:
        said = {each.code for each in apply_mapping(mapped(text, config), book, "draft.yaml").findings}
        assert said <= {"sheet-column-unknown", "sheet-unknown", "sheet-merged"}


@pytest.mark.parametrize("text", [*HOSTILE, "", " ", "\x00\x1f\x7f", "a b", "名称 / 二", "尾 ", "\U000e0001"])
def test_whatever_is_quoted_is_read_back(text: str) -> None:
    for made in (quoted(text), scalar(text)):
        assert "\n" not in made
        for form in (f"key: {made}", f"key: [{made}, x]", f"{{key: {made}, x: y}}", f"key: {{from: {made}}}  # c"):
            value = yaml.load(form, Loader=yaml.BaseLoader)["key"]  # noqa: S506  texts alone
            value = value[0] if isinstance(value, list) else value.get("from") if isinstance(value, dict) else value
            assert value == text
        assert yaml.load(f"{made}: x", Loader=yaml.BaseLoader) == {text: "x"}  # noqa: S506  texts alone


@pytest.mark.parametrize("text", ["a*", "[ab]", "?", "*"])
def test_a_word_of_theirs_stands_for_itself_alone(text: str) -> None:
    made = yaml.load(f"key: {word(text)}", Loader=yaml.BaseLoader)["key"]  # noqa: S506  texts alone
    assert [each for each in ("a*", "[ab]", "?", "*", "ab", "a", "b", "xyz") if fits(each, made)] == [text]


@pytest.mark.parametrize(
    ("head", "spelling", "sure"),
    [
        ("碳足迹（吨CO2e/批） / 合计", "合计", Certainty.SURE),
        ("数据期 / 开始", "数据期开始", Certainty.SURE),
        ("＊ Product Name ", "product name", Certainty.SURE),
        ("Product names of all", "name", Certainty.NOT),
        ("The product name in full", "product name", Certainty.LIKELY),
        ("Warehouse", "use", Certainty.NOT),
        ("产品名称说明", "产品名称", Certainty.LIKELY),
        ("Prodct name", "product name", Certainty.UNSURE),
        ("金额", "合计", Certainty.NOT),
    ],
)
def test_how_sure_a_word_makes_a_head(head: str, spelling: str, sure: Certainty) -> None:
    assert agreement(forms(head), spelling) == sure


def of_lines(config: SiteConfig, *lines: list[Any], merged: tuple[str, ...] = ()) -> str:
    """Return the draft for a sheet of these lines."""
    book = Workbook()
    for line in lines:
        book.worksheets[0].append(line)
    for area in merged:
        book.worksheets[0].merge_cells(area)
    return draft(saved(book), config)


def test_shares_are_no_amounts(config: SiteConfig) -> None:
    text = of_lines(config, ["产品编码", "产品名称", "碳足迹占比", "原材料占比", "废弃占比"], ["a-1", "示例", 12, 4, 5])
    assert {table.table for table in mapped(text, config).tables} == {"products"}
    assert "pcf_total:" not in text.partition("# complete")[0]


def test_heads_below_merged_ones_belong_to_them(config: SiteConfig) -> None:
    first = ["产品编码", "产品名称", "型号", "品牌", "碳足迹（kgCO2e）", None]
    lines = (first, [None, None, None, None, "原材料", "合计"], ["a-1", "示例", "X", "示例", 1, 2])
    mapping = mapped(of_lines(config, *lines, merged=("E1:F1",)), config)
    assert mapping.rows["sheet-1"].heads == (1, 2)
    assert heads(mapping)["footprints", "pcf_total"] == "碳足迹（kgCO2e） / 合计"


def test_a_row_with_numbers_is_no_row_of_heads(config: SiteConfig) -> None:
    lines = (["产品编码", "产品名称", None, None, "碳足迹（kgCO2e）"], ["a-1", "示例", "红", "大", 1.5])
    assert mapped(of_lines(config, *lines), config).rows["sheet-1"].heads == (1,)


def test_what_cannot_be_right_yet_is_said(config: SiteConfig) -> None:
    head = ["产品编码", "产品名称", "碳足迹（吨CO2e/批）"]
    text = of_lines(config, head, ["甲一", "示例一", 1], ["甲二", "示例二", 2])
    (line,) = [each for each in text.splitlines() if "编号列" not in each and "add a column with ids" in each]
    assert line.strip().startswith("#")
    assert "add over and digits" in text
    sound = of_lines(config, [*head, "批量"], ["a-1", "示例一", 1, 10], ["a-2", "示例二", 2, 10])
    assert "add a column with ids" not in sound
    assert "add over and digits" not in sound


def test_one_product_in_several_rows_gives_one_product(config: SiteConfig) -> None:
    head = ["产品编码", "报告编号", "产品名称", "碳足迹（kgCO2e）"]
    text = of_lines(config, head, ["a-1", "f-1", "示例一", 1], ["a-1", "f-2", "示例一", 2])
    products, footprints = mapped(text, config).tables
    assert (products.one_per, footprints.one_per) == (("产品编码",), ())
    assert footprints.columns["footprint_id"].from_ == "报告编号"
    assert products.columns["headline_footprint_id"].from_ == "报告编号"


def test_several_organisations_are_told_apart_where_every_row_names_its_own(catalogue: str, config: SiteConfig) -> None:
    head = ["Company", "Product code", "Carbon footprint (kg CO2e)"]
    lines = (head, ["Sample Kettles", "a-1", 1], ["Sample Lamps", "b-1", 2])
    package = mapped(of_lines(config, *lines), config).package
    assert package
    assert (package.from_, package.form) == ("Company", "slug")
    assert mapped(catalogue, config).package is None
    assert "# package: {from: Company, form: slug}" in catalogue
    assert "mend it, then remove the #" in catalogue


@pytest.mark.parametrize("lines", [[], [["只有一行"]], [["a", "b"], [1, 2]], [[1, 2], [3, 4]]])
def test_a_file_without_anything_of_ours_gives_no_draft(lines: list[list[Any]], config: SiteConfig) -> None:
    book = Workbook()
    for line in lines:
        book.worksheets[0].append(line)
    assert draft(saved(book), config) == ""


def test_a_file_that_cannot_be_read_is_refused_as_at_an_import(config: SiteConfig) -> None:
    answer = drafted([Source("a.xlsx", b"PK no")], config)
    assert [each.code for each in answer.report.diagnostics] == ["workbook-refused"]
    assert answer.draft.text == ""


def test_heads_in_csv_are_read_too(config: SiteConfig) -> None:
    text = "Product code,Product name,Carbon footprint (t CO2e)\na-1,Sample kettle,0.5\n"
    mapping = mapped(draft(text.encode(), config, "export.csv"), config)
    assert mapping.rows["sheet-1"].sheet == "export"
    assert str(mapping.tables[1].columns["pcf_total"].times) == "1000"


def test_a_wide_workbook_is_read_in_seconds(config: SiteConfig) -> None:
    book = Workbook()
    for place in range(4):
        sheet = book.create_sheet(f"s{place}")
        sheet.append(["产品编码", "产品名称", *(f"某一列的碳足迹名称 {place} {column}" for column in range(250))])
        sheet.append([f"a-{place}", "示例", *range(250)])
    start = time.process_time()
    assert draft_mapping(read_book(NAME, saved(book)), NAME, config).text
    assert time.process_time() - start < 15


def test_every_word_belongs_to_something_and_says_one_thing(config: SiteConfig) -> None:
    seen: dict[tuple[str, str], str] = {}
    for table, column, code, spelling in config.column_synonyms.rows:
        assert spelling.strip() == spelling != ""
        if table == MAPPING:
            assert column in ROLES
            continue
        field = config.schemas[table].field(column)
        if code and field.codelist:
            assert code in config.codelists[field.codelist].rows
        key = (table, f"{'' if not code else column}/{spelling.casefold()}")
        assert seen.setdefault(key, f"{column}/{code}") == f"{column}/{code}", spelling


def test_a_draft_is_written_once_and_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book, out = tmp_path / NAME, tmp_path / "draft.yaml"
    book.write_bytes(written(group()))
    assert portal("import", book, "--propose", out) == 0
    assert out.read_text(encoding="utf-8").startswith("# ")
    assert str(out) in capsys.readouterr().err
    assert portal("import", book, "--propose", out) == 2
    assert portal("import", book, "--propose", tmp_path / "b", "--map", out) == 2
    empty = tmp_path / "empty.xlsx"
    stream = io.BytesIO()
    Workbook().save(stream)
    empty.write_bytes(stream.getvalue())
    assert portal("import", empty, "--propose", tmp_path / "c") == 1
    assert not (tmp_path / "c").exists()
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK")
    assert portal("import", broken, "--propose", tmp_path / "c") == 1
    assert "workbook-refused" in capsys.readouterr().out
