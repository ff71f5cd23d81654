"""Reports: every form says the same values, and nothing in them acts on whoever reads them."""

import html
import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.config import SiteConfig
from generator.diagnostics import (
    CODES,
    Diagnostic,
    Finding,
    Location,
    Report,
    Severity,
    as_github,
    as_json,
    as_markdown,
    as_text,
    excerpt_of,
    quoted,
)
from generator.language import worded

HOSTILE = [
    *("::error::owned", "::error file=x::y\n::warning::z", "\n::stop-commands::x\n", "##[error]x", "%0A::error::x"),
    *(
        "@team",
        "@org/team",
        "mail@host.example",
        "#1",
        "GH-1",
        "org/repo#1",
        "fixes #12",
        "![x](y)",
        "[x](javascript:1)",
    ),
    *(
        "[x]: https://a.example/",
        "<https://a.example/>",
        "https://a.example/",
        "www.a.example",
        "</details>",
        "<details>",
    ),
    *(
        "<script>alert(1)</script>",
        "<img src=x onerror=1>",
        "<!-- x",
        "-->",
        "`",
        "``` x",
        "``",
        "|",
        "| x | y |",
        "\\|",
    ),
    *(
        "# heading",
        "- list",
        "> quote",
        "---",
        "===",
        "    code",
        "**bold**",
        "_it_",
        "~~x~~",
        "&lt;b&gt;",
        "&#64;team",
    ),
    *(
        "line\nbreak",
        "line\r\nbreak",
        "a\u2028b",
        "\u202eevil",
        "\u200b",
        "\x1b[31mred",
        "\x00",
        "{value}",
        "{0}",
        "%s",
    ),
    *("{{7*7}}", "${x}", "$$x$$", "重庆", "a" * 500, " ", "", "x,line=9,title=y", "x:y"),
]
ALPHABET = "@#:!|`<>[]()&%{}*_~\\-=+.,;/\"' \n\r\tax1重\u202e\u200b\ud800\x1b"
MENTION = re.compile(r"(?<![\w/])@[a-z0-9]", re.IGNORECASE)
ISSUE = re.compile(r"(?<!\w)(?:#|GH-)\d", re.IGNORECASE)
ADDRESS = re.compile(r"https?://|www\.|ftp://", re.IGNORECASE)
INVISIBLE = re.compile(r"[\u200b\u202e\u2028\x00\x1b\ud800\r]")


