"""Annotate again what an older pipeline read."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from articles.management.progress import Progress
from articles.models import Article
from articles.pipeline import finish, read_by
from entities.language.model import load_model


class Command(BaseCommand):
    help = "Read again what another model or older rules read. Editors' rulings stand."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="everything, stale or not")

    def handle(self, *args: Any, **options: Any) -> None:
        nlp = load_model(settings.SPACY_MODEL)
        articles = Article.objects.all() if options["all"] else Article.objects.stale(read_by(nlp))
        ids = list(articles.order_by("pk").values_list("pk", flat=True))
        with Progress("Reading again", total=len(ids), stream=self.stderr) as progress:
            for each in ids:
                Article.objects.filter(pk=each).update(state=Article.State.SAVED)
                finish(each, nlp)
                progress.advance()
        self.stdout.write(f"read again: {len(ids)}")
