"""Whatever a guide cites or dates has its source on the same page, and is the number that the registers hold."""

import csv
import re

import pytest

from tests.builders import ROOT
from tests.guides.text import EVERY, guide

STANDARD = r"(?:GB/T|ISO(?:/TS)?|T/[A-Z]+|CNCA-CFP-) ?\d[\d:-]*\d"
DOCUMENT = r"[\u4e00-\u9fff]{2,9}〔\d{4}〕\d+号|(?:国标)?公告\d{4}年第\d+号|国令第\d+号|\(EU\) \d{4}/\d+"
FACTOR = r"(?<![\d.])0\.\d{4}(?!\d)"
DAY = r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)"
CITED = re.compile(f"{STANDARD}|{DOCUMENT}|{FACTOR}|{DAY}")
SOURCE = re.compile(
    r"来源[：是见]|依据[：是]|据公开转载件|未对照|没有对照|公告\d{4}年第|\bSources?\b|public cop|not checked",
    re.IGNORECASE,
)
CODE = re.compile(r"`[^`]*`")
NOT_REGISTERED = {
    "财资环〔2022〕53号",
    "国令第711号",
    "国标公告2024年第17号",
    "公告2025年第3号",
    "公告2024年第12号",
    "(EU) 2023/956",
    "(EU) 2025/2083",
    "(EU) 2023/1542",
    "(EU) 2024/1781",
    "(EU) 2024/825",
}
"""Documents that guides cite and no register of ours lists; the guides say how far they were checked."""
WITHOUT_SOURCES = {"developer/index"}
"""For programmers: its dates are examples."""


@pytest.mark.parametrize(("language", "name"), [each for each in EVERY if each[1] not in WITHOUT_SOURCES])
def test_everything_cited_has_its_source_on_the_page(language: str, name: str) -> None:
    sections = [CODE.sub("", section) for section in guide(language, name).sections]
    sourced = {cited for section in sections if SOURCE.search(section) for cited in CITED.findall(section)}
    assert {cited for section in sections for cited in CITED.findall(section)} - sourced == set()


@pytest.mark.parametrize(("language", "name"), EVERY)
def test_numbers_are_those_of_the_registers(language: str, name: str) -> None:
    known = _numbers() | NOT_REGISTERED
    cited = re.findall(f"{STANDARD}|{DOCUMENT}|{FACTOR}", CODE.sub("", guide(language, name).text))
    assert {each for each in cited if each not in known and not any(each in number for number in known)} == set()


def _numbers() -> set[str]:
    columns = {
        "policies": ("number",),
        "accounting_rules": ("number",),
        "official_factors": ("value", "announcement", "number"),
    }
    found = set()
    for name, wanted in columns.items():
        with (ROOT / "content/registers" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            found |= {row[column] for row in csv.DictReader(stream) for column in wanted if row.get(column)}
    return found
