"""A mapping file reads a spreadsheet that is not our form: each word of it, each doubt, and hostile files."""

from typing import Any

import pytest

from generator.config import SiteConfig
from generator.diagnostics import LIMIT_CODE
from generator.runtime.sandbox import ChildProcess, Limits
from generator.spreadsheets.mapping import InvalidMappingError, read_mapping
from generator.validate import RuleContext
from generator.workflows.importing import bring
from tests.spreadsheets.mapped import MAPPING, ROWS, a_book, a_mapping, column, mapped, said, table


def test_rows_of_theirs_become_tables_of_ours(context: RuleContext) -> None:
    outcome = mapped(context, a_mapping())
    assert said(outcome) == set()
    assert list(outcome.packages) == ["starter-org"]
    assert column(outcome, "name_zh", "products") == ["示例货架甲", "示例货架乙"]
    assert column(outcome, "pcf_total") == ["60.2", "1200"]
    assert column(outcome, "declared_unit") == ["piece", "piece"]
    assert len(table(outcome, "organisation")) == 1


HEADS = ("编号", "名称", "总量", "年份", "批量", "单位", "备注")
A, B = ("a", "甲", 12.5, 2025, 3000, "件", "自产"), ("b", "乙", "12，400.5", 2024, 100, "个", None)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"from": "总量", "times": 1000}, ["12500", "12400500"]),
        ({"from": "总量", "times": 1000, "over": "批量", "digits": 3}, ["4.17", "124000"]),
        ({"from": "总量", "times": "0.001"}, ["0.0125", "12.4005"]),
        ({"first": [{"from": "备注", "choose": {"自产": "1"}}, "总量"]}, ["1", "12400.5"]),
        ({"sum": {"of": "总量", "rows": "lines", "same": "单位"}}, ["12.5", "12400.5"]),
        ({"from": "备注", "choose": {"自*": "1", "": "2"}}, ["1", "2"]),
        ({"from": "备注", "choose": {"自产": "1"}, "otherwise": "9"}, ["1", "9"]),
        ({"from": "名称", "choose": {"?": "7"}}, ["7", "7"]),
    ],
    ids=str,
)
def test_a_number_comes_from_where_the_mapping_says(context: RuleContext, value: Any, expected: list[str]) -> None:
    outcome = mapped(context, a_mapping({"pcf_total": value}), a_book((A, B), HEADS))
    assert said(outcome) == set()
    assert column(outcome, "pcf_total") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"text": "{名称}，批量 {批量}，{年份} 年"}, ["甲，批量 3000，2025 年", "乙，批量 100，2024 年"]),
        ({"text": "{名称}（{备注}）"}, ["甲（自产）", ""]),
        ({"join": ["名称", "备注", "名称"], "between": "·"}, ["甲·自产", "乙"]),
        ({"from": "名称", "only": {"备注": "自产"}}, ["甲", ""]),
        ({"from": "名称", "unless": {"备注": ["自产", "外购"]}}, ["", "乙"]),
        ({"from": "单位", "take": "(.).*"}, ["件", "个"]),
        ({"value": "一样"}, ["一样", "一样"]),
        ({"text": "aaa bbb ccc {名称}", "at_most": 8}, ["aaa…", "aaa…"]),
    ],
    ids=str,
)
def test_words_come_from_where_the_mapping_says(context: RuleContext, value: Any, expected: list[str]) -> None:
    outcome = mapped(context, a_mapping({"interpretation_note_en": value}), a_book((A, B), HEADS))
    assert said(outcome) == set()
    found = [each or "" for each in column(outcome, "interpretation_note_en")]
    standing = "Steel sheet dominates; climate change only."
    assert found == [each or standing for each in expected], "an empty cell is completed"


def test_ids_are_made_of_names(context: RuleContext) -> None:
    mapping = a_mapping()
    slug = {"join": ["编号", "批量"], "form": "slug"}
    mapping["tables"][0]["columns"] |= {"product_id": slug, "headline_footprint_id": slug}
    mapping["tables"][1]["columns"] |= {"product_id": slug, "footprint_id": slug}
    outcome = mapped(context, mapping, a_book((("A_é 1", *A[1:]), B), HEADS))
    assert said(outcome) == set()
    assert column(outcome, "product_id", "products") == ["a-e-1-3000", "b-100"]


