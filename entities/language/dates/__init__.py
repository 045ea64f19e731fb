"""Dates in a text: find the expressions, then place them from the report's own date.

`grammar` finds (words alone), `traps` rejects names and counts (spaCy's parse helps), `place`
puts what is left on the calendar, with the tense of the words around where it matters. `estimate`
needs neither text nor parse, and nothing is imported here, so that pages may import it.
"""
