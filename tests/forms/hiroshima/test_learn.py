"""A form is learned from its blank document, whatever it is built of; proposals stay proposals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from tests.forms.hiroshima.blanks import BLANKS, QUESTIONS, ROLE_IDS, typed
from tests.forms.hiroshima.odd import ODD
from tests.forms.hiroshima.variants import VARIANTS
from yawara.forms.hiroshima import layout as layouts
from yawara.forms.hiroshima.learn import learn
from yawara.forms.hiroshima.propose import Proposer
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from pathlib import Path

    from yawara.forms.hiroshima.layout import Layout
    from yawara.forms.match.match import Matcher
    from yawara.norms.model import Norms
    from yawara.text.words import Lang


def learned(data: bytes, norms: Norms, matcher: Matcher, before: Layout | None = None) -> Layout:
    found = learn(data, "form.docx", norms, matcher, before=before)
    assert found.value is not None, found.problems
    return found.value


FORMS = {**BLANKS, **VARIANTS, **ODD}


@pytest.mark.parametrize("name", FORMS)
def test_every_variant_of_the_form_is_learned_alike(
    name: str, norms: Norms, matcher: Matcher
) -> None:
    layout = learned(FORMS[name](), norms, matcher)
    japanese = name in ("japanese", "translated", "japanese_letters")
    texts = [(one.number, one.ja if japanese else one.en) for one in QUESTIONS]
    found = [(one.id.upper().replace("-", "."), one.text) for one in layout.questions]
    if name == "in_brackets":  # there the roles are part of the question
        found = [(number, text.partition(" (")[0]) for number, text in found]
    assert found == texts
    own = {one.number: tuple(ROLE_IDS[role] for role in one.roles) for one in QUESTIONS}
    own |= {"7.A": own["7"], "7.B": own["7"]}  # parts are for whom the question is for
    everybody = tuple(ROLE_IDS.values())
    roles = [() if own[number] == everybody else own[number] for number, _ in texts]
    assert [() if one.roles == everybody else one.roles for one in layout.questions] == roles
    kinds = [tuple(slot.kind for slot in one.slots) for one in layout.questions]
    assert kinds == [("choice",), ("text",), ("mark",) * 3, ("text",), ("text",), ("text",)]
    assert [one.fill for one in layout.header] == ["organization", "period"]
    assert len({one.section for one in layout.questions}) == 3
    assert layout.language == ("ja" if japanese else "en")


def test_a_layout_is_read_back_as_it_was(norms: Norms, matcher: Matcher, tmp_path: Path) -> None:
    layout = learned(typed(), norms, matcher)
    for lang in LANGS:
        path = tmp_path / f"{lang}.yaml"
        path.write_text(layouts.to_yaml(layout, lang), encoding="utf-8")
        read = layouts.read(path, norms, "hiroshima.yaml")
        assert not read.problems
        assert read.value is not None
        assert read.value == msgspec.structs.replace(layout, rules=read.value.rules)


def test_nothing_is_confirmed_by_itself(norms: Norms, matcher: Matcher) -> None:
    layout = learned(typed(), norms, matcher)
    assert not any(one.confirmed for one in layout.questions)
    assert any(one.asks for one in layout.questions)
    assert all(one.near for one in layout.questions if one.asks), "each proposal says why"


def test_what_was_confirmed_is_kept_for_the_same_words_only(norms: Norms, matcher: Matcher) -> None:
    first = learned(typed(), norms, matcher)
    confirmed = msgspec.structs.replace(
        first,
        questions=tuple(
            msgspec.structs.replace(one, asks=("set-ai-policy",), confirmed=True)
            for one in first.questions
        ),
    )
    again = learned(typed(), norms, matcher, confirmed)
    assert all(one.confirmed and one.asks == ("set-ai-policy",) for one in again.questions)
    reworded = msgspec.structs.replace(
        confirmed,
        questions=tuple(
            msgspec.structs.replace(one, text=f"{one.text} Really?") for one in confirmed.questions
        ),
    )
    assert not any(one.confirmed for one in learned(typed(), norms, matcher, reworded).questions)


@pytest.mark.parametrize("lang", LANGS)
def test_the_first_version_is_proposed_for_its_own_topics(
    norms: Norms, matcher: Matcher, lang: Lang
) -> None:
    """Each question of version 1, in our words, is nearest to itself: the measure can tell."""
    proposer = Proposer(norms, matcher, lang)
    form = norms.forms[0]
    version = next(one for one in norms.versions if one.ref == form.lays_out)
    hits = 0
    asked = [one for one in form.questions if version.by_id[one.id].asks]
    for one in asked:
        gist = version.by_id[one.id].gist.to(lang)
        hits += f"hiroshima-1:{one.id} " in proposer.propose(gist).near
    assert hits >= len(asked) * 0.9


def test_a_question_about_something_else_gets_no_proposal(norms: Norms, matcher: Matcher) -> None:
    proposer = Proposer(norms, matcher, "en")
    assert proposer.propose("Which colour does your logo have?").asks == ()
    assert proposer.propose("Why?").asks == ()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("format: 1", "format: 2", "unknown-format"),
        ("language: en", "language: fr", "unknown-word"),
        ("asks: [", "asks: [keep-lgos, ", "unknown-practice"),
        ("number: 7.A", 'number: "7"', "hiroshima-same-number"),
        ("confirmed: false", "confirmed: maybe", "wrong-type"),
        ("kind: text", "kind: box", "unknown-word"),
        ("near: ", "neer: ", "unknown-key"),
    ],
)
def test_faults_in_a_layout_are_named(
    norms: Norms, matcher: Matcher, tmp_path: Path, old: str, new: str, code: str
) -> None:
    text = layouts.to_yaml(learned(typed(), norms, matcher), "en").replace('"7.A"', "7.A")
    assert old in text
    path = tmp_path / "hiroshima.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    read = layouts.read(path, norms, "hiroshima.yaml")
    assert code in [one.code for one in read.problems]
