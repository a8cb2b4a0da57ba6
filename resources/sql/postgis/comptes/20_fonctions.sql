-- Le rôle d'une organisation, membre du groupe de sa nature. Le fait qui administre la base.
CREATE OR REPLACE FUNCTION $schema_comptes.creer_organisation(
  p_organisation text, p_nature text, p_role text
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$corps$$
DECLARE
  dit text := $schema_comptes.marque(', organisation ' || p_organisation);
  groupe text := $prefixe_texte || '_' || p_nature;
BEGIN
  IF NOT $schema_comptes.administre_la_base() THEN
    RAISE EXCEPTION 'seul l’administrateur de la base ajoute une organisation.'
      USING ERRCODE = 'OSP10';
  END IF;
  IF p_role !~ ('^' || $prefixe_texte || '_org_[a-z0-9_]+$$') OR octet_length(p_role) > 63
    OR NOT p_nature = ANY (ARRAY[$natures])
  THEN
    RAISE EXCEPTION 'le rôle « % » ou la nature « % » n’est pas de cette base.', p_role, p_nature
      USING ERRCODE = 'OSP10';
  END IF;
  IF to_regrole(quote_ident(p_role)) IS NULL THEN
    EXECUTE format('CREATE ROLE %I NOLOGIN', p_role);
    EXECUTE format('COMMENT ON ROLE %I IS %L', p_role, dit);
  ELSIF shobj_description(to_regrole(quote_ident(p_role)), 'pg_authid') IS DISTINCT FROM dit THEN
    RAISE EXCEPTION 'le rôle « % » existe déjà sur ce serveur et n’est pas celui de l’organisation '
      '« % ».', p_role, p_organisation USING ERRCODE = 'OSP10';
  END IF;
  EXECUTE format('GRANT %I TO %I', groupe, p_role);
  EXECUTE format('GRANT %I TO $administrateur', p_role);
END
$$corps$$;

-- Un compte se demande dans sa propre organisation ; il n'existe sur le serveur qu'une fois validé.
CREATE OR REPLACE FUNCTION $schema_comptes.demander(
  p_login text, p_organisation text, p_nom text, p_courriel text
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$corps$$
BEGIN
  IF NOT $schema_comptes.decide_pour(p_organisation) AND NOT EXISTS (
    SELECT 1 FROM $schema_comptes.compte AS c WHERE c.login = session_user AND c.etat = 'actif'
    AND c.organisation = p_organisation AND ($schema_comptes.admise(p_organisation)).en_cours)
  THEN
    RAISE EXCEPTION 'un compte ne se demande que dans votre organisation, et « % » n’est pas la '
      'vôtre.', p_organisation USING ERRCODE = 'OSP10';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM $schema.organisation AS o WHERE o.organisation = p_organisation) THEN
    RAISE EXCEPTION 'l’organisation « % » n’existe pas dans cette base.', p_organisation
      USING ERRCODE = 'OSP10';
  END IF;
  IF p_login !~ '^[a-z][a-z0-9_]{2,40}$$' OR p_login LIKE 'pg\_%'
    OR starts_with(p_login, $prefixe_texte || '_')
  THEN
    RAISE EXCEPTION '« % » ne peut pas être le nom d’un compte.', p_login USING ERRCODE = 'OSP10';
  END IF;
  IF EXISTS (SELECT 1 FROM $schema_comptes.compte AS c WHERE c.login = p_login) THEN
    RAISE EXCEPTION 'le compte « % » est déjà demandé ou ouvert.', p_login USING ERRCODE = 'OSP10';
  END IF;
  IF to_regrole(quote_ident(p_login)) IS NOT NULL THEN
    RAISE EXCEPTION 'le nom « % » est déjà pris sur ce serveur : donnez-en un autre.', p_login
      USING ERRCODE = 'OSP10';
  END IF;
  INSERT INTO $schema_comptes.compte (login, organisation, nom, courriel, demande_par)
  VALUES (p_login, p_organisation, coalesce(p_nom, ''), coalesce(p_courriel, ''), session_user);
END
$$corps$$;

-- Ouvre un compte demandé, ou rouvre un compte suspendu, sous un nouveau mot de passe. Le mot de
-- passe n'arrive jamais ici : seule son empreinte (SCRAM-SHA-256), faite sur le poste.
CREATE OR REPLACE FUNCTION $schema_comptes.valider(p_login text, p_empreinte text) RETURNS date
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$corps$$
DECLARE
  c $schema_comptes.compte%ROWTYPE;
  o record;
  admise record;
  dit text;
BEGIN
  SELECT * INTO c FROM $schema_comptes.compte AS x WHERE x.login = p_login FOR UPDATE;
  IF NOT FOUND OR NOT $schema_comptes.decide_pour(c.organisation) THEN
    RAISE EXCEPTION 'aucun compte « % » n’est demandé dans votre organisation.', p_login
      USING ERRCODE = 'OSP10';
  END IF;
  IF p_empreinte IS NULL OR p_empreinte !~
    '^SCRAM-SHA-256\$$[1-9]\d{3,6}:[A-Za-z0-9+/]{16,}={0,2}\$$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$$'
  THEN
    RAISE EXCEPTION 'un mot de passe ne s’envoie que chiffré (SCRAM-SHA-256).'
      USING ERRCODE = 'OSP10';
  END IF;
  SELECT * INTO admise FROM $schema_comptes.admise(c.organisation);
  IF NOT admise.en_cours THEN
    RAISE EXCEPTION 'l’organisation « % » n’a pas de convention en cours : ses comptes ne s’ouvrent '
      'pas.', c.organisation USING ERRCODE = 'OSP10';
  END IF;
  SELECT x.role, x.nature INTO o FROM $schema.organisation AS x WHERE x.organisation = c.organisation;
  IF to_regrole(quote_ident(o.role)) IS NULL
    OR shobj_description(to_regrole(quote_ident(o.role)), 'pg_authid')
      IS DISTINCT FROM $schema_comptes.marque(', organisation ' || c.organisation)
  THEN
    RAISE EXCEPTION 'le rôle de l’organisation « % » (%) n’est pas celui que l’OSP lui a fait.',
      c.organisation, o.role USING ERRCODE = 'OSP10';
  END IF;
  dit := $schema_comptes.marque(', compte de ' || c.organisation);
  IF to_regrole(quote_ident(p_login)) IS NULL THEN
    EXECUTE format('CREATE ROLE %I LOGIN INHERIT CONNECTION LIMIT 20 PASSWORD %L',
      p_login, p_empreinte);
    EXECUTE format('COMMENT ON ROLE %I IS %L', p_login, dit);
    EXECUTE format('GRANT %I TO %I', o.role, p_login);
  ELSIF c.etat = 'demandé'
    OR shobj_description(to_regrole(quote_ident(p_login)), 'pg_authid') IS DISTINCT FROM dit
  THEN
    -- Un rôle de ce nom est là, et ce n'est pas nous qui l'avons fait : on ne prend pas sa place.
    RAISE EXCEPTION 'le nom « % » est pris sur ce serveur par un autre rôle.', p_login
      USING ERRCODE = 'OSP10';
  ELSE
    EXECUTE format('ALTER ROLE %I LOGIN PASSWORD %L', p_login, p_empreinte);
  END IF;
  EXECUTE format('ALTER ROLE %I VALID UNTIL %L', p_login,
    coalesce((admise.fin + 1)::timestamptz::text, 'infinity'));
  UPDATE $schema_comptes.compte SET etat = 'actif', decide_par = session_user, decide_le = now()
  WHERE login = p_login;
  RETURN admise.fin;
END
$$corps$$;

-- Ferme un compte ; rend combien de sessions restent ouvertes, que cela ne coupe pas. Une demande
-- qui n'a jamais été validée s'efface.
CREATE OR REPLACE FUNCTION $schema_comptes.suspendre(p_login text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$corps$$
DECLARE
  c $schema_comptes.compte%ROWTYPE;
BEGIN
  SELECT * INTO c FROM $schema_comptes.compte AS x WHERE x.login = p_login FOR UPDATE;
  IF NOT FOUND OR NOT $schema_comptes.decide_pour(c.organisation) THEN
    RAISE EXCEPTION 'aucun compte « % » n’est de votre organisation.', p_login
      USING ERRCODE = 'OSP10';
  END IF;
  IF c.etat = 'demandé' THEN
    DELETE FROM $schema_comptes.compte WHERE login = p_login;
    RETURN 0;
  END IF;
  IF to_regrole(quote_ident(p_login)) IS NOT NULL THEN
    IF shobj_description(to_regrole(quote_ident(p_login)), 'pg_authid')
      IS DISTINCT FROM $schema_comptes.marque(', compte de ' || c.organisation)
    THEN
      RAISE EXCEPTION 'le nom « % » est pris sur ce serveur par un autre rôle.', p_login
        USING ERRCODE = 'OSP10';
    END IF;
    EXECUTE format('ALTER ROLE %I NOLOGIN', p_login);
  END IF;
  UPDATE $schema_comptes.compte SET etat = 'suspendu', decide_par = session_user, decide_le = now()
  WHERE login = p_login;
  RETURN (SELECT count(*) FROM pg_stat_activity AS s WHERE s.usename = p_login);
END
$$corps$$;

-- Qui décide des comptes de son organisation : seul l'administrateur de la base le nomme.
CREATE OR REPLACE FUNCTION $schema_comptes.nommer(p_login text, p_administrateur boolean)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$corps$$
BEGIN
  IF NOT $schema_comptes.administre_la_base() THEN
    RAISE EXCEPTION 'seul l’administrateur de la base nomme un administrateur local.'
      USING ERRCODE = 'OSP10';
  END IF;
  UPDATE $schema_comptes.compte SET administrateur = p_administrateur WHERE login = p_login;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'aucun compte « % » n’est connu de cette base.', p_login USING ERRCODE = 'OSP10';
  END IF;
END
$$corps$$;

-- Les comptes d'une organisation suivent ses conventions : leur fin, ou leur suspension. Rend combien
-- de comptes ont changé.
CREATE OR REPLACE FUNCTION $schema_comptes.suivre_conventions() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$corps$$
DECLARE
  c record;
  jusqu timestamptz;
  nombre integer := 0;
BEGIN
  IF NOT $schema_comptes.administre_la_base() THEN
    RAISE EXCEPTION 'seul l’administrateur de la base applique les conventions.'
      USING ERRCODE = 'OSP10';
  END IF;
  FOR c IN
    SELECT x.login, a.en_cours, a.fin, r.rolvaliduntil AS avant
    FROM $schema_comptes.compte AS x
    JOIN pg_roles AS r ON r.rolname = x.login
    CROSS JOIN LATERAL $schema_comptes.admise(x.organisation) AS a
    WHERE x.etat <> 'demandé' AND shobj_description(r.oid, 'pg_authid')
      = $schema_comptes.marque(', compte de ' || x.organisation)
  LOOP
    jusqu := CASE WHEN NOT c.en_cours THEN current_date::timestamptz
      ELSE coalesce((c.fin + 1)::timestamptz, 'infinity') END;
    CONTINUE WHEN jusqu IS NOT DISTINCT FROM coalesce(c.avant, 'infinity');
    -- Sans convention : depuis quand qu'elle soit finie, le compte l'est déjà.
    CONTINUE WHEN NOT c.en_cours AND c.avant <= jusqu;
    EXECUTE format('ALTER ROLE %I VALID UNTIL %L', c.login, jusqu::text);
    nombre := nombre + 1;
  END LOOP;
  RETURN nombre;
END
$$corps$$;

-- Les comptes que l'on peut voir : tous pour qui administre la base, ceux de son organisation pour
-- un administrateur local, le sien pour les autres.
CREATE OR REPLACE FUNCTION $schema_comptes.comptes() RETURNS TABLE (
  login text, organisation text, nom text, courriel text, administrateur boolean, etat text,
  demande_par text, demande_le timestamptz, decide_par text, decide_le timestamptz,
  valide_jusqu timestamptz, se_connecte boolean, peut_decider boolean
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$corps$$
  WITH vues AS (
    SELECT c.*, $schema_comptes.decide_pour(c.organisation) AS decide
    FROM $schema_comptes.compte AS c
  )
  SELECT v.login::text, v.organisation, v.nom, v.courriel, v.administrateur, v.etat,
    v.demande_par::text, v.demande_le, v.decide_par::text, v.decide_le,
    nullif(r.rolvaliduntil, 'infinity'), coalesce(r.rolcanlogin, false), v.decide
  FROM vues AS v LEFT JOIN pg_roles AS r ON r.rolname = v.login
  WHERE v.decide OR v.login = session_user
  ORDER BY v.organisation, v.login
$$corps$$;

-- Les adresses d'une enquête ne s'ouvrent que si chaque bailleur a dit oui : un silence vaut refus,
-- et un seul refus ferme toute la région.
CREATE OR REPLACE FUNCTION $schema_comptes.adresses_ouvertes(p_vague integer) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$corps$$
BEGIN
  RETURN (
    SELECT count(*) > 0 AND coalesce(bool_and(coalesce(a.accorde, false)), false)
    FROM $schema.organisation AS o
    LEFT JOIN $schema.accord_adresse AS a ON a.bailleur = o.bailleur AND a.vague = p_vague
    WHERE o.nature = 'bailleur');
END
$$corps$$;
