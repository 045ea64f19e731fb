"""What a list quotes of each report that answers a search."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.contrib.postgres.search import SearchHeadline
from django.db.models import Prefetch
from django.db.models.functions import Left
from django.utils.html import format_html, format_html_join

from articles.models import SEARCHED_CHARACTERS, TEXT_SEARCH

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from articles.querysets import ArticleQuerySet
    from articles.search import Question

# ts_headline does not escape what it quotes, so it may not write HTML: it marks the words with two
# characters of the private use area, which become <mark> after everything was escaped.
_MARK, _UNMARK = "\ue000", "\ue001"
_MARKED = re.compile(f"{_MARK}([^{_MARK}{_UNMARK}]*){_UNMARK}")


def with_passages(found: ArticleQuerySet, question: Question) -> ArticleQuerySet:
    """With what a row quotes of each. Dear: only for a query that is cut to a page, where
    Postgres makes the passages after the cut."""
    found = found.for_list().with_opening()
    if question.words:
        found = found.annotate(
            passage=SearchHeadline(
                Left("text", SEARCHED_CHARACTERS),
                question.query,
                config=TEXT_SEARCH,
                start_sel=_MARK,
                stop_sel=_UNMARK,
                max_words=36,
                min_words=18,
                max_fragments=2,
                fragment_delimiter=" … ",
            )
        )
    if question.happened:
        # Days before stretches: three are shown, and a day says more than the month it lies in.
        told = question.told().sharpest_of_all().for_reading()
        found = found.prefetch_related(Prefetch("date_mentions", queryset=told, to_attr="told"))
    return found


def highlighted(passage: str) -> SafeString:
    """A quoted passage as HTML: escaped, with the words found in <mark>, always balanced."""
    pieces = _MARKED.split(passage)  # what stands between marks, and at odd places what is marked
    return format_html_join(
        "",
        "{}",
        (
            (format_html("<mark>{}</mark>", piece) if odd % 2 else piece.strip(_MARK + _UNMARK),)
            for odd, piece in enumerate(pieces)
        ),
    )
