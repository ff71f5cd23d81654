"""What is tried with any bytes at all: nothing may raise, and what is accepted must mean one thing."""

import json
import re
import tempfile
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

from generator.cli.reporting import formatted
from generator.config import SiteConfig, load_config
from generator.diagnostics import CODES, Diagnostic, Finding, Location, Report, Severity, quoted
from generator.language import worded
from generator.model.cell_text import text_problem
from generator.model.submission import Submission, Table
from generator.read import read_package
from generator.validate import RuleContext, check_packages
from generator.validate.confusables import skeleton, strange_letters
from generator.validate.phrases import OFFSETS, REFUSED, VAGUE, first_claim
from generator.workflows.check import TABLES, prepare
from tests.conftest import AS_OF, ROOT
from tests.fuzz.readers import disagreement
from tests.validate.rich_package import Tables, around, rich_tables

Target = Callable[[bytes], None]

XML_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
CODE = re.compile(r"`[^`\n]*`")
COMMAND = re.compile(r"::(?:error|warning|notice) file=[^\n]*::[^\n]*")


@cache
def config() -> SiteConfig:
    """Return the repository's settings."""
    return load_config(ROOT)


@cache
def context() -> RuleContext:
    """Return what rules stand on."""
    return prepare(config(), AS_OF)


@cache
def place() -> Path:
    """Return a folder of our own in which one package is written again and again."""
    folder = Path(tempfile.mkdtemp(prefix="fuzz-")) / "acme"
    folder.mkdir()
    return folder


@cache
def tables() -> Tables:
    """Return a package that fills every column."""
    return rich_tables(config(), 1)


def descriptor(data: bytes) -> None:
    """Any bytes as the descriptor of a package."""
    (place() / "datapackage.json").write_bytes(data)
    submission = read_package(place(), TABLES)
    assert all(finding.code in CODES for finding in submission.findings)
    (verdict,) = check_packages([submission], context())
    assert not verdict.accepted
    assert_worded(verdict.findings)


def table(data: bytes) -> None:
    """Any bytes as a table: refused, or seen alike by all readers."""
    path = place() / "products.csv"
    path.write_bytes(data)
    assert not disagreement(path, slowly=False)
    path.unlink()


def row(data: bytes) -> None:
    """Any text in any cell of a package that is otherwise right, through types and rules."""
    name = TABLES[data[0] % len(TABLES)] if data else TABLES[0]
    columns = config().schemas[name].columns
    column = columns[data[1] % len(columns)] if len(data) > 1 else columns[0]
    cell = data[2:].decode("utf-8", "replace")
    parts = around(tables(), name)
    written = {each: as_table(each, rows) for each, rows in parts.items()}
    index = written[name].header.index(column)
    first, *others = written[name].rows
    changed = (first[0], (*first[1][:index], cell, *first[1][index + 1 :]))
    written[name] = Table(name, written[name].file, written[name].header, (changed, *others))
    (verdict,) = check_packages([Submission("rich-1", "disclosures/rich-1", written)], context())
    assert_worded(verdict.findings)


def as_table(name: str, rows: list[dict[str, str]]) -> Table:
    """Return rows as a table that was read."""
    header = tuple(rows[0])
    body = tuple((number, tuple(each[column] for column in header)) for number, each in enumerate(rows, 2))
    return Table(name, f"disclosures/rich-1/{name}.csv", header, body)


def text(data: bytes) -> None:
    """Any text before the rules for text: what passes can stand in every format."""
    cell = data.decode("utf-8", "surrogatepass") if is_text(data) else data.decode("utf-8", "replace")
    for words in (REFUSED, VAGUE, OFFSETS):
        assert first_claim(cell, words) == "" or words.search(cell)
    skeleton(cell)
    strange_letters(cell)
    assert not XML_FORBIDDEN.search(quoted(cell))
    if cell and text_problem(cell, prose=True) is None:
        assert not XML_FORBIDDEN.search(cell)
        assert cell == cell.strip()
        assert cell[0] not in "=+-@"
        assert cell.encode().decode() == cell


def is_text(data: bytes) -> bool:
    """Tell whether bytes are UTF-8, lone surrogates allowed."""
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def reports(data: bytes) -> None:
    """Any text in every part of a report: each form keeps its shape."""
    cell = data.decode("utf-8", "replace")
    code = tuple(CODES)[len(data) % len(CODES)]
    words = dict.fromkeys(config().words, quoted(cell, 600))
    at = Location(quoted(cell, 400), len(data) % 7, quoted(cell))
    diagnostic = Diagnostic(code, Severity.ERROR, at, quoted(cell), words, words)
    found = Report(1, 1, (diagnostic, diagnostic))
    forms = {form: formatted(found, form, config()) for form in ("text", "json", "markdown", "github")}
    assert len(json.loads(forms["json"])["diagnostics"]) == len(found.diagnostics)
    lines = forms["github"].splitlines()
    assert len(lines) == len(found.diagnostics)
    assert all(COMMAND.fullmatch(line) for line in lines)
    said = CODE.sub("", forms["markdown"].replace("<!-- portal-check -->", "", 1))
    assert not re.search(r"<(?!/?details>|/?summary>)", said)


def assert_worded(findings: Iterable[Finding]) -> None:
    """Fail unless every finding can be said in every language."""
    for diagnostic in worded(findings, config()):
        for sentences in (diagnostic.message, diagnostic.fix):
            assert all(sentences.values())


TARGETS: Mapping[str, Target] = {
    "descriptor": descriptor,
    "table": table,
    "row": row,
    "text": text,
    "reports": reports,
}
