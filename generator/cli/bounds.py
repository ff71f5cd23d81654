"""What a command says about the limits of its sandbox before it works in it."""

import sys
from functools import cache
from typing import TypeVar

from generator.config import SiteConfig
from generator.runtime.sandbox import Sandbox

AnySandbox = TypeVar("AnySandbox", bound=Sandbox)


def announced(sandbox: AnySandbox, config: SiteConfig) -> AnySandbox:
    """Say on standard error what a sandbox cannot bound on this machine, and return it."""
    if sandbox.unbounded:
        for words in config.words.values():
            bounds = ", ".join(words.say(f"sandbox.{bound}") for bound in sandbox.unbounded)
            _say_once(words.say("sandbox.unbounded", bounds=bounds))
    return sandbox


@cache
def _say_once(sentence: str) -> None:
    """Say something that a command which builds again and again need not repeat."""
    print(sentence, file=sys.stderr)
