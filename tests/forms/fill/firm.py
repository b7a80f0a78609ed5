"""A firm with two systems and a small ledger, and the sheets that customers send it.

All fictitious. Which question asks about what is said in `matches.yaml`, so that these tests do
not hang on how well the matcher is tuned.
"""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.worksheet.datavalidation import DataValidation

from yawara.cli import main

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import pytest

NOON = "1795230000"  # of 21 November 2026 in Japan

PROFILE = """\
format: 1
organization:
  {name: {ja: 例の会社（架空）, en: Demo Ltd (fictitious)}, size: small, country: jp, body: company}
systems:
  - id: chat
    name: {ja: 相談チャット, en: Help chat}
    facts:
      {roles: [provider], generative: true, stage: operation, public-facing: true,
      trains-model: false, post-trains-model: false, retrieves-data: false}
  - id: notes
    name: {ja: 議事録, en: Minutes}
    facts:
      {roles: [business-user], generative: true, stage: development, public-facing: false,
      trains-model: false, post-trains-model: false, retrieves-data: false}
"""
LEDGER = """\
- on: 2026-04-01
  practice: appoint-ai-lead
  state: all
  statement: {ja: 管理部長を責任者に任命した。, en: The head of administration was appointed.}
  evidence:
    - {observation: 辞令を確かめた, collected: 2026-04-01, share: partner}
    - {link: "https://demo.example/ai", collected: 2026-04-01, share: public}
    - {observation: 社内の議事録, collected: 2026-04-01}
  owner: 管理部
  share: partner
- on: 2026-04-01
  practice: keep-ai-inventory
  state: some
  statement: {ja: 内輪の話なので見せない。, en: Between ourselves.}
  owner: 総務
- on: 2026-04-01
  practice: set-ai-policy
  state: none
  statement: {ja: 来春までに決める。}
  due: 2027-03-31
  share: partner
- on: 2026-04-01
  practice: tell-users-it-is-ai
  system: chat
  state: all
  statement: {ja: 画面の最初に示す。, en: The first screen says so.}
  share: public
- on: 2026-04-01
  practice: tell-users-it-is-ai
  system: notes
  state: none
  share: partner
- on: 2026-04-01
  practice: name-system-owner
  system: chat
  state: all
- on: 2026-04-01
  practice: brief-executives-on-ai
  state: not-applicable
  reason: {ja: 役員は代表1人で、自ら使っている。, en: The only executive uses it herself.}
  norms: [jp-gfb]
  share: partner
- on: 2026-04-01
  practice: refrain-from-manipulation
  state: all
- {on: 2026-04-01, practice: open-contact-point, state: all}
- {on: 2026-04-01, practice: open-contact-point, state: none}
"""
#: A question for each target, in both languages, and what it asks about.
ASKS: dict[str, tuple[str, tuple[str, ...]]] = {
    "lead": ("AIについて責任を負う人を任命していますか。", ("appoint-ai-lead",)),
    "lead-en": ("Has somebody been appointed to be responsible for AI?", ("appoint-ai-lead",)),
    "list": ("使っているAIの一覧表を作成していますか。", ("keep-ai-inventory",)),
    "policy": ("AIの利用についての方針を定めていますか。", ("set-ai-policy",)),
    "policy-en": ("Is there a policy on the use of AI in your company?", ("set-ai-policy",)),
    "tell": ("AIであることを利用者に知らせていますか。", ("tell-users-it-is-ai",)),
    "owner": ("システムごとに責任者を決めていますか。", ("name-system-owner",)),
    "brief": ("役員に対するAIの説明会を開いていますか。", ("brief-executives-on-ai",)),
    "origins": ("学習データの出所を一つずつ記録していますか。", ("record-data-origins",)),
    "manipulate": ("利用者を操るような作りにしていますか。", ("refrain-from-manipulation",)),
    "contact": ("AIについて問い合わせる窓口がありますか。", ("open-contact-point",)),
    "both": (
        "責任者の任命とAIの一覧の作成をしていますか。",
        ("appoint-ai-lead", "keep-ai-inventory"),
    ),
    "generative": ("生成AIをサービスの中で利用していますか。", ("fact:generative",)),
    "public": ("一般の利用者が直接使うシステムですか。", ("fact:public-facing",)),
    "stage": ("そのシステムは今どの段階にありますか。", ("fact:stage",)),
    "body": ("貴社の組織の種類はどれに当たりますか。", ("fact:body",)),
    "strange": ("社員食堂の献立にカレーはありますか。毎週ですか。", ()),
}
REVERSED = ("manipulate",)


