"""Examples for the page about the label: a fictional product in every state, drawn by the very code that draws labels.

They say 示例数据 and their QR code leads to that page, since there is no such product.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from generator.components.label_forms import EVERY, PNG
from generator.components.maker import Maker
from generator.config import SiteConfig
from generator.labels.content import LabelContent, Translators, label_content, label_translators
from generator.labels.drawing import Drawing, Line, Mark, Shape
from generator.labels.full import full
from generator.labels.pack import pictures_of
from generator.labels.palette import INK, PAPER
from generator.labels.qr import qr_code
from generator.labels.svg import svg_of
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, FootprintEntry, ProductEntry
from generator.model.comparability import Terms
from generator.model.disclosure import Organisation, Product
from generator.model.footprint import Footprint
from generator.model.product_number import printed_number
from generator.model.record import Place
from generator.model.stages import StageShare, StageSplit
from generator.model.texts import Texts
from generator.model.tolerance import percent_of_total
from generator.model.trust import Trust

NUMBER = "7k3m9qx2d"
TOTAL = Decimal(186)
STAGES = (("raw-materials", 96), ("manufacturing", 18), ("distribution", 6), ("use", 58), ("end-of-life", 8))
MAIN = ("raw-materials", "use")
HERE = Place("example", 0)
ENDS: dict[str, date | None] = {"expired": date(2026, 3, 31), "no-expiry-stated": None}
"""Last days of validity in states that have another one."""
MARGIN = 36
"""Room for the numbers of the annotated picture."""
CONFIRMED = ("third-party-verified", "certifier-own-scheme", "national-label", "epd")
VERIFIED = Trust("third-party-verified", confirmed=True, claim=None)
CLAIMED = Trust("third-party-verified", confirmed=False, claim=None)


@dataclass(frozen=True, slots=True)
class LabelExampleInput:
    """A picture of the fictional product's label."""

    folder: str
    """states, trust, forms, or nothing for the annotated picture."""
    name: str
    status: str = "valid"
    trust: Trust = VERIFIED


def _select(_: Catalogue, config: SiteConfig) -> Iterator[LabelExampleInput]:
    yield LabelExampleInput("", "annotated")
    for state in config.codelists["statuses"].codes:
        yield LabelExampleInput("states", state, status=state)
    for level in config.codelists["trust_levels"].codes:
        yield LabelExampleInput("trust", level, trust=Trust(level, confirmed=level in CONFIRMED, claim=None))
    yield LabelExampleInput("trust", "unconfirmed", trust=CLAIMED)
    yield from (LabelExampleInput("forms", form.removesuffix(".svg")) for form in EVERY if form != PNG)


def _make(shown: LabelExampleInput, config: SiteConfig) -> Iterator[Artifact]:
    content = example_content(label_translators(config), status=shown.status, trust=shown.trust)
    if not shown.folder:
        yield Artifact.text(routes.LABEL_EXAMPLE, svg_of(annotated(full(content))))
        return
    form = shown.name if shown.folder == "forms" else "compact"
    (picture,) = pictures_of(content, [f"{form}.svg"])
    yield Artifact.text(routes.label_example(shown.folder, shown.name), picture.svg)


label_examples = Maker(_select, _make)
"""The annotated picture, each state, each rung of trust, and each form of the label."""


def example_content(translators: Translators, *, status: str = "valid", trust: Trust = VERIFIED) -> LabelContent:
    """Return the content of the fictional product in a state and on a rung of trust."""
    entry = _entry(translators["zh"].config, status, trust)
    guide = f"{translators['zh'].config.site.base_url}{routes.LABEL_GUIDE}"
    return replace(label_content(entry, translators), qr=qr_code(guide))


def annotated(drawing: Drawing) -> Drawing:
    """Return a drawing with the numbers of its parts at its left, for a list that explains them."""
    marks: list[Mark] = []
    for number, y in drawing.numbered:
        marks += [
            Shape(f"M-12 {y:g}h16", stroke=INK),
            Shape(f"M-30 {y:g}a9.5 9.5 0 1 1 19 0a9.5 9.5 0 1 1-19 0z", fill=INK),
            Line(-20.5, y + 4.2, 12, str(number), bold=True, fill=PAPER, anchor="middle"),
        ]
    return replace(drawing, marks=(*drawing.marks, *marks), margin=MARGIN)


def _entry(config: SiteConfig, status: str, trust: Trust) -> ProductEntry:
    """Return the fictional product."""
    return ProductEntry(
        number=NUMBER,
        printed=printed_number(NUMBER, config.site.number_prefix),
        former_numbers=(),
        product=_product(),
        organisation=_organisation(),
        headline=_headline(status, trust),
        footprints=(),
        documents=(),
        position=None,
        no_position_reason="no-key",
    )


def _product() -> Product:
    return Product(
        at=HERE,
        product_id="e-bike",
        name_zh="海河牌电动自行车",
        name_en="Haihe e-bike",
        model="HH-48V20",
        category="e-bike",
        consumer_facing=True,
        headline_footprint_id="e-bike-2025",
        status="active",
    )


def _organisation() -> Organisation:
    return Organisation(
        at=HERE,
        org_id="example",
        name_zh="示例车业有限公司",
        name_en="Example Vehicles Ltd",
        country="CN",
        district="outside",
        roles=("manufacturer",),
        provenance="own",
        is_sample=True,
    )


def _footprint(status: str) -> Footprint:
    return Footprint(
        at=HERE,
        footprint_id="e-bike-2025",
        revision=1,
        product_id="e-bike",
        status="active",
        status_on=date(2026, 3, 1),
        published_on=date(2026, 1, 20),
        valid_through=ENDS.get(status, date(2028, 12, 31)),
        kind="cfp",
        boundary="cradle-to-grave",
        unit_kind="functional",
        declared_unit="piece",
        declared_unit_amount=Decimal(1),
        unit_text_zh="1 辆",
        unit_text_en="1 bicycle",
        reference_period_first_day=date(2025, 1, 1),
        reference_period_last_day=date(2025, 12, 31),
        geography="CN",
        pcf_total=TOTAL,
        pcf_total_basis="excluding-biogenic-uptake",
        pcf_low=Decimal(168),
        pcf_high=Decimal(211),
        offsets_included=False,
        ipcc_characterization_factors=("AR6",),
    )


def _headline(status: str, trust: Trust) -> FootprintEntry:
    stages = tuple(
        StageShare(stage, "reported", Decimal(value), percent_of_total(Decimal(value), TOTAL), Texts({}), in_total=True)
        for stage, value in STAGES
    )
    main = tuple(next(each for each in stages if each.stage == stage) for stage in MAIN)
    bare = FootprintEntry.bare(_footprint(status), status, trust, Terms({}, {"rule": "no-rule"}))
    return replace(bare, by_stage=StageSplit(stages, None, main, has_negative=False))
