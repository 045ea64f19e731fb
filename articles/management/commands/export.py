"""Write a whole table to standard output, streamed."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from articles.exports import TABLES, Row, formula_safe


class Command(BaseCommand):
    help = "Write a whole table as JSON lines or CSV."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("table", choices=sorted(TABLES))
        parser.add_argument("--format", choices=["jsonl", "csv"], default="jsonl")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = TABLES[options["table"]]()
        try:
            (self._csv if options["format"] == "csv" else self._jsonl)(rows)
            self.stdout.flush()
        except BrokenPipeError:
            # The reader (head, less) has had enough; without this Python complains at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def _jsonl(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self.stdout.write(json.dumps(row, ensure_ascii=False))

    def _csv(self, rows: Iterable[Row]) -> None:
        writer = None
        for row in rows:
            if writer is None:
                writer = csv.DictWriter(self.stdout, fieldnames=list(row), lineterminator="\n")
                writer.writeheader()
            writer.writerow({name: formula_safe(value) for name, value in row.items()})
