"""`portal check`: say everything that is wrong with packages."""

import argparse
import sys
from pathlib import Path

from generator.checking import LIMIT_CODE, check, prepare, report
from generator.cli.clock import as_of_date
from generator.cli.outcome import FINE, OUR_FAILURE, PROBLEMS, MisuseError
from generator.config import SiteConfig
from generator.diagnostics import Report, as_github, as_json, as_markdown, as_text


def command(options: argparse.Namespace, config: SiteConfig) -> int:
    """Check the packages at or below the paths and report in the form that was asked for."""
    paths = [Path(path) for path in options.paths or ["disclosures"]]
    for path in paths:
        if not path.is_dir():
            message = f"no such folder: {path}"
            raise MisuseError(message)
    found = report(check(paths, prepare(config, as_of_date(options.as_of, config))), config)
    sys.stdout.write(formatted(found, options.format, config))
    if any(diagnostic.code == LIMIT_CODE for diagnostic in found.diagnostics):
        return OUR_FAILURE
    return PROBLEMS if found.summary["errors"] or not found.packages else FINE


def formatted(found: Report, form: str, config: SiteConfig) -> str:
    """Return a report in one of its forms."""
    says = {language: words.say for language, words in config.words.items()}
    if form == "json":
        return as_json(found)
    if form == "github":
        return as_github(found)
    return as_markdown(found, says) if form == "markdown" else as_text(found, says)
