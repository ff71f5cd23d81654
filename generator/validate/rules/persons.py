"""Organisations, not persons: who discloses can be reached without anybody's private address."""

import re
from collections.abc import Iterator

from generator.diagnostics import Finding
from generator.model.disclosure import Disclosure
from generator.validate.confusables import strange_letters
from generator.validate.context import RuleContext
from generator.validate.rules.rule import fault, rule

PRIVATE_HOSTS = frozenset(
    {
        "qq.com",
        "foxmail.com",
        "163.com",
        "126.com",
        "139.com",
        "189.cn",
        "sina.com",
        "sina.cn",
        "sohu.com",
        "aliyun.com",
        "gmail.com",
        "outlook.com",
        "hotmail.com",
        "yahoo.com",
        "icloud.com",
    }
)
"""Hosts where people keep their own mailboxes."""

_NUMBERED = re.compile(r"[0-9]{5,}")
INDIVIDUAL = "92"
"""How the credit code of a business begins that is a person's own (GB 32100-2015)."""


@rule("mailbox-personal", "organisation")
def mailboxes_belong_to_roles(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """The published address is that of an office, not of a person."""
    for organisation in disclosure.organisation:
        name, _at, host = (organisation.contact_email or "").lower().partition("@")
        if host in PRIVATE_HOSTS or _NUMBERED.search(name):
            yield fault(organisation, "contact_email")


@rule("uscc-individual", "organisation")
def individual_businesses_know_what_they_publish(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """The code of an individual business points to a natural person."""
    for organisation in disclosure.organisation:
        if (organisation.uscc or "").startswith(INDIVIDUAL):
            yield fault(organisation, "uscc")


@rule("name-script", "organisation")
def names_are_of_one_script(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A name has no letters that look like others: Han and Latin, or one other script."""
    for organisation in disclosure.organisation:
        for column in ("name_zh", "name_en"):
            letters = strange_letters(organisation.cell(column) or "")
            if letters:
                yield fault(organisation, column, letters=letters)


RULES = (mailboxes_belong_to_roles, individual_businesses_know_what_they_publish, names_are_of_one_script)
