"""A profile as YAML with comments: what each fact asks, what can be answered, what is open."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

from yawara.scope.words import SAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yawara.norms.model import Fact, Norms
    from yawara.scope.profile import Dated, Facts, Profile, System, Value
    from yawara.text.words import Lang, Words


#: How wide a list of answers may be, so that an editor shows it without breaking it.
_COLUMNS = 84


def commented(profile: Profile, norms: Norms, lang: Lang) -> str:
    """The profile as `profile.yaml`, every fact of the vocabulary in it, comments in `lang`.

    Facts that were answered stand there with their values (`unknown` where that was the answer),
    the others as comments. Reading it back gives the same profile; remarks are not kept, since a
    profile has none.
    """
    own = profile.organization
    lines = [*_comment(SAY("head", lang)), "format: 1", "", "organization:"]
    lines.append(f"  name: {_words(own.name)}")
    if own.instruments:
        lines += _comment(SAY("instruments", lang), "  ")
        lines.append(f"  instruments: [{', '.join(own.instruments)}]")
    if own.adopts:
        lines.append(f"  adopts: [{', '.join(own.adopts)}]")
    lines.append("")
    ours = [fact for fact in norms.facts if fact.level == "organization"]
    lines += _facts(ours, own.facts, lang, "  ")
    shared = [fact for fact in norms.facts if fact.level == "system" and fact.id in own.facts]
    if shared:
        lines += ["", *_comment(SAY("defaults", lang), "  "), "  facts:"]
        lines += _facts(shared, own.facts, lang, "    ")
    lines += ["", "systems:"]
    theirs = [fact for fact in norms.facts if fact.level == "system"]
    for system in profile.systems:
        lines += _system(system, theirs, lang)
    lines += ["", *_template(lang, first=not profile.systems)]
    return "\n".join(lines) + "\n"


def head(lang: Lang, file: str) -> str:
    """The comment that stands before a profile that was copied from `file`."""
    return "\n".join([*_comment(SAY("head", lang)), *_comment(SAY("copied", lang, file=file)), ""])


def _system(system: System, facts: list[Fact], lang: Lang) -> Iterator[str]:
    yield f"  - id: {system.id}  # {SAY('id', lang)}"
    yield f"    name: {_words(system.name)}"
    if system.kind != "system":
        yield f"    kind: {system.kind}"
    if system.since:
        yield f"    since: {system.since}"
    if system.until:
        yield f"    until: {system.until}"
    yield "    facts:"
    yield from _facts(facts, system.facts, lang, "      ")


def _facts(facts: Iterable[Fact], given: Facts, lang: Lang, indent: str) -> list[str]:
    """What was answered, in the order of the vocabulary, then what was not, as comments."""
    lines: list[str] = []
    waiting = []
    for fact in facts:
        if fact.id not in given:
            waiting.append(fact)
            continue
        lines += _comment(_asked(fact, lang), indent)
        lines += [f"{indent}{fact.id}: {_dated(given[fact.id])}", ""]
    if waiting:
        lines += _comment(SAY("open", lang), indent)
    for fact in waiting:
        lines += [indent + "#", *_comment(_asked(fact, lang), indent)]
        lines.append(f"{indent}# {fact.id}: unknown")
    return lines if waiting else lines[:-1]


def _asked(fact: Fact, lang: Lang) -> str:
    question = fact.question.to(lang)
    if fact.type in ("flag", "number"):
        return f"{question}\n  {SAY(fact.type, lang)}"
    answers = [f"{choice.id} = {choice.title.to(lang)}" for choice in fact.choices]
    kind = SAY("several" if fact.type == "choices" else "one", lang)
    return "\n".join([question, f"  {kind}", *(f"    {line}" for line in _filled(answers))])


def _filled(words: Iterable[str]) -> list[str]:
    """Words side by side, as many on a line as fit."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} / {word}" if lines else word
        columns = sum(1 if char.isascii() else 2 for char in longer)
        lines[-1:] = [longer] if columns <= _COLUMNS or not lines else [lines[-1] + " /", word]
    return lines


def _template(lang: Lang, *, first: bool) -> list[str]:
    name = json.dumps(SAY("another-name", lang), ensure_ascii=False)
    text = (
        f"{SAY('no-system' if first else 'another', lang)}\n"
        f"- id: another-ai\n  name: {{{lang}: {name}}}\n"
        "  facts: {roles: [business-user], generative: true}"
    )
    return list(_comment(text, "  "))


def _comment(text: str, indent: str = "") -> Iterator[str]:
    for line in text.splitlines():
        yield f"{indent}# {line}".rstrip()


def _words(words: Words) -> str:
    both = (("ja", words.ja), ("en", words.en))
    return "{" + ", ".join(f"{lang}: {_quoted(text)}" for lang, text in both if text) + "}"


def _quoted(text: str) -> str:
    """A YAML scalar in double quotes; what would break a line or hide is escaped."""
    return "".join(
        f"\\u{ord(char):04X}" if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") else char
        for char in json.dumps(text, ensure_ascii=False)
    )


def _dated(values: tuple[Dated, ...]) -> str:
    if len(values) == 1 and values[0].since.year == 1:
        return scalar(values[0].value)
    items = (f"{{from: {one.since}, is: {scalar(one.value)}}}" for one in values)
    return f"[{', '.join(items)}]"


def scalar(value: Value | None, *, quoted: bool = False) -> str:
    """The value of a fact, or a name (`quoted`), as YAML on one line."""
    if quoted:
        return _quoted(str(value))
    if value is None:
        return "unknown"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return f"[{', '.join(value)}]"
    return repr(value) if isinstance(value, float) else value
