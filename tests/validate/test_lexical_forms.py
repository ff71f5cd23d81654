"""One way to write each value, so that every reader sees the same one."""

from datetime import date
from decimal import Decimal, InvalidOperation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.validate.cells.lexical_forms import has_form, suggestion
from generator.validate.urls import is_public_url

NUMBERISH = st.text(alphabet="0123456789.-+eE,_ NaInf１２٠", max_size=16)
DATEISH = st.one_of(
    st.from_regex(r"[0-9]{4}[-/.年]?[0-9]{1,2}[-/.月]?[0-9]{1,2}日?", fullmatch=True),
    st.dates().map(str),
    st.text(alphabet="0123456789-/年月日 TW", max_size=12),
)

NO_NUMBERS = [
    *("1,234", "１２", "1e3", "1E3", "NaN", "nan", "INF", "-INF", "Infinity", "1e400", "1e1000000", "1e-400", "+1"),
    *("-0", "-0.0", "1.", ".5", "01", "00", "1 234", "1_000", "12%", "--1", "0x1", "1.2.3", "٣", "²", "1٫5", "½", ""),
    *("1000000000000", "0.1234567890123456789", "1\n", " 1", "1 ", "−1", "–1", "约 5", "n/a", "1'000", "1.000,5"),
]
NO_DATES = [
    *("2025/1/2", "2025-1-2", "2025-02-29", "2025-13-01", "2025-00-01", "2025-01-00", "20250102", "2025-W01-1", ""),
    *("2025年1月2日", "2025-01-02T00:00:00", "２０２５-01-02", "01-02-2025", "45659", "0000-01-01", "2025-01-02\n"),
]
PUBLIC = [
    *(
        "https://a.example/",
        "https://a-b.example/c?d=e#f",
        "https://xn--fiq228c.example/",
        "https://a.example/%E7%A2%B3",
    ),
    *("https://a.example", "https://1.a.example/", "https://a.example//x"),
]
NOT_PUBLIC = [
    *(
        "http://a.example/",
        "HTTPS://a.example/",
        "ftp://a.example/",
        "//a.example/",
        "a.example",
        "javascript:alert(1)",
    ),
    *(
        "java\tscript:alert(1)",
        "data:text/html,x",
        "https://",
        "https:///x",
        "https://a.example:443/",
        "https://a.example:/",
    ),
    *("https://user@a.example/", "https://good.example@evil.example/", "https://127.0.0.1/", "https://0x7f000001/"),
    *("https://2130706433/", "https://[::1]/", "https://[a.example/", "https://localhost/", "https://A.example/", ""),
    *(
        "https://аррӏе.example/",
        "https://a.example/ x",
        'https://a.example/"',
        "https://a.example/<b>",
        "https://a..example/",
    ),
    *(
        "https://-a.example/",
        "https://a.example\\@evil.example/",
        "https://a_b.example/",
        "https://a.example/`",
        "https://a.1/",
    ),
]


@given(NUMBERISH)
def test_an_accepted_number_is_its_own_exact_form(cell: str) -> None:
    if has_form(cell, "number"):
        assert format(Decimal(cell), "f") == cell
        assert Decimal(cell).is_finite()


@given(st.from_regex(r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,18})?", fullmatch=True))
def test_every_plain_number_is_accepted_but_minus_zero(cell: str) -> None:
    assert has_form(cell, "number") is not (cell.startswith("-") and Decimal(cell) == 0)


@given(NUMBERISH)
def test_an_accepted_integer_is_its_own_text(cell: str) -> None:
    if has_form(cell, "integer"):
        assert str(int(cell)) == cell
        assert has_form(cell, "number")


@given(DATEISH)
def test_an_accepted_date_is_a_day_that_exists_in_its_own_text(cell: str) -> None:
    if has_form(cell, "date"):
        assert str(date.fromisoformat(cell)) == cell


@given(st.dates())
def test_every_day_is_accepted_in_its_own_form(day: date) -> None:
    assert has_form(str(day), "date")


@pytest.mark.parametrize("cell", NO_NUMBERS)
def test_what_other_programs_take_for_a_number_is_none(cell: str) -> None:
    assert not has_form(cell, "number")


@pytest.mark.parametrize(
    "cell", ["1.0", "-1", "１", "1,234", "+1", "01", "1e3", "1000000000", "一", "-0", "1_0", "", "1\n"]
)
def test_what_other_programs_take_for_an_integer_is_none(cell: str) -> None:
    assert not has_form(cell, "integer")


@pytest.mark.parametrize("cell", NO_DATES)
def test_what_other_programs_take_for_a_date_is_none(cell: str) -> None:
    assert not has_form(cell, "date")


@pytest.mark.parametrize("cell", ["TRUE", "True", "False", "是", "否", "yes", "no", "1", "0", "t", "", "true "])
def test_only_true_and_false_are_true_and_false(cell: str) -> None:
    assert not has_form(cell, "boolean")
    assert has_form("true", "boolean")
    assert has_form("false", "boolean")


@pytest.mark.parametrize(
    ("cell", "kind", "meant"),
    [
        ("1,234", "number", "1234"),
        ("1,234.5", "number", "1234.5"),
        ("１２．５", "number", "12.5"),
        ("+1", "number", "1"),
        ("-1,234", "number", "-1234"),
        ("1 234", "integer", "1234"),
        ("2025/1/2", "date", "2025-01-02"),
        ("2025年1月2日", "date", "2025-01-02"),
        ("2025.01.02", "date", "2025-01-02"),
        ("２０２５－０１－０２", "date", "2025-01-02"),
        ("2025/2/30", "date", ""),
        ("1e3", "number", ""),
        ("1.234,5", "number", ""),
        ("1,2", "number", ""),
        ("NaN", "number", ""),
        ("是", "boolean", ""),
    ],
)
def test_a_suggestion_is_made_only_where_nothing_is_guessed(cell: str, kind: str, meant: str) -> None:
    assert suggestion(cell, kind) == meant


@given(NUMBERISH, st.sampled_from(["number", "integer"]))
def test_a_suggested_number_would_be_accepted(cell: str, kind: str) -> None:
    meant = suggestion(cell, kind)
    assert not meant or has_form(meant, kind)
    try:
        written = Decimal(cell)
    except InvalidOperation:
        return
    assert not meant or Decimal(meant) == written


@given(DATEISH)
def test_a_suggested_date_would_be_accepted(cell: str) -> None:
    assert not suggestion(cell, "date") or has_form(suggestion(cell, "date"), "date")


@pytest.mark.parametrize("url", PUBLIC)
def test_an_ordinary_address_is_public(url: str) -> None:
    assert is_public_url(url)


@pytest.mark.parametrize("url", NOT_PUBLIC)
def test_an_address_that_hides_something_is_not_public(url: str) -> None:
    assert not is_public_url(url)


@given(st.text(alphabet="htps:/.@[]%aé1-_\\\t\n#?", max_size=30).map(lambda rest: f"https://{rest}"))
def test_every_address_is_judged_without_a_crash(url: str) -> None:
    if is_public_url(url):
        assert url.isascii()
        assert url.split("/")[2].islower() or url.split("/")[2].replace(".", "").replace("-", "").isalnum()
