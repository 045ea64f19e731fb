"""What the templates of every page share: navigation, addresses of days, the parts of a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.urls import reverse
from django.utils.html import format_html

from articles.views.days import day_url

if TYPE_CHECKING:
    from django.template import Context
    from django.utils.safestring import SafeString

register = template.Library()

register.filter("day_url", day_url)


@register.simple_tag(takes_context=True)
def nav_link(context: Context, url_name: str, label: str) -> SafeString:
    """A link of the main navigation, marked where the page shown lies under it."""
    address = reverse(url_name)
    request = context.get("request")
    here = request is not None and request.path.startswith(address)
    mark = (
        format_html(' aria-current="{}"', "page" if request.path == address else "true")
        if here
        else ""
    )
    return format_html('<a href="{}"{}>{}</a>', address, mark, label)
