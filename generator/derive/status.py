"""The status of a footprint on the as-of date: the first that holds, in the order of the code list `statuses`."""

from datetime import date, timedelta

from generator.model.footprint import Footprint
from generator.model.register_records import Notice

EXPIRING_WITHIN = timedelta(days=90)


def status_of(footprint: Footprint, as_of: date, notice: Notice | None = None, *, superseded: bool) -> str:
    """Return the status; expiry is what the record states, never computed; `notice` is the one in force."""
    acting = notice.effect if notice else None
    holding = (
        ("removed-by-law", acting == "removed-by-law"),
        ("withdrawn", footprint.status == "withdrawn"),
        ("suspended", acting == "suspended"),
        ("superseded", superseded),
        ("deprecated", footprint.status == "deprecated"),
        ("under-correction", acting == "under-correction"),
    )
    return next((status for status, holds in holding if holds), _validity(footprint.valid_through, as_of))


def _validity(valid_through: date | None, as_of: date) -> str:
    """Return what a stated end of validity means today; its own day still counts."""
    if valid_through is None:
        return "no-expiry-stated"
    if valid_through < as_of:
        return "expired"
    return "expiring" if valid_through - as_of <= EXPIRING_WITHIN else "valid"
