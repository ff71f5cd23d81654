"""`portal check`: say everything that is wrong with packages."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from generator.checking import SANDBOX, beside, check, prepare, report, submitted_tables
from generator.cli.annotate import annotate, require_new
from generator.cli.bounds import announced
from generator.cli.clock import as_of_date
from generator.cli.outcome import MisuseError, exit_code, tell_failures
from generator.config import SiteConfig
from generator.diagnostics import Report, as_github, as_json, as_markdown, as_text, excerpt_of
from generator.model import routes

Changes = Mapping[str, Sequence[str]]
"""What would change for readers, line by line in each language."""


def command(options: argparse.Namespace, config: SiteConfig) -> int:
    """Check the packages at or below the paths, or a change, and report in the form that was asked for."""
    if options.annotate:
        require_new(options.annotate)
    if options.base:
        outcome_of_change: int = import_module("generator.cli.gate").check(options, config)
        return outcome_of_change
    paths = [Path(path) for path in options.paths or ["disclosures"]]
    for path in paths:
        if not path.is_dir():
            message = f"no such folder: {path}"
            raise MisuseError(message)
    ground = prepare(config, as_of_date(options.as_of, config))
    verdicts = check(paths, ground, announced(SANDBOX, config))
    tell_failures(verdict.failure for verdict in verdicts)
    found = report(verdicts, config, beside(paths))
    sys.stdout.write(formatted(found, options.format, config))
    if options.annotate:
        annotate(found, submitted_tables(verdicts), options.annotate, config)
    return exit_code(found)


def formatted(found: Report, form: str, config: SiteConfig, changes: Changes | None = None) -> str:
    """Return a report in one of its forms; only a comment also tells what would change for readers."""
    says = {language: words.say for language, words in config.words.items()}
    if form == "json":
        return as_json(found)
    if form == "github":
        return as_github(found, says)
    if form == "markdown":
        return as_markdown(excerpt_of(found, changes), says, help_links(config))
    return as_text(found, says)


def help_links(config: SiteConfig) -> Callable[[str, str], str]:
    """Return what gives the public address of a code's explanation in a language."""
    folders = {language.code: f"{config.site.base_url}{language.prefix}" for language in config.languages}
    return lambda code, language: f"{folders[language]}{routes.help_page(code)}"
