"""Japanese and English side by side, and the tables of phrases that each floor speaks with."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

Lang = Literal["ja", "en"]
LANGS: tuple[Lang, ...] = get_args(Lang)


class Words(msgspec.Struct, frozen=True, array_like=True):
    """One text in both languages; an empty string where a language is missing."""

    ja: str = ""
    en: str = ""

    def to(self, lang: Lang) -> str:
        """The text in `lang`, or in the other language where it is missing: never nothing."""
        return (self.ja or self.en) if lang == "ja" else (self.en or self.ja)

    def has(self, lang: Lang) -> bool:
        """Whether the text stands there in `lang` itself."""
        return bool(self.ja if lang == "ja" else self.en)


class Phrases:
    """A table of our own sentences, `{key: (ja, en)}`, with `{name}` for what is filled in."""

    def __init__(self, table: dict[str, tuple[str, str]]) -> None:
        self.table = table

    def __call__(self, key: str, lang: Lang, /, **params: object) -> str:
        """The phrase `key` in `lang`, filled in. An unknown key is a bug, hence a KeyError."""
        ja, en = self.table[key]
        phrase = ja if lang == "ja" else en
        return phrase.format(**params) if params else phrase
