"""What the guide for the server's administrator says, run as it is written on a fresh cluster."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from osp_plugin.domain.access.roles import RoleNames
from osp_plugin.storage.access import organisations
from osp_plugin.storage.access.accounts import NewAccount, add_account
from osp_plugin.storage.access.organisations import Organisation
from osp_plugin.storage.access.roles import make_roles
from osp_plugin.storage.postgis import PostgisBase

from .cluster import Server, ServerNotInstalled, running_server

PASSWORD = "choisi par la personne"


def blocks(root: Path, kind: str) -> list[str]:
    """The commands of the page, in order."""
    text = (root / "docs" / "guide" / "droits-serveur.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)


def shell(server: Server, commands: str, folder: Path) -> str:
    """Run commands as somebody would who has the administrator's account in the environment."""
    known = {
        "PGHOST": server.host,
        "PGPORT": str(server.port),
        "PGUSER": server.user,
        "PGPASSWORD": server.password,
    }
    done = subprocess.run(
        ["bash", "-e", "-c", commands],
        cwd=folder,
        env={**os.environ, **known},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def fresh(qgis_app):
    """A cluster where nothing was done."""
    try:
        with running_server() as started:
            yield started
    except ServerNotInstalled:
        pytest.skip("PostgreSQL n’est pas installé (make setup l’installe)")


def test_the_guide_is_followed_from_nothing_to_a_base_restored_elsewhere(
    fresh, root, run, tmp_path
):
    database, roles, verify, backup = blocks(root, "sh")
    [restore] = blocks(root, "text")
    shell(fresh, database, tmp_path)
    run("osp:creer_roles", {"FICHIER": str(tmp_path / "roles.sql")})
    shell(fresh, roles, tmp_path)
    shell(fresh, roles, tmp_path)
    fresh.run("osp", f"ALTER ROLE admin_osp PASSWORD '{PASSWORD}'")

    base = PostgisBase(fresh.uri("osp", "admin_osp", PASSWORD), "osp", "serveur")
    base.create()
    make_roles(base, RoleNames(), "admin_osp", accounts=True)
    assert shell(fresh, verify, tmp_path).split() == ["0", "0"]
    organisations.add_organisation(base, Organisation("DREAL", "DREAL", "drbm"))
    add_account(base, NewAccount("j_martin", "DREAL"), PASSWORD)
    base.upgrade()

    shell(fresh, backup, tmp_path)
    with running_server() as other:
        # The superuser of the other server is there already, as its administrator knows.
        kept = tmp_path / "roles_du_serveur.sql"
        own = rf"^(CREATE|ALTER) ROLE {fresh.user}\b.*$"
        kept.write_text(re.sub(own, "", kept.read_text(), flags=re.MULTILINE))
        shell(other, restore, tmp_path)
        again = PostgisBase(other.uri("osp", "admin_osp", PASSWORD), "osp", "ailleurs")
        again.check()
        assert [one.code for one in organisations.organisations(again)] == ["DREAL"]
        person = PostgisBase(other.uri("osp", "j_martin", PASSWORD), "osp", "ailleurs")
        assert person.rows("SELECT 1 AS un") == [{"un": 1}]
        assert shell(other, verify, tmp_path).split() == ["0", "0"]
