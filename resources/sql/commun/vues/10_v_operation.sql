-- Ce que chaque opération a de remonté, de géolocalisé, et son écart à la décision.
CREATE VIEW v_operation AS
SELECT
  o.fid, o.intitule, o.bailleur, o.annee_financ, o.type_palu, o.dep, o.epci, o.num_decision,
  o.nb_logements_decision,
  coalesce(l.nb_logements, 0) AS nb_logements,
  coalesce(l.nb_geolocalises, 0) AS nb_geolocalises,
  o.nb_logements_decision - coalesce(l.nb_logements, 0) AS ecart
FROM operation AS o
LEFT JOIN (
  SELECT
    intitule,
    count(*) AS nb_logements,
    sum(CASE WHEN $geolocalise THEN 1 ELSE 0 END) AS nb_geolocalises
  FROM logement
  GROUP BY intitule
) AS l ON l.intitule = o.intitule;
