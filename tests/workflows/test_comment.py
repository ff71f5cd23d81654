"""The one comment: the same bytes for the same change, short whatever was sent, and what readers would see differ."""

import re
from pathlib import Path

import pytest

from generator.cli.reporting import formatted
from generator.config import SiteConfig
from generator.diagnostics import Diagnostic, Location, Report, Severity, as_markdown, column_letters, excerpt_of
from generator.workflows.compare import changes_of
from tests.goldens import GOLDEN, assert_golden
from tests.workflows.forge import ACME, Edit, Forge, cell, file
from tests.workflows.test_history import new_revision, withdraw


def mistakes(root: Path) -> None:
    """What clerks do: another firm's format of a date, a wrong unit, a GTIN as a spreadsheet shows it."""
    cell(ACME, "products", 2, "gtins", "9.52E+12")(root)
    cell(ACME, "stages", 3, "value", "2600")(root)
    cell(ACME, "verifications", 3, "completed_on", "2026/3/31")(root)


CASES: dict[str, list[Edit]] = {
    "mistakes": [mistakes],
    "published-number-changed": [cell(ACME, "footprints", 2, "pcf_total", "361.0")],
    "correction": new_revision(),
    "withdrawal": [withdraw()],
    "foreign-folder": [cell("sample-yunhe-cycles", "products", 2, "description_zh", "被别人改过。")],
}


@pytest.mark.golden
@pytest.mark.parametrize("name", CASES)
def test_the_comment_is_the_golden_one(name: str, forge: Forge, config: SiteConfig) -> None:
    judgement = forge.judge(config, forge.propose(*CASES[name]), (1001,))
    text = formatted(judgement.report(), "markdown", config, changes_of(judgement))
    assert_golden(f"comments/{name}.md", text)


def test_chinese_comes_first_and_english_is_folded() -> None:
    text = (GOLDEN / "comments" / "mistakes.md").read_text(encoding="utf-8")
    chinese, _, english = text.partition("<details>")
    assert "检查结果" in chinese
    assert "Result" not in chinese
    assert "Result" in english
    assert text.rstrip().endswith("</details>")


def test_a_cell_is_named_as_a_spreadsheet_names_it() -> None:
    text = (GOLDEN / "comments" / "published-number-changed.md").read_text(encoding="utf-8")
    assert "`disclosures/sample-haihe-bikes/footprints.csv` AE2 `pcf_total`" in text
    assert "/help/revision-changed/" in text
    assert "/en/help/revision-changed/" in text


def test_columns_count_as_in_a_spreadsheet() -> None:
    assert [column_letters(index) for index in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]


def a_flood(count: int, words: str) -> Report:
    texts = {"zh": words, "en": words}
    rows = (
        Diagnostic("stages-sum", Severity.ERROR, Location("a.csv", n, "b"), words, texts, texts) for n in range(count)
    )
    return Report(1, count, tuple(rows))


@pytest.mark.parametrize("words", ["重庆" * 300, "<&`|@#" * 100, "a.b" * 200])
def test_a_flood_of_findings_stays_one_short_comment(words: str, config: SiteConfig) -> None:
    says = {language: each.say for language, each in config.words.items()}
    text = as_markdown(excerpt_of(a_flood(1000, words)), says)
    assert len(text.encode()) <= 16 * 1024
    chinese = text.partition("<details>")[0]
    shown = len(re.findall(r"^\| [0-9]+ \|", chinese, re.MULTILINE))
    assert shown <= 20
    assert f"还有 {1000 - shown} 条" in chinese


def test_twenty_findings_are_shown_where_there_is_room(config: SiteConfig) -> None:
    says = {language: each.say for language, each in config.words.items()}
    chinese = as_markdown(excerpt_of(a_flood(30, "短")), says).partition("<details>")[0]
    assert len(re.findall(r"^\| [0-9]+ \|", chinese, re.MULTILINE)) == 20
    assert "还有 10 条" in chinese


def test_errors_come_before_what_only_deserves_a_look(config: SiteConfig) -> None:
    says = {language: each.say for language, each in config.words.items()}
    texts = {"zh": "某处", "en": "somewhere"}
    found = [
        Diagnostic(code, severity, Location("a.csv", 2), "", texts, texts)
        for code, severity in (("total-zero", Severity.WARNING), ("stages-sum", Severity.ERROR))
    ]
    text = as_markdown(excerpt_of(Report(1, 2, tuple(found))), says)
    assert text.index("stages-sum") < text.index("total-zero")
    assert "需修改 1 处，建议看一看 1 处" in text


def test_our_own_limits_are_not_called_a_mistake(config: SiteConfig) -> None:
    says = {language: each.say for language, each in config.words.items()}
    texts = {"zh": "超时", "en": "too slow"}
    stopped = Diagnostic("package-limit", Severity.ERROR, Location("a"), "a", texts, texts)
    text = as_markdown(excerpt_of(Report(1, 0, (stopped,))), says)
    assert "不是对数据的判断" in text
    assert "需修改" not in text


@pytest.mark.parametrize(
    "name", ["# x", "- x", "1. x", "> x", "![a](b)", "@team", "</details>", "[x](https://a.example)"]
)
def test_a_products_name_stays_a_name_in_the_list_of_changes(name: str, config: SiteConfig) -> None:
    says = {language: each.say for language, each in config.words.items()}
    text = as_markdown(excerpt_of(Report(1, 2, ()), {"zh": [f"{name}: 总量 1 → 2"], "en": [name]}), says)
    line = next(line for line in text.splitlines() if "总量" in line)
    assert not re.match(r"- [#>*+-]", line)
    assert not re.search(r"[@\[\]<>!]|\d\. ", line.removeprefix("- "))


def test_notes_outside_a_table_are_placed_too(forge: Forge, config: SiteConfig) -> None:
    judgement = forge.judge(config, forge.propose(file("README.md", b"x")), (1001,))
    assert "| `README.md` |" in formatted(judgement.report(), "markdown", config)
