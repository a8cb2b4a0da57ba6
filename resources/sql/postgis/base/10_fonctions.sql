-- Nul que leur propriétaire n'exécute ces fonctions : un déclencheur n'en demande pas le droit. Leur
-- chemin est fermé et chaque table y est nommée avec son schéma : ni une table temporaire, ni une
-- fonction ou un opérateur posé ailleurs ne prend la place d'un des nôtres. Posées sur une autre
-- table que celles de la base, elles refusent.

-- Champs d'audit : remplis par le serveur, quoi que dise le client.
CREATE OR REPLACE FUNCTION osp_audit() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$corps$$
DECLARE
  ecartes CONSTANT text[] := ARRAY[
      'cree_le', 'cree_par', 'modifie_le', 'modifie_par', 'version', 'version_lue'
    ] || coalesce(TG_ARGV, ARRAY[]::text[]);
BEGIN
  IF TG_TABLE_SCHEMA <> $schema_texte THEN
    RAISE EXCEPTION 'la fonction osp_audit ne sert qu’aux tables de la base OSP.'
      USING ERRCODE = '42501';
  END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.cree_le := now();
    NEW.cree_par := session_user;
    NEW.modifie_le := NULL;
    NEW.modifie_par := NULL;
    NEW.version := 1;
    NEW.version_lue := NULL;
    RETURN NEW;
  END IF;
  -- Qui dit quelle version il avait lue n'écrase pas une plus récente. Elle n'est pas gardée.
  IF NEW.version_lue <> OLD.version THEN
    RAISE EXCEPTION 'Conflit : la ligne % de la table « % » a été modifiée par % le % depuis que vous l’avez lue. Relisez-la avant d’enregistrer.',
      OLD.fid, TG_TABLE_NAME, coalesce(OLD.modifie_par, OLD.cree_par, 'une autre personne'),
      to_char(coalesce(OLD.modifie_le, OLD.cree_le) AT TIME ZONE 'Europe/Paris', 'DD/MM/YYYY à HH24:MI:SS')
      USING ERRCODE = '40001';
  END IF;
  NEW.version_lue := NULL;
  NEW.cree_le := OLD.cree_le;
  NEW.cree_par := OLD.cree_par;
  NEW.modifie_le := OLD.modifie_le;
  NEW.modifie_par := OLD.modifie_par;
  NEW.version := OLD.version;
  IF to_jsonb(NEW) - ecartes IS DISTINCT FROM to_jsonb(OLD) - ecartes THEN
    NEW.modifie_le := now();
    NEW.modifie_par := session_user;
    NEW.version := coalesce(OLD.version, 0) + 1;
  END IF;
  RETURN NEW;
END
$$corps$$;

-- Journal : les champs modifiés, ou toute la ligne créée ou supprimée. Écrit avec les droits du
-- propriétaire, pour que nul n'ait besoin du droit d'écrire dans le journal. Les arguments du
-- déclencheur nomment les champs calculés, qui ne s'y inscrivent pas, et les champs sensibles, dont
-- il ne garde qu'un masque : leurs valeurs vont dans journal_sensible.
CREATE OR REPLACE FUNCTION osp_journal() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$corps$$
DECLARE
  ecartes CONSTANT text[] := ARRAY[
      'cree_le', 'cree_par', 'modifie_le', 'modifie_par', 'version', 'version_lue'
    ] || string_to_array(TG_ARGV[0], ',');
  sensibles CONSTANT text[] := string_to_array(TG_ARGV[1], ',');
  numero integer;
  ligne_avant jsonb;
  ligne_apres jsonb;
  champs_avant jsonb;
  champs_apres jsonb;
