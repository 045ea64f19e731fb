"""Jobs whose worker died over them. No import of the jobs themselves: the desk counts these too."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

_WORKER_DEAD_AFTER = timedelta(seconds=60)
"""A living worker's heart beats every 10 seconds."""


def stalled(now: datetime) -> Q:
    """Jobs in hand of nobody who is alive.

    procrastinate never gives them out again: a job whose worker was killed stays "doing" for ever.
    """
    silent = Q(worker__isnull=True) | Q(worker__last_heartbeat__lt=now - _WORKER_DEAD_AFTER)
    return Q(status="doing") & silent
