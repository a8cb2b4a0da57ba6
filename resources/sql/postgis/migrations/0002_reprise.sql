-- Chaque opération déjà là reçoit son numéro OSP, et son numéro de décision devient un de ses
-- numéros, à la date de la décision quand elle est connue : rien d'autre n'est supposé.
UPDATE operation SET num_osp = fid;

INSERT INTO operation_numero (operation, systeme, numero, date_numero, cree_le, version)
SELECT
  intitule,
  CASE
    WHEN num_decision ~ '^[0-9]{4}HP' THEN 'Fictif HP'
    WHEN num_decision ~ '^[0-9]{14}$' AND substr(num_decision, 1, 4) >= '2022' THEN 'SIAP'
    ELSE 'SISAL'
  END,
  num_decision, date_decision, now(), 1
FROM operation WHERE num_decision IS NOT NULL ORDER BY fid;

-- Les listes que l'outil apporte : elles se modifient ensuite dans la base.
INSERT INTO "aide" ("aide", "version")
VALUES ('PALULOS', 1);
INSERT INTO "aide" ("aide", "libelle", "annee_fin", "version")
VALUES ('PALU_AV_21', 'PALULOS d’avant 2021', 2020, 1);
INSERT INTO "aide" ("aide", "libelle", "version")
VALUES ('PALU_RE', 'PALULOS, réhabilitation', 1);
INSERT INTO "aide" ("aide", "version")
VALUES ('PALU_COM', 1);
INSERT INTO "aide" ("aide", "libelle", "annee_debut", "version")
VALUES ('SECD_VIE', 'Seconde vie', 2024, 1);
INSERT INTO "aide" ("aide", "version")
VALUES ('RENO', 1);
INSERT INTO "regle_delai" ("date_fin", "delai_ans", "prorogation_ans", "reference", "version")
VALUES ('2024-07-14', 2, 1, 'CCH, D.323-8, avant le décret 2024-805', 1);
INSERT INTO "regle_delai" ("date_debut", "delai_ans", "prorogation_ans", "reference", "version")
VALUES ('2024-07-15', 5, 1, 'CCH, D.323-8, décret 2024-805', 1);
