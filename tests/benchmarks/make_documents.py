"""python -m tests.benchmarks.make_documents DIR [-n 1000] [-r 100]: invented documents, for measurements with many documents.

They are tab-separated texts, workbooks, Word files and web pages in turn. Each has measures of one to three rows under
sections, and about five agencies per row, of a province or of one of its cities. The same numbers give the same documents.
"""

import argparse
import html
import random
import tomllib
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import Workbook

HEADER = ("工作任务", "牵头单位", "责任单位")
WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def agencies_of(rng: random.Random, province: str, city: str | None) -> list[str]:
    """The agencies that a document of the province, or of the city, may name, the most likely first.

    Most cities' documents write 市财政局; some write the city's name in front.
    """
    departments = WORDS["departments"]
    if city is None:
        local = [f"{name}市政府" for name in WORDS["places"][province]]
        return [*(f"省{name}" for name in departments), "各市（县）政府", f"人民银行{province}省分行", *local]
    prefix = rng.choice(["市", "市", f"{city}市"])
    names = [prefix + name.replace("厅", "局").replace("党委", "委") for name in departments]
    local = [f"{city}市{place}" for place in ("城投集团", "供电公司", "高新区管委会", "经开区管委会", "融资担保公司")]
    return [*names, "各县（市、区）政府", *local]


def make_rows(rng: random.Random, agencies: list[str], count: int) -> list[tuple[str, ...]]:
    """The rows as printed: (section,) or (task, leads, others)."""
    weights = [1 / (at + 6) for at in range(len(agencies))]
    rows: list[tuple[str, ...]] = []
    section = measure = made = 0
    while made < count:
        if measure % 7 == 0:
            section += 1
            rows.append((f"{numeral(section)}、{_goal(rng)}",))
        measure += 1
        title = f"{_goal(rng)}，{_goal(rng)}"
        for _ in range(min(rng.choice((1, 1, 2, 3)), count - made)):
            made += 1
            body = "。".join(
                text.format(n=rng.randint(2, 60)) for text in rng.sample(WORDS["clauses"], rng.randint(2, 5))
            )
            named = list(dict.fromkeys(rng.choices(agencies, weights, k=rng.choice((3, 4, 5, 6, 7, 8)))))
            leads = rng.choice((1, 1, 2))
            task = f"{measure}.{title}。{body}。"
            rows.append((task, "、".join(named[:leads]), "、".join(named[leads:])))
    return rows


def _goal(rng: random.Random) -> str:
    return rng.choice(WORDS["verbs"]) + rng.choice(WORDS["objects"])


def numeral(number: int) -> str:
    """The number before a section: 一 … 九百九十九."""
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    if hundreds:
        link = "" if rest == 0 else "零" if rest < 10 else "一" if rest < 20 else ""
        return f"{digits[hundreds]}百{link}{numeral(rest) if rest else ''}"
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{digits[tens]}十") + (digits[ones] if ones else "")


def as_text(title: str, rows: list[tuple[str, ...]]) -> bytes:
    return "\n".join([title, "", *("\t".join(row) for row in [HEADER, *rows])]).encode()


def as_workbook(title: str, rows: list[tuple[str, ...]]) -> bytes:
    book = Workbook()
    sheet = book.active
    for row in [(title,), HEADER, *rows]:
        sheet.append(row)
        if len(row) == 1:
            sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=3)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def as_page(title: str, rows: list[tuple[str, ...]]) -> bytes:
    def cells(row: tuple[str, ...]) -> str:
        span = ' colspan="3"' if len(row) == 1 else ""
        return "".join(f"<td{span}><p>{html.escape(cell)}</p></td>" for cell in row)

    body = "".join(f"<tr>{cells(row)}</tr>\n" for row in [HEADER, *rows])
    return f'<html><head><meta charset="utf-8"><title>{title}</title></head><body><h1>{title}</h1><table>{body}</table></body></html>'.encode()


def as_word(title: str, rows: list[tuple[str, ...]]) -> bytes:
    def cell(text: str, span: int) -> str:
        merged = f'<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>' if span > 1 else ""
        return f"<w:tc>{merged}{paragraph(text)}</w:tc>"

    def paragraph(text: str) -> str:
        return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"

    table = "".join(
        f"<w:tr>{''.join(cell(text, 3 if len(row) == 1 else 1) for text in row)}</w:tr>" for row in [HEADER, *rows]
    )
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = f"<w:document {space}><w:body>{paragraph(title)}<w:tbl>{table}</w:tbl></w:body></w:document>"
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{kinds}"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": body,
    }
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), f'<?xml version="1.0" encoding="UTF-8"?>{content}')
    return file.getvalue()


FORMATS: tuple[tuple[str, Callable[[str, list[tuple[str, ...]]], bytes]], ...] = (
    ("txt", as_text), ("xlsx", as_workbook), ("docx", as_word), ("html", as_page),
)  # fmt: skip


def large_document(measures: int = 1_000, agencies: int = 200) -> bytes:
    """One tab-separated text with that many measures and agencies."""
    rng = random.Random(0)
    named = (name for province in WORDS["places"] for name in agencies_of(rng, province, None))
    names = [*dict.fromkeys(named), *(f"第{at}研究院" for at in range(agencies))][:agencies]
    rows = make_rows(rng, names, 3 * measures)
    end = next(at for at, row in enumerate(rows) if row[0].startswith(f"{measures + 1}."))
    return as_text(f"{measures}项措施{agencies}个单位重点任务责任分工表", rows[:end])


def make_documents(folder: Path, documents: int = 1_000, rows: int = 100) -> None:
    """Writes the documents into the folder, which it creates if necessary."""
    folder.mkdir(parents=True, exist_ok=True)
    for at in range(documents):
        rng = random.Random(at)
        province = rng.choice(list(WORDS["places"]))
        city = rng.choice([None, *WORDS["places"][province]])
        place = f"{city}市" if city else f"{province}省"
        subject, year = WORDS["subjects"][at % len(WORDS["subjects"])], 2018 + at // len(WORDS["subjects"]) % 9
        title = f"{place}{subject}{year}年重点任务责任分工表"
        suffix, write = FORMATS[at % len(FORMATS)]
        data = write(title, make_rows(rng, agencies_of(rng, province, city), rows))
        (folder / f"{at + 1:04}-{title}.{suffix}").write_bytes(data)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-n", "--documents", type=int, default=1_000)
    parser.add_argument("-r", "--rows", type=int, default=100)
    arguments = parser.parse_args()
    make_documents(arguments.folder, arguments.documents, arguments.rows)


if __name__ == "__main__":
    main()
