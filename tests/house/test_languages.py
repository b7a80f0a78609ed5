"""Whatever a user can see exists in Japanese and in English, with the same places to fill in."""

from __future__ import annotations

import importlib
import string
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from yawara.text import messages
from yawara.text.words import LANGS, Phrases, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
TABLES = sorted(SOURCE.rglob("words.py"))
#: Other people's wordings are no translations of each other; tests/forms/match looks at them.
PACKS = sorted(path for path in (ROOT / "packs").rglob("*.yaml") if path.parent.name != "wordings")

#: The promise of DESIGN §6: we say what is done of what we read, never that anybody complies.
NEVER_SAID = ("certified", "認証済", "準拠しています", "適合しています")


def fields(text: str) -> set[str]:
    """The names in braces that a sentence is filled in with."""
    return {name.split(".")[0] for _, name, _, _ in string.Formatter().parse(text) if name}


def pairs(value: object, key: str) -> Iterator[tuple[str, str, str]]:
    """Every (where, Japanese, English) in a table, however it is nested."""
    if isinstance(value, Phrases):
        yield from pairs(value.table, key)
    elif isinstance(value, Words):
        yield key, value.ja, value.en
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from pairs(inner, f"{key}.{name}")
    elif isinstance(value, tuple) and len(value) == len(LANGS):
        ja, en = value
        if isinstance(ja, str) and isinstance(en, str):
            yield key, ja, en


def phrases() -> Iterator[tuple[str, str, str]]:
    """Every pair of the tables beside the code, and of the problems' messages and hints."""
    for path in TABLES:
        name = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        for key, value in vars(importlib.import_module(name)).items():
            if not key.startswith("_") and key != "LANGS":
                yield from pairs(value, f"{name}.{key}")
    for code, message in messages.table().items():
        yield f"{code}: message", message.ja, message.en
        yield f"{code}: hint", message.ja_hint, message.en_hint


PHRASES = list(phrases())


def is_japanese(text: str) -> bool:
    """Whether a text holds kana or kanji."""
    return any("\u3041" <= letter <= "\u9fff" for letter in text)


def test_phrases_stand_in_both_languages() -> None:
    missing = [key for key, ja, en in PHRASES if bool(ja.strip()) != bool(en.strip())]
    assert not missing


def test_phrases_are_filled_in_alike() -> None:
    different = [key for key, ja, en in PHRASES if fields(ja) != fields(en)]
    assert not different


def test_english_is_not_japanese() -> None:
    assert not [key for key, _, en in PHRASES if is_japanese(en)]


def test_nobody_is_called_compliant() -> None:
    said = [key for key, ja, en in PHRASES for word in NEVER_SAID if word in (ja, en.lower())]
    assert not said


def bilingual(value: object, path: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Every `{ja, en}` in a pack, with the keys that lead there."""
    if isinstance(value, dict):
        if value and value.keys() <= set(LANGS):
            yield path, value
            return
        if isinstance(value.get("heading"), dict):
            # An official heading stands in the language of the law; our label completes it.
            yield f"{path}.heading", value.get("label", {}) | value["heading"]
        for key, inner in value.items():
            if key not in ("heading", "label"):
                yield from bilingual(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            name = inner.get("id", at) if isinstance(inner, dict) else at
            yield from bilingual(inner, f"{path}.{name}")


@pytest.mark.parametrize("path", PACKS, ids=[str(path.relative_to(ROOT)) for path in PACKS])
def test_a_pack_speaks_both_languages(path: Path) -> None:
    tree = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    pairs_found = bilingual(tree, "")
    assert not [where for where, words in pairs_found if not all(words.get(to) for to in LANGS)]
