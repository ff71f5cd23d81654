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
        raise MisuseError(config.say("misuse.exists", file=file))
    if options.package:
        if options.short:
            raise MisuseError(config.say("misuse.short_form"))
        package = _package(Path(options.package), config)
        content = template(questions.FULL, config, package.tables, package.licence or "")
    else:
        content = template(questions.SHORT if options.short else questions.FULL, config)
    file.write_bytes(content)
    print(config.say("template.done", file=file))
    return FINE


def _package(folder: Path, config: SiteConfig) -> Submission:
    """Return the package in a folder, whose tables must all be readable.

    Raises:
        MisuseError: There is none, or a table cannot be read.

    """
    if not folder.is_dir():
        raise MisuseError(config.say("misuse.no_folder", folder=folder))
    package = read_package(folder, TABLES)
    if not package.tables or package.broken:
        raise MisuseError(config.say("misuse.unreadable_package", folder=folder))
    return package
