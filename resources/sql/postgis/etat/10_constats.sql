-- Ce que le catalogue ne devrait pas dire des personnes d'une base : la règle, l'objet, et ce que
-- l'administrateur exécute pour y remédier.
WITH groupe AS (
  SELECT r.oid, r.rolname FROM pg_roles AS r WHERE r.rolname = ANY (:groupes)
), organisation_role AS (
  SELECT r.oid, r.rolname FROM pg_roles AS r WHERE r.rolname = ANY (:organisations)
), compte AS (
  SELECT r.* FROM pg_roles AS r WHERE r.rolcanlogin AND NOT r.rolsuper AND EXISTS (
    SELECT FROM groupe AS g WHERE pg_has_role(r.oid, g.oid, 'MEMBER'))
), relation AS (
  SELECT c.oid, c.relname, c.relkind, c.relrowsecurity, c.relowner, c.relacl,
    format('%%I.%%I', n.nspname, c.relname) AS nom
  FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
  WHERE n.nspname = :schema AND c.relkind IN ('r', 'p', 'v', 'm')
)
SELECT 'outrepasse' AS regle, quote_ident(c.rolname) AS objet,
  format('ALTER ROLE %%I NOBYPASSRLS', c.rolname) AS remede
FROM compte AS c WHERE c.rolbypassrls
UNION ALL
SELECT 'createur', quote_ident(c.rolname), format('ALTER ROLE %%I NOCREATEROLE', c.rolname)
FROM compte AS c WHERE c.rolcreaterole
UNION ALL
SELECT 'sans_heritage', quote_ident(c.rolname), format('ALTER ROLE %%I INHERIT', c.rolname)
FROM compte AS c WHERE NOT c.rolinherit
UNION ALL
-- Un groupe sans organisation ne montre aucune ligne ; deux mêlent les lignes de deux.
SELECT 'sans_organisation', quote_ident(c.rolname),
  format('GRANT %%I TO %%I', 'ROLE_DE_SON_ORGANISATION', c.rolname)
FROM compte AS c
WHERE NOT pg_has_role(c.oid, :proprietaire, 'MEMBER') AND NOT EXISTS (
  SELECT FROM organisation_role AS o WHERE pg_has_role(c.oid, o.oid, 'USAGE'))
UNION ALL
SELECT 'plusieurs', quote_ident(c.rolname),
  format('REVOKE %%I FROM %%I', min(o.rolname), c.rolname)
FROM compte AS c JOIN organisation_role AS o ON pg_has_role(c.oid, o.oid, 'USAGE')
GROUP BY c.rolname HAVING count(*) > 1
UNION ALL
SELECT 'se_connecte', quote_ident(r.rolname), format('ALTER ROLE %%I NOLOGIN', r.rolname)
FROM pg_roles AS r
WHERE r.rolcanlogin AND (r.oid IN (SELECT oid FROM groupe) OR r.oid IN (SELECT oid FROM
  organisation_role) OR r.rolname IN (:proprietaire, :comptes))
UNION ALL
SELECT 'organisation_sans_role', v.nom, 'osp:ajouter_organisation'
FROM unnest(CAST(:organisations AS text[])) AS v(nom)
WHERE NOT EXISTS (SELECT FROM pg_roles AS r WHERE r.rolname = v.nom)
UNION ALL
SELECT 'organisation_sans_groupe', quote_ident(o.rolname), 'osp:ajouter_organisation'
FROM organisation_role AS o WHERE NOT EXISTS (
  SELECT FROM groupe AS g WHERE pg_has_role(o.oid, g.oid, 'USAGE'))
UNION ALL
-- TRUNCATE passe outre la sécurité des lignes, TRIGGER agit sous le nom de qui écrit.
SELECT 'dangereux', format('%%s sur %%s', a.privilege_type, r.nom),
  format('REVOKE %%s ON %%s FROM %%s', a.privilege_type, r.nom, a.grantee::regrole)
FROM relation AS r CROSS JOIN aclexplode(r.relacl) AS a
WHERE a.privilege_type IN ('TRUNCATE', 'TRIGGER', 'REFERENCES') AND a.grantee <> r.relowner
  AND a.grantee <> 0
UNION ALL
-- Lisible par un groupe, sans sécurité des lignes : chacun en voit tout.
SELECT 'sans_securite', r.nom, 'ALTER TABLE ' || r.nom || ' ENABLE ROW LEVEL SECURITY'
FROM relation AS r
WHERE r.relkind IN ('r', 'p') AND NOT r.relrowsecurity AND r.relname <> 'osp_meta'
  AND EXISTS (SELECT FROM groupe AS g WHERE has_table_privilege(g.oid, r.oid, 'SELECT'))
UNION ALL
SELECT 'proprietaire_connecte', r.nom, format('ALTER TABLE %%s OWNER TO %%I', r.nom, :proprietaire)
FROM relation AS r JOIN pg_roles AS p ON p.oid = r.relowner WHERE p.rolcanlogin
ORDER BY 1, 2
