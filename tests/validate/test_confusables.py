"""Names that look alike, and names that only seem to."""

import pytest

from generator.validate.confusables import skeleton, strange_letters


@pytest.mark.parametrize(
    "name",
    [
        "Acme",
        "ＡＣＭＥ",
        "acme.",
        "a c m e",
        "\u0410cme",
        "Acm\u0435",
        "acrne",
        "A-C-M-E",
        "ac\u03bce".replace("\u03bc", "m"),
    ],
)
def test_lookalikes_have_one_skeleton(name: str) -> None:
    assert skeleton(name) == skeleton("acme")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("重庆轮胎", "重慶輪胎"),
        ("示例钢管有限公司", "示例钢管（天津）有限公司"),
        ("Sample Pipe", "Sample Tube"),
        ("示例一厂", "示例二厂"),
        ("第10公司", "第11公司"),
    ],
)
def test_different_names_have_different_skeletons(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize(
    "name",
    [
        "天津XX有限公司",
        "Sample Pipe Co., Ltd.",
        "Müller & Söhne",
        "株式会社サンプル",
        "ООО Пример",
        "Ｓａｍｐｌｅ",
        "삼성",
        "3M",
    ],
)
def test_names_of_one_script_have_no_strange_letters(name: str) -> None:
    assert strange_letters(name) == ""


@pytest.mark.parametrize("name", ["\u0410cme", "Sаmple", "示例\u0410公司", "Пример Δοκιμή"])
def test_mixed_names_have_strange_letters(name: str) -> None:
    assert strange_letters(name)
