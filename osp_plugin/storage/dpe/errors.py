"""Why a file of diagnoses is not imported."""

from __future__ import annotations

from ...domain.errors import QT_TRANSLATE_NOOP, OspError


class NotADpeFile(OspError):
    """No title of column of the diagnoses in the file. Values: ``fichier``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le fichier « {fichier} » n’est pas le fichier des diagnostics de l’ADEME : ses premières "
        "lignes n’ont pas les colonnes numero_dpe, date_etablissement_dpe et etiquette_dpe avec "
        "numero_rpls_logement, id_rnb ou adresse_ban. Téléchargez « DPE logements existants » "
        "(.csv) sur data.ademe.fr, ou un extrait qui garde ces colonnes.",
    )


class DpeFileDamaged(OspError):
    """The file cannot be read to its end. Values: ``fichier``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le fichier « {fichier} » est endommagé ou incomplet ({raison}). Rien n’a été écrit. "
        "Téléchargez le fichier de nouveau.",
    )


class NoDwelling(OspError):
    """The base has no dwelling to look for. Values: ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La base « {base} » n’a aucun logement : il n’y a rien à rapprocher des diagnostics. "
        "Importez d’abord une remontée.",
    )
