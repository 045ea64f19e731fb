"""Carry what editors decided to another installation, and replay it there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from entities.rulings.carry import exported, imported


class Command(BaseCommand):
    help = "Write every ruling as JSON lines to standard output, or take such lines in."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("export", help="write them to standard output")
        take = verbs.add_parser("import", help="add those that are not here, and derive the state")
        take.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verb"] == "export":
            for line in exported():
                self.stdout.write(line)
            return
        try:
            with options["file"].open(encoding="utf-8") as lines:
                carried = imported(lines)
        except OSError as error:
            raise CommandError(str(error)) from error
        for each in carried.refused:
            self.stderr.write(each)
        self.stdout.write(
            f"new: {carried.new}, known: {carried.known}, refused: {len(carried.refused)}"
        )
        if carried.refused:
            raise CommandError("some rulings were refused")
