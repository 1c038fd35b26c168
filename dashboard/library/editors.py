"""Who may keep, correct and remove documents: everybody, or the names in RB_EDITORS."""

import logging
import os
from functools import cache
from pathlib import Path

_LOG = logging.getLogger("dashboard.editors")


def may_edit(name: str) -> bool:
    """Whether the person of this name may change the library, as the setting says now; "" is a person without a name.

    A file of names is read each time, so that whoever is taken out of it is refused from the next click on. If it cannot be
    read, nobody may.
    """
    return not is_limited() or (bool(name) and name in _names(_setting()))


def is_limited() -> bool:
    """Whether only some may edit."""
    return bool(_setting())


def _setting() -> str:
    """RB_EDITORS: names with commas between them, or the absolute path of a file with a name a line."""
    return os.environ.get("RB_EDITORS", "").strip()


def _names(setting: str) -> set[str]:
    names = _lines(Path(setting)) if Path(setting).is_absolute() else setting.split(",")
    return {name.strip() for name in names} - {""}


def _lines(file: Path) -> list[str]:
    """The lines of the file that are no comments; none if it cannot be read, which the log says once."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeError) as error:
        _say(f"{file}: {error}")
        return []
    return [line for line in lines if not line.lstrip().startswith("#")]


@cache
def _say(problem: str) -> None:
    _LOG.error("nobody may edit: %s", problem)
