"""`portal check --base`: judge a change between two revisions."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from generator.checking import SANDBOX
from generator.cli.annotate import annotate
from generator.cli.bounds import announced
from generator.cli.check import Changes, formatted
from generator.cli.clock import as_of_date
from generator.cli.outcome import MisuseError, exit_code, tell_failures
from generator.config import SiteConfig
from generator.diagnostics import excerpt_of, written
from generator.gate import Judgement, ground_of, judge
from generator.read import RevisionError, Revisions, revisions
from generator.validate import Actors


def check(options: argparse.Namespace, config: SiteConfig) -> int:
    """Judge the difference between the base and the head, and say what it would change for readers."""
    if options.paths:
        message = "--base judges a change between revisions; it takes no paths"
        raise MisuseError(message)
    actors = Actors(options.forge, tuple(options.actor_id)) if options.actor_id else None
    with opened(options, config) as found:
        ground = ground_of(found, found.base, config, as_of_date(options.as_of, config))
        judgement = judge(found, ground, actors, announced(SANDBOX, config))
    tell_failures([judgement.failure])
    report = judgement.report()
    changes = _changes(judgement) if options.format == "markdown" or options.excerpt else {}
    sys.stdout.write(formatted(report, options.format, ground.config, changes))
    if options.excerpt:
        Path(options.excerpt).write_text(written(excerpt_of(report, changes), options.head), encoding="ascii")
    if options.annotate:
        annotate(report, judgement.tables, options.annotate, ground.config)
    return exit_code(report)


def _changes(judgement: Judgement) -> Changes:
    """Return what the change would do for readers; a verdict alone must not wait for what derives it."""
    found: Changes = import_module("generator.cli.diff").changes_of(judgement)
    return found


@contextmanager
def opened(options: argparse.Namespace, config: SiteConfig) -> Iterator[Revisions]:
    """Open the two revisions that were asked for.

    Raises:
        MisuseError: One of them does not exist.

    """
    try:
        with revisions(config.root, options.base, options.head) as found:
            yield found
    except RevisionError as error:
        raise MisuseError(str(error)) from error
