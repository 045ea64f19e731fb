"""A citation as BibTeX, RIS or CSL-JSON, for the programs in which people keep their references.

All three say the same. A report without a date has none, and its note says "n.d."; an estimate is
marked as one. Addresses: the outlet's own where it is known, and always this site's.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from django.utils.translation import gettext as _

from articles.views.days import day_words

if TYPE_CHECKING:
    from datetime import date

    from articles.citing import Citation

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#",
    "$": r"\$", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_SPECIAL = re.compile(r"[\\{}%&#$_~^]")
_RIS_END = "ER  - "


def as_bibtex(cited: Citation, *, page: str) -> str:
    """One `@article`, as BibTeX and biblatex read it; `page` is this site's address in full.

    A percent sign or a brace in an address is kept as a link reads it, not as TeX does.
    """
    fields: dict[str, str] = {
        # Braced twice: styles put titles into small letters, and names with them.
        "title": f"{{{_tex(cited.title)}}}",
        "author": " and ".join(_bibtex_name(each) for each in cited.authors),
        "journal": _tex(cited.outlet),
        "url": _tex_address(cited.address or page),
        "urldate": cited.read.isoformat() if cited.read else "",
        "abstract": _tex(_quoted(cited)),
        "note": _tex(note(cited, page=page)),
        "language": _tex(cited.language),
    }
    if day := cited.published:
        fields["date"] = day.isoformat()
        fields["year"], fields["day"] = f"{day.year:04}", str(day.day)
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    if cited.published:
        lines.append(f"  month = {_MONTHS[cited.published.month - 1]}")
    return f"@article{{{cited.key},\n" + ",\n".join(lines) + "\n}\n"


def as_ris(cited: Citation, *, page: str) -> str:
    """One record of the RIS format (2011), lines ended as it wants them."""
    day = cited.published
    fields: list[tuple[str, str]] = [
        ("TY", "NEWS"),
        ("ID", cited.key),
        ("TI", cited.title),
        *(("AU", each) for each in cited.authors),
        ("T2", cited.outlet),
        ("PY", f"{day.year:04}" if day else ""),
        ("DA", f"{day:%Y/%m/%d}" if day else ""),
        ("Y2", f"{cited.read:%Y/%m/%d}" if cited.read else ""),
        ("AB", _quoted(cited)),
        ("N1", note(cited, page=page)),
        ("LA", cited.language),
        ("UR", cited.address or page),
    ]
    lines = [f"{tag}  - {value}" for tag, value in fields if value]
    return "\r\n".join([*lines, _RIS_END, ""])


def as_csl(cited: Citation, *, page: str) -> str:
    """A list of one item of CSL-JSON 1.0.2; an estimate is `issued` with `circa`."""
    item: dict[str, Any] = {
        "id": cited.key,
        "type": "article-newspaper",
        "title": cited.title,
        "author": [{"literal": each} for each in cited.authors],
        "container-title": cited.outlet,
        "URL": cited.address or page,
        "abstract": _quoted(cited),
        "note": note(cited, page=page),
        "language": cited.language,
    }
    if cited.published:
        item["issued"] = {"date-parts": [_parts(cited.published)]}
    elif cited.earliest and cited.latest:
        days = dict.fromkeys((cited.earliest, cited.latest))
        item["issued"] = {"date-parts": [_parts(day) for day in days], "circa": True}
    if cited.read:
        item["accessed"] = {"date-parts": [_parts(cited.read)]}
    kept = {name: value for name, value in item.items() if value}
    return json.dumps([kept], ensure_ascii=False, indent=1) + "\n"


def note(cited: Citation, *, page: str) -> str:
    """Where it was read, and what is to be known of its date."""
    said = [_("As read by Attaché: %(address)s") % {"address": page}]
    if cited.estimated:
        days = day_words(cited.earliest, cited.latest)
        said.append(_("n.d. (published %(days)s by an estimate of Attaché)") % {"days": days})
    elif cited.published is None:
        said.append(_("n.d."))
    return "; ".join(said)


def _quoted(cited: Citation) -> str:
    if not cited.words:
        return ""
    said = f"“{cited.words}”"
    return f"{said} ({cited.speaker})" if cited.speaker else said


def _parts(day: date) -> list[int]:
    return [day.year, day.month, day.day]


def _tex(text: str) -> str:
    return _SPECIAL.sub(lambda found: _TEX[found.group()], text)


def _tex_address(address: str) -> str:
    # Braces must balance and a backslash escapes: as an address writes them, neither does harm.
    return quote(address, safe="/:?#[]@!$&'()*+,;=%~-._")


def _bibtex_name(name: str) -> str:
    """Braced unless it is plain words: BibTeX would part others at "and" and at commas."""
    plain = re.fullmatch(r"[^\W\d]+(?:[ '’-][^\W\d]+|\. ?[^\W\d]+)+", name)
    return name if plain and " and " not in name else f"{{{_tex(name)}}}"
