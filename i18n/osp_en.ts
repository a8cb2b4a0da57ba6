<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="fr">
  <context>
    <name>AboutDialog</name>
    <message>
      <source>Logiciel libre, sous licence GNU GPL version 2 ou ultérieure, fourni sans garantie.</source>
      <translation>Free software under the GNU GPL, version 2 or later, provided without warranty.</translation>
    </message>
    <message>
      <source>Suivi et programmation de la rénovation thermique des logements des cités minières, dans le cadre de l’Engagement pour le renouveau du bassin minier.</source>
      <translation>Monitoring and programming of the thermal renovation of dwellings in the mining estates, under the Engagement pour le renouveau du bassin minier (ERBM).</translation>
    </message>
    <message>
      <source>Versions</source>
      <translation>Versions</translation>
    </message>
    <message>
      <source>À propos d’OSP ERBM</source>
      <translation>About OSP ERBM</translation>
    </message>
  </context>
  <context>
    <name>BulkDialog</name>
    <message>
      <source>&amp;Champ</source>
      <translation>&amp;Field</translation>
    </message>
    <message>
      <source>&amp;Vider ce champ</source>
      <translation>&amp;Empty this field</translation>
    </message>
    <message>
      <source>Ce qui va se passer</source>
      <translation>What will happen</translation>
    </message>
    <message>
      <source>Modifier les lignes sélectionnées</source>
      <translation>Edit the selected rows</translation>
    </message>
    <message>
      <source>Valeur</source>
      <translation>Value</translation>
    </message>
  </context>
  <context>
    <name>ConflictDialog</name>
    <message>
      <source>Garder toutes &amp;mes valeurs</source>
      <translation>Keep all &amp;my values</translation>
    </message>
    <message>
      <source>Modifié par quelqu’un d’autre</source>
      <translation>Changed by someone else</translation>
    </message>
    <message>
      <source>Prendre toutes celles de la &amp;base</source>
      <translation>Take all those of the data&amp;base</translation>
    </message>
  </context>
  <context>
    <name>HelpDialog</name>
    <message>
      <source>Aide d’OSP ERBM</source>
      <translation>OSP ERBM help</translation>
    </message>
  </context>
  <context>
    <name>OpenBaseDialog</name>
    <message>
      <source>&amp;Connexion</source>
      <translation>&amp;Connection</translation>
    </message>
    <message>
      <source>&amp;Schéma</source>
      <translation>&amp;Schema</translation>
    </message>
    <message>
      <source>Bases récentes</source>
      <translation>Recent bases</translation>
    </message>
    <message>
      <source>Ouvrir une base OSP</source>
      <translation>Open an OSP base</translation>
    </message>
    <message>
      <source>QGIS ne connaît aucune connexion PostgreSQL. Créez-en une dans l’explorateur (PostgreSQL, Nouvelle connexion).</source>
      <translation>QGIS knows no PostgreSQL connection. Create one in the browser (PostgreSQL, New Connection).</translation>
    </message>
    <message>
      <source>Un fichier &amp;GeoPackage</source>
      <translation>A &amp;GeoPackage file</translation>
    </message>
    <message>
      <source>Un schéma d’un serveur &amp;PostGIS</source>
      <translation>A schema on a &amp;PostGIS server</translation>
    </message>
  </context>
  <context>
    <name>OptionsPage</name>
    <message>
      <source>Bases (fichiers GeoPackage)</source>
      <translation>Bases (GeoPackage files)</translation>
    </message>
    <message>
      <source>Connexion</source>
      <translation>Connection</translation>
    </message>
    <message>
      <source>Dossiers proposés</source>
      <translation>Suggested folders</translation>
    </message>
    <message>
      <source>Exports (classeurs, rapports)</source>
      <translation>Exports (workbooks, reports)</translation>
    </message>
    <message>
      <source>Nom du service</source>
      <translation>Name of the department</translation>
    </message>
    <message>
      <source>Schéma</source>
      <translation>Schema</translation>
    </message>
    <message>
      <source>Serveur PostGIS proposé</source>
      <translation>Suggested PostGIS server</translation>
    </message>
    <message>
      <source>Signature des exports</source>
      <translation>Signature of exports</translation>
    </message>
    <message>
      <source>par exemple : DDTM du Pas-de-Calais</source>
      <translation>for example: DDTM du Pas-de-Calais</translation>
    </message>
  </context>
  <context>
    <name>SaveReportDialog</name>
    <message>
      <source>Enregistrement</source>
      <translation>Save</translation>
    </message>
  </context>
  <context>
    <name>UndoDialog</name>
    <message>
      <source>Annuler ma dernière modification</source>
      <translation>Undo my last change</translation>
    </message>
  </context>
  <context>
    <name>algorithms</name>
    <message>
      <source>Amène une base OSP à la version que l’extension attend, en une seule transaction. Un GeoPackage est d’abord copié à côté de lui-même si ses tables doivent changer. Les vues et les déclencheurs sont reconstruits dans tous les cas.</source>
      <translation>Brings an OSP base to the version that the plugin expects, in a single transaction. A GeoPackage is first copied beside itself if its tables have to change. Views and triggers are rebuilt in any case.</translation>
    </message>
    <message>
      <source>Analyse au logement par bailleur</source>
      <translation>Analysis of dwellings by landlord</translation>
    </message>
    <message>
      <source>Analyses et classeurs</source>
      <translation>Analyses and workbooks</translation>
    </message>
    <message>
      <source>Annule en entier l’import d’une remontée ou d’une liste de décisions : les lignes créées sont supprimées, les lignes modifiées retrouvent leurs valeurs. Refusé si l’une d’elles a changé depuis, ou sert ailleurs. Sans numéro, le dernier import encore appliqué est annulé. Un GeoPackage est d’abord copié à côté de lui-même.</source>
      <translation>Undoes the whole import of a return or of a list of decisions: the rows created are deleted, the rows changed get their values back. Refused if one of them has changed since, or is used elsewhere. Without a number, the last import still applied is undone. A GeoPackage is first copied beside itself.</translation>
    </message>
    <message>
      <source>Annuler un import</source>
      <translation>Undo an import</translation>
    </message>
    <message>
      <source>Anomalies en tout</source>
      <translation>Anomalies in all</translation>
    </message>
    <message>
      <source>Aucune table des opérations : les logements financés et les écarts ne sont pas connus.</source>
      <translation>No operations table: the financed dwellings and the gaps are not known.</translation>
    </message>
    <message>
      <source>Avertissements</source>
      <translation>Warnings</translation>
    </message>
    <message>
      <source>Bailleur (code ; vide : tous)</source>
      <translation>Landlord (code; empty: all)</translation>
    </message>
    <message>
      <source>Bailleur (code)</source>
      <translation>Landlord (code)</translation>
    </message>
    <message>
      <source>Base OSP</source>
      <translation>OSP base</translation>
    </message>
    <message>
      <source>Base OSP (GeoPackage)</source>
      <translation>OSP base (GeoPackage)</translation>
    </message>
    <message>
      <source>Base créée</source>
      <translation>Base created</translation>
    </message>
    <message>
      <source>Base de démonstration</source>
      <translation>Demonstration base</translation>
    </message>
    <message>
      <source>Base « {base} » créée.</source>
      <translation>Base “{base}” created.</translation>
    </message>
    <message>
      <source>Champ de colonnes mal reconnues (JSON : titre → champ ; vide : laisser)</source>
      <translation>Field of columns wrongly recognised (JSON: title → field; empty: leave out)</translation>
    </message>
    <message>
      <source>Classeur</source>
      <translation>Workbook</translation>
    </message>
    <message>
      <source>Classeur Excel (*.xlsx)</source>
      <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
      <source>Classeur OSP</source>
      <translation>OSP workbook</translation>
    </message>
    <message>
      <source>Classeur, un onglet par bailleur</source>
      <translation>Workbook, one tab per landlord</translation>
    </message>
    <message>
      <source>Compare, opération par opération, les logements financés, remontés et géolocalisés, et donne l’écart dans les deux sens (positif : logements financés non remontés). Liste les logements remontés plusieurs fois, par n° RPLS, identifiant local, ou parcelle et adresse, chacun avec l’autre ligne.

