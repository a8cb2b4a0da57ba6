-- PALULOS d'une ligne selon le tarif de sa campagne, et bonus biosourcé le plus faible et le
-- plus fort. Sans tarif pour un label programmé, l'enveloppe n'est pas connue.
CREATE VIEW v_programmation_enveloppe AS
SELECT
  fid,
  palulos,
  bonus_mini,
  bonus_maxi,
  palulos + bonus_mini AS enveloppe_mini,
  palulos + bonus_maxi AS enveloppe_maxi
FROM (
  SELECT
    p.fid,
    CASE WHEN coalesce(p.etat_nb_c, p.etat_nb_bbc) IS NULL THEN NULL ELSE
      CASE WHEN coalesce(p.etat_nb_c, 0) = 0 THEN 0 ELSE p.etat_nb_c * t.label_c END
      + CASE WHEN coalesce(p.etat_nb_bbc, 0) = 0 THEN 0 ELSE p.etat_nb_bbc * t.label_bbc END
    END AS palulos,
    CASE WHEN coalesce(p.etat_nb_biosources, 0) = 0 THEN 0
      ELSE p.etat_nb_biosources * t.bonus_min END AS bonus_mini,
    CASE WHEN coalesce(p.etat_nb_biosources, 0) = 0 THEN 0
      ELSE p.etat_nb_biosources * t.bonus_max END AS bonus_maxi
  FROM programmation AS p
  LEFT JOIN (
    SELECT
      campagne,
      max(CASE WHEN nature = 'label' AND valeur = 'C' THEN montant END) AS label_c,
      max(CASE WHEN nature = 'label' AND valeur = 'BBC rénovation' THEN montant END) AS label_bbc,
      min(CASE WHEN nature = 'biosource' THEN montant END) AS bonus_min,
      max(CASE WHEN nature = 'biosource' THEN montant END) AS bonus_max
    FROM tarif GROUP BY campagne
  ) AS t ON t.campagne = p.campagne
) AS calcul;
