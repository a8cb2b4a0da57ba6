"""The national service of addresses, asked for a file of them at a time.

Protocol of the « search/csv » endpoint (Géoplateforme, formerly the BAN's, software Addok): a form
with the file (``data``), the columns to read (``columns``) and the one of the commune's code
(``citycode``); the same file comes back with ``longitude``, ``latitude``, ``result_score``,
``result_type``, ``result_label``, ``result_citycode``… The answer is the best guess, however bad:
its score tells.
"""

from __future__ import annotations

import csv
import io
import secrets
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qgis.core import QgsBlockingNetworkRequest, QgsFeedback, QgsPointXY
from qgis.PyQt.QtCore import QByteArray, QUrl
from qgis.PyQt.QtNetwork import QNetworkRequest

from ...compat import enum_number
from ...domain.common.runs import runs
from ...domain.common.work import QUIET, Work
from ...domain.errors import QT_TRANSLATE_NOOP, Phrase
from ...domain.geolocation import placement
from ...domain.geolocation.placement import Placement
from ..interruption import stopping
from ..outside import of_network
from ..projection import to_lambert
from .errors import ServiceRefused, ServiceUnreachable

BATCH = 1_000
WAITS_S = (1.0, 2.0, 5.0, 10.0)
"""Before each new attempt. The service takes 50 requests a second and says when it is too many."""
LEAST_SCORE = 0.5
_RETRIED = {408, 425, 429, 500, 502, 503, 504}
_SLICE_S = 0.1
_SHARES = {"housenumber": placement.NUMBER, "street": placement.STREET}
"""What the best possible answer of each type is worth; others are no position of a dwelling."""
_NEEDED = ("cle", "longitude", "latitude", "result_score", "result_type")

FOUND = QT_TRANSLATE_NOOP("errors", "Trouvé par le service d’adresses : {adresse} (score {score}).")
NOT_FOUND = QT_TRANSLATE_NOOP("errors", "le service d’adresses n’a rien trouvé d’assez sûr")
ELSEWHERE = QT_TRANSLATE_NOOP("errors", "le service d’adresses répond dans une autre commune")


@dataclass(frozen=True)
class Question:
    """An address to ask for: ``key`` is the dwelling's."""

    key: int
    text: str
    idcom: str


class AddressService:
    """The service at ``url``, reached through QGIS: its proxy, and ``authcfg`` if one is given."""

    def __init__(self, url: str, authcfg: str = "", waits: Sequence[float] = WAITS_S) -> None:
        self.url = url
        self._authcfg = authcfg
        self._waits = waits

    def ask(
        self,
        questions: Sequence[Question],
        answers: dict[int, Placement | str],
        work: Work = QUIET,
    ) -> None:
        """Add to ``answers`` the position of each address, or why there is none.

        ``work`` is told 0 to 1. What was answered before a failure is there. Raises Cancelled,
        ServiceUnreachable, ServiceRefused.
        """
        for run in runs(len(questions), BATCH):
            batch = questions[run]
            answers.update(self._read(batch, self._post(_table(batch), work)))
            work.tell(run.stop / len(questions))

    def _post(self, content: bytes, work: Work) -> str:
        """The answer to one file, asked again when the service is late or overwhelmed."""
        request = QNetworkRequest(QUrl(self.url))
        boundary = secrets.token_hex(16)
        request.setRawHeader(
            b"Content-Type", f"multipart/form-data; boundary={boundary}".encode("ascii")
        )
        body = QByteArray(_form(boundary, content))
        for wait in (*self._waits, None):
            blocking = QgsBlockingNetworkRequest()
            blocking.setAuthCfg(self._authcfg)
            feedback = QgsFeedback()
            with stopping(work, feedback.cancel):
                error = blocking.post(request, body, True, feedback)
            work.check()
            reply = blocking.reply()
            if error == QgsBlockingNetworkRequest.ErrorCode.NoError:
                return bytes(reply.content()).decode("utf-8-sig", "replace")
            status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
            status = None if status is None else int(status)
            words = blocking.errorMessage() or reply.errorString()
            reason = of_network(enum_number(reply.error()), status)
            if status is not None and status not in _RETRIED:
                raise ServiceRefused(adresse=self.url, raison=reason).detailed(words)
            if wait is not None:
                _sleep(wait, work)
        raise ServiceUnreachable(adresse=self.url, raison=reason).detailed(words)

    def _read(
        self, batch: Sequence[Question], answer: str
    ) -> Iterable[tuple[int, Placement | str]]:
        rows = csv.DictReader(io.StringIO(answer, newline=""))
        missing = [name for name in _NEEDED if name not in (rows.fieldnames or ())]
        if missing:
            raise ServiceRefused(
                adresse=self.url, raison=f"sa réponse n’a pas les colonnes {', '.join(missing)}"
            )
        asked = {str(question.key): question for question in batch}
        for row in rows:
            question = asked.get(row["cle"])
            if question is not None:
                yield question.key, _answer(question, row)


def _answer(question: Question, row: Mapping[str, str]) -> Placement | str:
    share = _SHARES.get(row["result_type"])
    try:
        score = min(1.0, float(row["result_score"]))
        point = to_lambert(QgsPointXY(float(row["longitude"]), float(row["latitude"])), 4326)
    except ValueError:
        return Phrase(NOT_FOUND)
    if share is None or score < LEAST_SCORE or point is None:
        return Phrase(NOT_FOUND)
    if question.idcom not in (row.get("result_citycode"), row.get("result_oldcitycode")):
        return Phrase(ELSEWHERE)
    label = row.get("result_label") or question.text
    message = Phrase(FOUND, adresse=label, score=f"{score:.2f}".replace(".", ","))
    method = placement.BY_SERVICE
    return Placement(*point, placement.BAN, method, round(share * score, 2), message)


def _table(batch: Sequence[Question]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(("cle", "adresse", "idcom"))
    writer.writerows((question.key, question.text, question.idcom) for question in batch)
    return text.getvalue().encode("utf-8")


def _form(boundary: str, content: bytes) -> bytes:
    """The form: the columns to read, then the file."""
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in (("columns", "adresse"), ("citycode", "idcom"))
    ]
    parts.append(
        f'--{boundary}\r\nContent-Disposition: form-data; name="data"; filename="adresses.csv"\r\n'
        "Content-Type: text/csv; charset=utf-8\r\n\r\n"
    )
    return "".join(parts).encode("ascii") + content + f"\r\n--{boundary}--\r\n".encode("ascii")


def _sleep(seconds: float, work: Work) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        work.check()
        time.sleep(_SLICE_S)
