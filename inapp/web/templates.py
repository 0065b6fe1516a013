"""Templates, compiled once for each language with the words of that language in them, and the icons they draw."""

import re
from collections.abc import Callable, Mapping, MutableMapping
from functools import cache
from types import FunctionType
from typing import Any, cast

from flask.templating import Environment
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from inapp.web import language
from inapp.web.proxied import the_app

_INDENT = re.compile(r"\n[ \t]+(?=[<{])")
_SPECIAL = re.compile("[&<>'\"]")
_KEPT = 500
"""Parts of pages that are kept; a broker's own languages, themes and methods make a few dozen."""
_SVG = Markup('<svg class="i" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>')
_OUTLINES: Mapping[str, str] = {
    "cross": '<path d="M6 6l12 12M18 6L6 18"/>',
    "check": '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
    "card": '<rect x="3" y="5.5" width="18" height="13" rx="2.5"/><path d="M3 10h18M7 14.5h3"/>',
    "bank": '<path d="M4 9.5L12 5l8 4.5M5 9.5h14M7 12.5v4M12 12.5v4M17 12.5v4M4.5 19h15"/>',
    "shield": '<path d="M12 3.5l7 2.5v5.5c0 4.2-2.8 7.3-7 9-4.2-1.7-7-4.8-7-9V6z"/><path d="M9 12l2.2 2.2L15.2 10"/>',
    "wallet": '<path d="M4 7.5A2.5 2.5 0 0 1 6.5 5H18v3M4 7.5V17a2 2 0 0 0 2 2h14V8H5M16 13.5h.1"/>',
    "transfer": '<path d="M4 9h15l-4-4M20 15H5l4 4"/>',
    "coin": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5v9M9 10h4.5a1.5 1.5 0 0 1 0 4H9"/>',
    "phone": '<rect x="7" y="3.5" width="10" height="17" rx="2.5"/><path d="M11 17.5h2"/>',
    "shop": '<path d="M5 10v9h14v-9M3.5 10l2-5h13l2 5zM10 19v-5h4v5"/>',
    "pause": '<path d="M9 6v12M15 6v12"/>',
    "link": '<path d="M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-.8.8M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7'
    'l.8-.8"/>',
    "window": '<path d="M10 6H6.5A1.5 1.5 0 0 0 5 7.5v10A1.5 1.5 0 0 0 6.5 19h10a1.5 1.5 0 0 0 1.5-1.5V14"/>'
    '<path d="M14 5h5v5M19 5l-8 8"/>',
    "back": '<path d="M14.5 5.5L8 12l6.5 6.5"/>',
    "in": '<path d="M12 5v13M6.5 12.5L12 18l5.5-5.5"/>',
    "out": '<path d="M12 19V6M6.5 11.5L12 6l5.5 5.5"/>',
    "eye": '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/>'
    '<circle cx="12" cy="12" r="2.8"/><path class="slash" d="M4.5 4.5l15 15"/>',
    "alert": '<circle cx="12" cy="12" r="8.5"/><path d="M12 8v4.5M12 15.8v.2"/>',
}
"""Icons, drawn in the colour of the text beside them, which says what they mean: screen readers skip them."""


@cache
def icon(name: str) -> Markup:
    """An icon as part of a page. Raises KeyError for an unknown name."""
    return _SVG.format(Markup(_OUTLINES[name]))  # noqa: S704  (constants of this file)


class _Words(NodeTransformer):
    """Replaces calls for a constant text or icon by the text or icon itself."""

    def __init__(self, spoken: str) -> None:
        self._catalogue = language.catalogues().of(spoken)

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        self.generic_visit(node)
        match node:
            case nodes.Call(node=nodes.Name(name=name), args=[nodes.Const(value=str(text))], kwargs=[]):
                if name == "t" and text:
                    return nodes.Const(self._catalogue.gettext(text), lineno=node.lineno)
                if name == "icon":
                    return nodes.TemplateData(str(icon(text)), lineno=node.lineno)
        return node


def put(value: object) -> str:
    """A value as part of a page, escaped unless it is one already; it makes no Markup, since all parts are joined."""
    if type(value) is Markup or (type(value) is str and not _SPECIAL.search(value)):
        return value
    return escape(value)


class _Code(CodeGenerator):
    """Jinja's compiler, whose templates escape by `put`."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self.writeline(f"from {__name__} import put")
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("put(")
        else:
            super()._output_child_pre(node, frame, finalize)


class _Names(Context):
    """The names in a template; plain functions and macros are called without Jinja's questions, which cost time."""

    def call(self, called: Callable[..., Any], /, *values: Any, **named: Any) -> Any:
        """The result of a call in a template."""
        kind: type = type(called)
        if kind is Macro or (kind is FunctionType and not hasattr(called, "jinja_pass_arg")):
            for jinjas in ("_loop_vars", "_block_vars"):  # for those that want the context
                named.pop(jinjas, None)
            return called(self.eval_ctx, *values, **named) if kind is Macro else called(*values, **named)
        return super().call(called, *values, **named)


def keeper() -> Callable[..., str]:
    """The `once` of an application's templates: a part of a page that is drawn once for each key and each language.

    The key names all that the part depends on beside the language and the application. Nothing in it may concern one
    trader: `{% call once("name", key) %}` stands only around what everybody sees.
    """
    kept: dict[tuple[object, ...], str] = {}

    def once(*key: object, caller: Callable[[], str]) -> str:
        place = language.current(), *key
        found = kept.get(place)
        if found is None:
            found = caller()
            if len(kept) >= _KEPT:
                kept.clear()
            kept[place] = found
        return found

    return once


class SpokenTemplates(Environment):
    """Flask's templates, with one more environment for each language in use."""

    spoken = ""
    context_class = _Names
    code_generator_class = _Code

    def in_language(self, name: str) -> "SpokenTemplates":
        """The templates of one language."""
        made: dict[str, SpokenTemplates] = self.__dict__.setdefault("_languages", {})
        if name not in made:
            fresh = self.overlay()
            fresh.spoken = name
            made[name] = fresh
        return made[name]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The environment's own names; Jinja's chain of maps around them makes each lookup slow."""
        return {**self.globals, **d} if d else self.globals

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """The source without indents, which browsers do not need."""
        read = super().preprocess(source, name, filename)
        return _INDENT.sub("\n", read) if self.spoken else read

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        return _Words(self.spoken).visit(tree) if self.spoken else tree


def render(template: str, **values: Any) -> str:
    """A template in the language of the answer."""
    app = the_app()
    app.update_template_context(values)
    with language.settle() as spoken:
        ours = cast(SpokenTemplates, app.jinja_env).in_language(spoken)
        return ours.get_template(template).render(values)
