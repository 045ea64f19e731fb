"""The one door to the web: every outgoing request of the product goes through `fetch`."""

from articles.fetching.door import Fetched, FetchError, fetch

__all__ = ["FetchError", "Fetched", "fetch"]
