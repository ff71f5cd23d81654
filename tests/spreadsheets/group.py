"""A fictional group's own summary of its footprints, as unlike our form as such files are; everything is 示例.

Two rows of heads under a title, merged heads and merged cells, stages side by side, tonnes per batch, Chinese units,
full-width digits, months instead of days, an empty column, one head twice, subtotals, a line of signatures.
"""

import io
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.spreadsheets.zip_archive import without_clock

NAME = "集团汇总.xlsx"
SUMMARY, PLANTS, NOTES = "2025年度产品碳足迹汇总", "工厂名录", "填表说明"
TITLE = "示例渤润工业集团有限公司 2025年度产品碳足迹汇总表（示例数据，全部虚构）"
GROUPS = {
    "B2:G2": "产品信息",
    "I2:N2": "碳足迹（吨CO2e/批）",
    "O2:P2": "批量",
    "R2:S2": "数据期",
}
UPRIGHT = {
    "A": "序号",
    "Q": "单件净重（公斤）",
    "T": "核算边界",
    "U": "功能单位",
    "V": "使用寿命（年）",
    "W": "初级数据占比",
    "X": "备注",
    "Y": "备注",
}
"""Heads that stand over both rows; one of them twice."""
SECOND = {
    **dict(zip("BCDEFG", ("工厂", "系列", "名称", "型号", "物料编码", "类别"), strict=True)),
    **dict(zip("IJKLMN", ("原材料获取", "生产制造", "运输", "使用", "废弃", "合计"), strict=True)),
    **dict(zip("OPRS", ("数量", "单位", "开始", "结束"), strict=True)),
}
WHOLE, GATE = "全生命周期", "到出厂"
WASHING, WEARING = "一台洗衣机使用 10 年，每年洗涤 200 次", "一件 T 恤穿用 2 年，洗涤 50 次"


def _cells(letters: str, *values: object) -> dict[str, Any]:
    return dict(zip(letters, values, strict=True))


ROWS = {
    4: _cells("ABCDEFG", 1, "示例大港一厂", "滚筒洗衣机", "示例滚筒洗衣机 8 公斤", "XH-8", "WM-0801", "洗衣机")
    | _cells("IJKLMNOPQ", 181.2, 33.6, 9.36, 436.8, 6.24, 667.2, 1200, "台", 62)
    | _cells("RSTUVWX", "2025年1月", "2025年12月", WHOLE, WASHING, 10, 0.55, "外壳用再生钢"),
    5: _cells("ADEFG", 2, "示例滚筒洗衣机 10 公斤", "XH-10", "ＷＭ－１００１", "洗衣机")
    | _cells("IJKLMNOPQ", "１５９．８", 29.45, 8.1, 399, 5.7, "602.05", 950, "台", 68)
    | _cells("RSTUVW", "2025年1月", "2025年12月", WHOLE, WASHING, 10, 0.5),
    6: _cells("DIN", "小计", "=SUM(I4:I5)", "=SUM(N4:N5)"),
    7: _cells("ABCDEFG", 3, "示例武清二厂", "再生塑料", "示例再生聚丙烯颗粒", "R-PP", "RP-01", "再生粒子")
    | _cells("IJKLMNOP", 12.5, 8.75, "—", "—", "—", 21.25, 25000, "公斤")
    | _cells("RSTW", datetime(2025, 1, 1), "2025/12", GATE, 0.8),  # noqa: DTZ001  a day has no zone
    8: _cells("ADEFG", 4, "示例再生聚乙烯颗粒", "R-PE", "RP-02", "再生粒子")
    | _cells("IJKLMNOP", "1,062.5", 437.5, "—", "—", "—", "1,500.0", 1250, "吨")
    | _cells("RSTWY", "2025年1月", "2025年12月", GATE, 0.8, "客户可查台账"),
    9: _cells("ACDEFG", 5, "针织", "示例棉质 T 恤", "TS-180", "TS-01", "T恤")
    | _cells("IJKLMNOPQ", 56, 24, 4, 44, 2, 130, 20000, "件", 0.18)
    | _cells("RSTUVW", "2025年", "2025年", WHOLE, WEARING, 2, 0.4),
    10: _cells("DIN", "小计", "=SUM(I7:I9)", "=SUM(N7:N9)"),
    11: _cells("AN", "合计", "=N6+N10"),
    13: _cells("A", "制表人：示例甲　审核：示例乙　日期：2026年1月15日"),
}
MERGED = (
    "A1:Y1",
    *GROUPS,
    *(f"{letter}2:{letter}3" for letter in UPRIGHT),
    "B4:B5",
    "C4:C5",
    "B7:B9",
    "C7:C8",
    "A13:Y13",
)
COMMAS = ("O4", "O7", "O8", "O9")


def group() -> Workbook:
    """Return the workbook, to be spoiled."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SUMMARY
    _fill(sheet)
    plants = book.create_sheet(PLANTS)
    plants.append(["工厂名称", "代号", "所在区", "投产年份"])
    plants.append(["示例大港一厂", "DG-1", "滨海新区", 2009])
    plants.append(["示例武清二厂", "WQ-2", "武清区", 2016])
    book.create_sheet(NOTES).append(["请各厂于每年 1 月 15 日前报集团安环部（示例）。"])
    return book


def _fill(sheet: Worksheet) -> None:
    sheet["A1"] = TITLE
    for area, head in GROUPS.items():
        sheet[area.partition(":")[0]] = head
    for letter, head in UPRIGHT.items():
        sheet[f"{letter}2"] = head
    for letter, head in SECOND.items():
        sheet[f"{letter}3"] = head
    for number, cells in ROWS.items():
        for letter, value in cells.items():
            sheet[f"{letter}{number}"] = value
        if "W" in cells:
            sheet[f"W{number}"].number_format = "0%"
    for place in COMMAS:
        sheet[place].number_format = "#,##0"
    sheet["R7"].number_format = 'yyyy"年"m"月"'
    for area in MERGED:
        sheet.merge_cells(area)


def written(book: Workbook | None = None) -> bytes:
    """Return a workbook as bytes, the same each time."""
    stream = io.BytesIO()
    (book or group()).save(stream)
    return without_clock(stream.getvalue())
