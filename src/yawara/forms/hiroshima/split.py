"""A report cut into its answers, by the numbers and the words of the form's questions."""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from yawara.forms.docx.lead import lead_of
from yawara.forms.docx.roles import role_line
from yawara.forms.xlsx.words import PROMPTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from yawara.forms.hiroshima.layout import Layout, Question
    from yawara.forms.hiroshima.lines import Line

_PROMPT = re.compile(
    rf"\s*(?:{'|'.join(re.escape(one) for text in PROMPTS for one in text.split('|'))})\s*[:：]\s*",
    re.IGNORECASE,
)
_BOXES = re.compile(r"[☐□☑☒■]")
_TICKED = re.compile(r"[☑☒■]")
_BOX = re.compile(r"([☐□☑☒■])\s*([^☐□☑☒■]*)")
_SECTION = re.compile(r"\s*(?:section|part|第)\s*(\d{1,2})\b", re.IGNORECASE)
#: A line to write on, or between two parts.
_RULE = re.compile(r"[\s_＿.…‥・=\-–—―]{3,}\Z")
_ALIKE, _VERY = 0.75, 0.92
_MOST_WRAPPED = 6
_LONG = 30
_ENDED = re.compile(r"[?？]")
_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_SECOND = re.compile(r"(\d{1,2})(?:\.?[A-Z])?\Z")
_FIRST_OF_SECOND, _LAST_OF_SECOND = 8, 60
#: What our own drafts print where there is no answer.
_BLANK = {"noanswer", "回答なし"}
_PUNCTUATION = re.compile(r"[\s\W_]+")


@dataclass
class Split:
    """A report's answers: by question, its paragraphs. `by_order`: aligned by nothing else."""

    name: str
    answers: dict[str, list[str]] = field(default_factory=dict)
    before: list[str] = field(default_factory=list)
    by_order: bool = False

    def text(self, question: str) -> str:
        """An answer as one text."""
        return "\n".join(self.answers.get(question, ()))


def key(text: str) -> str:
    """A text as it is compared: letters and digits only, of one width and case."""
    return _PUNCTUATION.sub("", unicodedata.normalize("NFKC", text).casefold())


def split(lines: Iterable[Line], layout: Layout, name: str) -> Split:
    """The answers in a report. Questions that are not found have none."""
    return _Splitter(layout, name).split(list(lines))


