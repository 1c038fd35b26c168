"""Headings, titles, notes: the lines around the data."""

from __future__ import annotations

import re

from loaders.blocks import Grid, Paragraph, Source
from loaders.layout.annotation import without_annotations
from loaders.numerals import label_of
from loaders.words import FIRST_LEADS

_ANNEX = re.compile(r"附\s*[表件录]\s*[0-9一二三四五六七八九十]*\s*[:：]?.{0,3}")
_NOTE = re.compile(
    r"\s*[（(〔]?\s*(?:注|备\s*注|说\s*明|附\s*注|填表说明|注释|备注说明)\s*(?:[:：]|[0-9１1一]?[、.．])|\s*[*＊※](?![*＊※])\s*\S"
)
_SIGNATURE = re.compile(
    r"\s*(?:填表|制表|填报|审核|审批|签发|联系人|联系电话|抄送|抄报|印发|主办|责任编辑|来源|发布时间|索引号|上一篇|下一篇|(?:打印|关闭|分享)(?:本页|窗口|到|此页)?(?:$|[ \u3000|｜】\]])|"
    r"单位[（(]?(?:盖章|公章)|(?:\d{4}|[〇○零一二三四五六七八九]{4})年\d{0,2}[一二三四五六七八九十]*月(?:\d{1,2}|[一二三四五六七八九十]+)日$|第\s*\d+\s*页|[-—]\s*\d+\s*[-—]$)"
)
_TOTAL = re.compile(r"(?:合\s*计|总\s*计|小\s*计)[:：]?")
_TRAILING = "。：:；;，,、 \u3000"
_TITLE_WORDS = re.compile(r"分工|分解|方案|清单|任务|计划|措施|意见|台账|安排|要点|一览表|表$")
#: A title that names no subject, or the last words of one: 责任分工表, 目任务分解表.
_SUBJECTLESS = re.compile(
    r".?(?:重点|主要|工作|任务|目标|责任|部门|分工|分解|清单|一览|台账|落实|实施|措施|事项|方案|细化|安排|及|和|与|表|单位|的|通知|[（(].{1,8}[)）])+"
)
#: Breadcrumbs of a web page, a document's number, the name over its head.
_FURNITURE = re.compile(
    r"首\s*页|位置\s*[：:]|[〔\[（(【]\d{4}[〕\])）】].{0,8}号|^.{2,20}文件$|\s[>›»]\s|^.{1,6}[：:]"
)
_SENTENCE_START = re.compile(r"为(?:了|深入|全面|确保|进一步|贯彻|加快|做好|补|推)|本(?:方案|表|清单|通知)|根据|按照")
_LONGEST_TITLE = 60


def is_annex(text: str) -> bool:
    """附件2, 附表：, and the like, on a line of its own."""
    return bool(_ANNEX.fullmatch(text.strip()))


def is_note(text: str) -> bool:
    """注：…, 备注：…, ※ …"""
    return bool(_NOTE.match(text))


def is_signature(text: str) -> bool:
    """填表人：…, 联系电话：…, a date alone, and the like."""
    return bool(_SIGNATURE.match(text))


def is_total(text: str) -> bool:
    """合计, 总计"""
    return len(text) < 12 and bool(_TOTAL.fullmatch(text.strip()))


def heading_text(text: str) -> str:
    """The heading without its number, the punctuation after it and its annotation, on one line."""
    text = without_annotations(text)
    label = label_of(text)
    text = text[label.end :] if label else text
    return re.sub(r"\s*\n\s*", "", text).strip().strip(_TRAILING)


def first_lead_statement(source: Source) -> str:
    """The sentence that says the first agency listed leads; empty where there is none."""
    for block in source.blocks:
        texts = [block.text] if isinstance(block, Paragraph) else _own_texts(block)
        for text in texts:
            if match := FIRST_LEADS.search(text):
                return _sentence(text, match)
    return ""


def _own_texts(grid: Grid) -> list[str]:
    """A large grid says it above or below its data, if at all."""
    rows = grid.rows if len(grid.rows) <= 2_000 else grid.rows[:50] + grid.rows[-50:]
    return [cell for row in rows for cell in dict.fromkeys(row) if "第一" in cell or "首" in cell]


def _sentence(text: str, match: re.Match) -> str:
    start = max(text.rfind(mark, 0, match.start()) for mark in "。；;\n（(") + 1
    ends = [at for mark in "。；;\n）)" if (at := text.find(mark, match.end())) >= 0]
    return text[start : min(ends, default=len(text))].strip()


def find_title(source: Source, first_block: int) -> str:
    """The last short line above the data (which begins in block `first_block`) that reads like a title; else the title
    the file states."""
    candidates: list[str] = []
    for block in source.blocks[: first_block + 1]:
        if isinstance(block, Grid):
            candidates += _lines_above(block)
        elif label_of(block.text):
            break
        else:
            candidates.append(block.text)
    titles = [at for at, text in enumerate(candidates) if _is_title(text)]
    named = [at for at in titles if _TITLE_WORDS.search(candidates[at])]
    if named:
        return _whole_title(candidates, named[-1])
    return source.title or next((candidates[at] for at in reversed(titles)), "")


def _whole_title(candidates: list[str], at: int) -> str:
    """The title, with the line above it where that says what the 责任分工表 is about."""
    if at and _SUBJECTLESS.fullmatch(candidates[at]) and _is_title(candidates[at - 1]):
        return candidates[at - 1] + candidates[at]
    return candidates[at]


def _lines_above(grid: Grid) -> list[str]:
    lines = []
    for row in grid.rows[:10]:
        texts = list(dict.fromkeys(filter(None, row)))
        if len(texts) > 1:
            break
        lines += texts
    return lines


def _is_title(text: str) -> bool:
    return (
        2 <= len(text) <= _LONGEST_TITLE
        and not text.startswith(("（", "("))
        and not _ANNEX.fullmatch(text)
        and not text.endswith(("。", "；", "：", ":"))
        and "。" not in text
        and not _SENTENCE_START.match(text)
        and not FIRST_LEADS.search(text)
        and not _FURNITURE.search(text)
        and not is_note(text)
        and not is_signature(text)
    )
