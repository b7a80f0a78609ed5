"""The words of the command line, and in which language the caller reads."""

from __future__ import annotations

import locale
import os
import sys
from typing import TYPE_CHECKING

from yawara.text.words import Phrases

if TYPE_CHECKING:
    from yawara.text.words import Lang


def default_lang() -> Lang:
    """The language of the locale: Japanese if it says so, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "ja" if value.lower().startswith("ja") else "en"
    if sys.platform == "win32" and (locale.getlocale()[0] or "").startswith(("Japanese", "ja")):
        return "ja"
    return "en"


SAY = Phrases(
    {
        "cmd": (
            "Yawara（柔）: 日本のAIガバナンスの文書に対して、何をしているか、何が残っているかを示します。",
            "Yawara: where you stand on what Japan's AI governance asks for.",
        ),
        "opt.version": ("版を表示して終わる", "Show the version and exit."),
        "opt.lang": ("表示する言語（指定がなければ環境の言語）", "Language (default: that of the locale)."),
        "opt.format_": ("text は人が読む形、json はプログラム向け", "text for people, json for programs."),
        "opt.as_of": ("この日の時点で見る（指定がなければ今日）", "Look as of this day (default: today)."),
        "opt.known": ("この日までに記録されたことだけを使う", "Use only what was recorded by this day."),
        "opt.norms": ("文書のフォルダーを加える（複数可）", "Add a folder of norms (repeatable)."),
        "opt.instruments": ("この文書だけを見る（複数可）", "Look at this instrument only (repeatable)."),
        "opt.also": ("まだ施行されていない版も加えて見る（複数可）", "Add a version that is not in force (repeatable)."),
        "cmd.assess": (
            "求められていることと、していることを比べる",
            "Compare what is asked with what is done.",
        ),
        "cmd.assess.detail": ("条項ごとに表示する", "Show every provision."),
        "cmd.assess.system": ("このシステムについて見る（指定がなければ組織全体）", "Look at one system (default: the organisation)."),
        "cmd.assess.fail_on": (
            "この強さ以上の不足があれば終了コード1にする",
            "Exit with 1 if something of at least this strength is missing.",
        ),
        "cmd.why": ("ある条項がなぜその状態なのか、根拠をすべて示す", "Show the whole proof for one provision."),
        "cmd.why.system": ("このシステムについて見る（指定がなければ組織全体）", "Look at one system (default: the organisation)."),
        "cmd.demo": ("見本の組織を評価し、報告書を out/ に書く", "Assess the sample organisations and write their reports to out/."),
        "cmd.demo.output": ("書き出すフォルダー", "The folder to write to."),
        "cmd.scope": (
            "何が適用されるか、その理由、まだ決まらないものを示す",
            "Show what applies and why, and what hangs on a fact not given.",
        ),
        "cmd.scope.detail": ("条項ごとに、理由と出典を表示する", "Show every provision with its reason and place."),
        "cmd.scope.system": ("このシステムについて見る（指定がなければ組織全体）", "Look at one system (default: the organisation)."),
        "scope.system-only": (
            "このシステムについての条項だけです。組織そのものについての条項は、--system を付けずに見られます。",
            "Only what is asked of this system. Without --system you see what is asked of the organisation too.",
        ),
        "scope.version": ("{title}（{force}）", "{title}: {force}"),
        "scope.tally": (
            "適用される条項 {yes}、適用されない条項 {no}、まだ決まらない条項 {unknown}",
            "{yes} provisions apply, {no} do not, {unknown} are not decided yet",
        ),
        "scope.group": ("{count}件: {refs}", "{count}: {refs}"),
        "scope.head": ("{head}（{strength}）", "{head} ({strength})"),
        "scope.span": ("{first}〜{last}", "{first} to {last}"),
        "scope.whom": ("{who}に向けた条項", "addressed to: {who}"),
        "scope.fact": ("{fact}: {value}", "{fact}: {value}"),
        "scope.not-given": ("{fact}: 未回答", "{fact}: not given"),
        "scope.of": ("{why}（{names}）", "{why} ({names})"),
        "scope.more": ("、ほか{count}件", " and {count} more"),
        "scope.every-system": ("すべてのシステム", "every system"),
        "scope.wanted": ("{why}〔条件: {wanted}〕", "{why} [wanted: {wanted}]"),
        "scope.wanted-is": ("{value}", "{value}"),
        "scope.wanted-has": ("{value}", "{value}"),
        "scope.wanted-in": ("{value}", "{value}"),
        "scope.wanted-at-least": ("{value} 以上", "at least {value}"),
        "scope.wanted-at-most": ("{value} 以下", "at most {value}"),
        "scope.others": ("この日の時点で対象にしない文書・版:", "Not looked at on this day:"),
        "status.unknown": ("{title}: まだ存在しない", "{title}: does not exist yet"),
        "status.draft": ("{title}: 検討中の案", "{title}: a draft"),
        "status.proposed": ("{title}: 提案された案", "{title}: proposed"),
        "status.published": ("{title}: 公表されたが、まだ効力がない", "{title}: published, not in force yet"),
        "status.in-force": ("{title}: 採用した組織だけが対象（profile.yaml の adopts にない）", "{title}: only for those who adopt it (it is not under adopts in profile.yaml)"),
        "status.superseded": ("{title}: 新しい版に替わった", "{title}: superseded"),
        "status.withdrawn": ("{title}: 取り下げられた", "{title}: withdrawn"),
        "status.lapsed": ("{title}: 失効した", "{title}: lapsed"),
        "scope.no-questions": ("答えを待っている事実はありません。", "No fact is waiting for an answer."),
        "scope.questions": (
            "まだ答えていない事実 {count}件（多くを決めるものから）:",
            "{count} facts not given, the one that decides most first:",
        ),
        "scope.hangs": ("{fact}: {hangs}", "{fact}: {hangs}"),
        "scope.decides": ("適用されるかが決まる条項 {count}件", "provisions it decides: {count}"),
        "scope.settles": ("要否が決まる実践 {count}件", "practices it settles: {count}"),
        "scope.more-questions": ("ほか{count}件", "and {count} more"),
        "scope.next": ("次に答えるとよい質問: {question}", "Best answered next: {question}"),
        "scope.write": (
            "profile.yaml の {where} に「{fact}:」と書き、続けて答えを書きます。",
            "In profile.yaml, under {where}, write “{fact}:” and the answer:",
        ),
        "answer.yes": ("はい", "yes"),
        "answer.no": ("いいえ", "no"),
        "cmd.ledger": ("台帳の記録を、IDとともに一覧する", "List the entries of the ledger with their ids."),
        "cmd.seal": (
            "台帳を封印する（後で記録が消えたり変わったりすればわかる）",
            "Seal the ledger, so that a lost or changed entry is found later.",
        ),
        "cmd.norms": ("収録した文書を見る、版を比べる、パックを点検する", "Look at the norms, compare versions, check packs."),
        "cmd.norms.list": ("収録した文書と版を一覧する", "List the versions that are there."),
        "cmd.norms.list.basis": ("この根拠で収録した条項を一覧する（memory は原文の確認が必要なもの）", "List the provisions of this basis instead (memory: those that still need the text)."),
        "cmd.norms.list.what": ("実践または事実を一覧する", "List practices, or facts, instead."),
        "cmd.norms.show": ("版、条項、実践のいずれかについて、わかっていることをすべて示す", "Show everything known of a version, a provision or a practice."),
        "cmd.norms.diff": ("ある文書の2つの版を比べ、何が変わり、誰に何が増減したかを示す", "Show what changed between two versions of an instrument, and what comes and goes for whom."),
        "cmd.norms.check": (
            "パックの誤りをすべて見つける。--source を付けると、法令の原文と一致するかも確かめる（誤りがあれば終了コード2、一致しなければ1）",
            "Find every fault of the packs; with --source, also whether a law still reads the same (exit code 2 on a fault, 1 if it differs).",
        ),
        "cmd.norms.check.source": ("e-Govの法令XMLと突き合わせる", "Hold the pack against a law XML of e-Gov."),
        "cmd.norms.check.grain": ("実践の切り分け方についての指摘も表示する", "Also say what to look at in how practices are cut."),
        "refused": ("{count}件のエラーがあります。何も変更していません。", "{count} errors; nothing was changed."),
        "usage.error": ("エラー: {message}", "error: {message}"),
        "usage.help": ("使い方は `{path} --help` で見られます。", "See `{path} --help`."),
        "usage.no-command": ("「{name}」というコマンドはありません。", "There is no command “{name}”."),
        "usage.no-option": ("「{name}」というオプションはありません。", "There is no option “{name}”."),
        "usage.missing": ("{name} が必要です。", "{name} is missing."),
        "usage.bad-value": ("{name} の値が正しくありません。{known}", "The value of {name} is not right. {known}"),
        "usage.choices": ("選べる値: {choices}", "Known values: {choices}"),
        "usage.did-you-mean": ("「{near}」のことですか。", "Did you mean “{near}”?"),
        "usage.aborted": ("中止しました。何も変更していません。", "Stopped; nothing was changed."),
        "usage.bug": (
            "Yawara {version} の不具合です（{error}）。入力は変更していません。YAWARA_DEBUG=1 を付けて再現し、報告してください。",
            "This is a bug in Yawara {version} ({error}). Your input was not changed. Please report it, with YAWARA_DEBUG=1 set.",
        ),
        "assess.title": ("{name}  {day} 現在", "{name}, as of {day}"),
        "assess.versions": ("見た文書: {versions}", "Looked at: {versions}"),
        "assess.note": (
            "条項の内容は私たちの読み取りです。読み取っていない部分が残る条項は、実践だけでは「すべて対応」になりません。",
            "What provisions ask for is our reading. Where something is left unread, practices alone never make it “all done”.",
        ),
        "assess.part": ("項目", "Part"),
        "assess.state": ("状態", "State"),
        "assess.shown": ("証跡", "Shown"),
        "assess.provisions": ("条項", "Provisions"),
        "assess.read": ("実践（対応済/読み取り）", "Done/read"),
        "assess.strength": ("強さ", "Strength"),
        "assess.heading": ("見出し", "Heading"),
        "assess.tally": (
            "適用される条項 {total}: すべて対応 {all}、読み取った項目はすべて対応 {read}、一部 {some}、未対応 {none}、不明 {unknown}、該当なし {out}",
            "{total} provisions apply: all done {all}, all we read done {read}, partly {some}, not done {none}, not known {unknown}, not applicable {out}",
        ),
        "assess.undecided": (
            "適用されるか決まらない条項 {count}（数えていません）。次に答えるとよい事実: {facts}",
            "{count} provisions may or may not apply (not counted). Facts that would decide most: {facts}",
        ),
        "assess.next": (
            "根拠は `yawara why {ref} {folder}`、報告書は `yawara report {folder} -o OUT` で見られます。",
            "For the proof: `yawara why {ref} {folder}`; for a report: `yawara report {folder} -o OUT`.",
        ),
        "ledger.head": ("ID,日,対象,システム,状態,担当", "Id,Day,About,System,State,Owner"),
        "ledger.count": ("記録 {count}件", "{count} entries"),
        "state.all": ("対応済", "done"),
        "state.some": ("一部対応", "partly"),
        "state.none": ("未対応", "not done"),
        "state.not-applicable": ("該当なし", "not applicable"),
        "state.unknown": ("不明", "not known"),
        "seal.done": ("{count}件の記録を封印しました（{chain}…、{file}）。", "Sealed {count} entries ({chain}…, {file})."),
        "seal.same": ("前の封印から変わっていません（{count}件）。", "Nothing has been added since the last seal ({count} entries)."),
        "demo.head": ("見本の組織（架空） {count}件を {day} 現在で評価しました。", "Assessed {count} sample organisations (fictitious) as of {day}."),
        "demo.line": ("{name}: 条項 {total}件のうち、読み取った項目まで対応 {done}、一部 {some}、未対応 {none}、不明 {unknown}", "{name}: of {total} provisions, done as far as we read {done}, partly {some}, not done {none}, not known {unknown}"),
        "demo.open": ("開いてみるファイル:", "Files to open:"),
    }
)
