"""What the JSON twins hold, as schemas (JSON Schema 2020-12, as OpenAPI 3.1 takes it).

A shape is written in a line: "id:int source:str? published:day?" are three fields, all always
there, the last two perhaps null. `int`, `num`, `str`, `bool`, `day` (ISO 8601), `moment` (a day or
a day with its time), `any`; a name with a capital is another shape, and [] behind it a list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from articles.views import home, quality, reports, search, sources, stories
from entities.views import dates, day, entity, events, index, quotes

Schema = dict[str, Any]

_PLAIN: dict[str, Schema] = {
    "int": {"type": "integer"},
    "num": {"type": "number"},
    "str": {"type": "string"},
    "bool": {"type": "boolean"},
    "day": {"type": "string", "format": "date"},
    "moment": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d(T.+)?$"},
    "any": {},
}

SHAPES: dict[str, str] = {
    "Report": """id:int external_id:str url:str title:str title_origin:str source:str? byline:str
        published:day? published_precision:str? published_provenance:str estimate_earliest:day?
        estimate_latest:day? changed:moment? changed_provenance:str story:int? story_reason:str
        reprint_of:int? reprint_kind:str? reprint_reason:str independent:bool words:int read_by:str
        page:str""",
    "Story": """id:int headline:str first_day:day? last_day:day? reports:int separate_texts:int
        outlets:int page:str""",
    "Named": """slug:str name:str line:str reports:int mentions:int place_kind:str? latitude:num?
        longitude:num? page:str""",
    "Source": "slug:str name:str reports:int separate_texts:int first:day? last:day? page:str",
    "Quotation": """id:int text:str speaker:str? speaker_name:str? first_printed:day?
        estimate_earliest:day? estimate_latest:day? reports:int texts:int page:str""",
    "Printing": """quote:int article:int external_id:str start:int end:int text:str speaker:str?
        speaker_name:str? cue:str sort:str reports:int texts:int provenance:str reason:str
        page:str""",
    "Event": """id:int kind:str category:str title:str date:str? earliest:day? latest:day?
        precision:str? region:str? place:str? participants:str status:str series:str reports:int
        texts:int sources:str? page:str""",
    "Telling": """event:int article:int external_id:str start:int end:int text:str kind:str
        status:str earliest:day? latest:day? precision:str? provenance:str reason:str page:str""",
    "Time": """article:int external_id:str start:int end:int text:str value:str? precision:str?
        earliest:day? latest:day? rule:str page:str""",
    "Day": "date:day happened:int published:int page:str",
    "Year": "year:int happened:int published:int page:str",
    "Removed": "text:str reason:str before:int",
    "Mention": "start:int end:int text:str kind:str name:str entity:str?",
    "Date": """start:int end:int text:str value:str? precision:str? earliest:day? latest:day?
        rule:str""",
    "Quoted": """start:int end:int text:str speaker:str? speaker_start:int? speaker_end:int?
        cue:str""",
    "Told": """kind:str start:int end:int text:str participants:str[] places:str[] earliest:day?
        latest:day? precision:str? status:str""",
    "Pipeline": "model:str model_version:str rules_version:str",
    "Read": """text:str removed:Removed[] mentions:Mention[] dates:Date[] quotes:Quoted[]
        events:Told[] pipeline:Pipeline?""",
    "Known": "names:any[] roles:any[]",
    "Parties": "parties:any[]",
    "Marked": "slug:str",
    "Dated": "date:day",
    "Page": "title:str address:str",
}
"""By name. A page's answer is "Page", the shapes of its record, and its lists."""

_OF_A_NAME = {"reports": "Report", "quotations": "Quotation", "events": "Event"}

_SEARCHED = {
    "reports": "Report",
    "stories": "Story",
    "events": "Event",
    "quotes": "Quotation",
    "people": "Named",
}

HOLDS: dict[Callable[..., Any], tuple[tuple[str, ...], dict[str, str]]] = {
    home.home: ((), {"stories": "Story"}),
    stories.stories: ((), {"stories": "Story"}),
    stories.story: (("Story",), {"reports": "Report", "events": "Event"}),
    reports.articles: ((), {"reports": "Report"}),
    reports.article: (("Report", "Read"), {}),
    sources.sources: ((), {"sources": "Source"}),
    sources.source: (("Marked",), {"reports": "Report"}),
    search.search: ((), {**_SEARCHED}),
    quality.quality: ((), {"figures": "any", "corrections": "any"}),
    index.index: ((), {"people": "Named", "places": "Named", "organisations": "Named"}),
    entity.entity: (("Named", "Known"), _OF_A_NAME),
    quotes.quotes: ((), {"quotations": "Quotation"}),
    quotes.quote: (("Quotation",), {"printings": "Printing"}),
    events.events: ((), {"events": "Event"}),
    events.event: (("Event", "Parties"), {"tellings": "Telling"}),
    dates.years: ((), {"years": "Year"}),
    dates.year: ((), {"days": "Day"}),
    dates.month: ((), {"days": "Day"}),
    day.day: (
        ("Dated",),
        {
            "happened": "Time",
            "events": "Event",
            "published": "Report",
            "perhaps_published": "Report",
        },
    ),
}
"""By a page's view: the shapes of its record, and its lists by name, with what a row is."""

ONE_OF = frozenset({index.index, search.search})
"""Pages that hold one of their lists, by what they are asked."""


def schema(shape: str) -> Schema:
    """The schema of a shape's name or of a plain type, "?" and "[]" read."""
    if shape.endswith("?"):
        return {"anyOf": [schema(shape[:-1]), {"type": "null"}]}
    if shape.endswith("[]"):
        return {"type": "array", "items": schema(shape[:-2])}
    if shape in _PLAIN:
        return _PLAIN[shape]
    return {"$ref": f"#/components/schemas/{shape}"}


def fields(*shapes: str) -> dict[str, Schema]:
    """The fields of these shapes together, by name."""
    pairs = (each.partition(":") for shape in shapes for each in SHAPES[shape].split())
    return {name: schema(shape) for name, _colon, shape in pairs}


def record(known: dict[str, Schema], *, optional: Iterable[str] = ()) -> Schema:
    """An object of just these fields, all of them there but the optional ones."""
    needed = [name for name in known if name not in set(optional)]
    return {
        "type": "object",
        "properties": known,
        "required": needed,
        "additionalProperties": False,
    }


def answer(view: Callable[..., Any]) -> Schema:
    """What the JSON twin of a view's page holds. A list is named before a count of that name."""
    shapes, lists = HOLDS[view]
    listed = {
        name: record({"total": schema("int"), "rows": schema(f"{row}[]")})
        for name, row in lists.items()
    }
    optional = set(listed) if view in ONE_OF else set()
    if view is quality.quality:
        # Only where something was measured.
        listed |= {name: schema("str") for name in ("on", "model", "rules")}
        optional |= {"on", "model", "rules"}
    return record({**fields("Page", *shapes), **listed}, optional=optional)
