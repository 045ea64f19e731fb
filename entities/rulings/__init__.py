"""Editors' decisions: rows that are only ever added, and that every derivation obeys.

`frame` records and withdraws rulings of any kind. `text` lays those on a report over what the
machine read in it, `identities` leads from the entity decided for a name to the one that editors
say, `pages` says what a page shows. `on_texts` and `on_entities` put an editor's wish into a
`Decision`; `derive` and `binding` carry it out.
"""
