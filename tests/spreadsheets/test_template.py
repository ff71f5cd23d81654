"""Templates: generated from schemas and code lists, the same bytes each time, nothing in them that calculates."""

import io
import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from generator.config import CodeList, SiteConfig
from generator.model import routes
from generator.normalise import code_words
from generator.spreadsheets import questions
from generator.spreadsheets.template import template, templates
from generator.validate import RuleContext
from tests.builders import a_catalogue
from tests.spreadsheets.books import imported, package


@pytest.fixture(scope="module")
def forms(config: SiteConfig) -> dict[str, bytes]:
    return {artifact.path: artifact.content for artifact in templates(a_catalogue(), config)}


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_the_site_serves_two_forms_and_an_example(forms: dict[str, bytes]) -> None:
    assert list(forms) == ["template/short.xlsx", "template/full.xlsx", "template/example.xlsx"]


def test_a_form_has_the_same_bytes_each_time_and_no_time_in_it(forms: dict[str, bytes], config: SiteConfig) -> None:
    for form in questions.FORMS:
        content = template(form, config)
        assert content == forms[routes.template(form)]
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert not re.search(rb"20[0-9]{2}-[0-9]{2}-[0-9]{2}T", archive.read("docProps/core.xml"))


def test_the_full_form_has_every_column_of_every_table(forms: dict[str, bytes], config: SiteConfig) -> None:
    book = opened(forms["template/full.xlsx"])
    for schema in questions.tables(config):
        sheet = book[questions.table_name(schema, config)]
        assert tuple(cell.value for cell in sheet[questions.MACHINE_ROW]) == schema.columns
        assert sheet.row_dimensions[questions.MACHINE_ROW].hidden
        for cell, field in zip(sheet[questions.TITLE_ROW], schema.fields, strict=True):
            head = str(cell.value).partition("\n")[0]
            assert head.startswith(f"{field.text('title', 'zh')} ({field.text('title', 'en')})")
            assert head.endswith("*") is field.required
            assert (cell.fill.fgColor.rgb == "FF0B2E4F") is field.required
        assert all(cell.value for cell in sheet[questions.NOTE_ROW])


def test_every_closed_list_is_a_drop_down_list(forms: dict[str, bytes], config: SiteConfig) -> None:
    book = opened(forms["template/full.xlsx"])
    for schema in questions.tables(config):
        sheet = book[questions.table_name(schema, config)]
        lists = {
            str(area).partition(":")[0]: chooser.formula1
            for chooser in sheet.data_validations.dataValidation
            for area in chooser.sqref.ranges
        }
        for place, field in enumerate(schema.fields, 1):
            offered = code_words.offered(field, config)
            address = sheet.cell(questions.FIRST_ROW, place).coordinate
            assert (address in lists) is bool(offered), field.name
            if offered:
                area = book.defined_names[lists[address].lstrip("=")].attr_text
                letters = area.rpartition("!")[2].replace("$", "")
                assert tuple(cell.value for (cell,) in book[questions.LISTS][letters]) == offered


def test_codes_stay_text_and_days_are_days(forms: dict[str, bytes], config: SiteConfig) -> None:
    book = opened(forms["template/full.xlsx"])
    for schema in questions.tables(config):
        sheet = book[questions.table_name(schema, config)]
        for place, field in enumerate(schema.fields, 1):
            letter = openpyxl.utils.get_column_letter(place)
            expected = {"date": "yyyy-mm-dd", "number": "General", "integer": "General"}.get(field.type, "@")
            assert sheet.column_dimensions[letter].number_format == expected, field.name


def test_nothing_in_a_form_calculates_or_leads_away(forms: dict[str, bytes]) -> None:
    for content in forms.values():
        for sheet in opened(content).worksheets:
            cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
            assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]


def test_the_example_is_marked_as_sample_and_makes_a_package(forms: dict[str, bytes], context: RuleContext) -> None:
    content = forms["template/example.xlsx"]
    assert "示例数据" in str(opened(content)["说明"]["A3"].value)
    outcome = imported(content, context)
    assert [each for each in outcome.report.diagnostics if each.is_error] == []
    assert "（示例数据）" in package(outcome)["datapackage.json"].decode()


def test_an_empty_form_says_what_is_missing(forms: dict[str, bytes], context: RuleContext) -> None:
    codes = {each.code for each in imported(forms["template/full.xlsx"], context).report.diagnostics}
    assert codes == {"table-required"}


def test_another_list_is_another_version(config: SiteConfig) -> None:
    codelist = config.codelists["boundaries"]
    shorter = CodeList(codelist.name, dict(list(codelist.rows.items())[1:]))
    other = replace(config, codelists={**config.codelists, "boundaries": shorter})
    assert questions.version(config) == questions.version(config)
    assert questions.version(other) != questions.version(config)


def test_an_old_form_is_read_and_its_sender_told(config: SiteConfig, context: RuleContext) -> None:
    other = replace(config, codelists={**config.codelists, "x": CodeList("x", {})})
    outcome = imported(template(questions.FULL, other), context)
    assert "template-version" in {each.code for each in outcome.report.diagnostics}


def test_sheet_names_fit_every_spreadsheet(forms: dict[str, bytes]) -> None:
    for content in forms.values():
        names = opened(content).sheetnames
        assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in names)
        assert names[-1] == questions.LISTS
