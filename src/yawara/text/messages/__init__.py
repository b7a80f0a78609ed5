"""The one table of problem messages: what is wrong, and what to do, in Japanese and English.

Each module here holds the codes of one floor in `MESSAGES`; they are put together on first use,
because a run without problems needs none of them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from yawara.text.messages import law, ledger, norms, project, sheet, yaml
from yawara.text.problem import Severity

if TYPE_CHECKING:
    from yawara.text.problem import Place, Problem
    from yawara.text.words import Lang


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


@cache
def table() -> dict[str, Message]:
    """Every problem code with its message."""
    out: dict[str, Message] = {}
    for module in (yaml, norms, ledger, project, sheet, law):
        for code, texts in module.MESSAGES.items():
            if code in out:
                message = f"problem code {code} stands twice"
                raise ValueError(message)
            out[code] = Message(*texts)
    return out


def describe(problem: Problem, lang: Lang) -> tuple[str, str]:
    """The message and the hint of a problem, filled in."""
    message = table()[problem.code]
    params = dict(problem.params)
    if lang == "ja":
        for key, known in (("what", yaml.SYNTAX), ("reason", REASONS)):
            if key in params:
                params[key] = known.get(params[key], params[key])
    text, hint = (message.ja, message.ja_hint) if lang == "ja" else (message.en, message.en_hint)
    if nearest := params.get("nearest"):
        hint = (f"「{nearest}」のことですか。" if lang == "ja" else f"Did you mean “{nearest}”? ") + hint
    if meant := params.get("meant"):
        hint = (f"{meant} のことですか。" if lang == "ja" else f"Did you mean {meant}? ") + hint
    return text.format(**params), hint.format(**params)


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
    place = show_place(problem.place)
    head = f"{place}: {severity}: " if place else f"{severity}: "
    line = f"{head}{text} [{problem.code}]"
    return f"{line}\n    {hint}" if hint else line
