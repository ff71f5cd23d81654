"""The one Jinja environment: everything a page shows is escaped, and a hole without a value is a mistake."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.render.frame import Frame
from generator.render.voice import Voice

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)


def draw(template: str, view: object, frame: Frame, voice: Voice) -> str:
    """Return a page: the template sees the view, the frame around it, and fixed sentences."""
    return _ENVIRONMENT.get_template(template).render(view=view, frame=frame, say=voice.fixed)
