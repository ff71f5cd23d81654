"""A drawing becomes SVG: presentation attributes alone, nothing foreign, every word escaped."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from generator.labels.drawing import Drawing
from generator.labels.text_width import plain

LOW_TWO = Markup('<tspan dy=".2em" font-size="70%">2</tspan><tspan dy="-.14em">{}</tspan>')
"""Common Chinese fonts have no low 2; what follows it returns to the line."""


def _words(words: str) -> Markup:
    """Return words for a text element."""
    first, *others = plain(words).split("₂")
    return escape(first) + Markup().join(LOW_TWO.format(other) for other in others)


def _number(value: float) -> str:
    """Return a coordinate with as many digits as can be seen."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {"words": _words, "n": _number, "plain": plain}
    return environment


_TEMPLATE = _environment().get_template("drawing.svg")


def svg_of(drawing: Drawing) -> str:
    """Return a drawing as SVG."""
    return _TEMPLATE.render(drawing=drawing)
