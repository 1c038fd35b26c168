"""Deadlines: the headers and labels for them, and the forms they take."""

import re

from loaders.vocabulary.patterns import word_list

_STEMS = (
    "",
    *word_list("完成 整改 办结 办理 落实 达标 推进 建成 实施 报送 计划完成 计划 工作 要求完成 整治 销号 责任 任务"),
)
_NOUNS = word_list("时限 期限 时间 日期 时间节点 时限要求 时间要求")
DEADLINE_WORDS = (
    *(stem + noun for stem in _STEMS for noun in _NOUNS),
    *word_list("时间安排 时间进度 进度要求 进度安排"),
)
#: The words for a deadline that may stand in brackets or begin a line: 【完成时限】.
DEADLINE_LABELS = ("完成时限", "完成时间")

#: A text that consists of a deadline only.
DEADLINE_TEXT = re.compile(
    r"""(?:完成时限|时限|完成时间)?[:：]?
    (?:
        (?:于|在)?                                                          # 2025年6月底前完成, 年底前, 第三季度
        (?:\d{4}年|今年|明年|当年|本年|年)?
        (?:\d{1,2}月(?:份|底|初|中旬|上旬|下旬|末)?)?
        (?:\d{1,2}日)?
        (?:年底|年末|年中|季度末|上半年|下半年|第[一二三四]季度|[一二三四]季度|底|末)?
        (?:之?前|以前|内)?
        (?:基本)?
        (?:完成|启动|建成|取得.{2,8}|实施|落实|见效|开工|竣工|到位)?
    |   (?:.{0,4})?(?:长期|持续|常年|全年|年内)(?:坚持|推进|实施|落实|开展|完成)*    # 长期坚持, 并持续推进
    |   (?:\d{4}年|\d{1,2}月|每[年季月周]).{0,10}                             # 每季度末完成, 每年开展一次
        (?:前.{0,4}|底|完成|启动|见效|一次|[0-9一二两三四]次)
    |   立行立改|立即整改|即知即改|边查边改|适时
    |   每[年季月周半]度?(?:\d{1,2}月.{0,3})?                                 # 每季度, 每年12月底前
    |   常态化.{0,4}                                                       # 常态化推进
    )""",
    re.VERBOSE,
)
#: How a date or a period begins, whatever is said about it: 2024年6月主体完工, 7月至12月, 2024.3-2024.9.
DATED = re.compile(
    r"""(?:\d{4}[年.\-/]|\d{1,2}月|[上下]半年|第?[一二三四1-4]季度|每[年月周季]|[今明当本]?年[底内末中]|长期|持续|常态|适时|\d{1,2}日)"""
)
#: 2024, 2024年: a year alone.
YEAR = re.compile(r"(?:19|20)\d{2}年?")