class Firm:
    """A project folder; commands run in this process."""

    def __init__(
        self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
        self.desk = folder
        self.folder = folder / "project"
        self.folder.mkdir()
        self.capsys = capsys
        self.put("profile.yaml", PROFILE)
        self.put("ledger.yaml", LEDGER)
        self.put("matches.yaml", matches(ASKS))

    def put(self, name: str, text: str) -> Path:
        """A file of the project."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def sheet(
        self,
        keys: Sequence[str],
        heads: Sequence[str] = ("No.", "質問", "回答", "備考", "証跡"),
        words: str = "はい,いいえ,一部,該当なし",
        name: str = "sheet.xlsx",
        given: Mapping[str, str] | None = None,
    ) -> Path:
        """A customer's sheet: a question a row, a drop-down in the third column."""
        path = self.desk / name
        path.write_bytes(sheet(keys, heads, words, given or {}))
        return path

    def run(self, *args: object) -> tuple[int, str]:
        """Run a command; its exit code and all that it printed."""
        self.capsys.readouterr()
        code = main([str(arg) for arg in args])
        printed = self.capsys.readouterr()
        return code, printed.out + printed.err

    def fill(self, path: Path, *args: object) -> dict[str, Any]:
        """Fill in a sheet, and what came of it by cell."""
        self.capsys.readouterr()
        code = main(["fill", str(path), str(self.folder), "--format", "json", *map(str, args)])
        answer: dict[str, Any] = json.loads(self.capsys.readouterr().out)
        assert code == 0, answer["problems"]
        return answer

    def filled(self, path: Path, *args: object) -> dict[str, str]:
        """The cells of the first sheet of the filled copy that were empty before."""
        to = self.desk / f"filled-{path.name}"
        self.fill(path, "-o", to, "--overwrite", *args)
        before, after = cells(path.read_bytes()), cells(to.read_bytes())
        assert before.items() <= after.items(), "what stood there still stands"
        return {key: value for key, value in after.items() if key not in before}

    def whys(self, path: Path, *args: object) -> dict[str, str]:
        """Why places were left blank, by cell."""
        found = self.fill(path, *args)["result"]["questions"]
        places = [place for one in found for place in one["places"]]
        return {one["where"].rpartition("!")[2]: one["why"] for one in places if one["why"]}


def matches(asks: Mapping[str, tuple[str, tuple[str, ...]]]) -> str:
    """`matches.yaml` for questions."""
    out = ["format: 1", "matches:"]
    for key, (question, targets) in asks.items():
        out += [f'  - question: "{question}"', f"    targets: [{', '.join(targets)}]"]
        out += ["    reversed: true"] if key in REVERSED else []
        out += ["    on: 2026-11-01"]
    return "\n".join(out) + "\n"


def sheet(keys: Sequence[str], heads: Sequence[str], words: str, given: Mapping[str, str]) -> bytes:
    """The bytes of a customer's sheet."""
    book = openpyxl.Workbook()
    one = book.active
    assert one is not None
    one.title = "チェックシート"
    one.append(list(heads))
    for number, key in enumerate(keys, 1):
        one.append([number, ASKS[key][0] if key in ASKS else key])
    if words:
        rule = DataValidation(type="list", formula1=f'"{words}"')
        rule.add(f"C2:C{len(keys) + 1}")
        one.add_data_validation(rule)
    for where, text in given.items():
        one[where] = text
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cells(data: bytes) -> dict[str, str]:
    """The texts of the first sheet of a workbook, by cell."""
    first = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    return {
        cell.coordinate: str(cell.value) for row in first for cell in row if cell.value is not None
    }
