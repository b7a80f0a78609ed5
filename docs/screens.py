"""Takes the pictures of the documentation anew, from the real program (`make docs-screens`).

It follows the first afternoon in both languages, as its test does, and pictures what comes out:
the filled worksheet, the report, the partner's paper, and a page of the norms. Needs chromium,
soffice and pdftoppm; each picture has a palette of few colours and is below 150 kB.
"""
# ruff: noqa: INP001, S603  a script beside the pages, which starts other programs

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from docs import drawings, palette
from tests import literate
from tests.docs import pages

if TYPE_CHECKING:
    from docs.palette import Picture

HERE = Path(__file__).parent
IMAGES = HERE / "images"
MOST_BYTES = 150_000
#: Noon in Tokyo on 21 November 2026, the day on which all examples play.
DAY = {"SOURCE_DATE_EPOCH": "1795230000", "TZ": "Asia/Tokyo"}
CHROMIUM = (
    *("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
    *("--no-first-run", "--disable-background-networking", "--force-device-scale-factor=1.5"),
)


def run(*words: str, cwd: Path | None = None) -> None:
    """Run a program that must succeed."""
    done = subprocess.run(words, cwd=cwd, capture_output=True, check=False, timeout=300)
    if done.returncode:
        sys.exit(f"{words[0]}: {done.stderr.decode(errors='replace')[-2000:]}")


def page(source: Path, width: int, height: int, section: str = "") -> Picture:
    """Picture an HTML page from its top, or from a section on: what is before it is left out."""
    with tempfile.TemporaryDirectory() as home:
        to = Path(home) / "shot.png"
        if section:
            text = source.read_text(encoding="utf-8")
            start, end = (text.index(tag) for tag in ("<header", f'<section id="{section}"'))
            main = text[text.index("<main", start) : end].partition(">")[0] + ">"
            text = text[:start] + main + text[end:]
            source = Path(home) / "page.html"
            source.write_text(text, encoding="utf-8")
        size = f"--window-size={width},{height}"
        run(*CHROMIUM, f"--user-data-dir={home}", size, f"--screenshot={to}", source.as_uri())
        return palette.read_png(to.read_bytes())


def paper(source: Path, height: int) -> Picture:
    """Picture the upper part of the first page of a workbook or a PDF."""
    pdf = source.with_suffix(".pdf")
    if source != pdf:
        home = f"-env:UserInstallation={(source.parent / 'office').as_uri()}"
        to = ("--convert-to", "pdf", "--outdir", str(source.parent))
        run("soffice", home, "--headless", *to, str(source))
    shot = source.parent / "shot"
    run("pdftoppm", "-r", "110", "-l", "1", "-singlefile", str(pdf), str(shot))
    return palette.cut(palette.read_ppm(shot.with_suffix(".ppm").read_bytes()), height)


def save(picture: Picture, name: str) -> None:
    """Write a picture into docs/images with as many colours as fit into its size."""
    for colours in (64, 32, 16, 8):
        data = palette.with_palette(picture, colours)
        if len(data) <= MOST_BYTES:
            (IMAGES / name).write_bytes(data)
            sys.stdout.write(f"{name}: {len(data)} bytes, {colours} colours\n")
            return
    sys.exit(f"{name} is too large: {len(data)} bytes")


def afternoon(lang: str, folder: Path) -> None:
    """Picture what comes out of the first afternoon in a language."""
    case = literate.read_case(HERE / f"tutorial/first-afternoon.{lang}.md")
    pages.followed(case, folder)
    block = literate.Block(("console",), {"lang": lang}, (), 0)
    for line in (
        f"yawara report minato --for partner --lang {lang} -o paper.pdf",
        "yawara init --example hiring-chat sample",
        "yawara report sample -o sample-report",
        "yawara norms site -o site",
    ):
        literate.run(literate.Command(line), block, folder)
    save(paper(folder / "answers.xlsx", 620), f"worksheet-{lang}.png")
    save(paper(folder / "paper.pdf", 1286), f"partner-{lang}.png")
    for name, source, height, section in (
        ("tutorial-report", f"report/report.{lang}.html", 1050, "summary"),
        ("report", f"sample-report/report.{lang}.html", 900, "principles"),
        ("norms", f"site/{lang}/index.html", 700, ""),
    ):
        save(page(folder / source, 900, height, section), f"{name}-{lang}.png")


def main() -> None:
    """Take every picture."""
    os.environ.update(DAY)
    drawings.main()
    for lang in ("ja", "en"):
        with tempfile.TemporaryDirectory() as folder:
            afternoon(lang, Path(folder))


if __name__ == "__main__":
    main()
