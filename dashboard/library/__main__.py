"""python -m dashboard.library export DIR | import DIR: the whole library as plain files, and back (docs/library.md).

The library is the one that RB_DATABASE_URL names, without it data/library.db. Exit status 0, or 2 after one sentence.
"""

import argparse
import sys
from pathlib import Path

from dashboard.library.database import Library
from dashboard.text import said, set_language, t
from loaders import LoadError
from loaders.messages.templates import LANGUAGES


def main(argv: list[str] | None = None) -> int:
    """Return exit status 0, or 2 if nothing was exported or imported."""
    arguments = _parser().parse_args(argv)
    set_language(arguments.lang)
    try:
        library = Library()
        do = _export if arguments.what == "export" else _import
        print(do(library, arguments.folder))
    except LoadError as error:
        print(said(error), file=sys.stderr)
        return 2
    return 0


def _export(library: Library, folder: Path) -> str:
    try:
        return t("library.exported", count=library.export(folder))
    except OSError as error:
        raise LoadError("export-not-written", reason=error.strerror or str(error)) from None


def _import(library: Library, folder: Path) -> str:
    return t("library.imported", count=library.import_(folder))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboard.library", description="Backup of the library.")
    parser.add_argument(
        "what",
        choices=("export", "import"),
        help="write everything into a new folder, or read it into an empty library",
    )
    parser.add_argument("folder", metavar="DIR", type=Path, help="the folder of the backup")
    parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="language of messages (default: zh)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
