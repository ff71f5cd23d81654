"""The service clock: how many submissions were accepted within how many days. Nothing is averaged."""

from dataclasses import dataclass

from generator.language.html import HtmlTranslator
from generator.model.catalogue import Catalogue, kind_of
from generator.pages.plan.counts import CountView

WITHIN = (0, 3, 7, 30)
"""Days; each count includes the shorter ones."""


@dataclass(frozen=True, slots=True)
class ServiceView:
    """How many submissions there were, and how many within each time."""

    period: str
    counts: tuple[CountView, ...]


def service_view(catalogue: Catalogue, translator: HtmlTranslator) -> ServiceView | None:
    """Return the counts over organisations that disclose themselves; nothing where no clock was written down."""
    own = {entry.organisation.org_id for entry in catalogue.organisations if kind_of(entry.organisation) == "own"}
    services = [service for service in catalogue.board.services if service.org_id in own]
    if not services:
        return None
    first, last = (pick(service.merged_on for service in services) for pick in (min, max))
    counts = [CountView(translator.say("service.all"), f"{len(services):,}", ())]
    for days in WITHIN:
        number = sum(service.days <= days for service in services)
        counts.append(
            CountView(translator.say("service.within" if days else "service.same_day", days=days), f"{number:,}", ())
        )
    return ServiceView(
        translator.say("period.days", first=translator.day(first), last=translator.day(last)), tuple(counts)
    )
