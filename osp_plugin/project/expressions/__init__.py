"""What a cartographer's own labels and layouts may ask of the base: figures, tariffs, variables.

osp_indicateur('part_livres', 'epci', "epci")
osp_tarif('label', 'C')
@osp_campagne  @osp_service  @osp_situation
"""

from .functions import GROUP, functions
from .source import Source
from .variables import VARIABLES, describe_variables, set_variables, tell_time

__all__ = [
    "GROUP",
    "VARIABLES",
    "Source",
    "describe_variables",
    "functions",
    "set_variables",
    "tell_time",
]
