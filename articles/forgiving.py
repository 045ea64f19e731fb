"""What a reader's words may mean beside what they say: other spellings of words and of names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import Value
from rapidfuzz.distance import DamerauLevenshtein

from entities.language.gazetteer.folding import fold
from entities.language.sounds import sound
from entities.models import Entity, Naming

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler

_BRITISH_AMERICAN = (
    ("fence", "fense"),
    ("cence", "cense"),
    ("tence", "tense"),
    ("isation", "ization"),
    ("ise", "ize"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ising", "izing"),
    ("yse", "yze"),
    ("ysed", "yzed"),
    ("ysing", "yzing"),
    ("our", "or"),
    ("ours", "ors"),
    ("oured", "ored"),
    ("ouring", "oring"),
    ("ourable", "orable"),
    ("bour", "bor"),
    ("bours", "bors"),
    ("bouring", "boring"),
    ("tre", "ter"),
    ("tres", "ters"),
    ("elled", "eled"),
    ("elling", "eling"),
    ("ogue", "og"),
    ("ogues", "ogs"),
    ("gramme", "gram"),
    ("grammes", "grams"),
    ("mour", "mor"),
    ("moured", "mored"),
)
"""Endings that differ between British and American spelling; a word with one is also looked for
with the other (Oxford's lists of -our/-or, -re/-er, -ce/-se, -ise/-ize, -yse/-yze, -ll-/-l-)."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_MOST_WORDS = 8
_NEAR_NAMES = 40
_SAMPLED = 400
_MOST_FORMS = 8
_NEAR = 0.5
"""Trigrams a name must share with the word: "Heally" shares 0.57 with "Healey"."""


class ReadQuery(SearchQuery):
    """A question that Postgres has parsed already, in Postgres' own writing of it."""

    def __init__(self, parsed: str) -> None:
        super().__init__(Value(parsed))

    def as_sql(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,
        *_args: Any,
        **_extra_context: Any,
    ) -> tuple[str, Any]:
        return super().as_sql(compiler, connection, "", "(%(expressions)s)::tsquery")


def read_query(words: str, alike: Iterable[Entity] = ()) -> ReadQuery:
    """The words as `websearch_to_tsquery` reads them, each widened by its other spellings, by its
    form without accents, and by the forms that the names of these people are printed in."""
    sql, given = "websearch_to_tsquery('attache', %s)", [words]
    for word, others in _spellings(words, alike).items():
        either = " || ".join(["plainto_tsquery('attache', %s)"] * (len(others) + 1))
        sql = f"ts_rewrite({sql}, plainto_tsquery('attache', %s), {either})"
        given += [word, word, *others]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT ({sql})::text", given)
        return ReadQuery(cursor.fetchone()[0])


def typed_words(words: str) -> list[str]:
    """The words of letters alone, folded to lower case but with their accents."""
    return list(dict.fromkeys(_WORD.findall(words.lower())))[:_MOST_WORDS]


def _spellings(words: str, alike: Iterable[Entity]) -> Mapping[str, list[str]]:
    forms = _forms(alike)
    found = {}
    for word in typed_words(words):
        others = {fold(word), *_across_the_ocean(word), *forms.get(sound(fold(word)), ())}
        if others := others - {word}:
            found[word] = sorted(others)[:_MOST_FORMS]
    return found


def _across_the_ocean(word: str) -> set[str]:
    pairs = [*_BRITISH_AMERICAN, *((there, here) for here, there in _BRITISH_AMERICAN)]
    return {
        word.removesuffix(here) + there
        for here, there in pairs
        if word.endswith(here) and len(word) > len(here) + 1
    }


def _forms(people: Iterable[Entity]) -> Mapping[str, set[str]]:
    """The words of the names of these people as reports print them, by their sound."""
    known = list(people)
    if not known:
        return {}
    # A sample: somebody in a fifth of all reports has more namings than can be read in time.
    printed = Naming.objects.filter(entity__in=known).values_list("name", flat=True)[:_SAMPLED]
    found: dict[str, set[str]] = {}
    for name in {*(each.name for each in known), *printed}:
        for word in typed_words(name):
            found.setdefault(sound(fold(word)), set()).add(word)
    return found


def near_names(words: str) -> list[Entity]:
    """Whoever the words may name though they are spelt otherwise, the most named first."""
    asked = [fold(word) for word in typed_words(words)]
    if not asked:
        return []
    near = Entity.objects.spelt_like(asked, threshold=_NEAR)[:_NEAR_NAMES]
    return [each for each in near if _meant(asked, fold(each.name).split())]


def _meant(asked: Iterable[str], name: list[str]) -> bool:
    return all(any(_alike(word, part) for part in name) for word in asked)


def _alike(word: str, part: str) -> bool:
    """The same to the ear, or one slip of the pen apart; two in a word of eight letters or more."""
    if sound(word) == sound(part):
        return True
    slips = 2 if len(word) >= 8 else 1
    return len(part) >= 4 and DamerauLevenshtein.distance(word, part, score_cutoff=slips) <= slips


def meant_words(words: str, near: Iterable[Entity]) -> list[str]:
    """The words with each that stands in none of these names put right by them: "Heally" is
    "Healey"."""
    names = [each.name for each in near]
    known = {word for name in names for word in typed_words(name)}
    wrong = [word for word in typed_words(words) if word not in known]
    return list(dict.fromkeys(_put_right(words, wrong, name) for name in names)) if wrong else []


def _put_right(words: str, wrong: Iterable[str], name: str) -> str:
    parts = _WORD.findall(name)
    for word in wrong:
        alike = (part for part in parts if _alike(fold(word), fold(part)))
        if right := next(alike, ""):
            words = re.sub(rf"\b{re.escape(word)}\b", right, words, flags=re.IGNORECASE)
    return words
