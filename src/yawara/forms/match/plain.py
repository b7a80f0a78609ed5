"""Whether a question asks plainly for an act, so that its answer may be written without a person.

A matcher of words does not see a negation, a condition, a plan, a reason, another party or a second
question. Where a question has any of them, what it is about may be found, but never what a *yes* to
it would say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yawara.forms.match.terms import normal

if TYPE_CHECKING:
    from yawara.text.words import Lang

_JA = re.compile(
    # negation and exception, at the end of a clause or before what it qualifies
    r"ません|ていない|でいない|しない|されない|らない|れない|せない|ないか|ないこと|ない場合|ないもの|なかった|未だ|以外"
    r"|(?:ある|あり|いる|いた|た)(?:もの|こと|例|場合)(?:が|は|も)(?:あり|ある|あれば|ない|なく)"
    # condition, plan, reason, time, history
    r"|場合|とき(?:は|に|、)|際は|予定|見込|計画中|検討中|今後|将来|理由|なぜ|いつまで|いつから|これまでに|過去"
    # others than those asked
    r"|グループ会社|子会社|親会社|関連会社|再委託先|委託先は|他社|競合|取引先は|ベンダーは|仕入先は"
)
_EN = re.compile(
    r"\bnot\b|n't\b|\bnever\b|\bwithout\b|\bno longer\b|\bexcept|\bunless\b|\bother than\b"
    r"|\bneither\b|\bif\b|\bwhen\b|\bin case\b|\bwhere\b|\bshould (?:the|a|an|you)\b"
    r"|\bplan(?:s|ned|ning)? to\b|\bintend|\bfuture\b|\bwhy\b|\breasons? (?:for|why)\b|\bever\b"
    r"|\bpast\b|\bprevious|\bsince when\b|\buntil\b|\bsubsidiar|\baffiliate|\bparent company\b"
    r"|\bgroup compan|\bcompetitor|\bsubprocessors?\b|\bsubcontractors?\b"
    r"|\byour (?:vendors|suppliers|partners)\b"
)
_QUESTION = re.compile(r"[?？]|(?:です|ます|いる|ある|た|の)か(?=[。、\s]|$)")


def is_plain(text: str, lang: Lang) -> bool:
    """Whether nothing in a question turns, narrows or doubles what it asks.

    It leaves out more than it must: a question that stays blank is shown to a person.
    """
    words = normal(text)
    turned = (_JA if lang == "ja" else _EN).search(words)
    return turned is None and len(_QUESTION.findall(words)) <= 1
