"""What the templates of every page share: navigation, days in words and in addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import get_language, get_language_info

from articles.passages import highlighted
from articles.views.days import day_url, day_words, known_words, time_words
from articles.views.onward import PLACES
from articles.views.theme import theme_of

if TYPE_CHECKING:
    from datetime import date

    from django.template import Context
    from django.utils.safestring import SafeString

register = template.Library()

# Not after an initial or a title: "with Mr." says nothing.
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|Lt))(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Col|Adm))"
    r"[.!?][”’\"')]*(?= |$)"
)

register.filter("highlighted", highlighted)
register.filter("day_url", day_url)
register.filter("time_words", time_words)
register.filter("known_words", known_words)


@register.filter
def days_to(first: date | None, last: date | None) -> str:
    """`{{ first|days_to:last }}`: an inclusive stretch of days in words."""
    return day_words(first, last)


@register.filter
def is_foreign(language: str) -> bool:
    """Whether a report is in a language that the models this site installs do not read."""
    return language.lower().partition("-")[0] not in {"", "en"}


@register.filter
def direction(language: str) -> str:
    """ "rtl" or "ltr" where a text's language is known; else its first letter decides, "auto". A
    report in English may well begin with a name in Arabic."""
    try:
        return "rtl" if get_language_info(language)["bidi"] else "ltr"
    except KeyError:
        return "auto"


@register.filter
def language_named(code: str) -> str:
    """A language's name for the reader, its code where Django has none."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


@register.simple_tag
def other_languages() -> list[tuple[str, str]]:
    """The languages this page can be read in beside its own: code, and name in that language."""
    return [(code, name) for code, name in settings.LANGUAGES if code != get_language()]


@register.simple_tag(takes_context=True)
def chosen_theme(context: Context) -> str:
    """ "light" or "dark" where the reader chose one, so that the first paint is right."""
    request = context.get("request")
    return theme_of(request) if request else ""


@register.filter
def figure(number: int) -> str:
    """A count as the reader's language groups its thousands."""
    return number_format(number, force_grouping=True)


@register.filter
def numbered(name: str, number: int) -> str:
    """`{{ name|numbered:forloop.counter }}`: an id that no other of the page has."""
    return f"{name}-{number}"


@register.filter
def beginning(text: str, characters: int) -> str:
    """How a text begins, in one line: whole sentences where they fit, else cut at a word's end."""
    line = " ".join(text.split())
    if len(line) <= characters:
        return line
    ends = [found.end() for found in _SENTENCE_END.finditer(line, 0, characters)]
    if ends and ends[-1] > characters / 2:
        return line[: ends[-1]]
    return line[:characters].rsplit(" ", 1)[0].rstrip(" ,;:—–-") + "…"


@register.filter
def deck(article: Any, characters: int) -> str:
    """How a report begins, after the sentence that had to serve as its title.

    `article` is one of `ArticleQuerySet.with_opening()`.
    """
    line = " ".join(article.opening.split())
    said = article.title.rstrip("…")
    if line.startswith(said):
        end = _SENTENCE_END.search(line, max(0, len(said) - 1))
        line = line[end.end() :].lstrip() if end else line
    return beginning(line or article.opening, characters)


@register.simple_tag(takes_context=True)
def nav_link(context: Context, url_name: str, label: str) -> SafeString:
    """A link of the main navigation, marked where the page shown lies under it."""
    address = reverse(url_name)
    request = context.get("request")
    path = request.path if request else ""
    mark: SafeString | str = ""
    if path.startswith(address):
        mark = format_html(' aria-current="{}"', "page" if path == address else "true")
    return format_html('<a href="{}"{}>{}</a>', address, mark, label)


@register.simple_tag(takes_context=True)
def page_address(context: Context, number: int) -> str:
    """This page's address with another `?page=`; everything else of the question stays."""
    question = context["request"].GET.copy()
    question["page"] = str(number)
    return f"?{question.urlencode()}"


@register.simple_tag(takes_context=True)
def place_address(context: Context, **place: str) -> str:
    """This page's address with another place in its list, `after=` or `before=`, or from its
    beginning; everything else of the question stays."""
    question = context["request"].GET.copy()
    for name in ("page", *PLACES):
        question.pop(name, None)
    question.update(place)
    return f"?{question.urlencode()}"
