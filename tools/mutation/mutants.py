"""The changes that can be made to a module, each in the text of its source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

Edit = tuple[int, int, str, str]
"""Start and end in the source, the text put there, and the kind of change."""

_COMPARISONS = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
_OPERATORS = {
    ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*", ast.FloorDiv: "*", ast.Mod: "*",
    ast.BitAnd: "|", ast.BitOr: "&",
}  # fmt: skip
_REMOVED = (ast.Expr, ast.AugAssign, ast.Raise, ast.Continue, ast.Break, ast.Delete)


@dataclass(frozen=True)
class Place:
    """An edit, with the line and the function (« Class.method ») where it is."""

    line: int
    function: str
    edit: Edit


@dataclass(frozen=True)
class Mutant:
    """A change: ``source`` is the whole module once changed.

    ``before`` and ``after`` are the first line that differs, bare of its margin; with ``function``
    they name the mutant whatever stands above it.
    """

    module: str
    function: str
    line: int
    kind: str
    before: str
    after: str
    source: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        return self.module, self.function, self.before, self.after


def edits_of(source: str) -> list[Place]:
    """Every change of a module, in the order of the source."""
    return sorted(_Finder(source).found, key=lambda place: place.edit)


def mutant_of(module: str, source: str, place: Place) -> Mutant | None:
    """The module once changed, None when it would be no Python or the same."""
    start, end, text, kind = place.edit
    changed = source[:start] + text + source[end:]
    if changed == source or not _compiles(changed):
        return None
    before, after = _difference(source, changed)
    return Mutant(module, place.function, place.line, kind, before, after, changed)


def _compiles(source: str) -> bool:
    try:
        compile(source, "mutant", "exec", dont_inherit=True)
    except SyntaxError:
        return False
    return True


def _difference(source: str, changed: str) -> tuple[str, str]:
    """The first line that differs, before and after."""
    for before, after in zip(source.splitlines(), changed.splitlines()):
        if before != after:
            return before.strip(), after.strip()
    raise AssertionError(changed)


class _Finder:
    """The edits of a source."""

    def __init__(self, source: str) -> None:
        self.found: list[Place] = []
        self._bytes = [line.encode() for line in source.splitlines(keepends=True)]
        self._starts = [0]
        for line in source.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self._source = source
        self._visit_all(ast.parse(source).body, "")

    def _place(self, line: int, column: int) -> int:
        """Where a place of the tree, whose columns are in bytes, is in the text."""
        return self._starts[line - 1] + len(self._bytes[line - 1][:column].decode())

    def _span(self, node: ast.AST) -> tuple[int, int]:
        return (
            self._place(node.lineno, node.col_offset),
            self._place(node.end_lineno, node.end_col_offset),
        )

    def _text(self, node: ast.AST) -> str:
        start, end = self._span(node)
        return self._source[start:end]

    def _visit_all(self, statements: list[ast.stmt], function: str) -> None:
        for statement in statements:
            self._visit_statement(statement, function)

    def _visit_statement(self, node: ast.stmt, function: str) -> None:
        if isinstance(node, (ast.Import, ast.ImportFrom, ast.Assert)) or _is_text(node):
            return
        if isinstance(node, ast.If) and "TYPE_CHECKING" in self._text(node.test):
            return
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            inside = f"{function}.{node.name}".lstrip(".")
            if isinstance(node, ast.FunctionDef):
                for default in (*node.args.defaults, *node.args.kw_defaults):
                    if default is not None:
                        self._visit_expression(default, inside)
            self._visit_all(node.body, inside)
            return
        for edit in _edits_of_statement(node, self._text):
            self._add(function, *edit)
        unpacked = isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple)
        for name, value in ast.iter_fields(node):
            if unpacked and isinstance(value, ast.Tuple):
                value = value.elts  # one less would not even be unpacked
            if name == "annotation" or (name in ("targets", "target") and _is_name(value)):
                continue
            for item in value if isinstance(value, list) else [value]:
                if isinstance(item, ast.stmt):
                    self._visit_statement(item, function)
                elif isinstance(item, ast.ExceptHandler):
                    self._visit_all(item.body, function)
                elif isinstance(item, ast.withitem):
                    self._visit_expression(item.context_expr, function)
                elif isinstance(item, ast.expr):
                    self._visit_expression(item, function)

    def _visit_expression(self, node: ast.AST, function: str) -> None:
        if isinstance(node, ast.JoinedStr):
            return  # Python 3.11 does not tell where in the source its parts are
        if not function and _is_vocabulary(node):
            return
        for edit in self._edits_of_expression(node):
            self._add(function, *edit)
        for child in ast.iter_child_nodes(node):
            self._visit_expression(child, function)

    def _add(self, function: str, span: tuple[ast.AST, ast.AST], text: str, kind: str) -> None:
        """Put ``text`` from the start of the first to the end of the second of ``span``."""
        start, end = self._span(span[0])[0], self._span(span[1])[1]
        self.found.append(Place(span[0].lineno, function, (start, end, text, kind)))

    def _edits_of_expression(self, node: ast.AST) -> Iterator[tuple]:
        text = self._text
        both = (node, node)
        if isinstance(node, ast.Compare):
            left = node.left
            for operator, right in zip(node.ops, node.comparators):
                other = _COMPARISONS[type(operator)]
                yield (left, right), f"{text(left)} {other} {text(right)}", "comparaison"
                left = right
                if isinstance(right, ast.Constant) and isinstance(right.value, str):
                    yield (right, right), repr(right.value + "_"), "valeur"
        elif isinstance(node, ast.BoolOp):
            other = " or " if isinstance(node.op, ast.And) else " and "
            yield both, "(" + other.join(f"({text(part)})" for part in node.values) + ")", "et / ou"
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.Not, ast.USub)):
            yield both, f"({text(node.operand)})", "négation"
        elif isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
            other = _OPERATORS[type(node.op)]
            yield both, f"(({text(node.left)}) {other} ({text(node.right)}))", "opération"
        elif isinstance(node, ast.IfExp):
            yield (node.test, node.test), f"(not ({text(node.test)}))", "condition"
        elif isinstance(node, ast.Constant):
            changed = _other_value(node.value)
            if changed:
                yield both, changed, "valeur"
        elif isinstance(node, ast.comprehension):
            for test in node.ifs:
                yield (test, test), f"(not ({text(test)}))", "condition"
                yield (test, test), "True", "condition"
        yield from self._dropped(node)

    def _dropped(self, node: ast.AST) -> Iterator[tuple]:
        """An item of a list, or a named argument of a call, left out."""
        if isinstance(node, (ast.Tuple, ast.List, ast.Set)) and len(node.elts) > 1:
            opening, closing = {ast.Tuple: "()", ast.List: "[]", ast.Set: "{}"}[type(node)]
            if not isinstance(getattr(node, "ctx", None), (ast.Store, ast.Del)):
                for place in range(len(node.elts)):
                    kept = [self._text(item) for item in node.elts if item is not node.elts[place]]
                    yield (node, node), f"{opening}{', '.join(kept)},{closing}", "élément omis"
        elif isinstance(node, ast.Call):
            for one in node.keywords:
                if one.arg is not None:
                    parts = [self._text(item) for item in node.args]
                    parts += [self._text(item) for item in node.keywords if item is not one]
                    yield (node, node), f"{self._text(node.func)}({', '.join(parts)})", "argument"


def _edits_of_statement(node: ast.stmt, text) -> Iterator[tuple]:
    if isinstance(node, (ast.If, ast.While)):
        yield (node.test, node.test), f"(not ({text(node.test)}))", "condition"
    elif isinstance(node, _REMOVED):
        yield (node, node), "pass", "instruction omise"
    elif isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        yield (node, node), "return None", "retour vide"
    elif isinstance(node, ast.Assign) and not _is_name(node.targets):
        yield (node, node), "pass", "instruction omise"


def _other_value(value: object) -> str:
    """Another number; texts are keys and names, whose change any use of them would tell."""
    if isinstance(value, bool):
        return str(not value)
    return repr(value + 1) if isinstance(value, (int, float)) else ""


def _is_text(node: ast.stmt) -> bool:
    """Whether it documents what stands above it."""
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, (str, type(...)))
    )


def _is_vocabulary(node: ast.AST) -> bool:
    """Whether it is a table of names under which a column may come: a list to read, not a rule."""
    return isinstance(node, ast.Dict) and all(
        isinstance(value, ast.Tuple) and all(_is_word(item) for item in value.elts)
        for value in node.values
    )


def _is_word(node: ast.expr) -> bool:
    """A text, or the name of other texts: ``*_NAME``."""
    if isinstance(node, ast.Starred):
        return isinstance(node.value, ast.Name)
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _is_name(value: object) -> bool:
    """Whether what is assigned are plain names: without them nothing else would run."""
    nodes = value if isinstance(value, list) else [value]
    return all(isinstance(node, (ast.Name, ast.Tuple)) for node in nodes)
