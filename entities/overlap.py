"""What Postgres itself compares: arrays, and spans within the parts of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, F, Field, Func, Value


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


class OneOf(Func):
    """Whether the first is one of an array: that is asked for once and then looked up, where of IN
    and a question the planner reads the namings of all people."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    arity = 2
    output_field = BooleanField()


class Among(OneOf):
    """Whether an id is one of these: `Among("article", ids)`.

    They are one value of the question. Of IN each is a value of its own, and to check and to write
    two thousand of them takes Django and the driver longer than Postgres takes to answer.
    """

    template = "%(expressions)s::bigint[])"

    def __init__(self, column: str, ids: Iterable[int]) -> None:
        super().__init__(F(column), Value(f"{{{','.join(map(str, ids))}}}"))
