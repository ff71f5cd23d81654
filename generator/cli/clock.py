"""The as-of date: chosen once, here, and an input from then on."""

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from generator.cli.exit_codes import MisuseError
from generator.config import SiteConfig


def as_of_date(given: str | None, config: SiteConfig) -> date:
    """Return the as-of date: what was asked for, else `SOURCE_DATE_EPOCH`, else today in the site's time zone.

    Raises:
        MisuseError: The date or the epoch is none.

    """
    zone = ZoneInfo(config.site.timezone)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        if given:
            return date.fromisoformat(given)
        if epoch:
            return datetime.fromtimestamp(int(epoch), UTC).astimezone(zone).date()
    except (ValueError, OverflowError, OSError) as error:
        raise MisuseError(config.say("misuse.date", date=given or epoch)) from error
    return datetime.now(zone).date()
