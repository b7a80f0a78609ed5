"""Entries and evidence: the frozen values that a ledger consists of."""

from __future__ import annotations

import datetime
from functools import cached_property

import msgspec

from yawara.text.canonical import Json, digest
from yawara.text.problem import Place
from yawara.text.words import Words

STATES = ("all", "some", "none", "not-applicable", "unknown")

#: What people write for a state, and the word that they mean: for suggestions only.
SAID = {
    **dict.fromkeys(("done", "yes", "full", "complete", "対応済", "対応済み", "済", "はい"), "all"),
    **dict.fromkeys(("partly", "partial", "partially", "一部", "一部対応"), "some"),
    **dict.fromkeys(("no", "not done", "missing", "未対応", "未", "いいえ"), "none"),
    **dict.fromkeys(("n/a", "na", "not applicable", "該当なし", "対象外"), "not-applicable"),
    **dict.fromkeys(("?", "not known", "unanswered", "不明", "未回答"), "unknown"),
}
OTHER_MEANS = "other-means"
EVIDENCE_KINDS = ("file", "link", "measurement", "observation")

#: With whom an organisation shares what it wrote: nobody else (not marked), partners, everybody.
SHARES = ("partner", "public")
#: What people write for that, and the word that they mean: for suggestions only.
SHARE_SAID = {
    **dict.fromkeys(("true", "yes", "all", "everyone", "公開", "一般公開", "はい"), "public"),
    **dict.fromkeys(("partners", "customer", "bank", "取引先", "銀行"), "partner"),
}


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What shows that an entry is true, for which days, and until when it counts."""

    kind: str
    target: str
    sha256: str | None = None
    note: Words | None = None
    speaks_from: datetime.date | None = None
    speaks_to: datetime.date | None = None
    collected: datetime.date | None = None
    expires: datetime.date | None = None
    share: str | None = None

    def counts_on(self, day: datetime.date) -> bool:
        """Whether it speaks for the day: collected, inside its period, not expired."""
        begins = max(self.speaks_from or datetime.date.min, self.collected or datetime.date.min)
        ends = min(self.speaks_to or datetime.date.max, self.expires or datetime.date.max)
        return begins <= day <= ends

    @property
    def ends(self) -> datetime.date | None:
        """The last day on which it counts, if there is one."""
        days = [day for day in (self.speaks_to, self.expires) if day is not None]
        return min(days) if days else None


class Explained(msgspec.Struct, frozen=True):
    """A public reason for not doing something, and the norms that the reason is for."""

    reason: Words
    norms: tuple[str, ...]


class Entry(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One line of the ledger: the state of one practice or the answer to one provision."""

    on: datetime.date
    state: str
    practice: str | None = None
    provision: str | None = None
    system: str | None = None
    recorded: datetime.date | None = None
    until: datetime.date | None = None
    other_means: bool = False
    explained: Explained | None = None
    reason: Words | None = None
    norms: tuple[str, ...] = ()
    statement: Words | None = None
    evidence: tuple[Evidence, ...] = ()
    owner: str | None = None
    due: datetime.date | None = None
    share: str | None = None
    replaces: str | None = None
    place: Place = Place("")

    @property
    def target(self) -> str:
        """What it speaks about: a practice id, or a reference to a provision (with `#`)."""
        return self.practice or self.provision or ""

    @property
    def known_from(self) -> datetime.date:
        """The day on which it was written down; without `recorded`, the day it holds from."""
        return self.recorded or self.on

    def holds_on(self, day: datetime.date) -> bool:
        """Whether the day lies within its period."""
        return self.on <= day and (self.until is None or day <= self.until)

    @cached_property
    def id(self) -> str:
        """The SHA-256 of the entry's canonical JSON; where it stands in a file plays no part."""
        return digest(as_json(self))


def as_json(entry: Entry) -> dict[str, Json]:
    """An entry as plain data with the keys of `ledger.yaml`, absent fields left out."""
    out: dict[str, Json] = {"on": entry.on.isoformat()}
    _put(out, "recorded", entry.recorded)
    _put(out, "practice", entry.practice)
    _put(out, "provision", entry.provision)
    _put(out, "system", entry.system)
    out["state"] = entry.state
    if entry.until is not None:
        out["period"] = {"to": entry.until.isoformat()}
    if entry.other_means:
        out["by"] = OTHER_MEANS
    _put(out, "reason", entry.reason)
    if entry.norms:
        out["norms"] = list(entry.norms)
    if entry.explained is not None:
        out["explained"] = {
            "reason": _words(entry.explained.reason),
            "norms": list(entry.explained.norms),
        }
    _put(out, "statement", entry.statement)
    if entry.evidence:
        out["evidence"] = [_evidence(one) for one in entry.evidence]
    _put(out, "owner", entry.owner)
    _put(out, "due", entry.due)
    _put(out, "share", entry.share)
    _put(out, "replaces", entry.replaces)
    return out


def _evidence(evidence: Evidence) -> Json:
    out: dict[str, Json] = {evidence.kind: evidence.target}
    _put(out, "sha256", evidence.sha256)
    _put(out, "note", evidence.note)
    period: dict[str, Json] = {}
    _put(period, "from", evidence.speaks_from)
    _put(period, "to", evidence.speaks_to)
    if period:
        out["period"] = period
    _put(out, "collected", evidence.collected)
    _put(out, "expires", evidence.expires)
    _put(out, "share", evidence.share)
    return out


def _put(out: dict[str, Json], key: str, value: Words | datetime.date | str | None) -> None:
    if value is None:
        return
    if isinstance(value, Words):
        out[key] = _words(value)
    else:
        out[key] = value if isinstance(value, str) else value.isoformat()


def _words(words: Words) -> dict[str, Json]:
    return {lang: text for lang, text in (("ja", words.ja), ("en", words.en)) if text}
