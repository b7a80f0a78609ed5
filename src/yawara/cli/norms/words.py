"""What `yawara norms` says."""

from __future__ import annotations

from yawara.text.words import Phrases

SAY = Phrases(
    {
        "checked": (
            "文書{instruments}、版{versions}、条項{provisions}、実践{practices}を調べました。エラー{errors}件、注意{warnings}件、情報{notes}件。",
            "Checked {instruments} instruments, {versions} versions, {provisions} provisions and {practices} practices: {errors} errors, {warnings} warnings, {notes} notes.",
        ),
        "source-same": (
            "{title}（{ref}）は {file} と一致しています（{articles}条）。",
            "{title} ({ref}) matches {file} ({articles} articles).",
        ),
        "source-differs": (
            "{title}（{ref}）は {file} と一致していません（{count}件）。",
            "{title} ({ref}) does not match {file} ({count} differences).",
        ),
    }
)
