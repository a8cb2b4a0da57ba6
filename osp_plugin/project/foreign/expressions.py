"""Which expressions of somebody else may run: those that look at the row, and compute.

What is not listed is refused: what reads files, the environment, the project, other layers or
rasters, what runs a text, and functions that were added to QGIS, whatever they do.
"""

from __future__ import annotations

import re

from qgis.core import QgsExpression

from .naming import named

LONGEST = 20_000
MOST_OPERATORS = 1_000
"""QGIS computes an expression by calls within calls."""
MOST_STEPS = 1_000
"""How long a text or a list, how fine a curve a function may be asked to make."""

FUNCTIONS = named(
    """
    osp_indicateur osp_tarif
    sqrt radians degrees abs cos sin tan asin acos atan atan2 exp ln log10 log round rand randf
    max min clamp scale_linear scale_exp scale_polynomial scale_exponential floor ceil pi
    azimuth inclination project length3D $geometry $area area $length $perimeter perimeter $x $y
    $z is_valid x y z m point_n start_point end_point nodes_to_points segments_to_lines
    collect_geometries make_point make_point_m make_line make_polygon make_triangle make_circle
    make_ellipse make_regular_polygon make_square make_rectangle_3points make_valid $x_at $y_at
    x_at y_at z_at m_at geometry_type x_min x_max y_min y_max geom_from_wkt flip_coordinates
    relate intersects_bbox disjoint intersects touches crosses contains overlaps within
    translate rotate scale affine_transform buffer force_rhr force_polygon_cw force_polygon_ccw
    wedge_buffer tapered_buffer buffer_by_m offset_curve single_sided_buffer extend centroid
    point_on_surface pole_of_inaccessibility reverse exterior_ring interior_ring_n geometry_n
    boundary line_merge bounds simplify simplify_vw smooth num_points num_interior_rings
    num_rings num_geometries bounds_width bounds_height is_closed close_line is_empty
    is_empty_or_null convex_hull concave_hull oriented_bbox main_angle minimal_circle difference
    distance hausdorff_distance intersection sym_difference combine union geom_to_wkt geometry
    transform extrude is_multipart z_max z_min m_max m_min sinuosity straight_distance_2d
    order_parts closest_point shortest_line line_interpolate_point line_interpolate_point_by_m
    line_interpolate_angle line_locate_point line_locate_m angle_at_vertex distance_to_vertex
    line_substring roundness densify_by_distance densify_by_count to_int to_real to_dm to_dms
    to_decimal hash md5 sha256 to_string to_datetime to_date to_time to_interval to_bool
    coalesce nullif if try count count_distinct count_missing minimum maximum sum mean median
    stdev range minority majority q1 q3 iqr min_length max_length collect concatenate
    concatenate_unique array_agg regexp_match regexp_matches array_foreach array_filter array
    array_sort array_length array_contains array_count array_all array_find array_get
    array_first array_last array_min array_max array_mean array_median array_majority
    array_minority array_sum array_append array_prepend array_insert array_remove_at
    array_remove_all array_replace array_prioritize array_cat array_slice array_reverse
    array_intersect array_distinct array_to_string string_to_array generate_series now age year
    month week day hour minute second epoch datetime_from_epoch day_of_week make_date make_time
    make_datetime make_interval format_date lower upper title trim ltrim rtrim char ascii
    unaccent wordwrap replace regexp_replace regexp_substr substr substr_count concat strpos
    left right rpad lpad repeat format format_number length levenshtein longest_common_substring
    hamming_distance soundex color_grayscale_average color_mix_rgb color_mix color_rgb
    color_rgba color_rgbf ramp_color ramp_color_object create_ramp color_hsl color_hsla
    color_hslf color_hsv color_hsva color_hsvf color_cmyk color_cmyka color_cmykf color_part
    darker lighter set_color_part $id $currentfeature $scale attribute attributes is_selected
    num_selected with_variable from_json to_json hstore_to_map map_to_hstore map map_get
    map_exist map_delete map_insert map_concat map_akeys map_avals map_prefix_keys current_value
    var
    """
)
"""Functions that read the row, its layer and their arguments, and nothing else."""

