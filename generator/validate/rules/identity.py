"""Who discloses: one organisation, rightly named and rightly numbered."""

from collections.abc import Iterator
from pathlib import PurePath

from generator.diagnostics import Finding, Location
from generator.model.disclosure import Disclosure, Organisation, Site
from generator.model.reserved_ids import RESERVED_IDS
from generator.model.submission import LICENCE_ENTRY, NOT_SPECIFIED
from generator.validate.context import RuleContext
from generator.validate.identifiers import SAMPLE_DIVISION, gs1_check_digit, lei_is_valid, uscc_check_character
from generator.validate.rules.rule import fault, rule


@rule("organisation-one-row", "organisation")
def one_organisation(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A package speaks for exactly one organisation."""
    for extra in disclosure.organisation[1:]:
        yield fault(extra, "org_id", count=len(disclosure.organisation))


@rule("org-id-folder", "organisation")
def organisation_owns_folder(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """The organisation's id is the name of its folder, so nobody can speak from another's."""
    folder = PurePath(disclosure.folder).name
    for organisation in disclosure.organisation:
        if organisation.org_id != folder:
            yield fault(organisation, "org_id", folder=folder)


@rule("id-reserved", "organisation")
def organisation_takes_no_reserved_id(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """An organisation's id stands in addresses, so it is none of the site's own words."""
    for organisation in disclosure.organisation:
        if organisation.org_id in RESERVED_IDS:
            yield fault(organisation, "org_id")


@rule("name-required", "organisation")
def everything_is_named(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """Own records have a Chinese name and description; compiled ones keep the language of their source."""
    compiled = disclosure.is_compiled
    for organisation in disclosure.organisation:
        if not organisation.name_zh and not (compiled and organisation.name_en):
            yield fault(organisation, "name_zh")
    for product in disclosure.products:
        if not product.name_zh and not (compiled and product.name_en):
            yield fault(product, "name_zh")
        if not product.description_zh and not compiled:
            yield fault(product, "description_zh")


@rule("uscc-required", "organisation")
def chinese_organisations_have_a_credit_code(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """An organisation of China that discloses by itself states its 统一社会信用代码."""
    for organisation in disclosure.organisation:
        if organisation.country == "CN" and not organisation.is_compiled and not organisation.uscc:
            yield fault(organisation, "uscc")


@rule("uscc-check-character", "organisation")
def credit_code_is_right(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """The eighteenth character of a credit code follows from the first seventeen."""
    for organisation in disclosure.organisation:
        yield from _uscc_fault(organisation)


@rule("uscc-check-character", "verifications")
def credit_code_of_verifier_is_right(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """So it is in the credit code of a body that verified."""
    for row in disclosure.verifications:
        if row.provider_uscc and row.provider_uscc[17] != uscc_check_character(row.provider_uscc):
            expected = row.provider_uscc[:17] + uscc_check_character(row.provider_uscc)
            yield fault(row, "provider_uscc", expected=expected)


def _uscc_fault(organisation: Organisation) -> Iterator[Finding]:
    """Yield a credit code whose check character does not fit."""
    if organisation.uscc:
        expected = uscc_check_character(organisation.uscc)
        if organisation.uscc[17] != expected:
            yield fault(organisation, "uscc", expected=organisation.uscc[:17] + expected)


@rule("sample-uscc", "organisation")
def samples_use_no_real_code(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A fictional organisation carries a code that can belong to nobody, and a real one never does."""
    for organisation in disclosure.organisation:
        if organisation.uscc and (organisation.uscc[2:8] == SAMPLE_DIVISION) != organisation.is_sample:
            yield fault(organisation, "uscc")


@rule("lei-check-digits", "organisation")
def lei_is_right(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """An LEI's last two digits check the others."""
    for organisation in disclosure.organisation:
        if organisation.lei and not lei_is_valid(organisation.lei):
            yield fault(organisation, "lei")


@rule("gln-check-digit", "organisation")
def gln_is_right(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A GLN's last digit checks the others."""
    records: list[Organisation | Site] = [*disclosure.organisation, *disclosure.sites]
    for record in records:
        gln = record.gln
        if gln and gln[-1] != gs1_check_digit(gln[:-1]):
            yield fault(record, "gln", expected=gln[:-1] + gs1_check_digit(gln[:-1]))


@rule("compiled-source", "organisation")
def compiled_records_name_their_source(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """Records that a third party compiled say where they come from and under which licence."""
    for organisation in disclosure.organisation:
        for column in ("compiled_source", "compiled_url", "compiled_licence"):
            if organisation.is_compiled and not organisation.cell(column):
                yield fault(organisation, column)


@rule("descriptor-licence", "organisation")
def own_records_are_open(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """What an organisation discloses is under the register's licence; only a compiled source may state none."""
    if disclosure.licence == NOT_SPECIFIED and not disclosure.is_compiled:
        holes = {"expected": LICENCE_ENTRY}
        yield Finding("", Location(f"{disclosure.folder}/datapackage.json"), "licenses", holes)


RULES = (
    own_records_are_open,
    one_organisation,
    organisation_owns_folder,
    organisation_takes_no_reserved_id,
    everything_is_named,
    chinese_organisations_have_a_credit_code,
    credit_code_is_right,
    credit_code_of_verifier_is_right,
    samples_use_no_real_code,
    lei_is_right,
    gln_is_right,
    compiled_records_name_their_source,
)
