"""`portal build` names what is wrong in our own registers."""

import pytest

from generator.cli.site_build import _report_notices
from generator.model.record import Place
from tests.builders import a_catalogue, a_config, a_notice

LOST = "00000000-0000-5000-8000-000000000000"


def test_a_notice_on_nothing_is_named_with_file_row_and_column(capsys: pytest.CaptureFixture[str]) -> None:
    notice = a_notice(LOST, "suspended", at=Place("content/registers/notices.csv", 7))
    _report_notices(a_catalogue(notices=[notice]), a_config())
    told = capsys.readouterr().err
    assert "content/registers/notices.csv:7: footprint_uuid" in told
    assert LOST in told


def test_a_notice_that_acts_is_not_named(capsys: pytest.CaptureFixture[str]) -> None:
    uuid = a_catalogue().products[0].headline.uuid
    _report_notices(a_catalogue(notices=[a_notice(uuid, "suspended")]), a_config())
    assert capsys.readouterr().err == ""
