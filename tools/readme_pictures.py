"""Pictures of the README, from a real window of QGIS: docs/images/*.png.

    .venv/bin/python tools/readme_pictures.py BASE

``make demo`` makes the base. Keep it out of /tmp: QGIS marks the layers there as temporary.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "test" / "gui"))

from window import QgisWindow  # noqa: E402

SIZE = (1366, 768)
PICTURES = ("fenetre", "cite")
SCRIPT = """
from pathlib import Path
from qgis.core import QgsExpression, QgsFeatureRequest, QgsProject
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import plugins
from osp_erbm.osp_plugin.project import BaseReference, find_layer

for name in ("Browser", "Browser2"):
    dock = iface.mainWindow().findChild(QDockWidget, name)
    if dock is not None:
        dock.close()
plugins["osp_erbm"].commands.opener.open(BaseReference.geopackage(BASE))
settle()
rest(0.5)
iface.messageBar().clearWidgets()
shot("fenetre")

def look_at(role, expression, scale):
    layer = find_layer(QgsProject.instance(), role)
    feature = next(layer.getFeatures(QgsFeatureRequest(QgsExpression(expression))))
    iface.mapCanvas().setCenter(feature.geometry().centroid().asPoint())
    iface.mapCanvas().zoomScale(scale)

look_at("cite", "nom_cite ILIKE '%Sabatier%'", 2500)
shot("cite")
"""


def main(base: Path) -> None:
    """Take the pictures and put them into docs/images/."""
    target = ROOT / "docs" / "images"
    target.mkdir(parents=True, exist_ok=True)
    temporary = tempfile.TemporaryDirectory(prefix="osp_images_")
    with temporary as folder, QgisWindow(Path(folder), SIZE) as window:
        window.run(f"BASE = {str(base.resolve())!r}\n{SCRIPT}", 300)
        for name in PICTURES:
            shutil.copy(window.shots / f"{name}.png", target / f"{name}.png")
            print((target / f"{name}.png").relative_to(ROOT))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
