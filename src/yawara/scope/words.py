"""The comments of a new profile, and what is not carried for one, in Japanese and English."""

from __future__ import annotations

from yawara.text.words import Phrases

SAY = Phrases(
    {
        "instruments": (
            """見る法令・ガイドライン。ほかの文書は `yawara norms list` で一覧でき、ここに加えられます。
この行を消すと、有効な文書をすべて見ます。""",
            """The laws and guidelines to look at. `yawara norms list` shows what else there is to add.
Without this line, everything in force is looked at.""",
        ),
        "head": (
            """組織とAIシステムについての事実（プロファイル）。
直すときは、コロンの右側を書き換えてください。
わからないことは unknown のままで構いません。「いいえ」とは扱いません。
途中で変わったことは、日付を付けて並べられます。
  generative: [{from: 2025-04-01, is: false}, {from: 2026-07-01, is: true}]
直したら、`yawara scope` で何が適用されるかを確かめられます。""",
            """The facts of your organisation and its AI systems (the profile).
To change one, edit what stands to the right of the colon.
What you do not know may stay unknown; that is never taken for “no”.
A fact that changed is a list of values with dates:
  generative: [{from: 2025-04-01, is: false}, {from: 2026-07-01, is: true}]
`yawara scope` then shows what applies.""",
        ),
        "copied": (
            "{file} から写しました。",
            "Copied from {file}.",
        ),
        "defaults": (
            "すべてのAIシステムに共通する事実",
            "Facts that hold for every system",
        ),
        "id": ("台帳では、このIDでこのAIを指します", "The ledger names this AI by its id"),
        "open": (
            "まだ答えていない質問。答えるときは、行の先頭の # を消して unknown を書き換えてください。",
            "Not answered yet. To answer, delete the # before a fact and replace unknown.",
        ),
        "one": ("答え（1つ）:", "Answers, one of:"),
        "several": ("答え（[ ] の中に、いくつでも）:", "Answers, any number in [ ]:"),
        "flag": ("答え: true はい、false いいえ", "Answers: true for yes, false for no"),
        "number": ("答え: 1e25 のような数", "Answer: a number like 1e25"),
        "another": (
            "ほかのAIは、この形で書き加えてください。",
            "Add your other AI systems in this shape.",
        ),
        "another-name": ("別のAI", "Another AI"),
        "no-system": (
            "使っている・提供しているAIを、この形で書いてください。",
            "List the AI that you use or provide in this shape.",
        ),
        "comma": ("、", ", "),
        "sector-unknown": (
            "業種が未回答のため、業種ごとの文書を収録しているかどうかは示せません（profile.yaml の sector）。",
            "The sector is not given (sector in profile.yaml), so it cannot be said whether anything is carried for it.",
        ),
        "sector-none": (
            "業種「{sector}」の法令やガイドラインは、Yawaraに本文も案内も収録されていないため、対象に含まれていません。存在しないという意味ではありません。",
            "No law or guideline of the sector “{sector}” is carried in Yawara, not even a pointer to one, so none was looked at. That does not mean that there is none.",
        ),
        "sector-pointers": (
            "業種「{sector}」の法令やガイドラインの本文はYawaraに収録されていません。一部の文書を見る場所の案内（{ids}）だけがあり、ほかにもありえます。",
            "The laws and guidelines of the sector “{sector}” are not carried in Yawara; {ids} only says where to find some of them, and there may be more.",
        ),
        "sector-carried": (
            "業種「{sector}」に向けてYawaraに収録されているのは {ids} です。ほかにも法令やガイドラインがありえます。",
            "For the sector “{sector}”, Yawara carries {ids}; there may be more laws and guidelines.",
        ),
        "pointers-fitting": (
            "プロファイルに当てはまる、文書を見る場所の案内が、ほかにもあります（{ids}）。見るには、profile.yaml の instruments に加えてください。",
            "Also fitting this profile, but not looked at now: {ids} (where to find further documents). To look at it, add it to instruments in profile.yaml.",
        ),
        "sector-add": (
            "今は見ていません。見るには、profile.yaml の instruments に加えてください。",
            " It is not looked at now; to look at it, add it to instruments in profile.yaml.",
        ),
        "abroad": (
            "日本以外（{places}）について: EU AI法などの外国の法律は、Yawaraに収録されていません。",
            "Outside Japan ({places}): laws other than Japan's, such as the EU AI Act, are not carried in Yawara.",
        ),
    }
)