Le solde des manquants porte sur les opérations PALULOS, comme dans les chiffres publiés. Les couches sont lues telles que QGIS les montre : sélection et filtre compris.</source>
      <translation>Compares, operation by operation, the dwellings funded, reported and geolocated, and gives the gap both ways (positive: funded dwellings not reported). Lists the dwellings reported several times, by RPLS number, local identifier, or plot and address, each with the other row.

The balance of missing dwellings is that of the PALULOS operations, as in the published figures. The layers are read as QGIS shows them: selection and filter included.</translation>
    </message>
    <message>
      <source>Complétude par opération</source>
      <translation>Completeness per operation</translation>
    </message>
    <message>
      <source>Compte les logements remontés par EPCI, département et bailleur, avec ou sans PALULOS, par année, et les rapproche des logements financés de chaque opération.

Chaque logement reçoit : s’il est géolocalisé, combien de lignes portent son identifiant, les logements financés de son opération et l’écart. La synthèse, le classeur Excel et le rapport sont facultatifs.

La couche est lue telle que QGIS la montre : sélection, filtre et modifications en cours compris. Sans couche d’opérations, celles de la même base sont prises.</source>
      <translation>Counts the reported dwellings by EPCI, département and landlord, with or without PALULOS, by year, and compares them with the dwellings financed in each operation.

Each dwelling is given: whether it is geolocated, how many rows bear its identifier, the financed dwellings of its operation and the gap. The synthesis, the Excel workbook and the report are optional.

The layer is read as QGIS shows it, with its selection, its filter and the edits under way. Without an operations layer, the operations of the same base are used.</translation>
    </message>
    <message>
      <source>Connexion de la base créée</source>
      <translation>Connection of the base created</translation>
    </message>
    <message>
      <source>Contrôler la complétude</source>
      <translation>Check completeness</translation>
    </message>
    <message>
      <source>Copie de la base avant l’annulation</source>
      <translation>Copy of the base before undoing</translation>
    </message>
    <message>
      <source>Copie de la base avant l’import</source>
      <translation>Copy of the base before the import</translation>
    </message>
    <message>
      <source>Crée un GeoPackage qui reproduit les chiffres publiés par l’OSP le 15 juin 2021 : 6 287 logements, 788 opérations, la programmation 2021. Les communes et les cités y sont schématiques, les logements fictifs. Toujours identique à elle-même.</source>
      <translation>Creates a GeoPackage that reproduces the figures published by the OSP on 15 June 2021: 6,287 dwellings, 788 operations, the 2021 programming. Its communes and estates are schematic, its dwellings fictitious. It is the same each time.</translation>
    </message>
    <message>
      <source>Crée une base OSP vide : un nouveau fichier GeoPackage, ou un schéma dans une base PostgreSQL avec PostGIS. Les tables, leurs contraintes, le journal et les vues sont ceux du dictionnaire de données. Rien d’existant n’est remplacé.</source>
      <translation>Creates an empty OSP base: a new GeoPackage file, or a schema in a PostgreSQL database with PostGIS. Its tables, their constraints, the log and the views are those of the data dictionary. Nothing that exists is replaced.</translation>
    </message>
    <message>
      <source>Créer la base de démonstration</source>
      <translation>Create the demonstration base</translation>
    </message>
    <message>
      <source>Créer une base OSP</source>
      <translation>Create an OSP base</translation>
    </message>
    <message>
      <source>Dernière année de financement</source>
      <translation>Last year of financing</translation>
    </message>
    <message>
      <source>Fichier</source>
      <translation>File</translation>
    </message>
    <message>
      <source>GeoPackage (*.gpkg)</source>
      <translation>GeoPackage (*.gpkg)</translation>
    </message>
    <message>
      <source>Identifiants remontés plusieurs fois</source>
      <translation>Identifiers reported more than once</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>Import</translation>
    </message>
    <message>
      <source>Import annulé</source>
      <translation>Import undone</translation>
    </message>
    <message>
      <source>Importer les décisions de financement</source>
      <translation>Import the funding decisions</translation>
    </message>
    <message>
      <source>Importer une remontée bailleur</source>
      <translation>Import a landlord’s return</translation>
    </message>
    <message>
      <source>La base d’avant est gardée dans « {copie} ».</source>
      <translation>The former base is kept in “{copie}”.</translation>
    </message>
    <message>
      <source>La couche est filtrée ou réduite à une sélection : seules les opérations de ces logements sont comptées, et leurs écarts le sont face à toute la décision.</source>
      <translation>The layer is filtered or reduced to a selection: only the operations of these dwellings are counted, and their gaps are against the whole decision.</translation>
    </message>
    <message>
      <source>La table des logements de « {base} » ne s’ouvre pas.</source>
      <translation>The dwellings table of “{base}” cannot be opened.</translation>
    </message>
    <message>
      <source>Lignes en conflit, non importées</source>
      <translation>Rows in conflict, not imported</translation>
    </message>
    <message>
      <source>Lignes lues</source>
      <translation>Rows read</translation>
    </message>
    <message>
      <source>Lignes refusées pour erreur</source>
      <translation>Rows refused for an error</translation>
    </message>
    <message>
      <source>Lit la liste des opérations financées (extraction de SISAL, .xlsx, .ods ou .csv) : numéro et date de la décision, bailleur, EPCI, nombre de logements, montant. Chaque ligne est rapprochée d’une opération de la base par son numéro de décision, sinon par son intitulé ; les autres sont créées.

En simulation, rien n’est écrit. Sinon tout est écrit en une transaction, après une copie du GeoPackage, et l’import s’annule en entier par « Annuler un import ».</source>
      <translation>Reads the list of funded operations (SISAL extract, .xlsx, .ods or .csv): number and date of the decision, landlord, EPCI, number of dwellings, amount. Each row is matched with an operation of the base by its decision number, else by its title; the others are created.

In simulation, nothing is written. Otherwise everything is written in one transaction, after a copy of the GeoPackage, and the whole import is undone by “Undo an import”.</translation>
    </message>
    <message>
      <source>Lit le fichier d’un bailleur (.xlsx, .ods ou .csv, colonnes dans n’importe quel ordre), contrôle chaque valeur, reconnaît les logements déjà dans la base (n° RPLS, identifiant local, n° interne, parcelle et adresse) et montre les différences.

