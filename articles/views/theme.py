"""Light or dark, where the reader chose; else the reader's system decides, in the style sheet.

The page's script writes the cookie (static/js/attache.js), so that what the site answers sets none
and can be kept for everybody who chose alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpRequest

COOKIE = "theme"


def theme_of(request: HttpRequest) -> str:
    """ "light", "dark", or "" where nothing that there is was chosen."""
    chosen = request.COOKIES.get(COOKIE, "")
    return chosen if chosen in {"light", "dark"} else ""
