"""Run by QGIS at its start (``make qgis``): open the base that OSP_BASE names."""

import os

from osp_erbm.osp_plugin.project import extent, open_base
from qgis.core import QgsProject
from qgis.utils import iface

layers = open_base(os.environ["OSP_BASE"], QgsProject.instance())
seen = extent(layers)
if seen is not None:
    iface.mapCanvas().setReferencedExtent(seen)
    iface.mapCanvas().refresh()
