"""A worker: takes jobs until it is stopped."""

from __future__ import annotations

import asyncio
import gc
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from articles import jobs
from entities.language.model import load_model
from entities.language.reading import warm_up


class Command(BaseCommand):
    help = "Take jobs until stopped. Start as many as you like, on as many machines as you like."

    def handle(self, *args: Any, **options: Any) -> None:
        # Before the first job is taken: without the model every report would be set aside.
        warm_up(load_model(settings.SPACY_MODEL))
        # What was loaded stays: nothing of it has to be looked at again for what may be freed.
        gc.collect()
        gc.freeze()
        jobs.revive_jobs()
        jobs.queue_unfinished()
        connector = app.connector
        if not isinstance(connector, DjangoConnector):
            raise TypeError(f"unexpected connector {connector!r}")
        with app.replace_connector(connector.get_worker_connector()) as worker_app:
            asyncio.run(_run(worker_app))


async def _run(worker_app: App) -> None:
    async with worker_app.open_async():
        # One at a time: spaCy keeps a core busy, and a second worker is a second process.
        # What is done stays for a day (`jobs.forget_done`), for the desk to count.
        await worker_app.run_worker_async(
            concurrency=1, delete_jobs="never", shutdown_graceful_timeout=20
        )
