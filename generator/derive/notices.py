"""What the authority's notices do to footprints on the as-of date, and which of them name a footprint nobody has."""

from collections.abc import Iterable, Mapping
from datetime import date

from generator.config import SiteConfig
from generator.model.catalogue import Catalogue
from generator.model.register_records import Notice

Notices = Mapping[str, Notice]
"""Permanent id of a footprint revision to the notice that acts on it today."""


def notices_in_force(notices: Iterable[Notice], as_of: date, config: SiteConfig) -> Notices:
    """Return the strongest notice on each revision, in the order of the code list `statuses`; both its days count."""
    order = config.codelists["statuses"].codes
    holding = [row for row in notices if row.since <= as_of and (row.until is None or as_of <= row.until)]
    weakest_first = sorted(holding, key=lambda row: (-order.index(row.effect), row.since, row.notice_id))
    return {row.footprint_uuid: row for row in weakest_first}


def notices_on_nothing(catalogue: Catalogue) -> tuple[Notice, ...]:
    """Return the notices that name no footprint of the catalogue: a mistake of whoever wrote the register."""
    known = {footprint.uuid for entry in catalogue.products for footprint in entry.footprints}
    return tuple(row for row in catalogue.registers.notices if row.footprint_uuid not in known)
