"""What algorithms share: parameters, destinations, styled outputs, runs of imports."""