class Page(HTMLParser):
    """What a renderer made of Markdown: its tags, its attributes, and the text that is no code."""

    def __init__(self, markdown: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.prose = ""
        self.text = ""
        self._code = 0
        self.feed(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self._code += tag in ("code", "pre")

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag in ("code", "pre")

    def handle_data(self, data: str) -> None:
        self.text += data
        self.prose += "" if self._code else data

    def handle_comment(self, data: str) -> None:
        self.tags.append(f"comment {data}")


def a_report(config: SiteConfig, *values: str) -> Report:
    findings = [
        Finding(
            "cell-codelist",
            Location(f"disclosures/{value}/stages.csv", place + 2, value or "stage"),
            value,
            {"codelist": value, "suggestion": value},
        )
        for place, value in enumerate(values)
    ]
    return Report(1, len(values), tuple(worded(findings, config)))


def markdown(config: SiteConfig, *values: str) -> str:
    return as_markdown(
        excerpt_of(a_report(config, *values)), {language: words.say for language, words in config.words.items()}
    )


def text(config: SiteConfig, *values: str) -> str:
    return as_text(a_report(config, *values), {language: words.say for language, words in config.words.items()})


def test_every_form_says_the_same_values(config: SiteConfig) -> None:
    report = a_report(config, "use phase", "193.4", "a|b", "<b>")
    document = json.loads(as_json(report))
    page = Page(markdown(config, "use phase", "193.4", "a|b", "<b>"))
    commands = as_github(report, {}).replace("%25", "%")
    for entry, diagnostic in zip(document["diagnostics"], report.diagnostics, strict=True):
        assert entry["code"] == diagnostic.code
        for said in (text(config, "use phase", "193.4", "a|b", "<b>"), page.text, commands):
            assert diagnostic.code in said
            assert all(entry[part][language] in said for part in ("message", "fix") for language in ("zh", "en"))
    assert document["summary"] == {"packages": 1, "rows": 4, "errors": 4, "warnings": 0}


def test_every_form_names_file_row_and_column(config: SiteConfig) -> None:
    said = text(config, "stage")
    assert "disclosures/stage/stages.csv:2:stage: error cell-codelist" in said
    assert "disclosures/stage/stages.csv" in Page(markdown(config, "stage")).text
    assert as_github(a_report(config, "stage"), {}).startswith(
        "::error file=disclosures/stage/stages.csv,line=2,title=cell-codelist::"
    )


@pytest.mark.parametrize("value", HOSTILE)
def test_no_value_becomes_markdown_or_html(value: str, config: SiteConfig) -> None:
    plain, hostile = Page(markdown(config, "plain")), Page(markdown(config, value))
    assert hostile.tags == plain.tags
    assert hostile.attributes == plain.attributes


@pytest.mark.parametrize("value", HOSTILE)
def test_no_value_is_taken_for_an_address_before_it_is_rendered(value: str, config: SiteConfig) -> None:
    assert ADDRESS.findall(markdown(config, value)) == ADDRESS.findall(markdown(config, "plain"))


@pytest.mark.parametrize("value", ["@team", "@org/team", "&#64;team", "a @team b", "#1", "GH-1"])
def test_no_value_mentions_anybody_or_any_issue_after_it_is_rendered(value: str, config: SiteConfig) -> None:
    prose = Page(markdown(config, value)).prose
    assert not MENTION.search(prose)
    assert not ISSUE.search(prose)


@pytest.mark.parametrize("value", HOSTILE)
def test_no_value_starts_a_workflow_command(value: str, config: SiteConfig) -> None:
    for values in ([value], ["plain", value]):
        lines = as_github(a_report(config, *values), {}).split("\n")
        assert len(lines) == len(values) + 1
        assert all(line.startswith("::error file=") for line in lines[:-1])
        for line in lines[:-1]:
            properties = line.removeprefix("::error ").split("::")[0]
            assert [part.split("=")[0] for part in properties.split(",")] == ["file", "line", "title"]


@pytest.mark.parametrize("value", HOSTILE)
def test_the_text_form_keeps_one_diagnostic_on_its_lines(value: str, config: SiteConfig) -> None:
    assert len(text(config, value).splitlines()) == len(text(config, "plain").splitlines())
    assert not any(line.startswith(("::", "##[")) for line in text(config, value).splitlines())


@given(value=st.text(alphabet=ALPHABET, max_size=20))
def test_whatever_is_sent_stays_text_in_every_form(value: str, config: SiteConfig) -> None:
    report = a_report(config, value)
    assert Page(markdown(config, value)).tags == Page(markdown(config, "plain")).tags
    assert as_github(report, {}).count("\n") == 1
    assert not INVISIBLE.search(as_json(report) + text(config, value) + markdown(config, value) + as_github(report, {}))
    (entry,) = json.loads(as_json(report))["diagnostics"]
    assert entry["value"] == quoted(value)


@given(value=st.text(max_size=300))
def test_a_quoted_value_is_bounded_and_visible(value: str) -> None:
    shown = quoted(value)
    assert all(character == " " or character.isprintable() for character in shown)
    assert len(re.sub(r"<U\+[0-9A-F]{4,6}>", "x", shown)) <= 61
    assert shown.endswith("…") or len(value) <= 60


def test_a_long_value_is_cut_and_says_so() -> None:
    assert quoted("a" * 60) == "a" * 60
    assert quoted("a" * 61) == "a" * 60 + "…"


@pytest.mark.parametrize("value", HOSTILE)
def test_even_an_unquoted_value_starts_no_workflow_command(value: str) -> None:
    texts = {"zh": value, "en": value}
    raw = Diagnostic("stages-sum", Severity.ERROR, Location(value, 2, value), value, texts, texts)
    said = as_github(Report(1, 1, (raw,)), {})
    assert (said.count("\n"), said.count("\r")) == (1, 0)
    assert said.startswith("::error file=")
    assert [part.split("=")[0] for part in said[len("::error ") :].split("::")[0].split(",")] == [
        "file",
        "line",
        "title",
    ]


def test_what_people_write_is_quoted_as_it_is() -> None:
    assert quoted("重庆 tyre 205/55 R16") == "重庆 tyre 205/55 R16"
    assert quoted("a\u200bb\n") == "a<U+200B>b<U+000A>"
    assert html.escape(quoted("<b>")) == "&lt;b&gt;"


def test_an_empty_report_says_so_in_both_languages(config: SiteConfig) -> None:
    says = {language: words.say for language, words in config.words.items()}
    nothing, clean = as_text(Report(0, 0, ()), says), as_text(Report(1, 5, ()), says)
    assert nothing != clean
    assert all(words.say("report.nothing") in nothing for words in config.words.values())
    assert all(words.say("report.clean") in clean for words in config.words.values())
    assert as_github(Report(1, 5, ()), {}) == ""


def test_every_severity_has_its_own_command(config: SiteConfig) -> None:
    codes = ("stages-sum", "total-zero", "csv-byte-order-mark")
    findings = [Finding(code, Location("a.csv", 2, ""), "", {}) for code in codes[1:]]
    said = as_github(Report(1, 1, tuple(worded(findings, config))), {})
    assert [line.split()[0] for line in said.splitlines()] == ["::warning", "::notice"]
    assert {CODES[code].severity.value for code in codes} == {"error", "warning", "note"}
