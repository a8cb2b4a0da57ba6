-- Une campagne se clôt avec toutes ses lignes publiées, qui deviennent closes ; elle ne se rouvre
-- qu'en disant pourquoi, et le journal garde le motif. Close, elle ne change plus.
CREATE TRIGGER osp_campagne_cloture BEFORE UPDATE OF etat ON campagne
WHEN NEW.etat = 'Close' AND OLD.etat <> 'Close' AND EXISTS (
  SELECT 1 FROM programmation AS p WHERE p.campagne = OLD.campagne AND p.statut = 'Brouillon'
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : des lignes de cette campagne sont encore en brouillon. Publiez-les, ou supprimez-les, avant de la clore.');
END;

CREATE TRIGGER osp_campagne_reouverture BEFORE UPDATE OF etat ON campagne
WHEN OLD.etat = 'Close' AND NEW.etat <> 'Close' AND (
  trim(coalesce(NEW.motif_reouverture, '')) = '' OR NEW.motif_reouverture IS OLD.motif_reouverture
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : une campagne close ne se rouvre qu’avec un motif nouveau, que garde le journal. Écrivez-le dans « Motif de réouverture ».');
END;

CREATE TRIGGER osp_campagne_gel BEFORE UPDATE OF
  campagne, date_ouverture, date_cloture, date_crhh, motif_reouverture ON campagne
WHEN OLD.etat = 'Close' AND NEW.etat = 'Close' AND (
  NEW.campagne IS NOT OLD.campagne OR NEW.date_ouverture IS NOT OLD.date_ouverture
  OR NEW.date_cloture IS NOT OLD.date_cloture OR NEW.date_crhh IS NOT OLD.date_crhh
  OR NEW.motif_reouverture IS NOT OLD.motif_reouverture
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : la campagne est close, ses dates ne changent plus. Rouvrez-la d’abord, en disant pourquoi.');
END;

CREATE TRIGGER osp_campagne_remplacement BEFORE INSERT ON campagne
WHEN EXISTS (
  SELECT 1 FROM campagne AS c
  WHERE c.etat = 'Close' AND (c.fid = NEW.fid OR c.campagne = NEW.campagne)
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : une campagne close ne se remplace pas.');
END;

CREATE TRIGGER osp_campagne_prise BEFORE UPDATE OF fid, campagne ON campagne
WHEN EXISTS (
  SELECT 1 FROM campagne AS c WHERE c.etat = 'Close' AND c.fid <> OLD.fid
  AND (c.fid = NEW.fid OR c.campagne = NEW.campagne)
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : une campagne close ne se remplace pas.');
END;

CREATE TRIGGER osp_campagne_suppression_close BEFORE DELETE ON campagne
WHEN OLD.etat = 'Close'
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : une campagne close ne se supprime pas.');
END;

CREATE TRIGGER osp_campagne_lignes AFTER UPDATE OF etat ON campagne
WHEN (NEW.etat = 'Close') <> (OLD.etat = 'Close')
BEGIN
  UPDATE programmation SET statut = CASE NEW.etat WHEN 'Close' THEN 'Clos' ELSE 'Publié' END
  WHERE campagne = NEW.campagne;
END;

-- « Clos » est le statut des lignes d'une campagne close, et d'elles seules.
CREATE TRIGGER osp_programmation_statut_creation BEFORE INSERT ON programmation
WHEN NEW.statut = 'Clos'
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : une ligne n’est close que par la clôture de sa campagne.');
END;

CREATE TRIGGER osp_programmation_statut BEFORE UPDATE OF statut ON programmation
WHEN (NEW.statut = 'Clos') <> EXISTS (
  SELECT 1 FROM campagne AS c WHERE c.campagne = NEW.campagne AND c.etat = 'Close'
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : une ligne n’est close que par la clôture de sa campagne, et ne se rouvre qu’avec elle.');
END;
