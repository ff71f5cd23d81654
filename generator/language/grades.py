"""A grade in plain words: never a letter without all letters beside it, never none without its reason."""

from generator.language.translator import Translator
from generator.model.grade import Grade


def grade_words(grade: Grade, translator: Translator) -> str:
    """Return the class among all classes, or why there is none."""
    if grade.letter is None:
        return translator.say("grade.none_because", reason=translator.say(f"grade.{grade.reason}"))
    first, *_, last = grade.letters
    return translator.say("grade.of_all", letter=grade.letter, first=first, last=last)


def scheme_name(grade: Grade, translator: Translator) -> str:
    """Return what the scheme is called."""
    return translator.told(grade.scheme_name)


def scheme_grade_words(grade: Grade, translator: Translator) -> str:
    """Return the same with the scheme, for where classes of several schemes may stand side by side."""
    return translator.say("grade.under", grade=grade_words(grade, translator), scheme=scheme_name(grade, translator))
