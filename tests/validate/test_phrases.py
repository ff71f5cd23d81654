"""Claims in words: what is named, and what honest sentences must not be taken for."""

import re

import pytest

from generator.validate.phrases import MARKUP, OFFSETS, PERSONAL, REFUSED, VAGUE, first_claim


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("示例零碳钢管", "零碳"),
        ("碳中和产品", "碳中和"),
        ("全生命周期净零排放", "净零"),
        ("绿色环保家具", "绿色环保"),
        ("行业最低的碳足迹", "行业最低"),
        ("已获政府认证", "政府认证"),
        ("国家级绿色工厂生产", "国家级"),
        ("不锈钢零碳水壶", "零碳"),
        ("无缝钢管，零碳", "零碳"),
        ("A carbon-neutral tube", "carbon-neutral"),
        ("Climate Positive Milk", "Climate Positive"),
        ("net zero cement", "net zero"),
        ("Lowest in the industry", "Lowest in the industry"),
    ],
)
def test_claims_are_refused(text: str, word: str) -> None:
    assert first_claim(text, REFUSED) == word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("绿色钢管", "绿色"),
        ("环保型涂料", "环保"),
        ("低碳水泥", "低碳"),
        ("超低碳排放工艺", "低碳"),
        ("国内首个", "首个"),
        ("技术领先", "领先"),
        ("Green tyre", "Green"),
        ("an eco-friendly bag", "eco-friendly"),
        ("low-carbon cement", "low-carbon"),
    ],
)
def test_vague_words_are_named(text: str, word: str) -> None:
    assert first_claim(text, VAGUE) == word


@pytest.mark.parametrize(
    "text",
    [
        "低碳钢丝，直径 2 毫米",
        "低碳钢热轧圆盘条",
        "超低碳不锈钢板 304L",
        "低碳锰铁、低碳铬铁",
        "符合《绿色产品评价 家具》（GB/T 35607-2024）",
        "依据 GB/T 33761-2024 绿色产品评价通则",
        "《零碳工厂评价规范》",
        "本产品不是碳中和产品，也不声称零碳",
        "绿色食品",
        "外购绿色电力",
        "Low-carbon steel wire",
        "low carbon steel, EN 10025-2:2019",
        "greenhouse tomatoes from Greenland",
        "evergreen shrubs",
        "It is not carbon neutral",
        "without any carbon neutral claim",
        "焊接钢管，外径 60 毫米",
    ],
)
def test_honest_sentences_stay(text: str) -> None:
    assert first_claim(text, REFUSED) == ""
    assert first_claim(text, VAGUE) == ""


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("另购买碳信用抵消 50 千克", "碳信用"),
        ("已用林业碳汇抵消", "碳汇"),
        ("50 kg offset by credits", "offset"),
        ("counts avoided emissions", "avoided emissions"),
        ("不含任何碳抵消", ""),
        ("总量不包括碳汇", ""),
        ("未使用 CCER", ""),
        ("Without any carbon offsets", ""),
        ("No offsets were counted", ""),
        ("offsetting is out of scope", ""),
    ],
)
def test_offsets_are_named_unless_denied(text: str, word: str) -> None:
    assert first_claim(text, OFFSETS) == word


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (MARKUP, "钢管<br>外径", 1),
        (MARKUP, "<script>alert(1)", 1),
        (MARKUP, "</p>", 1),
        (MARKUP, "单项 < 1%，合计 <5%", 0),
        (MARKUP, "pH<7，x>y", 0),
        (PERSONAL, "联系人 13800000000", 1),
        (PERSONAL, "电话：139-0000-0000", 0),
        (PERSONAL, "120101199001011234", 1),
        (PERSONAL, "GTIN 6901234567892", 0),
        (PERSONAL, "91120199MA0001001J", 0),
        (PERSONAL, "批次 113800000000", 0),
        (PERSONAL, "022-83690000", 0),
    ],
)
def test_markup_and_numbers_of_persons_are_found(pattern: re.Pattern[str], text: str, found: int) -> None:
    assert len(pattern.findall(text)) == found
