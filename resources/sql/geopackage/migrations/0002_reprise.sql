-- Chaque opération déjà là reçoit son numéro OSP, et son numéro de décision devient un de ses
-- numéros, à la date de la décision quand elle est connue : rien d'autre n'est supposé.
UPDATE operation SET num_osp = fid;

INSERT INTO operation_numero (operation, systeme, numero, date_numero, cree_le, version)
SELECT
  intitule,
  CASE
    WHEN num_decision GLOB '[0-9][0-9][0-9][0-9]HP*' THEN 'Fictif HP'
    WHEN substr(num_decision, 1, 4) >= '2022'
      AND num_decision NOT GLOB '*[^0-9]*' THEN 'SIAP'
    ELSE 'SISAL'
  END,
  num_decision, date_decision, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 1
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
INSERT INTO "reference_epoque" (
  "reference", "code", "date_fin", "nom", "epci", "source", "version"
)
VALUES (
  'Commune',
  '59192',
  '2023-12-31',
  'Émerchicourt',
  'CCCO',
  'Arrêté préfectoral du 26 septembre 2023',
  1
);
INSERT INTO "reference_epoque" (
  "reference", "code", "date_debut", "nom", "epci", "source", "version"
)
VALUES (
  'Commune',
  '59192',
  '2024-01-01',
  'Émerchicourt',
  'CAPH',
  'Arrêté préfectoral du 26 septembre 2023',
  1
);
INSERT INTO "reference_epoque" (
  "reference", "code", "date_fin", "nom", "nature_juridique", "source", "observations", "version"
)
VALUES (
  'EPCI',
  'CCCO',
  '2021-06-15',
  'Cœur d’Ostrevent',
  'Communauté de communes',
  'OSP, situation publiée au 15 juin 2021',
  'Devenue ensuite communauté d’agglomération, à une date à confirmer.',
  1
);
INSERT INTO "reference_epoque" (
  "reference", "code", "date_debut", "nom", "nature_juridique", "source", "observations", "version"
)
VALUES (
  'EPCI',
  'CCCO',
  '2026-11-30',
  'Cœur d’Ostrevent',
  'Communauté d’agglomération',
  'Pages publiques lues en novembre 2026',
  'L’était déjà avant ce jour : date à confirmer.',
  1
);
INSERT INTO "reference_epoque" (
  "reference", "code", "date_fin", "nom", "nature_juridique", "delegataire", "source", "version"
)
VALUES (
  'EPCI',
  'DA',
  '2021-06-15',
  'Douaisis Agglo',
  'Communauté d’agglomération',
  'État 59',
  'OSP, programmation 2021',
  1
);
INSERT INTO "reference_epoque" (
  "reference", "code", "date_debut", "nom", "nature_juridique", "delegataire", "source", "observations", "version"
)
VALUES (
  'EPCI',
  'DA',
  '2022-10-25',
  'Douaisis Agglo',
  'Communauté d’agglomération',
  'DA',
  'DREAL Hauts-de-France, bureau du CRHH du 25 octobre 2022',
  'L’était déjà ce jour-là : date à confirmer.',
  1
);
