"""Whether a question asks plainly for an act, so that its answer may be written without a person.

A matcher of words does not see a negation, a condition, a plan, a reason, another party or a second
question. Where a question has any of them, what it is about may be found, but never what a *yes* to
it would say. Unless the same word stands where the practice is asked for, too: *without* in the
very text that the question is most like turns nothing, and a condition in any text of the practice
(what to do *if* something happens) is its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yawara.forms.match.terms import normal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yawara.text.words import Lang

#: Negation and exception, at the end of a clause or before what it qualifies; a plan, a reason.
_TURNS_JA = re.compile(
    r"ません|ていない|でいない|しない|[さわまけえかたられせ]ない|ないか|ないこと|ない場合|ないもの|なかった|以外"
    r"|せず|ずに|[なの無]し[にで]|まま|放置|だけで(?:す|ある)"
    r"|(?<![／/・])未(?:だ|設定|実施|対応|策定|整備|確認|承認|許可|登録|導入|公開|公表|解決|処置|更新|着手)"
    r"|(?:もの|こと|例|場合|ケース|サービス)(?:が|は|も)(?:あり|ある|あれば|ない|なく)"
    r"|予定|見込|計画中|検討中|今後|将来|理由|なぜ|いつまで|いつから|これまでに|過去"
)
#: A condition, a time, others than those asked.
_NARROWS_JA = re.compile(
    r"場合|とき(?:は|に|、)|際は"
    r"|グループ会社|子会社|親会社|関連会社|再委託先|委託先は|他社|競合|取引先は|ベンダーは|仕入先は"
)
_TURNS_EN = re.compile(
    r"\bnot\b|n't\b|\bnever\b|\bnobody\b|\bno one\b|\bnone of\b|\bno longer\b"
    r"|\bwithout\b|\bexcept|\bunless\b|\bother than\b"
    r"|\bneither\b|\bplan(?:s|ned|ning)? to\b|\bintend|\bfuture\b|\bwhy\b|\breasons? (?:for|why)\b"
    r"|\bever\b|\bpast\b|\bprevious|\bsince when\b|\buntil\b|\b(?:has|have|did|does|is) anything\b"
    r"|\bany (?:remaining|open|known)\b|\boutstanding\b|\bunresolved\b"
)
_NARROWS_EN = re.compile(
    r"\bif\b|\bwhen\b|\bin case\b|\bwhere\b|\bshould (?:the|a|an|you)\b"
    r"|\bsubsidiar|\baffiliate|\bparent company\b|\bgroup compan|\bcompetitor|\bsubprocessors?\b"
    r"|\bsubcontractors?\b|\byour (?:vendors|suppliers|partners)\b"
)
#: Where a further thing is asked for, with a verb or a letter of its own.
_JOINS_JA = re.compile(
    r"並びに|ならびに|かつ|とともに|うえで|した上で|したうえ|また、|さらに|加えて|双方|両方|いずれも"
    r"|も(?:行|実施|作|決め|定め|して|ある|あり|確認|点検|記録|示)|[しきみりいえせけてれ]、|及び[^。]*及び"
)
#: In normal form these would be plain numbers.
_CIRCLED = re.compile("[①-⑳]")
_JOINS_EN = re.compile(
    r"\([a-e]\)|\(i+\)|;|,? and (?:do|does|is|are|has|have|can|did|was|were|if so)\b"
    r"|, (?:do|does|is|are|has|have|can|did)\b|\band (?:then )?(?:each|every|all|what)\b"
    r"|\bas well as\b|\bboth\b|\bplus\b|\balso\b"
    r"|\band (?:rehearsed|tested|exercised|examined|checked|revised|reviewed|approved"
    r"|published|recorded|tried)\b"
)
_QUESTION = re.compile(r"[?？]|(?:です|ます|いる|ある|た|の)か(?=[。、\s]|$)")


def is_plain(
    text: str,
    lang: Lang,
    nearest: str = "",
    texts: Iterable[str] = (),
    *,
    turned: bool = False,
) -> bool:
    """Whether nothing in a question turns, narrows or doubles what it asks.

    `nearest` is the text of the practice that the question is most like, `texts` are all of them;
    where that text is itself `turned` (a *yes* to it says that it is not done), the question has to
    be turned by the same words. It leaves out more than it must: a question that stays blank is
    shown to a person.
    """
    words = normal(text)
    turns, narrows = (_TURNS_JA, _NARROWS_JA) if lang == "ja" else (_TURNS_EN, _NARROWS_EN)
    asked, own = _found(turns, words), _found(turns, normal(nearest))
    if len(_QUESTION.findall(words)) > 1 or not asked <= own or (turned and asked != own):
        return False
    narrow = _found(narrows, words)
    return not narrow or narrow <= {one for own in texts for one in _found(narrows, normal(own))}


def joins(text: str, lang: Lang) -> int:
    """At how many places a question asks for a further thing."""
    found = (_JOINS_JA if lang == "ja" else _JOINS_EN).findall(normal(text))
    return len(found) + len(_CIRCLED.findall(text))


def _found(pattern: re.Pattern[str], words: str) -> set[str]:
    return {one.group() for one in pattern.finditer(words)}
