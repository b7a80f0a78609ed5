"""`yawara scope`: what applies and why, what does not, what hangs on a fact not given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from yawara.assess.why import source_of, value_words
from yawara.assess.words import SAY as STATES
from yawara.assess.words import phrase
from yawara.cli import output
from yawara.cli.output import Answer, Caller, Given, refuse
from yawara.cli.table import plain, terminal_width, wrap
from yawara.cli.words import SAY
from yawara.norms import select
from yawara.norms.conditions import Test
from yawara.norms.model import FORCES
from yawara.scope.applies import ORGANIZATION, applicable
from yawara.scope.carried import carried, sentences
from yawara.scope.questions import Question, next_questions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from yawara.norms.model import Fact, Provision, Version
    from yawara.scope.applies import Scope, Scoped
    from yawara.scope.logic import Reason
    from yawara.scope.profile import Value
    from yawara.text.canonical import Json
    from yawara.text.words import Lang

_ANSWERS = ("yes", "no", "unknown")
_MOST_NAMES = 4
_MOST_QUESTIONS = 5
_PAIR = 2
#: What stands in brackets behind the title of a choice explains it, and is left out in a list.
_BRACKETED = re.compile(r"\s*[（(][^（()）]*[）)]$")


@click.command("scope")
@output.project_options
@click.option("--detail", is_flag=True)
@click.option("--system", default=None, metavar="ID")
@output.answering
def command(caller: Caller, given: Given, *, detail: bool, system: str | None) -> Answer:
    """Show what applies, and why."""
    one = output.opened(caller, given)
    request = one.request
    scope = applicable(
        one.project.profile, one.project.norms, request.refs, request.day, also=request.also
    )
    ids = [subject.id for subject in scope.subjects]
    if system is not None and system not in ids:
        raise refuse(caller, "unknown-subject", subject=system, known=", ".join(ids))
    bit = 0 if system is None else ids.index(system)
    questions = [
        question
        for question in next_questions(scope)
        if bit == 0 or question.subject.id in (ids[bit], ORGANIZATION)
    ]
    view = _View(scope, bit, caller.lang)
    return Answer(
        result=_result(view, questions, others=request.refs is None),
        lines=_lines(view, questions, detail=detail, others=request.refs is None),
        problems=one.problems,
        as_of=request.day,
        known=request.known,
    )


@dataclass(frozen=True, slots=True)
class _View:
    """A scope as one subject sees it, in one language."""

    scope: Scope
    bit: int
    lang: Lang

    def items(self, version: Version) -> list[Scoped]:
        """The provisions that ask something of the subject; headings only stand around them."""
        return [
            item
            for item in self.scope.items
            if item.version is version and item.provision.asks != () and self.concerns(item)
        ]

    def concerns(self, item: Scoped) -> bool:
        """Whether a provision is for this subject: what is the organisation's is no system's."""
        return not (self.bit and item.level == ORGANIZATION)

    def answered(self, items: Iterable[Scoped], answer: str) -> list[Scoped]:
        """Those that apply, do not, or may."""
        return [item for item in items if self.scope.answer(item, self.bit) == answer]

    def grounds(self, item: Scoped) -> list[tuple[str, tuple[Reason, ...]]]:
        """Whose facts decide (the id of a subject), and the tests that do."""
        answer = self.scope.answer(item, self.bit)
        wanted = {"yes": True, "no": False, "unknown": None}[answer]
        return [
            (subject.id, reason.because())
            for subject, reason in self.scope.reasons(item, self.bit)
            if reason.truth is wanted
        ]

    def say(self, key: str, **params: object) -> str:
        """One of our phrases."""
        return SAY(key, self.lang, **params)

    def name(self, subject: str) -> str:
        """The name of a subject."""
        return next(one.name.to(self.lang) for one in self.scope.subjects if one.id == subject)

    def title(self, fact: str) -> str:
        """The name of a fact."""
        known = self.scope.norms.fact_by_id.get(fact)
        return known.title.to(self.lang) if known else fact

    def listed(self, names: Iterable[str]) -> str:
        """Names one after another."""
        return ("、" if self.lang == "ja" else ", ").join(names)


# -- why, in a line ----------------------------------------------------------------------------


def _why(view: _View, item: Scoped) -> list[str]:
    """Why a provision applies or not: a line for each set of facts, and whose they are."""
    if item.dated_out:
        return [STATES("applies-not-on-day", view.lang, day=view.scope.day)]
    said: dict[str, list[str]] = {}
    for subject, tests in view.grounds(item):
        said.setdefault(_tests(view, tests) or _whom(view, item), []).append(subject)
    if len(said) == 1 and view.bit == 0 and len(view.scope.subjects) > _MOST_NAMES:
        (line, whose), *_ = said.items()
        if len(whose) == len(view.scope.subjects) - 1:
            return [view.say("scope.of", why=line, names=view.say("scope.every-system"))]
    return [_of(view, line, whose) for line, whose in said.items()]


def _of(view: _View, line: str, whose: Sequence[str]) -> str:
    if view.bit or whose == [ORGANIZATION]:
        return line
    names = view.listed(view.name(subject) for subject in whose[:_MOST_NAMES])
    if more := len(whose) - _MOST_NAMES:
        names += view.say("scope.more", count=more) if more > 0 else ""
    return view.say("scope.of", why=line, names=names)


def _tests(view: _View, reasons: Iterable[Reason]) -> str:
    """The facts that decide, each with its value, and with what was wanted where that failed."""
    said: dict[str, list[str]] = {}
    for reason in reasons:
        test = reason.condition
        if not isinstance(test, Test):
            continue
        text = view.title(test.fact)
        if reason.value is None:
            text = view.say("scope.not-given", fact=text)
        else:
            text = view.say("scope.fact", fact=text, value=_value(view, test, reason.value))
        missed = said.setdefault(text, [])
        if reason.truth is False and not isinstance(test.value, bool):
            missed.append(view.say(f"scope.wanted-{test.op}", value=_value(view, test, test.value)))
    return view.listed(
        view.say("scope.wanted", why=text, wanted=view.listed(dict.fromkeys(missed)))
        if missed
        else text
        for text, missed in said.items()
    )


def _value(view: _View, test: Test, value: Value) -> str:
    ones = value if isinstance(value, tuple) and value else (value,)
    words = (value_words(one, test.fact, view.scope.norms).to(view.lang) for one in ones)
    return view.listed(_BRACKETED.sub("", one) or one for one in words)


def _whom(view: _View, item: Scoped) -> str:
    """Whom a provision speaks to, where no fact of ours matters for that."""
    version = item.version
    step: Provision | None = item.provision
    while step is not None and not step.addressees:
        step = version.by_id.get(step.part_of) if step.part_of else None
    titles = {one.id: one.title for one in (*view.scope.norms.addressees, *version.addressees)}
    who = [titles[one].to(view.lang) for one in (step.addressees if step else ()) if one in titles]
    return view.say("scope.whom", who=view.listed(who)) if who else STATES("always", view.lang)


# -- text --------------------------------------------------------------------------------------


def _lines(view: _View, questions: Sequence[Question], *, detail: bool, others: bool) -> list[str]:
    width = terminal_width()
    scope = view.scope
    name = view.name(scope.subjects[view.bit].id)
    lines = wrap(view.say("assess.title", name=plain(name), day=scope.day), width)
    if view.bit:
        lines += wrap(view.say("scope.system-only"), width)
    for version in scope.versions:
        if view.items(version):
            lines += ["", *_version(view, version, width, detail=detail)]
    if others:
        lines += _others(view, width)
        lines += beyond(scope, view.lang)
    lines += ["", *_questions(view, questions, width)]
    return lines


def _version(view: _View, version: Version, width: int, *, detail: bool) -> list[str]:
    items = view.items(version)
    found = {answer: view.answered(items, answer) for answer in _ANSWERS}
    title = f"{version.title.to(view.lang)} {version.version}"
    force = STATES(f"force-{version.force}", view.lang)
    tally = {key: len(ones) for key, ones in found.items()}
    lines = wrap(view.say("scope.version", title=title, force=force), width)
    lines += wrap(view.say("scope.tally", **tally), width, "  ")
    for answer, ones in found.items():
        if ones:
            lines.append("  " + STATES(f"applies-{answer}", view.lang))
            lines += _each(view, ones, width) if detail else _grouped(view, ones, items, width)
    return lines


def _grouped(
    view: _View, found: Sequence[Scoped], items: Sequence[Scoped], width: int
) -> list[str]:
    """Provisions with one and the same reason together, neighbours as a span."""
    at = {item.ref: position for position, item in enumerate(items)}
    groups: dict[tuple[str, ...], list[Scoped]] = {}
    for item in found:
        groups.setdefault(tuple(_why(view, item)), []).append(item)
    lines: list[str] = []
    for why, ones in groups.items():
        runs: list[list[Scoped]] = []
        for item in ones:
            if runs and at[item.ref] == at[runs[-1][-1].ref] + 1:
                runs[-1].append(item)
            else:
                runs.append([item])
        refs = view.listed(_span(view, run) for run in runs)
        lines += wrap(view.say("scope.group", count=len(ones), refs=refs), width, "    ")
        for line in why:
            lines += wrap(plain(line), width, "      ")
    return lines


def _span(view: _View, run: Sequence[Scoped]) -> str:
    ids = [item.provision.id for item in run]
    if len(ids) <= _PAIR:
        return view.listed(ids)
    return view.say("scope.span", first=ids[0], last=ids[-1])


def _each(view: _View, found: Sequence[Scoped], width: int) -> list[str]:
    lines: list[str] = []
    for item in found:
        provision = item.provision
        head = f"{provision.id}  {provision.name(view.lang)}"
        if provision.strength:
            head = view.say("scope.head", head=head, strength=STATES(provision.strength, view.lang))
        lines += wrap(plain(head), width, "    ")
        for line in _why(view, item):
            lines += wrap(plain(line), width, "      ")
        place = source_of(item)
        if place is not None:
            lines += wrap(plain(phrase(place, view.lang)), width, "      ")
    return lines


def _not_looked_at(view: _View) -> list[tuple[Version, str]]:
    """The versions that are not looked at on the day, and why not."""
    scope = view.scope
    return [
        (version, _why_not(version, select.status(scope.norms, version, scope.day), scope))
        for versions in scope.norms.instruments.values()
        for version in versions
        if version not in scope.versions
    ]


def _why_not(version: Version, status: str, scope: Scope) -> str:
    """The status of a version; in force, why the profile leaves it out all the same."""
    if status != "in-force":
        return status
    chosen = scope.profile.organization.instruments
    adopted = version.force == "adopted"
    return "not-adopted" if adopted else "not-chosen" if chosen else status


def _others(view: _View, width: int) -> list[str]:
    """What is not looked at: the other versions one by one, other instruments only by their ids."""
    rest = _not_looked_at(view)
    looked = {version.instrument for version in view.scope.versions}
    lines = []
    for version, status in rest:
        if version.instrument in looked:
            title = f"{version.title.to(view.lang)} {version.version}"
            lines += wrap(view.say(f"status.{status}", title=title), width, "  ")
    for status in ("not-chosen", "not-adopted"):
        others = [v for v, why in rest if why == status and v.instrument not in looked]
        ids = [v.instrument for v in sorted(others, key=lambda v: FORCES.index(v.force))]
        if ids:
            listed = view.listed(list(dict.fromkeys(ids)))
            lines += wrap(view.say(f"others.{status}", count=len(ids), ids=listed), width, "  ")
    return ["", view.say("scope.others"), *lines] if lines else []


def beyond(scope: Scope, lang: Lang) -> list[str]:
    """What the packs carry for the profile's field and what they leave out, after an empty line."""
    said = [line for text in sentences(scope, lang) for line in wrap(text, terminal_width())]
    return ["", *said] if said else []


