"""What the hostile files are made of: the plain table that each of them spoils, and the list they stand in."""

import csv
import io
import socket
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple

HEADER = ("工作任务", "牵头单位", "配合单位", "完成时限")
ROWS = (
    ("1.推进数字政府建设。建好平台", "市大数据局", "市财政局、市委编办", "2025年底前"),
    ("2.优化营商环境。减少材料", "市发展改革委", "市市场监管局", "2025年底前"),
    ("3.完善社会救助。扩大范围", "市民政局", "市人力资源社会保障局", "2025年底前"),
)
TABLE = (HEADER, *ROWS)
#: (role, agency) of the plain table's seven assignments.
BASE = (
    ("lead", "市大数据局"),
    ("support", "市财政局"),
    ("support", "市委编办"),
    ("lead", "市发展改革委"),
    ("support", "市市场监管局"),
    ("lead", "市民政局"),
    ("support", "市人力资源社会保障局"),
)


class Attack(NamedTuple):
    """A hostile file: its name, what makes its bytes, and what it tries."""

    name: str
    build: Callable[[], bytes]
    tries: str


#: Every attack by its id ("a01").
ATTACKS: dict[str, Attack] = {}


def attack(suffix: str) -> Callable:
    """Enter a builder, which returns the file's text or bytes, under its own name; its docstring says what it tries."""

    def enter(build: Callable[[], str | bytes]) -> Callable[[], bytes]:
        def made() -> bytes:
            content = build()
            return content.encode() if isinstance(content, str) else content

        ATTACKS[build.__name__[:3]] = Attack(build.__name__ + suffix, made, build.__doc__ or "")
        return made

    return enter


@cache
def trap() -> socket.socket:
    """A door on this machine that no reader may knock at: a file that names it shows whether anything is fetched."""
    door = socket.create_server(("127.0.0.1", 0))
    door.setblocking(False)
    return door


def outside() -> str:
    """The trap's address, for the places where a hostile file names another host."""
    return f"http://127.0.0.1:{trap().getsockname()[1]}"


def tsv(rows: Iterable[Sequence[str]] = TABLE) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


def comma(rows: Iterable[Sequence[str]] = TABLE, delimiter: str = ",") -> str:
    """RFC 4180: quoted where it has to be."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def html(rows: Iterable[Sequence[str]] = TABLE, head: str = '<meta charset="utf-8">') -> str:
    return f"<html><head>{head}</head><body>{html_table(rows)}</body></html>"


def html_table(rows: Iterable[Sequence[str]] = TABLE) -> str:
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def spoiled(row: int, column: int, cell: str) -> list[list[str]]:
    """The plain table with one cell changed; row 0 is the header."""
    rows = [list(row) for row in TABLE]
    rows[row][column] = cell
    return rows


def named(agencies: Iterable[str]) -> list[tuple[str, str]]:
    """A table with one agency a row."""
    return [("工作任务", "责任单位"), *((f"{at}.任务{at}", agency) for at, agency in enumerate(agencies, start=1))]
