"""Who is named with whom, as a drawing: which ties are drawn, and where everybody stands.

`draw` takes `Party`s and the ties between them and returns a `Network` of plain numbers, which
templates/entities/_network_svg.html draws as SVG. No Django here, and no clock.
"""

from __future__ import annotations

from entities.networks.draw import Knot, Line, Network, draw
from entities.networks.ties import MOST_KNOTS, Party, Tie, backbone

__all__ = ["MOST_KNOTS", "Knot", "Line", "Network", "Party", "Tie", "backbone", "draw"]
