"""What other programs say when they fail — SQLite, PostgreSQL, the system, the network — in French.

Each table gives a clause by kind: what happened, then what to do. The words themselves are English,
or those of another machine; they are never shown, and go to the log
(:func:`osp_plugin.i18n.explain`).
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterable

from ..domain.errors import QT_TRANSLATE_NOOP, Phrase

UNKNOWN = QT_TRANSLATE_NOOP(
    "errors",
    "la cause n’est pas de celles que l’outil connaît ; donnez à votre service informatique le "
    "détail technique gardé dans le journal de QGIS (onglet OSP ERBM)",
)
_NO_OBJECT = QT_TRANSLATE_NOOP(
    "errors",
    "ce qui lui est demandé n’y est pas ({objet}) ; lancez « Vérifier une base OSP », qui dit ce "
    "qui manque",
)
_VALUE = QT_TRANSLATE_NOOP(
    "errors",
    "une valeur ne convient pas à son champ : elle est trop longue, hors limites ou mal écrite ; "
    "corrigez-la, puis recommencez",
)
_MEMORY = QT_TRANSLATE_NOOP(
    "errors", "la mémoire ne suffit pas ; fermez d’autres logiciels, puis recommencez"
)
_STOPPED = QT_TRANSLATE_NOOP("errors", "le travail a été interrompu avant sa fin ; recommencez")
_BUSY = QT_TRANSLATE_NOOP(
    "errors", "un autre travail occupe les mêmes lignes ; attendez qu’il finisse, puis recommencez"
)
_NOT_OPENED = QT_TRANSLATE_NOOP(
    "errors",
    "le fichier ne s’ouvre pas ; vérifiez le dossier, le lecteur réseau et le droit d’y lire et "
    "d’y écrire",
)
_RIGHT = QT_TRANSLATE_NOOP(
    "errors", "votre compte n’en a pas le droit ; demandez-le à l’administrateur de la base"
)
_DISK_OF_SERVER = QT_TRANSLATE_NOOP(
    "errors", "le disque du serveur est plein ; prévenez l’administrateur de la base"
)
_BROKEN_SERVER = QT_TRANSLATE_NOOP(
    "errors",
    "le serveur a une panne, ou ses fichiers sont abîmés ; prévenez l’administrateur de la base",
)
_TOO_MUCH = QT_TRANSLATE_NOOP(
    "errors", "c’est trop à la fois pour la base ; recommencez sur moins de lignes"
)
LOST = QT_TRANSLATE_NOOP(
    "errors", "la connexion au serveur a été perdue ; vérifiez le réseau, puis recommencez"
)
_CROWD = QT_TRANSLATE_NOOP(
    "errors", "trop de monde est connecté au serveur ; recommencez dans quelques minutes"
)
_ENCRYPTED = QT_TRANSLATE_NOOP(
    "errors", "la connexion chiffrée (SSL) n’a pas pu être établie, ou elle est exigée"
)
_NAME_UNKNOWN = QT_TRANSLATE_NOOP("errors", "son adresse n’est pas connue du réseau")
_CONCURRENT = QT_TRANSLATE_NOOP(
    "errors",
    "une ligne a été modifiée par quelqu’un d’autre au même moment ; relisez-la, puis recommencez",
)

_OF_SQLITE = (
    (r"no such (?:table|column|function|module)|has no column", _NO_OBJECT),
    (r"datatype mismatch|too big|integer overflow", _VALUE),
    (r"out of memory", _MEMORY),
    (r"interrupted|query aborted", _STOPPED),
    (r"unable to open|permission denied|locking protocol|large file", _NOT_OPENED),
    (r"not authorized|authorization denied", _RIGHT),
    (r"too many|parser stack", _TOO_MUCH),
)
_OF_SERVER = {
    "08": LOST,
    "57P": LOST,
    "57014": _STOPPED,
    "55": _BUSY,
    "40P01": _BUSY,
    "40": _CONCURRENT,
    "42501": _RIGHT,
    "28": _RIGHT,
    "42": _NO_OBJECT,
    "3D": _NO_OBJECT,
    "3F": _NO_OBJECT,
    "22": _VALUE,
    "53100": _DISK_OF_SERVER,
    "53200": _MEMORY,
    "53300": _CROWD,
    "54": _TOO_MUCH,
    "58": _BROKEN_SERVER,
    "XX": _BROKEN_SERVER,
}
"""By SQLSTATE, or what it begins with; the longest counts."""

_OF_CONNECTIONS = (
    (
        r"password authentication|authentification par mot de passe|no password|fe_sendauth",
        QT_TRANSLATE_NOOP("errors", "le compte ou le mot de passe n’est pas le bon"),
    ),
    (
        r"role .* (?:does not exist|is not permitted)|rôle .* (?:n'existe pas|n'est pas autorisé)",
        QT_TRANSLATE_NOOP("errors", "le compte n’existe pas sur ce serveur, ou n’y est pas admis"),
    ),
    (
        r"database .* does not exist|base de données .* n'existe pas",
        QT_TRANSLATE_NOOP("errors", "ce serveur n’a pas de base de données de ce nom"),
    ),
    (
        r"pg_hba\.conf",
        QT_TRANSLATE_NOOP("errors", "il n’admet pas ce compte depuis cet ordinateur"),
    ),
    (
        r"too many (?:clients|connections)|connection slots|trop de (?:clients|connexions)"
        r"|emplacements de connexion",
        _CROWD,
    ),
    (
        r"starting up|shutting down|recovery mode|démarre|en cours d'arrêt|restauration",
        QT_TRANSLATE_NOOP("errors", "il démarre ou s’arrête, recommencez dans quelques minutes"),
    ),
    (
        r"translate host name|name or service|name resolution|unknown host|inconnu",
        _NAME_UNKNOWN,
    ),
    (
        r"SSL|certificate|certificat",
        _ENCRYPTED,
    ),
    (
        r"refused|refusée|timeout|timed out|expiré|unreachable|inaccessible|no route|reset"
        r"|closed the connection|fermé la connexion|could not connect|socket",
        QT_TRANSLATE_NOOP("errors", "il ne répond pas"),
    ),
)
NO_REASON = QT_TRANSLATE_NOOP(
    "errors",
    "il n’en dit pas la raison dans des mots que l’outil connaît ; ce qu’il a répondu est dans le "
    "journal de QGIS (onglet OSP ERBM), pour votre service informatique",
)

_OF_PROVIDERS = (
    (
        r"value too long|out of range|overflow|invalid input syntax|invalid byte|malformed"
        r"|cannot be cast|of type .* but expression|datatype mismatch"
        r"|trop longue|en dehors des limites|dépassement|syntaxe .*en entrée|séquence d'octets",
        _VALUE,
    ),
    (r"no such (?:table|column)|does not exist|n'existe pas", _NO_OBJECT),
    (r"deadlock|could not obtain lock|lock timeout|bloca|verrou", _BUSY),
    (r"could not serialize|sérialiser", _CONCURRENT),
    (r"canceling statement|annulation de la requête|interrupted", _STOPPED),
    (r"No space left|disk is full|disk full|espace disponible|disque plein", _DISK_OF_SERVER),
    (r"out of memory|mémoire épuisée", _MEMORY),
)
"""What QGIS reports of a provider, whose codes it does not keep."""

_DISK_FULL = QT_TRANSLATE_NOOP(
    "errors",
    "le disque est plein, ou votre quota est atteint ; libérez de la place, puis recommencez",
)
_NO_FOLDER = QT_TRANSLATE_NOOP(
    "errors",
    "un dossier porte ce nom là où il faut un fichier, ou l’inverse ; renommez-le, ou choisissez "
    "un autre dossier",
)
_NETWORK_DRIVE = QT_TRANSLATE_NOOP(
    "errors", "le lecteur réseau ne répond plus ; vérifiez qu’il est connecté, puis recommencez"
)
_REFUSED = QT_TRANSLATE_NOOP(
    "errors", "le système n’y donne pas accès ; choisissez un autre dossier, ou demandez le droit"
)
_IN_USE = QT_TRANSLATE_NOOP(
    "errors", "un autre logiciel s’en sert ; fermez-le dans ce logiciel, puis recommencez"
)
_TOO_LONG = QT_TRANSLATE_NOOP(
    "errors",
    "son chemin est trop long ; choisissez un dossier plus proche de la racine du disque, ou un "
    "nom plus court",
)
_GONE = QT_TRANSLATE_NOOP(
    "errors", "le fichier ou son dossier n’est plus là ; vérifiez le chemin, puis recommencez"
)
_SYSTEM = QT_TRANSLATE_NOOP(
    "errors",
    "le système répond « erreur {numero} » ; vérifiez le dossier et la place disponible sur le "
    "disque, puis recommencez",
)
"""Of any other cause: what the system says itself is English."""
_OF_SYSTEM = {
    "ENOSPC": _DISK_FULL,
    "EDQUOT": _DISK_FULL,
    "EFBIG": _DISK_FULL,
    "EROFS": QT_TRANSLATE_NOOP("errors", "le disque est en lecture seule ; choisissez-en un autre"),
    "EIO": QT_TRANSLATE_NOOP(
        "errors",
        "le disque ne lit ou n’écrit pas, il est débranché ou abîmé ; vérifiez-le, ou "
        "choisissez-en un autre",
    ),
    "EISDIR": _NO_FOLDER,
    "ENOTDIR": _NO_FOLDER,
    "EEXIST": _NO_FOLDER,
    "ENOTEMPTY": _NO_FOLDER,
    "ENAMETOOLONG": _TOO_LONG,
    "ENOENT": _GONE,
    "EACCES": _REFUSED,
    "EPERM": _REFUSED,
    "EBUSY": _IN_USE,
    "ETXTBSY": _IN_USE,
    "EAGAIN": _IN_USE,
    "ESTALE": _NETWORK_DRIVE,
    "ENODEV": _NETWORK_DRIVE,
    "ENXIO": _NETWORK_DRIVE,
    "ENETDOWN": _NETWORK_DRIVE,
    "ENETUNREACH": _NETWORK_DRIVE,
    "EHOSTDOWN": _NETWORK_DRIVE,
    "EHOSTUNREACH": _NETWORK_DRIVE,
    "ETIMEDOUT": _NETWORK_DRIVE,
    "ECONNRESET": _NETWORK_DRIVE,
    "ENOMEM": _MEMORY,
    "EMFILE": QT_TRANSLATE_NOOP(
        "errors", "trop de fichiers sont ouverts ; fermez et rouvrez QGIS, puis recommencez"
    ),
    "EINVAL": QT_TRANSLATE_NOOP(
        "errors",
        "le système n’accepte pas ce nom, ou ce disque ne sait pas garder un tel fichier ; "
        "choisissez un autre nom ou un autre dossier",
    ),
}
_TOO_LONG_ON_WINDOWS = 206
"""ERROR_FILENAME_EXCED_RANGE."""


_TIME = QT_TRANSLATE_NOOP("errors", "la réponse n’est pas venue à temps")
_PROXY = QT_TRANSLATE_NOOP("errors", "le proxy du réseau ne laisse pas passer la demande")
_NOBODY = QT_TRANSLATE_NOOP("errors", "rien n’écoute à cette adresse, ou la connexion a été coupée")
_HTTP = QT_TRANSLATE_NOOP("errors", "il répond par le code {code}")
_OF_NETWORK = {1: _NOBODY, 2: _NOBODY, 3: _NAME_UNKNOWN, 4: _TIME, 5: _TIME, 6: _ENCRYPTED}
"""By the codes of QNetworkReply; those of a proxy are from 101 to 199."""
_OF_HTTP = {
    401: QT_TRANSLATE_NOOP("errors", "il demande un compte (code {code})"),
    403: QT_TRANSLATE_NOOP("errors", "il n’y donne pas accès (code {code})"),
    404: QT_TRANSLATE_NOOP("errors", "il n’y a rien à cette adresse (code {code})"),
    413: QT_TRANSLATE_NOOP("errors", "la demande est trop grosse pour lui (code {code})"),
    429: QT_TRANSLATE_NOOP("errors", "il a reçu trop de demandes (code {code})"),
}


def of_sqlite(words: str) -> Phrase:
    """Why SQLite failed. Its refusals of rows are told by :mod:`.violations`."""
    return _clause(_first(_OF_SQLITE, words), words)


def of_server(code: str | None, words: str) -> Phrase:
    """Why PostgreSQL failed, by its SQLSTATE; without one, the connection was lost."""
    if not code:
        return Phrase(LOST)
    begins = max((key for key in _OF_SERVER if code.startswith(key)), key=len, default="")
    return _clause(_OF_SERVER.get(begins), words)


def of_connection(words: str) -> Phrase:
    """Why a server cannot be reached: PostgreSQL gives no code, and answers in its language."""
    return Phrase(_first(_OF_CONNECTIONS, words) or NO_REASON)


def of_provider(words: str) -> Phrase:
    """Why a provider of QGIS did not save."""
    return _clause(_first(_OF_PROVIDERS, words), words)


def of_system(error: OSError) -> Phrase:
    """Why the system did not read or write."""
    if getattr(error, "winerror", None) == _TOO_LONG_ON_WINDOWS:
        return Phrase(_TOO_LONG)
    name = errno.errorcode.get(error.errno or 0, "").replace("WSA", "")
    known = _OF_SYSTEM.get(name)
    return Phrase(known) if known else Phrase(_SYSTEM, numero=error.errno or "?")


def of_network(code: int, status: int | None) -> Phrase:
    """Why a service of the web did not answer: the code of QNetworkReply, that of HTTP if any."""
    if status is not None:
        return Phrase(_OF_HTTP.get(status, _HTTP), code=status)
    proxy = _PROXY if 100 < code < 200 else None
    return Phrase(_OF_NETWORK.get(code) or proxy or NO_REASON)


def _first(known: Iterable[tuple[str, str]], words: str) -> str | None:
    words = words.replace("’", "'")
    return next((told for pattern, told in known if re.search(pattern, words, re.I)), None)


def _clause(template: str | None, words: str) -> Phrase:
    if template == _NO_OBJECT:
        return Phrase(template, objet=_named(words))
    return Phrase(template or UNKNOWN)


def _named(words: str) -> str:
    """The table, column or function that a text says to be missing."""
    found = re.search(r"[\"«]\s?([\w.]+)\s?[\"»]|(?:table|column|function|module)[: ]+([\w.]+)",
                      words)  # fmt: skip
    return f"« {found[1] or found[2]} »" if found else "?"
