"""Nothing that a careful clerk would send is refused."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.diagnostics import CODES, Severity
from generator.read import read_package
from generator.validate import RuleContext, check_packages
from generator.workflows.check import TABLES
from tests.validate.good_packages import BASES, STYLES, Edit, Style, added, all_of, every, group, read, without, write

FOOTPRINT = {"footprint_id": "tube-a-2025", "revision": "1"}
LABEL = FOOTPRINT | {
    "label_id": "l1",
    "scheme": "certifier-own-scheme",
    "certificate_number": "00114Q/2026-0009",
    "issuer_name": "示例认证有限公司",
    "issued_on": "2026-03-25",
    "valid_through": "2028-03-24",
    "status": "active",
}
REVISED = {"revision": "2", "published_on": "2026-06-20", "change_note_zh": "更正了电力用量"}


def a_stage(stage: str, state: str, value: str = "", reason: str = "") -> Edit:
    return added("stages", **FOOTPRINT, stage=stage, state=state, value=value, reason_zh=reason)


CONTENTS: Mapping[str, Edit] = {
    "chinese punctuation": every("products", description_zh="焊管；外径：60 毫米（壁厚 3.5）、镀锌，“A 级”——出口"),
    "ascii punctuation": every("products", description_zh='17.5" wheel, 5% off; a;b #1 @ A-B (x) [y] {z} & c/d \\ e|f'),
    "quotes and commas": every("products", name_zh='示例"大"管, A 型'),
    "long name": every("products", name_zh="示例" * 60),
    "long description": every("products", description_zh="很长的说明。" * 333),
    "rare characters": every("products", name_zh="示例𠮷田钢管 ß é Ω № ½"),
    "emoji": every("products", description_zh="直缝焊接钢管 🙂 📦"),
    "traditional characters": every("organisation", name_zh="示例鋼管有限公司"),
    "arabic and thai": every("products", description_en="أنبوب فولاذ ملحوم ท่อเหล็กเชื่อม"),
    "like markdown": every("products", description_zh="*A* _B_ `C` [D](E) # F | G"),
    "like a template": every("products", description_zh="{{ 7 * 7 }} ${x} {% raw %}"),
    "steel grade": every("products", name_zh="示例低碳钢焊接钢管", description_zh="原料为低碳钢 Q235B 与超低碳不锈钢"),
    "quoted standard": every("footprints", interpretation_note_zh="参照《绿色产品评价 钢管》；只反映气候变化"),
    "no offsets": every("footprints", interpretation_note_zh="总量不含任何碳抵消；只反映气候变化一项影响"),
    "no english": without("organisation", "name_en"),
    "all english": all_of(
        every("organisation", name_en="Sample Pipe Co., Ltd. (fictional)"),
        every("products", name_en="Sample tube", description_en="Welded tube"),
    ),
    "no revision column": without("footprints", "revision"),
    "office mailbox": every("organisation", contact_email="pcf.office+disclosure@pipe.example"),
    "address with query": every("products", url="https://pipe.example/p?id=7&lang=zh#top"),
    "eight digits": every("products", gtins="95200019"),
    "many barcodes": every("products", gtins="9520020000015; 9520020000022;09520020000039"),
    "numbers as measured": every("footprints", pcf_total="2450.00", primary_data_share="62.5"),
    "small numbers": every(
        "footprints", exempted_emissions_percent="0.000000000000000001", exempted_emissions_description="x"
    ),
    "not stated": every("footprints", primary_data_share="not-stated", exempted_emissions_percent="not-stated"),
    "leap day": every("footprints", reference_period_first_day="2024-03-01", reference_period_last_day="2025-02-28"),
    "two years": every("footprints", reference_period_first_day="2024-01-01"),
    "with a range": every("footprints", pcf_low="2300", pcf_high="2600", range_basis="expert-judgement"),
    "valid for two years": every("footprints", valid_from="2026-03-20", valid_through="2028-03-19"),
    "per kilogram": every("footprints", declared_unit="kilogram", product_mass_per_declared_unit="1", pcf_total="2.45"),
    "per ten tonnes": every(
        "footprints", declared_unit_amount="10", product_mass_per_declared_unit="10000", pcf_total="24500"
    ),
    "firm abroad": all_of(
        every("organisation", country="DE", name_en="Sample Rohr GmbH"), without("organisation", "uscc")
    ),
    "other rule": every("footprints", other_rule_text="T/SAMPLE 001-2025 焊接钢管（虚构）"),
    "two standards": every("footprints", cross_sectoral_standards="ISO14040-44; GHGP-Product"),
    "a correction": all_of(
        every("footprints", revision="1"), added("footprints", **REVISED, change_reason="correction", pcf_total="1600")
    ),
    "a new period": added(
        "footprints",
        footprint_id="tube-a-2024",
        reference_period_first_day="2024-01-01",
        reference_period_last_day="2024-12-31",
        published_on="2025-03-20",
        pcf_total="2480",
    ),
    "withdrawn": every("footprints", status="withdrawn", status_on="2026-09-01", status_reason="产品停产"),
    "all stages": all_of(
        a_stage("raw-materials", "reported", "1980"),
        a_stage("inbound-transport", "estimated", "60.0"),
        a_stage("manufacturing", "reported", "410"),
        a_stage("packaging", "assessed-zero", "0"),
        a_stage("distribution", "outside-boundary", "", "只算到出厂"),
    ),
    "groups of stages": all_of(a_stage("upstream", "reported", "2040"), a_stage("operations", "reported", "410")),
    "trade secrets": all_of(
        a_stage("raw-materials", "reported", "1980"),
        a_stage("inbound-transport", "not-disclosed"),
        a_stage("manufacturing", "not-disclosed"),
    ),
    "own scheme": added("labels", **LABEL),
    "certificate with a slash": added("labels", **LABEL | {"certificate_number": "00114Q26950R7L/3502"}),
    "declaration": all_of(
        every("footprints", epd_operator="示例 EPD 平台", epd_pcr="示例钢管 PCR 1.0"),
        added("labels", **LABEL | {"scheme": "epd", "valid_through": "2031-03-24"}),
    ),
    "reviewed inside": added(
        "verifications",
        **FOOTPRINT,
        verification_id="v1",
        type="internal-review",
        completed_on="2026-03-10",
        status="active",
    ),
    "fingerprint only": added(
        "documents", document_id="d1", kind="cfp-report", title_zh="产品碳足迹报告", sha256="0" * 64, public="false"
    ),
    "one plant": all_of(
        added("sites", site_id="plant-1", name_zh="示例一厂", country="CN", district="120116"),
        every("footprints", site_id="plant-1"),
    ),
    "group of five hundred": group(500),
}


def errors(folder: Path, context: RuleContext) -> list[str]:
    (verdict,) = check_packages([read_package(folder, TABLES)], context)
    return [str(found) for found in verdict.findings if CODES[found.code].severity is Severity.ERROR]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("base", BASES)
def test_however_it_was_saved(base: str, style: str, tmp_path: Path, context: RuleContext) -> None:
    folder = write(tmp_path / BASES[base].partition("/")[2], base, read(base), STYLES[style])
    assert errors(folder, context) == []


@pytest.mark.parametrize("name", CONTENTS)
def test_whatever_firms_write(name: str, tmp_path: Path, context: RuleContext) -> None:
    tables = read("small")
    CONTENTS[name](tables)
    folder = write(tmp_path / "shili-pipe", "small", tables, Style(mark=b"\xef\xbb\xbf", end="\r\n"))
    assert errors(folder, context) == []


def test_there_are_enough_of_them() -> None:
    assert len(CONTENTS) + len(BASES) * len(STYLES) >= 60
