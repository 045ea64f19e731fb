"""Made-up reports as lines of Postgres' COPY format, table by table."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import timedelta

from tests.benchmarks.made_up import Named, News, Placed, Written

COLUMNS = {
    "articles_article": "id, identity, external_id, url, source_id, title, title_origin, text,"
    " words, published, published_precision, estimate_earliest, estimate_latest, state,"
    " reprint_of_id, reprint_kind, reprint_reason, story_id, story_reason",
    "articles_articleversion": "article_id, number, raw, raw_sha256, origin, title, text",
    "articles_seenentry": "feed_id, key, content",
    "entities_naming": "id, article_id, kind, name, key, block, mark, entity_id, reason",
    "entities_mention": 'article_id, naming_id, entity_id, start, "end", text, kind, role,'
    " provenance, reason, sense",
    "entities_datemention": 'article_id, start, "end", text, value, precision, earliest, latest,'
    " rule, sentence_start, sentence_end",
    "entities_printing": 'quote_id, article_id, speaker_id, start, "end", text, parts, sort,'
    " cue, provenance, sentence_start, sentence_end",
    "entities_telling": 'event_id, article_id, kind, start, "end", text, sentence_start,'
    " sentence_end, earliest, latest, precision, status, participants, places, provenance",
}

_NULL = r"\N"


def rows_of(news: News, placed: Iterable[Placed]) -> dict[str, list[str]]:
    """The lines of these reports by table."""
    lines: dict[str, list[str]] = {table: [] for table in COLUMNS}
    for report in placed:
        written = news.written(report)
        _article(lines, report, written)
        _names(lines, report, written)
        _dates(lines, report, written)
        _said(lines, report, written)
        _happened(lines, news, report, written)
    return lines


def _line(*values: object) -> str:
    return "\t".join([_NULL if each is None else str(each) for each in values])


def _article(lines: dict[str, list[str]], report: Placed, written: Written) -> None:
    number, text = report.number, written.text.replace("\n", "\\n")
    guessed = not report.dated and number % 40 == 0
    lines["articles_article"].append(_line(
        number, f"{number:064}", f"made-{number}", f"https://news.example/{number}",
        report.outlet or None, written.title, "stated", text, text.count(" ") + 1,
        report.day if report.dated else None, "day" if report.dated else "",
        report.day - timedelta(days=4) if guessed else None,
        report.day + timedelta(days=4) if guessed else None,
        "grouped", report.copy_of or None, "same text" if report.copy_of else "",
        "the same words" if report.copy_of else "", report.story, "made up",
    ))  # fmt: skip
    lines["articles_articleversion"].append(
        _line(number, 1, text, f"{number:064}", f"made-{number}.txt", written.title, text)
    )
    if report.outlet:
        mark = f"{number:064}"
        lines["articles_seenentry"].append(_line(report.outlet, mark, mark))


def _names(lines: dict[str, list[str]], report: Placed, written: Written) -> None:
    seen: dict[int, Named] = {}
    namings: dict[int, int] = {}
    for each in written.names:
        name = each.name
        seen.setdefault(name.number, each)
        namings.setdefault(name.number, 32 * report.number + len(namings))
        sense = "government" if name.kind == "place" and each.start % 5 == 0 else ""
        lines["entities_mention"].append(_line(
            report.number, namings[name.number], name.number, each.start, each.end, each.text,
            name.kind, each.role, "model", "", sense,
        ))  # fmt: skip
    for each in seen.values():
        name = each.name
        block = name.short.lower()
        lines["entities_naming"].append(_line(
            namings[name.number], report.number, name.kind, name.full, name.full.lower(), block,
            f"{report.number * 7919 % 10**12:012}", name.number, "full name",
        ))  # fmt: skip


def _dates(lines: dict[str, list[str]], report: Placed, written: Written) -> None:
    for each in written.dates:
        rule = "day month year" if report.dated else "day month year, from an estimated date"
        lines["entities_datemention"].append(_line(
            report.number, each.start, each.end, each.text, each.first.isoformat(), each.precision,
            each.first, each.last, rule, *each.sentence,
        ))  # fmt: skip


def _said(lines: dict[str, list[str]], report: Placed, written: Written) -> None:
    for each in written.said:
        parts = json.dumps([[each.start, each.end]])
        lines["entities_printing"].append(_line(
            2 * report.story + each.which, report.number, each.speaker.number, each.start, each.end,
            each.text, parts, "speech", "said", "quotation marks", *each.sentence,
        ))  # fmt: skip


def _happened(lines: dict[str, list[str]], news: News, report: Placed, written: Written) -> None:
    start, end = written.telling
    told = [each for each in written.names if each.end <= end]
    kind = news.cast(report.story).kind
    people, places = (
        [
            {"name": each.name.full, "kind": kind, "role": each.role, "part": "",
             "entity": each.name.number, "slug": each.name.full.lower().replace(" ", "-")}
            for each in told if each.name.kind == kind
        ]
        for kind in ("person", "place")
    )  # fmt: skip
    day = written.dates[0]
    lines["entities_telling"].append(_line(
        report.story, report.number, kind, start, end, written.text[start:end], start, end + 1,
        day.first, day.last, day.precision, "held", json.dumps(people), json.dumps(places), "rules",
    ))  # fmt: skip