def beyond_json(scope: Scope) -> Json:
    """The same as plain data."""
    found = carried(scope)
    refs = [version.ref for version in found.versions]
    return {"sector": found.sector, "refs": list(refs), "abroad": list(found.abroad)}


def _questions(view: _View, questions: Sequence[Question], width: int) -> list[str]:
    if not questions:
        return wrap(view.say("scope.no-questions"), width)
    lines = [view.say("scope.questions", count=len(questions))]
    for question in questions[:_MOST_QUESTIONS]:
        hangs = hanging(question, view.lang)
        lines += wrap(
            view.say("scope.hangs", fact=_asked(view, question), hangs=hangs), width, "  "
        )
    if (more := len(questions) - _MOST_QUESTIONS) > 0:
        lines.append("  " + view.say("scope.more-questions", count=more))
    first = questions[0]
    fact = first.fact
    lines += ["", *wrap(view.say("scope.next", question=fact.question.to(view.lang)), width)]
    where = _where(first)
    lines += wrap(view.say("scope.write", where=where, fact=fact.id), width, "  ")
    for id_, title in _choices(fact, view.lang):
        lines += wrap(f"{id_}  {title}".rstrip(), width, "    ")
    return lines


def hanging(question: Question, lang: Lang) -> str:
    """How much hangs on a question, in half a line."""
    parts = (
        ("scope.decides", len(question.provisions)),
        ("scope.settles", len(question.practices)),
    )
    said = [SAY(key, lang, count=count) for key, count in parts if count]
    return ("、" if lang == "ja" else ", ").join(said)


