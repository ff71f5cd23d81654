"""`portal service-clock`: how long submissions waited, as a table for `content/service_clock.csv`."""

import argparse
import csv
import sys
from zoneinfo import ZoneInfo

from generator.cli.exit_codes import FINE, MisuseError
from generator.config import SiteConfig
from generator.read import CLOCK_COLUMNS, GitError, Repository, clocked


def command(options: argparse.Namespace, config: SiteConfig) -> int:
    """Print every submission that reached the branch, the newest first.

    Raises:
        MisuseError: There is no such branch, or no repository.

    """
    try:
        services = list(clocked(Repository(config.root), options.branch, ZoneInfo(config.site.timezone)))
    except GitError as error:
        raise MisuseError(config.say("misuse.no_history", branch=options.branch, problem=error)) from error
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(CLOCK_COLUMNS)
    for service in services:
        writer.writerow(
            (service.org_id, service.submitted_on, service.merged_on, service.days, service.commit),
        )
    return FINE
