"""`portal explain`: what a code means, why it is there, and how to fix what it found."""

import argparse
import difflib
import sys

from generator.cli.exit_codes import FINE, MisuseError
from generator.config import SiteConfig, Translations
from generator.diagnostics import CODES

PARTS = ("statement", "why", "fix", "bad", "good")


def command(options: argparse.Namespace, config: SiteConfig) -> int:
    """Explain one code in every language."""
    if options.code not in CODES:
        near = difflib.get_close_matches(options.code, CODES, n=1)
        unknown = " ".join(words.say("explain.unknown", code=options.code) for words in config.words.values())
        raise MisuseError(f"{unknown} {near[0]}?" if near else unknown)
    texts = [explanation(options.code, words) for words in config.words.values()]
    sys.stdout.write("\n".join(texts))
    return FINE


def explanation(code: str, words: Translations) -> str:
    """Return what one language says about a code."""
    entry = CODES[code]
    lines = [f"{code}  ({words.say(f'report.{entry.severity}')})"]
    lines += [f"{words.say(f'explain.{part}')}: {words.outline(f'rule.{code}.{part}')}" for part in PARTS]
    lines += [f"{words.say('explain.since')}: {entry.since}", f"{words.say('explain.basis')}: {entry.basis}"]
    return "\n".join(lines) + "\n"
