"""Lists of addresses: OPML and sitemaps (news sitemaps too). Runs in the confined process."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

MOST_LINKS = 5_000
"""Ten times the feeds of a large desk; a sitemap may hold 50,000, of which the newest count."""


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed named in an OPML file."""

    url: str
    title: str
    home: str


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page named in a sitemap; dates as printed, "" where none is."""

    url: str
    title: str = ""
    published: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """`pages`, newest first, of an ordinary sitemap; `sitemaps` of an index of them."""

    pages: tuple[PageLink, ...] = ()
    sitemaps: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def parse_opml(data: bytes) -> tuple[FeedLink, ...]:
    """The feeds of an OPML file, wherever in its folders; raises ValueError where it is none."""
    top = _root(data)
    if _name(top) != "opml":
        raise ValueError("this is no OPML file")
    found: dict[str, FeedLink] = {}
    for outline in top.iter("{*}outline", "outline"):
        named = {key.lower(): value for key, value in outline.attrib.items()}
        if url := named.get("xmlurl", "").strip():
            title = named.get("title") or named.get("text") or ""
            found.setdefault(url, FeedLink(url, title.strip(), named.get("htmlurl", "").strip()))
    return tuple(found.values())[:MOST_LINKS]


def parse_sitemap(data: bytes) -> Sitemap:
    """https://www.sitemaps.org/protocol.html; raises ValueError where the bytes are none."""
    top = _root(data)
    if _name(top) == "sitemapindex":
        places = [_inner(each, "loc") for each in top.iterfind("{*}sitemap")]
        return Sitemap(sitemaps=tuple(each for each in places if each)[:MOST_LINKS])
    if _name(top) != "urlset":
        raise ValueError("this is no sitemap")
    pages = [_page_link(each) for each in top.iterfind("{*}url")]
    pages = sorted(
        (each for each in pages if each.url),
        key=lambda each: each.published or each.changed,
        reverse=True,
    )
    problems: tuple[str, ...] = ()
    if len(pages) > MOST_LINKS:
        problems = (f"of {len(pages):,} pages the newest {MOST_LINKS:,} are read",)
    return Sitemap(pages=tuple(pages[:MOST_LINKS]), problems=problems)


def _page_link(url: etree._Element) -> PageLink:
    return PageLink(
        url=_inner(url, "loc"),
        title=_inner(url, "news/title"),
        published=_inner(url, "news/publication_date"),
        changed=_inner(url, "lastmod"),
    )


def _inner(element: etree._Element, path: str) -> str:
    return str(element.findtext("/".join(f"{{*}}{step}" for step in path.split("/")), "")).strip()


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname).lower()


def _root(data: bytes) -> etree._Element:
    # No entity is resolved and nothing is fetched: a document type is a way in, not news.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"this is no XML: {str(error)[:120]}") from error