def _asked(view: _View, question: Question) -> str:
    title = question.fact.title.to(view.lang)
    subject = question.subject
    if subject.id == ORGANIZATION or view.bit:
        return title
    return view.say("scope.of", why=title, names=subject.name.to(view.lang))


def _where(question: Question) -> str:
    if question.subject.id != ORGANIZATION:
        return f"systems / {question.subject.id} / facts"
    own = question.fact.level == "organization"
    return "organization" if own else "organization / facts"


def _choices(fact: Fact, lang: Lang) -> list[tuple[str, str]]:
    """What can be written, and what it means."""
    if fact.type == "flag":
        return [("true", SAY("answer.yes", lang)), ("false", SAY("answer.no", lang))]
    if fact.type == "number":
        return [("1e25", "")]
    shape = "[{}]" if fact.type == "choices" else "{}"
    return [(shape.format(choice.id), choice.title.to(lang)) for choice in fact.choices]


# -- JSON --------------------------------------------------------------------------------------


def _result(view: _View, questions: Sequence[Question], *, others: bool) -> Json:
    scope = view.scope
    return {
        "subject": scope.subjects[view.bit].id,
        "versions": [
            {
                "ref": version.ref,
                "title": version.title.to(view.lang),
                "force": version.force,
                "tally": {
                    answer: len(view.answered(view.items(version), answer)) for answer in _ANSWERS
                },
            }
            for version in scope.versions
        ],
        "provisions": [_provision(view, item) for item in scope.items if view.concerns(item)],
        "not_looked_at": [
            {"ref": version.ref, "status": status}
            for version, status in (_not_looked_at(view) if others else ())
        ],
        "carried": beyond_json(scope),
        "questions": [_question(view, question) for question in questions],
    }


