"""Which documents may be versions of one: their titles have the same subject, whatever year, stage or kind of table they name."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from dashboard.analysis.comparison.matching import folded, likeness, pairs_of

#: The least likeness of two titles' subjects (Dice coefficient of character pairs, 0–1).
ALIKE = 0.6
#: Among so many documents the two most alike are looked for.
_MOST_TOGETHER = 100
#: What titles of responsibility tables have in common, or what tells two versions apart.
_NO_SUBJECT = re.compile(
    r"(责任|任务|工作|职责)*分工(方案|表)?|(实施|工作|行动)?方案|(重点|主要)?(任务|工作)|责任|清单|台账|一览表|关于|印发|通知|附件"
    r"|征求意见稿|送审稿|讨论稿|草案|定稿|正式稿|修订|修改|更新|[第\d一二三四五六七八九十初]+[稿版]|\d+|年度?|[的表稿版]|\W"
)
_DRAFTS = ("征求意见|草案|讨论稿|初稿|一稿|第一版", "二稿|第二版|送审稿", "三稿|第三版", "四稿|第四版")
_REVISED = "修订|修改|更新"


def likest(of: str, titles: Mapping[str, str]) -> list[str]:
    """The other keys of `titles`, key -> title, that are alike enough to be versions of the document `of`, the likest first."""
    subject = _subject(titles[of])
    scores = {key: likeness(subject, _subject(title)) for key, title in titles.items() if key != of}
    return sorted((key for key, score in scores.items() if score >= ALIKE), key=lambda key: -scores[key])


def likest_two(titles: Mapping[str, str]) -> tuple[str, str] | None:
    """The two keys whose titles are most alike, among the first documents; None if no two are alike enough."""
    subjects = {key: _subject(titles[key]) for key in [*titles][:_MOST_TOGETHER]}
    pairs = [(likeness(subjects[one], subjects[other]), one, other) for one, other in combinations(subjects, 2)]
    score, one, other = max(pairs, key=lambda pair: pair[0], default=(0, "", ""))
    return (one, other) if score >= ALIKE else None


def older_first(keys: Sequence[str], titles: Mapping[str, str]) -> list[str]:
    """The keys by the years and then the stages that the titles name: 2025年 before 2026年, 征求意见稿 before 定稿."""
    return sorted(keys, key=lambda key: (re.findall(r"\d{4}", titles[key]), _stage(titles[key])))


def _subject(title: str) -> Counter:
    plain = folded(title)
    return pairs_of(_NO_SUBJECT.sub("", plain) or plain)


def _stage(title: str) -> int:
    """How far a title says that the text has come: a draft, or the text in force, which titles do not say, or a revision."""
    if re.search(_REVISED, title):
        return len(_DRAFTS) + 1
    return next((at for at, words in enumerate(_DRAFTS) if re.search(words, title)), len(_DRAFTS))