VARIABLES = named(
    """
    element index counter value parent feature geometry id layer_name layer_crs
    layer_crs_ellipsoid geometry_part_count geometry_part_num geometry_point_count
    geometry_point_num geometry_ring_num symbol_angle symbol_color symbol_id symbol_label
    symbol_count symbol_layer_count symbol_layer_index symbol_marker_column symbol_marker_row
    symbol_frame legend_title legend_scale map_scale map_rotation map_units map_crs
    map_crs_definition map_crs_description map_start_time map_end_time map_extent
    map_extent_center map_extent_height map_extent_width map_id map_layer_ids zoom_level
    vector_tile_zoom cluster_size cluster_color is_key origin_value diagram_value row_number
    grid_axis grid_number grid_index grid_count notification_message scale_value label_position
    layout_dpi layout_name layout_numpages layout_page layout_pageheight layout_pagewidth
    layout_pageoffsets item_id item_uuid atlas_feature atlas_featureid atlas_featurenumber
    atlas_filename atlas_geometry atlas_layername atlas_pagename atlas_totalfeatures
    project_title form_mode current_feature current_geometry
    """
)
OWN_VARIABLE = re.compile(r"osp_\w+")
"""What the layouts of the plugin are told, and the preferences of its user."""

STEPS = {
    **dict.fromkeys(("lpad", "rpad", "repeat", "smooth", "densify_by_count"), (1,)),
    "generate_series": (0, 1),
    "buffer": (2,),
    "single_sided_buffer": (2,),
    "offset_curve": (2,),
    "tapered_buffer": (3,),
    "buffer_by_m": (1,),
    "make_circle": (2,),
    "make_ellipse": (4,),
    "make_regular_polygon": (2,),
}
"""Arguments, by function, that say how much is made."""

_STRING = re.compile(r"'(?:[^'\\]|\\.|'')*'|\"(?:[^\"]|\"\")*\"", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/|--[^\n]*", re.DOTALL)
_OPERATOR = re.compile(r"[()\[\]+\-*/%^|<>=~]|\b(?:not|and|or|like|in|is)\b", re.IGNORECASE)
_CALL = re.compile(r"(\w+)\s*\(|([@$]\w+)")
_BOUND = re.compile(r"\bwith_variable\s*\(\s*'(\w+)'", re.IGNORECASE)
_STEP_CALL = re.compile(rf"\b({'|'.join(STEPS)})\s*\(", re.IGNORECASE)
_PIECE = re.compile(r"\[%(.*?)%\]", re.DOTALL)


def refused(text: str) -> list[str]:
    """Names of what an expression may not use; empty when it may run."""
    bare = _COMMENT.sub(" ", _STRING.sub("''", text))
    if len(_OPERATOR.findall(bare)) > MOST_OPERATORS:
        return ["…"]
    if not _CALL.search(bare):
        return []  # columns, numbers and operators
    if len(text) > LONGEST:
        return ["…"]
    expression = QgsExpression(text)
    if expression.hasParserError():
        # A function unknown today may be added tomorrow.
        return [call or variable for call, variable in _CALL.findall(bare)]
    bound = {name.lower() for name in _BOUND.findall(text)}
    used = [name for name in expression.referencedFunctions() if name not in FUNCTIONS]
    if re.search(r"\bvar\s*\(", bare, re.IGNORECASE):
        used.append("var")
    used += [
        f"@{name}"
        for name in expression.referencedVariables()
        if name not in VARIABLES and name.lower() not in bound and not OWN_VARIABLE.fullmatch(name)
    ]
    return sorted(used) or _endless(text)


def without_refused(text: str) -> tuple[str, list[str]]:
    """A text whose ``[% … %]`` that may not run are gone, and the names of what they used."""
    names: list[str] = []

    def kept(found: re.Match[str]) -> str:
        used = refused(found[1])
        names.extend(used)
        return " " if used else found[0]  # what is on both sides must not become one

    told = _PIECE.sub(kept, text)
    return told, names


def _endless(text: str) -> list[str]:
    """Functions that are asked for more than they may make, or for what only the row would say."""
    found = []
    for call in _STEP_CALL.finditer(text):
        name = call[1].lower()
        after = call.end()
        arguments = _arguments(text[after:])
        for place in STEPS[name]:
            if place < len(arguments) and not _is_small(arguments[place]):
                found.append(name)
    return found


def _is_small(argument: str) -> bool:
    try:
        return abs(float(argument)) <= MOST_STEPS
    except ValueError:
        return False


def _arguments(rest: str) -> list[str]:
    """The arguments of a call, from what follows its bracket."""
    blank = _STRING.sub(lambda found: "_" * len(found[0]), rest)
    depth, start, found = 0, 0, []
    for place, letter in enumerate(blank):
        if letter in "([":
            depth += 1
        elif letter in ")]":
            depth -= 1
        if depth < 0 or (letter == "," and not depth):
            found.append(rest[start:place].strip())
            start = place + 1
        if depth < 0:
            break
    return found