def _provision(view: _View, item: Scoped) -> Json:
    provision = item.provision
    locus, place = provision.locus, provision.place
    return {
        "ref": item.ref,
        "applies": view.scope.answer(item, view.bit),
        "heading": provision.asks == (),
        "level": item.level,
        "strength": provision.strength or None,
        "why": _why(view, item),
        "facts": [
            {
                "subject": subject,
                "fact": test.fact,
                "value": _json(reason.value),
                "test": test.op,
                "wanted": _json(test.value),
            }
            for subject, reasons in ([] if item.dated_out else view.grounds(item))
            for reason in reasons
            if isinstance(test := reason.condition, Test)
        ],
        "place": {
            "source": locus.source if locus else None,
            "label": locus.label if locus else None,
            "page": locus.page if locus else None,
            "file": place.file,
            "line": place.line,
        },
    }


def _question(view: _View, question: Question) -> Json:
    fact = question.fact
    return {
        "subject": question.subject.id,
        "fact": fact.id,
        "type": fact.type,
        "question": fact.question.to(view.lang),
        "choices": [choice.id for choice in fact.choices],
        "gain": round(question.gain, 4),
        "settles": round(question.settles, 4),
        "provisions": list(question.provisions),
        "practices": list(question.practices),
    }


def _json(value: Value | None) -> Json:
    return list(value) if isinstance(value, tuple) else value
