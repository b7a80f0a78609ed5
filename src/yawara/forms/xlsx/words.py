"""What strangers call the columns of their sheets, in Japanese and English, `|` between them.

Compared as `headings.squeezed` makes them. A Japanese term is also known at the end of a longer
header (貴社の回答), an English one as its last or any whole word (Vendor response).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yawara.forms.questionnaire import ParticularKind

ROLES: dict[str, tuple[str, str]] = {
    "number": (
        "no|no.|№|#|番号|項番|連番|通番|質問番号|設問番号|項目番号|管理番号|管理策番号|項目no|項目no.|設問no|質問no",
        "no|no.|#|id|number|ref|reference|ref.|ref no|item no|question no|q#|q no|sr. no|s/n|serial|control id|question id|requirement id|key",
    ),
    "group": (
        "大項目|中項目|小項目|大分類|中分類|小分類|分類|分野|区分|カテゴリ|カテゴリー|領域|観点|章|節|対象領域|評価分野|セクション|テーマ",
        "domain|category|subcategory|sub-category|section|area|topic|theme|function|control family|family|subject|control domain|group",
    ),
    "question": (
        "質問|質問事項|質問内容|質問項目|質問文|ご質問|設問|設問内容|確認内容|確認事項|確認項目|チェック項目|チェック内容|チェックポイント|点検項目|点検内容|評価項目|要求事項|要求内容|要件|要求要件|管理策|統制|実施事項|実施項目|対策項目|対策内容|セキュリティ対策|お伺いしたい内容|調査項目|審査項目|遵守事項|自己点検項目|お尋ね|求める対策|必要な対策",
        "question|questions|question text|requirement|requirements|control|controls|control question|control description|control statement|check item|checklist item|assessment question|criteria|criterion|question/requirement|what we ask|due diligence question|security requirement|prompt|process check|checkpoint|testable criteria|sub-control",
    ),
    "item": (
        "項目|内容|事項|対策|概要|条件|タイトル|設問タイトル|小見出し",
        "item|items|description|statement|title|detail of requirement|control name|control title|name",
    ),
    "answer": (
        "回答|ご回答|回答欄|ご回答欄|回答結果|回答内容|貴社回答|御社回答|貴社ご回答|自己評価|自己評価結果|自己点検|自己点検結果|自己診断|対応状況|実施状況|遵守状況|準拠状況|整備状況|取組状況|達成状況|充足状況|対応可否|対応有無|実施有無|実施の有無|対応の有無|適合状況|可否|有無|はい/いいえ|yes/no|○×|○/×|○・×|〇×|○△×|○/△/×|現状|現在の状況|現況|回答選択|回答番号|回答記号|選択番号|選択肢番号|回答no|回答no.|貴社記入欄|記入欄|回答記入欄|実施済/未実施|該当有無|該当の有無|貴社状況|対応区分|実施区分|評価区分",
        "answer|answers|response|responses|your answer|your response|vendor response|supplier response|provider response|yes/no|yes/no/n/a|yes/no/na|y/n|y/n/na|y/n/n/a|compliant|compliance|compliance status|compliance (y/n)|implementation status|current status|current state|implemented|in place|self-assessment|self assessment|self-assessment result|met|met?|answered as|compliant?|selection|answer no|answer no.|answer number|selected option",
    ),
    "result": (
        "結果|判定|評価|状況|確認欄|点検欄|該当欄|選択欄|成熟度|成熟度レベル|成熟度評価|達成度|達成レベル|到達レベル|評価レベル|対応レベル|実施レベル|対応|チェック|チェック欄|ステータス|実施|遵守|準拠|該当|点検結果|確認結果|チェック結果|評価結果",
        "status|done|completed|result|results|check|rating|assessment|checked|tick|✓|✔|☑|maturity|maturity level",
    ),
    "remark": (
        "備考|備考欄|コメント|コメント欄|補足|補足説明|補足事項|具体的内容|具体的な内容|具体的な対応|具体的な対応内容|具体的な実施内容|対応内容|対応の内容|実施内容|取組内容|改善内容|改善事項|改善策|是正内容|詳細|回答詳細|詳細説明|説明|説明欄|理由|特記事項|メモ|自由記述|自由記述欄|自由記入|自由記入欄|記述|記述欄|補記|代替策|代替措置|未対応の理由|対象外の理由",
        "comment|comments|remark|remarks|note|notes|explanation|explanations|details|additional information|additional comments|justification|rationale|reason|narrative|response details|free text|elaboration|vendor notes|further information|if no, explain|description of implementation|implementation details|how|please explain|explain|please describe|please specify|description of controls|implementation description",
    ),
    "evidence": (
        "証跡|証跡名|証憑|証拠|エビデンス|エビデンス名|根拠|回答根拠|根拠資料|根拠文書|裏付け資料|添付資料|添付|資料名|関連資料|関連文書|関連規程|規程名|文書名|参照文書|証跡資料|確認資料|url|リンク",
        "evidence|evidence link|evidence reference|supporting evidence|supporting document|supporting documents|supporting documentation|document reference|attachment|attachments|artifact|artifacts|proof|url|link|links|documentation|evidence provided|file",
    ),
    "owner": (
        "担当|担当者|担当部署|担当部門|回答者|回答部署|回答担当|回答担当者|記入者|責任者|主管部署|主管部門|所管部署|所管|対応者|実施者|部署",
        "owner|responsible|respondent|answered by|completed by|person in charge|department|assignee|responsible party|responsible person|contact|control owner",
    ),
    "date": (
        "日付|回答日|記入日|実施日|点検日|対応日|期限|対応期限|完了予定日|完了予定|対応予定日|対応予定時期|実施予定日|実施予定時期|対応完了予定日|予定時期|予定日|時期|年月日|更新日|確認日|記載日",
        "date|due|due date|target date|completion date|date answered|date completed|eta|last updated|planned date|expected date|deadline",
    ),
    "plan": (
        "予定|計画|今後の予定|今後の対応|今後の計画|対応予定|対応計画|改善計画|改善予定|目標|前回|前回回答|前回の回答|前年度|昨年度|前期|前年回答|前回結果|次年度|目標レベル|目標成熟度|目標値|目標水準",
        "plan|planned|plans|target|target state|future|future state|previous|previous answer|previous response|prior year|last year|remediation|remediation plan|desired state|target maturity|target level|target rating|target score|desired maturity",
    ),
    "words": (
        "選択肢|回答選択肢|回答の選択肢|回答候補|選択項目|選択内容",
        "options|option|choices|answer options|answer choices|response options|response choices|available responses|allowed responses|possible answers",
    ),
    "aside": (
        "レベル|重要度|必須/任意|必須|優先度|配点|点数|得点|スコア|重み|記入例|回答例|例|記載例|具体例|解説|留意点|注意点|補足(質問)|記入要領|記入方法|記載要領|判断基準|判定基準|評価基準|評価の観点|確認方法|参考|参照|出典|根拠法令|参考資料|ガイドライン|対応条項|リスク|想定リスク|目的|背景|対象|対象者|単位|頻度|金額|数量|回答形式|回答方法|入力形式|質問の意図|用語説明|証跡例|エビデンス例|証跡の例|証跡例示|回答期限|質問者|依頼者|質問日|該当頁|該当ページ|該当箇所|該当ページ番号|参照頁|参照ページ|参照箇所|記載頁|記載ページ|記載箇所|頁|ページ",
        "level|priority|severity|weight|weighting|score|points|example|examples|sample answer|sample response|guidance|help|hint|instructions|instruction|reference standard|mapping|framework|standard|source|mandatory|required|applicability|applies to|risk|purpose|objective|rationale for question|expected evidence|evidence example|answer type|response type|question type|type|scope|frequency|why we ask|unit|amount|page|page no|page number|page reference|section/page",
    ),
    "theirs": (
        "当社記入欄|弊社記入欄|当行記入欄|当社使用欄|弊社使用欄|当行使用欄|当社確認欄|弊社確認欄|当行確認欄|当社確認|弊社確認|当行確認|当社評価|弊社評価|当行評価|当社判定|弊社判定|当行判定|審査結果|審査欄|確認者|確認者コメント|評価者コメント|評価者|審査者|監査結果|監査人コメント|事務局使用欄|事務局記入欄|委託元評価|委託元確認欄|当社コメント|弊社コメント|当行コメント|委託元コメント|二次評価|最終評価",
        "for internal use|internal use only|internal use|reviewer|reviewer comments|reviewer notes|reviewed by|review|review result|auditor|auditor comments|assessor|assessor comments|assessor notes|assessor rating|customer use|customer use only|for customer use|office use only|our assessment|finding|findings|analyst notes|analyst comments|evaluator|accepted",
    ),
}
#: How a header begins of a column that is for whoever reads the answers, not for who gives them.
OF_READER = (
    r"(?:発注者|発注元|委託元|委託者|依頼元|依頼者|審査員|審査者|監査人|監査者|評価者|確認者|検査員|事務局|当社|弊社|当行)側?の?(?:ご?記入|使用|確認|評価|判定|コメント|所見|審査|チェック|備考)"
    r"|(?:buyer|purchaser|client|customer|procurement|reviewer|assessor|auditor|evaluator|evaluation panel)(?:'?s'?)?(?: team)?"
    r" (?:use|only|review|assessment|evaluation|score|scoring|comments?|notes?|remarks?|rating|feedback|follow-?up|findings?|decision)\b"
)

#: Words that stand for an answer where a column of its own is there for each.
OPTIONS: tuple[str, str] = (
    "はい|いいえ|実施|有|無|有り|無し|あり|なし|済|未|可|不可|適|否|○|△|×|◎|〇|◯|✕|－|-|対応|未対応|一部対応|対応済|対応済み|実施済|実施中|未実施|一部実施|計画中|検討中|予定|該当|非該当|該当なし|対象外|適合|不適合|できている|できていない|一部できている|わからない|実施している|実施していない|一部実施している|十分|不十分|該当しない|該当する|不明|そう思う|ややそう思う|どちらともいえない|あまりそう思わない|そう思わない|全くそう思わない",
    "yes|no|n/a|na|partial|partially|not applicable|unknown|planned|implemented|not implemented|partially implemented|compliant|non-compliant|y|n|full|none|fully|in progress|met|not met|partially met|true|false|strongly agree|agree|neutral|disagree|strongly disagree|not sure|don't know|neither agree nor disagree",
)

#: What a sheet calls the places for who answers, and when. A label is known by just these words.
PARTICULARS: dict[ParticularKind, tuple[str, str]] = {
    "organization": (
        (
            "会社名|貴社名|御社名|企業名|法人名|団体名|組織名|事業者名|商号|会社名称|貴社名称|企業名称|法人名称|団体名称|組織名称|事業者名称"
            "|貴団体名|貴組織名|貴行名|回答者名称|受注者名|受託者|受注者|提案者名|提案者|回答企業|回答企業名|回答会社名|回答組織名|記入企業名|委託先名|委託先会社名|委託先企業名|取引先名"
            "|取引先会社名|お取引先名|受託者名|受託会社名|供給者名|サプライヤー名|ベンダー名"
        ),
        (
            "company|company name|company legal name|organisation|organization|organisation name|organization name|name of company"
            "|name of the company|name of organisation|name of organization|name of the organisation|name of the organization"
            "|vendor|vendor name|supplier|supplier name|provider name|name of vendor|name of supplier|legal name|legal entity"
            "|legal entity name|name of firm|name of the firm|firm|firm name|bidder|bidder name|name of bidder|tenderer|name of tenderer|contractor|contractor name|supplier legal name|your company|your organisation|your organization|business name"
        ),
    ),
    "date": (
        "回答日|ご回答日|回答年月日|回答日付|記入日|ご記入日|記入年月日|記入日付|提出日|提出年月日",
        (
            "date|date completed|completion date|date of completion|date of response|response date|date answered|submission date"
            "|date submitted|date of submission|today's date"
        ),
    ),
    "other": (
        (
            "担当者|担当者名|ご担当者|ご担当者名|ご担当者様|担当者氏名|ご担当者氏名|回答者|回答者名|回答者氏名|ご回答者|ご回答者名|記入者|記入者名"
            "|記入者氏名|ご記入者|ご記入者名|氏名|お名前|作成者|承認者|代表者|代表者名|代表者氏名|部署|部署名|部門名|所属|ご所属|所属部署|所属部署名"
            "|担当部署|担当部署名|ご担当部署|担当部署・担当者名|担当部署・担当者|部署・氏名|所属・氏名|責任者|責任者名|責任者署名|署名|役職|役職名|お役職|電話|電話番号|お電話番号|tel|fax|fax番号|連絡先|ご連絡先|メール|メールアドレス"
            "|eメール|e-mail|email|住所|ご住所|所在地|本社所在地|郵便番号|作成日|承認日|サービス名|製品名|システム名|対象サービス|対象サービス名"
            "|対象システム|対象システム名|対象製品名|案件名|法人番号"
        ),
        (
            "contact|contact name|contact person|contact details|name|full name|your name|name of respondent|respondent"
            "|respondent name|completed by|prepared by|filled in by|approved by|title|job title|position|department|email|e-mail"
            "|email address|e-mail address|contact email|phone|phone number|telephone|tel|fax|address|company address|signature"
            "|service name|product name|project title|project name|agency|department or agency|system name|name of service|name of product|service|product"
        ),
    ),
}
#: What says that a place above or beside is for whoever sends the sheet, not for who answers.
OF_SENDER = r"依頼元|委託元|発注元|発行元|問い?合わ?せ先|送付先|提出先|返送先|当社|弊社|当行|貴社担当|requester|requested by|issued by|issuer|return to|send to|for internal use|office use|customer use"

#: Sheets that show how it is done: what they ask, they ask nobody.
SAMPLES: tuple[str, str] = ("記入例|記載例|回答例|サンプル|見本", "sample|example|examples")

#: What stands before or over the place for an answer where there is no table.
PROMPTS: tuple[str, str] = (
    "回答|ご回答|答|答え|回答欄|ご回答欄|記入欄|お答え|貴社回答|記述欄|a",
    "answer|response|your answer|your response|a|reply",
)
REMARK_PROMPTS: tuple[str, str] = (
    "備考|コメント|補足|補足説明|理由|具体的内容|詳細|説明|自由記述",
    "comment|comments|remarks|notes|explanation|details|if yes, describe|if no, describe|if yes, explain|if no, explain|if yes, please describe|if yes, please explain|if no, please explain|please explain|please describe|additional information",
)
#: How a text begins that asks for more where the answer above is a certain one.
FOLLOW_UP = (
    r"[\s※＊*・→⇒(（【]*(?:(?:上記|前問|前項|問\d+)[^。]{0,12}[でに]?「?(?:はい|いいえ|有|無|ある|あり|その他)"
    r"|「?(?:はい|いいえ|有|無|その他|あり|なし)」?(?:の場合|を選|と(?:回|お)答|に(?:○|チェック))|ある場合|該当する場合|具体的に"
    r"|if (?:yes|no|so|not|other|applicable)\b|where applicable|(?:please )?(?:describe|explain|specify|elaborate|provide details)\b)"
)
EVIDENCE_PROMPTS: tuple[str, str] = (
    "証跡|エビデンス|根拠資料|添付資料|根拠|証跡・資料",
    "evidence|supporting documents|attachment|link|document reference",
)
#: What stands in a place until somebody chooses: 選択してください, -- Select --.
REQUEST = (
    r"[-–—ー▼▽▾<\[(（【＜\s]*(?:(?:リスト|プルダウン|一覧)(?:から|より))?(?:(?:1つ|一つ)?ご?選択|お選び)(?:して)?(?:ください|下さい)"
    r"[-–—ー▼▽▾>\])）】＞\s。]*|[-–—<\[(\s]*(?:please )?(?:select|choose|pick)"
    r"(?: (?:one|here|(?:an? |your |the )?(?:item|option|answer|response|value)|from (?:the )?(?:list|drop-?down)))?"
    r"[-–—>\])\s.…:]*"
)
