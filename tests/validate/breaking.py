"""Every way in which a column's schema, or the rules for all cells, can be broken by one cell."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.config import Field
from generator.validate.cells.header import FILLED_IN

CHARACTERS = {
    "text-space": (" {}", "{}\u3000"),
    "text-control": ("{}\u0007", "{}\nx"),
    "text-invisible": ("{}\u200b", "{}\u202ex"),
}
"""Characters that may stand in no cell at all, whatever its type."""

STRINGS = {
    "text-not-normal": ("e\u0301",),
    "text-formula": ("=1+1", "＠x"),
}
"""What a text cell may not be or begin with."""

FORMS = {
    "number": ("1,234", "１２", "1e3", "NaN", "INF", "+1", "-0", "01", ".5", "12%", "not-a-number"),
    "integer": ("1.0", "-1", "１", "1,234", "+1", "01", "1e3", "-0"),
    "date": ("2025/1/2", "2025-1-2", "2025-02-30", "20250102", "2025年1月2日", "２０２５-01-02", "45659"),
    "boolean": ("TRUE", "True", "是", "yes", "1", "0"),
}
"""Cells that other programs accept and this one must not."""

URLS = ("http://a.example/", "a.example", "javascript:alert(1)", "https://user@a.example/", "https://127.0.0.1/")
EMAILS = ("nobody", "a@", "a b@a.example")

HOLDS_NOT_STATED = ("stage_states",)
"""Code lists of which `not-stated` is a code itself; where it may stand is a rule's matter (`stage-value`)."""

NO_CODE = "no-such-code"
OUT_OF_PATTERN = ("不合", "x y!")
"""Values of which at least one breaks any pattern."""


@dataclass(frozen=True, slots=True)
class Break:
    """A cell that must be refused, and the code that says why."""

    cell: str
    code: str


def ways_to_break(field: Field, cell: str) -> Iterator[Break]:
    """Yield every cell that must be refused in the place of a good one."""
    if field.required and field.name not in FILLED_IN:
        yield Break("", "cell-required")
    for code, patterns in CHARACTERS.items():
        yield from (Break(pattern.format(cell), code) for pattern in patterns)
    if field.type == "string":
        yield from _text_breaks(field)
    else:
        yield from (Break(form, f"{field.type}-form") for form in FORMS[field.type])
        yield from _limit_breaks(field)
    if field.not_stated == "compiled":
        yield Break("not-stated", "not-stated-place")
    elif not field.not_stated and field.type != "string":
        yield Break("not-stated", f"{field.type}-form")


def _text_breaks(field: Field) -> Iterator[Break]:
    """Yield the breaks of a text column: characters, length, form, list, pattern."""
    for code, cells in STRINGS.items():
        yield from (Break(cell, code) for cell in cells)
    form = field.descriptor.get("format")
    if form == "uri":
        yield from (Break(url, "url-form") for url in URLS)
        yield Break("https://a.example/" + "a" * field.constraints["maxLength"], "cell-length")
    elif form == "email":
        yield from (Break(address, "email-form") for address in EMAILS)
    elif field.separator:
        yield from _list_breaks(field)
    elif field.codelist:
        yield from (Break(cell, "cell-codelist") for cell in (NO_CODE, "无此代码", f"{field.example};{field.example}"))
        yield Break(f"{field.example}x".upper(), "cell-codelist")
        if not field.not_stated and field.codelist not in HOLDS_NOT_STATED:
            yield Break("not-stated", "cell-codelist")
    else:
        yield from _plain_breaks(field)


def _list_breaks(field: Field) -> Iterator[Break]:
    """Yield lists of which one item is wrong, wherever it stands."""
    good = field.example.split(";")[0]
    code = "cell-codelist" if field.codelist else "cell-pattern"
    for wrong in ("无此项", "no such item", ""):
        yield Break(f"{good};{wrong}", code)
        yield Break(f"{wrong};{good}", code)
    yield Break(f"{good}；{good}", code)
    yield Break(f"{good},{good}", code)


def _plain_breaks(field: Field) -> Iterator[Break]:
    """Yield the breaks of the pattern and of the greatest length."""
    if "pattern" in field.constraints:
        yield from (Break(cell, "cell-pattern") for cell in OUT_OF_PATTERN)
        yield Break(f"{field.example};{field.example}", "cell-pattern")
    if "maxLength" in field.constraints:
        yield Break("a" * (field.constraints["maxLength"] + 1), "cell-length")


def _limit_breaks(field: Field) -> Iterator[Break]:
    """Yield numbers just beyond the least and the greatest."""
    least, greatest = field.constraints.get("minimum"), field.constraints.get("maximum")
    if least is not None:
        yield Break(f"{least - 1}" if field.type == "integer" else _below(least), _least_code(field, least))
    if greatest is not None:
        yield Break(_above(field, greatest), "cell-maximum")


def _above(field: Field, greatest: int) -> str:
    """Return the smallest number that can be written above a whole number."""
    return f"{greatest + 1}" if field.type == "integer" else f"{greatest}.000000000000000001"


def _below(least: int) -> str:
    """Return the greatest number that can be written below a whole number."""
    return f"{least - 1}.999999999999999999" if least else "-0.000000000000000001"


def _least_code(field: Field, least: int) -> str:
    """Return the code of a number that is too small; a negative integer has no form at all."""
    return "integer-form" if field.type == "integer" and least < 1 else "cell-minimum"
