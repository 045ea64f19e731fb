"""Dates in a text: find the expressions, then place them from the report's own date.

`grammar` finds (words alone), `traps` rejects names and counts (spaCy's parse helps), `place`
puts what is left on the calendar, with the tense of the words around where it matters.
"""

from entities.language.dates.find import find_dates

__all__ = ["find_dates"]
