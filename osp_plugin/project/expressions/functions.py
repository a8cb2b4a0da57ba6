"""The functions « osp_… » of the expression builder, each with its help."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from qgis.core import QgsExpressionFunction

from ...compat import python_value
from ...domain.common.grouping import code_text
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.indicators import SCALES, indicators
from ...i18n import explain, translate
from .source import Source

GROUP = "OSP"
"""Group of the builder that they stand in."""
FIGURE, TARIFF = "osp_indicateur", "osp_tarif"
_USAGE = {
    FIGURE: "osp_indicateur(clé, niveau, code)",
    TARIFF: "osp_tarif(nature, valeur[, campagne])",
}


class WrongArguments(OspError):
    """A function is given too few or too many values, or a year that is none. Value: ``usage``."""

    message = QT_TRANSLATE_NOOP("errors", "Cette fonction s’écrit {usage}.")


class _Function(QgsExpressionFunction):
    """A function of Python, of so few to so many values (``counts``); what it raises of ours is the
    error of the expression."""

    def __init__(
        self,
        name: str,
        counts: tuple[int, int],
        help_text: str,
        answer: Callable[[list[Any]], Any],
    ) -> None:
        super().__init__(name, -1, GROUP, help_text)
        self._least, self._most = counts
        self._answer = answer

    def func(self, values: list[Any], context: Any, parent: Any, node: Any) -> Any:
        """Called by QGIS for each row, from any thread."""
        try:
            # What is typed in the builder is asked before it is whole.
            if not self._least <= len(values) <= self._most:
                raise WrongArguments(usage=_USAGE[self.name()])
            return self._answer([python_value(value) for value in values])
        except OspError as error:
            parent.setEvalErrorString(explain(error))
            return None


def functions(source: Source) -> list[QgsExpressionFunction]:
    """The functions that ask a source, to be registered; Python must hold them."""

    def figure(values: list[Any]) -> Any:
        key, scale_key, *code = values
        if key is None or scale_key is None:
            return None
        named = code_text(code[0]) if code else str(scale_key)
        return None if named is None else source.figure(str(key), str(scale_key), named)

    def tariff(values: list[Any]) -> Any:
        nature, value, *year = values
        if nature is None or value is None:
            return None
        return source.tariff(str(nature), str(value), _year(year[0]) if year else None)

    return [
        _Function(FIGURE, (2, 3), _help_of_figure(), figure),
        _Function(TARIFF, (2, 3), _help_of_tariff(), tariff),
    ]


def _year(value: Any) -> int | None:
    """A year that an expression gives; None where it gives none. Raises WrongArguments."""
    if value in (None, ""):
        return None
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError) as error:
        raise WrongArguments(usage=_USAGE[TARIFF]) from error


def _help_of_figure() -> str:
    listed = "".join(
        f"<tr><td><code>{item.key}</code></td><td>{escape(item.title)}</td></tr>"
        for item in indicators().values()
    )
    scales = ", ".join(f"<code>'{key}'</code>" for key in SCALES)
    return translate(
        "project",
        "<h3>osp_indicateur(clé, niveau, code)</h3><p>Le chiffre d’un indicateur de la base OSP "
        "ouverte pour un territoire, un bailleur, une opération ou une année. NULL s’il n’est pas "
        "connu, ou s’il est secret (trop peu de logements).</p><p><code>osp_indicateur("
        "'nb_logements', 'epci', &quot;epci&quot;)</code></p><p>Niveaux : {niveaux}. Pour "
        "'bassin', le code peut manquer.</p><p>Compté une fois pour tous les territoires, et de "
        "nouveau après chaque enregistrement.</p><table>{cles}</table>",
    ).format(niveaux=scales, cles=listed)


def _help_of_tariff() -> str:
    return translate(
        "project",
        "<h3>osp_tarif(nature, valeur[, campagne])</h3><p>Le montant par logement (€) du tarif : "
        "de la campagne en cours, ou de l’année donnée. NULL si le tarif ne le dit pas.</p>"
        "<p><code>osp_tarif('label', 'C')</code><br><code>osp_tarif('biosource', 'Mur', 2021)"
        "</code></p>",
    )
