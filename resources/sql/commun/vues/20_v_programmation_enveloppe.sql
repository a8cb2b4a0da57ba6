-- PALULOS d'une ligne selon le tarif de sa campagne, et enveloppe avec chaque option biosourcée ;
-- bonus le plus faible et le plus fort ; écarts de l'EPCI et de l'État au bailleur. Sans tarif pour
-- un label programmé, l'enveloppe n'est pas connue. La table label dit quels logements d'une ligne
-- (étiquettes C, BBC) le tarif d'un label paie ; de deux labels, le mieux payé.
CREATE VIEW v_programmation_enveloppe AS
SELECT
  fid,
  palulos,
  palulos + bonus_toiture AS palulos_toiture,
  palulos + bonus_mur AS palulos_mur,
  palulos + bonus_mur_toiture AS palulos_mur_toiture,
  bonus_mini,
  bonus_maxi,
  palulos + bonus_mini AS enveloppe_mini,
  palulos + bonus_maxi AS enveloppe_maxi,
  ecart_epci,
  ecart_etat
FROM (
  SELECT
    p.fid,
    CASE WHEN coalesce(p.etat_nb_c, p.etat_nb_bbc) IS NULL THEN NULL ELSE
      CASE WHEN coalesce(p.etat_nb_c, 0) = 0 THEN 0 ELSE p.etat_nb_c * t.label_c END
      + CASE WHEN coalesce(p.etat_nb_bbc, 0) = 0 THEN 0 ELSE p.etat_nb_bbc * t.label_bbc END
    END AS palulos,
    CASE WHEN coalesce(p.etat_nb_biosources, 0) = 0 THEN 0
      ELSE p.etat_nb_biosources * t.toiture END AS bonus_toiture,
    CASE WHEN coalesce(p.etat_nb_biosources, 0) = 0 THEN 0
      ELSE p.etat_nb_biosources * t.mur END AS bonus_mur,
    CASE WHEN coalesce(p.etat_nb_biosources, 0) = 0 THEN 0
      ELSE p.etat_nb_biosources * t.mur_toiture END AS bonus_mur_toiture,
    CASE WHEN coalesce(p.etat_nb_biosources, 0) = 0 THEN 0
      ELSE p.etat_nb_biosources * t.bonus_min END AS bonus_mini,
    CASE WHEN coalesce(p.etat_nb_biosources, 0) = 0 THEN 0
      ELSE p.etat_nb_biosources * t.bonus_max END AS bonus_maxi,
    p.epci_nb_total - p.bailleur_nb_total AS ecart_epci,
    p.etat_nb_total - p.bailleur_nb_total AS ecart_etat
  FROM programmation AS p
  LEFT JOIN (
    SELECT
      campagne,
      max(CASE WHEN b.compte = 'nb_c' THEN montant END) AS label_c,
      max(CASE WHEN b.compte = 'nb_bbc' THEN montant END) AS label_bbc,
      max(CASE WHEN t.nature = 'biosource' AND valeur = 'Toiture' THEN montant END) AS toiture,
      max(CASE WHEN t.nature = 'biosource' AND valeur = 'Mur' THEN montant END) AS mur,
      max(CASE WHEN t.nature = 'biosource' AND valeur = 'Mur et toiture' THEN montant END)
        AS mur_toiture,
      min(CASE WHEN t.nature = 'biosource' THEN montant END) AS bonus_min,
      max(CASE WHEN t.nature = 'biosource' THEN montant END) AS bonus_max
    FROM tarif AS t JOIN label AS b ON b.label = t.valeur GROUP BY campagne
  ) AS t ON t.campagne = p.campagne
) AS calcul;
