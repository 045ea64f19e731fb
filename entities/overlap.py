"""How many elements two arrays share, counted by Postgres."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Field, Func, IntegerField, Value


def array(values: Sequence[int | str], of: Field[Any, Any]) -> Value:
    """Values as one Postgres array, typed even where it is empty."""
    return Value(list(values), output_field=ArrayField(of))


class Shared(Func):
    """The number of elements that stand in both arrays: Shared("hashes", Value([1, 2]))."""

    template = "cardinality(ARRAY(SELECT unnest(%(expressions)s)))"  # the joiner closes and reopens
    arg_joiner = ") INTERSECT SELECT unnest("
    arity = 2
    output_field = IntegerField()
