"""Words as copies keep them: without case, punctuation or the side of the Atlantic."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

_ENDINGS = (
    (re.compile(r"is(e[ds]?|ing|ations?)$"), r"iz\1"),
    (re.compile(r"ys(e[ds]?|ing)$"), r"yz\1"),
    (
        re.compile(r"(?<=[a-z]{2})our(s|ed|ing|ite|ites|able|ful|less|er|ers|ly|hood|hoods)?$"),
        r"or\1",
    ),
    (re.compile(r"(?<=[bct])re(s)?$"), r"er\1"),
    (re.compile(r"(?<=[aeiou])ll(ed|ing|er|ers|ors?)$"), r"l\1"),
    (re.compile(r"(?<=[a-z]{2})ogues?$"), "og"),
    (re.compile(r"(?<=en)ce(s|less|men)?$"), r"se\1"),
)
"""British endings to American. Words that are wrongly changed (four, rise, there) do no harm: they
are changed alike in both texts, and the result is only hashed."""

_WHOLE = {
    "programme": "program",
    "programmes": "programs",
    "grey": "gray",
    "cheque": "check",
    "sceptical": "skeptical",
    "tyre": "tire",
    "tyres": "tires",
    "manoeuvre": "maneuver",
    "manoeuvres": "maneuvers",
    "aeroplane": "airplane",
    "aeroplanes": "airplanes",
    "judgement": "judgment",
    "ageing": "aging",
    "practise": "practice",
    "artefact": "artifact",
}


def words(text: str) -> list[str]:
    """The words of a text, folded so that re-punctuating or re-spelling it changes none."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return [_fold(word) for word in _WORD.findall(folded)]


@lru_cache(maxsize=65_536)
def _fold(word: str) -> str:
    word = word.replace("’", "'")
    word = word.removesuffix("'s").replace("'", "")
    if word in _WHOLE:
        return _WHOLE[word]
    for ending, replacement in _ENDINGS:
        folded = ending.sub(replacement, word)
        if folded != word:
            return folded
    return word
