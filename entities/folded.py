"""Names as they are compared: in capitals and without accents, by Postgres' own `unaccent`.

`attache_fold` is made by a migration. It is declared immutable, as `unaccent` cannot be, so that an
index may hold what it answers.
"""

from __future__ import annotations

from django.db.models import Func, TextField


class Folded(Func):
    function = "attache_fold"
    output_field = TextField()
