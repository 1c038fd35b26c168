"""Reads the lines of running text as items: number, text, annotations; which sentences count is settled over all of them."""

import re
from collections import Counter
from collections.abc import Iterator

from loaders.cells.agencies import looks_like_agency, strip_tails
from loaders.cells.ordinals import Ordinal, ordinal_of
from loaders.cells.roles import read_agencies
from loaders.layout.prose.agency_titles import read_lists_by_agency, read_series_by_agency
from loaders.layout.prose.annotations import Piece, is_label_line, split_annotations
from loaders.layout.prose.items import NO_LEVEL, Item
from loaders.layout.prose.labels import TextLabel, read_text_label
from loaders.layout.prose.lines import Line
from loaders.layout.prose.notes import drop_headline_source, drop_sentences_above, has_notes, says_role_itself
from loaders.layout.prose.numbers import Decimals, split_lines
from loaders.layout.prose.sentences import agents
from loaders.layout.prose.subjects import (
    FEWEST_DUTIES,
    agencies_in_title,
    duty_agencies,
    led_group,
    led_sentences,
    shares_out,
)
from loaders.vocabulary.characters import LINE_ENDS
from loaders.vocabulary.numerals import chinese_number
from loaders.vocabulary.roles import LED_HEADING
from loaders.vocabulary.sentences import ANNEX_LIST, NUMBERED_NAME, TITLE_END

_ITEM_LEVEL = 3  # of 1.
_WORD = re.compile(r"([^\s：:，,。；;、（(]{2,8})[：:](?=.)")
#: 11.121梯队计划: a number, a dot and a title that begins with a digit; only if item 10 stands before it, or if it is a year.
_BEFORE_YEAR = re.compile(r"\s*([0-9]{1,3})[.．](?=(?:19|20)[0-9Xx×＊*]{2}(?![0-9亿万%.．]))")
_BEFORE_DIGIT = re.compile(r"\s*([0-9]{1,3})[.．](?=\d)")


def read_lines(lines: list[Line]) -> list[Item]:
    """Each line as an item: its number, its text, its annotations. They are not yet in a tree."""
    items: list[Item] = []
    last_number, is_complete, decimals = 0, True, Decimals(line.text for line in lines)
    for line in split_lines(lines):
        ordinal = decimals.read(line.text) or _ordinal(line.text, last_number if is_complete else -1)
        item = _read_line(line, ordinal)
        if ordinal and ordinal.level == _ITEM_LEVEL and not item.is_label:
            last_number = ordinal.number
        is_complete = line.text.rstrip().endswith(LINE_ENDS) or item.is_label
        items.append(item)
    if any(item.is_label and item.ordinal for item in items):
        _read_numbered_labels(items)
    _read_titles_above_labels(items)
    _set_annex_lists_aside(items)
    read_lists_by_agency(items)
    read_series_by_agency(items)
    drop_sentences_above(items)
    drop_headline_source(items)
    _read_duties(items)
    return items


def _read_line(line: Line, ordinal: Ordinal | None) -> Item:
    rest = line.text[ordinal.end :].strip() if ordinal else line.text.strip()
    if ordinal and (label := read_text_label(rest)) and label.kind == "problem":
        rest = label.text or rest
    level = ordinal.level if ordinal else NO_LEVEL
    if is_label_line(rest):
        return Item(line, ordinal, rest, level, split_annotations(rest), line.printed, is_label=True)
    if ordinal is None and (label := read_text_label(rest)):
        return Item(line, None, rest, level, [Piece(rest, None)], line.printed, label=label)
    item = Item(line, ordinal, rest, level, split_annotations(rest), line.printed)
    if ordinal and (names := _leading(rest)):
        item.name_in_title(names)
    elif not item.is_annotated and (
        names := led_group(rest) or agencies_in_title(rest) or (agents(rest) if ordinal else "")
    ):
        item.pieces = [Piece(rest, names)]
    return item


def _set_annex_lists_aside(items: list[Item]) -> None:
    """The lines of a list of annexes are no items: 附件：1.任务清单, 2.联系人名单."""
    following = 0
    for item in items:
        if item.is_annotated:
            following = 0
        elif ANNEX_LIST.match(item.text) and not item.ordinal:
            following = 2
        elif following and item.ordinal and item.ordinal.number == following:
            following += 1
        else:
            following = 0
        if following:
            item.is_aside, item.ordinal, item.label, item.pieces = True, None, None, [Piece(item.text, None)]


