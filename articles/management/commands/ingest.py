"""Load reports from files and folders, with progress and a closing count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from articles import jobs
from articles.draft import Refusal
from articles.following.address import WEB, read_address
from articles.following.opml import import_opml
from articles.management.progress import Progress
from articles.models import Article
from articles.pipeline import finish, take, take_in
from articles.readers import count_items
from articles.readers.confined import ConfinedError
from articles.save import Saved
from entities.language.model import load_model


def _is_web(place: str) -> bool:
    return place.lower().startswith(WEB)


class Command(BaseCommand):
    help = "Load reports. Exit status 1 when anything was refused; the rest is loaded all the same."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("places", nargs="+", metavar="PATH_OR_URL")
        parser.add_argument(
            "--queue", action="store_true", help="only save; leave the reading to the workers"
        )

    def handle(self, *args: Any, places: list[str], queue: bool, **options: Any) -> None:
        paths = [Path(each) for each in places if not _is_web(each)]
        counts: Counter[str] = Counter()
        refusals: list[Refusal] = []
        with Progress("Reading", total=count_items(paths), stream=self.stderr) as progress:
            for item in self._taken(places):
                if isinstance(item, Refusal):
                    refusals.append(item)
                else:
                    counts[item.outcome] += 1
                    self._carry_on(item, queue)
                    progress.advance()
        counts["copies"] = Article.objects.filter(reprint_of__isnull=False).count()
        self._close(counts, refusals)

    def _taken(self, places: list[str]) -> Iterator[Saved | Refusal]:
        now = timezone.now()
        for each in places:
            if each.lower().endswith(".opml") and not _is_web(each):
                yield from self._follow(Path(each))
            elif _is_web(each):
                yield from take(read_address(each, now=now), now=now)
            else:
                yield from take_in([Path(each)], now=now)

    def _follow(self, path: Path) -> Iterator[Refusal]:
        try:
            found = import_opml(path.read_bytes())
        except (OSError, ConfinedError) as error:
            yield Refusal(str(path), str(error))
            return
        self.stdout.write(
            f"feeds followed {found.added}, known already {found.known}; a worker polls them"
        )
        yield from (Refusal(str(path), each) for each in found.refused)

    def _carry_on(self, saved: Saved, queue: bool) -> None:
        if saved.article.state == Article.State.GROUPED:
            return
        if queue:
            jobs.queue([saved.article.pk])
        else:
            finish(saved.article.pk, load_model(settings.SPACY_MODEL))

    def _close(self, counts: Counter[str], refusals: list[Refusal]) -> None:
        for each in refusals:
            how = "refused" if each.dropped else "taken in part"
            self.stderr.write(f"{how}: {each.origin}: {each.reason}")
        self.stdout.write(
            f"new {counts['new']}, changed {counts['changed']}, unchanged {counts['unchanged']}, "
            f"copies in the archive {counts['copies']}, refused {sum(r.dropped for r in refusals)}"
            f", taken in part {sum(not r.dropped for r in refusals)}"
        )
        if refusals:
            raise CommandError("not everything was taken in; the list is above", returncode=1)
