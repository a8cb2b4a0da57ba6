-- Ce que le catalogue ne devrait pas dire des personnes d'une base : la règle, l'objet, et ce que
-- l'administrateur exécute pour y remédier.
WITH groupe AS (
  SELECT r.oid, r.rolname FROM pg_roles AS r WHERE r.rolname = ANY (:groupes)
), organisation_role AS (
  SELECT r.oid, r.rolname FROM pg_roles AS r WHERE r.rolname = ANY (:organisations)
), compte AS (
  SELECT r.* FROM pg_roles AS r WHERE r.rolcanlogin AND NOT r.rolsuper AND EXISTS (
    SELECT FROM groupe AS g WHERE pg_has_role(r.oid, g.oid, 'MEMBER'))
)
SELECT 'createur' AS regle, quote_ident(c.rolname) AS objet,
  format('ALTER ROLE %%I NOCREATEROLE', c.rolname) AS remede
FROM compte AS c WHERE c.rolcreaterole
UNION ALL
SELECT 'sans_heritage', quote_ident(c.rolname), format('ALTER ROLE %%I INHERIT', c.rolname)
FROM compte AS c WHERE NOT c.rolinherit
UNION ALL
-- Un groupe sans organisation ne montre aucune ligne ; deux mêlent les lignes de deux.
SELECT 'sans_organisation', quote_ident(c.rolname),
  format('GRANT %%I TO %%I', 'ROLE_DE_SON_ORGANISATION', c.rolname)
FROM compte AS c
WHERE NOT pg_has_role(c.oid, :proprietaire, 'MEMBER')
  AND NOT EXISTS (SELECT FROM pg_roles AS a WHERE a.rolname = :administrateur
    AND pg_has_role(c.oid, a.oid, 'USAGE'))
  AND NOT EXISTS (
  SELECT FROM organisation_role AS o WHERE pg_has_role(c.oid, o.oid, 'USAGE'))
UNION ALL
SELECT 'plusieurs', quote_ident(c.rolname),
  format('REVOKE %%I FROM %%I', min(o.rolname), c.rolname)
FROM compte AS c JOIN organisation_role AS o ON pg_has_role(c.oid, o.oid, 'USAGE')
GROUP BY c.rolname HAVING count(*) > 1
UNION ALL
SELECT 'organisation_sans_role', v.nom, 'osp:ajouter_organisation'
FROM unnest(CAST(:organisations AS text[])) AS v(nom)
WHERE NOT EXISTS (SELECT FROM pg_roles AS r WHERE r.rolname = v.nom)
UNION ALL
SELECT 'organisation_sans_groupe', quote_ident(o.rolname), 'osp:ajouter_organisation'
FROM organisation_role AS o WHERE NOT EXISTS (
  SELECT FROM groupe AS g WHERE pg_has_role(o.oid, g.oid, 'USAGE'))
ORDER BY 1, 2
