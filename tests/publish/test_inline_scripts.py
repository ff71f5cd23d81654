"""Scripts of the theme become files; a script that nobody has read stops the build."""

import pytest

from generator.publish.inline_scripts import InlineScriptError, fingerprint, without_inline_scripts

KNOWN = '__md_scope=new URL("..",location)'
DEEPER = '__md_scope=new URL("../..",location)'


def moved(*pages: tuple[str, str], known: str = KNOWN, prefix: str = "") -> dict[str, str]:
    made = without_inline_scripts(pages, prefix, frozenset((fingerprint(known),)))
    return {each.path: each.content.decode() for each in made}


def test_a_known_script_becomes_a_file_at_any_depth() -> None:
    found = moved(("label/index.html", f"<script>{KNOWN}</script>"), ("a/b/index.html", f"<script>{DEEPER}</script>"))
    [first, second] = sorted(path for path in found if path.endswith(".js"))
    assert {found[first], found[second]} == {KNOWN, DEEPER}
    assert found["label/index.html"].startswith('<script src="../assets/inline/')
    assert found["a/b/index.html"].startswith('<script src="../../assets/inline/')


@pytest.mark.parametrize(
    "element",
    [
        "<script>alert(1)</script>",
        '<script type="module">alert(1)</script>',
        "<SCRIPT>alert(1)</SCRIPT>",
        "<script async defer>alert(1)</script>",
        '<script type="text/javascript">alert(1)</script>',
    ],
)
def test_any_other_script_stops_the_build(element: str) -> None:
    with pytest.raises(InlineScriptError, match="label"):
        moved(("label/index.html", element))


def test_data_and_files_are_left_alone() -> None:
    text = '<script id="__config" type="application/json">{}</script><script src="../assets/x.js"></script>'
    assert moved(("label/index.html", text)) == {"label/index.html": text}
