"""The comments of a new profile, in Japanese and English."""

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
    }
)
