"""The one table of problem messages: what is wrong, and what to do, in Japanese and English.

Each module here holds the codes of one floor in `MESSAGES`; they are put together on first use,
because a run without problems needs none of them.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from yawara.text.messages import (
    check,
    docx,
    fill,
    hiroshima,
    law,
    ledger,
    norms,
    package,
    project,
    sheet,
    template,
    xlsx,
    yaml,
)
from yawara.text.problem import Severity

if TYPE_CHECKING:
    from yawara.text.problem import Place, Problem
    from yawara.text.words import Lang


#: How we name the shapes of values, where they are wanted and where they are found.
SHAPES: dict[str, tuple[str, str]] = {
    "text": ("文字列", "text"),
    "list": ("「- 」で始まる並び（または [a, b]）", "a list (items that begin with “- ”, or [a, b])"),
    "mapping": ("「項目: 値」の組", "“key: value” pairs"),
    "words": ("{ja: …, en: …}", "{ja: …, en: …}"),
    "flag": ("true か false", "true or false"),
    "number": ("数", "a number"),
    "integer": ("整数", "a whole number"),
    "day": ("2026-11-21 のような日付", "a day like 2026-11-21"),
}
FOUND: dict[str, tuple[str, str]] = {
    **SHAPES,
    "list": ("並び", "a list"),
}
FACT_TYPES: dict[str, tuple[str, str]] = {
    "flag": ("書けるものは true か false", "true or false"),
    "choice": ("書けるもの（どれか1つ）: ", "one of: "),
    "choices": ("書けるもの（[ ] の中にいくつでも）: ", "any of these in [ ]: "),
    "number": ("書けるものは 1e25 のような数", "a number like 1e25"),
}

#: What an operating system says of a file, in Japanese. Elsewhere its own words are shown.
REASONS: dict[str, str] = {
    "Permission denied": "アクセスする権限がありません",
    "Operation not permitted": "この操作は許可されていません",
    "Read-only file system": "読み取り専用の場所です",
    "No space left on device": "空き容量がありません",
    "Is a directory": "フォルダーです",
    "Not a directory": "途中にあるのはフォルダーではなくファイルです",
    "File exists": "同じ名前のものが既にあります",
    "File name too long": "名前が長すぎます",
    "Directory not empty": "フォルダーが空ではありません",
    "Device or resource busy": "使用中です",
    "Text file busy": "使用中です",
    "Input/output error": "読み書きに失敗しました",
    "Too many levels of symbolic links": "リンクがたどれません",
    "Disk quota exceeded": "割り当てられた容量を超えました",
    # what we say ourselves of a damaged Office file
    "the end of the file is missing": "ファイルの終わりの部分がありません",
    "a part of it cannot be unpacked": "ファイルの中に、展開できない部品があります",
    "duplicate part": "同じ名前の部品が2つあります",
}


class Message(NamedTuple):
    """What is wrong (`ja`, `en`) and what to do about it (`ja_hint`, `en_hint`)."""

    ja: str
    en: str
    ja_hint: str
    en_hint: str


SEVERITIES: dict[Severity, tuple[str, str]] = {
    Severity.ERROR: ("エラー", "error"),
    Severity.WARNING: ("注意", "warning"),
    Severity.NOTE: ("情報", "note"),
}


#: Parameters whose values are words of our own or of another program, and how people read them.
_SAID: dict[str, dict[str, tuple[str, str]]] = {
    "what": {what: (ja, what) for what, ja in yaml.SYNTAX.items()},
    "reason": {reason: (ja, reason) for reason, ja in REASONS.items()},
    "wanted": SHAPES,
    "is_": FOUND,
    "fits": FACT_TYPES,
    "fault": hiroshima.LINKS,
}


@cache
def table() -> dict[str, Message]:
    """Every problem code with its message."""
    out: dict[str, Message] = {}
    for module in (yaml, norms, ledger, project, package, sheet, template, law, check, xlsx, docx, fill, hiroshima):
        for code, texts in module.MESSAGES.items():
            if code in out:
                message = f"problem code {code} stands twice"
                raise ValueError(message)
            out[code] = Message(*texts)
    return out


def describe(problem: Problem, lang: Lang) -> tuple[str, str]:
    """The message and the hint of a problem, filled in.

    What comes from a file is shown without the characters that would move a cursor or turn a line.
    """
    message = table()[problem.code]
    params = {key: _visible(value) for key, value in problem.params}
    for key, said in _SAID.items():
        if (words := said.get(params.get(key, ""))) is not None:
            params[key] = words[0 if lang == "ja" else 1]
    text, hint = (message.ja, message.ja_hint) if lang == "ja" else (message.en, message.en_hint)
    text, hint = text.format(**params), hint.format(**params)
    if nearest := params.get("nearest"):
        hint = (f"「{nearest}」のことですか。" if lang == "ja" else f"Did you mean “{nearest}”? ") + hint
    if meant := params.get("meant"):
        hint = (f"{meant} のことですか。" if lang == "ja" else f"Did you mean {meant}? ") + hint
    return text, hint


def _visible(text: str) -> str:
    if text.isprintable():
        return text
    return "".join("\N{REPLACEMENT CHARACTER}" if _moves(char) else char for char in text)


def _moves(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") or (
        unicodedata.bidirectional(char) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    )


def show_place(place: Place | None) -> str:
    """`file:line:column`, or the sheet and cell of a workbook."""
    if place is None:
        return ""
    if place.line == 0:
        return f"{place.file}: {'!'.join(map(str, place.path))}" if place.path else place.file
    return f"{place.file}:{place.line}:{place.column}"


def render(problem: Problem, lang: Lang) -> str:
    """One problem as people read it: the place, what is wrong, the code; then what to do."""
    text, hint = describe(problem, lang)
    severity = SEVERITIES[problem.severity][0 if lang == "ja" else 1]
    place = _visible(show_place(problem.place))
    head = f"{place}: {severity}: " if place else f"{severity}: "
    line = f"{head}{text} [{problem.code}]"
    return f"{line}\n    {hint}" if hint else line
