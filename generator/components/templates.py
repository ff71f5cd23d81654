"""The templates of one language: what never changes is written into them when they are compiled.

Templates see values of our own and nothing else, so what Jinja looks up with care for any value is said in plain
Python: an attribute is an attribute, a call is a call. A sentence without holes becomes text of the template.
Everything is escaped as ever, and a name without a value stops the build.
"""

import json
from collections.abc import Callable, MutableMapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from generator.language.html import HtmlTranslator
from generator.language.text import as_html
from generator.model.artifact import Json

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


class _SentenceFolder(NodeTransformer):
    """Replaces a fixed sentence that a template says by the sentence itself."""

    def __init__(self, translator: HtmlTranslator) -> None:
        """Fold the sentences of a language."""
        self._translator = translator

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802  the name that Jinja looks for
        """Return the sentence where the key stands in the template, else the call as it is."""
        match node:
            case nodes.Call(node=nodes.Name(name="say"), args=[nodes.Const(value=str(key))]):
                return nodes.Const(self._translator.fixed(key), lineno=node.lineno)
        return self.generic_visit(node)


class _PlainCode(CodeGenerator):
    """Writes Python that reads attributes and calls functions as Python does."""

    environment: "Templates"

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Write a template with its fixed sentences folded in."""
        super().visit_Template(self.environment.folded(node), frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write an attribute; a value that lacks it, or that is no value, raises."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        """Write a test; whether an attribute is defined asks its owner, since reading it would raise."""
        match node:
            case nodes.Test(name="defined", node=nodes.Getattr(node=owner, attr=attribute)):
                self.write("hasattr(")
                self.visit(owner, frame)
                self.write(f", {attribute!r})")
            case _:
                super().visit_Test(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802, FBT001, FBT002
        """Write a call; none of our functions asks for Jinja's context."""
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def _output_child_pre(self, *_: object) -> None:
        self.write("environment.written(")


class Templates(Environment):
    """The templates of one language; `say` is known in all of them and says a sentence that has no holes."""

    code_generator_class = _PlainCode
    written = staticmethod(as_html)

    def __init__(self, translator: HtmlTranslator) -> None:
        """Load templates from the folders of the package, where they stand beside their views."""
        super().__init__(
            loader=FileSystemLoader(Path(__file__).parent.parent),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self.policies["json.dumps_function"] = _data
        self.globals = {"say": translator.fixed}
        self._folder = _SentenceFolder(translator)

    def make_globals(self, d: MutableMapping[str, object] | None) -> MutableMapping[str, object]:
        """Return what is known in every template; none knows more."""
        return self.globals if d is None else {**self.globals, **d}

    def macro(self, template: str, name: str) -> Callable[..., Markup]:
        """Return a macro of a template, for what is rendered apart from any page."""
        found: Callable[..., Markup] = getattr(self.get_template(template).module, name)
        return found

    def folded(self, template: nodes.Template) -> nodes.Template:
        """Return a parsed template with its fixed sentences as text."""
        folded: nodes.Template = self._folder.visit(template)
        return folded


def _data(document: Json, **_: object) -> str:
    """Return a document for a data block, dense and as it was written; Jinja then escapes what could end the block."""
    text = _ENCODER.encode(document)
    return text.replace("\u2028", r"\u2028").replace("\u2029", r"\u2029")
