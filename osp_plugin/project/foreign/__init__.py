"""What somebody else drew: styles and layout models, stripped before QGIS is given them.

A style or a model may name addresses that are fetched when the map draws, hold code and actions,
read the environment, or be so deep that QGIS falls. What is known to be a drawing is kept, the
rest is left out and told.
"""

from .layout import clean_layout
from .left_out import LeftOut
from .style import clean_style

__all__ = ["LeftOut", "clean_layout", "clean_style"]
