"""What Lighthouse says of six pages, and how soon the search paints what was typed.

    .venv/bin/python -m tests.benchmarks.lighthouse FOLDER [--address URL] [--json FILE]

FOLDER is where npm installed tests/benchmarks/lighthouse (`make bench` does). Lighthouse drives
Debian's Chromium as it does by default: a telephone with a quarter of the processor on a slow line.
Each page is asked so often, and the run in the middle counts.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import django
from django.core.management import call_command
from playwright.sync_api import Page, sync_playwright

from config import postgres

REPORTS = 10_000
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 95}
"""Points of a hundred that the project asks of each page."""
SOONEST = 100
"""Milliseconds from a key to the next paint, at most."""

_TYPED = "minister talks"
_CHROMIUM = "chromium", "chromium-browser", "google-chrome"
_QUIET = "gpu quic background-networking component-update sync".split()
_FLAGS = ["--no-sandbox", "--no-first-run", *(f"--disable-{each}" for each in _QUIET)]

# Every interaction of the page with its length, to the next paint (Event Timing, in steps of 8 ms).
_WATCH = """
window.interactions = {};
new PerformanceObserver((list) => {
  for (const { interactionId: id, duration } of list.getEntries()) {
    if (id) interactions[id] = Math.max(interactions[id] ?? 0, duration);
  }
}).observe({ type: "event", durationThreshold: 16, buffered: true });
"""
_ATTEMPTS = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="where npm installed Lighthouse")
    parser.add_argument("--address", default="", help="a running site; else one is made up")
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    asked = parser.parse_args()
    cli = (asked.folder / "node_modules/lighthouse/cli/index.js").resolve()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    postgres.attach()
    django.setup()
    with _site(asked.address) as site:
        pages = _pages()
        found = {name: _audited(cli, site + path, asked.times) for name, path in pages.items()}
        paints = {"search": _painted(site, slowed=1), "search, slowed": _painted(site, slowed=4)}
    sys.stdout.write("\n".join(_lines(found, paints)) + "\n")
    if asked.json:
        asked.json.parent.mkdir(parents=True, exist_ok=True)
        asked.json.write_text(json.dumps({"pages": found, "next paint": paints}, indent=2) + "\n")


@contextmanager
def _site(address: str) -> Iterator[str]:
    """The address of a site: the one named, on the connected archive, or one made up."""
    if address:
        yield address.rstrip("/")
        return
    # The models can only be imported when Django is set up.
    from tests.benchmarks.archive import kept  # noqa: PLC0415
    from tests.benchmarks.speed import served  # noqa: PLC0415

    with kept(REPORTS):
        call_command("collectstatic", interactive=False, verbosity=0)
        with served() as server:
            yield f"http://localhost:{server.port}"


def _pages() -> dict[str, str]:
    """The pages asked for, each of the thing that most reports are of."""
    from articles.models import Article, Story  # noqa: PLC0415
    from articles.views.days import day_url  # noqa: PLC0415
    from entities.models import Entity  # noqa: PLC0415

    story = Story.objects.standing().order_by("-reports", "pk")[0]
    article = Article.objects.filter(story=story, published__isnull=False).oldest()[0]
    person = Entity.objects.kind("person").most_named()[0]
    return {
        "home": "/",
        "story": story.get_absolute_url(),
        "article": article.get_absolute_url(),
        "person": person.get_absolute_url(),
        "day": day_url(article.published) if article.published else "",
        "search": f"/search/?person={person.slug}",
    }


def _audited(cli: Path, address: str, times: int) -> dict[str, float]:
    """The points of each category, the run in the middle, and the milliseconds behind them."""
    runs = [_audit(cli, address) for _ in range(times)]
    sys.stderr.write(f"{address}: {runs}\n")
    return {name: median(each[name] for each in runs) for name in runs[0]}


def _audit(cli: Path, address: str) -> dict[str, float]:
    with TemporaryDirectory() as folder:
        said = Path(folder) / "said.json"
        flags = f"--chrome-flags={' '.join(['--headless=new', *_FLAGS])}"
        command = [_node(), str(cli), address, "--quiet", "--output=json", flags]
        environment = os.environ | {"CHROME_PATH": _chromium()}
        for left in reversed(range(_ATTEMPTS)):
            # At times Chromium hands it no trace (NO_NAVSTART), and it asks to be run again.
            run = subprocess.run(
                [*command, f"--output-path={said}"], env=environment, check=not left
            )
            if run.returncode == 0:
                break
        found = json.loads(said.read_text())
    points = {name: round(100 * found["categories"][name]["score"]) for name in LEAST}
    behind = {"first-contentful-paint", "largest-contentful-paint", "total-blocking-time"}
    times = {name: round(found["audits"][name]["numericValue"]) for name in sorted(behind)}
    return {**points, **times}


def _painted(site: str, *, slowed: int) -> float:
    """Milliseconds of the slowest interaction with the search, on a processor so much slower."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=_FLAGS)
        page = browser.new_page()
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowed})
        page.goto(f"{site}/search/")
        page.evaluate(_WATCH)
        _use(page)
        took: Mapping[str, float] = page.evaluate("interactions")
        browser.close()
    return max(took.values(), default=0)


def _use(page: Page) -> None:
    """Type a question, and change it as it is answered."""
    page.locator("#id_q").press_sequentially(_TYPED, delay=120)
    page.wait_for_timeout(1_500)
    for each in ("originals", "estimates"):
        page.locator(f"input[name={each}]").click()
        page.wait_for_timeout(1_500)
    page.locator("#id_q").press("Enter")
    page.wait_for_timeout(1_500)


def _lines(found: Mapping[str, Mapping[str, float]], paints: Mapping[str, float]) -> Iterator[str]:
    columns = list(next(iter(found.values())))
    yield f"| page | {' | '.join(columns)} | holds |"
    yield "|---" * (len(columns) + 2) + "|"
    for name, each in found.items():
        holds = all(each[what] >= least for what, least in LEAST.items())
        figures = " | ".join(f"{each[column]:.0f}" for column in columns)
        yield f"| {name} | {figures} | {'yes' if holds else 'NO'} |"
    yield ""
    for name, took in paints.items():
        yield f"{name}: {took:.0f} ms to the next paint, {SOONEST} allowed"


def _chromium() -> str:
    return next(path for each in _CHROMIUM if (path := shutil.which(each)))


def _node() -> str:
    if found := shutil.which("node"):
        return found
    raise SystemExit("Lighthouse needs node (Debian: apt install nodejs npm)")


if __name__ == "__main__":
    main()
