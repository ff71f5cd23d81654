"""A grading scheme in words: on what it rests, what it applies to, and where its classes end."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.config import GradeScheme, ServiceLife
from generator.language.html import HtmlTranslator
from generator.language.text import OutsideLink
from generator.model.quantity import exact
from generator.model.register_records import AccountingRule


@dataclass(frozen=True, slots=True)
class Fact:
    """Something about a scheme under its name."""

    label: str
    words: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class, from where to where it reaches, and how many products are in it."""

    letter: str
    reach: str
    count: int | None


@dataclass(frozen=True, slots=True)
class SchemeTable:
    """The classes of a scheme."""

    caption: Markup
    rows: tuple[ClassRow, ...]
    counted: bool


def scheme_title(scheme: GradeScheme, translator: HtmlTranslator) -> str:
    """Return what the scheme is called."""
    return translator.told(scheme.title)


def scheme_days(scheme: GradeScheme, translator: HtmlTranslator) -> Markup:
    """Return from when until when the scheme is in force."""
    return days_words(scheme.in_force_from, scheme.in_force_until, translator)


def days_words(since: date, until: date | None, translator: HtmlTranslator) -> Markup:
    """Return a first day and a last one, where it is known."""
    if until is None:
        return translator.tell("grading.since", since=translator.day(since))
    return translator.tell("grading.days", since=translator.day(since), until=translator.day(until))


def scheme_per(scheme: GradeScheme, translator: HtmlTranslator) -> str:
    """Return what the thresholds are per."""
    return translator.say("product.per_amount", amount=translator.amount(scheme.key.amount, scheme.key.declared_unit))


def scheme_table(scheme: GradeScheme, counts: Mapping[str, int], translator: HtmlTranslator) -> SchemeTable:
    """Return the table of classes; thresholds keep every digit, since they are the words of a rule."""
    boundary = translator.cell("boundaries", scheme.key.boundary, "plain")
    rows = tuple(ClassRow(letter, reach, counts.get(letter)) for letter, reach in _reaches(scheme, translator))
    key = "grading.table" if scheme.mode == "computed" else "grading.table_awarded"
    return SchemeTable(
        translator.tell(key, per=scheme_per(scheme, translator), boundary=boundary), rows, counted=bool(counts)
    )


def _reaches(scheme: GradeScheme, translator: HtmlTranslator) -> Iterator[tuple[str, str]]:
    """Yield each class and from where to where it reaches."""
    below = None
    for each in scheme.classes:
        ends = {"low": exact(below) if below is not None else "", "high": exact(each.up_to) if each.up_to else ""}
        if scheme.mode == "awarded":
            yield each.letter, translator.say("grading.reach.awarded")
        elif below is None:
            yield each.letter, translator.say("grading.reach.first", **ends)
        elif each.up_to is None:
            yield each.letter, translator.say("grading.reach.last", **ends)
        else:
            yield each.letter, translator.say("grading.reach.middle", **ends)
        below = each.up_to


def basis_rows(scheme: GradeScheme, translator: HtmlTranslator) -> tuple[Fact, ...]:
    """Return the legal basis of the scheme: document, issuer, clause, days."""
    basis = scheme.legal_basis
    document = translator.told(basis.document)
    number = translator.free(basis.number) if basis.number else None
    numbered = translator.tell("grading.numbered", document=document, number=number) if number else document
    address = OutsideLink(str(basis.url), str(basis.url))
    return (
        Fact(translator.say("grading.basis"), (numbered,)),
        Fact(translator.say("grading.issuer"), (translator.told(basis.issuer),)),
        Fact(translator.say("grading.clause"), (translator.told(basis.clause),)),
        Fact(translator.say("grading.source"), (address,)),
        Fact(translator.say("grading.in_force"), (scheme_days(scheme, translator),)),
        Fact(translator.say("grading.mode"), (translator.say(f"grading.mode.{scheme.mode}"),)),
    )


def terms_rows(scheme: GradeScheme, rules: Iterable[AccountingRule], translator: HtmlTranslator) -> tuple[Fact, ...]:
    """Return on what terms a number must have been worked out."""
    key, listed, known = scheme.key, translator.listed, {rule.rule_id: rule for rule in rules}
    titles = listed(_rule(each.rule_id, each.version, known, translator) for each in key.rules)
    stages = listed(translator.code("stages", stage) for stage in key.stages)
    texts = {
        "category": translator.code("categories", scheme.category),
        "rule": titles,
        "per": scheme_per(scheme, translator),
        "life": _life(key.service_life, translator) if key.service_life else translator.say("terms.no_life"),
        "boundary": translator.cell("boundaries", key.boundary, "plain"),
        "stages": stages,
        "recycling": translator.code("recycling_approaches", key.recycling_approach),
        "gwp": listed(translator.code("characterization_factors", each) for each in key.characterization_factors),
        "biogenic": translator.code("total_bases", key.pcf_total_basis),
    }
    return tuple(Fact(translator.say(f"grading.terms.{name}"), (words,)) for name, words in texts.items())


def _life(life: ServiceLife, translator: HtmlTranslator) -> str:
    return translator.life(life.amount, life.unit)


def _rule(rule_id: str, version: str, known: Mapping[str, AccountingRule], translator: HtmlTranslator) -> str:
    """Return a rule's title with its version; of one that the register lacks, its id."""
    title = str(translator.stated(known[rule_id], "title")) if rule_id in known else rule_id
    return translator.say("terms.version", title=title, version=version)
