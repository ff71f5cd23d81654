"""JSON files that nobody means well with: an answer within seconds, and never a guess."""

import json
import time
from typing import Any

import pytest

from generator.diagnostics import CODES
from generator.pact import limits
from generator.validate import RuleContext
from generator.workflows.importing import Imported, Request, Source, bring, brought
from tests.spreadsheets.footprints import NAME, SECOND, sent, three

SHORT = 10


def imported(content: bytes, context: RuleContext) -> Imported:
    return brought(Request([Source(NAME, content)], context))


def with_pcf(text: str) -> bytes:
    return f'{{"specVersion": "3.0.3", "pcf": {{{text}}}}}'.encode()


REFUSED = {
    "nothing": (b"", "workbook-refused", ""),
    "no JSON": (b"{", "pact-refused", "1:2"),
    "half a JSON": (sent(three())[:-3], "pact-refused", "1:"),
    "two values": (b"[] []", "pact-refused", "1:4"),
    "a text": (b'"a"', "pact-refused", "$"),
    "an empty list": (b"[]", "pact-refused", "$"),
    "empty data": (b'{"data": []}', "pact-refused", "data"),
    "another object": (b'{"a": 1}', "pact-refused", "$"),
    "a list of numbers": (b"[1]", "pact-refused", "[0]"),
    "a footprint without values": (b'{"data": [{"pcf": []}]}', "pact-refused", "data[0]"),
    "another coding": (sent(three()).decode().encode("utf-16"), "pact-refused", "$"),
    "a Chinese coding": (sent(three()).decode().encode("gb18030"), "pact-refused", "$"),
    "half a character": (with_pcf(r'"a": "\ud800"'), "pact-refused", "pcf.a"),
    "a property twice": (with_pcf('"a": 1, "a": 1'), "pact-refused", "a"),
    "no number": (with_pcf('"a": NaN'), "pact-refused", "NaN"),
    "no finite number": (with_pcf('"a": -Infinity'), "pact-refused", "-Infinity"),
    "too deep": (with_pcf('"a": ' + "[" * 40 + "]" * 40), "pact-refused", "$"),
    "far too deep": (b"[" * 200_000 + b"]" * 200_000, "pact-refused", "$"),
    "no version": (sent(three(specVersion=None)), "pact-version", "data[0].specVersion"),
    "version one": (sent(three(specVersion="1.0.1")), "pact-version", "data[0].specVersion"),
    "version four": (sent(three(specVersion="4.0.0")), "pact-version", "data[0].specVersion"),
    "a version as a number": (sent(three() | {"specVersion": 3}), "pact-version", "data[0].specVersion"),
    "two companies": (sent(three(), three(companyName="示例另一家")), "pact-companies", "data[1].companyName"),
    "two companies of one name": (
        sent(three(), three(companyIds=["urn:pact:x.example:uscc:91120199MA0000015Q"])),
        "pact-companies",
        "data[1].companyIds[0]",
    ),
    "many footprints": (sent(*[three()] * (limits.RECORDS + 1)), "workbook-limit", "data"),
    "many values": (with_pcf('"a": [' + "1," * limits.SIGNS + "1]"), "workbook-limit", "$"),
    "a long text": (sent(three(productDescription="长" * 5_000)), "workbook-limit", "data[0].productDescription"),
    "a long number": (with_pcf('"fossilGhgEmissions": ' + "9" * 6_000_000), "workbook-limit", "fossilGhgEmissions"),
    "many databases": (
        with_pcf('"secondaryEmissionFactorSources": [' + ",".join(f'{{"name": "{n}"}}' for n in range(20_000)) + "]"),
        "workbook-limit",
        "$",
    ),
    "many versions of a database": (
        with_pcf(
            '"secondaryEmissionFactorSources": ['
            + ",".join(f'{{"name": "a", "version": "{n}"}}' for n in range(80_000))
            + "]"
        ),
        "workbook-limit",
        "secondaryEmissionFactorSources",
    ),
    "many properties": (with_pcf(",".join(f'"a{n}": 1' for n in range(200))), "workbook-limit", "$"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_is_refused_by_name_and_place(name: str, context: RuleContext) -> None:
    content, code, place = REFUSED[name]
    begin = time.monotonic()
    (diagnostic,) = imported(content, context).report.diagnostics
    assert diagnostic.code == code
    assert place in diagnostic.value
    assert not {"{", "}"} & set(diagnostic.message["en"].replace("[ { : ,", ""))
    assert time.monotonic() - begin < SHORT


def test_a_mark_at_the_beginning_is_no_mistake(context: RuleContext) -> None:
    marked = imported(b"\xef\xbb\xbf" + sent(three()), context)
    assert [each.code for each in marked.report.diagnostics] == [
        each.code for each in imported(sent(three()), context).report.diagnostics
    ]


@pytest.mark.parametrize("form", ["one", "list", "data one", "data list"])
def test_a_footprint_may_stand_alone_in_a_list_or_under_data(form: str, context: RuleContext) -> None:
    inner: Any = [three({"fossilGhgEmissions": "x"})] if "list" in form else three({"fossilGhgEmissions": "x"})
    content = json.dumps({"data": inner} if "data" in form else inner).encode()
    place = f"{'data' if 'data' in form else ''}{'[0]' if 'list' in form else ''}".strip(".")
    places = {each.location.cell for each in imported(content, context).report.diagnostics}
    assert f"{place}.pcf.fossilGhgEmissions".strip(".") in places


def test_what_a_stranger_calls_a_property_is_shown_without_harm(context: RuleContext) -> None:
    record = three() | {"\x1b[31m" + "长" * 500: 1, "a.b": "c", "": "d"}
    for each in imported(sent(record), context).report.diagnostics:
        assert each.location.cell.isprintable()
        assert len(each.location.cell) < 100


@pytest.mark.parametrize(
    "content",
    [
        with_pcf('"x": [' + "1," * 480_000 + "1]"),
        with_pcf(",".join(f'"{"长" * 30}{number}": 1' for number in range(120_000))),
    ],
    ids=["values", "names"],
)
def test_the_largest_files_are_answered_in_a_child_within_its_limits(content: bytes, context: RuleContext) -> None:
    begin = time.monotonic()
    outcome = bring(Request([Source(NAME, content)], context))
    assert {each.code for each in outcome.report.diagnostics} <= set(CODES) - {"package-limit"}
    assert not outcome.failure
    assert time.monotonic() - begin < SHORT


def test_as_many_footprints_as_may_be_are_read(context: RuleContext) -> None:
    ids = [f"{SECOND[:-12]}{number:012}" for number in range(limits.RECORDS)]
    begin = time.monotonic()
    outcome = bring(Request([Source(NAME, sent(*(three(id=each) for each in ids)))], context))
    assert outcome.report.rows > limits.RECORDS * 8
    assert time.monotonic() - begin < SHORT
