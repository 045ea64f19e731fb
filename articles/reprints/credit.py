"""Whose text a report says it prints: a wire's name, or where it was first published.

No Django here. Only what stands where such words stand is believed: at the head or the foot of the
report, in its byline, or in what cleaning took out; "he told Reuters" in the middle is no credit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_NAME = r"(?P<name>(?:The |the )?[A-Z][\w&'’.-]*(?: (?:of|the|and|&|[A-Z][\w&'’.-]*)){0,5})"

_FIRST_PUBLISHED = re.compile(
    r"\b(?:[Ff]irst|[Oo]riginally) (?:published|appeared|ran|printed)(?: \w+)? (?:in|on|by|at) "
    + _NAME
)
_REPUBLISHED = re.compile(
    r"\b(?:[Rr]epublished|[Rr]eprinted|[Rr]eproduced)(?: with (?:the )?permission)?"
    r"(?: here)? (?:from|of) " + _NAME
)
_WIRES = {
    "reuters": "Reuters",
    "thomson reuters": "Reuters",
    "ap": "Associated Press",
    "associated press": "Associated Press",
    "the associated press": "Associated Press",
    "afp": "Agence France-Presse",
    "agence france-presse": "Agence France-Presse",
    "dpa": "dpa",
    "upi": "UPI",
    "pa": "PA Media",
    "pa media": "PA Media",
    "press association": "PA Media",
    "xinhua": "Xinhua",
    "tass": "TASS",
    "interfax": "Interfax",
    "ians": "IANS",
    "ani": "ANI",
    "pti": "PTI",
    "press trust of india": "PTI",
    "kyodo": "Kyodo News",
    "kyodo news": "Kyodo News",
    "yonhap": "Yonhap",
    "anadolu agency": "Anadolu Agency",
    "ansa": "ANSA",
    "efe": "EFE",
    "bloomberg": "Bloomberg",
}
"""News agencies by the names that stand in credits, folded."""

_WIRE = "|".join(sorted(map(re.escape, _WIRES), key=len, reverse=True))
# LONDON, March 6 (Reuters) - …, and (Reuters) alone in brackets at the foot.
_BRACKETED = re.compile(rf"\((?P<name>{_WIRE})(?:/\w[\w .]*)?\)", re.IGNORECASE)
_BYLINE = re.compile(rf"(?:^|\bby |[,/|] ?|\bfor )(?P<name>{_WIRE})\b", re.IGNORECASE)

_HEAD = 160
_FOOT = 200


def credit(text: str, *, byline: str = "", removed: Iterable[str] = ()) -> str:
    """The outlet named as the text's first, a wire by its full name; "" where none is."""
    stated = (text[:_HEAD], text[-_FOOT:], byline, *removed)
    for pattern in (_FIRST_PUBLISHED, _REPUBLISHED):
        for each in stated:
            if found := pattern.search(each):
                return _named(found["name"])
    for each in (text[:_HEAD], text[-_FOOT:]):
        if found := _BRACKETED.search(each):
            return _named(found["name"])
    found = _BYLINE.search(byline)
    return _named(found["name"]) if found else ""


def names(credited: str, outlet: str) -> bool:
    """Whether a credit means this outlet: "The Guardian" and "Guardian" are one."""
    return bool(credited) and _folded(credited) == _folded(outlet)


def _named(name: str) -> str:
    name = name.strip(" .,'’")
    return _WIRES.get(name.casefold(), name)[:200]


def _folded(name: str) -> str:
    wire = _WIRES.get(name.casefold().strip(), name)
    return re.sub(r"^the |\.(?:com|org|net|co\.uk)$|[^\w&]", "", wire.casefold())
