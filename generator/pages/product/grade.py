"""The class of a product among like ones: its letter on the whole scale, every gate, and the rule behind it."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.components.grade_scale import Scale, scale_of
from generator.components.grade_scheme import Fact, basis_rows, days_words
from generator.components.renderer import PageRenderer
from generator.language import scheme_name
from generator.language.html import HtmlTranslator
from generator.model import routes
from generator.model.catalogue import ProductEntry
from generator.model.grade import Grade


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """Something that must hold, and whether it does."""

    name: str
    state: str
    form: str
    """plain, or warn where it does not hold"""


@dataclass(frozen=True, slots=True)
class GradeView:
    """The section on the class."""

    caption: str
    scale: Scale
    sentences: tuple[Markup, ...]
    conditions: tuple[ConditionRow, ...]
    basis: tuple[Fact, ...]
    guide: str


def grade_view(entry: ProductEntry, route: str, renderer: PageRenderer) -> GradeView | None:
    """Return the section; nothing while no scheme for the category is in force, or where no number is shown."""
    grade, translator = entry.grade, renderer.translator
    if grade is None or not entry.headline.shows_value:
        return None
    scheme = next((each for each in translator.config.grade_schemes if each.scheme_id == grade.scheme_id), None)
    return GradeView(
        caption=translator.say("grade.caption", scheme=scheme_name(grade, translator)),
        scale=scale_of(grade.classes, grade.letter, _title(grade, translator)),
        sentences=tuple(_sentences(grade, translator)),
        conditions=tuple(condition_rows(grade, translator)),
        basis=basis_rows(scheme, translator) if scheme else (),
        guide=renderer.href(route, routes.GRADING),
    )


def _title(grade: Grade, translator: HtmlTranslator) -> str:
    """Return the sentence that stands for the scale."""
    first, *_, last = grade.letters
    if grade.letter is None:
        return translator.say("grade.scale", first=first, last=last)
    return translator.say("grade.scale_of", letter=grade.letter, first=first, last=last)


def _sentences(grade: Grade, translator: HtmlTranslator) -> list[Markup]:
    """Return what the class is, how sure it is, and from when until when; or why there is none."""
    first, *_, last = grade.letters
    if grade.letter is None:
        reason = translator.say(f"grade.{grade.reason}")
        parts = translator.listed(translator.say(f"diff.part.{part}") for part in grade.differing)
        why = [translator.tell("grade.parts", parts=parts)] if grade.reason in ("boundary", "key") else []
        return [translator.tell("grade.sentence_none", reason=reason), *why]
    told = [translator.tell("grade.sentence", letter=grade.letter, count=len(grade.letters), first=first, last=last)]
    if grade.near:
        told.append(translator.tell("grade.near", best=grade.near[0], worst=grade.near[1]))
    if grade.since:
        told.append(translator.tell("grade.dated", days=days_words(grade.since, grade.until, translator)))
    return told


def condition_rows(grade: Grade, translator: HtmlTranslator) -> list[ConditionRow]:
    """Return every gate in the order in which it is asked."""
    return [
        ConditionRow(
            translator.say(f"gate.{condition.code}"),
            translator.say(f"gate.state.{condition.state}"),
            "warn" if condition.state == "fails" else "plain",
        )
        for condition in grade.conditions
    ]
