-- Le registre des comptes : personne n'y lit ni n'y écrit que par les fonctions de ce schéma.
CREATE TABLE IF NOT EXISTS $schema_comptes.compte (
  login name PRIMARY KEY CHECK (login ~ '^[a-z][a-z0-9_]{2,40}$$'),
  organisation text NOT NULL,
  nom text NOT NULL DEFAULT '',
  courriel text NOT NULL DEFAULT '',
  administrateur boolean NOT NULL DEFAULT false,
  etat text NOT NULL DEFAULT 'demandé' CHECK (etat IN ('demandé', 'actif', 'suspendu')),
  demande_par name NOT NULL,
  demande_le timestamptz NOT NULL DEFAULT now(),
  decide_par name,
  decide_le timestamptz
);
REVOKE ALL ON $schema_comptes.compte FROM PUBLIC;

-- Ce que la description d'un rôle dit quand il est de cette base : elle suit les sauvegardes.
CREATE OR REPLACE FUNCTION $schema_comptes.marque(p_quoi text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$corps$$
  SELECT 'OSP ERBM : base ' || current_database() || ', schéma ' || $schema_texte || p_quoi
$$corps$$;

-- Les conventions d'une organisation en un jour : en cours, et le dernier jour quand il est connu.
-- Celles qui se suivent sans un jour d'écart n'en font qu'une. L'État n'en signe pas avec lui-même.
CREATE OR REPLACE FUNCTION $schema_comptes.admise(
  p_organisation text, OUT en_cours boolean, OUT fin date
)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$corps$$
DECLARE
  dernier date := current_date - 1;
  sans_fin boolean;
  suivante date;
BEGIN
  en_cours := false;
  IF EXISTS (SELECT 1 FROM $schema.organisation AS o WHERE o.organisation = p_organisation
    AND o.nature IN ($natures_etat))
  THEN
    en_cours := true;
    RETURN;
  END IF;
  LOOP
    SELECT bool_or(v.fin IS NULL), max(v.fin) INTO sans_fin, suivante
    FROM $schema.convention AS v
    WHERE v.organisation = p_organisation AND v.signee_le IS NOT NULL
      AND greatest(v.signee_le, v.debut) <= dernier + 1
      AND (v.fin IS NULL OR v.fin >= dernier + 1);
    IF sans_fin THEN
      en_cours := true;
      RETURN;
    END IF;
    EXIT WHEN suivante IS NULL;
    dernier := suivante;
  END LOOP;
  IF dernier >= current_date THEN
    en_cours := true;
    fin := dernier;
  END IF;
END
$$corps$$;

-- Qui administre la base, toutes organisations ensemble. session_user : ces fonctions tournent avec
-- les droits de leur propriétaire, et SET ROLE ne doit rien y changer.
CREATE OR REPLACE FUNCTION $schema_comptes.administre_la_base() RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$corps$$
  SELECT pg_has_role(session_user, $administrateur_texte, 'USAGE')
    OR pg_has_role(session_user, $proprietaire_texte, 'USAGE')
$$corps$$;

-- Qui décide des comptes d'une organisation : qui administre la base, ou son administrateur local.
CREATE OR REPLACE FUNCTION $schema_comptes.decide_pour(p_organisation text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$corps$$
  SELECT $schema_comptes.administre_la_base() OR EXISTS (
    SELECT 1 FROM $schema_comptes.compte AS c WHERE c.login = session_user
    AND c.etat = 'actif' AND c.administrateur AND c.organisation = p_organisation
    AND ($schema_comptes.admise(p_organisation)).en_cours)
$$corps$$;
