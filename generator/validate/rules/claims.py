"""Verifications and labels: claims of the organisation, complete enough to be checked by somebody else."""

from collections.abc import Iterator
from datetime import date

from generator.diagnostics import Finding
from generator.model.disclosure import Disclosure, Label, Verification
from generator.validate.calendar import months_later
from generator.validate.context import RuleContext
from generator.validate.rules.rule import fault, rule

THIRD_PARTY = "third-party-verified"
"""The rung of trust that a verification by somebody independent claims."""
LABEL_COLUMNS = {
    "cn-pcf-label": ("certificate_number", "issuer_name", "issued_on", "valid_through"),
    "certifier-own-scheme": ("certificate_number", "issuer_name", "issued_on"),
    "epd": ("certificate_number", "issuer_name", "issued_on", "valid_through"),
    "other": ("issuer_name",),
}
"""What a label must state, by scheme."""


@rule("verification-incomplete", "verifications")
def verifications_are_checkable(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """A third party's verification names the body, the day, and the standard or the statement."""
    independent = context.config.codelists["verification_types"].where("trust_level", THIRD_PARTY)
    for row in disclosure.verifications:
        if row.type not in independent:
            continue
        for column in ("provider_name", "completed_on"):
            if not row.cell(column):
                yield fault(row, column)
        if not row.standard and not row.statement_number:
            yield fault(row, "statement_number")


@rule("verification-own-provider", "verifications", "organisation")
def verifiers_are_others(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """Nobody is a third party to itself."""
    own = {name for row in disclosure.organisation for name in (row.name_zh, row.name_en, row.uscc) if name}
    independent = context.config.codelists["verification_types"].where("trust_level", THIRD_PARTY)
    for row in disclosure.verifications:
        if row.type in independent and own.intersection((row.provider_name, row.provider_uscc)):
            yield fault(row, "provider_name")


@rule("label-incomplete", "labels")
def labels_are_checkable(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A label states what its scheme needs to be looked up."""
    for row in disclosure.labels:
        for column in LABEL_COLUMNS.get(row.scheme, ()):
            if not row.cell(column):
                yield fault(row, column)


@rule("label-validity", "labels")
def labels_end_when_their_scheme_says(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """A certificate is not valid longer than its scheme allows."""
    schemes = context.config.codelists["label_schemes"]
    for row in disclosure.labels:
        months = schemes.cell(row.scheme, "max_validity_months")
        if (
            months
            and row.issued_on
            and row.valid_through
            and row.valid_through > months_later(row.issued_on, int(months))
        ):
            yield fault(row, "valid_through", months=months)


@rule("claim-dates", "verifications", "labels")
def claims_run_forward(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A claim ends on or after the day on which it begins."""
    for row in _claims(disclosure):
        first = _begins(row)
        if first and row.valid_through and row.valid_through < first:
            yield fault(row, "valid_through", first=first)


def _claims(disclosure: Disclosure) -> list[Verification | Label]:
    """Return verifications and labels together."""
    return [*disclosure.verifications, *disclosure.labels]


def _begins(row: Verification | Label) -> date | None:
    """Return the day on which a claim begins."""
    return row.completed_on if isinstance(row, Verification) else row.issued_on


@rule("claim-status", "verifications", "labels")
def withdrawn_claims_give_reasons(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A withdrawn claim says since when and why."""
    for row in _claims(disclosure):
        for column in ("status_on", "status_reason"):
            if row.status == "withdrawn" and not row.cell(column):
                yield fault(row, column)


RULES = (
    verifications_are_checkable,
    verifiers_are_others,
    labels_are_checkable,
    labels_end_when_their_scheme_says,
    claims_run_forward,
    withdrawn_claims_give_reasons,
)
