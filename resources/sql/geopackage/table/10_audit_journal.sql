-- Champs d'audit et journal de la table $table. Le nom de l'utilisateur est celui que
-- l'extension a inscrit dans osp_meta à l'ouverture : SQLite ne connaît pas de comptes. Le journal
-- ne garde qu'un masque des valeurs sensibles, qui vont dans journal_sensible.
CREATE TRIGGER osp_${table}_creation AFTER INSERT ON "$table"
BEGIN
  UPDATE "$table" SET
    cree_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    cree_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    modifie_le = NULL,
    modifie_par = NULL,
    version = 1,
    version_lue = NULL$numeros
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    '$table', NEW.fid, 'INSERT', NULL, json_replace(json_group_object(champ, valeur)$masques),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM ($creees) WHERE valeur IS NOT NULL;$creees_sensibles
END;

CREATE TRIGGER osp_${table}_modification AFTER UPDATE OF $colonnes ON "$table"
WHEN $change
BEGIN
  UPDATE "$table" SET
    cree_le = OLD.cree_le,
    cree_par = OLD.cree_par,
    modifie_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    modifie_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    version = coalesce(OLD.version, 0) + 1,
    version_lue = CASE
      WHEN coalesce(NEW.version_lue, 0) <= 0 AND ($geometrie_seule) THEN -coalesce(OLD.version, 0)
    END
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    '$table', NEW.fid, 'UPDATE',
    json_replace(json_group_object(champ, avant)$masques),
    json_replace(json_group_object(champ, apres)$masques),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM ($modifiees) WHERE avant IS NOT apres;$modifiees_sensibles
END;

CREATE TRIGGER osp_${table}_suppression AFTER DELETE ON "$table"
BEGIN
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    '$table', OLD.fid, 'DELETE', json_replace(json_group_object(champ, valeur)$masques), NULL,
    (SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM ($supprimees) WHERE valeur IS NOT NULL;$supprimees_sensibles
END;

-- Deux personnes sur une ligne : qui dit quelle version il avait lue n'écrase pas une plus récente.
-- QGIS enregistre la géométrie d'une ligne, puis à part ses champs : la version d'avant une
-- modification de la seule géométrie est gardée en négatif, et vaut encore un court instant.
CREATE TRIGGER osp_${table}_conflit BEFORE UPDATE OF version_lue ON "$table"
WHEN NEW.version_lue > 0 AND NEW.version_lue IS NOT OLD.version AND NOT coalesce(
  OLD.version_lue = -NEW.version_lue AND OLD.version = NEW.version_lue + 1
  AND NOT ($geometrie_changee)
  AND julianday('now') - julianday(OLD.modifie_le) < 30.0 / 86400, 0)
BEGIN
  SELECT RAISE(ABORT, 'osp_conflit : la ligne a été modifiée par quelqu’un d’autre depuis que vous l’avez lue. Relisez-la avant d’enregistrer.');
END;

CREATE TRIGGER osp_${table}_version_lue AFTER UPDATE OF version_lue ON "$table"
WHEN NEW.version_lue > 0
BEGIN
  UPDATE "$table" SET version_lue = NULL WHERE fid = NEW.fid;
END;
