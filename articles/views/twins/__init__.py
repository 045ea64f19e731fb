"""Twins: the pages of the site as JSON, their lists as CSV, what can be followed as Atom.

A page's twin has its address without the last slash and with an ending ("/people/anna-berg.json").
It asks the page's own queries, so that it holds what the page shows and nothing of it is cut off.
`pages` names the pages that have twins, `formats` writes them, `view` answers.
"""
