"""What strangers write around the questions of a document, in Japanese and English."""

from __future__ import annotations

#: How a line begins that says whom a question is for. The rest of the line names them.
ROLE_LINES = (
    r"(?:recommended|intended|relevant|suggested|designed|applicable) (?:for|to)\b|applies to\b|for roles?\b|target(?:ed)? (?:roles?|audience)\b"
    r"|(?:推奨対象|推奨される?役割|推奨|対象者|対象となる(?:役割|組織|者)|対象とする組織|対象組織|回答対象|主な対象|対象|回答者)(?:者)?(?=\s*[:：\s\u3000])"
)
#: What else a column or a cell is called that names them.
ROLE_LABELS = r"(?:relevant |applicable )?roles?|actors?|推奨対象|推奨|対象者?|対象となる(?:役割|者)|役割"
#: Sentences that tell how to fill in the form, and ask nothing.
INSTRUCTIONS = (
    r"(?:本(?:質問票|調査|様式|票|フォーム)|以下の(?:質問|設問|項目)|次の(?:質問|設問|項目)|記入(?:方法|要領|例)"
    r"|提出|返送|期限|ご記入の上|this (?:form|questionnaire|template|document)|questions? below"
    r"|following questions|return (?:the|this)|submit|deadline|instructions?\b)"
)
#: What makes a text one that asks.
ASKS = (
    r"[?？]|か[。]?\s*\Z|(?:ください|下さい|なさい|せよ|述べよ)[。]?|"
    r"\b(?:describe|explain|indicate|provide|specify|summari[sz]e)\b"
    r"|(?:\A\s*|[.,;:]\s+|\bplease\s+)(?:list|outline|state|share|name)\b(?! of\b)"
)
#: How a line begins that asks for more below the boxes of a question.
FOLLOW_UP = (
    r"\A\s*(?:if (?:yes|no|so|not|other|applicable|you|relevant)|please (?:describe|explain|specify|elaborate|provide)|other\b|details"
    r"|はいの場合|いいえの場合|「?はい」?を選|その他|ある場合|該当する場合|具体的に)"
)
#: What stands where a text is to go, and is no text: lines, dots, “[enter text]”.
WAITING = (
    r"[\s_＿.…‥・\-–—―\u3000\u00a0]*\Z|\s*[(（\[［][\s\u3000]{3,}[)）\]］]\s*\Z"
    r"|\s*[\[<〔【(（「][^\])>〕】）」]{0,80}(?:enter|insert|type here|your (?:answer|text|response)|記入|入力)[^\])>〕】）」]{0,80}[\])>〕】）」][\s.。]*\Z"
    r"|\s*(?:click or tap (?:here )?to enter (?:text|a date)\.?|click here to enter (?:text|a date)\.?|choose an item\.?"
    r"|(?:please )?(?:enter|type|insert|write|add|provide|give) (?:(?:your |the )?(?:free )?(?:answer|text|response|reply|details?|description|information|links?) )?"
    r"(?:text )?(?:here|below|in this (?:box|field|space))\s*[.…]{0,3}|(?:please )?(?:enter|type|insert) (?:your |the )?(?:answer|text|response|reply)[.…]{0,3}|(?:your )?(?:free[- ]text )?(?:answer|response)(?: here)?\s*[.…]{1,3}|free[- ]text(?: (?:answer|response|field))?"
    r"|ここをクリックまたはタップして.{0,20}|テキストを入力(?:してください)?。?"
    r"|(?:ここ|こちら|この欄)(?:に|へ)(?:ご?(?:回答|説明|内容)を)?ご?(?:入力|記入|記載|記述|お書き)(?:して)?(?:ください|下さい|願います)?。?|自由記述欄?)\s*\Z"
)
#: What only says how long an answer may be.
LIMIT = (
    r"\s*[(（\[]?\s*(?:max(?:imum)?\.?|up to|at most|no more than|(?:word|character) (?:limit|count)\s*[:：]?|約)\s*[\d,]{1,6}\s*(?:words?|characters?|字|文字)?(?: maximum| max\.?)?\s*[)）\]]?[.。]?\s*\Z"
    r"|\s*[(（\[]?\s*[\d,０-９]{1,6}\s*(?:words? (?:maximum|max\.?)|字(?:以内|程度)|文字(?:以内|程度))(?:で?ご?(?:記入|記載|回答)(?:して)?(?:ください)?)?\s*[)）\]]?[.。]?\s*\Z"
)
#: What says that only one of several boxes is to be ticked.
ONE_OF = (
    r"(?:select|tick|choose|check|mark) (?:only )?one\b|only one|one of the following"
    r"|(?:いずれか|どれか|ひとつ|一つ|1つ|１つ)(?:1つ|１つ|一つ|ひとつ)?を?(?:選|チェック|お選び)|単一回答"
)
#: Japanese letters in the two orders in which lists count by them.
KANA = {
    "aiueo": "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ",
    "aiueoFullWidth": "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    "iroha": "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ",
    "irohaFullWidth": "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン",
}
