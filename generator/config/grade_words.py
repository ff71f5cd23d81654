"""A grade in plain words: never a letter without all letters beside it, never none without its reason."""

from generator.config.tongue import Tongue
from generator.model.grade import Grade


def grade_words(grade: Grade, tongue: Tongue) -> str:
    """Return the class among all classes, or why there is none."""
    if grade.letter is None:
        return tongue.say("grade.none_because", reason=tongue.say(f"grade.{grade.reason}"))
    first, *_, last = grade.letters
    return tongue.say("grade.of_all", letter=grade.letter, first=first, last=last)


def scheme_name(grade: Grade, tongue: Tongue) -> str:
    """Return what the scheme is called."""
    return tongue.told(grade.scheme_name)


def scheme_grade_words(grade: Grade, tongue: Tongue) -> str:
    """Return the same with the scheme, for where classes of several schemes may stand side by side."""
    return tongue.say("grade.under", grade=grade_words(grade, tongue), scheme=scheme_name(grade, tongue))
