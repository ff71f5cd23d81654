"""The class of a product among like ones: its letter on the whole scale, every gate, and the rule behind it."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.config import scheme_name
from generator.model import routes
from generator.model.catalogue import ProductEntry
from generator.model.grade import Grade
from generator.render.grade_scale import Scale, scale_of
from generator.render.grade_scheme import Fact, basis_rows, days_words
from generator.render.press import Press
from generator.render.voice import Voice


@dataclass(frozen=True, slots=True)
class GateRow:
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
    gates: tuple[GateRow, ...]
    basis: tuple[Fact, ...]
    guide: str


def grade_view(entry: ProductEntry, route: str, press: Press) -> GradeView | None:
    """Return the section; nothing while no scheme for the category is in force, or where no number is shown."""
    grade, voice = entry.grade, press.voice
    if grade is None or not entry.headline.shows_value:
        return None
    scheme = next((each for each in voice.config.grade_schemes if each.scheme_id == grade.scheme_id), None)
    return GradeView(
        caption=voice.say("grade.caption", scheme=scheme_name(grade, voice)),
        scale=scale_of(grade.classes, grade.letter, _title(grade, voice)),
        sentences=tuple(_sentences(grade, voice)),
        gates=tuple(gate_rows(grade, voice)),
        basis=basis_rows(scheme, voice) if scheme else (),
        guide=press.href(route, routes.GRADING),
    )


def _title(grade: Grade, voice: Voice) -> str:
    """Return the sentence that stands for the scale."""
    first, *_, last = grade.letters
    if grade.letter is None:
        return voice.say("grade.scale", first=first, last=last)
    return voice.say("grade.scale_of", letter=grade.letter, first=first, last=last)


def _sentences(grade: Grade, voice: Voice) -> list[Markup]:
    """Return what the class is, how sure it is, and from when until when; or why there is none."""
    first, *_, last = grade.letters
    if grade.letter is None:
        reason = voice.say(f"grade.{grade.reason}")
        parts = voice.listed(voice.say(f"diff.part.{part}") for part in grade.differing)
        why = [voice.tell("grade.parts", parts=parts)] if grade.reason in ("boundary", "key") else []
        return [voice.tell("grade.sentence_none", reason=reason), *why]
    told = [voice.tell("grade.sentence", letter=grade.letter, count=len(grade.letters), first=first, last=last)]
    if grade.near:
        told.append(voice.tell("grade.near", best=grade.near[0], worst=grade.near[1]))
    if grade.since:
        told.append(voice.tell("grade.dated", days=days_words(grade.since, grade.until, voice)))
    return told


def gate_rows(grade: Grade, voice: Voice) -> list[GateRow]:
    """Return every gate in the order in which it is asked."""
    return [
        GateRow(
            voice.say(f"gate.{gate.code}"),
            voice.say(f"gate.state.{gate.state}"),
            "warn" if gate.state == "fails" else "plain",
        )
        for gate in grade.gates
    ]