def test_rows_are_chosen_and_grouped(context: RuleContext) -> None:
    mapping = a_mapping(rows={"lines": {"unless": {"编号": ["合计", ""]}}})
    for part in mapping["tables"]:
        part |= {"one_per": "单位码", "latest": "年份", "only": {"年份": "20*"}}
    mapping["tables"][0]["columns"] |= {"product_id": "单位码"}
    mapping["tables"][1]["columns"] |= {"product_id": "单位码"}
    mapping["rows"]["lines"]["derived"] = {"单位码": {"from": "单位", "choose": {"件": "pieces", "个": "pieces"}}}
    rows = (A, B, ("合计", "", 2412.5, 2025, "", "", ""), ("", "制表人：某某", "", "", "", "", ""))
    outcome = mapped(context, mapping, a_book(rows, HEADS))
    assert said(outcome) == set()
    assert [(row["product_id"], row["name_zh"]) for row in table(outcome, "products")] == [("pieces", "甲")]
    assert column(outcome, "footprint_id") == ["a"]


def test_columns_side_by_side_become_rows(context: RuleContext) -> None:
    mapping = a_mapping()
    each = [
        {"stage": {"value": "raw-materials"}, "state": {"value": "reported"}, "value": "原料"},
        {"stage": {"value": "manufacturing"}, "state": {"value": "reported"}, "value": {"from": "制造", "times": 1000}},
    ]
    mapping["tables"].append(
        {
            "table": "stages",
            "rows": "lines",
            "columns": {"footprint_id": "编号", "revision": {"value": 1}},
            "each": each,
        }
    )
    rows = [("a", "甲", 60.2, 2025, 50, 0.0102), ("b", "乙", 1200, 2025, 200, 1)]
    outcome = mapped(context, mapping, a_book(rows, ("编号", "名称", "总量", "年份", "原料", "制造")))
    assert said(outcome) == set()
    assert column(outcome, "value", "stages") == ["50", "10.2", "200", "1000"]
    assert column(outcome, "revision", "stages") == ["1"] * 4


def test_heads_stand_in_two_rows_and_merged_cells(context: RuleContext) -> None:
    book = a_book((("示例汇总表",), ("产品", None, "碳足迹", None, "工厂"), ("编号", "名称", "合计", "年份", None)), ())
    sheet = book.worksheets[0]
    sheet.append(("a", "甲", 60.2, 2025, "一厂"))
    sheet.append(("b", "乙", 1200, 2025, None))
    for area in ("A2:A2", "A3:B3", "C3:D3", "E3:E4", "E5:E6"):
        sheet.merge_cells(area)
    columns = {"编号": "产品 / 编号", "名称": "产品 / 名称", "总量": "碳足迹 / 合计", "年份": "碳足迹 / 年份"}
    mapping = _renamed(a_mapping({"interpretation_note_zh": "工厂"}), columns)
    mapping["rows"] = {"lines": {"heads": [3, 4], "repeat": "工厂"}}
    outcome = mapped(context, mapping, book)
    assert said(outcome) == set()
    assert column(outcome, "interpretation_note_zh") == ["一厂", "一厂"]
    mapping["rows"] = {"lines": {"heads": [3, 4]}}
    assert said(mapped(context, mapping, book)) == {("sheet-merged", "汇总", "E5")}


def _renamed(part: Any, names: dict[str, str]) -> Any:
    if isinstance(part, dict):
        return {key: _renamed(each, names) for key, each in part.items()}
    if isinstance(part, list):
        return [_renamed(each, names) for each in part]
    return names.get(part, part)


def test_columns_without_a_head_or_with_one_head_are_named_by_letter(context: RuleContext) -> None:
    book = a_book((("a", "甲", 60.2, 2025, 1),), ("编号", None, "总量", "年份", "总量"))
    mapping = a_mapping({"pcf_total": "总量 [C]"})
    mapping["tables"][0]["columns"]["name_zh"] = "[B]"
    outcome = mapped(context, mapping, book)
    assert said(outcome) == set()
    assert (column(outcome, "name_zh", "products"), column(outcome, "pcf_total")) == (["甲"], ["60.2"])


def test_what_nobody_takes_is_told(context: RuleContext) -> None:
    book = a_book(((*ROWS[0], "x"),), ("编号", "名称", "总量", "年份", "碳标签"))
    book.create_sheet("说明书").append(("随便",))
    outcome = mapped(context, a_mapping(), book)
    mapping = a_mapping(rows={"lines": {"sheet": "汇总"}})
    outcome = mapped(context, mapping, book)
    told = {(each.code, each.value) for each in outcome.report.diagnostics}
    assert {("sheet-unknown", "说明书"), ("sheet-column-unknown", "碳标签")} <= told
    assert outcome.packages


