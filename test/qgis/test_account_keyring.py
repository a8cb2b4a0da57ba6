"""Where the password of an account is taken from: the keyring of QGIS, or nowhere."""

from __future__ import annotations

import pytest
from qgis.core import QgsApplication

from osp_plugin.storage.access import keyring
from osp_plugin.storage.access.errors import NoPassword


def test_a_keyring_that_is_closed_keeps_nothing(qgis_app, monkeypatch):
    class Closed:
        def masterPasswordIsSet(self):
            return False

        def setMasterPassword(self, _asks):
            return False

        def storeAuthenticationConfig(self, _made):
            return (False, None)

    monkeypatch.setattr(QgsApplication, "authManager", staticmethod(Closed))
    for may_ask in (True, False):
        with pytest.raises(keyring.KeyringLocked):
            keyring.require_open(may_ask=may_ask)
    with pytest.raises(keyring.KeyringLocked):
        keyring.keep("OSP", "jean", "un mot")


def test_an_account_is_kept_read_again_and_forgotten(qgis_app):
    manager = QgsApplication.authManager()
    if not manager.masterPasswordIsSet():
        manager.setMasterPassword("trousseau des tests", True)
    keyring.require_open(may_ask=False)
    kept = keyring.keep("OSP", "jean", "un mot")
    assert keyring.credentials(kept) == keyring.Credentials("jean", "un mot")
    keyring.forget(kept)
    with pytest.raises(NoPassword):
        keyring.credentials(kept)
    empty = keyring.keep("OSP", "jean", "")
    with pytest.raises(NoPassword):
        keyring.credentials(empty)
    keyring.forget(empty)
