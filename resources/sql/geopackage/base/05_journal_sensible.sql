-- Valeurs sensibles du journal et des imports : ils n'en montrent qu'un masque. Un fichier n'a pas
-- de droits : ceux qui le tiennent ont tout, mais ni une vue, ni un export du journal ne les donne.
CREATE TABLE IF NOT EXISTS journal_sensible (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  origine TEXT NOT NULL CHECK (origine IN ('journal', 'import_ligne')),
  ligne INTEGER NOT NULL,
  nom_table TEXT NOT NULL,
  champ TEXT NOT NULL,
  avant TEXT,
  apres TEXT,
  UNIQUE (origine, ligne, champ)
);

-- Ce qu'un journal d'avant montrait encore passe ici.
INSERT OR IGNORE INTO journal_sensible (origine, ligne, nom_table, champ, avant, apres)
SELECT 'journal', j.fid, j.nom_table, s.column2,
  json_quote(json_extract(j.avant, '$$.' || s.column2)),
  json_quote(json_extract(j.apres, '$$.' || s.column2))
FROM journal AS j JOIN (VALUES $sensibles) AS s ON s.column1 = j.nom_table
WHERE json_type(j.avant, '$$.' || s.column2) IS NOT NULL
  OR json_type(j.apres, '$$.' || s.column2) IS NOT NULL
ORDER BY j.fid;
INSERT OR IGNORE INTO journal_sensible (origine, ligne, nom_table, champ, avant)
SELECT 'import_ligne', l.fid, l.nom_table, s.column2,
  json_quote(json_extract(l.avant, '$$.' || s.column2))
FROM import_ligne AS l JOIN (VALUES $sensibles) AS s ON s.column1 = l.nom_table
WHERE json_type(l.avant, '$$.' || s.column2) IS NOT NULL
ORDER BY l.fid;

UPDATE journal SET
  avant = json_replace(avant$masques), apres = json_replace(apres$masques)
WHERE fid IN (SELECT ligne FROM journal_sensible WHERE origine = 'journal');
UPDATE import_ligne SET avant = json_replace(avant$masques)
WHERE fid IN (SELECT ligne FROM journal_sensible WHERE origine = 'import_ligne');

CREATE TRIGGER osp_import_ligne_sensible AFTER INSERT ON import_ligne
WHEN NEW.avant IS NOT NULL AND EXISTS (
  SELECT 1 FROM json_each(NEW.avant) AS e WHERE (NEW.nom_table, e.key) IN (VALUES $sensibles)
)
BEGIN
  INSERT INTO journal_sensible (origine, ligne, nom_table, champ, avant)
  SELECT 'import_ligne', NEW.fid, NEW.nom_table, e.key, json_quote(e.atom)
  FROM json_each(NEW.avant) AS e WHERE (NEW.nom_table, e.key) IN (VALUES $sensibles);
  UPDATE import_ligne SET avant = json_replace(avant$masques) WHERE fid = NEW.fid;
END;
