"""An HTML page in, a PDF out, printed by an installed Chromium."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
SECONDS = 120
# the browser handles the page only: no profile, no updates, no network
OPTIONS = ("--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
           "--disable-sync", "--disable-extensions", "--no-pdf-header-footer")  # fmt: skip


def find_browser() -> str:
    """The path of Chromium or a browser based on it; a FileNotFoundError if none is installed."""
    found = [path for path in (*map(shutil.which, NAMES), *PLACES) if path and Path(path).exists()]
    if not found:
        raise FileNotFoundError(f"--pdf needs Chromium or Google Chrome; none of {', '.join(NAMES)} is installed")
    return found[0]


def browser_options() -> list[str]:
    """The arguments of the browser; as root it starts only without its sandbox."""
    return [*OPTIONS, *(["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else [])]


def print_pdf(browser: str, page: str | Path, target: str | Path) -> None:
    """Print an HTML file to a PDF file; an OSError if the browser fails, or takes more than two minutes."""
    with tempfile.TemporaryDirectory() as profile:
        to = [f"--user-data-dir={profile}", f"--print-to-pdf={Path(target).resolve()}"]
        command = [browser, *browser_options(), *to, Path(page).resolve().as_uri()]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            raise OSError(f"{browser} took more than {SECONDS} seconds to print {page}") from None
    if done.returncode or not Path(target).is_file():
        raise OSError(f"{browser} could not print {page}: {done.stderr.strip()[-300:] or 'no message'}")
