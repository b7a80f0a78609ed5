"""Problems of checking a project in version control."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "git-missing": (
        "git が見つかりません。", "git is not installed, or not on the PATH.",
        "git を入れるか、--against に比べる相手のフォルダーを指定してください。",
        "Install git, or name a folder to compare with after --against.",
    ),
    "not-in-git": (
        "「{folder}」は git のリポジトリーの中にありません。", "“{folder}” is not inside a git repository.",
        "リポジトリーの中で実行するか、--against に比べる相手のフォルダーを指定してください。",
        "Run it inside a repository, or name a folder to compare with after --against.",
    ),
    "against-unknown": (
        "「{ref}」という版（ブランチ、タグ、コミット）も、profile.yaml のあるフォルダーもありません。",
        "“{ref}” is no branch, tag or commit here, nor a folder with a profile.yaml.",
        "`git branch --all` で名前を確かめてください。CIでは origin/main のように書くことが多いです。",
        "`git branch --all` lists the names; on CI it is often origin/main.",
    ),
    "against-shallow": (
        "「{ref}」までの履歴がありません（浅いクローンです）。",
        "The history up to “{ref}” is not here: this clone is shallow.",
        "GitHub Actions では actions/checkout に fetch-depth: 0、GitLab CI では GIT_DEPTH: 0 を指定してください。手元では git fetch --unshallow を実行します。",
        "On GitHub Actions give actions/checkout fetch-depth: 0, on GitLab CI set GIT_DEPTH: 0; elsewhere run git fetch --unshallow.",
    ),
    "against-too-large": (
        "「{ref}」のプロジェクトが大きすぎます（{count}ファイル、{size}バイト）。",
        "The project at “{ref}” is too large (files: {count}, bytes: {size}).",
        "profile.yaml、ledger.yaml、norms/ の大きさを確かめてください。", "Look at the sizes of profile.yaml, ledger.yaml and norms/.",
    ),
    "against-unreadable": (
        "git が「{ref}」を読めません（{reason}）。", "git cannot read “{ref}” ({reason}).",
        "同じフォルダーで `git log` を実行し、git の説明に従ってください。", "Run `git log` in the same folder and do what git says.",
    ),
    "against-moved": (
        "「{ref}」にはこのフォルダーのプロジェクトがなく、そこにあって今はないプロジェクトが複数あります（{folders}）。どれと比べればよいか、わかりません。",
        "At “{ref}” there is no project in this folder, and several that stood there are gone ({folders}): which one to compare with is not clear.",
        "`git worktree add ../before {ref}` で以前の状態を取り出し、--against にその中のフォルダーを指定してください。",
        "Get the earlier state with `git worktree add ../before {ref}`, and name the folder in it after --against.",
    ),
    "base-absent": (
        "「{against}」にはこのプロジェクトがまだないので、比べません。", "The project is not there yet at “{against}”, so nothing is compared.",
        "", "",
    ),
    "base-broken": (
        "「{against}」のプロジェクトには誤りがあり（{count}件、最初は {file} の {first}）、比べられません。",
        "The project at “{against}” cannot be compared; it has errors ({count}, the first is {first} in {file}).",
        "今回の変更で直るなら、このままでかまいません。", "If this change mends them, leave it as it is.",
    ),
    "bad-fail-on": (
        "--fail-on に「{value}」は指定できません。", "“{value}” is not a value of --fail-on.",
        "指定できるもの: {known}", "Known: {known}",
    ),
    "fail-on-needs-against": (
        "--fail-on {value} には、比べる相手が必要です。", "--fail-on {value} needs something to compare with.",
        "--against に版（main など）かフォルダーを指定してください。", "Give a revision (such as main) or a folder after --against.",
    ),
    "entry-lost": (
        "「{against}」にあった {day} の「{target}」の記録 {id} が、なくなったか書き換えられています。",
        "The entry {id} of {day} on “{target}”, which “{against}” has, is gone or was rewritten.",
        "元に戻し、訂正は replaces: {id} を付けた新しい記録で行ってください。",
        "Put it back, and correct it with a new entry that has replaces: {id}.",
    ),
    "became-worse": (
        "「{target}」（{subject}）は、{day} 現在「{against}」のときより後退していて、その理由を書いた記録が今回の変更にありません。",
        "“{target}” ({subject}): as of {day} less is done than at “{against}”, and no entry of this change says why.",
        "意図した変更なら、今の状態を書いた記録を加え、その statement（または reason）に理由を書いてください。",
        "If that is meant, let an entry of this change say how it is now, and why, in its statement or under reason.",
    ),
    "shows-less": (
        "「{target}」（{subject}）は、{day} 現在「{against}」のときより証跡で示せる範囲が狭く、その理由を書いた記録が今回の変更にありません。",
        "“{target}” ({subject}): as of {day} evidence shows less than at “{against}”, and no entry of this change says why.",
        "新しい記録にも証跡を付けるか、その記録の reason に理由を書いてください。",
        "Give the new entry its evidence as well, or say why there is none under reason.",
    ),
    "stepped-back": (
        "「{target}」（{subject}）は、{day} 現在「{against}」のときより後退しています。理由は記録に書かれています。",
        "“{target}” ({subject}): as of {day} less is done or shown than at “{against}”; the entry says why.",
        "", "",
    ),
    "days-unseen": (
        "今回の変更は先の日付が多すぎるため、{count}日分を点検できません。", "This change begins on so many days to come that {count} of them were not checked.",
        "変更をいくつかに分けてください。", "Split the change up.",
    ),
    "gaps-left": (
        "{day} 現在、対応済でない条項が{count}件あります（{subject}）: {refs}", "Provisions not done, or partly, as of {day} ({subject}): {count}. {refs}",
        "`yawara why 条項` で、何をすれば埋まるかを見られます。", "`yawara why PROVISION` shows what would close each.",
    ),
    "unknowns-left": (
        "{day} 現在、対応しているか不明な条項が{count}件あります（{subject}）: {refs}", "Provisions of which it is not known, as of {day} ({subject}): {count}. {refs}",
        "`yawara worksheet` の表で、まだ答えていない取組に答えてください。", "Answer what is not answered yet, in the sheet of `yawara worksheet`.",
    ),
    "evidence-over": (
        "「{target}」の証跡「{file}」は {day} で期限が切れました。", "The evidence “{file}” of “{target}” counted until {day}.",
        "新しい証跡を付けた記録を加えてください。", "Add an entry with new evidence.",
    ),
    "evidence-ends": (
        "「{target}」の証跡「{file}」は {day} で期限が切れます。", "The evidence “{file}” of “{target}” counts until {day}.",
        "それまでに、新しい証跡を付けた記録を加えてください。", "Add an entry with new evidence by then.",
    ),
    "entry-over": (
        "「{target}」の記録の期間は {day} で終わりました。", "The entry on “{target}” held until {day}.",
        "今の状態を、新しい記録として加えてください。", "Add an entry that says how it is now.",
    ),
    "entry-ends": (
        "「{target}」の記録の期間は {day} で終わります。", "The entry on “{target}” holds until {day}.",
        "それまでに、続きの記録を加えてください。", "Add an entry that goes on from there.",
    ),
    "not-sealed": (
        "まだ封印していない記録が{count}件あります。", "Entries that are not sealed yet: {count}.",
        "`yawara seal` を実行し、ledger.seal を一緒にコミットしてください。", "Run `yawara seal` and commit ledger.seal along with the ledger.",
    ),
}
