"""Every character of a document, apart from layout, stands in an action, a heading, the title, around them, or in a finding."""

import random
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from loaders import Document, header_words, load_document
from loaders.blocks import Grid
from loaders.cells.ordinals import ordinal_of
from loaders.formats.reading import read_blocks
from tests.conftest import ROOT

DOCUMENTS = [*(ROOT / "data/documents").iterdir(), *(ROOT / "tests/cases").iterdir()]
GOLDEN = sorted(path for path in DOCUMENTS if not path.name.endswith((".expected.csv", "README.md")))


def plain(text: str) -> str:
    """The letters, ideographs and figures of a text: the rest is layout here."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


def kept(document: Document) -> str:
    """All that the document keeps of its source."""
    actions = document.actions
    texts = [
        *actions["source"],
        *actions["section"].dropna(),
        document.title,
        *(header_words(header) for header, _ in document.headers),
        *(text for _, text in document.outside),
        *(str(value) for finding in document.findings for value in finding.values.values()),
    ]
    return "\0".join(map(plain, texts))


def printed(data: bytes, name: str, unread: set[int | None]) -> Iterator[str]:
    """The lines of the paragraphs and cells of a source, without those of tables that were not read."""
    for block in read_blocks(data, name, None).blocks:
        if not isinstance(block, Grid):
            yield from block.text.split("\n")
        elif block.place.table not in unread:
            yield from (line for row in block.rows for cell in row for line in cell.split("\n"))


def lost(data: bytes, name: str) -> list[str]:
    """The lines of a document that are not kept. A heading is kept without its number, an annotation without its text."""
    document = load_document(data, name=name)
    unread = {finding.place.table for finding in document.findings if finding.code == "table-not-read"}
    text = kept(document)
    missing = []
    for line in printed(data, name, unread):
        ordinal = ordinal_of(line)
        parts = re.split("[（(](?=[^（(]*单位：)", line[ordinal.end :] if ordinal else line)
        if not all(plain(part) in text for part in parts):
            missing.append(line)
    return missing


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.name)
def test_a_golden_document_loses_nothing(path: Path):
    assert lost(path.read_bytes(), path.name) == []


def words(chance: random.Random, length: int = 6) -> str:
    return "".join(chance.choices("修建路桥渠园校舍田地林木河湖", k=length))


def agencies(chance: random.Random) -> str:
    names = chance.sample(["县教育局", "县财政局", "县水利局", "各乡镇人民政府", "县城投公司"], k=chance.randint(1, 3))
    return "、".join(names)


def annotation(chance: random.Random) -> str:
    """Who does it, in one of the forms that texts have; sometimes nobody is named."""
    names = agencies(chance)
    forms = [
        f"。（责任单位：{names}）",
        f"。由{names}负责落实。",
        f"。（{names}）{words(chance)}。",
        f"\n责任单位：{names}\n完成时限：2026年6月底前",
        f"\n{words(chance)}。\n{words(chance)}。\n牵头单位：{names}\n包抓领导：王建平",
        f"\n整改措施：\n（1）{words(chance)}。\n（2）{words(chance)}。\n责任单位：{names}",
        "。",
    ]
    return chance.choice(forms)


def running_text(chance: random.Random) -> str:
    """A text of sections and items, with preamble, paragraphs between them, and a signature."""
    lines = [f"{words(chance)}任务分工方案", f"为{words(chance, 12)}，制定本方案。"]
    number = 0
    for section in "一二三":
        lines.append(chance.choice([f"{section}、{words(chance)}", f"（{section}）{words(chance)}。{words(chance)}。"]))
        if chance.random() < 0.3:
            lines.append(words(chance, chance.choice([5, 50])) + chance.choice(["", "。"]))
        for _ in range(chance.randint(1, 4)):
            number += 1
            lines.append(f"{number}.{words(chance)}{annotation(chance)}")
            if chance.random() < 0.2:
                lines.append(f"{words(chance, 12)}。")
    lines += [
        f"1.{words(chance)}。（县教育局）",
        f"{words(chance)}。",
        "某县人民政府",
        "2026年3月1日",
        f"注：{words(chance)}",
    ]
    return "\n".join(lines)


def table(chance: random.Random) -> str:
    """A table with lines around it, sections, blank cells and notes."""
    lines = [f"{words(chance)}责任分工表", f"{words(chance, 20)}。", "序号\t工作任务\t牵头单位\t责任单位\t完成时限"]
    for number in range(1, 8):
        if chance.random() < 0.3:
            lines.append(f"{words(chance)}\t\t\t\t")
        lead, others = chance.choice(["", agencies(chance)]), chance.choice(["", "/", agencies(chance)])
        lines.append(f"{number}\t{words(chance)}。{words(chance)}\t{lead}\t{others}\t{chance.choice(['', '6月底'])}")
    lines += [f"合计\t{number}\t\t\t", f"注：{words(chance)}\t\t\t\t", f"{words(chance, 15)}。", "2026年3月1日"]
    return "\n".join([*lines, "县教育局"])


@pytest.mark.parametrize("compose", [running_text, table])
@pytest.mark.parametrize("seed", range(60))
def test_a_composed_document_loses_nothing(compose, seed):
    assert lost(compose(random.Random(seed)).encode(), "composed.txt") == []
