-- Ce qui, dans le schéma d'une base, ouvre plus que ce qui a été accordé : la règle, l'objet, et ce
-- que l'administrateur exécute pour y remédier. Rien de cela ne doit être. Les objets d'une
-- extension (PostGIS) sont les siens.
WITH base AS (
  SELECT n.oid, n.nspname, n.nspacl, n.nspowner FROM pg_namespace AS n WHERE n.nspname = :schema
), relation AS (
  SELECT c.*, format('%%I.%%I', b.nspname, c.relname) AS nom
  FROM pg_class AS c JOIN base AS b ON b.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND NOT EXISTS (
    SELECT FROM pg_depend AS d
    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
  )
), fonction AS (
  SELECT p.*, format(
    '%%I.%%I(%%s)', b.nspname, p.proname, pg_get_function_identity_arguments(p.oid)
  ) AS nom, (
    SELECT substr(o, length('search_path=') + 1) FROM unnest(p.proconfig) AS o
    WHERE starts_with(o, 'search_path=')
  ) AS chemin
  FROM pg_proc AS p JOIN base AS b ON b.oid = p.pronamespace
  WHERE p.prokind <> 'a' AND NOT EXISTS (
    SELECT FROM pg_depend AS d
    WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
  )
), etranger AS (
  -- Fonctions et opérateurs qui ne sont ni de PostgreSQL, ni de la base, ni d'une extension.
  SELECT 'pg_proc'::regclass AS classe, p.oid, p.oid::regprocedure::text AS nom
  FROM pg_proc AS p
  WHERE p.pronamespace NOT IN (SELECT oid FROM base)
    AND p.pronamespace <> 'pg_catalog'::regnamespace
  UNION ALL
  SELECT 'pg_operator'::regclass, o.oid, o.oid::regoperator::text
  FROM pg_operator AS o
  WHERE o.oprnamespace NOT IN (SELECT oid FROM base)
    AND o.oprnamespace <> 'pg_catalog'::regnamespace
)
SELECT 'chemin' AS regle, f.nom AS objet,
  'ALTER FUNCTION ' || f.nom || ' SET search_path = pg_catalog, pg_temp' AS remede
FROM fonction AS f
WHERE f.prosecdef AND coalesce(f.chemin, '') NOT IN (
  'pg_catalog, pg_temp',
  (SELECT 'pg_catalog, ' || quote_ident(b.nspname) || ', pg_temp' FROM base AS b)
)
UNION ALL
SELECT 'execution', f.nom, 'REVOKE ALL ON ROUTINE ' || f.nom || ' FROM PUBLIC'
FROM fonction AS f
WHERE EXISTS (
  SELECT FROM aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) AS a WHERE a.grantee = 0
)
UNION ALL
-- Avant PostgreSQL 15, une vue lit avec les droits de son propriétaire : sans sécurité des lignes
-- sur ses tables, elle ne montre que ce qui a été accordé sur elle.
SELECT 'vue', r.nom, 'ALTER VIEW ' || r.nom || ' SET (security_invoker = true)'
FROM relation AS r
WHERE r.relkind = 'v'
  AND NOT coalesce(r.reloptions && ARRAY[
    'security_invoker=true', 'security_invoker=on', 'security_invoker=1', 'security_invoker=yes'
  ], false)
  AND (
    r.relname = ANY (:vues)
    OR EXISTS (
      SELECT FROM aclexplode(r.relacl) AS a WHERE a.grantee <> r.relowner
    )
    OR EXISTS (
      SELECT FROM pg_attribute AS t CROSS JOIN aclexplode(t.attacl) AS a
      WHERE t.attrelid = r.oid AND a.grantee <> r.relowner
    )
  )
  AND (
    current_setting('server_version_num')::integer >= 150000
    OR EXISTS (
      SELECT FROM pg_rewrite AS w JOIN pg_depend AS d ON d.objid = w.oid
        AND d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass
      JOIN pg_class AS c ON c.oid = d.refobjid
      WHERE w.ev_class = r.oid AND c.relrowsecurity
    )
  )
