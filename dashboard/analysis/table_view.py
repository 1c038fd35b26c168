"""What somebody has chosen of the table of assignments: columns, words that a column must contain, the order of the rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from dashboard.analysis.columns import table_columns
from dashboard.model.dataset import Dataset
from dashboard.model.folding import fold

#: The parameters of an address.
PARAMETERS = ("columns", "where", "sort")
_DOWN = "-"  # before the name of the column that sorts downwards
_RANGE = re.compile(r"\s*(\d{1,9})\s*(?:[-–~～—至]\s*(\d{1,9})\s*)?")
#: A letter of ASCII -> a pattern for it in either case and either width. Other letters have one form, and are found faster.
_WIDTH = 0xFF01 - 0x21
_TWINS = {
    letter: f"[{''.join(f'{re.escape(each)}{chr(ord(each) + _WIDTH)}' for each in {letter, letter.upper()})}]"
    for letter in map(chr, range(0x21, 0x7F))
} | {" ": "[ \u3000]"}


@dataclass(frozen=True)
class TableView:
    """`columns` are the names of those shown, none for all; `where` holds (column, words that it must contain), for a column
    of numbers a number or a range such as 3-8, for `role` keys of roles; `sort` is the name of a column, with "-" before it for the other direction."""

    columns: tuple[str, ...] = ()
    where: tuple[tuple[str, str], ...] = ()
    sort: str = ""

    @classmethod
    def read(cls, dataset: Dataset, columns: str = "", where: str = "", sort: str = "") -> TableView:
        """The view that the values of an address mean in a dataset; a column that it lacks is left out."""
        names = table_columns(dataset)
        pairs = [piece.partition("=")[::2] for piece in where.split(",") if piece]
        words = {unquote(name): unquote(said).strip() for name, said in pairs}
        return cls(
            tuple(name for name in names if name in {*map(unquote, columns.split(","))}),
            tuple((name, words[name]) for name in names if words.get(name)),
            sort if sort.removeprefix(_DOWN) in names else "",
        )

    def parameters(self) -> dict[str, str]:
        """The values of an address that `read` reads as this view; empty ones left out."""
        where = (f"{_quoted(name)}={_quoted(said)}" for name, said in self.where)
        values = {"columns": ",".join(map(_quoted, self.columns)), "where": ",".join(where), "sort": self.sort}
        return {name: value for name, value in values.items() if value}

    def shown(self, dataset: Dataset) -> tuple[str, ...]:
        """The names of the columns shown."""
        return self.columns or table_columns(dataset)

    @property
    def sorted_by(self) -> tuple[str, bool]:
        """The column that sorts, and whether downwards."""
        return self.sort.removeprefix(_DOWN), self.sort.startswith(_DOWN)

    def next_sort(self, name: str) -> str:
        """The `sort` after a click on the head of a column: upwards, then downwards, then as printed."""
        return {name: f"{_DOWN}{name}", f"{_DOWN}{name}": ""}.get(self.sort, name)

    @property
    def is_as_printed(self) -> bool:
        """Whether all rows are shown, in print order."""
        return not (self.where or self.sort)

    def conditions(self, sql_of: Mapping[str, str], numbers: Iterable[str]) -> tuple[str, dict[str, Any]]:
        """The condition of the rows as SQL, with its values; `sql_of` gives the SQL of each column."""
        tests, values = ["true"], dict[str, Any]()
        for at, (name, said) in enumerate(self.where):
            span = _RANGE.fullmatch(said) if name in numbers else None
            if span:
                first, last = int(span[1]), int(span[2] or span[1])
                tests.append(f"{sql_of[name]} BETWEEN {min(first, last)} AND {max(first, last)}")
                continue
            if name == "role":
                values[f"where{at}"] = said.split()
                tests.append(f"list_contains($where{at}, role::VARCHAR)")
                continue
            letters = fold(said)
            is_plain = not _TWINS.keys() & set(letters)
            values[f"where{at}"] = letters if is_plain else "".join(_TWINS.get(letter, letter) for letter in letters)
            function = "contains" if is_plain else "regexp_matches"
            tests.append(f"{function}(({sql_of[name]})::VARCHAR, $where{at})")
        return " AND ".join(tests), values

    def order(self, sql_of: Mapping[str, str]) -> str:
        """The order of the rows as SQL."""
        name, is_down = self.sorted_by
        return f"{sql_of[name]} {'DESC' if is_down else 'ASC'} NULLS LAST, line" if name else "line"


EVERYTHING = TableView()


def unknown_columns(dataset: Dataset, columns: str = "", where: str = "", sort: str = "") -> list[str]:
    """The columns that the values of an address name and the dataset does not have."""
    named = [*columns.split(","), *(piece.partition("=")[0] for piece in where.split(",")), sort.removeprefix(_DOWN)]
    return [name for name in dict.fromkeys(map(unquote, named)) if name and name not in table_columns(dataset)]


def _quoted(words: str) -> str:
    """The words without what parts names and words in an address."""
    return "".join(f"%{ord(letter):02X}" if letter in "%,=+" else letter for letter in words)