class _Splitter:
    def __init__(self, layout: Layout, name: str) -> None:
        self.layout = layout
        self.done = Split(name)
        self.order = {one.id: at for at, one in enumerate(layout.questions)}
        self.numbers: dict[str, list[Question]] = {}
        for one in layout.questions:
            self.numbers.setdefault(_number(one.id), []).append(one)
        self.texts = {key(one.text): one for one in layout.questions if not one.own}
        self.printed = {key(text) for text in layout.printed} - {""}
        self.sections = {key(one.section) for one in layout.questions} - {""}
        self.labels = {key(slot.label) for one in layout.questions for slot in one.slots} - {""}
        self.at: Question | None = None
        self.section = ""
        self.waiting = ""

    def split(self, lines: list[Line]) -> Split:
        skip = 0
        for at, line in enumerate(lines):
            skip -= 1
            if not line.text or skip >= 0 or self.goes_on(line.text):
                continue
            question = self.question(line)
            if question is not None:
                whole = _asked(lines, at) if question.own else line.text
                skip = whole.count("\n")
                self.begin(question, whole.replace("\n", " "))
            elif self.is_section(line):
                self.at = None
            elif self.at is None:
                self.done.before.append(line.text)
            else:
                self.take(line)
        return self.done

    def begin(self, question: Question, text: str) -> None:
        self.at = question
        self.done.answers.setdefault(question.id, [])
        _, rest = lead_of(text)
        self.waiting = ""
        if question.own:  # the form's own wording is not known: it ends with its question mark
            parts = re.split(r"[?？]\s*", rest, maxsplit=1)
            if len(parts) > 1 and parts[1]:
                self.put(parts[1], begins=True)
        else:
            whole, own = key(question.text), key(rest)
            if whole.startswith(own) and own != whole:
                self.waiting = whole[len(own) :]
            elif own.startswith(whole) and own != whole:
                self.put(_after(rest, whole), begins=True)

    def goes_on(self, text: str) -> bool:
        """Whether a line is the rest of a question that is broken over several."""
        if not self.waiting:
            return False
        own = key(text)
        if own and self.waiting.startswith(own):
            self.waiting = self.waiting[len(own) :]
            return True
        self.waiting = ""
        return False

    def question(self, line: Line) -> Question | None:
        """The question that a line is, by its number and words, or by its words alone."""
        number, rest = lead_of(line.text)
        candidates = self.numbers.get(_number(number), []) if number else []
        if not candidates and number and self.section:
            candidates = self.numbers.get(_number(f"{self.section}{number}"), [])
            candidates = [one for one in candidates if self.is_next(one)]
        for one in candidates:
            if self.fits(one, rest, line):
                return one
        own = key(rest if number else line.text)
        if own in self.texts:
            return self.texts[own]
        if len(own) < _LONG or not line.begins:
            return None
        for text, one in self.texts.items():
            near = abs(len(text) - len(own)) < len(text) * (1 - _ALIKE)
            if near and difflib.SequenceMatcher(None, text, own).ratio() >= _VERY:
                return one
        return None

    def fits(self, one: Question, rest: str, line: Line) -> bool:
        if one.own:
            letter = any(char.isalpha() for char in one.id)
            later = self.at is None or self.order[one.id] > self.order[self.at.id]
            return later and (letter or line.heading)
        whole, own = key(one.text), key(rest)
        if not own or own == key(one.id):
            return line.heading or one.id not in self.done.answers
        if whole.startswith(own) or own.startswith(whole):
            return True
        return difflib.SequenceMatcher(None, whole, own).ratio() >= _ALIKE

    def is_next(self, one: Question) -> bool:
        """Whether a question comes right after the present one; lists have lone letters too."""
        before = -1 if self.at is None else self.order[self.at.id]
        return self.order[one.id] == before + 1 or self.at is None

    def is_section(self, line: Line) -> bool:
        found = _SECTION.match(line.text)
        if found is not None and (line.heading or len(line.text) < _LONG * 3):
            self.section = found[1]
            return True
        if line.heading and key(line.text) in self.printed:
            return True
        if key(line.text) in self.sections:
            number, _ = lead_of(line.text)
            self.section = number or self.section
            return True
        if line.heading and self.layout.version:
            number, _ = lead_of(line.text)
            if number.isdigit():
                self.section = number
                return True
        return False

    def take(self, line: Line) -> None:
        text = line.text
        told = ":" in text or "：" in text  # an answer may begin with such words, too
        if _RULE.match(text) or (told and role_line(text)):
            return
        if key(text) in self.printed and not _TICKED.search(text):
            return
        if _BOXES.search(text):
            for sign, label in _BOX.findall(text):
                if _TICKED.match(sign):
                    self.put(f"☒ {label.strip()}".strip(), begins=True)
            return
        prompt = _PROMPT.match(text)
        if prompt is not None:
            text = text[prompt.end() :]
        if text and key(text) not in self.labels | _BLANK:
            self.put(text, begins=line.begins)

    def put(self, text: str, *, begins: bool) -> None:
        if self.at is None:
            return
        answer = self.done.answers[self.at.id]
        if answer and not begins and not answer[-1].startswith("☒"):
            space = "" if _JAPANESE.search(answer[-1][-1:]) and _JAPANESE.search(text[:1]) else " "
            answer[-1] = f"{answer[-1]}{space}{text}"
        else:
            answer.append(text)


def _asked(lines: Sequence[Line], at: int) -> str:
    """A question of unknown wording, with the lines that it goes on in up to its question mark."""
    text = lines[at].text
    taken = [text]
    for line in lines[at + 1 : at + _MOST_WRAPPED]:
        if _ENDED.search(taken[-1]) or line.begins or not line.text:
            break
        taken.append(line.text)
    return "\n".join(taken) if _ENDED.search(taken[-1]) else text


def second_version(lines: Iterable[Line]) -> tuple[str, ...]:
    """Numbers in a report that version 1 does not have and version 2 does, if there are several.

    Version 1 has seven sections with letters, version 2 numbers that go on (8.A, Q21).
    """
    found: dict[str, None] = {}
    for line in lines:
        number, rest = lead_of(line.text)
        head = _SECOND.match(number)
        asks = len(number) > 2 or line.text.lstrip()[:1] in "Qq" or _ENDED.search(rest)  # noqa: PLR2004 - 8.A
        if head is not None and _FIRST_OF_SECOND <= int(head[1]) <= _LAST_OF_SECOND and asks:
            found[number] = None
    return tuple(found) if len(found) > 2 else ()  # noqa: PLR2004 - one may be an item of a list


def by_order(lines: Sequence[Line], layout: Layout, name: str) -> Split | None:
    """Answers of a report that prints no questions, in the order of the form.

    Only where there are just as many blocks below its headings as the form has questions.
    """
    texts = [line.text for line in lines if line.text and not line.heading]
    if len(texts) != len(layout.questions):
        return None
    answers = {one.id: [text] for one, text in zip(layout.questions, texts, strict=True)}
    return Split(name, answers, by_order=True)


def _number(number: str) -> str:
    """A number as it is compared: 8.A, 8A and 8-a are one."""
    flat = unicodedata.normalize("NFKC", number).casefold()
    head, slash, times = flat.partition("/")
    short = re.sub(r"[^0-9a-z①-⑳]+", "", head)
    return f"{short}/{times}" if slash else short


def _after(text: str, whole: str) -> str:
    """What of a text comes after the part that reads as `whole` when compared."""
    for at in range(1, len(text) + 1):
        if key(text[:at]) == whole:
            return text[at:].lstrip(" ?？:：.。")
    return text