def test_a_file_of_several_organisations_becomes_several_packages(context: RuleContext) -> None:
    mapping = a_mapping(package={"from": "公司", "form": "slug"})
    columns = {"name_en": "公司", "uscc": "代码"}
    mapping["tables"].append({"table": "organisation", "rows": "lines", "one_per": "公司", "columns": columns})
    for name in ("org_id", "name_en", "uscc"):
        del mapping["complete"]["organisation"][name]
    rows = [("a", "甲", 1, 2025, "One Works", "91120199MA0000090H"), ("b", "乙", 2, 2025, "Two Works", "")]
    heads = ("编号", "名称", "总量", "年份", "公司", "代码")
    outcome = mapped(context, mapping, a_book(rows, heads))
    assert list(outcome.packages) == ["one-works"], "a firm of this country needs its code"
    assert outcome.refused == ("two-works",)
    assert ("uscc-required", "汇总", "row 3") in said(outcome) or said(outcome)
    assert b"one-works" in outcome.packages["one-works"]["organisation.csv"]


@pytest.mark.parametrize(
    ("value", "row", "expected"),
    [
        ({"from": "总量", "times": 1000}, ("a", "甲", "约 3", 2025, 1), ("mapping-cell", "汇总", "C2")),
        ({"from": "总量", "times": 1000}, ("a", "甲", "1,234", 2025, 1), ("number-ambiguous", "汇总", "C2")),
        ({"from": "总量", "times": 1000}, ("a", "甲", "3 kg", 2025, 1), ("mapping-cell", "汇总", "C2")),
        ({"from": "总量", "over": "批量", "digits": 3}, ("a", "甲", 3, 2025, 0), ("mapping-cell", "汇总", "E2")),
        ({"from": "总量", "over": "批量", "digits": 3}, ("a", "甲", 3, 2025, None), ("mapping-cell", "汇总", "E2")),
        ({"from": "名称", "take": "([0-9]+)"}, ("a", "甲", 3, 2025, 1), ("mapping-cell", "汇总", "B2")),
        ({"from": "总量", "times": 1000}, ("a", "甲", "=1+1", 2025, 1), ("cell-formula", "汇总", "C2")),
        ("总量", ("a", "甲", "-", 2025, 1), ("number-form", "汇总", "C2")),
    ],
    ids=str,
)
def test_a_cell_that_cannot_be_used_is_named(
    context: RuleContext, value: Any, row: tuple[Any, ...], expected: tuple[str, str, str]
) -> None:
    book = a_book((row,), ("编号", "名称", "总量", "年份", "批量"))
    outcome = mapped(context, a_mapping({"pcf_total": value}), book)
    assert said(outcome) == {expected}
    assert not outcome.packages


def test_what_was_converted_is_listed_with_its_cell(context: RuleContext) -> None:
    value = {"from": "总量", "times": 1000, "over": "批量", "digits": 3}
    outcome = mapped(context, a_mapping({"pcf_total": value}), a_book((A,), HEADS))
    (change,) = [each for each in outcome.rewritten if each.column == "pcf_total"]
    assert (change.kind, change.was, change.became, change.sheet, change.cell) == ("unit", "12.5", "4.17", "汇总", "C2")


@pytest.mark.parametrize(("part", "agrees"), [(60.2, True), (60, True), (None, True), (58, False)])
def test_what_must_agree_is_compared(context: RuleContext, part: Any, agrees: bool) -> None:  # noqa: FBT001
    check = [{"value": "各阶段", "agrees_with": "总量"}]
    book = a_book((("a", "甲", 60.2, 2025, part),), ("编号", "名称", "总量", "年份", "各阶段"))
    found = said(mapped(context, a_mapping(rows={"lines": {"check": check}}), book))
    assert found == (set() if agrees else {("mapping-sum", "汇总", "C2")})


def test_rows_with_mistakes_are_left_out_when_that_is_asked_for(context: RuleContext) -> None:
    rows = [*ROWS, ("rack-c", "示例货架丙", "-", 2025), ("rack-c", "又一个丙", 5, 2025)]
    assert not mapped(context, a_mapping(), a_book(rows)).packages
    outcome = mapped(context, a_mapping(), a_book(rows), leave_out=True)
    assert column(outcome, "footprint_id") == ["rack-a", "rack-b"]
    assert [(each.sheet, each.row, each.name) for each in outcome.left_out] == [
        ("汇总", 4, "rack-c"),
        ("汇总", 5, "rack-c"),
    ]
    assert {reason.code for each in outcome.left_out for reason in each.reasons} >= {"key-duplicate"}
    assert said(outcome) == set()


