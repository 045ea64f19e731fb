"""How far a load has come: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management.base import OutputWrapper

from articles.management import progress
from articles.management.progress import Progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_off_a_terminal_it_says_so_in_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_QUIET_FOR", -1.0)
    out = StringIO()
    with Progress("Reading", total=3, stream=OutputWrapper(out)) as told:
        told.advance()
        told.advance()
    first, second = out.getvalue().splitlines()
    assert first.startswith("Reading: 1 of 3, ")
    assert second.startswith("Reading: 2 of 3, ")
    assert second.endswith(" s left")


def test_a_short_load_says_nothing() -> None:
    out = StringIO()
    with Progress("Reading", total=1, stream=OutputWrapper(out)) as told:
        told.advance()
    assert out.getvalue() == ""


def test_on_a_terminal_there_is_a_bar_with_the_rate() -> None:
    with Progress("Reading", total=3, stream=OutputWrapper(Terminal())) as told:
        told.advance()
        told.advance()
        assert told._bar is not None
        (task,) = told._bar.tasks
        assert (task.completed, task.total) == (2, 3)
        assert task.fields["rate"].endswith("/s")
