"""A report cut into its answers, by the numbers and the words of the form's questions."""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from yawara.forms.docx.lead import alone, is_lead, lead_of, plain
from yawara.forms.docx.roles import role_line
from yawara.forms.hiroshima.marks import ticked
from yawara.forms.hiroshima.printed import Printed, is_nothing
from yawara.forms.hiroshima.shape import is_section, spaced
from yawara.forms.xlsx.words import PROMPTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from yawara.forms.hiroshima.contents import Line
    from yawara.forms.hiroshima.layout import Layout, Question

_PROMPT = re.compile(
    rf"\s*(?:{'|'.join(re.escape(one) for text in PROMPTS for one in text.split('|'))})\s*[:：]\s*",
    re.IGNORECASE,
)
_BOXES = re.compile(r"[☐□☑☒■]")
_TICKED = re.compile(r"[☑☒■]")
_SECTION = re.compile(
    r"\s*(?:section|part)\s*(\d{1,2})\b|\s*(?:第\s*|セクション\s*)(\d{1,2})(?:\s*[部章節]|\b)",
    re.IGNORECASE,
)
#: A line to write on, or between two parts.
_RULE = re.compile(r"[\s_＿.…‥・=\-–—―]{3,}\Z")
_ALIKE, _VERY = 0.75, 0.92
_MOST_WRAPPED = 14
_LONG = 30
_ENDED = re.compile(
    r"[?？]|(?:ます|です|した|でしょう|ません|る|た|の)か[。．]|(?:ください|下さい|なさい)[。．]"
    r"|(?:ます|です|した|でしょう|ません)か\Z|(?:ください|下さい)\Z"
)
#: Where a sentence ends that asks nothing, abbreviations aside.
_STOPPED = re.compile(r"(?<!e\.g)(?<!i\.e)(?<!etc)(?<!incl)[.!。](?=\s|\Z)")
_ADDRESS = re.compile(r"https?://\S*[/\-_.=&?%]\Z")
#: How a sentence begins, and no address goes on.
_SENTENCE = re.compile(r"[A-Z][a-z]*\s+[a-z]")
#: The sign of a footnote, or nothing.
_NOTE = re.compile(r"\d{0,2}")
_DEMANDS = re.compile(
    r"(?:please )?(?:describe|explain|provide|list|outline|share|state|indicate|specify)\b",
    re.IGNORECASE,
)
_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_SECOND = re.compile(r"(\d{1,2})(?:\.?[A-Z])?\Z")
_TOLD = re.compile("[:：]")
_MOST_ALONE = 24
_FIRST_OF_SECOND, _LAST_OF_SECOND = 8, 60
#: What our own drafts print where there is no answer.
_BLANK = {"noanswer", "回答なし"}
_PUNCTUATION = re.compile(r"[\s\W_]+")


