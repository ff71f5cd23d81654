"""Grading schemes to test with; none of them exists."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import Any

import yaml

from generator.config import GradeScheme, SiteConfig
from generator.model.catalogue import Catalogue, ProductEntry
from generator.model.disclosure import Label
from tests.builders import (
    AS_OF,
    ROOT,
    a_catalogue,
    a_config,
    a_confirmation,
    a_disclosure_of,
    a_footprint,
    a_label,
    a_product,
    a_verification,
    an_organisation,
)

FOLDER = ROOT / "site_config" / "grade_schemes"
FILES = sorted(FOLDER.rglob("*.yaml"))
"""Every scheme file of the repository, registered or not."""
STAGES = ["raw-materials", "manufacturing", "distribution", "use", "end-of-life"]
SEVEN = ("-5", "0", "0.000000000000000001", "120.5", "186.4", "186.400000000000000001", None)


def as_written(**changes: Any) -> dict[str, Any]:
    """Return the example as its file says it, fitted to the products of the builders, with some keys changed."""
    written: dict[str, Any] = yaml.safe_load((FOLDER / "example" / "example-e-bike.yaml").read_text(encoding="utf-8"))
    written["key"] |= {"stages": STAGES}
    for place, end in enumerate(("150", "186.4", "220", "260")):
        written["classes"][place]["up_to"] = end
    return deepcopy(written) | changes


def a_scheme(**changes: Any) -> GradeScheme:
    """Return a scheme in force that grades the sample bicycle of the builders B, exactly on the limit."""
    return GradeScheme.model_validate(as_written(**changes))


def awarding(**changes: Any) -> GradeScheme:
    """Return a scheme whose classes stand on certificates."""
    classes = [{key: each[key] for key in each if key != "up_to"} for each in as_written()["classes"]]
    return a_scheme(mode="awarded", classes=classes, reference_set=None, **changes)


def seven() -> GradeScheme:
    """Return a scheme of seven classes with limits that lie as close as numbers can."""
    classes = [
        {"letter": str(place), "colour": "#000000", "text_colour": "#ffffff"} | ({"up_to": end} if end else {})
        for place, end in enumerate(SEVEN, start=1)
    ]
    return a_scheme(classes=classes, reference_set=None)


def with_schemes(*schemes: GradeScheme) -> SiteConfig:
    """Return the settings of this repository with schemes switched on."""
    return replace(a_config(), grade_schemes=schemes)


def graded(*schemes: GradeScheme, **given: Any) -> ProductEntry:
    """Return the sample bicycle under some schemes."""
    return of_one(*schemes, **given).products[0]


def of_one(
    *schemes: GradeScheme,
    as_of: date = AS_OF,
    owner: Mapping[str, Any] | None = None,
    check: Mapping[str, Any] | None = None,
    answered: bool = True,
    labels: Sequence[tuple[Label, bool]] = (),
    **cells: Any,
) -> Catalogue:
    """Return a catalogue of the sample bicycle: verified and confirmed, where a test does not say otherwise."""
    footprint = a_footprint(**cells)
    claim = a_verification(footprint, **(check or {}))
    disclosure = a_disclosure_of(
        footprint,
        an_organisation(**(owner or {})),
        products=(a_product(former_ids=("old-bike",)),),
        verifications=(claim,),
        labels=tuple(label for label, _ in labels),
    )
    answers = [a_confirmation("acme", claim)] if answered else []
    answers += [
        a_confirmation("acme", claim, confirmation_id=label.label_id, claim_table="labels", claim_id=label.label_id)
        for label, confirmed in labels
        if confirmed
    ]
    return a_catalogue(disclosure, confirmations=answers, as_of=as_of, config=with_schemes(*schemes))


def certificate(letter: str, scheme: GradeScheme, **given: object) -> Label:
    """Return a certificate that states a class."""
    cells = {"label_id": f"l-{letter.lower()}", "grade": letter, "grade_scheme": scheme.scheme_id}
    return a_label(a_footprint(), **(cells | given))
