"""The templates, compiled once for each language with the words of that language already in them."""

import re
from typing import Any, cast

from flask import current_app
from flask.templating import Environment
from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from inapp.web import language
from inapp.web.icons import icon

_INDENT = re.compile(r"\n[ \t]+(?=[<{])")


class _Words(NodeTransformer):
    """Puts a text or a picture that is always the same in the place of the call that would look it up."""

    def __init__(self, spoken: str) -> None:
        self._catalogue = language.CATALOGUES[spoken]

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        self.generic_visit(node)
        match node:
            case nodes.Call(node=nodes.Name(name=name), args=[nodes.Const(value=str(text))], kwargs=[]):
                if name == "t" and text:
                    return nodes.Const(self._catalogue.gettext(text), lineno=node.lineno)
                if name == "icon":
                    return nodes.TemplateData(str(icon(text)), lineno=node.lineno)
        return node


class SpokenTemplates(Environment):
    """Flask's templates, and an environment beside them for each language that is spoken."""

    spoken = ""

    def in_language(self, name: str) -> "SpokenTemplates":
        """The templates of one language."""
        made: dict[str, SpokenTemplates] = self.__dict__.setdefault("_languages", {})
        if name not in made:
            fresh = self.overlay()
            fresh.spoken = name
            made[name] = fresh
        return made[name]

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """The source without its indents, which nobody needs in a browser."""
        read = super().preprocess(source, name, filename)
        return _INDENT.sub("\n", read) if self.spoken else read

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        return _Words(self.spoken).visit(tree) if self.spoken else tree


def render(template: str, **values: Any) -> str:
    """A template in the language of the answer that is being made."""
    current_app.update_template_context(values)
    ours = cast(SpokenTemplates, current_app.jinja_env).in_language(language.current())
    return ours.get_template(template).render(values)
