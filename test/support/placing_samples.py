"""Addresses, parcels and a service of addresses for the tests of placing."""

from __future__ import annotations

import csv
import gzip
import io
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

BAN = [
    *("id", "id_fantoir", "numero", "rep", "nom_voie", "code_postal", "code_insee", "nom_commune"),
    *("code_insee_ancienne_commune", "nom_ancienne_commune", "x", "y", "lon", "lat"),
    *("type_position", "alias", "nom_ld", "libelle_acheminement", "nom_afnor"),
    *("source_position", "source_nom_voie", "certification_commune", "cad_parcelles"),
]
"""Columns of the national file, in its order."""

LENS = "62498"


def write_ban(path: Path, rows: Iterable[Mapping[str, Any]], columns: Sequence[str] = BAN) -> Path:
    """A file of addresses, compressed when its name says so; columns not given are empty."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "wt", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, columns, delimiter=";", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


def ban(number: int | str, street: str, x: float, y: float, **more: Any) -> dict[str, Any]:
    """An address of Lens in the national file."""
    row = {"numero": number, "nom_voie": street, "code_insee": LENS, "nom_commune": "Lens"}
    return {**row, "x": x, "y": y, **more}


class Service:
    """What the local service was asked, and how it answers.

    ``failures`` are HTTP codes given before the first answer; ``answer`` gives the result columns
    of a row.
    """

    def __init__(self) -> None:
        self.url = ""
        self.failures: list[int] = []
        self.forms: list[dict[str, list[str]]] = []
        self.rows: list[dict[str, str]] = []
        self.authorization: list[str | None] = []

    def answer(self, row: Mapping[str, str]) -> dict[str, Any]:
        """Every address is in the middle of Lens, at its number."""
        return {
            "longitude": 2.8322,
            "latitude": 50.4291,
            "result_score": 0.9,
            "result_type": "housenumber",
            "result_label": f"{row['adresse'].title()} 62300 Lens",
            "result_citycode": row["idcom"],
            "result_status": "ok",
        }


@contextmanager
def address_service() -> Iterator[Service]:
    """A server of this machine that speaks the « search/csv » protocol."""
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            service.authorization.append(self.headers.get("Authorization"))
            if service.failures:
                self.send_error(service.failures.pop(0))
                return
            form = _form(self.headers["Content-Type"], body)
            service.forms.append(form)
            rows = list(csv.DictReader(io.StringIO(form["data"][0], newline="")))
            service.rows += rows
            answers = [{**row, **service.answer(row)} for row in rows]
            text = io.StringIO(newline="")
            writer = csv.DictWriter(text, list(answers[0]))
            writer.writeheader()
            writer.writerows(answers)
            content = text.getvalue().encode("utf-8")
            self.send_response(200)
            self.send_header("Content-Type", "text/csv; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_arguments: object) -> None:
            """Nothing on the screen of the tests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.url = f"http://127.0.0.1:{server.server_port}/geocodage/search/csv"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _form(content_type: str, body: bytes) -> dict[str, list[str]]:
    """Fields of a multipart form, as the standard library reads a mail."""
    message = message_from_bytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body)
    fields: dict[str, list[str]] = {}
    for part in message.get_payload():
        name = part.get_param("name", header="Content-Disposition")
        fields.setdefault(str(name), []).append(part.get_payload(decode=True).decode("utf-8"))
    return fields
