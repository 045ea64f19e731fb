"""Lines that lead to other pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.cleaning.passages import Passage, matching

_LABEL = (
    r"(?:read\s(?:more|also|next|the\sfull\sstory)|see\salso|also\s(?:read|see|on\s[\w.]+(?:\s[\w.]+)?)"
    r"|related(?:\s(?:stories|articles|links?|story|article|content|coverage))?|more\s(?:on|from)\b"
    r"[^:]{0,40}|more\sstories|most\s(?:read|popular|viewed)|recommended|you\s(?:may|might)\salso\slike"
    r"|don(?:'|’)t\smiss|what\sto\sread\snext|trending)"
)
# In capitals only: in lower case these words begin sentences.
_SHOUT = r"(?:READ|WATCH|LISTEN|RELATED|PHOTOS?|VIDEOS?|SEE|MORE|ALSO|GALLERY|SLIDESHOW)"
_LINE = re.compile(
    rf"""(?i:[\W_]*+{_LABEL}\s*:\s.*)
    |(?i:[\W_]*+{_LABEL}[\W_]*+)
    |[\W_]*+{_SHOUT}(?:\s[A-Z]+){{0,2}}\s*[:|>»–—-]+\s.*
    |[\W_]*+{_SHOUT}(?:\s[A-Z]+){{0,2}}\s*:
    |(?i:\((?:\s*(?:also\son|related|see\salso|photos?|video|watch|read)\b[^()]{{0,20}}:[^()]*)\))
    |.{{10,180}}\sRead\s[Mm]ore
    |(?i:read\sor\sshare\sthis\sstory\b.*)
    |(?i:click\s(?:here\s)?(?:for|to)\s(?:more|read|see|view|watch|listen|get|sign|subscribe)\b.*)
    |(?i:(?:just\swatched|must\swatch)\b.*\b(?:replay|more\svideos)\b.*)
    |(?i:slideshow\s\(\d+\simages?\))
    |(?i:more\son\sthis\W*)""",
    re.VERBOSE,
)
_LONGEST = 300


def links(paragraphs: Sequence[str]) -> Iterator[Passage]:
    """Find "Read more: …", "Also on …:", "Related articles" and their like."""
    for passage in matching(paragraphs, _LINE, reason="link to another page", longest=_LONGEST):
        # A post quoted in the report may begin so; it ends with its author's handle.
        if "(@" not in paragraphs[passage.index]:
            yield passage
