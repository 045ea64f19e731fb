"""How far the workers have come with a ruling on many reports."""

from __future__ import annotations

from dataclasses import dataclass

from procrastinate.contrib.django.models import ProcrastinateJob

from entities.models import Ruling
from entities.rulings.derive import BACKGROUND


@dataclass(frozen=True, slots=True)
class Progress:
    """Reports derived, of how many; both 0 where nothing waits."""

    done: int
    of: int


def progress(ruling: Ruling) -> Progress:
    """A finished job is deleted, so what is left tells what is done."""
    jobs = ProcrastinateJob.objects.filter(
        task_name=BACKGROUND, args__ruling=ruling.pk, status__in=["todo", "doing"]
    )
    waiting = [args for args in jobs.values_list("args", flat=True) if isinstance(args, dict)]
    left = sum(len(each["article_ids"]) for each in waiting)
    of = max((each["of"] for each in waiting), default=0)
    return Progress(of - left, of)
