"""What the server need not hold in memory."""

from __future__ import annotations

import ctypes
import gc
import sys

#: Streamlit loads plotly as it starts, to register a template that figures of plain dicts, as ours, do not use; narwhals
#: comes with it. The first chart loads it again.
_UNUSED_AT_START = ("plotly", "_plotly_utils", "narwhals")


def keep_small() -> None:
    """Drop the modules that nobody uses yet; have Arrow take memory as everyone does, not from a store of its own.

    Called before pandas is loaded, into the room that is left: 16 MB of some 175.
    """
    for name in [name for name in sys.modules if name.partition(".")[0] in _UNUSED_AT_START]:
        del sys.modules[name]
    gc.collect()
    import pyarrow as pa

    pa.set_memory_pool(pa.system_memory_pool())


def hand_back() -> None:
    """Collect garbage, and give the system what is free: glibc would keep it for later."""
    gc.collect()
    if sys.platform == "linux" and hasattr(libc := ctypes.CDLL(None), "malloc_trim"):
        libc.malloc_trim(0)
