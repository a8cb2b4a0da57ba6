-- Une situation définitive ne change plus, ni ses chiffres : une correction est une nouvelle
-- édition. La clé d'une ligne qui est là ne se prend pas : INSERT OR REPLACE l'effacerait sans un mot.
CREATE TRIGGER osp_situation_gel BEFORE UPDATE OF
  fid, date_situation, titre, edition, etat_situation, portee, filtres, seuil, auteur, arretee_le,
  etat_au, ligne_journal, empreinte, definitions ON situation
WHEN OLD.etat_situation = 'Définitive' AND (
  NEW.fid IS NOT OLD.fid OR NEW.date_situation IS NOT OLD.date_situation
  OR NEW.titre IS NOT OLD.titre OR NEW.edition IS NOT OLD.edition
  OR NEW.etat_situation IS NOT OLD.etat_situation OR NEW.portee IS NOT OLD.portee
  OR NEW.filtres IS NOT OLD.filtres OR NEW.seuil IS NOT OLD.seuil
  OR NEW.auteur IS NOT OLD.auteur OR NEW.arretee_le IS NOT OLD.arretee_le
  OR NEW.etat_au IS NOT OLD.etat_au OR NEW.ligne_journal IS NOT OLD.ligne_journal
  OR NEW.empreinte IS NOT OLD.empreinte OR NEW.definitions IS NOT OLD.definitions
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : une situation définitive ne change plus. Arrêtez-en une nouvelle édition.');
END;

CREATE TRIGGER osp_situation_remplacement BEFORE INSERT ON situation
WHEN EXISTS (
  SELECT 1 FROM situation AS s WHERE s.etat_situation = 'Définitive' AND (
    s.fid = NEW.fid OR (s.date_situation, s.titre, s.edition)
      = (NEW.date_situation, NEW.titre, NEW.edition)
  )
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : une situation définitive ne se remplace pas. Arrêtez-en une nouvelle édition.');
END;

CREATE TRIGGER osp_situation_prise BEFORE UPDATE OF fid, date_situation, titre, edition ON situation
WHEN EXISTS (
  SELECT 1 FROM situation AS s WHERE s.etat_situation = 'Définitive' AND s.fid <> OLD.fid AND (
    s.fid = NEW.fid OR (s.date_situation, s.titre, s.edition)
      = (NEW.date_situation, NEW.titre, NEW.edition)
  )
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : une situation définitive ne se remplace pas. Arrêtez-en une nouvelle édition.');
END;

CREATE TRIGGER osp_situation_gel_suppression BEFORE DELETE ON situation
WHEN OLD.etat_situation = 'Définitive'
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : une situation définitive ne se supprime pas.');
END;

CREATE TRIGGER osp_situation_valeur_gel_creation BEFORE INSERT ON situation_valeur
WHEN EXISTS (
  SELECT 1 FROM situation AS s WHERE s.etat_situation = 'Définitive' AND (
    s.fid = NEW.situation
    OR s.fid = (SELECT l.situation FROM situation_valeur AS l WHERE l.fid = NEW.fid)
  )
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : une situation définitive ne change plus. Arrêtez-en une nouvelle édition.');
END;

CREATE TRIGGER osp_situation_valeur_gel_modification BEFORE UPDATE ON situation_valeur
WHEN EXISTS (
  SELECT 1 FROM situation AS s WHERE s.etat_situation = 'Définitive' AND (
    s.fid IN (OLD.situation, NEW.situation)
    OR s.fid = (SELECT l.situation FROM situation_valeur AS l WHERE l.fid = NEW.fid)
  )
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : une situation définitive ne change plus. Arrêtez-en une nouvelle édition.');
END;

CREATE TRIGGER osp_situation_valeur_gel_suppression BEFORE DELETE ON situation_valeur
WHEN EXISTS (
  SELECT 1 FROM situation AS s WHERE s.etat_situation = 'Définitive' AND s.fid = OLD.situation
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : une situation définitive ne se supprime pas.');
END;

CREATE TRIGGER osp_situation_compte_gel_creation BEFORE INSERT ON situation_compte
WHEN EXISTS (
  SELECT 1 FROM situation AS s WHERE s.etat_situation = 'Définitive' AND (
    s.fid = NEW.situation
    OR s.fid = (SELECT l.situation FROM situation_compte AS l WHERE l.fid = NEW.fid)
  )
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : une situation définitive ne change plus. Arrêtez-en une nouvelle édition.');
END;

CREATE TRIGGER osp_situation_compte_gel_modification BEFORE UPDATE ON situation_compte
WHEN EXISTS (
  SELECT 1 FROM situation AS s WHERE s.etat_situation = 'Définitive' AND (
    s.fid IN (OLD.situation, NEW.situation)
    OR s.fid = (SELECT l.situation FROM situation_compte AS l WHERE l.fid = NEW.fid)
  )
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : une situation définitive ne change plus. Arrêtez-en une nouvelle édition.');
END;

CREATE TRIGGER osp_situation_compte_gel_suppression BEFORE DELETE ON situation_compte
WHEN EXISTS (
  SELECT 1 FROM situation AS s WHERE s.etat_situation = 'Définitive' AND s.fid = OLD.situation
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : une situation définitive ne se supprime pas.');
END;