def test_the_senders_own_workbook_comes_back_marked(context: RuleContext) -> None:
    rows = [("rack-a", "示例货架甲", "1,234", 2025)]
    assert mapped(context, a_mapping(), a_book(rows), with_copy=True).copy.startswith(b"PK")


@pytest.mark.parametrize(
    ("parts", "code", "place"),
    [
        ({"rows": {"lines": {"sheet": "不在"}}}, "mapping-sheet", "rows.lines.sheet"),
        ({"rows": {"lines": {"heads": [9]}}}, "mapping-head", "tables.0.name_zh"),
        ({"package": "公司"}, "mapping-head", "package"),
        ({"rows": {"lines": {"repeat": "工厂"}}}, "mapping-head", "rows.lines"),
    ],
    ids=str,
)
def test_a_name_that_is_not_in_the_sheet_is_named(context: RuleContext, parts: Any, code: str, place: str) -> None:
    outcome = mapped(context, a_mapping(**parts))
    assert (code, MAPPING, place) in {(each.code, each.location.file, each.location.cell) for each in _errors(outcome)}
    assert not outcome.packages


def _errors(outcome: Any) -> Any:
    return [each for each in outcome.report.diagnostics if each.is_error]


def test_the_nearest_head_is_suggested(context: RuleContext) -> None:
    (error,) = _errors(mapped(context, a_mapping({"pcf_total": "总  量值"})))
    assert error.code == "mapping-head"
    assert "总量" in error.fix["zh"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("rows: [", ""),
        ("colums: {}", "colums"),
        ("a: &x [1]\nb: *x", ""),
        ("rows: {a: {}}\nrows: {b: {}}", ""),
        ("[" * 50, ""),
        ("\xff", None),
        ("licence: mine", "licence"),
        ("tables: [{table: no, rows: x, columns: {}}]", "tables.0"),
        ("tables: [{table: products, rows: x, columns: {product_id: A}}]", "tables.0.rows"),
        ("rows: {x: {}}\ntables: [{table: products, rows: x, columns: {none: A}}]", "tables.0.none"),
        ("complete: {products: {none: A}}", "complete.products.none"),
        ("rows: {x: {heads: [0]}}", "rows.x.heads.0"),
        ("rows: {x: {derived: {y: {take: '(', from: A}}}}", "rows.x.derived.y.take"),
        ("rows: {x: {derived: {y: {take: 'a', from: A}}}}", "rows.x.derived.y.take"),
        ("rows: {x: {derived: {y: {from: A, value: B}}}}", "rows.x.derived.y"),
        ("rows: {x: {derived: {y: {}}}}", "rows.x.derived.y"),
        ("rows: {x: {derived: {y: {from: A, over: B}}}}", "rows.x.derived.y"),
        ("rows: {x: {derived: {y: {from: A, times: 0}}}}", "rows.x.derived.y.times"),
        ("rows: {x: {derived: {y: {sum: {of: A, rows: z, same: B}}}}}", "rows.x.derived.y"),
        ("!!python/object/apply:os.system [ls]", ""),
        ("just words", ""),
    ],
)
def test_a_wrong_mapping_is_named_by_its_place(text: str, place: str | None, config: SiteConfig) -> None:
    content = text.encode("utf-8") if place is not None else b"\xff\xfe\x00"
    with pytest.raises(InvalidMappingError) as caught:
        read_mapping(MAPPING, content, config)
    found = {(each.code, each.location.file, each.location.cell) for each in caught.value.findings}
    assert ("mapping-invalid", MAPPING, place or "") in found


def test_a_mapping_beyond_any_size_is_refused(config: SiteConfig) -> None:
    with pytest.raises(InvalidMappingError):
        read_mapping(MAPPING, b"#" * 300_000, config)


def test_a_pattern_that_never_ends_is_ended(context: RuleContext) -> None:
    """A regular expression can take for ever; a child process cannot."""
    brief = ChildProcess(Limits(seconds=2))
    book = a_book((("a", "a" * 40, 60.2, 2025),))
    outcome = mapped(
        context,
        a_mapping({"interpretation_note_zh": {"from": "名称", "take": "(a+)+b"}}),
        book,
        by=lambda request: bring(request, brief),
    )
    assert {code for code, _, _ in said(outcome)} == {LIMIT_CODE}
