"""Words as HTML: the quick ways say what markupsafe says."""

import pytest
from markupsafe import Markup, escape

from generator.language.text import OutsideLink, Text, Unbroken, as_html, filled

VALUES = (
    "plain",
    "碳足迹",
    "<b>",
    "a & b",
    '"it\'s"',
    Markup("<b>"),
    Unbroken("1–2 <kg>"),
    Text("<b>"),
    Text("<b>", "en"),
    Text(Unbroken("<b>")),
    OutsideLink("https://example.org/?a&b", Text("<b>")),
    7,
    None,
)


@pytest.mark.parametrize("value", VALUES)
def test_a_value_is_escaped_as_markupsafe_does(value: object) -> None:
    assert as_html(value) == str(escape(value))


@pytest.mark.parametrize("value", VALUES)
def test_holes_are_filled_as_markupsafe_does(value: object) -> None:
    form = Markup("<p>{first} · {second}</p>")
    assert filled(form, {"first": value, "second": "&"}) == form.format(first=value, second="&")
    assert isinstance(filled(form, {"first": value, "second": "&"}), Markup)
