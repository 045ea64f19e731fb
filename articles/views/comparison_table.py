"""The comparison of a story's texts as its page shows it: the rows most worth it, with cells."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.utils.translation import gettext as _

from articles.comparison.facts import Comparison, Difference, Kind, Row, Sort, Told
from articles.models import Article
from articles.views.days import day_words
from entities.views.sentences import Excerpt, excerpt_within

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

MOST_COLUMNS = 8
_MOST_ROWS = 4
"""Rows of each kind on the page of the story; all of them are one click away."""

_MOST_ONLY = 4
_MOST_DIFFERENCES = 6
_COLUMN_LABEL = 22
_LONGEST = 420


@dataclass(frozen=True, slots=True)
class Column:
    """A text with the name by which its column goes."""

    article: Article
    label: str
    copies: int


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a text tells a fact: its sentence, and the address of these words in the report."""

    column: Column
    excerpt: Excerpt
    url: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A fact, with a cell for each column, None where the text leaves it out; `carried` counts
    all texts, shown or not."""

    row: Row
    cells: list[tuple[Column, Cell | None]]

    @property
    def carried(self) -> int:
        return len(self.row.cells)


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one kind, and how many more there are."""

    kind: Kind
    heading: str
    rows: list[TableRow]
    more: int


@dataclass(frozen=True, slots=True)
class Only:
    """What one text alone has."""

    column: Column
    cells: list[tuple[Row, Cell]]
    more: int


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing told in several ways, each with the texts that tell it so."""

    heading: str
    difference: Difference
    sides: list[tuple[str, list[Cell]]]


@dataclass(frozen=True, slots=True)
class Table:
    columns: list[Column]
    groups: list[Group]
    only: list[Only]
    clashes: list[Clash]
    more_clashes: int
    texts: int
    facts: int


def headings() -> dict[Kind, str]:
    return {
        Kind.EVENT: _("Events"),
        Kind.QUOTATION: _("Quotations"),
        Kind.FIGURE: _("Figures"),
        Kind.PERSON: _("People"),
        Kind.PLACE: _("Places"),
        Kind.ORGANISATION: _("Organisations"),
    }


def table(
    comparison: Comparison,
    articles: Sequence[Article],
    whole: Mapping[int, str],
    copies: Mapping[int, int],
) -> Table | None:
    """What the story's page shows of the comparison; None where there is nothing to compare.

    `whole` are the texts and `copies` the numbers of copies, by report.
    """
    if len(articles) < 2:
        return None
    sheet = Sheet(articles, whole, copies)
    shared = {kind: [row for row in comparison.shared if row.fact.kind == kind] for kind in Kind}
    chosen = _most_telling(articles, [row for rows in shared.values() for row in rows[:_MOST_ROWS]])
    columns = sheet.columns(chosen)
    return Table(
        columns=columns,
        groups=[
            Group(
                kind,
                heading,
                [TableRow(row, sheet.cells(row, columns)) for row in _worth(shared[kind], chosen)],
                max(0, len(shared[kind]) - _MOST_ROWS),
            )
            for kind, heading in headings().items()
            if shared[kind]
        ],
        only=[sheet.only(comparison, each) for each in sheet.columns(_alone(comparison))],
        clashes=[sheet.clash(each) for each in comparison.differences[:_MOST_DIFFERENCES]],
        more_clashes=max(0, len(comparison.differences) - _MOST_DIFFERENCES),
        texts=len(articles),
        facts=len(comparison.rows),
    )


def _most_telling(articles: Sequence[Article], rows: Sequence[Row]) -> list[int]:
    """The texts that carry most of these rows, of as many outlets as there are, in the order in
    which they were printed."""
    carried = {each.pk: sum(each.pk in row.cells for row in rows) for each in articles}
    seen: Counter[int | None] = Counter()
    rank: dict[int, tuple[int, int]] = {}
    for each in sorted(articles, key=lambda one: -carried[one.pk]):
        rank[each.pk] = (seen[each.source_id] if each.source_id else 0, -carried[each.pk])
        seen[each.source_id] += 1
    chosen = set(sorted(rank, key=lambda pk: rank[pk])[:MOST_COLUMNS])
    return [each.pk for each in articles if each.pk in chosen]


def _alone(comparison: Comparison) -> list[int]:
    """The texts that have most to themselves, in their order; none that has nothing."""
    own = {each: len(comparison.only(each)) for each in comparison.texts}
    most = set(sorted(own, key=lambda each: -own[each])[:MOST_COLUMNS])
    return [each for each in own if each in most and own[each]]


def _worth(rows: Sequence[Row], columns: Collection[int]) -> list[Row]:
    """The first rows, those first that can be compared in these columns."""
    return sorted(rows, key=lambda row: -min(2, len(row.cells.keys() & columns)))[:_MOST_ROWS]


class Sheet:
    """What turns rows into cells: the reports, their texts, and the names of their columns."""

    def __init__(
        self, articles: Sequence[Article], whole: Mapping[int, str], copies: Mapping[int, int]
    ) -> None:
        self._whole = whole
        # Of more texts than columns those of different outlets are shown.
        few = len(articles) <= MOST_COLUMNS
        printed = Counter(each.source_id for each in articles if few)
        self._columns = {
            each.pk: Column(
                each, _column_label(each, printed[each.source_id] > 1), copies.get(each.pk, 0)
            )
            for each in articles
        }

    def columns(self, ids: Iterable[int]) -> list[Column]:
        return [self._columns[each] for each in ids]

    def cells(self, row: Row, columns: Iterable[Column]) -> list[tuple[Column, Cell | None]]:
        told = [(column, row.cells.get(column.article.pk)) for column in columns]
        return [(column, self.cell(each) if each else None) for column, each in told]

    def cell(self, told: Told) -> Cell:
        column, text = self._columns[told.text], self._whole[told.text]
        excerpt = _cut(excerpt_within(text, told.start, told.end))
        address = f"{column.article.get_absolute_url()}#{_fragment(told, excerpt)}"
        return Cell(column, excerpt, address)

    def only(self, comparison: Comparison, column: Column) -> Only:
        rows = comparison.only(column.article.pk)
        order = list(Kind)
        worth = sorted(
            rows, key=lambda row: (row.fact.weight < 1, order.index(row.fact.kind), -row.times)
        )[:_MOST_ONLY]
        return Only(
            column,
            [(row, self.cell(row.cells[column.article.pk])) for row in worth],
            len(rows) - len(worth),
        )

    def clash(self, difference: Difference) -> Clash:
        sides = [
            (
                day_words(*side.days) if side.days else side.words,
                [self.cell(each) for each in side.told],
            )
            for side in difference.sides
        ]
        return Clash(_clash_heading(difference), difference, sides)


def _column_label(article: Article, again: bool) -> str:
    """The outlet; with the day, where it has more than one text."""
    name = article.source.name if article.source else article.title
    short = name if len(name) <= _COLUMN_LABEL else name[:_COLUMN_LABEL].rsplit(" ", 1)[0] + " …"
    dated = again and article.source and article.published
    return f"{short}, {day_words(dated, dated)}" if dated else short


def _clash_heading(difference: Difference) -> str:
    return {
        Sort.DAY: _("On another day"),
        Sort.FIGURE: _("Another figure"),
        Sort.WORDING: _("In other words"),
        Sort.SPELLING: _("Spelled in two ways"),
        Sort.OFFICE: _("Office spelled in two ways"),
    }[difference.sort]


def _cut(excerpt: Excerpt) -> Excerpt:
    """A sentence that is no longer than a reader of a table wants."""
    room = max(0, _LONGEST - len(excerpt.words)) // 2
    before, after = " ".join(excerpt.before.split()), " ".join(excerpt.after.split())
    lead = " " if excerpt.before[-1:].isspace() else ""
    trail = " " if excerpt.after[:1].isspace() else ""
    if len(before) > room:
        before = "…" + before[-room:].partition(" ")[2]
    if len(after) > room:
        after = after[:room].rpartition(" ")[0] + " …"
    return Excerpt(before + lead, excerpt.words, trail + after)


def _fragment(told: Told, excerpt: Excerpt) -> str:
    """Where the words stand on the report's page: their own id, else the words themselves."""
    if told.fact.kind == Kind.QUOTATION:
        return f"quote-{told.fact.key}"
    if told.fact.kind not in (Kind.EVENT, Kind.FIGURE):
        return f"m{told.start}"
    # A text fragment: the browser looks for the words, where no element stands around them.
    before = _encoded(" ".join(excerpt.before.split()[-3:]).lstrip("…"))
    words = _encoded(" ".join(excerpt.words.split()))
    return f":~:text={before}-,{words}" if before else f":~:text={words}"


def _encoded(words: str) -> str:
    """As a text fragment wants it: a hyphen divides its parts and has to be hidden."""
    return quote(words, safe="").replace("-", "%2D")
