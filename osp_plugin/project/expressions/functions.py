"""The functions « osp_… » of the expression builder, each with its help."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from qgis.core import QgsExpressionFunction

from ...compat import python_value
from ...domain.common.grouping import code_text
from ...domain.errors import OspError
from ...domain.indicators import SCALES, indicators
from ...i18n import explain, translate
from .source import Source

GROUP = "OSP"
"""Group of the builder that they stand in."""


class _Function(QgsExpressionFunction):
    """A function of Python; what it raises of ours is the error of the expression."""

    def __init__(
        self, name: str, count: int, help_text: str, answer: Callable[[list[Any]], Any]
    ) -> None:
        super().__init__(name, count, GROUP, help_text)
        self._answer = answer

    def func(self, values: list[Any], context: Any, parent: Any, node: Any) -> Any:
        """Called by QGIS for each row, from any thread."""
        try:
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
        return source.tariff(str(nature), str(value), int(year[0]) if year and year[0] else None)

    return [
        _Function("osp_indicateur", -1, _help_of_figure(), figure),
        _Function("osp_tarif", -1, _help_of_tariff(), tariff),
    ]


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
