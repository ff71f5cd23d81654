"""A grading scheme in words: on what it rests, what it applies to, and where its classes end."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.config import GradeScheme, ServiceLife
from generator.model.quantity import exact
from generator.model.registers import Registers
from generator.render.text import OutsideLink
from generator.render.voice import Voice


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


def scheme_title(scheme: GradeScheme, voice: Voice) -> str:
    """Return what the scheme is called."""
    return voice.told(scheme.title)


def scheme_days(scheme: GradeScheme, voice: Voice) -> Markup:
    """Return from when until when the scheme is in force."""
    return days_words(scheme.in_force_from, scheme.in_force_until, voice)


def days_words(since: date, until: date | None, voice: Voice) -> Markup:
    """Return a first day and a last one, where it is known."""
    if until is None:
        return voice.tell("grading.since", since=voice.day(since))
    return voice.tell("grading.days", since=voice.day(since), until=voice.day(until))


def scheme_per(scheme: GradeScheme, voice: Voice) -> str:
    """Return what the thresholds are per."""
    return voice.say("product.per_amount", amount=voice.amount(scheme.key.amount, scheme.key.declared_unit))


def scheme_table(scheme: GradeScheme, counts: Mapping[str, int], voice: Voice) -> SchemeTable:
    """Return the table of classes; thresholds keep every digit, since they are the words of a rule."""
    boundary = voice.cell("boundaries", scheme.key.boundary, "plain")
    rows = tuple(ClassRow(letter, reach, counts.get(letter)) for letter, reach in _reaches(scheme, voice))
    key = "grading.table" if scheme.mode == "computed" else "grading.table_awarded"
    return SchemeTable(voice.tell(key, per=scheme_per(scheme, voice), boundary=boundary), rows, counted=bool(counts))


def _reaches(scheme: GradeScheme, voice: Voice) -> Iterator[tuple[str, str]]:
    """Yield each class and from where to where it reaches."""
    below = None
    for each in scheme.classes:
        ends = {"low": exact(below) if below is not None else "", "high": exact(each.up_to) if each.up_to else ""}
        if scheme.mode == "awarded":
            yield each.letter, voice.say("grading.reach.awarded")
        elif below is None:
            yield each.letter, voice.say("grading.reach.first", **ends)
        elif each.up_to is None:
            yield each.letter, voice.say("grading.reach.last", **ends)
        else:
            yield each.letter, voice.say("grading.reach.middle", **ends)
        below = each.up_to


def basis_rows(scheme: GradeScheme, voice: Voice) -> tuple[Fact, ...]:
    """Return on what the scheme rests: document, issuer, clause, days."""
    basis = scheme.legal_basis
    document = voice.told(basis.document)
    number = voice.free(basis.number) if basis.number else None
    numbered = voice.tell("grading.numbered", document=document, number=number) if number else document
    address = OutsideLink(str(basis.url), str(basis.url))
    return (
        Fact(voice.say("grading.basis"), (numbered,)),
        Fact(voice.say("grading.issuer"), (voice.told(basis.issuer),)),
        Fact(voice.say("grading.clause"), (voice.told(basis.clause),)),
        Fact(voice.say("grading.source"), (address,)),
        Fact(voice.say("grading.in_force"), (scheme_days(scheme, voice),)),
        Fact(voice.say("grading.mode"), (voice.say(f"grading.mode.{scheme.mode}"),)),
    )


def terms_rows(scheme: GradeScheme, registers: Registers, voice: Voice) -> tuple[Fact, ...]:
    """Return on what terms a number must have been worked out."""
    key, listed = scheme.key, voice.listed
    rules = listed(_rule(each.rule_id, each.version, registers, voice) for each in key.rules)
    stages = listed(voice.code("stages", stage) for stage in key.stages)
    texts = {
        "category": voice.code("categories", scheme.category),
        "rule": rules,
        "per": scheme_per(scheme, voice),
        "life": _life(key.service_life, voice) if key.service_life else voice.say("terms.no_life"),
        "boundary": voice.cell("boundaries", key.boundary, "plain"),
        "stages": stages,
        "recycling": voice.code("recycling_approaches", key.recycling_approach),
        "gwp": listed(voice.code("characterization_factors", each) for each in key.characterization_factors),
        "biogenic": voice.code("total_bases", key.pcf_total_basis),
    }
    return tuple(Fact(voice.say(f"grading.terms.{name}"), (words,)) for name, words in texts.items())


def _life(life: ServiceLife, voice: Voice) -> str:
    return voice.life(life.amount, life.unit)


def _rule(rule_id: str, version: str, registers: Registers, voice: Voice) -> str:
    """Return a rule's title with its version; of one that the register lacks, its id."""
    found = next((rule for rule in registers.accounting_rules if rule.rule_id == rule_id), None)
    title = str(voice.stated(found, "title")) if found else rule_id
    return voice.say("terms.version", title=title, version=version)
