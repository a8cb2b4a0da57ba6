# OSP ERBM : les commandes du projet. « make » seul les énumère.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules

export LC_ALL := C.UTF-8
export PYTHONDONTWRITEBYTECODE := 1

PYTHON := .venv/bin/python
DEMO := out/demo
# The profile of QGIS that `make demo` and `make qgis` install the plugin in, apart from the user's.
PROFILE := build/profil

.PHONY: help setup setup-test demo qgis test test-rapide matrice lint securite build zip bench coupures mutation docs \
	nouvelle-version publier-version i18n format clean

help:  ## énumère les commandes
	@grep --extended-regexp '^[a-z0-9-]+:.*## ' Makefile | sed 's/:.*## /|/' | column -t -s '|'

setup:  ## installe ce qui manque pour la démonstration et la construction (Debian 12 ou 13)
	@tools/install_system.sh tools/apt/demo.txt
	@tools/make_venv.sh .venv requirements-dev.txt --system-site-packages

setup-test: setup  ## installe aussi ce qui manque pour les tests
	@tools/install_system.sh tools/apt/test.txt
	@tools/make_venv.sh .venv-qt6 requirements-qt6.txt

demo: zip  ## construit la démonstration dans out/demo/ : base, analyse, classeur, carte, fiches, états
	@tools/make_profile.sh $(PROFILE)
	@tools/demo.sh $(PROFILE) $(DEMO)

qgis:  ## ouvre QGIS en français sur la démonstration, dans un profil à part
	@[[ -f $(DEMO)/osp_demo.gpkg ]] || $(MAKE) --no-print-directory demo
	@tools/make_profile.sh $(PROFILE)
	@tools/open_window.sh $(PROFILE) $(DEMO)/osp_demo.gpkg

test: setup-test lint securite  ## lance tous les tests (installe ce qui manque)
	@tools/run_tests.sh

test-rapide: setup  ## le style et les tests sans QGIS, moins d’une minute de processeur
	@.venv/bin/ruff check --quiet .
	@.venv/bin/ruff format --quiet --check .
	@OSP_HYPOTHESIS=bref .venv/bin/pytest --quiet -m 'not slow' test/unit

matrice:  ## essaie tout avec QGIS 3.40 puis 3.44, et pandas 3, dans des chroots de Debian 13 (root)
	@tools/matrice.sh

lint: setup  ## vérifie la forme du code et ses types
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy

securite: setup  ## cherche les faiblesses connues et les secrets laissés dans le code
	@$(PYTHON) tools/check_site.py
	@tools/check_secrets.sh

format: setup  ## met le code en forme
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .

build: setup  ## assemble le dossier installable build/osp_erbm/
	@tools/build.sh

zip: build  ## écrit dist/osp_erbm-<version>.zip
	@$(PYTHON) tools/make_zip.py

bench: setup-test  ## mesure les vitesses (test/benchmark/)
	@$(PYTHON) test/benchmark/run.py

coupures: setup-test  ## tue au hasard chaque algorithme qui écrit et vérifie ce qui reste
	@$(PYTHON) test/benchmark/run.py --seul kills $(COUPURES)

mutation: setup-test  ## change des lignes des règles au hasard et dit ce que les tests laissent passer
	@$(PYTHON) -m tools.mutation $(MUTATION)

docs: setup  ## écrit docs/dictionnaire.md, droits.md et reference.md d’après ce que le code déclare
	@$(PYTHON) tools/make_dictionary_page.py
	@$(PYTHON) tools/make_reference_page.py

nouvelle-version: setup  ## écrit les migrations d’après ce qui a changé dans resources/schema/
	@$(PYTHON) tools/new_version.py

publier-version: setup  ## garde les tables de la version en cours comme publiées
	@$(PYTHON) tools/new_version.py --publier

i18n: setup  ## met i18n/osp_en.ts à jour avec les textes du code
	@tools/make_venv.sh .venv-qt6 requirements-qt6.txt
	@$(PYTHON) tools/update_translations.py

clean:  ## retire ce qui a été construit (les environnements .venv restent)
	rm -rf build dist out ext_libs i18n/*.qm .qgis-settings .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -not -path './.venv*' -prune -exec rm -rf {} +