UNION ALL
SELECT 'vue', r.nom, 'REVOKE ALL ON ' || r.nom || ' FROM ' || a.grantee::regrole::text
FROM relation AS r CROSS JOIN aclexplode(r.relacl) AS a
WHERE r.relkind = 'm' AND a.grantee NOT IN (0, r.relowner)
UNION ALL
SELECT 'tous', r.nom, 'REVOKE ALL ON ' || r.nom || ' FROM PUBLIC'
FROM relation AS r
WHERE EXISTS (SELECT FROM aclexplode(r.relacl) AS a WHERE a.grantee = 0)
UNION ALL
SELECT 'tous', r.nom || '.' || t.attname,
  format('REVOKE ALL (%%I) ON %%s FROM PUBLIC', t.attname, r.nom)
FROM relation AS r JOIN pg_attribute AS t ON t.attrelid = r.oid AND NOT t.attisdropped
WHERE EXISTS (SELECT FROM aclexplode(t.attacl) AS a WHERE a.grantee = 0)
UNION ALL
-- PostgreSQL donne l'usage du schéma « public » à tous.
SELECT DISTINCT 'tous', 'le schéma ' || quote_ident(b.nspname),
  format('REVOKE ALL ON SCHEMA %%I FROM PUBLIC', b.nspname)
FROM base AS b CROSS JOIN aclexplode(b.nspacl) AS a
WHERE a.grantee = 0 AND NOT (b.nspname = 'public' AND a.privilege_type = 'USAGE')
UNION ALL
SELECT DISTINCT 'avenir', 'les objets à venir de ' || d.defaclrole::regrole::text,
  format(
    'ALTER DEFAULT PRIVILEGES FOR ROLE %%s%%s REVOKE ALL ON %%s FROM PUBLIC', d.defaclrole::regrole,
    CASE WHEN d.defaclnamespace <> 0 THEN ' IN SCHEMA ' || d.defaclnamespace::regnamespace END,
    CASE d.defaclobjtype
      WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' ELSE 'TYPES' END
  )
FROM pg_default_acl AS d CROSS JOIN aclexplode(d.defaclacl) AS a
WHERE a.grantee = 0 AND (
  d.defaclnamespace IN (SELECT oid FROM base) AND d.defaclobjtype IN ('r', 'S', 'f')
  OR d.defaclnamespace = 0 AND d.defaclobjtype IN ('r', 'S')
    AND d.defaclrole IN (SELECT r.relowner FROM relation AS r)
)
UNION ALL
-- Une contrainte, une vue, une valeur par défaut écrite quand un autre avait posé son opérateur.
SELECT DISTINCT 'etranger', e.nom || ', dans ' || r.nom,
  'demandez d’où vient ' || e.nom || ', ôtez-le avec ce qui s’en sert'
FROM pg_depend AS d JOIN etranger AS e ON (e.classe, e.oid) = (d.refclassid, d.refobjid)
LEFT JOIN pg_constraint AS k ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid
LEFT JOIN pg_rewrite AS w ON d.classid = 'pg_rewrite'::regclass AND w.oid = d.objid
LEFT JOIN pg_attrdef AS f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
LEFT JOIN pg_trigger AS g ON d.classid = 'pg_trigger'::regclass AND g.oid = d.objid
LEFT JOIN pg_policy AS p ON d.classid = 'pg_policy'::regclass AND p.oid = d.objid
JOIN relation AS r ON r.oid IN (k.conrelid, w.ev_class, f.adrelid, g.tgrelid, p.polrelid)
WHERE NOT EXISTS (
  SELECT FROM pg_depend AS x
  WHERE x.classid = e.classe AND x.objid = e.oid AND x.deptype = 'e'
)
ORDER BY 1, 2
