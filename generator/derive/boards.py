"""Work out the boards: every count for each kind of record by itself, so that no sample stands in a public figure."""

from collections.abc import Callable, Iterable, Mapping

from generator.config import SiteConfig
from generator.derive.comparability import included_stages
from generator.derive.exchanges import lacking_fields
from generator.derive.metrics import METRICS, holding, of_kind, target_count
from generator.model.board import KINDS, Board, Expiry, KindBoard, Tally
from generator.model.catalogue import Catalogue, ProductEntry

Codes = Callable[[ProductEntry], Iterable[str]]
"""The codes under which a product counts in a tally."""


def board_of(catalogue: Catalogue, config: SiteConfig) -> Board:
    """Return what the boards show; the board of organisations' own records is there even when it is empty."""
    kinds = [kind for kind in KINDS if kind == "own" or kind in catalogue.kinds]
    return Board(
        kinds={kind: _of_kind(of_kind(catalogue, kind), catalogue, config) for kind in kinds},
        lacking={
            exchange: lacking_fields(exchange, catalogue, config) for exchange in config.codelists["exchanges"].codes
        },
    )


def _of_kind(part: Catalogue, whole: Catalogue, config: SiteConfig) -> KindBoard:
    """Return the counts of one kind; the targets are the authority's, whatever is counted against them."""
    now = holding(part)
    return KindBoard(
        metrics={code: METRICS[code](part) for code in config.codelists["metrics"].codes},
        targets={target.target_id: target_count(target, part) for target in whole.registers.targets},
        tallies={"status": _tally(part.products, lambda entry: (entry.headline.status,))}
        | {name: _tally(now, codes) for name, codes in _dimensions(config).items()},
        ends=tuple(_ends(now)),
    )


def _dimensions(config: SiteConfig) -> Mapping[str, Codes]:
    """Return by what products with a number that holds are counted."""
    categories, stages = config.codelists["categories"], config.codelists["stages"]
    return {
        "sector": lambda entry: (categories.cell(entry.product.category, "sector"),),
        "district": lambda entry: (entry.district,),
        "confirmed": lambda entry: (entry.headline.trust.level,) if entry.headline.trust.confirmed else (),
        "claimed": lambda entry: () if entry.headline.trust.confirmed else (entry.headline.trust.level,),
        "boundary": lambda entry: (entry.headline.footprint.boundary,),
        "stage": lambda entry: included_stages(entry.headline.stages, stages),
    }


def _tally(entries: Iterable[ProductEntry], codes: Codes) -> dict[str, Tally]:
    """Return how many products and organisations stand under each code."""
    products: dict[str, int] = {}
    owners: dict[str, set[str]] = {}
    for entry in entries:
        for code in codes(entry):
            products[code] = products.get(code, 0) + 1
            owners.setdefault(code, set()).add(entry.organisation.org_id)
    return {code: Tally(products[code], len(owners[code])) for code in sorted(products)}


def _ends(entries: Iterable[ProductEntry]) -> list[Expiry]:
    """Return the last day of every number that states one, the nearest first."""
    ends = [(entry.headline.footprint.valid_through, entry.number) for entry in entries]
    return [Expiry(number, day) for day, number in sorted((day, number) for day, number in ends if day is not None)]
