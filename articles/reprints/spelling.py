"""Words as copies keep them: without case, punctuation or the side of the Atlantic."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# A hyphen inside a word is dropped (co-operation, cooperation); a dash between words is none.
# The hyphen is written first, so that the search leaps from one to the next.
_HYPHEN = re.compile(r"[-‐‑](?<=[^\W\d_].)(?=[^\W\d_])")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PER_CENT = re.compile(r"\bper cent\b")
_SIGN = re.compile(r"(?<=\d)\s?%")

_ENDINGS = (
    ("is", re.compile(r"is(e[ds]?|ing|ations?|ers?)$"), r"iz\1"),
    ("ys", re.compile(r"ys(e[ds]?|ing)$"), r"yz\1"),
    (
        "our",
        re.compile(r"(?<=[a-z]{2})our(s|ed|ing|ite|ites|able|ful|less|ers?|ly|hoods?)?$"),
        r"or\1",
    ),
    ("re", re.compile(r"(?<=[bct])re(s)?$"), r"er\1"),
    ("ll", re.compile(r"(?<=[aeiou])ll(ed|ing|ers?|ors?)$"), r"l\1"),
    ("ogue", re.compile(r"ogue(s)?$"), r"og\1"),
    ("ence", re.compile(r"(?<=en)ce(s|less|men)?$"), r"se\1"),
)
"""British endings to American, each behind letters that it needs, since to look for them is sooner
done. Words that are wrongly changed (four, rise, there) do no harm: they are changed alike in both
texts, and the result is only hashed."""

_WHOLE = {
    "programme": "program",
    "programmes": "programs",
    "grey": "gray",
    "cheque": "check",
    "cheques": "checks",
    "sceptical": "skeptical",
    "scepticism": "skepticism",
    "sceptics": "skeptics",
    "tyre": "tire",
    "tyres": "tires",
    "manoeuvre": "maneuver",
    "manoeuvres": "maneuvers",
    "aeroplane": "airplane",
    "aeroplanes": "airplanes",
    "judgement": "judgment",
    "ageing": "aging",
    "practise": "practice",
    "practised": "practiced",
    "practising": "practicing",
    "artefact": "artifact",
    "centred": "centered",
    "towards": "toward",
    "afterwards": "afterward",
    "whilst": "while",
    "amongst": "among",
    "learnt": "learned",
    "burnt": "burned",
    "spelt": "spelled",
    "dreamt": "dreamed",
    "fulfil": "fulfill",
    "enrol": "enroll",
    "skilful": "skillful",
    "instalment": "installment",
    "aluminium": "aluminum",
    "mum": "mom",
    "kerb": "curb",
    "plough": "plow",
    "sulphur": "sulfur",
    "storey": "story",
    "travelogue": "travelog",
    "paediatric": "pediatric",
    "anaemia": "anemia",
    "oestrogen": "estrogen",
}


def words(text: str) -> list[str]:
    """The words of a text, folded so that re-punctuating or re-spelling it changes none."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = _HYPHEN.sub("", folded)
    if "per cent" in folded:
        folded = _PER_CENT.sub(" percent", folded)
    if "%" in folded:
        folded = _SIGN.sub(" percent", folded)
    return [_fold(word) for word in _WORD.findall(folded)]


@lru_cache(maxsize=65_536)
def _fold(word: str) -> str:
    word = word.replace("’", "'")
    word = word.removesuffix("'s").replace("'", "")
    if word in _WHOLE:
        return _WHOLE[word]
    for letters, ending, replacement in _ENDINGS:
        if letters in word and (folded := ending.sub(replacement, word)) != word:
            return folded
    return word
