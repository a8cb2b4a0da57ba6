"""A connection that keeps its password: said once, and at a click no project holds it any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsDataSourceUri, QgsProject, QgsProviderRegistry, QgsSettings

from osp_plugin.gui.base import passwords
from osp_plugin.project import BaseReference, open_base
from osp_plugin.storage.postgis import PostgisBase
from osp_plugin.storage.postgis_connections import stored_uri

NAME = "osp_en_clair"
SECRET = "mot de passe d'essai"


class Told:
    """Keeps what a person would be told, and the button."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.heed: Callable[[], None] = lambda: None

    def advise(self, text: str, _label: str, heed: Callable[[], None]) -> None:
        self.texts.append(text)
        self.heed = heed

    def warning(self, text: str) -> None:
        self.texts.append(text)

    success = warning

    def guard(self):
        from contextlib import nullcontext

        return nullcontext()


@pytest.fixture
def plain(base, server, database) -> Iterator[PostgisBase]:
    """The base through a connection of QGIS that has its account and password in itself."""
    server.run(database, f"CREATE ROLE clair SUPERUSER LOGIN PASSWORD $${SECRET}$$")
    provider = QgsProviderRegistry.instance().providerMetadata("postgres")
    uri = server.uri(database, "clair", SECRET)
    configuration = {"saveUsername": True, "savePassword": True, "estimatedMetadata": False}
    provider.saveConnection(provider.createConnection(uri.uri(False), configuration), NAME)
    QgsSettings().remove(passwords.KEY)
    yield PostgisBase.named(NAME)
    provider.deleteConnection(NAME)
    QgsProject.instance().clear()
    server.run(database, "DROP ROLE clair")


def written(path: Path) -> int:
    """How often the password is in the project as it is saved."""
    project = QgsProject.instance()
    assert project.write(str(path))
    text = path.read_text(encoding="utf-8")
    return sum(SECRET in line or "d\\'essai" in line for line in text.splitlines())


def test_a_password_in_clear_is_said_once_and_taken_out_at_a_click(plain, tmp_path):
    project = QgsProject.instance()
    layers = open_base(plain, project)
    assert plain.stores_password() and written(tmp_path / "avant.qgs") > len(layers)
    count = len(project.mapLayers())
    told, reference = Told(), BaseReference.of(plain)
    for _opening in range(2):
        passwords.warn(reference, told)
    assert len(told.texts) == 1 and NAME in told.texts[0] and SECRET not in told.texts[0]

    told.heed()
    uri = QgsDataSourceUri(stored_uri(NAME))
    assert not uri.password() and not uri.username() and uri.authConfigId()
    assert not PostgisBase.named(NAME).stores_password()
    PostgisBase.named(NAME).check()
    assert all(layer.isValid() for layer in layers.values())
    assert written(tmp_path / "apres.qgs") == 0
    assert len(open_base(PostgisBase.named(NAME), project)) == len(layers)
    assert len(project.mapLayers()) == count
    QgsApplication.authManager().removeAuthenticationConfig(uri.authConfigId())


def test_nothing_is_lost_of_what_is_being_edited(plain):
    layers = open_base(plain, QgsProject.instance())
    told, reference = Told(), BaseReference.of(plain)
    passwords.warn(reference, told)
    assert layers["commune"].startEditing()
    told.heed()
    assert "modification" in told.texts[-1] and PostgisBase.named(NAME).stores_password()
    assert layers["commune"].isEditable()
    passwords.warn(reference, told)
    assert len(told.texts) == 3
    layers["commune"].rollBack()


def test_a_keyring_that_stays_closed_leaves_the_connection_as_it_was(plain, monkeypatch):
    from osp_plugin.storage.errors import KeyringClosed
    from osp_plugin.storage.postgis_connections import keep_in_keyring

    class Closed:
        def setMasterPassword(self, _asking: bool) -> bool:
            return False

    monkeypatch.setattr(QgsApplication, "authManager", staticmethod(Closed))
    with pytest.raises(KeyringClosed, match="trousseau"):
        keep_in_keyring(NAME)
    assert QgsDataSourceUri(stored_uri(NAME)).password() == SECRET