@dataclass
class Split:
    """A report's answers: by question, its paragraphs.

    `by_order`: aligned by nothing else; `by_section`: by section, for it prints no questions.
    """

    name: str
    answers: dict[str, list[str]] = field(default_factory=dict)
    before: list[str] = field(default_factory=list)
    by_order: bool = False
    by_section: bool = False

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
        self.marks = {text for text in layout.printed if not key(text)}
        self.sections = {key(one.section) for one in layout.questions} - {""}
        if layout.version:
            self.sections |= self.printed
        self.labels = {key(slot.label) for one in layout.questions for slot in one.slots} - {""}
        offered = (one for q in layout.questions for slot in q.slots for one in slot.choices)
        words = {key(one) for one in offered} | self.labels
        self.form = Printed(() if layout.version else self.printed, words)
        self.at: Question | None = None
        self.section = ""
        self.waiting = ""
        self.ahead = self.after = ""
        self.open: list[str] = []

    def split(self, lines: list[Line]) -> Split:
        lines = [line._replace(text=spaced(line.text)) for line in lines]
        skip = 0
        for at, line in enumerate(lines):
            skip -= 1
            if lead_of(line.text)[0]:
                self.ahead = _asked(lines, at) if self.layout.version else line.text
                self.after = next((one.text for one in lines[at + 1 : at + 4] if one.text), "")
            if not line.text or skip >= 0 or self.goes_on(line.text):
                continue
            question = self.question(line)
            if question is not None:
                whole = self.ahead if question.own else line.text
                skip = whole.count("\n")
                self.begin(question, whole.replace("\n", " "))
            elif self.is_section(line):
                self.end()
                self.at = None
            elif self.at is None:
                self.done.before.append(line.text)
            else:
                self.take(line)
        self.end()
        return self.done

    def begin(self, question: Question, text: str) -> None:
        self.end()
        self.at = question
        self.done.answers.setdefault(question.id, [])
        _, rest = lead_of(text)
        self.waiting = ""
        if question.own:  # the form's own wording is not known: it ends with its question mark
            answer = rest[_asked_to(rest) :].strip() if _asked_to(rest) else ""
            if answer:
                self.put(answer, begins=True)
        else:
            whole, own = key(question.text), key(rest)
            if whole.startswith(own) and own != whole:
                self.waiting = whole[len(own) :]
            elif own.startswith(whole) and not _NOTE.fullmatch(own[len(whole) :]):
                self.put(_after(rest, whole), begins=True)

    def goes_on(self, text: str) -> bool:
        """Whether a line is the rest of a question that is broken over several."""
        if not self.waiting:
            return False
        own = key(text)
        if own and self.waiting.startswith(own):
            self.waiting = self.waiting[len(own) :]
            return True
        if own.startswith(self.waiting) and _NOTE.fullmatch(own[len(self.waiting) :]):
            self.waiting = ""
            return True
        self.waiting = ""
        return False

    def question(self, line: Line) -> Question | None:
        """The question that a line is, by its number and words, or by its words alone."""
        number, rest = lead_of(line.text)
        candidates = self.numbers.get(_number(number), []) if number else []
        if not candidates and number:
            candidates = self.part(number, lead_of(self.ahead)[1], begins=line.begins)
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

    def part(self, number: str, rest: str, *, begins: bool) -> list[Question]:
        """What a lone letter may be: a part of this question, else one of this section or the next.

        Lists in answers have such letters too: only what asks counts, and in the form's order.
        """
        if not (_ENDED.search(rest) or _DEMANDS.match(rest)):
            return []
        section = self.section or "1"
        heads = [section]
        if self.at is not None:
            heads = [_number(self.at.id).rstrip("ivx"), section]
            heads += [str(int(section) + 1)] if section.isdecimal() else []
        known = [
            (head, one)
            for head in heads
            for one in self.numbers.get(_number(f"{head}{number}"), [])
        ]
        sure = [pair for pair in known if self.is_next(pair[1])]
        if begins and len(rest) >= _LONG:
            sure += [pair for pair in known if self.is_later(pair[1])]
        for head, one in sure[:1]:
            self.section = head if head.isdecimal() else section
            return [one]
        return []

    def fits(self, one: Question, rest: str, line: Line) -> bool:
        if one.own:
            letter = any(char.isalpha() for char in one.id)
            return self.is_later(one) and (letter or line.heading)
        whole, own = key(one.text), key(rest)
        if not own or own == key(one.id):  # a number alone: its question is to follow
            after = key(self.after)
            return bool(after) and (after.startswith(whole[:_LONG]) or whole.startswith(after))
        if whole.startswith(own) or own.startswith(whole):
            return True
        return difflib.SequenceMatcher(None, whole, own).ratio() >= _ALIKE

    def is_next(self, one: Question) -> bool:
        """Whether a question comes right after the present one; lists have lone letters too."""
        before = -1 if self.at is None else self.order[self.at.id]
        return self.order[one.id] == before + 1 or self.at is None

    def is_later(self, one: Question) -> bool:
        return self.at is None or self.order[one.id] > self.order[self.at.id]

    def is_section(self, line: Line) -> bool:
        found = _SECTION.match(line.text)
        if found is not None and (line.heading or len(line.text) < _LONG * 3):
            self.section = str(int(found[1] or found[2]))
            return True
        number, rest = lead_of(line.text)
        if {key(line.text), key(rest)} & self.sections or (
            line.heading and key(line.text) in self.printed
        ):
            self.section = number or self.section
            return True
        if line.heading and self.layout.version and number.isdigit():
            self.section = number
            return True
        return False

    def take(self, line: Line) -> None:
        text = line.text
        told = _TOLD.search(text)  # an answer may begin with such words, too
        if _RULE.match(text) or (told and role_line(text)):
            return
        printed = key(text) in self.printed or text in self.marks
        if printed and not _TICKED.search(text):
            return
        if _BOXES.search(text):
            for label in ticked(text):
                self.put(f"☒ {label}".strip(), begins=True)
            return
        if is_nothing(text):
            return
        text = self.unlabelled(text)
        fresh = self.at is not None and not self.done.answers[self.at.id]
        if fresh and not self.is_offered(text) and self.form.is_all_of(key(text)):
            return
        if text and key(text) not in self.labels | _BLANK:
            self.put(text, begins=line.begins)

    def is_offered(self, text: str) -> bool:
        """Whether a text is one of the words that the question offers, so that it was chosen."""
        slots = () if self.at is None else self.at.slots
        return any(key(text) == key(word) for slot in slots for word in slot.choices)

    def unlabelled(self, text: str) -> str:
        """A line without the label of its place: “Answer: ”, and in a table's row “Answer ”."""
        prompt = _PROMPT.match(text)
        if prompt is not None:
            return text[prompt.end() :]
        label, gap, rest = text.partition(" ")
        told = gap and key(label) in self.form.whole and _PROMPT.match(f"{label}:")
        return rest if told and not rest[:1].islower() else text

    def put(self, text: str, *, begins: bool) -> None:
        if self.at is None:
            return
        answer = self.done.answers[self.at.id]
        if answer and self.open and not begins:
            joined = _JAPANESE.search(self.open[-1][-1:]) and _JAPANESE.search(text[:1])
            self.open += ["" if joined or _broken(self.open[-1], text) else " ", text]
            return
        self.end()
        answer.append(text)
        self.open = [] if text.startswith("☒") else [text]

    def end(self) -> None:
        """The last paragraph of the answer that is open is complete."""
        if self.at is not None and len(self.open) > 1:
            self.done.answers[self.at.id][-1] = "".join(self.open)
        self.open = []