BEGIN
  IF TG_TABLE_SCHEMA <> $schema_texte THEN
    RAISE EXCEPTION 'la fonction osp_journal ne sert qu’aux tables de la base OSP.'
      USING ERRCODE = '42501';
  END IF;
  IF TG_OP <> 'INSERT' THEN
    ligne_avant := to_jsonb(OLD) - ecartes;
    IF ligne_avant ? 'geom' THEN
      ligne_avant := ligne_avant || jsonb_build_object('geom', OLD.geom::text);
    END IF;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    ligne_apres := to_jsonb(NEW) - ecartes;
    IF ligne_apres ? 'geom' THEN
      ligne_apres := ligne_apres || jsonb_build_object('geom', NEW.geom::text);
    END IF;
  END IF;
  IF TG_OP = 'INSERT' THEN
    champs_apres := jsonb_strip_nulls(ligne_apres);
  ELSIF TG_OP = 'DELETE' THEN
    champs_avant := jsonb_strip_nulls(ligne_avant);
  ELSE
    SELECT jsonb_object_agg(a.key, a.value), jsonb_object_agg(a.key, ligne_apres -> a.key)
    INTO champs_avant, champs_apres
    FROM jsonb_each(ligne_avant) AS a WHERE a.value IS DISTINCT FROM ligne_apres -> a.key;
    IF champs_avant IS NULL THEN
      RETURN NULL;  -- déclencheur AFTER : la valeur rendue est sans effet
    END IF;
  END IF;
  INSERT INTO $schema.journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  VALUES (
    TG_TABLE_NAME, CASE WHEN TG_OP = 'DELETE' THEN OLD.fid ELSE NEW.fid END, TG_OP,
    $schema.osp_masque(champs_avant, sensibles)::text,
    $schema.osp_masque(champs_apres, sensibles)::text, session_user, clock_timestamp()
  ) RETURNING fid INTO numero;
  INSERT INTO $schema.journal_sensible (origine, ligne, nom_table, champ, avant, apres)
  SELECT 'journal', numero, TG_TABLE_NAME, s, (champs_avant -> s)::text, (champs_apres -> s)::text
  FROM unnest(sensibles) AS s WHERE champs_avant ? s OR champs_apres ? s;
  RETURN NULL;
END
$$corps$$;

-- Enveloppes d'une ligne de programmation, selon le tarif de sa campagne : jamais saisies. Avec
-- les droits du propriétaire : qui saisit un nombre n'a pas à pouvoir écrire les enveloppes.
CREATE OR REPLACE FUNCTION osp_enveloppe() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$corps$$
BEGIN
  IF TG_RELID IS DISTINCT FROM to_regclass('$schema_cite.programmation') THEN
    RAISE EXCEPTION 'la fonction osp_enveloppe ne sert qu’aux tables de la base OSP.'
      USING ERRCODE = '42501';
  END IF;
  UPDATE $schema.programmation AS p SET
    etat_enveloppe_mini = e.enveloppe_mini,
    etat_enveloppe_maxi = e.enveloppe_maxi,
    etat_bonus_mini = e.bonus_mini,
    etat_bonus_maxi = e.bonus_maxi
  FROM $schema.v_programmation_enveloppe AS e
  WHERE p.fid = NEW.fid AND e.fid = NEW.fid
    AND (p.etat_enveloppe_mini, p.etat_enveloppe_maxi, p.etat_bonus_mini, p.etat_bonus_maxi)
      IS DISTINCT FROM (e.enveloppe_mini, e.enveloppe_maxi, e.bonus_mini, e.bonus_maxi);
  RETURN NULL;  -- déclencheur AFTER : la valeur rendue est sans effet
END
$$corps$$;

CREATE OR REPLACE FUNCTION osp_tarif() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$corps$$
BEGIN
  IF TG_RELID IS DISTINCT FROM to_regclass('$schema_cite.tarif') THEN
    RAISE EXCEPTION 'la fonction osp_tarif ne sert qu’aux tables de la base OSP.'
      USING ERRCODE = '42501';
  END IF;
  UPDATE $schema.programmation SET etat_nb_c = etat_nb_c WHERE campagne IN (
    CASE WHEN TG_OP <> 'DELETE' THEN NEW.campagne END,
    CASE WHEN TG_OP <> 'INSERT' THEN OLD.campagne END
  );
  RETURN NULL;  -- déclencheur AFTER : la valeur rendue est sans effet
END
$$corps$$;

REVOKE ALL ON FUNCTION osp_audit(), osp_journal(), osp_enveloppe(), osp_tarif() FROM PUBLIC;

DROP TRIGGER IF EXISTS osp_enveloppe ON programmation;
CREATE TRIGGER osp_enveloppe AFTER INSERT OR UPDATE ON programmation
FOR EACH ROW EXECUTE FUNCTION osp_enveloppe();

DROP TRIGGER IF EXISTS osp_tarif ON tarif;
CREATE TRIGGER osp_tarif AFTER INSERT OR UPDATE OR DELETE ON tarif
FOR EACH ROW EXECUTE FUNCTION osp_tarif();
