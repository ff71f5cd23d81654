"""The status of a footprint on the as-of date: the first that holds, in the order of the code list `statuses`."""

from datetime import date, timedelta

from generator.model.footprint import Footprint

EXPIRING_WITHIN = timedelta(days=90)


def status_of(footprint: Footprint, as_of: date, *, superseded: bool) -> str:
    """Return the status; expiry is what the record states, never computed."""
    if footprint.status == "withdrawn":
        return "withdrawn"
    if superseded:
        return "superseded"
    if footprint.status == "deprecated":
        return "deprecated"
    return _validity(footprint.valid_through, as_of)


def _validity(valid_through: date | None, as_of: date) -> str:
    """Return what a stated end of validity means today; its own day still counts."""
    if valid_through is None:
        return "no-expiry-stated"
    if valid_through < as_of:
        return "expired"
    return "expiring" if valid_through - as_of <= EXPIRING_WITHIN else "valid"
