"""Write a whole table, or all of them, streamed."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction

from articles.exports import Row, formula_safe_row
from articles.exports.tables import TABLES

ALL = "all"


class Command(BaseCommand):
    help = "Write a whole table as JSON lines or CSV; `all --to FOLDER` writes every table."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("table", choices=[*sorted(TABLES), ALL])
        parser.add_argument("--format", choices=["jsonl", "csv"], default="jsonl")
        parser.add_argument("--to", metavar="FOLDER", type=Path, help="for all tables: where to")

    def handle(self, *args: Any, **options: Any) -> None:
        write = _as_csv if options["format"] == "csv" else _as_jsonl
        if (options["table"] == ALL) is not bool(options["to"]):
            raise CommandError("All tables want a folder (--to), one table wants none.")
        if options["to"]:
            self._all(options["to"], options["format"])
            return
        try:
            write(TABLES[options["table"]](), self.stdout)
            self.stdout.flush()
        except BrokenPipeError:
            # The reader (head, less) has had enough; without this Python complains at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def _all(self, folder: Path, form: str) -> None:
        """Of one moment: a row of one table never names a row that another has not."""
        write = _as_csv if form == "csv" else _as_jsonl
        folder.mkdir(parents=True, exist_ok=True)
        with transaction.atomic():
            if len(connection.savepoint_ids) == 0:
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            for name, rows in TABLES.items():
                whole = folder / f"{name}.{form}"
                part = whole.with_name(f".{whole.name}.part")
                with part.open("w", encoding="utf-8", newline="") as out:
                    count = write(rows(), out)
                # Whoever reads the folder sees yesterday's table or today's, never half of one.
                part.replace(whole)
                self.stdout.write(f"{count:>9,} {name}")


def _as_jsonl(rows: Iterable[Row], out: IO[str] | Any) -> int:
    count = 0
    for row in rows:
        out.write(json.dumps(row, ensure_ascii=False) + "\n")
        count += 1
    return count


def _as_csv(rows: Iterable[Row], out: IO[str] | Any) -> int:
    count, writer = 0, None
    for row in rows:
        if writer is None:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(row)
        writer.writerow(formula_safe_row(row.values()))
        count += 1
    return count
