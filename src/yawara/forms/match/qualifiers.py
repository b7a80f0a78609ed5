"""What a question asks for besides an act: a figure, a deadline, a certificate, a copy, a name.

Where it does and no text of the practice does, a *yes* to the practice is seldom all that the
question wants.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yawara.text.words import Lang


class _Kind(NamedTuple):
    ja: re.Pattern[str]
    en: re.Pattern[str]


def _kind(ja: str, en: str) -> _Kind:
    return _Kind(re.compile(ja), re.compile(en))


KINDS: Sequence[_Kind] = (
    _kind(  # a figure with its unit
        r"[0-9]+ ?(?:%|パーセント|件|名|人|日|時間|分|秒|営業日|年|か月|ヶ月|カ月|ヵ月|月|週|回|割)"
        r"|[0-9]+ ?(?:円|万|億|文字|ビット|世代)"
        r"|[一二三四五六七八九十]+(?:年|か月|名|日|回)以",
        r"\b\d+ ?(?:%|per ?cent|days?|hours?|minutes?|months?|years?|weeks?|business)"
        r"|\b\d+ ?(?:staff|people|million|bits?)"
        r"|\b(?:two|three|four|five|six|seven|ten|twelve|thirty|ninety|24|48|72)"
        r"[ -](?:days?|hours?|months?|years?|weeks?|percent|members?|people|times)",
    ),
    _kind(  # how many, how much, how often
        r"何(?:名|人|件|回|社|割|時間|日)|人数|件数|台数|社数|本数|割合|比率|率[をはのが]|金額"
        r"|費用|予算額|限度額"
        r"|実績数|いくつ|どのくらい|どれくらい|平均",
        r"\bhow (?:many|much|often|long|large|big)\b|\bnumber of\b|\bpercentage\b|\bproportion\b"
        r"|\bheadcount\b|\bamount of\b|\brate\b|\baverage\b|\bbudget\b",
    ),
    _kind(  # a frequency
        r"毎(?:年|月|週|日|四半期|期)|年[0-9一二]+回|[0-9]+回/年|年次|月次|週次|日次|四半期|半期"
        r"|半年|隔年",
        r"\b(?:annual|yearly|quarterly|monthly|weekly|daily|twice a|once a|semi-?annual"
        r"|every (?:\w+ )?(?:year|month|quarter|week|day|six|twelve|two)"
        r"|per (?:year|annum|quarter|month))",
    ),
    _kind(  # a limit or a deadline
        r"以内|以上|以下|未満|超|までに|即日|翌営業日|直ちに|ただちに|速やかに|前までに|上限"
        r"|下限|閾値|しきい値",
        r"\bwithin\b|\bat (?:least|most)\b|\bno (?:more|less|later|longer) than\b"
        r"|\bm(?:in|ax)imum\b"
        r"|\bbelow\b|\babove\b|\bunder \d|\bprior notice\b|\bexceed|\bimmediate|\bnot less than\b"
        r"|\bor (?:higher|more|better|less)\b",
    ),
    _kind(  # a certificate, a qualification, conformity
        r"認証|認定|資格|登録番号|取得(?:済|状況|して|の有無|日)|適合|準拠|等級"
        r"|プライバシーマーク|pマーク|ispm"
        r"|soc ?2|iso/?iec|iso ?\d|jis|検定",
        r"\bcertifi|\baccredit|\bsoc ?2\b|\biso\b|\bcredential|\bqualification|\blicen[sc]ed\b"
        r"|\bcompl[iy]"
        r"|\bconform|\bhitrust\b|\bfedramp\b|\battestation|\bce mark|\bregistration number",
    ),
    _kind(  # a document handed over
        r"提出|添付|写し|ご提供|url"
        r"|(?:提供|開示|共有)(?:可能|して(?:ください|いただ))|提供のこと|閲覧(?:可能|させ)",
        r"\battach|\bsubmit|\bcop(?:y|ies) of\b|\bsend\b|\bhand over\b|\bfurnish|\bupload"
        r"|\bupon request\b"
        r"|\bmade available to (?:us|the (?:customer|client|buyer))|\bon request\b|\burl\b|\blink\b"
        r"|\bshared? (?:it |them )?with (?:us|the (?:customer|client|buyer))",
    ),
    _kind(  # a description
        r"ご?記入|ご?記載(?:ください|願|のこと|下さい)|ご?説明(?:ください|願|下さい)|ご?教示"
        r"|教えて|挙げて"
        r"|どのよう[なに]|どんな|どう(?:やって|いう|して)|何(?:です|[をがに])|内訳|詳細を|具体的に",
        r"\bdescribe\b|\bexplain\b|\blist (?:the|all|any|your)\b"
        r"|\bprovide (?:the |an? |details|your)"
        r"|\bgive (?:the|details|an? )|\bspecify\b|\bstate\b|\bwhich (?:of|one|model|tool|vendor)"
        r"|\bwhat (?:is|are|kind|type|percentage|was|were|proportion)\b|\bname the\b|\bdetails of\b"
        r"|\bhow (?:do|does|is|are|did|would|will)\b",
    ),
    _kind(  # a person, a contact
        r"氏名|担当者名|責任者名|連絡先|電話|メールアドレス|役職|誰(?:です|[がにか])|どなた|住所"
        r"|所在地",
        r"\bwho\b|\bname and\b|\bcontact (?:details|point|person|info)|\bphone\b"
        r"|\be-?mail address\b"
        r"|\btitle of\b|\baddress\b|\blocated\b",
    ),
    _kind(  # a time
        r"いつ|時期|年月日|開始日|直近|前回|最終(?:実施|更新|改訂)|過去|昨年|今年|現在まで|設立",
        r"\bsince\b|\bwhen (?:was|did|were|is|will)|\bdate of\b|\bmost recent\b|\bto date\b"
        r"|\bever\b"
        r"|\blast (?:year|12|time|reviewed|updated|audit)|\b(?:in the )?past\b",
    ),
    _kind(  # a third party, independence
        r"第三者|外部(?:の|機関|専門|監査|評価|有識|による)|独立|社外|有識者|弁護士|監査法人|中立",
        r"\bindependent|\bthird[- ]part|\bexternal|\boutside|\bauditor|\bcounsel\b",
    ),
    _kind(  # all of it, always
        r"全(?:て|従業員|社員|員|役職員|件|数|システム|項目|職員|量|面|履歴)|すべて|あらゆる"
        r"|必ず|常に|常時"
        r"|24時間|一切|漏れなく|完全|100",
        r"\ball\b|\bevery\b|\balways\b|\b24/?7\b|\bround the clock\b|\b100\b|\bfully\b"
        r"|\bcompletely\b"
        r"|\bnever\b|\bguarantee",
    ),
    _kind(  # a place
        r"国内|海外|国外|リージョン|データセンター|保管場所|東京|越境|サーバー?の(?:設置|所在)",
        r"\bin (?:the )?(?:japan|eu|us|uk|eea|union)\b|\bregion\b|\bdata ?cent(?:er|re)"
        r"|\bresid(?:e|ency)"
        r"|\bonshore|\boffshore|\bjurisdiction|\bcross-?border|\boverseas\b",
    ),
    _kind(  # a right, a liability, an insurance, a proceeding
        r"補償|賠償|損害|保険|違約|解約|解除|監査権|立入|立ち入り|契約(?:書|終了|上)|条項|保証"
        r"|瑕疵|返金|sla|稼働率"
        r"|免責|訴訟|係争|行政処分",
        r"\bindemn|\bliab|\binsur|\bwarrant|\bterminat|\bright to audit\b|\baudit rights?\b"
        r"|\bpenalt"
        r"|\brefund|\bsla\b|\buptime\b|\bclause|\bcontractual|\blitigation|\blawsuit"
        r"|\bfine[sd]?\b|\benforcement",
    ),
    _kind(  # how a body is made up
        r"過半数|半数|名以上|構成|議長|委員長|社外取締役|専任|専従|兼任|直属|常勤",
        r"\bmajority|\bchair|\bnon-executive|\bfull[- ]time|\bdedicated\b|\breporting directly"
        r"|\bcompos"
        r"|\bquorum|\bboard-level\b",
    ),
    _kind(  # an outcome
        r"ゼロ|達成|削減|低減(?:した|できた)|向上し|改善した|発生(?:していない|なし|件数)|合格"
        r"|スコア|得点"
        r"|結果(?:が|は|の提出|を提出)",
        r"\bzero\b|\bachiev|\breduc(?:ed|tion) (?:by|of)|\bscore[sd]?\b|\bpass(?:ed|es)?\b"
        r"|\bsucceed"
        r"|\bno (?:incidents?|breach|findings)",
    ),
    _kind(  # somebody else's act
        r"再委託|委託先|委託業者|下請|サプライヤ|仕入先|開発元|提供元|ベンダ|グループ会社|子会社"
        r"|親会社|関連会社"
        r"|他社|取引先|パートナー|クラウド事業者",
        r"\bsub-?processor|\bsub-?contractor|\bsupplier|\bvendors?\b|\bpartner|\bsubsidiar"
        r"|\baffiliate"
        r"|\bparent company|\bgroup compan|\bmodel (?:maker|provider|developer)|\bupstream"
        r"|\bcloud provider"
        r"|\bhosting",
    ),
)
_ABOUT_AI = _kind(
    r"ai|人工知能|モデル|llm|学習|生成|プロンプト|ボット|アルゴリズム|機械|推論|エージェント"
    r"|出力|ハルシネ|予測"
    r"|自動(?:判定|判断|化)|データ",
    r"\bai\b|model|llm|machine|algorithm|train|generat|prompt|bot\b|agent|output|hallucin|predict"
    r"|automat|data ?set|neural|inference",
)


def kinds(text: str, lang: Lang) -> tuple[bool, ...]:
    """For each kind, whether a text in normal form asks for it."""
    return tuple(bool(getattr(kind, lang).search(text)) for kind in KINDS)


def about_ai(text: str, lang: Lang) -> bool:
    """Whether a text in normal form has a word of AI at all."""
    return bool(getattr(_ABOUT_AI, lang).search(text))
