"""What Postgres itself compares: arrays, and spans within the parts of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, Field, Func, Value


def array(values: Sequence[int | str], of: Field[Any, Any]) -> Value:
    """Values as one Postgres array, typed even where it is empty."""
    return Value(list(values), output_field=ArrayField(of))


class InPart(Func):
    """Whether a span lies in one of some parts, or there are none: InPart(parts, JSONObject(start=,
    end=)), where `parts` is JSON, [[start, end], ...].
    """

    function = "jsonb_path_exists"
    arg_joiner = (
        ", 'strict $ ? (@.size() == 0 || exists (@[*] ? (@[0] <= $start && @[1] >= $end)))', "
    )
    arity = 2
    output_field = BooleanField()
