"""The two revisions that a command was asked about."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from generator.cli.exit_codes import MisuseError
from generator.config import SiteConfig
from generator.read import RevisionError, Revisions, revisions


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
