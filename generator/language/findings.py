"""Findings to diagnostics: the sentence and the fix of a code in every language, holes filled."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from generator.config.site import SiteConfig
from generator.diagnostics import CODES, Diagnostic, Finding, Location, quoted

PATH_LIMIT = 400
HOLE_LIMIT = 600


def worded(findings: Iterable[Finding], config: SiteConfig) -> Iterator[Diagnostic]:
    """Yield the diagnostic of each finding."""
    for finding in findings:
        yield Diagnostic(
            code=finding.code,
            severity=CODES[finding.code].severity,
            location=_visible(finding.location),
            value=quoted(finding.value),
            message={language: _say("message", finding, config, language) for language in config.words},
            fix={language: _fix(finding, config, language) for language in config.words},
        )


def _visible(location: Location) -> Location:
    """Return a place whose names anybody can see and any output can hold."""
    return Location(quoted(location.file, PATH_LIMIT), location.row, quoted(location.column), location.cell)


def _say(part: str, finding: Finding, config: SiteConfig, language: str) -> str:
    """Return one sentence of a finding in a language."""
    words = config.words[language]
    holes = {name: quoted(value, HOLE_LIMIT) for name, value in finding.holes.items()}
    if "problem" in holes:
        holes["problem"] = words.say(f"problem.{holes['problem']}")
    column = _title(finding.location, config, language)
    return words.say(f"rule.{finding.code}.{part}", value=quoted(finding.value), column=column, **holes)


def _fix(finding: Finding, config: SiteConfig, language: str) -> str:
    """Return what to do, with the value that was probably meant where there is one."""
    fix = _say("fix", finding, config, language)
    if not finding.holes.get("suggestion"):
        return fix
    return fix + config.words[language].say("sentence.next", sentence=_say("suggest", finding, config, language))


def _title(location: Location, config: SiteConfig, language: str) -> str:
    """Return what people call a column, beside its machine name."""
    table = PurePath(location.file).stem
    schema = config.schemas.get(table) or config.register_schemas.get(table)
    if schema is None or location.column not in schema.columns:
        return quoted(location.column)
    return f"{schema.field(location.column).text('title', language)} ({location.column})"
