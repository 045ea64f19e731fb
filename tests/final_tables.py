"""Everything a load makes, without what depends on when: two loads of the same reports compared.

python -m tests.final_tables          writes it as JSON, of the database that DATA_DIR names
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable
from typing import Any

Tables = dict[str, list[str]]
"""By table its rows, each as JSON, sorted; rows name others by what they hold, not by number."""


def final_tables() -> Tables:
    """Of the connected database, as it stands."""
    # Django has to be set up first where this is run as a program.
    from articles import models as published  # noqa: PLC0415
    from entities import models as told  # noqa: PLC0415

    stories = published.Story.objects.standing().prefetch_related("articles")
    members = {
        each.pk: sorted(report.external_id for report in each.articles.all()) for each in stories
    }
    return {
        "articles": _rows(
            published.Article.objects.order_by(),
            "external_id url title title_origin byline language text words published"
            " published_precision published_provenance estimate_earliest estimate_latest state"
            " reprint_of__external_id reprint_kind reprint_reason credit source__slug"
            " source__publisher",
        ),
        # Why a report is in its story names the reports that were there when it came.
        "reasons": _rows(published.Article.objects.order_by(), "external_id story_reason"),
        "versions": _rows(
            published.ArticleVersion.objects.order_by(),
            "article__external_id number raw_sha256 origin title text removed",
        ),
        "fingerprints": _rows(
            published.Fingerprint.objects.order_by(), "article__external_id hashes"
        ),
        "passages": _rows(
            published.SharedPassage.objects.order_by(), "share reason", ends="left right"
        ),
        "profiles": _rows(published.StoryProfile.objects.order_by(), "article__external_id data"),
        "stories": sorted(
            _row(members[each.pk], each.headline, each.first_day, each.last_day, each.reports,
                 each.separate_texts, each.outlets, each.publishers)
            for each in stories
        ),
        "links": sorted(
            _row(sorted(members.get(each, []) for each in (link.left_id, link.right_id)),
                 round(link.score, 9))
            for link in published.StoryLink.objects.order_by()
        ),
        "refused": _rows(published.Refused.objects.order_by(), "origin reason dropped"),
        "entities": _rows(
            told.Entity.objects.order_by().filter(reports__gt=0),
            "kind key name slug line place_kind latitude longitude reports mentions_total",
        ),
        "namings": _rows(
            told.Naming.objects.order_by(),
            "article__external_id kind name key block mark lone roles acronyms entity__key reason",
        ),
        "mentions": _rows(
            told.Mention.objects.order_by(),
            "article__external_id start end text kind role provenance reason sense entity__key"
            " naming__name",
        ),
        "dates": _rows(
            told.DateMention.objects.order_by(),
            "article__external_id start end text value precision earliest latest rule",
        ),
        "days": _rows(told.DayCount.objects.order_by(), "span first reports"),
        "quotes": _rows(
            told.Quote.objects.order_by().filter(reports__gt=0),
            "text speaker__key first_printed estimate_earliest estimate_latest reports texts",
        ),
        "printings": _rows(
            told.Printing.objects.order_by(),
            "article__external_id start end text sort speaker__key cue quote__text",
        ),
        "events": _rows(
            told.Event.objects.order_by().filter(reports__gt=0, moved_to=None),
            "kind title earliest latest precision status series place__key reports texts",
        ),
        "tellings": _rows(
            told.Telling.objects.order_by(),
            "article__external_id kind start end text earliest latest precision status series"
            " event__title",
        ),
    }  # fmt: skip


def differences(ours: Tables, theirs: Tables) -> dict[str, tuple[list[str], list[str]]]:
    """By table that differs, the rows that only the first and that only the second has."""
    found = {}
    for name in ours:
        if ours[name] != theirs[name]:
            left, right = list(ours[name]), list(theirs[name])
            for each in ours[name]:
                if each in right:
                    right.remove(each)
                    left.remove(each)
            found[name] = (left, right)
    return found


def _rows(found: Any, fields: str, *, ends: str = "") -> list[str]:
    rows: Iterable[Any] = found.values_list(*fields.split())
    if ends:
        names = [f"{each}__external_id" for each in ends.split()]
        pairs = found.values_list(*names, *fields.split())
        rows = ((sorted(row[:2]), *row[2:]) for row in pairs)
    return sorted(_row(*each) for each in rows)


def _row(*values: Any) -> str:
    return json.dumps([_short(each) for each in values], default=str, sort_keys=True)


def _short(value: Any) -> Any:
    """A long value by its hash: the tables of 500 reports are to be kept and compared."""
    written = json.dumps(value, default=str, sort_keys=True)
    if len(written) < 300:
        return value
    return f"{written[:40]}… {hashlib.sha256(written.encode()).hexdigest()[:16]}"


if __name__ == "__main__":
    import django

    from config import postgres

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    with postgres.available():
        django.setup()
        json.dump(final_tables(), sys.stdout)
