"""Why a layer does not feed a reference table."""

from __future__ import annotations

from ...domain.errors import QT_TRANSLATE_NOOP, OspError


class KeyNotMapped(OspError):
    """No column gives the key. Values: ``couche``, ``champ``, ``nom``, ``colonnes``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Aucune colonne de « {couche} » n’est reconnue comme « {champ} », qui distingue les "
        "lignes. Dites laquelle dans la correspondance, champ « {nom} ». Colonnes de la couche : "
        "{colonnes}.",
    )


class FieldUnknown(OspError):
    """The mapping names no field of the table. Values: ``champ``, ``table``, ``connus``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La correspondance nomme « {champ} », qui n’est pas un champ de la table « {table} ». "
        "Champs possibles : {connus}.",
    )


class ExpressionNotUnderstood(OspError):
    """Neither a column nor an expression. Values: ``champ``, ``texte``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Pour le champ « {champ} », « {texte} » n’est ni une colonne de la couche ni une "
        "expression de QGIS : {raison}.",
    )


class NotPolygons(OspError):
    """The layer has another kind of geometry. Values: ``couche``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La couche « {couche} » n’est pas faite de polygones : elle ne peut pas donner les "
        "contours de cette table.",
    )


class NoCrs(OspError):
    """The layer has no coordinate system. Values: ``couche``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La couche « {couche} » n’a pas de système de coordonnées : ses contours ne peuvent pas "
        "être convertis en Lambert-93. Donnez-le-lui dans ses propriétés, onglet Source.",
    )


class NothingUsable(OspError):
    """Every row was refused. Values: ``couche``, ``nombre``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Aucune des {nombre} lignes de « {couche} » ne peut être écrite ; la base n’a pas été "
        "modifiée. La première : {raison}.",
    )