En simulation, rien n’est écrit. Sinon tout est écrit en une transaction, après une copie du GeoPackage ; les lignes en erreur ou en conflit sont laissées de côté, une cellule vide ne change rien, et le même fichier une seconde fois ne change rien. L’import s’annule en entier par « Annuler un import ».

Le rapport donne chaque anomalie à sa cellule ; le courriel au bailleur et les lignes à corriger sont écrits à côté.</source>
      <translation>Reads the file of a landlord (.xlsx, .ods or .csv, columns in any order), checks every value, recognises the dwellings already in the base (RPLS number, local identifier, internal number, plot and address) and shows the differences.

In simulation, nothing is written. Otherwise everything is written in one transaction, after a copy of the GeoPackage; rows with an error or in conflict are left aside, an empty cell changes nothing, and the same file a second time changes nothing. The whole import is undone by “Undo an import”.

The report gives each anomaly at its cell; the mail to the landlord and the rows to correct are written beside it.</translation>
    </message>
    <message>
      <source>Logements</source>
      <translation>Dwellings</translation>
    </message>
    <message>
      <source>Logements PALULOS</source>
      <translation>PALULOS dwellings</translation>
    </message>
    <message>
      <source>Logements absents de ce fichier</source>
      <translation>Dwellings absent from this file</translation>
    </message>
    <message>
      <source>Logements analysés</source>
      <translation>Analysed dwellings</translation>
    </message>
    <message>
      <source>Logements financés</source>
      <translation>Financed dwellings</translation>
    </message>
    <message>
      <source>Logements financés (PALULOS)</source>
      <translation>Dwellings funded (PALULOS)</translation>
    </message>
    <message>
      <source>Logements financés non remontés (solde)</source>
      <translation>Financed dwellings not reported (balance)</translation>
    </message>
    <message>
      <source>Logements géolocalisés</source>
      <translation>Geolocated dwellings</translation>
    </message>
    <message>
      <source>Logements hors PALULOS</source>
      <translation>Dwellings without PALULOS</translation>
    </message>
    <message>
      <source>Logements inchangés</source>
      <translation>Dwellings unchanged</translation>
    </message>
    <message>
      <source>Logements modifiés</source>
      <translation>Dwellings changed</translation>
    </message>
    <message>
      <source>Logements non géolocalisés</source>
      <translation>Dwellings not geolocated</translation>
    </message>
    <message>
      <source>Logements nouveaux</source>
      <translation>New dwellings</translation>
    </message>
    <message>
      <source>Logements remontés</source>
      <translation>Dwellings reported</translation>
    </message>
    <message>
      <source>Logements remontés plusieurs fois</source>
      <translation>Dwellings reported several times</translation>
    </message>
    <message>
      <source>Manquants des opérations incomplètes</source>
      <translation>Missing from incomplete operations</translation>
    </message>
    <message>
      <source>Mettre à niveau une base OSP</source>
      <translation>Upgrade an OSP base</translation>
    </message>
    <message>
      <source>Modèle de remontée</source>
      <translation>Return template</translation>
    </message>
    <message>
      <source>Modèle de remontée bailleur</source>
      <translation>Landlord’s return template</translation>
    </message>
    <message>
      <source>Nombre de colonnes</source>
      <translation>Number of columns</translation>
    </message>
    <message>
      <source>Nombre de logements</source>
      <translation>Number of dwellings</translation>
    </message>
    <message>
      <source>Nouveau GeoPackage</source>
      <translation>New GeoPackage</translation>
    </message>
    <message>
      <source>Numéro de l’import (0 : rien d’écrit)</source>
      <translation>Number of the import (0: nothing written)</translation>
    </message>
    <message>
      <source>Numéro de l’import (vide : le dernier)</source>
      <translation>Number of the import (empty: the last one)</translation>
    </message>
    <message>
      <source>Opérations</source>
      <translation>Operations</translation>
    </message>
    <message>
      <source>Opérations PALULOS</source>
      <translation>PALULOS operations</translation>
    </message>
    <message>
      <source>Opérations inchangées</source>
      <translation>Operations unchanged</translation>
    </message>
    <message>
      <source>Opérations modifiées</source>
      <translation>Operations changed</translation>
    </message>
    <message>
      <source>Opérations nouvelles</source>
      <translation>New operations</translation>
    </message>
    <message>
      <source>Page HTML (*.html)</source>
      <translation>HTML page (*.html)</translation>
    </message>
    <message>
      <source>Première année de financement</source>
      <translation>First year of financing</translation>
    </message>
    <message>
      <source>Rapport</source>
      <translation>Report</translation>
    </message>
    <message>
      <source>Remontés au-delà de la décision</source>
      <translation>Reported beyond the decision</translation>
    </message>
    <message>
      <source>Sauvegarde de la base d’avant</source>
      <translation>Backup of the former base</translation>
    </message>
    <message>
      <source>Schéma de la base PostgreSQL</source>
      <translation>Schema of the PostgreSQL database</translation>
    </message>
    <message>
      <source>Schéma de la base créée</source>
      <translation>Schema of the base created</translation>
    </message>
    <message>
      <source>Simulation : montrer les différences sans rien écrire</source>
      <translation>Simulation: show the differences without writing anything</translation>
    </message>
    <message>
      <source>Simulation, rien n’a été écrit</source>
      <translation>Simulation, nothing was written</translation>
    </message>
    <message>
      <source>Source : {source}</source>
      <translation>Source: {source}</translation>
    </message>
    <message>
      <source>Synthèse</source>
      <translation>Synthesis</translation>
    </message>
    <message>
      <source>Tableaux (*.xlsx *.ods *.csv *.txt)</source>
      <translation>Tables (*.xlsx *.ods *.csv *.txt)</translation>
    </message>
    <message>
      <source>Version avant</source>
      <translation>Version before</translation>
    </message>
    <message>
      <source>Version de la base</source>
      <translation>Version of the base</translation>
    </message>
    <message>
      <source>années {premiere} à {derniere}</source>
      <translation>years {premiere} to {derniere}</translation>
    </message>
    <message>
      <source>bailleur {bailleur}</source>
      <translation>landlord {bailleur}</translation>
    </message>
    <message>
      <source>ou connexion PostgreSQL</source>
      <translation>or PostgreSQL connection</translation>
    </message>
    <message>
      <source>{finances} logements financés (PALULOS) : il en manque {manquants} en solde ({bruts} dans les opérations incomplètes, {trop} en trop dans d’autres). {doublons} logements sont remontés plusieurs fois, {absents} ne sont pas géolocalisés.</source>
      <translation>{finances} dwellings funded (PALULOS): {manquants} are missing on balance ({bruts} in incomplete operations, {trop} too many in others). {doublons} dwellings are reported several times, {absents} are not geolocated.</translation>
    </message>
    <message>
      <source>{finances} logements financés : il en manque {manquants} en solde. {doublons} identifiants sont remontés plusieurs fois.</source>
      <translation>{finances} dwellings financed: {manquants} are missing on balance. {doublons} identifiers are reported more than once.</translation>
    </message>
    <message>
      <source>{logements} logements remontés, dont {places} géolocalisés et {absents} non ; {palulos} PALULOS et {hors} hors PALULOS, dans {operations} opérations dont {financees} PALULOS.</source>
      <translation>{logements} dwellings reported, of which {places} geolocated and {absents} not; {palulos} with PALULOS and {hors} without, in {operations} operations of which {financees} with PALULOS.</translation>
    </message>
    <message>
      <source>« {base} » : version {avant}, puis {apres}.</source>
      <translation>“{base}”: version {avant}, then {apres}.</translation>
    </message>
    <message>
      <source>Écrit : {fichier}</source>
      <translation>Written: {fichier}</translation>
    </message>
    <message>
      <source>Écrit le classeur Excel d’une base : un onglet des logements, un des opérations, les synthèses par EPCI, département et bailleur, et les graphiques. Les codes y sont du texte et gardent leurs zéros ; les totaux suivent les filtres.</source>
      <translation>Writes the Excel workbook of a base: a sheet of dwellings, one of operations, the syntheses by EPCI, département and landlord, and the charts. Codes are text and keep their zeros; totals follow the filters.</translation>
    </message>
    <message>
      <source>Écrit le classeur Excel qu’un bailleur remplit pour remonter ses logements : titres verrouillés avec une aide, listes déroulantes (ses opérations, les cités, les valeurs permises), contrôle des dates et des nombres, une ligne d’exemple et un mode d’emploi.</source>
      <translation>Writes the Excel workbook that a landlord fills in to report its dwellings: locked titles with help, drop-down lists (its operations, the estates, the allowed values), checks of dates and numbers, an example row and instructions.</translation>
    </message>
    <message>
      <source>édité le {date}</source>
      <translation>issued on {date}</translation>
    </message>
    <message>
      <source>… et {nombre} autres anomalies, dans le rapport.</source>
      <translation>… and {nombre} other anomalies, in the report.</translation>
    </message>
  </context>
  <context>
    <name>errors</name>
    <message>
      <source>Aucun logement ni aucune opération du bailleur « {bailleur} ». Bailleurs présents : {connus}.</source>
      <translation>No dwelling and no operation of the landlord “{bailleur}”. Landlords present: {connus}.</translation>
    </message>
    <message>
      <source>Aucune base n’est choisie. Donnez un fichier GeoPackage (BASE), ou une connexion PostgreSQL (CONNEXION) et son schéma (SCHEMA).</source>
      <translation>No base is chosen. Give a GeoPackage file (BASE), or a PostgreSQL connection (CONNEXION) and its schema (SCHEMA).</translation>
    </message>
    <message>
      <source>Ce compte ne peut pas créer le schéma de « {base} ». Demandez à l’administrateur de le créer pour vous, ou de vous donner le droit CREATE sur la base.</source>
      <translation>This account may not create the schema of “{base}”. Ask the administrator to create it for you, or to grant you CREATE on the database.</translation>
    </message>
    <message>
      <source>Dites où créer la base : un nouveau fichier GeoPackage (DESTINATION), ou une connexion PostgreSQL (CONNEXION) et un schéma (SCHEMA).</source>
      <translation>Say where to create the base: a new GeoPackage file (DESTINATION), or a PostgreSQL connection (CONNEXION) and a schema (SCHEMA).</translation>
    </message>
    <message>
      <source>La base PostgreSQL de « {base} » n’a pas l’extension PostGIS, et ce compte ne peut pas l’installer. Demandez à l’administrateur : CREATE EXTENSION postgis.</source>
      <translation>The PostgreSQL database of “{base}” has no PostGIS extension, and this account may not install it. Ask the administrator: CREATE EXTENSION postgis.</translation>
    </message>
    <message>
      <source>La base « {base} » est de version {version} ; cette extension attend la version {connue}. Lancez « Mettre à niveau une base OSP ».</source>
      <translation>The base “{base}” is of version {version}; this plugin expects version {connue}. Run “Upgrade an OSP base”.</translation>
    </message>
    <message>
      <source>La base « {base} » est de version {version}, plus récente que ce que cette extension connaît ({connue}). Mettez à jour l’extension OSP ERBM.</source>
      <translation>The base “{base}” is of version {version}, newer than this plugin knows ({connue}). Update the OSP ERBM plugin.</translation>
    </message>
    <message>
      <source>La base « {base} » est en lecture seule. Copiez-la dans un dossier où vous pouvez écrire, ou demandez le droit d’y écrire.</source>
      <translation>The base “{base}” is read-only. Copy it to a folder where you may write, or ask for the right to write to it.</translation>
    </message>
    <message>
      <source>La base « {base} » est introuvable. Vérifiez le chemin, ou que le lecteur réseau est bien connecté.</source>
      <translation>The base “{base}” cannot be found. Check its path, or that the network drive is connected.</translation>
    </message>
    <message>
      <source>La base « {base} » est verrouillée par un autre programme. Enregistrez ou quittez les éditions en cours, puis recommencez.</source>
      <translation>The base “{base}” is locked by another program. Save or leave the edits under way, then try again.</translation>
    </message>
    <message>
      <source>La base « {base} » n’a aucun import à annuler.</source>
      <translation>The base “{base}” has no import to undo.</translation>
    </message>
    <message>
      <source>La base « {base} » n’a pas d’import n° {numero}.</source>
      <translation>The base “{base}” has no import no. {numero}.</translation>
    </message>
    <message>
      <source>La base « {base} » n’a pas pu faire ce qui lui était demandé et n’a pas été modifiée : {raison}</source>
      <translation>The base “{base}” could not do what it was asked and was not changed: {raison}</translation>
    </message>
    <message>
      <source>La colonne « annee_financ » contient autre chose qu’une année : « {valeur} ». Corrigez-la dans la couche.</source>
      <translation>The column “annee_financ” holds something other than a year: “{valeur}”. Correct it in the layer.</translation>
    </message>
    <message>
      <source>La colonne « nb_logements_decision » contient autre chose qu’un nombre entier : « {valeur} ». Corrigez-la dans la table des opérations.</source>
      <translation>The column “nb_logements_decision” holds something other than a whole number: “{valeur}”. Correct it in the table of operations.</translation>
    </message>
    <message>
      <source>La connexion PostgreSQL « {connexion} » n’existe pas dans QGIS. Créez-la dans l’explorateur (PostgreSQL, Nouvelle connexion), puis recommencez.</source>
      <translation>The PostgreSQL connection “{connexion}” does not exist in QGIS. Create it in the browser (PostgreSQL, New Connection), then try again.</translation>
    </message>
    <message>
      <source>La couche « {couche} » n’a pas les colonnes nécessaires : {colonnes}. Choisissez la couche des logements d’une base OSP, ou ajoutez ces colonnes.</source>
      <translation>The layer “{couche}” lacks columns that are needed: {colonnes}. Choose the dwellings layer of an OSP base, or add these columns.</translation>
    </message>
    <message>
      <source>La mise à niveau de « {base} » doit refaire la vue « {vue} », dont dépendent : {autres}. Rien n’a été modifié. Supprimez ces vues, mettez à niveau, puis recréez-les.</source>
      <translation>The upgrade of “{base}” must remake the view “{vue}”, on which these depend: {autres}. Nothing was changed. Drop these views, upgrade, then make them again.</translation>
    </message>
    <message>
      <source>La modification n’a pas été annulée dans « {base} » : {raison}.</source>
      <translation>The change was not undone in “{base}”: {raison}.</translation>
    </message>
    <message>
      <source>La première année ({premiere}) est après la dernière ({derniere}). Inversez-les.</source>
      <translation>The first year ({premiere}) is after the last ({derniere}). Swap them.</translation>
    </message>
    <message>
      <source>Le bailleur « {bailleur} » n’est pas dans « {base} ». Bailleurs connus : {connus}.</source>
      <translation>The landlord “{bailleur}” is not in “{base}”. Known landlords: {connus}.</translation>
    </message>
    <message>
      <source>Le composant Python « {package} » manque à cette installation de QGIS : « {usage} » n’est pas possible. Installez-le avec l’installateur OSGeo4W ou demandez-le à votre service informatique.</source>
      <translation>The Python package “{package}” is missing from this QGIS: “{usage}” is not possible. Install it with the OSGeo4W installer or ask your IT service for it.</translation>
    </message>
    <message>
      <source>Le dossier « {dossier} » n’existe pas. Créez-le, ou choisissez-en un autre.</source>
      <translation>The folder “{dossier}” does not exist. Create it, or choose another one.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » a déjà été importé le {date} par {utilisateur}. Rien n’a été modifié. Pour l’importer de nouveau, annulez d’abord cet import.</source>
      <translation>The file “{fichier}” was already imported on {date} by {utilisateur}. Nothing was changed. To import it again, undo that import first.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » contient des formules jamais calculées ({nombre}, la première en {cellule} de l’onglet « {onglet} ») : leurs valeurs manquent. Ouvrez-le dans un tableur, enregistrez-le, puis recommencez.</source>
      <translation>The file “{fichier}” holds formulas that were never calculated ({nombre}, the first in {cellule} of tab “{onglet}”): their values are missing. Open it in a spreadsheet, save it, then try again.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » est endommagé ou incomplet ({raison}). Ouvrez-le dans un tableur, réenregistrez-le, ou demandez un nouvel envoi.</source>
      <translation>The file “{fichier}” is damaged or incomplete ({raison}). Open it in a spreadsheet, save it again, or ask for it to be sent again.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » est introuvable ou illisible. Vérifiez son chemin et vos droits.</source>
      <translation>The file “{fichier}” cannot be found or read. Check its path and your rights.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » est protégé par un mot de passe. Enregistrez-le sans mot de passe, puis recommencez.</source>
      <translation>The file “{fichier}” is protected by a password. Save it without one, then try again.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » est trop volumineux pour une remontée : {raison}. Supprimez les lignes, onglets et images inutiles, ou envoyez la remontée en plusieurs fichiers.</source>
      <translation>The file “{fichier}” is too large for a return: {raison}. Remove needless rows, tabs and pictures, or send the return in several files.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » est un ancien classeur Excel (.xls). Ouvrez-le et enregistrez-le au format .xlsx, puis recommencez.</source>
      <translation>The file “{fichier}” is an old Excel workbook (.xls). Open it and save it as .xlsx, then try again.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » n’a pas pu être écrit : il est ouvert dans un autre logiciel (Excel, LibreOffice…), en lecture seule, ou son dossier est protégé. Fermez-le, ou choisissez un autre nom ou un autre dossier, puis recommencez. Rien n’a été modifié.</source>
      <translation>The file “{fichier}” could not be written: it is open in another program (Excel, LibreOffice…), read-only, or its folder is protected. Close it, or choose another name or folder, then try again. Nothing was changed.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » n’a pas pu être écrit : le dossier « {dossier} » n’existe pas. Créez-le ou choisissez-en un autre.</source>
      <translation>The file “{fichier}” could not be written: the folder “{dossier}” does not exist. Create it or choose another.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » n’a pas pu être écrit : {cause}. Vérifiez la place disponible sur le disque, puis recommencez. Rien n’a été modifié.</source>
      <translation>The file “{fichier}” could not be written: {cause}. Check the free space on the disk, then try again. Nothing was changed.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » n’est pas un tableau de remontée : {raison}. Il faut un fichier .xlsx, .ods ou .csv avec une ligne de titres de colonnes ; le modèle de remontée en a un.</source>
      <translation>The file “{fichier}” is no table of a return: {raison}. It takes an .xlsx, .ods or .csv file with a row of column titles; the return template has one.</translation>
    </message>
    <message>
      <source>Le journal de « {base} » n’a aucune modification de vous à annuler ici.</source>
      <translation>The log of “{base}” has no change of yours to undo here.</translation>
    </message>
    <message>
      <source>Le paramètre COLONNES ne se lit pas : {raison}. Écrivez par exemple {{"Réf. patrimoine": "ident_int", "Remarques": ""}}.</source>
      <translation>The parameter COLONNES cannot be read: {raison}. Write for example {{"Réf. patrimoine": "ident_int", "Remarques": ""}}.</translation>
    </message>
    <message>
      <source>Le schéma de « {base} » contient déjà des tables ; il n’a pas été modifié. Donnez un autre schéma.</source>
      <translation>The schema of “{base}” already holds tables; it was not changed. Give another schema.</translation>
    </message>
    <message>
      <source>Le serveur de « {base} » a refusé la connexion : {raison}. Vérifiez la connexion dans QGIS (adresse, compte, authentification) et l’accès au réseau.</source>
      <translation>The server of “{base}” refused the connection: {raison}. Check the connection in QGIS (address, account, authentication) and the access to the network.</translation>
    </message>
    <message>
      <source>Le traitement n’a pas abouti. {raison}</source>
      <translation>The processing failed. {raison}</translation>
    </message>
    <message>
      <source>L’import n° {numero} n’a pas été annulé et « {base} » n’a pas été modifiée : {raison}.</source>
      <translation>Import no. {numero} was not undone and “{base}” was not changed: {raison}.</translation>
    </message>
    <message>
      <source>L’onglet « {onglet} » aurait {lignes} lignes et Excel n’en accepte que {maximum}. Limitez l’analyse à un bailleur ou à quelques années, puis recommencez.</source>
      <translation>The sheet “{onglet}” would have {lignes} rows and Excel accepts only {maximum}. Limit the analysis to one landlord or to a few years, then try again.</translation>
    </message>
    <message>
      <source>L’opération a échoué.</source>
      <translation>The operation failed.</translation>
    </message>
    <message>
      <source>Opération annulée. Rien n’a été écrit.</source>
      <translation>Operation cancelled. Nothing was written.</translation>
    </message>
    <message>
      <source>Rien n’a été écrit dans « {base} » : {raison} depuis l’aperçu. Relancez l’import pour voir les différences avec l’état actuel.</source>
      <translation>Nothing was written in “{base}”: {raison} since the preview. Run the import again to see the differences with the present state.</translation>
    </message>
    <message>
      <source>Rien n’a été écrit dans « {base} » : {raison}. Corrigez puis recommencez.</source>
      <translation>Nothing was written to “{base}”: {raison}. Correct it, then try again.</translation>
    </message>
    <message>
      <source>Rien n’a été écrit dans « {base} », pour ne rien écraser : {raison}.</source>
      <translation>Nothing was written in “{base}”, so as to overwrite nothing: {raison}.</translation>
    </message>
    <message>
      <source>Votre compte n’a pas le droit de lire « {base} ». Demandez à l’administrateur l’accès au schéma et à ses tables.</source>
      <translation>Your account may not read “{base}”. Ask the administrator for access to the schema and its tables.</translation>
    </message>
    <message>
      <source>la position est vide</source>
      <translation>the position is empty</translation>
    </message>
    <message>
      <source>la règle « {regle} » n’est pas respectée</source>
      <translation>the rule “{regle}” is not respected</translation>
    </message>
    <message>
      <source>la valeur de {champs} existe déjà dans la table « {table} »</source>
      <translation>the value of {champs} is already in the table “{table}”</translation>
    </message>
    <message>
      <source>la valeur du champ « {champ} » est inférieure au minimum ({minimum:g})</source>
      <translation>the value of the field “{champ}” is below the minimum ({minimum:g})</translation>
    </message>
    <message>
      <source>la valeur du champ « {champ} » est supérieure au maximum ({maximum:g})</source>
      <translation>the value of the field “{champ}” is above the maximum ({maximum:g})</translation>
    </message>
    <message>
      <source>la valeur du champ « {champ} » est trop longue (au plus {longueur} caractères)</source>
      <translation>the value of the field “{champ}” is too long (at most {longueur} characters)</translation>
    </message>
    <message>
      <source>la valeur du champ « {champ} » n’a pas la forme attendue (par exemple {exemple})</source>
      <translation>the value of the field “{champ}” does not have the expected form (for example {exemple})</translation>
    </message>
    <message>
      <source>la valeur du champ « {champ} » n’est pas dans la liste des valeurs permises ({liste})</source>
      <translation>the value of the field “{champ}” is not among the allowed values ({liste})</translation>
    </message>
    <message>
      <source>la valeur du champ « {champ} » n’est pas du type attendu</source>
      <translation>the value of the field “{champ}” is not of the expected type</translation>
    </message>
    <message>
      <source>la valeur du champ « {champ} » n’existe pas dans la table à laquelle elle renvoie</source>
      <translation>the value of the field “{champ}” does not exist in the table that it refers to</translation>
    </message>
    <message>
      <source>le champ « {champ} » doit être rempli</source>
      <translation>the field “{champ}” must be filled in</translation>
    </message>
    <message>
      <source>le dessin des graphiques</source>
      <translation>drawing the charts</translation>
    </message>
    <message>
      <source>l’écriture d’un classeur Excel</source>
      <translation>writing an Excel workbook</translation>
    </message>
    <message>
      <source>une valeur renvoie à une ligne qui n’existe pas dans une autre table</source>
      <translation>a value refers to a row that does not exist in another table</translation>
    </message>
    <message>
      <source>{raison} (table « {table} »)</source>
      <translation>{raison} (table “{table}”)</translation>
    </message>
    <message>
      <source>« {base} » existe déjà et n’a pas été modifié. Choisissez un autre nom, ou supprimez-le d’abord.</source>
      <translation>“{base}” already exists and was not changed. Choose another name, or delete it first.</translation>
    </message>
    <message>
      <source>« {base} » n’est pas une base OSP. Ouvrez une base créée par « Créer une base OSP », ou créez-en une.</source>
      <translation>“{base}” is not an OSP base. Open a base made by “Create an OSP base”, or create one.</translation>
    </message>
    <message>
      <source>« {fichier} » est une base OSP : l’enregistrer sous ce nom l’effacerait. Donnez un autre nom de fichier.</source>
      <translation>“{fichier}” is an OSP base: saving under this name would erase it. Give another file name.</translation>
    </message>
  </context>
  <context>
    <name>gui</name>
    <message>
      <source>(ligne non précisée par la base)</source>
      <translation>(the database did not say which row)</translation>
    </message>
    <message>
      <source>(une position)</source>
      <translation>(a position)</translation>
    </message>
    <message>
      <source>ATTENTION : la base n’a pas gardé tout ce qui vient d’être enregistré dans « {couche} » ({nombre} ligne(s)).</source>
      <translation>WARNING: the database did not keep all that was just saved in “{couche}” ({nombre} row(s)).</translation>
    </message>
    <message>
      <source>ATTENTION : l’enregistrement de « {couche} » n’a pas pu être vérifié. {raison}</source>
      <translation>WARNING: the save of “{couche}” could not be verified. {raison}</translation>
    </message>
    <message>
      <source>Abandonner mes modifications de cette ligne</source>
      <translation>Give up my changes to this row</translation>
    </message>
    <message>
      <source>Aide</source>
      <translation>Help</translation>
    </message>
    <message>
      <source>Analyse au logement par bailleur…</source>
      <translation>Analysis of dwellings by landlord…</translation>
    </message>
    <message>
      <source>Annulation de la dernière modification</source>
      <translation>Undoing the last change</translation>
    </message>
    <message>
      <source>Annuler</source>
      <translation>Cancel</translation>
    </message>
    <message>
      <source>Annuler cette modification</source>
      <translation>Undo this change</translation>
    </message>
    <message>
      <source>Annuler ma dernière modification…</source>
      <translation>Undo my last change…</translation>
    </message>
    <message>
      <source>Appliquer</source>
      <translation>Apply</translation>
    </message>
    <message>
      <source>Après l’annulation</source>
      <translation>After undoing</translation>
    </message>
    <message>
      <source>Base OSP (*.gpkg)</source>
      <translation>OSP base (*.gpkg)</translation>
    </message>
    <message>
      <source>Base « {base} »</source>
      <translation>Base “{base}”</translation>
    </message>
    <message>
      <source>Ce logement n’a pas encore de position : sa fiche est ouverte, la carte n’a pas bougé.</source>
      <translation>This dwelling has no position yet: its form is open, the map did not move.</translation>
    </message>
    <message>
      <source>Ce logement n’est plus dans la base, ou un filtre le cache.</source>
      <translation>This dwelling is no longer in the database, or a filter hides it.</translation>
    </message>
    <message>
      <source>Ce que j’avais lu</source>
      <translation>What I had read</translation>
    </message>
    <message>
      <source>Ce qui a été saisi</source>
      <translation>What was typed</translation>
    </message>
    <message>
      <source>Celle de la base</source>
      <translation>That of the database</translation>
    </message>
    <message>
      <source>Cette ligne a été supprimée, ou n’est plus dans votre périmètre.</source>
      <translation>This row was deleted, or is no longer yours to see.</translation>
    </message>
    <message>
      <source>Champ</source>
      <translation>Field</translation>
    </message>
    <message>
      <source>Chercher un logement par identifiant, adresse, opération ou cité</source>
      <translation>Find a dwelling by identifier, address, operation or cité</translation>
    </message>
    <message>
      <source>Choisir une base OSP</source>
      <translation>Choose an OSP base</translation>
    </message>
    <message>
      <source>Choisissez d’abord une couche de la base OSP.</source>
      <translation>First choose a layer of the OSP base.</translation>
    </message>
    <message>
      <source>Choisissez une couche de la base OSP et sélectionnez-y les lignes à modifier, sur la carte ou dans la table.</source>
      <translation>Choose a layer of the OSP database and select in it the rows to edit, on the map or in the table.</translation>
    </message>
    <message>
      <source>Choisissez une valeur.</source>
      <translation>Choose a value.</translation>
    </message>
    <message>
      <source>Classeur OSP…</source>
      <translation>OSP workbook…</translation>
    </message>
    <message>
      <source>Compter et contrôler les logements remontés par les bailleurs</source>
      <translation>Count and check the dwellings reported by the landlords</translation>
    </message>
    <message>
      <source>Contour</source>
      <translation>Outline</translation>
    </message>
    <message>
      <source>Création de la base de démonstration en cours…</source>
      <translation>Creating the demonstration base…</translation>
    </message>
    <message>
      <source>Créer de nouveau la ligne, avec mes valeurs</source>
      <translation>Create the row again, with my values</translation>
    </message>
    <message>
      <source>Créer et ouvrir une base d’exemple aux chiffres publiés en 2021</source>
      <translation>Create and open an example base with the figures published in 2021</translation>
    </message>
    <message>
      <source>Créer la base de démonstration</source>
      <translation>Create the demonstration base</translation>
    </message>
    <message>
      <source>Créer la base de démonstration…</source>
      <translation>Create the demonstration base…</translation>
    </message>
    <message>
      <source>Créer une base OSP vide</source>
      <translation>Create an empty OSP base</translation>
    </message>
    <message>
      <source>Créer une base…</source>
      <translation>Create a base…</translation>
    </message>
    <message>
      <source>Dans la base</source>
      <translation>In the database</translation>
    </message>
    <message>
      <source>Dans la base maintenant</source>
      <translation>In the database now</translation>
    </message>
    <message>
      <source>Donner une même valeur à un champ de toutes les lignes choisies</source>
      <translation>Give the same value to a field of all the chosen rows</translation>
    </message>
    <message>
      <source>Donner une même valeur à un champ des {nombre} lignes sélectionnées de « {couche} ». Rien n’est écrit dans la base avant que vous n’enregistriez la couche, et Ctrl+Z annule tout.</source>
      <translation>Give the same value to a field of the {nombre} selected rows of “{couche}”. Nothing is written in the database until you save the layer, and Ctrl+Z undoes it all.</translation>
    </message>
    <message>
      <source>Détails…</source>
      <translation>Details…</translation>
    </message>
    <message>
      <source>Elle est en lecture seule pour vous.</source>
      <translation>It is read-only for you.</translation>
    </message>
    <message>
      <source>Enregistrer ce choix</source>
      <translation>Save this choice</translation>
    </message>
    <message>
      <source>Fixé par la variable d’environnement {variable}.</source>
      <translation>Set by the environment variable {variable}.</translation>
    </message>
    <message>
      <source>Garder la ligne telle qu’elle est dans la base</source>
      <translation>Keep the row as it is in the database</translation>
    </message>
    <message>
      <source>La base a été relue après l’enregistrement : elle ne contient pas ce qui suit. Vous pouvez remettre ces valeurs en édition, et enregistrer de nouveau quand la cause est levée.</source>
      <translation>The database was read again after the save: it does not hold what follows. You can put these values back into editing, and save again once the cause is gone.</translation>
    </message>
    <message>
      <source>La base « {base} » est ouverte.</source>
      <translation>The base “{base}” is open.</translation>
    </message>
    <message>
      <source>La base « {base} » est sur un lecteur réseau : QGIS peut s’y bloquer, et deux personnes qui l’ouvrent ensemble peuvent l’abîmer. Copiez-la sur votre poste, ou demandez une base PostGIS pour travailler à plusieurs.</source>
      <translation>The base “{base}” is on a network drive: QGIS may freeze there, and two people who open it together may damage it. Copy it to your computer, or ask for a PostGIS base to work together.</translation>
    </message>
    <message>
      <source>La connexion « {connexion} » garde son mot de passe en clair : il serait écrit dans les projets que vous enregistrez. Mettez-le dans une configuration d’authentification de QGIS.</source>
      <translation>The connection “{connexion}” keeps its password in clear: it would be written in the projects that you save. Put it in an authentication configuration of QGIS.</translation>
    </message>
    <message>
      <source>La couche « {couche} » a retrouvé le formulaire OSP.</source>
      <translation>The layer “{couche}” has its OSP form back.</translation>
    </message>
    <message>
      <source>Le {quand}, vous avez créé « {ligne} » (table « {table} »). La ligne sera supprimée.</source>
      <translation>On {quand}, you created “{ligne}” (table “{table}”). The row will be deleted.</translation>
    </message>
    <message>
      <source>Le {quand}, vous avez modifié « {ligne} » (table « {table} »). La ligne reprendra les valeurs de la dernière colonne.</source>
      <translation>On {quand}, you changed “{ligne}” (table “{table}”). The row will have the values of the last column again.</translation>
    </message>
    <message>
      <source>Le {quand}, vous avez supprimé « {ligne} » (table « {table} »). La ligne sera rétablie.</source>
      <translation>On {quand}, you deleted “{ligne}” (table “{table}”). The row will be restored.</translation>
    </message>
    <message>
      <source>Ligne</source>
      <translation>Row</translation>
    </message>
    <message>
      <source>Logements OSP</source>
      <translation>OSP dwellings</translation>
    </message>
    <message>
      <source>L’enregistrement a été refusé. Vos modifications sont toujours en édition : corrigez les lignes ci-dessous, puis enregistrez de nouveau.</source>
      <translation>The save was refused. Your changes are still being edited: correct the rows below, then save again.</translation>
    </message>
    <message>
      <source>Ma valeur</source>
      <translation>My value</translation>
    </message>
    <message>
      <source>Modifier les lignes sélectionnées…</source>
      <translation>Edit the selected rows…</translation>
    </message>
    <message>
      <source>Modifiée le {quand}.</source>
      <translation>Changed on {quand}.</translation>
    </message>
    <message>
      <source>Modifiée par {qui} le {quand}.</source>
      <translation>Changed by {qui} on {quand}.</translation>
    </message>
    <message>
      <source>Modifiée par {qui}.</source>
      <translation>Changed by {qui}.</translation>
    </message>
    <message>
      <source>Ne pas enregistrer</source>
      <translation>Do not save</translation>
    </message>
    <message>
      <source>Ne rien changer</source>
      <translation>Change nothing</translation>
    </message>
    <message>
      <source>Ouverture de la base {base}</source>
      <translation>Opening the base {base}</translation>
    </message>
    <message>
      <source>Ouvrez d’abord une base OSP.</source>
      <translation>Open an OSP database first.</translation>
    </message>
    <message>
      <source>Ouvrir une base OSP (fichier GeoPackage ou serveur PostGIS)</source>
      <translation>Open an OSP base (GeoPackage file or PostGIS server)</translation>
    </message>
    <message>
      <source>Ouvrir une base…</source>
      <translation>Open a base…</translation>
    </message>
    <message>
      <source>Position</source>
      <translation>Position</translation>
    </message>
    <message>
      <source>Pourquoi</source>
      <translation>Why</translation>
    </message>
    <message>
      <source>Prendre en main OSP ERBM</source>
      <translation>Get started with OSP ERBM</translation>
    </message>
    <message>
      <source>Recherche de la dernière modification</source>
      <translation>Looking for the last change</translation>
    </message>
    <message>
      <source>Remettre les valeurs non enregistrées</source>
      <translation>Put back the values not saved</translation>
    </message>
    <message>
      <source>Remettre mes valeurs en édition</source>
      <translation>Put my values back into editing</translation>
    </message>
    <message>
      <source>Remplacer le formulaire de la couche active par celui de l’OSP</source>
      <translation>Replace the form of the active layer with that of the OSP</translation>
    </message>
    <message>
      <source>Rien n’a été enregistré dans « {couche} ». Vos modifications sont toujours en édition.</source>
      <translation>Nothing was saved in “{couche}”. Your changes are still being edited.</translation>
    </message>
    <message>
      <source>Rien n’a été modifié : la couche ne peut pas être éditée. La base est peut-être en lecture seule pour vous.</source>
      <translation>Nothing was changed: the layer cannot be edited. The database may be read-only for you.</translation>
    </message>
    <message>
      <source>Rétablir le formulaire OSP</source>
      <translation>Restore the OSP form</translation>
    </message>
    <message>
      <source>Rétablir l’état précédent d’une ligne, d’après le journal</source>
      <translation>Restore the previous state of a row from the log</translation>
    </message>
    <message>
      <source>Supprimer la ligne quand même</source>
      <translation>Delete the row all the same</translation>
    </message>
    <message>
      <source>Trouver un logement…</source>
      <translation>Find a dwelling…</translation>
    </message>
    <message>
      <source>Une erreur imprévue s’est produite : l’opération n’a pas abouti. Le détail est dans le journal de QGIS (Vue, Panneaux, Journal des messages, onglet OSP ERBM) : joignez-le à votre demande d’aide.</source>
      <translation>An unexpected error occurred: the operation failed. The details are in the log of QGIS (View, Panels, Log Messages, tab OSP ERBM): enclose them when you ask for help.</translation>
    </message>
    <message>
      <source>Version des bases connue</source>
      <translation>Known version of bases</translation>
    </message>
    <message>
      <source>Version, licence et composants</source>
      <translation>Version, licence and components</translation>
    </message>
    <message>
      <source>Votre dernière modification de « {ligne} » est annulée.</source>
      <translation>Your last change to “{ligne}” is undone.</translation>
    </message>
    <message>
      <source>Voulez-vous la mettre à niveau maintenant ? Un fichier est d’abord copié à côté de lui-même.</source>
      <translation>Do you want to upgrade it now? A file is first copied beside itself.</translation>
    </message>
    <message>
      <source>Vérification de l’enregistrement de {couche}</source>
      <translation>Verifying the save of {couche}</translation>
    </message>
    <message>
      <source>Vérifier de nouveau</source>
      <translation>Verify again</translation>
    </message>
    <message>
      <source>absent</source>
      <translation>absent</translation>
    </message>
    <message>
      <source>ligne absente</source>
      <translation>row absent</translation>
    </message>
    <message>
      <source>ligne supprimée</source>
      <translation>row deleted</translation>
    </message>
    <message>
      <source>sans position</source>
      <translation>no position</translation>
    </message>
    <message>
      <source>toujours présente</source>
      <translation>still there</translation>
    </message>
    <message>
      <source>{champ} : {valeur} ({nombre} lignes)</source>
      <translation>{champ}: {valeur} ({nombre} rows)</translation>
    </message>
    <message>
      <source>{nombre} ligne(s) ont déjà cette valeur.</source>
      <translation>{nombre} row(s) have this value already.</translation>
    </message>
    <message>
      <source>{nombre} ligne(s) prendront la valeur « {valeur} ».</source>
      <translation>{nombre} row(s) will take the value “{valeur}”.</translation>
    </message>
    <message>
      <source>{nombre} ligne(s) refusées : {raison}.</source>
      <translation>{nombre} row(s) refused: {raison}.</translation>
    </message>
    <message>
      <source>{nombre} lignes ont été modifiées par quelqu’un d’autre depuis que vous les avez lues. Rien n’est encore enregistré : choisissez, ligne par ligne, ce qu’il faut garder.</source>
      <translation>{nombre} rows were changed by someone else since you read them. Nothing is saved yet: choose, row by row, what to keep.</translation>
    </message>
    <message>
      <source>{nombre} refus de la base. Vos saisies sont toujours en édition</source>
      <translation>{nombre} refusals by the database. What you typed is still being edited</translation>
    </message>
    <message>
      <source>{points} sommets autour de x {x}, y {y}</source>
      <translation>{points} vertices around x {x}, y {y}</translation>
    </message>
    <message>
      <source>« {couche} » a des modifications pas encore enregistrées : annulez-les par Édition, Annuler (Ctrl+Z), ou enregistrez-les d’abord.</source>
      <translation>“{couche}” has changes that are not saved yet: undo them with Edit, Undo (Ctrl+Z), or save them first.</translation>
    </message>
    <message>
      <source>« {couche} » n’a pas été enregistrée : {raison}.</source>
      <translation>“{couche}” was not saved: {raison}.</translation>
    </message>
    <message>
      <source>« {ligne} » a été modifié par quelqu’un d’autre depuis que vous l’avez lu. Rien n’est encore enregistré : choisissez ce qu’il faut garder.</source>
      <translation>“{ligne}” was changed by someone else since you read it. Nothing is saved yet: choose what to keep.</translation>
    </message>
    <message>
      <source>À garder</source>
      <translation>To keep</translation>
    </message>
    <message>
      <source>À propos</source>
      <translation>About</translation>
    </message>
    <message>
      <source>Écrire le classeur Excel de la base</source>
      <translation>Write the Excel workbook of the base</translation>
    </message>
  </context>
  <context>
    <name>project</name>
    <message>
      <source>(non renseigné)</source>
      <translation>(not given)</translation>
    </message>
    <message>
      <source>Au moins {minimum}.</source>
      <translation>At least {minimum}.</translation>
    </message>
    <message>
      <source>Cités</source>
      <translation>Estates</translation>
    </message>
    <message>
      <source>De {minimum} à {maximum}.</source>
      <translation>From {minimum} to {maximum}.</translation>
    </message>
    <message>
      <source>Format attendu : {description}</source>
      <translation>Expected form: {description}</translation>
    </message>
    <message>
      <source>Journal</source>
      <translation>Log</translation>
    </message>
    <message>
      <source>La table « {table} » de la base « {base} » n’a pas pu être lue : elle manque, ou votre compte n’y a pas accès. Les autres couches ont été ouvertes.</source>
      <translation>The table “{table}” of the base “{base}” could not be read: it is missing, or your account has no access to it. The other layers were opened.</translation>
    </message>
    <message>
      <source>Logements</source>
      <translation>Dwellings</translation>
    </message>
    <message>
      <source>Non</source>
      <translation>No</translation>
    </message>
    <message>
      <source>OSP – {base}</source>
      <translation>OSP – {base}</translation>
    </message>
    <message>
      <source>Oui</source>
      <translation>Yes</translation>
    </message>
    <message>
      <source>Programmation</source>
      <translation>Programming</translation>
    </message>
    <message>
      <source>Référentiels</source>
      <translation>Reference tables</translation>
    </message>
    <message>
      <source>Territoires</source>
      <translation>Territories</translation>
    </message>
    <message>
      <source>Valeurs admises : {valeurs}.</source>
      <translation>Allowed values: {valeurs}.</translation>
    </message>
    <message>
      <source>la base a répondu « {texte} »</source>
      <translation>the database answered “{texte}”</translation>
    </message>
    <message>
      <source>la base n’a rien répondu ; la connexion au serveur est peut-être perdue</source>
      <translation>the database answered nothing; the connection to the server may be lost</translation>
    </message>
    <message>
      <source>{nombre} caractères au plus.</source>
      <translation>{nombre} characters at most.</translation>
    </message>
    <message>
      <source>{table} (état enregistré)</source>
      <translation>{table} (saved state)</translation>
    </message>
  </context>
</TS>
