"""The dated facts about a footprint: on which days something about it became known or changed."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from generator.derive.status import EXPIRING_WITHIN
from generator.model.catalogue import FootprintEntry
from generator.model.data_day import known, latest
from generator.model.record import stated_day
from generator.model.register_records import Notice
from generator.model.trust import Claim


def latest_fact(entry: FootprintEntry, others: Iterable[date | None], as_of: date) -> date | None:
    """Return the day of the latest fact about a revision that has come; `others` are days of facts outside it."""
    footprint = entry.footprint
    own = (stated_day(footprint.published_on), footprint.status_on, entry.notice.since if entry.notice else None)
    claimed = (day for claim in (*entry.verifications, *entry.labels) for day in _of_claim(claim))
    return latest(known(day, as_of) for day in (*own, _turned(entry), *claimed, *others))


def _turned(entry: FootprintEntry) -> date | None:
    """Return the day on which the status came by itself, as the end of validity drew near or passed."""
    end = entry.footprint.valid_through
    if end is None or entry.status not in ("expired", "expiring"):
        return None
    return _after(end) if entry.status == "expired" else end - EXPIRING_WITHIN


def _of_claim(claim: Claim) -> Iterator[date]:
    """Yield the days of a claim: what the organisation states, the check, and after each last day its end."""
    yield from claim.own_days
    if claim.confirmation:
        yield claim.confirmation.checked_on
    yield from filter(None, map(_after, claim.last_days))


def lifted_on(notices: Iterable[Notice], as_of: date) -> Mapping[str, date]:
    """Return on which day the last notice on a revision, by its permanent id, stopped acting."""
    ended = sorted((row.until, row.footprint_uuid) for row in notices if row.until is not None and row.until < as_of)
    return {uuid: until + timedelta(days=1) for until, uuid in ended}


def _after(day: date) -> date | None:
    """Return the next day; the last day that dates can have has none."""
    return day + timedelta(days=1) if day < date.max else None
