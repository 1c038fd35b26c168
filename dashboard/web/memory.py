"""What the server need not hold in memory."""

from __future__ import annotations

import ctypes
import gc
import linecache
import sys

#: Streamlit loads plotly as it starts, to register a template that figures of plain dicts, as ours, do not use; narwhals
#: comes with it. The first chart loads it again.
_UNUSED_AT_START = ("plotly", "_plotly_utils", "narwhals")
_M_ARENA_MAX = -8  # of glibc's mallopt
_GLIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def keep_small() -> None:
    """Drop the modules that nobody uses yet; have all threads, and Arrow, take memory from one store.

    Called before pandas is loaded, into the room that is left: 16 MB of some 175.
    """
    if hasattr(_GLIBC, "mallopt"):
        _GLIBC.mallopt(_M_ARENA_MAX, 1)
    for name in [name for name in sys.modules if name.partition(".")[0] in _UNUSED_AT_START]:
        del sys.modules[name]
    gc.collect()
    import pyarrow as pa

    pa.set_memory_pool(pa.system_memory_pool())


def hand_back() -> None:
    """Collect garbage, sources read for a function's hash too, and give the system what glibc would keep for later."""
    linecache.clearcache()
    gc.collect()
    if hasattr(_GLIBC, "malloc_trim"):
        _GLIBC.malloc_trim(0)