def _broken(before: str, after: str) -> bool:
    """Whether a line ends within a word or an address that goes on in the next."""
    if _ADDRESS.search(before):
        if before[-1:] == "." or _SENTENCE.match(after):  # then it ends a sentence, too
            return after[:1].isascii() and (after[:1].islower() or after[:1].isdigit())
        return after[:1].isascii() and after[:1].isalnum()
    return before[-1:] == "-" and before[-2:-1].isalpha() and after[:1].islower()


def _asked(lines: Sequence[Line], at: int) -> str:
    """A question of unknown wording, with the lines that it goes on in up to its last mark."""
    taken = [lines[at].text]
    for line in lines[at + 1 : at + _MOST_WRAPPED]:
        goes_on = line.text[:1].islower()
        if line.text and (lead_of(line.text)[0] or (line.begins and (taken[-1] or not goes_on))):
            break
        if not line.text and (not taken[-1] or taken[-1].endswith((".", "?", "!", "？", "。"))):
            break  # else it may be the gap of a page or a column
        taken.append(line.text)
    whole = "\n".join(taken)
    lead = len(whole) - len(lead_of(whole)[1])
    count = whole[: lead + _asked_to(whole[lead:])].count("\n") + 1
    return "\n".join(taken[:count])


def _asked_to(text: str) -> int:
    """Where the question at the head of a text ends; it may be several. 0 where it does not ask."""
    stopped = _STOPPED.search(text) if _DEMANDS.match(text) else None
    end = 0 if stopped is None else stopped.end()
    for mark in _ENDED.finditer(text):
        if end and _STOPPED.search(text[end : mark.start()]):
            break
        end = mark.end()
    return end or (len(text) if _DEMANDS.match(text) else 0)


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


def by_number(lines: Iterable[Line], layout: Layout, name: str) -> Split | None:
    """Answers of a report that prints the numbers of its questions, each on a line of its own.

    A number of digits alone may be that of a page: it counts as a heading, or with a sign at it.
    None where they do not come in the form's order, or are fewer than half of its questions.
    """
    known = {_number(one.id): one.id for one in layout.questions}
    printed = {key(text) for text in layout.printed}
    titles = {key(one.section) for one in layout.questions} - {""}
    done = Split(name)
    order: list[str] = []
    for line in lines:
        found = known.get(_number(plain(line.text))) if len(line.text) <= _MOST_ALONE else None
        bare = line.text.isdecimal() and not line.heading
        if not line.text:
            continue
        if found is not None and not bare and (alone(line.text) or is_lead(line.text)):
            order.append(found)
            done.answers[found] = []
        elif line.heading or is_section(line.text) or key(line.text) in titles:
            order.append("")  # the title of a section ends an answer
        elif key(line.text) in printed or (_TOLD.search(line.text) and role_line(line.text)):
            continue
        elif order and order[-1]:
            done.answers[order[-1]].append(line.text)
    told = [one for one in order if one]
    in_order = told == [one.id for one in layout.questions if one.id in done.answers]
    return done if in_order and len(told) * 2 >= len(layout.questions) else None


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
