-- Les lignes de « $table » ne changent plus quand leur campagne est close. La clé d'une ligne qui
-- est là ne se prend pas : INSERT OR REPLACE et UPDATE OR REPLACE l'effaceraient sans un mot.
CREATE TRIGGER osp_${table}_gel_creation BEFORE INSERT ON "$table"
WHEN EXISTS (
  SELECT 1 FROM campagne AS c WHERE c.etat = 'Close' AND (
    c.campagne = $nouvelle
    OR c.campagne IN (SELECT $presente FROM "$table" AS l WHERE l.fid = NEW.fid)
  )
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : la campagne est close, on n’y ajoute rien. Rouvrez-la d’abord, en disant pourquoi.');
END;

CREATE TRIGGER osp_${table}_gel_modification BEFORE UPDATE OF $colonnes ON "$table"
WHEN ($change) AND EXISTS (
  SELECT 1 FROM campagne AS c WHERE c.etat = 'Close' AND (
    c.campagne IN ($ancienne, $nouvelle)
    OR c.campagne IN (SELECT $presente FROM "$table" AS l WHERE l.fid = NEW.fid)
  )
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : la campagne est close, ses lignes ne changent plus. Rouvrez-la d’abord, en disant pourquoi.');
END;

CREATE TRIGGER osp_${table}_gel_suppression BEFORE DELETE ON "$table"
WHEN EXISTS (SELECT 1 FROM campagne AS c WHERE c.etat = 'Close' AND c.campagne = $ancienne)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : la campagne est close, on n’y supprime rien. Rouvrez-la d’abord, en disant pourquoi.');
END;
