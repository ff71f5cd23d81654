"""`portal diff`: what a change does to the published numbers, in human units."""

import argparse

from generator.cli.bounds import announced
from generator.cli.clock import as_of_date
from generator.cli.exit_codes import FINE, PROBLEMS
from generator.cli.revisions import opened
from generator.config import SiteConfig
from generator.workflows.check import SANDBOX
from generator.workflows.compare import between, told
from generator.workflows.gate import context_of


def command(options: argparse.Namespace, config: SiteConfig) -> int:
    """Say in every language what differs between the base and the head."""
    as_of = as_of_date(options.as_of, config)
    with opened(options, config) as found:
        if found.head is None:
            print("\n".join(words.say("diff.conflict") for words in config.words.values()))
            return PROBLEMS
        before, after = (context_of(found, tree, config, as_of) for tree in (found.base, found.head))
        difference = between(found, found.head, before, after, announced(SANDBOX, config))
    for language, lines in told(difference.products, after.config).items():
        words = config.words[language]
        print("\n".join(lines or [words.say("diff.none")]))
        if difference.left_out:
            print(words.say("build.left_out", packages=", ".join(difference.left_out)))
        print()
    return PROBLEMS if difference.left_out else FINE
