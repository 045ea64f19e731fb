"""A candidate: a run of tokens that may be a name, before it is known what it names."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Candidate:
    """Tokens start..end (end exclusive) that may be a name.

    `label` is the model's label ("PERSON", "GPE", …), empty where the model saw no name. `role` is
    the title or office printed with it.
    """

    start: int
    end: int
    label: str
    role: str = ""
    titled: str = ""
    """The word class of the role's last word: honorific, rank, office; empty without one."""
    words: tuple[str, ...] = field(default=())
    """The words of the name, folded: "al-Rubaie" is two."""
    text: str = ""
    role_at: tuple[int, int] | None = None
    """The tokens the role was read from; roles.py looks further on both sides."""
    shift: int = 0
    """Characters of the first token that stand before the name."""
