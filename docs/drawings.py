"""Draws the pictures of the page on states, in both languages: plain SVG, black on white.

Run by `make docs-screens`; a test compares what lies in docs/images with what is drawn here.
"""
# ruff: noqa: INP001  a script beside the pages

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

IMAGES = Path(__file__).parent / "images"
LANGS = ("ja", "en")
FONT = "'Hiragino Sans','BIZ UDPGothic','Yu Gothic UI',Meiryo,'Noto Sans CJK JP',sans-serif"
INK, LINE, SOLID, PALE = "#1a1a1a", "#5a5a5a", "#1f4e79", "#dbe6f1"

#: What is drawn, in the order of the page: the words, and which of the three boxes are possible.
STATES = (
    ("不明", "not known", "▒▒▒", (1, 1, 1)),
    ("一部以上対応", "at least partly done", "·▒▒", (0, 1, 1)),
    ("未対応または一部対応", "at most partly done", "▒▒·", (1, 1, 0)),
    ("未対応", "not done", "█··", (1, 0, 0)),
    ("一部対応", "partly done", "·█·", (0, 1, 0)),
    ("対応済", "done", "··█", (0, 0, 1)),
)
BOXES = {"ja": ("していない", "一部", "すべて"), "en": ("none", "some", "all")}


def _svg(width: int, height: int, title: str, *parts: str) -> str:
    lines = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"',
        f'width="{width}" height="{height}" role="img" font-family="{FONT}"',
        f'font-size="15" fill="{INK}">',
        f"<title>{escape(title)}</title>",
        '<defs><pattern id="h" width="7" height="7" patternUnits="userSpaceOnUse"',
        f'patternTransform="rotate(45)"><rect width="7" height="7" fill="{PALE}"/>',
        f'<rect width="2.5" height="7" fill="{SOLID}"/></pattern></defs>',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        *parts,
        "</svg>",
    )
    return "\n".join(lines) + "\n"


def _text(x: int, y: int, text: str, more: str = "") -> str:
    return f'<text x="{x}" y="{y}" {more}>{escape(text)}</text>'


def _box(x: int, y: int, fill: str, *, width: int = 70, dashed: bool = False) -> str:
    dash = ' stroke-dasharray="5 4"' if dashed else ""
    return (
        f'<rect x="{x}" y="{y}" width="{width}" height="26" fill="{fill}" stroke="{LINE}"{dash}/>'
    )


def intervals(lang: str) -> str:
    """Draw six states as three boxes each."""
    at = LANGS.index(lang)
    parts = [
        _text(x + 35, 28, word, 'text-anchor="middle"')
        for x, word in zip((20, 94, 168), BOXES[lang], strict=True)
    ]
    for row, (*words, signs, possible) in enumerate(STATES):
        y = 42 + row * 40
        fill = SOLID if sum(possible) == 1 else "url(#h)"
        parts += [
            _box(x, y, fill if one else "#fff")
            for x, one in zip((20, 94, 168), possible, strict=True)
        ]
        parts.append(_text(262, y + 19, signs, 'font-family="monospace" font-size="17"'))
        parts.append(_text(316, y + 19, str(words[at])))
    title = {"ja": "状態と、ありえる枠", "en": "States, and the boxes still possible"}[lang]
    return _svg(500, 292, title, *parts)


def open_reading(lang: str) -> str:
    """Draw a provision: seven practices that were read, and a place for what was not."""
    words = {
        "ja": ("読み取った7つの取組（すべて対応）", "読み取っていない部分", "まだわからない"),
        "en": ("seven practices that we read (all done)", "what we have not read", "not known"),
    }[lang]
    parts = [_box(20 + at * 52, 50, SOLID, width=44) for at in range(7)]
    parts += [
        f'<path d="M{32 + at * 52} 63l7 7 13-15" fill="none" stroke="#fff" stroke-width="3"/>'
        for at in range(7)
    ]
    parts += [
        _box(412, 50, "#fff", width=150, dashed=True),
        _text(487, 69, "?", 'text-anchor="middle" font-weight="bold"'),
        _text(20, 36, words[0]),
        _text(412, 36, words[1]),
        _text(487, 100, words[2], 'text-anchor="middle"'),
    ]
    title = {"ja": "条項の読み取り", "en": "The reading of a provision"}[lang]
    return _svg(600, 116, title, *parts)


def shown(lang: str) -> str:
    """Draw two lines of time: what is stated goes on, what is shown ends with the evidence."""
    stated, proved, done, unknown, day = {
        "ja": ("述べられた状態", "証跡で示された状態", "対応済", "不明", "証跡の期限が切れた日"),
        "en": ("stated", "shown by evidence", "done", "not known", "evidence expires"),
    }[lang]
    parts = [
        _text(20, 60, stated),
        _text(20, 110, proved),
        _box(180, 41, SOLID, width=380),
        _box(180, 91, SOLID, width=220),
        _box(400, 91, "url(#h)", width=160),
        _text(290, 59, done, 'text-anchor="middle" fill="#fff"'),
        _text(290, 109, done, 'text-anchor="middle" fill="#fff"'),
        '<rect x="440" y="95" width="80" height="18" fill="#fff"/>',
        _text(480, 109, unknown, 'text-anchor="middle"'),
        f'<path d="M400 30v100" stroke="{INK}" stroke-dasharray="4 3"/>',
        _text(400, 22, day, 'text-anchor="middle"'),
    ]
    title = {"ja": "証跡の期限と二つの状態", "en": "Expiry, and the two states"}[lang]
    return _svg(600, 140, title, *parts)


def drawings() -> dict[str, str]:
    """Give every picture by the name of its file."""
    made = {"intervals": intervals, "open-reading": open_reading, "shown": shown}
    return {f"{name}-{lang}.svg": draw(lang) for name, draw in made.items() for lang in LANGS}


def main() -> None:
    """Write the pictures into docs/images."""
    for name, svg in drawings().items():
        (IMAGES / name).write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
