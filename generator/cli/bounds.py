"""What is said about the sandbox before anything is worked on in it."""

import sys
from functools import cache
from typing import TypeVar

from generator.config import SiteConfig
from generator.runtime.sandbox import Sandbox

Any = TypeVar("Any", bound=Sandbox)


def announced(sandbox: Any, config: SiteConfig) -> Any:
    """Return a sandbox, having said what it cannot bound on this machine."""
    if sandbox.unbounded:
        for words in config.words.values():
            bounds = ", ".join(words.say(f"sandbox.{bound}") for bound in sandbox.unbounded)
            _say_once(words.say("sandbox.unbounded", bounds=bounds))
    return sandbox


@cache
def _say_once(sentence: str) -> None:
    """Say something that a command which builds again and again need not repeat."""
    print(sentence, file=sys.stderr)
