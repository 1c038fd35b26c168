"""The steps of a measure whose texts have labels: 整改措施：1.… 2.…, with 责任单位：… and 整改时限：… for all of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.cells.ordinals import ordinal_of
from loaders.layout.prose.annotations import Piece
from loaders.layout.prose.items import Item

_MOST_STEPS = 60  # in one line
_STEP_START = re.compile(r"(?<=[。；;！\n])\s*(?=[（(]?[0-9一二三四五六七八九十①-⑳])")


@dataclass
class Step:
    """A step: its text, the items that it was printed as, its own annotations if it has any."""

    text: str
    items: list[Item] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    @property
    def is_annotated(self) -> bool:
        return any(piece.annotation for piece in self.pieces)


def steps_of(owner: Item) -> list[Step]:
    """The steps below the labels for steps; without such a label, all texts with labels are one."""
    if labels := _step_labels(owner):
        return [step for label in labels for step in _steps_below(label)]
    items = [item for label in owner.labels for item in label.walk()]
    return [Step("\n".join(item.text for item in items), items)]


def kept_texts(owner: Item) -> Iterator[Item]:
    """The items below the owner that are no steps and no tasks: its aim, what came of it, and its own paragraphs."""
    others = {*(_step_labels(owner) or owner.labels), *tasks_below(owner)}
    for child in owner.children:
        if child not in others:
            yield from child.walk()


def tasks_below(owner: Item) -> list[Item]:
    """The numbered items directly below that name their own agencies."""
    return [child for child in owner.children if child.ordinal and (child.is_annotated or child.is_annotated_below)]


def _step_labels(owner: Item) -> list[Item]:
    return [item for item in owner.labels if item.label and item.label.kind == "steps"]


def _steps_below(item: Item) -> Iterator[Step]:
    """The numbered items below a label; without them, the sentences behind the label that are numbered; else its text."""
    numbered = [child for child in item.children if child.ordinal]
    others = [child for child in item.children if not child.ordinal]
    text = item.label.text if item.label else ""
    first = [item, *(below for child in others for below in child.walk())]
    if not numbered:
        inline = _inline_steps(text) if not others else []
        whole = "\n".join(filter(None, [text, *(child.text for child in first[1:])]))
        yield from (Step(step, first, item.pieces if item.is_annotated else []) for step in inline or [whole])
        return
    for at, child in enumerate(numbered):
        below = list(child.walk())
        text = "\n".join([child.title, *(part.text if part.is_paragraph else part.printed for part in below[1:])])
        is_alone = len(below) == 1
        yield Step(text, [*first, *below] if at == 0 else below, child.pieces if is_alone or child.is_annotated else [])


def _inline_steps(text: str) -> list[str]:
    """The sentences of a text that begin with 1. 2. 3. …, without their numbers; none if the text is not numbered."""
    steps: list[str] = []
    for part in _STEP_START.split(text):
        ordinal = ordinal_of(part)
        if ordinal and ordinal.number == len(steps) + 1:
            steps.append(part[ordinal.end :].strip())
        elif steps:
            steps[-1] += part
        else:
            return []
    return steps if 1 < len(steps) <= _MOST_STEPS else []
