"""What a page says about itself: cookies, copyright, how to share it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.cleaning.passages import Passage, matching

_SHARE_WORD = (
    r"(?:share|this|article|story|page|on|via|by|to|tweet|post|pin(?:terest)?|e-?mail|mail|print"
    r"|facebook|twitter|x|whats ?app|linked ?in|reddit|telegram|copy|link|save|flipboard|messenger"
    r"|bluesky|instagram|tumblr|pocket|like|follow|us|close|google|more|sms|open|in|new|window"
    r"|the|click|opens|buttons?|options?|threads)"
)
_SHARING = re.compile(
    rf"(?=.*\b(?:share|tweet|facebook|twitter|whatsapp|e-?mail|print|close)\b)"
    rf"[\W_]*+(?:\b{_SHARE_WORD}\b[\W_]*+)+(?<!\.)",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"""(?=.*\bcookies?\b)(?=.*\b(?:this\s(?:web)?site|our\s(?:web)?site|we|your\s(?:browser|consent
    |experience|preferences)|continu\w+)\b)
    (?:we\s(?:and\s\S+\s\S+\s)?use|this\s(?:web)?site\suses|our\s(?:web)?site\suses|by\s(?:continuing
    |using|clicking)|to\s(?:continue|improve|help)|please\s(?:accept|enable|allow)|accept|manage
    |your\sprivacy|cookies?\b).*""",
    re.IGNORECASE | re.VERBOSE,
)
_COPYRIGHT = re.compile(
    r"""[\W_]*(?:copyright\b|©|\(c\)).{0,40}\b(?:19|20)\d\d\b.*
    |[\W_]*+all\srights\sreserved\b.{0,160}
    |click\shere\sfor\sreprint\spermission\W*""",
    re.IGNORECASE | re.VERBOSE,
)
_OPINIONS = re.compile(
    r"the (?:opinions|views) expressed (?:by|in|here)\b.{0,200}"
    r"\b(?:of the author|their own|do(?:es)? not)\b.{0,200}",
    re.IGNORECASE,
)


def notices(paragraphs: Sequence[str]) -> Iterator[Passage]:
    """Find cookie notices, copyright lines, disclaimers and rows of sharing buttons."""
    yield from matching(paragraphs, _SHARING, reason="sharing buttons", longest=120)
    yield from matching(paragraphs, _COOKIES, reason="cookie notice", longest=600)
    yield from matching(paragraphs, _COPYRIGHT, reason="copyright notice", longest=300)
    yield from matching(paragraphs, _OPINIONS, reason="disclaimer", longest=300)
