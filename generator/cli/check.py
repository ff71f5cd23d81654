"""`portal check`: say everything that is wrong with packages."""

import argparse
import sys
import traceback
from pathlib import Path

from generator.cli.annotated_copy import annotate, require_new
from generator.cli.bounds import announced
from generator.cli.clock import as_of_date
from generator.cli.exit_codes import OUR_FAILURE, MisuseError, exit_code, tell_failures
from generator.cli.reporting import Changes, formatted
from generator.cli.revisions import opened
from generator.config import SiteConfig
from generator.diagnostics import excerpt_of, written
from generator.validate import Actors
from generator.workflows.check import SANDBOX, beside, check, prepare, report, submitted_tables
from generator.workflows.gate import ChangeReview, context_of, judge


def command(options: argparse.Namespace, config: SiteConfig) -> int:
    """Check the packages at or below the paths, or a change, and report in the form that was asked for."""
    if options.annotate:
        require_new(options.annotate, config)
    if options.base:
        return _check_change(options, config)
    paths = [Path(path) for path in options.paths or ["disclosures"]]
    for path in paths:
        if not path.is_dir():
            raise MisuseError(config.say("misuse.no_folder", folder=path))
    context = prepare(config, as_of_date(options.as_of, config))
    verdicts = check(paths, context, announced(SANDBOX, config))
    tell_failures(verdict.failure for verdict in verdicts)
    answer = report(verdicts, config, beside(paths))
    sys.stdout.write(formatted(answer, options.format, config))
    if options.annotate:
        annotate(answer, submitted_tables(verdicts), options.annotate, config)
    return exit_code(answer)


def _check_change(options: argparse.Namespace, config: SiteConfig) -> int:
    """Judge the difference between the base and the head, and say what it would change for readers."""
    if options.paths:
        raise MisuseError(config.say("misuse.base"))
    actors = Actors(options.forge, tuple(options.actor_id)) if options.actor_id else None
    with opened(options, config) as change:
        context = context_of(change, change.base, config, as_of_date(options.as_of, config))
        review = judge(change, context, actors, announced(SANDBOX, config))
    tell_failures([review.failure])
    judged = review.report()
    changes, failure = _changes(review) if options.format == "markdown" or options.excerpt else ({}, "")
    tell_failures([failure])
    sys.stdout.write(formatted(judged, options.format, context.config, changes))
    if options.excerpt:
        Path(options.excerpt).write_text(written(excerpt_of(judged, changes), options.head), encoding="ascii")
    if options.annotate:
        annotate(judged, review.tables, options.annotate, context.config)
    return OUR_FAILURE if failure else exit_code(judged)


def _changes(review: ChangeReview) -> tuple[Changes, str]:
    """Return what the change would do for readers, or how we failed to work it out: the verdict stands without it."""
    from generator.workflows.compare import changes_of  # noqa: PLC0415  a verdict alone must not wait for pandas

    try:
        return changes_of(review), ""
    except Exception:  # noqa: BLE001  whatever we did wrong, the sender hears what was already found
        return {}, traceback.format_exc()
