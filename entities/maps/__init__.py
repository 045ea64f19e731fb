"""Maps of the places that something is about: which window, where the dots, what is labelled.

`draw` takes `Spot`s and returns a `Map` of plain numbers and path strings; templates/_map.html
draws it as SVG. Equirectangular, true to scale along the middle parallel of the window.
No Django here, and no clock.
"""

from __future__ import annotations

from entities.maps.dots import Dot, Label, Spot
from entities.maps.draw import HEIGHT, WIDTH, Map, draw

__all__ = ["HEIGHT", "WIDTH", "Dot", "Label", "Map", "Spot", "draw"]
