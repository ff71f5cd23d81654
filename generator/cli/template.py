"""`portal template`: a form to fill in, empty or filled with a package that stands already."""

import argparse
from pathlib import Path

from generator.cli.exit_codes import FINE, MisuseError
from generator.config import SiteConfig
from generator.model.submission import Submission
from generator.read import read_package
from generator.spreadsheets import questions
from generator.spreadsheets.template import template
from generator.workflows.check import TABLES


def command(options: argparse.Namespace, config: SiteConfig) -> int:
    """Write a template where nothing stands yet."""
    file = Path(options.file)
    if file.exists():
        message = f"exists: {file}"
        raise MisuseError(message)
    if options.package:
        if options.short:
            message = "a package fills the full form only"
            raise MisuseError(message)
        package = _package(Path(options.package))
        content = template(questions.FULL, config, package.tables, package.licence or "")
    else:
        content = template(questions.SHORT if options.short else questions.FULL, config)
    file.write_bytes(content)
    print(config.say("template.done", file=file))
    return FINE


def _package(folder: Path) -> Submission:
    """Return the package in a folder, whose tables must all be readable.

    Raises:
        MisuseError: There is none, or a table cannot be read.

    """
    if not folder.is_dir():
        message = f"no such folder: {folder}"
        raise MisuseError(message)
    package = read_package(folder, TABLES)
    if not package.tables or package.broken:
        message = f"not a package that can be read; see portal check {folder}"
        raise MisuseError(message)
    return package
