"""A picture of a page as a file of its own: `<page>/<picture>.svg`.

It is cut out of its own page, so that what is saved is what was seen. Pages mark what can be saved
by `data-picture`; of several drawings of one name, as the months of a year, a sheet is made.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseRedirectBase
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import resolve
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest, HttpResponseBase

_DRAWING = r'<svg\b(?P<head>[^>]*\bdata-picture="{}"[^>]*)>(?P<body>.*?)</svg>'
_LABEL = re.compile(r'data-label="([^"]*)"')
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_HERE = re.compile(r'(?<= href=")(?=/)')

_COLUMNS = 4
_CELL = 200, 176


@require_safe
def saved_picture(request: HttpRequest, page: str, picture: str) -> HttpResponseBase:
    """The picture with its style, in colours that every program knows, and links that lead here."""
    answer = _page(request, f"/{page}")
    if isinstance(answer, HttpResponseRedirectBase):
        return redirect(f"{answer.url}{picture}.svg", permanent=answer.status_code == 301)
    found = re.finditer(
        _DRAWING.format(re.escape(picture)), answer.content.decode(), flags=re.DOTALL
    )
    drawings = [(each["head"], each["body"]) for each in found]
    if not drawings:
        raise Http404
    style = render_to_string("picture.css")
    drawing = drawings[0] if len(drawings) == 1 else _sheet(drawings)
    return _file(request, drawing, style, f"{page.strip('/').replace('/', '-')}-{picture}")


def _page(request: HttpRequest, path: str) -> HttpResponse:
    """The page whose picture is asked for, as it answers this reader."""
    view = resolve(path)
    if view.url_name == "picture":
        raise Http404
    request.path = request.path_info = path
    answer = view.func(request, *view.args, **view.kwargs)
    if not isinstance(answer, HttpResponse):
        raise Http404
    return answer


def _sheet(drawings: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """Several small drawings in rows, each under its label."""
    wide, high = _CELL
    pieces = []
    for number, (head, body) in enumerate(drawings):
        row, column = divmod(number, _COLUMNS)
        x, y = column * wide + 12, row * high + 24
        label, size = _LABEL.search(head), _SIZE.search(head)
        if label:
            pieces.append(f'<text class="strong" x="{x}" y="{y - 6}">{label[1]}</text>')
        box = f'viewBox="0 0 {size[1]} {size[2]}"' if size else ""
        place = f'x="{x}" y="{y}" width="{wide - 24}" height="{high - 28}" {box}'
        pieces.append(f"<svg {place}>{body}</svg>")
    rows = -(-len(drawings) // _COLUMNS)
    return f' viewBox="0 0 {_COLUMNS * wide} {rows * high}"', "".join(pieces)


def _file(request: HttpRequest, drawing: tuple[str, str], style: str, name: str) -> HttpResponse:
    head, body = drawing
    here = f"{request.scheme}://{request.get_host()}"
    body = _HERE.sub(here, body).replace("&nbsp;", "\xa0")
    answer = HttpResponse(
        f'<svg xmlns="http://www.w3.org/2000/svg"{head}><style>{style}</style>{body}</svg>',
        content_type="image/svg+xml",
    )
    # Opened at its own address, the site's policy would strip the style: it is let in by its sum.
    told = b64encode(sha256(style.encode()).digest()).decode()
    answer["Content-Security-Policy"] = f"default-src 'none'; style-src 'sha256-{told}'"
    answer["Content-Disposition"] = f'inline; filename="{name.strip("-")}.svg"'
    return answer
