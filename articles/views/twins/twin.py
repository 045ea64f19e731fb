"""What a page says, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from articles.citing import Citation
    from articles.exports import Row


class Listed(Protocol):
    """A list of rows, however long: `articles.exports.Rows`, or `Given`."""

    def __iter__(self) -> Iterator[Row]: ...

    def piece(self, first: int, last: int) -> Sequence[Row]: ...

    def count(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Given:
    """Rows that are there already, such as the days of a month."""

    rows: Sequence[Row]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def piece(self, first: int, last: int) -> Sequence[Row]:
        return self.rows[first:last]

    def count(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class Twin:
    """One page. `address` is the page's own, to which wrong ones are redirected.

    `record` is what the page says of its one subject; `lists` are its lists by name, of which the
    first is the page's CSV; `follow` is what its Atom feed tells of, the newest first; `cited`
    is what its references cite; `item` is the page as a news item.
    """

    title: str
    address: str
    record: Row = field(default_factory=dict)
    lists: Mapping[str, Listed] = field(default_factory=dict)
    follow: Listed | None = None
    cited: Citation | None = None
    item: Row | None = None

    @property
    def table(self) -> Listed | None:
        """What a spreadsheet gets."""
        return next(iter(self.lists.values()), None)


class BadQuestion(ValueError):
    """The address asks what cannot be asked; `problems` says by parameter what is wrong."""

    def __init__(self, problems: Mapping[str, Iterable[str]]) -> None:
        super().__init__("the question cannot be read")
        self.problems = {name: list(each) for name, each in problems.items()}
