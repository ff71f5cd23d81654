"""`portal diff`: what a change does to the published numbers, in human units."""

import argparse

from generator.checking import SANDBOX
from generator.cli.bounds import announced
from generator.cli.clock import as_of_date
from generator.cli.gate import opened
from generator.cli.outcome import FINE, PROBLEMS
from generator.config import SiteConfig
from generator.difference import between, of_judgement
from generator.gate import Judgement, ground_of
from generator.model.difference import ProductDifference
from generator.render.differences import DifferenceWords
from generator.render.voice import Voice


def command(options: argparse.Namespace, config: SiteConfig) -> int:
    """Say in every language what differs between the base and the head."""
    as_of = as_of_date(options.as_of, config)
    with opened(options, config) as found:
        if found.head is None:
            print("\n".join(words.say("diff.conflict") for words in config.words.values()))
            return PROBLEMS
        before, after = (ground_of(found, tree, config, as_of) for tree in (found.base, found.head))
        difference = between(found, found.head, before, after, announced(SANDBOX, config))
    for language, lines in told(difference.products, after.config).items():
        words = config.words[language]
        print("\n".join(lines or [words.say("diff.none")]))
        if difference.left_out:
            print(words.say("build.left_out", packages=", ".join(difference.left_out)))
        print()
    return PROBLEMS if difference.left_out else FINE


def changes_of(judgement: Judgement) -> dict[str, list[str]]:
    """Return what an accepted change does, line by line in every language; nothing for one that was refused."""
    difference = of_judgement(judgement)
    return told(difference.products, judgement.ground.config) if difference else {}


def told(products: tuple[ProductDifference, ...], config: SiteConfig) -> dict[str, list[str]]:
    """Return the differences in every language."""
    return {each.code: DifferenceWords(Voice(each, config)).lines(products) for each in config.complete_languages}
