"""`portal check --base` and `portal diff`: a change between two revisions, judged and told."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from generator.cli.annotate import annotate
from generator.cli.check import Changes, formatted, outcome
from generator.cli.clock import as_of_date
from generator.cli.outcome import FINE, PROBLEMS, MisuseError
from generator.config import SiteConfig
from generator.difference import between, of_judgement
from generator.gate import ground_of, judge
from generator.model.difference import ProductDifference
from generator.read import RevisionError, Revisions, revisions
from generator.render.differences import DifferenceWords
from generator.render.voice import Voice
from generator.validate import Actors


def check(options: argparse.Namespace, config: SiteConfig) -> int:
    """Judge the difference between the base and the head, and say what it would change for readers."""
    if options.paths:
        message = "--base judges a change between revisions; it takes no paths"
        raise MisuseError(message)
    actors = Actors(options.forge, tuple(options.actor_id)) if options.actor_id else None
    with _opened(options, config) as found:
        ground = ground_of(found, found.base, config, as_of_date(options.as_of, config))
        judgement = judge(found, ground, actors)
    report = judgement.report()
    changes: Changes = {}
    if options.format == "markdown" and (difference := of_judgement(judgement)) is not None:
        changes = told(difference.products, ground.config)
    sys.stdout.write(formatted(report, options.format, ground.config, changes))
    if options.annotate:
        annotate(report, judgement.tables, options.annotate, ground.config)
    return outcome(report)


def diff(options: argparse.Namespace, config: SiteConfig) -> int:
    """Say what a change does to the published numbers."""
    as_of = as_of_date(options.as_of, config)
    with _opened(options, config) as found:
        if found.head is None:
            print("\n".join(words.say("diff.conflict") for words in config.words.values()))
            return PROBLEMS
        before, after = (ground_of(found, tree, config, as_of) for tree in (found.base, found.head))
        difference = between(found, found.head, before, after)
    spoken = told(difference.products, after.config)
    for language, lines in spoken.items():
        words = config.words[language]
        print("\n".join(lines or [words.say("diff.none")]))
        if difference.left_out:
            print(words.say("build.left_out", packages=", ".join(difference.left_out)))
        print()
    return PROBLEMS if difference.left_out else FINE


def told(products: tuple[ProductDifference, ...], config: SiteConfig) -> dict[str, list[str]]:
    """Return the differences in every language."""
    return {each.code: DifferenceWords(Voice(each, config)).lines(products) for each in config.languages}


@contextmanager
def _opened(options: argparse.Namespace, config: SiteConfig) -> Iterator[Revisions]:
    """Open the two revisions that were asked for."""
    try:
        with revisions(config.root, options.base, options.head) as found:
            yield found
    except RevisionError as error:
        raise MisuseError(str(error)) from error
