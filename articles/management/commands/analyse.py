"""Read texts without a database and write what was found as JSON lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.analysis import analysed
from articles.cleaning import as_is, clean
from articles.draft import Draft, Refusal
from articles.readers import read_paths, read_stream
from articles.readers.tongue import language_of
from entities.language.model import load_model
from entities.language.reading import Passage, read

_AT_ONCE = 32


class Command(BaseCommand):
    help = "Read files (or JSON lines on standard input: -) and write what was found, one a line."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", default=["-"], metavar="FILE")
        parser.add_argument(
            "--published", type=date.fromisoformat, help="for texts that state no date of their own"
        )
        parser.add_argument("--as-is", action="store_true", help="clean nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        refused = 0
        drafts: list[Draft] = []
        for item in self._items(options["files"]):
            if isinstance(item, Refusal):
                refused += item.dropped
                self.stderr.write(f"{item.origin}: {item.reason}")
                continue
            drafts.append(item)
            if len(drafts) == _AT_ONCE:
                self._write(drafts, options)
                drafts = []
        self._write(drafts, options)
        if refused:
            raise CommandError(f"{refused} not read; the reasons are above", returncode=1)

    def _items(self, files: list[str]) -> Iterator[Draft | Refusal]:
        for name in files:
            if name == "-":
                yield from read_stream(sys.stdin.buffer)
            else:
                yield from read_paths([Path(name)])

    def _write(self, drafts: Iterable[Draft], options: dict[str, Any]) -> None:
        nlp = load_model(settings.SPACY_MODEL)
        cleaned = [(each, (as_is if options["as_is"] else clean)(each)) for each in drafts]
        days = [_day(each) or options["published"] for each, _ in cleaned]
        passages = [
            Passage(text.text, day, language=language_of(text.text, stated=draft.language))
            for (draft, text), day in zip(cleaned, days, strict=True)
        ]
        for (draft, text), day, reading in zip(cleaned, days, read(nlp, passages), strict=True):
            line = analysed(draft.external_id, text, published=day, reading=reading)
            self.stdout.write(json.dumps(line, ensure_ascii=False))


def _day(draft: Draft) -> date | None:
    return draft.published.date() if isinstance(draft.published, datetime) else draft.published