def _read_numbered_labels(items: list[Item]) -> None:
    """Read 1.整改目标：… 2.责任单位：… as labels: where a label of agencies has a number, those of texts have one, too.

    A word before a colon that begins several items is such a label, whatever it says: 2.地点：…
    """
    numbered = [item for item in items if item.ordinal and item.level >= _ITEM_LEVEL and not item.is_label]
    words = Counter(match[1] for item in numbered if (match := _WORD.match(item.text)))
    for item in numbered:
        word = _WORD.match(item.text)
        label = None if item.is_annotated else read_text_label(item.text)
        if word and words[word[1]] > 1 and not looks_like_agency(word[1]):
            label = label or TextLabel(word[1], "other", item.text[word.end() :].strip())
        if label:
            item.label, item.ordinal, item.level, item.pieces = label, None, NO_LEVEL, [Piece(item.text, None)]


def _read_titles_above_labels(items: list[Item]) -> None:
    """Where label lines below an item say who is responsible, a bare bracket in its title says something else: 晚会（广场）."""
    title: Item | None = None
    for item in items:
        if item.is_label:
            if title and any(_names_responsible(piece) for piece in item.pieces):
                title.pieces, title = [Piece(title.text, None)], None
        elif item.ordinal:
            title = item if item.is_annotated and not says_role_itself(item) else None


def _names_responsible(piece: Piece) -> bool:
    named = read_agencies(piece.annotation or "", "responsible").named
    return any(role in ("lead", "responsible") for role, _ in named)


def _read_duties(items: list[Item]) -> None:
    """Where neither brackets nor labels name agencies, read the sentences that begin with them: 市水利局负责巡查。

    Several of them must do so, or several clauses of one.
    """
    if has_notes(items):
        return
    duties = [
        (item, names)
        for item in _without_led(items)
        if (text := _duty_text(item)) and not TITLE_END.search(text) and (names := duty_agencies(text))
    ]
    duties = [(item, names) for item, names in duties if item.label] or duties  # above them stand problems
    if len(duties) < FEWEST_DUTIES and not _are_all_items(items, duties):
        duties = [(item, names) for item, names in duties if shares_out(item.text)]
    for item, names in duties:
        item.pieces = [Piece(*led) for led in led_sentences(item.text)] or [Piece(_duty_text(item), names)]


def _duty_text(item: Item) -> str:
    """The text that may say whose duty it is: that behind a label for steps (整改要求：由县水利局负责清淤), none behind another one."""
    if item.label:
        return item.label.text if item.label.kind == "steps" else ""
    return item.text


def _without_led(items: list[Item]) -> Iterator[Item]:
    """The items, without those below a title that names the agencies of all of them."""
    led: float | None = None
    for item in items:
        if led is None or item.level <= led:
            led = item.level if item.is_led else None
            yield item


def _are_all_items(items: list[Item], duties: list[tuple[Item, str]]) -> bool:
    """Whether all numbered items of the lowest level, and several, have a duty, and nothing else names their agencies."""
    lowest = max((item.level for item in items if item.ordinal), default=NO_LEVEL)
    numbered = {id(item) for item in items if item.ordinal and item.level == lowest}
    bare = {id(item) for item, _ in duties if not item.is_annotated}
    return len(numbered) > 1 and numbered <= bare


def _ordinal(text: str, last_number: int) -> Ordinal | None:
    """The number that the text begins with; `last_number` is that of the item 1. before, -1 if its sentence goes on."""
    if ordinal := ordinal_of(text):
        return ordinal
    match = _BEFORE_DIGIT.match(text)
    if match and ((last_number > 0 and int(match[1]) == last_number + 1) or _BEFORE_YEAR.match(text)):
        return Ordinal(_ITEM_LEVEL, int(match[1]), match.end())
    named = NUMBERED_NAME.match(text)
    return Ordinal(_ITEM_LEVEL, chinese_number(named[1]), named.end()) if named else None


def _leading(text: str) -> str:
    """The agencies, and their verb, that a heading like “省编办牵头的工作” names; empty if it names none."""
    match = LED_HEADING.fullmatch(text)
    is_led = match and looks_like_agency(strip_tails(match["name"].split("、")[-1]))
    return f"{match['name']}{match['verb']}" if match and is_led else ""
