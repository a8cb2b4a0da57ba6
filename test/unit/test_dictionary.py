"""The dictionary says what the design says."""

from __future__ import annotations

from osp_plugin.domain.dictionary import dictionary


def test_every_table_of_the_design_is_there():
    assert set(dictionary()) == {
        "logement", "cite", "operation", "programmation", "avancement", "financement",
        "programme_complementaire", "occupation", "commune", "epci", "departement", "bailleur",
        "campagne", "tarif", "parcelle", "journal", "import_remontee", "import_ligne",
        "correspondance", "anomalie_acceptee", "rpls", "delegataire", "enveloppe", "scenario",
        "scenario_ligne",
    }  # fmt: skip


def test_a_table_comes_after_those_that_it_refers_to():
    seen: set[str] = set()
    for table in dictionary().values():
        seen.add(table.name)
        assert {key.table for key in table.foreign_keys} <= seen


def test_every_table_but_the_logs_and_the_rpls_has_the_audit_fields():
    audit = {"cree_le", "cree_par", "modifie_le", "modifie_par", "version", "version_lue"}
    for table in dictionary().values():
        names = {field.name for field in table.columns}
        assert "fid" in names
        without = {"journal", "import_ligne", "correspondance", "rpls"}
        assert (audit <= names) == (table.name not in without)


def test_an_alias_tells_the_unit():
    assert dictionary()["logement"]["surf_hab"].alias == "Surface habitable (m²)"
    assert dictionary()["logement"]["bailleur"].alias == "Bailleur"
