"""The index that the search page fetches when its box is used: what can be searched for, and what a result says."""

from collections.abc import Iterator, Sequence

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact, Json
from generator.model.catalogue import Catalogue, ProductEntry
from generator.render.answer import answer_of
from generator.render.voice import Voice


def search_index(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield one compact row for each product, in the order of the catalogue."""
    voices = [Voice(language, config) for language in config.languages]
    yield Artifact.json(routes.SEARCH_INDEX, [_row(entry, voices) for entry in catalogue.products])


def _row(entry: ProductEntry, voices: Sequence[Voice]) -> list[Json]:
    """Return a row in the order that the script reads: number, then pairs of the two languages, model and barcodes."""
    product, organisation = entry.product, entry.organisation
    categories = [voice.code("categories", product.category) for voice in voices]
    return [
        entry.number,
        product.name_zh or product.name_en or "",
        product.name_en or product.name_zh or "",
        organisation.name_zh or organisation.name_en or "",
        organisation.name_en or organisation.name_zh or "",
        *categories,
        product.model or "",
        ";".join(product.gtins),
        *(_value(entry, voice) for voice in voices),
        *(voice.code("statuses", entry.headline.status) for voice in voices),
    ]


def _value(entry: ProductEntry, voice: Voice) -> str:
    """Return the number with its unit, its per-what and its boundary: never one without the others."""
    answer = answer_of(entry.headline, voice, compiled=entry.organisation.is_compiled)
    if answer.value is None:
        return ""
    prefix = f"{answer.prefix} " if answer.prefix else ""
    trust = " · ".join(words for words in (answer.pill.words, answer.pill.remark) if words)
    return f"{prefix}{answer.value} {voice.say('unit.kg')} · {answer.per} · {answer.boundary} · {trust}"
