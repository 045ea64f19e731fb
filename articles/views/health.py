"""Whether the process lives and whether its database answers."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.db import DatabaseError, connection
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from django.http import HttpRequest

log = logging.getLogger(__name__)


@require_safe
@never_cache
def healthz(_request: HttpRequest) -> JsonResponse:
    """`{"alive": true, "ready": …}`: 200 where the database answers, 503 where it does not."""
    ready = _database_answers()
    return JsonResponse({"alive": True, "ready": ready}, status=200 if ready else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        # What psycopg says may name hosts and users: that is for the log, not for the caller.
        log.warning("the database does not answer: %s", error)
        return False
    return True
