-- Enveloppes d'une ligne de programmation, selon le tarif de sa campagne : jamais saisies.
-- Chaque déclencheur ne s'applique que si une valeur change : QGIS active la récursion.
CREATE TRIGGER osp_programmation_enveloppe_creation AFTER INSERT ON programmation
BEGIN
  UPDATE programmation SET etat_enveloppe_mini = NULL, etat_enveloppe_maxi = NULL,
    etat_bonus_mini = NULL, etat_bonus_maxi = NULL
  WHERE fid = NEW.fid;
END;

CREATE TRIGGER osp_programmation_enveloppe_modification
AFTER UPDATE OF campagne, etat_nb_c, etat_nb_bbc, etat_nb_biosources,
  etat_enveloppe_mini, etat_enveloppe_maxi, etat_bonus_mini, etat_bonus_maxi ON programmation
WHEN EXISTS (
  SELECT 1 FROM v_programmation_enveloppe AS e WHERE e.fid = NEW.fid AND (
    e.enveloppe_mini IS NOT NEW.etat_enveloppe_mini
    OR e.enveloppe_maxi IS NOT NEW.etat_enveloppe_maxi
    OR e.bonus_mini IS NOT NEW.etat_bonus_mini
    OR e.bonus_maxi IS NOT NEW.etat_bonus_maxi
  )
)
BEGIN
  UPDATE programmation SET (
    etat_enveloppe_mini, etat_enveloppe_maxi, etat_bonus_mini, etat_bonus_maxi
  ) = (
    SELECT e.enveloppe_mini, e.enveloppe_maxi, e.bonus_mini, e.bonus_maxi
    FROM v_programmation_enveloppe AS e WHERE e.fid = NEW.fid
  ) WHERE fid = NEW.fid;
END;

CREATE TRIGGER osp_tarif_enveloppe_creation AFTER INSERT ON tarif
BEGIN
  UPDATE programmation SET etat_nb_c = etat_nb_c WHERE campagne = NEW.campagne;
END;

CREATE TRIGGER osp_tarif_enveloppe_modification
AFTER UPDATE OF campagne, nature, valeur, montant ON tarif
BEGIN
  UPDATE programmation SET etat_nb_c = etat_nb_c WHERE campagne IN (OLD.campagne, NEW.campagne);
END;

CREATE TRIGGER osp_tarif_enveloppe_suppression AFTER DELETE ON tarif
BEGIN
  UPDATE programmation SET etat_nb_c = etat_nb_c WHERE campagne = OLD.campagne;
END;
